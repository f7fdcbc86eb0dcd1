//! One build at a time for one output folder.

use super::exchange;
use super::place::{Place, side};
use crate::base::diagnostic::message;
use crate::shell::failure::{Exit, Failure};
use crate::shell::plain::refuse_special;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::Path;

/// The right to write to a place, until it is dropped or the program ends.
pub struct Lock {
    pub place: Place,
    _file: File,
}

impl Lock {
    /// Takes the lock, ends what a killed build left half done and clears up after it.
    ///
    /// Failures: `disk/busy` where another build holds it; `disk/link`, `disk/special` where
    /// something else than files and folders lies beside the output.
    pub fn take(place: Place) -> Result<Self, Failure> {
        Lock::take_free(&place)?.ok_or_else(|| busy(&place))
    }

    /// As `take`; `None` where another build holds it.
    fn take_free(place: &Place) -> Result<Option<Self>, Failure> {
        let failed = |error: io::Error| Failure::write(&place.side, &error);
        fs::create_dir_all(&place.side).map_err(failed)?;
        if place.side.symlink_metadata().map_err(failed)?.is_symlink() {
            return Err(failed(io::Error::from(io::ErrorKind::NotADirectory)));
        }
        for entry in fs::read_dir(&place.side).map_err(failed)? {
            refuse_special(&entry.map_err(failed)?.path())?;
        }
        let file = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(place.sibling_path("lock"))
            .map_err(failed)?;
        match file.try_lock() {
            Err(TryLockError::WouldBlock) => return Ok(None),
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
        exchange::recover(place)?;
        let place = place.clone();
        Ok(Some(Lock { place, _file: file }))
    }
}

/// Whether a build of `output` was killed while the old site and the new one changed places.
pub fn is_broken_off(output: &Path) -> bool {
    let side = output.file_name().map(side);
    side.is_some_and(|side| output.with_file_name(side).join(exchange::JOURNAL).exists())
}

/// Puts the site in its place that a killed build left beside it; nothing while another build is
/// under way.
///
/// Failures: `disk/unwritable`.
pub fn recover(place: &Place) -> Result<(), Failure> {
    Lock::take_free(place).map(drop)
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
