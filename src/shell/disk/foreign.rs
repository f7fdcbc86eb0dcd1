//! The files of a site that another program made.

use crate::shell::failure::Failure;
use std::collections::BTreeMap;
use std::path::Path;
use walkdir::{DirEntry, WalkDir};

/// Bytes of a file at most; a larger one stays where it is.
const MOST: u64 = 64 << 20;

/// Folders of programs, which hold nothing that a person wrote.
const SKIPPED: [&str; 5] = ["node_modules", "public", "_site", "target", "vendor"];

/// Every file below `folder`, by its path there; links and hidden files are left out.
///
/// Failures: `disk/unreadable`.
pub fn files(folder: &Path) -> Result<BTreeMap<String, Vec<u8>>, Failure> {
    let walk = WalkDir::new(folder).sort_by_file_name().into_iter();
    let mut files = BTreeMap::new();
    for entry in walk.filter_entry(|entry| entry.depth() == 0 || !is_skipped(entry)) {
        let entry = entry.map_err(|error| Failure::read(folder, &error.into()))?;
        let small = entry
            .metadata()
            .is_ok_and(|metadata| metadata.len() <= MOST);
        if !entry.file_type().is_file() || !small {
            continue;
        }
        let below = entry.path().strip_prefix(folder).unwrap_or(entry.path());
        let names: Vec<_> = below.iter().map(|name| name.to_string_lossy()).collect();
        let bytes = std::fs::read(entry.path()).map_err(|e| Failure::read(entry.path(), &e))?;
        files.insert(names.join("/"), bytes);
    }
    Ok(files)
}

fn is_skipped(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    name.starts_with('.') || entry.file_type().is_dir() && SKIPPED.contains(&name.as_ref())
}
