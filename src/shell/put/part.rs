//! One file or folder that is written: where it may lie, where it grows, and its end.

use crate::base::diagnostic::message;
use crate::base::digest::Digest;
use crate::shell::failure::{Exit, Failure};
use crate::shell::publish::exchange;
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

/// Where `name` lies below `folder`; no link on the way.
pub fn below(folder: &Path, name: &Path) -> Result<PathBuf, Failure> {
    let mut at = folder.to_path_buf();
    for name in name.components() {
        at.push(name);
        refuse_link(&at)?;
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

/// Failures: `disk/link` where `path` is a link.
pub fn refuse_link(path: &Path) -> Result<(), Failure> {
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
