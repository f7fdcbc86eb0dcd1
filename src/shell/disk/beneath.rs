//! Files opened beneath one folder: no link is followed and nothing but a plain file is opened.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

/// A folder, held open where the system can.
pub struct Beneath {
    pub root: PathBuf,
    #[cfg(unix)]
    folder: File,
}

impl Beneath {
    pub fn open(root: &Path) -> io::Result<Self> {
        let root = root.to_path_buf();
        #[cfg(unix)]
        let folder = {
            use rustix::fs::{Mode, OFlags, open};
            File::from(open(
                &root,
                OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC,
                Mode::empty(),
            )?)
        };
        Ok(Beneath {
            root,
            #[cfg(unix)]
            folder,
        })
    }

    /// The plain file `relative`, to be read. Opening never waits, not even for a pipe that took
    /// the place of the file.
    ///
    /// Errors: a link on the way, a way out of the folder, or what is not a plain file.
    pub fn open_file(&self, relative: &Path) -> io::Result<File> {
        let file = self.open_any(relative)?;
        match file.metadata()?.is_file() {
            true => Ok(file),
            false => Err(io::Error::new(
                io::ErrorKind::InvalidInput,
                "not a plain file",
            )),
        }
    }

    #[cfg(target_os = "linux")]
    fn open_any(&self, relative: &Path) -> io::Result<File> {
        use rustix::fs::{Mode, ResolveFlags, openat2};
        use rustix::io::Errno;
        let resolve = ResolveFlags::BENEATH | ResolveFlags::NO_SYMLINKS;
        loop {
            match openat2(&self.folder, relative, flags(), Mode::empty(), resolve) {
                Ok(file) => return Ok(File::from(file)),
                // A rename elsewhere on the disk happened meanwhile.
                Err(Errno::AGAIN | Errno::INTR) => {}
                // A kernel before 5.6, or a sandbox that does not know the call.
                Err(Errno::NOSYS | Errno::PERM) => return name_by_name(&self.folder, relative),
                Err(error) => return Err(error.into()),
            }
        }
    }

    #[cfg(all(unix, not(target_os = "linux")))]
    fn open_any(&self, relative: &Path) -> io::Result<File> {
        name_by_name(&self.folder, relative)
    }

    #[cfg(not(unix))]
    fn open_any(&self, relative: &Path) -> io::Result<File> {
        let mut path = self.root.clone();
        for name in relative.components() {
            path.push(name);
            if std::fs::symlink_metadata(&path)?.file_type().is_symlink() {
                return Err(io::Error::new(io::ErrorKind::InvalidInput, "a link"));
            }
        }
        File::open(path)
    }
}

#[cfg(unix)]
fn flags() -> rustix::fs::OFlags {
    use rustix::fs::OFlags;
    OFlags::RDONLY | OFlags::NONBLOCK | OFlags::NOFOLLOW | OFlags::NOCTTY | OFlags::CLOEXEC
}

/// Opens one name after the other, each without following a link.
#[cfg(unix)]
fn name_by_name(folder: &File, relative: &Path) -> io::Result<File> {
    use rustix::fs::{Mode, OFlags, openat};
    let mut at = folder.try_clone()?;
    let mut names = relative.components().peekable();
    while let Some(name) = names.next() {
        let std::path::Component::Normal(name) = name else {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "a way out"));
        };
        let more = if names.peek().is_some() {
            OFlags::DIRECTORY
        } else {
            OFlags::empty()
        };
        at = File::from(openat(&at, name, flags() | more, Mode::empty())?);
    }
    Ok(at)
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn name_by_name_no_link_is_followed() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        std::fs::create_dir(at("a")).unwrap();
        std::fs::write(at("a/b.md"), "b").unwrap();
        std::os::unix::fs::symlink("b.md", at("a/link.md")).unwrap();
        std::os::unix::fs::symlink("a", at("way")).unwrap();
        let beneath = Beneath::open(folder.path()).unwrap();
        for (name, is_open) in [
            ("a/b.md", true),
            ("a/link.md", false),
            ("way/b.md", false),
            ("a/../a/b.md", false),
        ] {
            assert_eq!(
                name_by_name(&beneath.folder, Path::new(name)).is_ok(),
                is_open,
                "{name}"
            );
        }
        for (name, is_open) in [
            ("a/b.md", true),
            ("a/link.md", false),
            ("way/b.md", false),
            ("a", false),
        ] {
            assert_eq!(
                beneath.open_file(Path::new(name)).is_ok(),
                is_open,
                "{name}"
            );
        }
    }
}
