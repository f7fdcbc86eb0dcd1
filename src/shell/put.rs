//! Source files that a command writes: beneath the folder they belong to, through no link, whole or
//! not at all.

use crate::base::diagnostic::message;
use crate::base::path::SourcePath;
use crate::shell::failure::{Exit, Failure};
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Component, Path, PathBuf};

/// A folder that files are to be written to.
pub struct Target {
    folder: PathBuf,
}

/// What lies where files are to be written.
#[derive(Debug, PartialEq, Eq)]
pub enum Standing {
    /// None of the files, or some of them with these very bytes: a run before was broken off.
    Free,
    /// A file of that name.
    Taken(PathBuf),
}

/// The first of `paths` that exists below `root`.
pub fn existing<'a>(
    root: &Path,
    paths: impl IntoIterator<Item = &'a SourcePath>,
) -> Option<&'a SourcePath> {
    paths
        .into_iter()
        .find(|path| root.join(path.as_str()).symlink_metadata().is_ok())
}

/// Writes texts that are not there yet to their paths below `root`: all of them or none.
///
/// Failures: as `Target::create`.
pub fn create(root: &Path, files: &[(SourcePath, String)]) -> Result<(), Failure> {
    let bytes = |(path, text): &(SourcePath, String)| (path.to_string(), text.clone().into_bytes());
    Target::new(root, root)?.create(&files.iter().map(bytes).collect::<Vec<_>>())
}

impl Target {
    /// `folder`, which is absolute or relative to where the command runs. Below the site at `root`
    /// no link may lie on the way; elsewhere links on the way to it are followed, as a person named
    /// them.
    ///
    /// Failures: `disk/link`, `disk/unreadable`, `disk/outside`.
    pub fn new(root: &Path, folder: &Path) -> Result<Target, Failure> {
        let absolute =
            |path: &Path| std::path::absolute(path).map_err(|error| Failure::read(path, &error));
        let (root, folder) = (absolute(root)?, absolute(folder)?);
        let Ok(below) = folder.strip_prefix(&root) else {
            let folder = super::publish::real(&folder)?;
            return Ok(Target { folder });
        };
        let mut at = root.clone();
        for name in below.components() {
            let Component::Normal(name) = name else {
                return Err(outside(&folder));
            };
            at.push(name);
            refuse_link(&at)?;
        }
        Ok(Target { folder: at })
    }

    /// Whether one of `files` may not be written because something else lies there.
    ///
    /// Failures: `disk/link`.
    pub fn standing(&self, files: &[(String, Vec<u8>)]) -> Result<Standing, Failure> {
        let (mut same, mut taken) = (0, None);
        for (name, new) in files {
            let path = self.at(name)?;
            match fs::read(&path) {
                Ok(bytes) if bytes == *new => {
                    same += 1;
                    taken = taken.or(Some(path));
                }
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                _ => return Ok(Standing::Taken(path)),
            }
        }
        Ok(match taken.filter(|_| same == files.len()) {
            Some(path) => Standing::Taken(path),
            None => Standing::Free,
        })
    }

    /// Writes `files`, names below the folder with their bytes, over what lies there: into a new
    /// folder all at once, into one that is there each at once.
    ///
    /// Failures: `disk/link`, `disk/unwritable`; then no file is half written, and the same call
    /// ends what was begun.
    pub fn write(&self, files: &[(String, Vec<u8>)]) -> Result<(), Failure> {
        for (name, _) in files {
            self.at(name)?;
        }
        match self.folder.symlink_metadata() {
            Ok(_) => self.each(files),
            Err(error) if error.kind() == io::ErrorKind::NotFound => self.all(files),
            Err(error) => Err(Failure::read(&self.folder, &error)),
        }
    }

    /// Writes `files`, none of which is there yet; folders that lack are made. All of them or none.
    ///
    /// Failures: `disk/link`, `disk/unwritable`, also for a file that is there.
    pub fn create(&self, files: &[(String, Vec<u8>)]) -> Result<(), Failure> {
        let mut made = vec![];
        let done = files.iter().try_for_each(|(name, bytes)| {
            let path = self.at(name)?;
            folders(path.parent().unwrap_or(&path), &mut made)?;
            fresh(&path, bytes)?;
            made.push(path);
            Ok(())
        });
        if done.is_err() {
            made.iter().rev().for_each(|path| remove(path));
        }
        done
    }

    /// Where `name` is to lie; no link on the way from the folder.
    fn at(&self, name: &str) -> Result<PathBuf, Failure> {
        let mut at = self.folder.clone();
        for name in Path::new(name).components() {
            at.push(name);
            refuse_link(&at)?;
        }
        Ok(at)
    }

    fn all(&self, files: &[(String, Vec<u8>)]) -> Result<(), Failure> {
        let new = beside(&self.folder);
        super::publish::exchange::remove(&new)?;
        let done = files
            .iter()
            .try_for_each(|(name, bytes)| fresh(&new.join(name), bytes))
            .and_then(|()| {
                fs::rename(&new, &self.folder).map_err(|error| Failure::write(&self.folder, &error))
            });
        if done.is_err() {
            // What cannot be removed now is removed by the next run.
            let _ = super::publish::exchange::remove(&new);
        }
        done
    }

    fn each(&self, files: &[(String, Vec<u8>)]) -> Result<(), Failure> {
        let pairs: Vec<(PathBuf, PathBuf)> = files
            .iter()
            .map(|(name, _)| self.folder.join(name))
            .map(|path| (beside(&path), path))
            .collect();
        let written = pairs
            .iter()
            .zip(files)
            .try_for_each(|((new, path), (_, bytes))| {
                match fs::remove_file(new) {
                    Err(error) if error.kind() != io::ErrorKind::NotFound => {
                        return Err(Failure::write(new, &error));
                    }
                    _ => {}
                }
                fresh(new, bytes)?;
                like_before(path, new);
                Ok(())
            });
        let done = written.and_then(|()| {
            pairs.iter().try_for_each(|(new, path)| {
                fs::rename(new, path).map_err(|error| Failure::write(path, &error))
            })
        });
        if done.is_err() {
            // What cannot be removed now is removed by the next run.
            pairs.iter().for_each(|(new, _)| drop(fs::remove_file(new)));
        }
        done
    }
}

/// Writes a file that is not there yet; its folder is made. Where that fails, there is none.
fn fresh(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let folder = path.parent().unwrap_or(path);
    fs::create_dir_all(folder).map_err(|error| Failure::write(folder, &error))?;
    let mut file = File::create_new(path).map_err(|error| Failure::write(path, &error))?;
    let written = file.write_all(bytes).and_then(|()| file.sync_all());
    written.map_err(|error| {
        remove(path);
        Failure::write(path, &error)
    })
}

/// Makes `folder` and those above it that are not there.
fn folders(folder: &Path, made: &mut Vec<PathBuf>) -> Result<(), Failure> {
    let lacking: Vec<&Path> = folder
        .ancestors()
        .take_while(|path| !path.exists())
        .collect();
    for path in lacking.into_iter().rev() {
        fs::create_dir(path).map_err(|error| Failure::write(path, &error))?;
        made.push(path.to_path_buf());
    }
    Ok(())
}

fn remove(path: &Path) {
    // What cannot be removed was there before, or holds what is not ours.
    let _ = match path.is_dir() {
        true => fs::remove_dir(path),
        false => fs::remove_file(path),
    };
}

/// The name under which a file or folder grows: `.clauses.lock.xanh` for `clauses.lock`. No reading
/// of a site looks at it.
fn beside(path: &Path) -> PathBuf {
    let mut name = std::ffi::OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(".xanh");
    path.with_file_name(name)
}

/// Gives a new file the permissions of the old one; where that fails it has those of a new file.
fn like_before(old: &Path, new: &Path) {
    if let Ok(old) = old.metadata() {
        let _ = fs::set_permissions(new, old.permissions());
    }
}

fn refuse_link(path: &Path) -> Result<(), Failure> {
    let is_link = path
        .symlink_metadata()
        .is_ok_and(|metadata| metadata.is_symlink());
    if !is_link {
        return Ok(());
    }
    let shown = path.display();
    let message = message!(
        vi: "không ghi qua liên kết `{shown}`",
        en: "will not write through the link `{shown}`",
    );
    let help = message!(
        vi: "thay liên kết bằng chính tệp hay thư mục ấy",
        en: "put the file or folder itself in place of the link",
    );
    Err(Failure::new(Exit::Disk, "disk/link", message).help(help))
}

fn outside(path: &Path) -> Failure {
    let shown = path.display();
    let message = message!(
        vi: "`{shown}` ra ngoài thư mục của trang",
        en: "`{shown}` leads out of the folder of the site",
    );
    Failure::new(Exit::Usage, "disk/outside", message)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(texts: [&str; 2]) -> Vec<(String, Vec<u8>)> {
        let names = ["a.md", "b/c.md"];
        let pair = |(name, text): (&str, &str)| (name.to_string(), text.as_bytes().to_vec());
        names.into_iter().zip(texts).map(pair).collect()
    }

    fn held(folder: &Path) -> Vec<String> {
        let entries = walkdir::WalkDir::new(folder).sort_by_file_name();
        let file = |entry: walkdir::DirEntry| entry.path().to_path_buf();
        entries
            .into_iter()
            .map(|entry| file(entry.unwrap()))
            .filter(|path| path.is_file())
            .map(|path| {
                let name = path.strip_prefix(folder).unwrap().display().to_string();
                format!("{name}={}", fs::read_to_string(&path).unwrap())
            })
            .collect()
    }

    #[test]
    fn files_are_written_new_and_over_old_ones() {
        let folder = tempfile::tempdir().unwrap();
        let target = Target::new(folder.path(), &folder.path().join("x/y")).unwrap();
        for texts in [["1", "2"], ["3", "4"]] {
            let files = files(texts);
            assert_eq!(target.write(&files).map_err(|failure| failure.why), Ok(()));
            let [a, b] = texts;
            let expected = [format!("a.md={a}"), format!("b/c.md={b}")];
            assert_eq!(held(&folder.path().join("x/y")), expected);
        }
        assert_eq!(held(folder.path()).len(), 2);
    }

    #[test]
    fn new_files_are_written_all_or_none() {
        let top = tempfile::tempdir().unwrap();
        let root = top.path().join("moi/trang");
        let of = |names: &[&str]| {
            let file = |name: &&str| (SourcePath::new(name), format!("{name}\n"));
            names.iter().map(file).collect::<Vec<_>>()
        };
        create(&root, &of(&["a.md", "b/c.md"])).unwrap();
        create(&root, &of(&["d/e.md", "a.md"])).unwrap_err();
        assert_eq!(held(&root), ["a.md=a.md\n", "b/c.md=b/c.md\n"]);
        assert!(!root.join("d").exists());
        let there = SourcePath::new("a.md");
        assert_eq!(existing(&root, [&there]), Some(&there));
    }

    #[test]
    fn what_was_broken_off_is_ended_and_what_is_whole_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let target = Target::new(folder.path(), &folder.path().join("x")).unwrap();
        let standing = || target.standing(&files(["1", "2"])).unwrap();
        assert_eq!(standing(), Standing::Free);
        fs::create_dir_all(folder.path().join("x/b")).unwrap();
        fs::write(folder.path().join("x/a.md"), "1").unwrap();
        fs::write(folder.path().join("x/.a.md.xanh"), "half").unwrap();
        assert_eq!(standing(), Standing::Free);
        target.write(&files(["1", "2"])).unwrap();
        assert_eq!(held(folder.path()), ["x/a.md=1", "x/b/c.md=2"]);
        assert_eq!(standing(), Standing::Taken(folder.path().join("x/a.md")));
        fs::write(folder.path().join("x/b/c.md"), "other").unwrap();
        assert_eq!(standing(), Standing::Taken(folder.path().join("x/b/c.md")));
    }

    #[cfg(unix)]
    #[test]
    fn nothing_is_written_through_a_link() {
        use std::os::unix::fs::symlink;
        let folder = tempfile::tempdir().unwrap();
        let (root, victim) = (folder.path().join("site"), folder.path().join("victim"));
        fs::create_dir_all(root.join("own")).unwrap();
        fs::create_dir(&victim).unwrap();
        fs::write(victim.join("a.md"), "mine").unwrap();
        symlink(&victim, root.join("linked")).unwrap();
        symlink(victim.join("a.md"), root.join("own/a.md")).unwrap();
        let code = |folder: &str| {
            let target = Target::new(&root, &root.join(folder));
            let written = target.and_then(|target| target.write(&files(["1", "2"])));
            written.map_err(|failure| failure.why.code)
        };
        assert_eq!(code("linked"), Err("disk/link"));
        assert_eq!(code("linked/new"), Err("disk/link"));
        assert_eq!(code("own"), Err("disk/link"));
        assert_eq!(code("own/../../victim"), Err("disk/outside"));
        assert_eq!(held(&victim), ["a.md=mine"]);
        assert_eq!(code("own/new"), Ok(()));
    }
}
