//! What lies in the output folder and stays: our files that did not change, and all that is not
//! ours.

use super::manifest::Manifest;
use super::stage::{Stage, is_manifest};
use crate::base::diagnostic::message;
use crate::base::path::OutPath;
use crate::shell::failure::{Exit, Failure};
use rayon::prelude::*;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// Links to the new tree what stays of the old one: the `kept` files of the site, and files and
/// folders of others.
///
/// Failures: `disk/foreign` where one of others lies where the new site has a file or folder,
/// `disk/unwritable`.
pub fn over(
    stage: &Stage,
    old: &Manifest,
    new: &Manifest,
    kept: &[&OutPath],
) -> Result<(), Failure> {
    let output = &stage.place.output;
    if !output.exists() {
        return Ok(());
    }
    let foreign = foreign(output, old)?;
    if let Some(name) = foreign.files.iter().find(|name| is_in_the_way(name, new)) {
        return Err(in_the_way(&output.join(name)));
    }
    kept.par_iter()
        .try_for_each(|path| link(stage, Path::new(path.as_str())))?;
    for folder in &foreign.folders {
        stage
            .make_folder(folder)
            .map_err(|_| in_the_way(&output.join(folder)))?;
    }
    foreign
        .files
        .par_iter()
        .try_for_each(|name| link(stage, name))?;
    foreign
        .folders
        .iter()
        .map(PathBuf::as_path)
        .chain([Path::new("")])
        .for_each(|folder| like_before(stage, folder));
    Ok(())
}

/// What is not ours, by names below the output folder.
struct Foreign {
    files: Vec<PathBuf>,
    /// Folders that hold no file of the old site, however deep.
    folders: Vec<PathBuf>,
}

fn foreign(output: &Path, old: &Manifest) -> Result<Foreign, Failure> {
    let mut foreign = Foreign {
        files: vec![],
        folders: vec![],
    };
    let ours: std::collections::HashSet<&Path> = old
        .names()
        .flat_map(|name| Path::new(name).ancestors())
        .collect();
    for entry in WalkDir::new(output).min_depth(1) {
        let entry = entry.map_err(|error| {
            let path = error.path().unwrap_or(output).to_path_buf();
            Failure::read(&path, &io::Error::from(error))
        })?;
        let name = entry.path().strip_prefix(output).unwrap_or(entry.path());
        if ours.contains(name) || is_manifest(name) {
            continue;
        }
        let list = if entry.file_type().is_dir() {
            &mut foreign.folders
        } else {
            &mut foreign.files
        };
        list.push(name.to_path_buf());
    }
    Ok(foreign)
}

/// Whether the new site has a file at `name`, above it or below it.
fn is_in_the_way(name: &Path, new: &Manifest) -> bool {
    let Some(text) = name.to_str() else {
        return false;
    };
    let below = format!("{text}/");
    name.ancestors()
        .filter_map(Path::to_str)
        .any(|above| new.files.contains_key(above))
        || new
            .files
            .range(below.clone()..)
            .next()
            .is_some_and(|(file, _)| file.starts_with(&below))
}

fn in_the_way(path: &Path) -> Failure {
    let path = path.display();
    let message = message!(
        vi: "`{path}` không do xanh ghi ra nhưng nằm ở chỗ của một tệp của trang",
        en: "`{path}` was not written by xanh but lies where the site has a file",
    );
    Failure::new(Exit::Disk, "disk/foreign", message)
        .help(message!(vi: "chuyển nó đi chỗ khác", en: "move it elsewhere"))
}

/// Links the old file at `name` to the new tree, or copies it with its time where the file system
/// cannot link.
fn link(stage: &Stage, name: &Path) -> Result<(), Failure> {
    let (old, new) = (stage.place.output.join(name), stage.room(name)?);
    let linked = fs::hard_link(&old, &new).or_else(|_| copy(&old, &new));
    linked.map_err(|error| Failure::write(&new, &error))
}

fn copy(old: &Path, new: &Path) -> io::Result<()> {
    let metadata = old.symlink_metadata()?;
    #[cfg(unix)]
    if metadata.is_symlink() {
        return std::os::unix::fs::symlink(fs::read_link(old)?, new);
    }
    if !metadata.is_file() {
        return Err(io::ErrorKind::Unsupported.into());
    }
    fs::copy(old, new)?;
    let times = fs::FileTimes::new().set_modified(metadata.modified()?);
    fs::OpenOptions::new()
        .write(true)
        .open(new)?
        .set_times(times)
}

/// Gives a folder of the new tree the permissions of the old one; where that fails it has those of
/// a new folder.
fn like_before(stage: &Stage, folder: &Path) {
    let Ok(old) = stage.place.output.join(folder).metadata() else {
        return;
    };
    let _ = fs::set_permissions(stage.at(folder), old.permissions());
}
