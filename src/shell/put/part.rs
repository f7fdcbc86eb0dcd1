//! One file or folder that is written: where it may lie, where it grows, and its end.

use crate::base::digest::Digest;
use crate::shell::failure::Failure;
use crate::shell::plain::refuse_special;
use crate::shell::publish::exchange;
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

/// Where `name` lies below `folder`; no link on the way.
pub fn below(folder: &Path, name: &Path) -> Result<PathBuf, Failure> {
    let mut at = folder.to_path_buf();
    for name in name.components() {
        at.push(name);
        refuse_special(&at)?;
    }
    Ok(at)
}

/// Writes a file that is not there yet; its folder is made.
pub fn fresh(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let folder = path.parent().unwrap_or(path);
    fs::create_dir_all(folder).map_err(|error| Failure::write(folder, &error))?;
    File::create_new(path)
        .and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()))
        .map_err(|error| Failure::write(path, &error))
}

/// Removes a file or folder of ours, where there is one.
pub fn remove(path: &Path) -> Result<(), Failure> {
    match path.symlink_metadata() {
        Ok(metadata) if metadata.is_dir() => exchange::remove(path),
        Ok(_) => fs::remove_file(path).map_err(|error| Failure::write(path, &error)),
        Err(_) => Ok(()),
    }
}

/// The digest of the file at `path`, where there is one.
pub fn digest(path: &Path) -> Option<String> {
    let (digest, _) = Digest::of_reader(&mut File::open(path).ok()?).ok()?;
    Some(digest.to_string())
}

/// The name under which a file or folder grows: `.clauses.lock.xanh` for `clauses.lock`. No reading
/// of a site looks at it.
pub fn beside(path: &Path) -> PathBuf {
    let mut name = std::ffi::OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(".xanh");
    path.with_file_name(name)
}

/// Gives a new file the permissions of the old one; where that fails it has those of a new file.
pub fn like_before(old: &Path, new: &Path) {
    if let Ok(old) = old.metadata() {
        let _ = fs::set_permissions(new, old.permissions());
    }
}
