//! New files beneath a folder: all of them or none, never over one that is there, through no link.

use crate::base::path::SourcePath;
use crate::shell::failure::Failure;
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The first of `paths` that exists below `root`.
pub fn existing<'a>(
    root: &Path,
    paths: impl IntoIterator<Item = &'a SourcePath>,
) -> Option<&'a SourcePath> {
    paths
        .into_iter()
        .find(|path| fs::symlink_metadata(root.join(path.as_str())).is_ok())
}

/// Writes each text to its path below `root`; folders that lack are made. Where one cannot be
/// written, those written before are taken away again.
///
/// Failures: `disk/unwritable`, also for a path that exists or that leads through a link.
pub fn create(root: &Path, files: &[(SourcePath, String)]) -> Result<(), Failure> {
    let mut made = vec![];
    for (path, text) in files {
        let full = root.join(path.as_str());
        if let Err(error) = one(root, path, text, &mut made) {
            made.iter().rev().for_each(|path| remove(path));
            return Err(Failure::write(&full, &error));
        }
    }
    Ok(())
}

/// Writes `text` in place of the file at `path` below `root`, or where none is: the old file stays
/// whole until the new one is.
///
/// Failures: `disk/unwritable`, also for a link.
pub fn replace(root: &Path, path: &SourcePath, text: &str) -> Result<(), Failure> {
    let full = root.join(path.as_str());
    if fs::symlink_metadata(&full).is_err() {
        return create(root, &[(path.clone(), text.to_string())]);
    }
    let new = SourcePath::new(&format!("{path}.xanh-new"));
    let staged = root.join(new.as_str());
    let done = expect_file(&full)
        .and_then(|()| one(root, &new, text, &mut vec![]))
        .and_then(|()| fs::rename(&staged, &full));
    done.map_err(|error| {
        remove(&staged);
        Failure::write(&full, &error)
    })
}

fn expect_file(path: &Path) -> io::Result<()> {
    match fs::symlink_metadata(path)?.is_file() {
        true => Ok(()),
        false => Err(io::ErrorKind::InvalidInput.into()),
    }
}

fn one(root: &Path, path: &SourcePath, text: &str, made: &mut Vec<PathBuf>) -> io::Result<()> {
    let full = root.join(path.as_str());
    let mut folder = root.to_path_buf();
    folders(&folder, made)?;
    let names = Path::new(path.as_str()).parent().into_iter().flatten();
    for name in names {
        folder.push(name);
        match fs::symlink_metadata(&folder) {
            Ok(metadata) if metadata.is_dir() => {}
            Ok(_) => return Err(io::ErrorKind::NotADirectory.into()),
            Err(_) => {
                fs::create_dir(&folder)?;
                made.push(folder.clone());
            }
        }
    }
    let mut file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(&full)?;
    made.push(full);
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

/// Makes the root itself and the folders above it, where they are not there.
fn folders(root: &Path, made: &mut Vec<PathBuf>) -> io::Result<()> {
    let lacking: Vec<&Path> = root
        .ancestors()
        .take_while(|path| !path.as_os_str().is_empty() && !path.exists())
        .collect();
    for path in lacking.into_iter().rev() {
        fs::create_dir(path)?;
        made.push(path.to_path_buf());
    }
    Ok(())
}

fn remove(path: &Path) {
    // What cannot be taken away was there before, or holds what is not ours.
    let _ = match path.is_dir() {
        true => fs::remove_dir(path),
        false => fs::remove_file(path),
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(paths: &[&str]) -> Vec<(SourcePath, String)> {
        let file = |path: &&str| (SourcePath::new(path), format!("{path}\n"));
        paths.iter().map(file).collect()
    }

    #[test]
    fn all_are_written_or_none() {
        let top = tempfile::tempdir().unwrap();
        let root = top.path().join("moi/trang");
        create(&root, &files(&["a.md", "b/c.md"])).unwrap();
        assert_eq!(fs::read_to_string(root.join("b/c.md")).unwrap(), "b/c.md\n");
        create(&root, &files(&["d/e.md", "a.md"])).unwrap_err();
        assert!(!root.join("d").exists());
        assert_eq!(fs::read_to_string(root.join("a.md")).unwrap(), "a.md\n");
        let there = SourcePath::new("a.md");
        assert_eq!(existing(&root, [&there]), Some(&there));
    }

    #[test]
    fn a_file_is_replaced_whole() {
        let top = tempfile::tempdir().unwrap();
        let path = SourcePath::new("r/levels.toml");
        replace(top.path(), &path, "a").unwrap();
        replace(top.path(), &path, "b").unwrap();
        let text = fs::read_to_string(top.path().join("r/levels.toml")).unwrap();
        assert_eq!(text, "b");
        assert_eq!(fs::read_dir(top.path().join("r")).unwrap().count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn nothing_is_written_through_a_link() {
        let top = tempfile::tempdir().unwrap();
        let (root, other) = (top.path().join("trang"), top.path().join("khac"));
        fs::create_dir_all(&root).unwrap();
        fs::create_dir_all(&other).unwrap();
        std::os::unix::fs::symlink(&other, root.join("content")).unwrap();
        create(&root, &files(&["content/a.md"])).unwrap_err();
        assert_eq!(fs::read_dir(&other).unwrap().count(), 0);
    }
}
