//! Which files a site has, without opening any.

use crate::base::path::SourcePath;
use std::fs::Metadata;
use std::path::{Path, PathBuf};
use std::time::{Duration, UNIX_EPOCH};
use walkdir::{DirEntry, WalkDir};

/// The folders of a site; nothing else below its root is looked at but the configuration.
pub const FOLDERS: [&str; 6] = [
    "content",
    "themes",
    "templates",
    "static",
    "styles",
    "scripts",
];

/// A name below the root.
#[derive(Debug)]
pub struct Found {
    /// The name composed; where the name is not valid, what can be shown of it.
    pub path: SourcePath,
    /// The name as it lies on the disk, relative to the root.
    pub real: PathBuf,
    pub kind: Kind,
}

#[derive(Debug)]
pub enum Kind {
    File(Stamp),
    Link,
    /// A pipe, a socket or a device.
    Special,
    /// A name that is not UTF-8 or holds `\` or a control character.
    Unsound,
    Unreadable(std::io::Error),
}

/// What tells at a glance that a file has changed: size in bytes, time of the last change in
/// nanoseconds since 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    pub size: u64,
    pub changed: i64,
}

impl Stamp {
    pub fn of(metadata: &Metadata) -> Self {
        let changed = match metadata
            .modified()
            .unwrap_or(UNIX_EPOCH)
            .duration_since(UNIX_EPOCH)
        {
            Ok(after) => nanoseconds(after),
            Err(before) => -nanoseconds(before.duration()),
        };
        Stamp {
            size: metadata.len(),
            changed,
        }
    }
}

/// A file that is of another age of the world is as old as can be told.
fn nanoseconds(age: Duration) -> i64 {
    i64::try_from(age.as_nanos()).unwrap_or(i64::MAX)
}

/// Every file of the site at `root` in the order of its paths, links and special files too; hidden
/// files and those that editors and systems leave behind are passed over. Empty where there is no
/// site.
pub fn walk(root: &Path, config: &SourcePath) -> Vec<Found> {
    let mut found: Vec<Found> = FOLDERS
        .iter()
        .flat_map(|folder| below(root, Path::new(folder)))
        .collect();
    found.extend(below(root, Path::new(config.as_str())));
    found.sort_by(|a, b| (&a.path, &a.real).cmp(&(&b.path, &b.real)));
    found.dedup_by(|a, b| a.real == b.real);
    found
}

/// Whether the name `real` below the root is of the site, or would be.
pub fn concerns(real: &Path, config: &SourcePath) -> bool {
    let is_ours =
        FOLDERS.iter().any(|folder| real.starts_with(folder)) || real == Path::new(config.as_str());
    is_ours
        && !real
            .components()
            .any(|name| is_left_behind(&name.as_os_str().to_string_lossy()))
}

/// Every file of the folder `root` as if it were the content of a site: Markdown files, or only the
/// one of that name, and what may lie beside them.
pub fn ad_hoc(root: &Path, only: Option<&Path>) -> Vec<Found> {
    let mut entries = WalkDir::new(root).max_depth(LOOSE_DEPTH).into_iter();
    let mut found = Vec::new();
    while let Some(entry) = entries.next() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                let broken = unreadable(root, Path::new(""), error);
                found.extend(broken.map(|found| Found {
                    path: SourcePath::new(&format!("content/{}", found.path)),
                    ..found
                }));
                continue;
            }
        };
        let name = entry.file_name().to_string_lossy().to_lowercase();
        let real = entry
            .path()
            .strip_prefix(root)
            .unwrap_or(entry.path())
            .to_path_buf();
        let is_other = ["public", "node_modules", "target"].contains(&name.as_str())
            && entry.file_type().is_dir();
        let is_wanted = || match real
            .extension()
            .map(|ending| ending.to_string_lossy().to_lowercase())
        {
            Some(ending) if ending == "md" => only.is_none_or(|only| only == real),
            Some(ending) => BESIDE.contains(&ending.as_str()),
            None => false,
        };
        if entry.depth() > 0 && (is_other || is_left_behind(&name)) {
            skip(&mut entries, &entry);
        } else if let (true, Some(kind @ Kind::File(_))) = (is_wanted(), kind(&entry, &real)) {
            found.push(Found {
                path: SourcePath::called(&format!("content/{}", shown(&real))),
                real,
                kind,
            });
        }
    }
    found.sort_by(|a, b| (&a.path, &a.real).cmp(&(&b.path, &b.real)));
    found
}

/// Folders below one that is no site are not looked at for ever.
const LOOSE_DEPTH: usize = 6;

/// Endings of files that a page without a site may show or lead to.
const BESIDE: [&str; 7] = ["png", "jpg", "jpeg", "gif", "webp", "svg", "pdf"];

/// Every file at the name `name` or below it, as `walk`.
pub fn below(root: &Path, name: &Path) -> Vec<Found> {
    let mut found = Vec::new();
    let mut entries = WalkDir::new(root.join(name))
        .follow_root_links(false)
        .into_iter();
    while let Some(entry) = entries.next() {
        match entry {
            Ok(entry)
                if entry.depth() > 0 && is_left_behind(&entry.file_name().to_string_lossy()) =>
            {
                skip(&mut entries, &entry)
            }
            Ok(entry) => {
                let real = entry
                    .path()
                    .strip_prefix(root)
                    .unwrap_or(entry.path())
                    .to_path_buf();
                let kind = kind(&entry, &real);
                if matches!(kind, Some(Kind::Unsound)) {
                    skip(&mut entries, &entry);
                }
                found.extend(kind.map(|kind| Found {
                    path: shown(&real),
                    real,
                    kind,
                }));
            }
            Err(error) => found.extend(unreadable(root, name, error)),
        }
    }
    found
}

fn skip(entries: &mut walkdir::IntoIter, entry: &DirEntry) {
    if entry.file_type().is_dir() {
        entries.skip_current_dir();
    }
}

/// What lies at an entry; `None` for a folder, which is walked.
fn kind(entry: &DirEntry, real: &Path) -> Option<Kind> {
    let is_sound = real
        .to_str()
        .is_some_and(|name| !name.contains(|c: char| c.is_control() || c == '\\' && cfg!(unix)));
    match entry.file_type() {
        _ if !is_sound => Some(Kind::Unsound),
        // One that stands in for a file would hide that the file is gone, a lock above all.
        kind if kind.is_dir() && is_of_a_text(real) => {
            Some(Kind::Unreadable(std::io::ErrorKind::IsADirectory.into()))
        }
        kind if kind.is_dir() => None,
        kind if kind.is_symlink() => Some(Kind::Link),
        kind if kind.is_file() => Some(match entry.metadata() {
            Ok(metadata) => Kind::File(Stamp::of(&metadata)),
            Err(error) => Kind::Unreadable(
                error
                    .into_io_error()
                    .unwrap_or_else(|| std::io::ErrorKind::Other.into()),
            ),
        }),
        _ => Some(Kind::Special),
    }
}

/// Whether what is read has this name or ending.
fn is_of_a_text(real: &Path) -> bool {
    let ending = real.extension().and_then(|ending| ending.to_str());
    real.starts_with("content") && matches!(ending, Some("md" | "lock" | "toml"))
        || real.ends_with("text.txt")
}

/// What cannot be listed: the place that the error names, else the folder `listed` that the walk
/// is in, as where a listing breaks off in its middle. What is not there at all is nothing.
fn unreadable(root: &Path, listed: &Path, error: walkdir::Error) -> Option<Found> {
    let place = error.path().and_then(|path| path.strip_prefix(root).ok());
    let real = place.unwrap_or(listed).to_path_buf();
    let error = error
        .into_io_error()
        .unwrap_or_else(|| std::io::ErrorKind::Other.into());
    let is_there = error.kind() != std::io::ErrorKind::NotFound;
    is_there.then(|| Found {
        path: shown(&real),
        real,
        kind: Kind::Unreadable(error),
    })
}

pub fn shown(real: &Path) -> SourcePath {
    SourcePath::called(&real.to_string_lossy().replace(char::is_control, "\u{FFFD}"))
}

/// Names that editors, office programs and systems leave beside a file, and hidden ones.
fn is_left_behind(name: &str) -> bool {
    let lower = name.to_lowercase();
    name.starts_with(['.', '#'])
        || name.starts_with("~$")
        || name.ends_with('~')
        || [".swp", ".swo", ".swx", ".bak", ".orig", ".tmp"]
            .iter()
            .any(|ending| lower.ends_with(ending))
        || ["thumbs.db", "desktop.ini", "4913"].contains(&lower.as_str())
}

#[cfg(test)]
mod tests {
    use super::is_left_behind;

    #[test]
    fn what_editors_leave_is_passed_over() {
        for name in [
            ".git",
            "a.md~",
            "#a.md#",
            ".a.md.swp",
            "~$bai.docx",
            "Thumbs.db",
            "4913",
            "a.md.BAK",
        ] {
            assert!(is_left_behind(name), "{name}");
        }
        for name in ["a.md", "_index.md", "3t.md", "~a.md"] {
            assert!(!is_left_behind(name), "{name}");
        }
    }
}
