//! Source files that a command writes: beneath the folder they belong to, through no link, whole or
//! not at all.

mod journal;
mod moves;
mod part;

pub use journal::recover;

use super::plain::refuse_special;
use crate::base::diagnostic::message;
use crate::base::path::SourcePath;
use crate::shell::failure::{Exit, Failure};
use moves::New;
use part::{below, beside, remove};
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

/// A folder that files are to be written to.
pub struct Target {
    folder: PathBuf,
    /// The folder whose journal tells what is under way: the site, else `folder`.
    base: PathBuf,
}

/// What lies where files are to be written.
#[derive(Debug, PartialEq, Eq)]
pub enum Standing {
    /// None of the files, or some of them with these very bytes: a run before was broken off.
    Free,
    /// All of them, with these very bytes; the first of them.
    Same(PathBuf),
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
/// Failures: as `Target::write`; `disk/unwritable` also for a file that is there.
pub fn create(root: &Path, files: &[(SourcePath, String)]) -> Result<(), Failure> {
    if let Some(path) = existing(root, files.iter().map(|(path, _)| path)) {
        let error = io::Error::from(io::ErrorKind::AlreadyExists);
        return Err(Failure::write(&root.join(path.as_str()), &error));
    }
    let bytes = |(path, text): &(SourcePath, String)| (path.to_string(), text.clone().into_bytes());
    Target::new(root, root)?.write(&files.iter().map(bytes).collect::<Vec<_>>())
}

impl Target {
    /// `folder`, which is absolute or relative to where the command runs. Below the site at `root`
    /// no link may lie on the way; elsewhere links on the way to it are followed, as a person named
    /// them.
    ///
    /// What a command that was killed left half written there is ended first.
    ///
    /// Failures: `disk/link`, `disk/unreadable`, `disk/outside`; those of `recover`.
    pub fn new(root: &Path, folder: &Path) -> Result<Target, Failure> {
        let absolute =
            |path: &Path| std::path::absolute(path).map_err(|error| Failure::read(path, &error));
        let (root, folder) = (absolute(root)?, absolute(folder)?);
        let Ok(below) = folder.strip_prefix(&root) else {
            let folder = super::publish::real(&folder)?;
            recover(&folder)?;
            let base = folder.clone();
            return Ok(Target { folder, base });
        };
        let mut at = root.clone();
        for name in below.components() {
            let Component::Normal(name) = name else {
                return Err(outside(&folder));
            };
            at.push(name);
            refuse_special(&at)?;
        }
        recover(&root)?;
        let (folder, base) = (at, root);
        Ok(Target { folder, base })
    }

    /// Whether one of `files` may not be written because something else lies there.
    ///
    /// Failures: `disk/link`.
    pub fn standing(&self, files: &[(String, Vec<u8>)]) -> Result<Standing, Failure> {
        let mut same = vec![];
        for (name, new) in files {
            let path = self.at(name)?;
            match fs::read(&path) {
                Ok(bytes) if bytes == *new => same.push(path),
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                _ => return Ok(Standing::Taken(path)),
            }
        }
        let all = same.len() == files.len();
        let first = same.into_iter().next();
        Ok(first.filter(|_| all).map_or(Standing::Free, Standing::Same))
    }

    /// Writes `files`, names below the folder with their bytes, over what lies there: all of them
    /// or none. One that has these very bytes is left alone.
    ///
    /// Each grows beside its place, in the topmost folder that is not there yet. One such file or
    /// folder takes its place in one step; several do so with a journal, so that what a kill cuts
    /// short is ended by the next command.
    ///
    /// Failures: `disk/link`, `disk/unwritable`.
    pub fn write(&self, files: &[(String, Vec<u8>)]) -> Result<(), Failure> {
        let mut parts: BTreeMap<PathBuf, Vec<New>> = BTreeMap::new();
        for (name, bytes) in files {
            let path = self.at(name)?;
            if holds(&path, bytes)? {
                // Left by a run that was killed.
                remove(&beside(&path))?;
                continue;
            }
            let part = parts.entry(topmost(&path)).or_default();
            part.push(New { path, bytes });
        }
        moves::take_places(&self.base, moves::grow(parts)?)
    }

    /// Moves files or folders, each from a name below the folder to another one that is free, then
    /// writes `files` as `write` does; where that fails, what was moved goes back.
    ///
    /// Failures: as `write`.
    pub fn move_and_write(
        &self,
        moves: &[(String, String)],
        files: &[(String, Vec<u8>)],
    ) -> Result<(), Failure> {
        let mut done = vec![];
        let written = moves
            .iter()
            .try_for_each(|(old, new)| {
                let (old, new) = (self.at(old)?, self.at(new)?);
                fs::rename(&old, &new).map_err(|error| Failure::write(&new, &error))?;
                done.push((old, new));
                Ok(())
            })
            .and_then(|()| self.write(files));
        if written.is_err() {
            // What cannot go back is told by the failure that keeps it.
            done.iter()
                .rev()
                .for_each(|(old, new)| drop(fs::rename(new, old)));
        }
        written
    }

    /// Moves a file into the folder, under a name that is free there.
    ///
    /// Failures: `disk/link`, `disk/unwritable`.
    pub fn take(&self, from: &Path, name: &str) -> Result<(), Failure> {
        let to = self.at(name)?;
        refuse_special(from)?;
        match to.symlink_metadata() {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                fs::rename(from, &to).map_err(|error| Failure::write(&to, &error))
            }
            Err(error) => Err(Failure::read(&to, &error)),
            Ok(_) => Ok(()),
        }
    }

    /// Where `name` is to lie; no link on the way from the folder.
    fn at(&self, name: &str) -> Result<PathBuf, Failure> {
        below(&self.folder, Path::new(name))
    }
}

/// Whether the file is there with these very bytes.
///
/// Failures: `disk/unwritable` for something else than a file.
fn holds(path: &Path, bytes: &[u8]) -> Result<bool, Failure> {
    let Ok(metadata) = path.symlink_metadata() else {
        return Ok(false);
    };
    if !metadata.is_file() {
        let error = io::Error::from(io::ErrorKind::IsADirectory);
        return Err(Failure::write(path, &error));
    }
    Ok(metadata.len() == bytes.len() as u64 && fs::read(path).is_ok_and(|old| old == bytes))
}

/// The topmost folder on the way to `path` that is not there; `path` itself where all are.
fn topmost(path: &Path) -> PathBuf {
    let lacking = path
        .ancestors()
        .take_while(|path| path.symlink_metadata().is_err());
    lacking.last().unwrap_or(path).to_path_buf()
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
        assert_eq!(standing(), Standing::Same(folder.path().join("x/a.md")));
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
