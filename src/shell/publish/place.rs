//! Where a site may be written.

use super::manifest::MANIFEST;
use crate::base::diagnostic::{Message, message};
use crate::shell::disk::walk::FOLDERS;
use crate::shell::failure::{Exit, Failure};
use std::ffi::{OsStr, OsString};
use std::io;
use std::path::{Component, Path, PathBuf};

/// The output folder and the folder beside it where the next site grows; both absolute, without
/// links on the way.
#[derive(Clone, Debug)]
pub struct Place {
    pub output: PathBuf,
    /// `.public.xanh` beside `public`: lock, record, and while a build runs the trees that are
    /// exchanged.
    pub side: PathBuf,
}

impl Place {
    /// The place of `output` for the site at `root`. Nothing is written.
    ///
    /// Failures: `disk/output` where the folder holds files that xanh did not write, or is the
    /// site, one of its folders, a folder that holds the site, the home folder or `/`.
    pub fn new(root: &Path, output: &Path, home: Option<&Path>) -> Result<Self, Failure> {
        let read = |path: &Path| {
            path.canonicalize()
                .map_err(|error| Failure::read(path, &error))
        };
        let (root, output) = (read(root)?, real(output)?);
        let (Some(parent), Some(name)) = (output.parent(), output.file_name()) else {
            return Err(refused(
                &output,
                message!(vi: "là gốc của đĩa", en: "is the root of the disk"),
            ));
        };
        if let Some(why) = forbidden(&root, &output, home) {
            return Err(refused(&output, why));
        }
        let place = Place {
            side: parent.join(side(name)),
            output,
        };
        place.is_ours()?;
        Ok(place)
    }

    /// A tree in the folder beside: `new`, `old`.
    pub fn sibling_path(&self, name: &str) -> PathBuf {
        self.side.join(name)
    }

    /// Refuses what is not a folder, and a folder with files but without our manifest.
    fn is_ours(&self) -> Result<(), Failure> {
        let entries = match std::fs::read_dir(&self.output) {
            Ok(mut entries) => entries.next().is_some(),
            Err(error) if error.kind() == io::ErrorKind::NotFound => false,
            Err(error) if error.kind() == io::ErrorKind::NotADirectory => {
                return Err(refused(
                    &self.output,
                    message!(vi: "là một tệp", en: "is a file"),
                ));
            }
            Err(error) => return Err(Failure::read(&self.output, &error)),
        };
        if entries && !self.output.join(MANIFEST).is_file() {
            let why = message!(
                vi: "đã có tệp không do xanh ghi ra",
                en: "holds files that xanh did not write",
            );
            return Err(refused(&self.output, why));
        }
        Ok(())
    }
}

/// The name of the folder beside an output folder: `.public.xanh`.
pub fn side(output: &OsStr) -> OsString {
    let mut side = OsString::from(".");
    side.push(output);
    side.push(".xanh");
    side
}

/// Why no site may ever be written to `output`.
fn forbidden(root: &Path, output: &Path, home: Option<&Path>) -> Option<Message> {
    let home = home.and_then(|home| home.canonicalize().ok());
    if output == root {
        return Some(
            message!(vi: "là thư mục của chính trang", en: "is the folder of the site itself"),
        );
    }
    if root.starts_with(output) {
        return Some(message!(vi: "chứa thư mục của trang", en: "holds the folder of the site"));
    }
    if home.is_some_and(|home| home.starts_with(output)) {
        return Some(message!(
            vi: "là thư mục chính của bạn hoặc chứa nó",
            en: "is your home folder or holds it",
        ));
    }
    let folder = FOLDERS
        .iter()
        .find(|folder| output.starts_with(root.join(folder)))?;
    Some(message!(
        vi: "nằm trong `{folder}/`, nơi trang được đọc",
        en: "lies in `{folder}/`, which the site is read from",
    ))
}

/// `path` made absolute, its links resolved as far as it exists; the rest may hold no `..`.
pub fn real(path: &Path) -> Result<PathBuf, Failure> {
    let absolute = std::path::absolute(path).map_err(|error| Failure::read(path, &error))?;
    let mut rest = Vec::new();
    let mut at = absolute.as_path();
    loop {
        match at.canonicalize() {
            Ok(real) => return Ok(rest.iter().rev().fold(real, |path, name| path.join(name))),
            Err(error)
                if error.kind() == io::ErrorKind::NotFound && at.symlink_metadata().is_err() => {}
            Err(error) => return Err(Failure::read(at, &error)),
        }
        match (at.components().next_back(), at.parent()) {
            (Some(Component::Normal(name)), Some(parent)) => {
                rest.push(name);
                at = parent;
            }
            _ => {
                return Err(refused(
                    path,
                    message!(
                        vi: "đi qua một thư mục không có",
                        en: "leads through a folder that is not there",
                    ),
                ));
            }
        }
    }
}

fn refused(output: &Path, why: Message) -> Failure {
    let output = output.display();
    let message = Message::new(
        format!("không ghi trang ra `{output}`: {}", why.vi),
        format!("will not write the site to `{output}`: {}", why.en),
    );
    let help = message!(
        vi: "chọn bằng `-o` một thư mục trống hoặc chưa có",
        en: "choose an empty or new folder with `-o`",
    );
    Failure::new(Exit::Usage, "disk/output", message).help(help)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn no_site_is_written_over_what_people_need() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        for name in [
            "home/site/content/a",
            "home/site/empty",
            "home/site/full",
            "home/site/ours",
        ] {
            fs::create_dir_all(at(name)).unwrap();
        }
        fs::write(at("home/site/full/thesis.docx"), "").unwrap();
        fs::write(at("home/site/ours").join(MANIFEST), "").unwrap();
        let site = at("home/site");
        let is_refused = |output: &Path| {
            Place::new(&site, output, Some(&at("home")))
                .is_err_and(|failure| failure.why.code == "disk/output")
        };
        for name in [
            "",
            "home",
            "home/site",
            "home/site/.",
            "home/site/content",
            "home/site/content/a",
            "home/site/content/new",
            "home/site/full",
        ] {
            assert!(is_refused(&at(name)), "{name}");
        }
        for name in ["/", "home/site/full/thesis.docx"] {
            assert!(is_refused(&at(name)), "{name}");
        }
        for name in [
            "home/site/empty",
            "home/site/ours",
            "home/site/new",
            "home/site/new/deep",
            "home/other",
            "home/site/contents",
        ] {
            assert!(
                Place::new(&site, &at(name), Some(&at("home"))).is_ok(),
                "{name}"
            );
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_to_the_content_is_the_content() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("content")).unwrap();
        std::os::unix::fs::symlink("content", folder.path().join("public")).unwrap();
        assert!(Place::new(folder.path(), &folder.path().join("public"), None).is_err());
        assert!(Place::new(folder.path(), &folder.path().join("public/deep"), None).is_err());
    }
}
