//! One build at a time for one output folder.

use super::exchange;
use super::place::Place;
use crate::base::diagnostic::message;
use crate::shell::failure::{Exit, Failure};
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;

/// The right to write to a place, until it is dropped or the program ends.
pub struct Lock {
    pub place: Place,
    _file: File,
}

impl Lock {
    /// Takes the lock, ends what a killed build left half done and clears up after it.
    ///
    /// Failures: `disk/busy` where another build holds it.
    pub fn take(place: Place) -> Result<Self, Failure> {
        let failed = |error: io::Error| Failure::write(&place.side, &error);
        fs::create_dir_all(&place.side).map_err(failed)?;
        if place.side.symlink_metadata().map_err(failed)?.is_symlink() {
            return Err(failed(io::Error::from(io::ErrorKind::NotADirectory)));
        }
        let file = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(place.sibling_path("lock"))
            .map_err(failed)?;
        match file.try_lock() {
            Err(TryLockError::WouldBlock) => return Err(busy(&place)),
            Err(TryLockError::Error(error)) if error.kind() != io::ErrorKind::Unsupported => {
                return Err(failed(error));
            }
            // A file system without locks: two builds at once are up to the person.
            _ => {}
        }
        let ignore = place.sibling_path(".gitignore");
        if !ignore.exists() {
            fs::write(&ignore, "*\n").map_err(failed)?;
        }
        exchange::recover(&place)?;
        Ok(Lock { place, _file: file })
    }
}

fn busy(place: &Place) -> Failure {
    let output = place.output.display();
    let message = message!(
        vi: "một lệnh khác đang dựng `{output}`",
        en: "another command is building `{output}`",
    );
    let help = message!(
        vi: "chờ lệnh ấy xong rồi chạy lại",
        en: "wait for it to end, then run this one again",
    );
    Failure::new(Exit::Disk, "disk/busy", message).help(help)
}
