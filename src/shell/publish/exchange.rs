//! A finished tree takes the place of the output folder at once.

use super::place::Place;
use crate::base::diagnostic::message;
use crate::shell::failure::Failure;
use std::fs;
use std::io;
use std::path::Path;

/// What lies in the folder beside while two renames are under way.
pub const JOURNAL: &str = "journal";

/// How two folders change places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// In one call, where the file system can; else by two renames.
    Best,
    /// By two renames with a journal: a build that is killed between them is ended by the next.
    TwoRenames,
}

/// Puts the tree `new` beside the output in its place; the old tree, where there was one, becomes
/// `new` or `old`.
pub fn exchange(place: &Place, way: Way) -> Result<(), Failure> {
    let new = place.sibling_path("new");
    let failed = |error: io::Error| in_the_way(Failure::write(&place.output, &error), &error);
    if !place.output.exists() {
        return fs::rename(&new, &place.output).map_err(failed);
    }
    match way {
        Way::Best => at_once(&new, &place.output).or_else(|error| {
            if is_unknown(&error) {
                by_two(place)
            } else {
                Err(error)
            }
        }),
        Way::TwoRenames => by_two(place),
    }
    .map_err(failed)
}

/// A folder that a disk of its own hangs on cannot change places with another.
fn in_the_way(failure: Failure, error: &io::Error) -> Failure {
    match error.kind() {
        io::ErrorKind::CrossesDevices | io::ErrorKind::ResourceBusy => failure.help(message!(
            vi: "nếu đó là điểm gắn của một ổ đĩa, chọn bằng `-o` một thư mục con của nó",
            en: "where a disk is mounted on it, choose a folder below it with `-o`",
        )),
        _ => failure,
    }
}

/// Lets two files or folders change places in one call, where the file system can.
#[cfg(any(target_os = "linux", target_os = "macos"))]
pub fn at_once(new: &Path, output: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, new, CWD, output, RenameFlags::EXCHANGE)?)
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
pub fn at_once(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// The file system or the kernel does not know the call.
fn is_unknown(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::Unsupported | io::ErrorKind::InvalidInput
    )
}

fn by_two(place: &Place) -> io::Result<()> {
    let (new, old, journal) = (
        place.sibling_path("new"),
        place.sibling_path("old"),
        place.sibling_path(JOURNAL),
    );
    fs::write(&journal, "")?;
    fs::rename(&place.output, &old)?;
    fs::rename(&new, &place.output)
        .or_else(|error| fs::rename(&old, &place.output).and(Err(error)))?;
    fs::remove_file(&journal)
}

/// Ends or takes back an exchange that was broken off, and removes the trees that are left over.
pub fn recover(place: &Place) -> Result<(), Failure> {
    let (new, old, journal) = (
        place.sibling_path("new"),
        place.sibling_path("old"),
        place.sibling_path(JOURNAL),
    );
    let failed = |error: io::Error| Failure::write(&place.output, &error);
    if journal.exists() {
        // The journal is written when `new` is whole, so either tree is a whole site.
        let whole = [&new, &old].into_iter().find(|tree| tree.exists());
        if let Some(whole) = whole.filter(|_| !place.output.exists()) {
            fs::rename(whole, &place.output).map_err(failed)?;
        }
        fs::remove_file(&journal).map_err(failed)?;
    }
    remove(&new)?;
    remove(&old)
}

/// Removes a tree of ours, folders that may not be written to as well; links in it are not
/// followed.
pub fn remove(tree: &Path) -> Result<(), Failure> {
    let removed = fs::remove_dir_all(tree).or_else(|error| match error.kind() {
        io::ErrorKind::PermissionDenied => {
            open_up(tree);
            fs::remove_dir_all(tree)
        }
        _ => Err(error),
    });
    match removed {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(Failure::write(tree, &error)),
        _ => Ok(()),
    }
}

/// Lets the owner write to every folder of `tree`.
#[cfg(unix)]
fn open_up(tree: &Path) {
    use std::os::unix::fs::PermissionsExt;
    for entry in walkdir::WalkDir::new(tree)
        .into_iter()
        .flatten()
        .filter(|entry| entry.file_type().is_dir())
    {
        // What stays closed is told by the removal that follows.
        let _ = fs::set_permissions(entry.path(), fs::Permissions::from_mode(0o700));
    }
}

#[cfg(not(unix))]
fn open_up(_: &Path) {}

#[cfg(test)]
mod tests {
    use super::*;

    /// A place whose trees hold one file each that names them.
    fn place(folder: &Path, trees: &[&str]) -> Place {
        let place = Place {
            output: folder.join("public"),
            side: folder.join(".public.xanh"),
        };
        fs::create_dir(&place.side).unwrap();
        for tree in trees {
            let at = if *tree == "public" {
                place.output.clone()
            } else {
                place.sibling_path(tree)
            };
            fs::create_dir(&at).unwrap();
            fs::write(at.join("tree"), tree).unwrap();
        }
        place
    }

    fn shown(place: &Place) -> String {
        fs::read_to_string(place.output.join("tree")).unwrap()
    }

    #[test]
    fn both_ways_put_the_new_tree_in_place() {
        for way in [Way::Best, Way::TwoRenames] {
            let folder = tempfile::tempdir().unwrap();
            let place = place(folder.path(), &["public", "new"]);
            exchange(&place, way).unwrap();
            recover(&place).unwrap();
            assert_eq!(shown(&place), "new");
            assert_eq!(fs::read_dir(&place.side).unwrap().count(), 0);
        }
    }

    #[track_caller]
    fn recovered(trees: &[&str], journal: bool, expected: &str) {
        let folder = tempfile::tempdir().unwrap();
        let place = place(folder.path(), trees);
        if journal {
            fs::write(place.sibling_path(JOURNAL), "").unwrap();
        }
        recover(&place).unwrap();
        assert_eq!(shown(&place), expected);
        assert_eq!(fs::read_dir(&place.side).unwrap().count(), 0);
    }

    #[test]
    fn a_broken_exchange_is_ended_or_taken_back() {
        recovered(&["public", "new"], false, "public");
        recovered(&["public", "new"], true, "public");
        recovered(&["old", "new"], true, "new");
        recovered(&["public", "old"], true, "public");
        recovered(&["public", "old"], false, "public");
        recovered(&["old"], true, "old");
    }
}
