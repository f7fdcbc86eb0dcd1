//! A folder of pictures by digests of what they are made of. It may be thrown away at any time;
//! what is damaged, or was made by another program, is not there.

use crate::base::digest::Digest;
use crate::base::inputs::Format;
use crate::base::mutex::locked;
use crate::base::variants::{Variant, Variants};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

/// What may be done to the folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    Read,
    /// Only by who holds the lock of the output.
    Write,
}

pub struct Store {
    folder: PathBuf,
    access: Access,
    program: String,
    /// Names of what was asked for.
    asked: Mutex<BTreeSet<String>>,
}

/// Bytes of the digest before each entry, in hexadecimal digits.
const HEAD: usize = 32;

impl Store {
    pub fn new(side: &Path, access: Access, program: &str) -> Self {
        Store {
            folder: side.join("pictures"),
            access,
            program: program.to_string(),
            asked: Mutex::default(),
        }
    }

    /// The bytes that were kept under `name`.
    pub fn get(&self, name: Digest) -> Option<Vec<u8>> {
        self.mark(name);
        let mut bytes = fs::read(self.folder.join(name.to_string())).ok()?;
        let rest = bytes.split_off(HEAD.min(bytes.len()));
        (bytes == self.head(name, &rest).as_bytes()).then_some(rest)
    }

    /// Keeps `bytes`. A disk that cannot take them costs the next build a little time and this one
    /// nothing.
    pub fn keep(&self, name: Digest, bytes: &[u8]) {
        self.mark(name);
        if self.access == Access::Read {
            return;
        }
        let whole = [self.head(name, bytes).as_bytes(), bytes].concat();
        let new = self.folder.join(format!("{name}.new"));
        let kept = fs::create_dir_all(&self.folder)
            .and_then(|()| fs::write(&new, whole))
            .and_then(|()| fs::rename(&new, self.folder.join(name.to_string())));
        if kept.is_err() {
            drop(fs::remove_file(new));
        }
    }

    /// The variants that were kept under `name`.
    pub fn variants(&self, name: Digest) -> Option<Variants> {
        let kept: Kept = serde_json::from_slice(&self.get(name)?).ok()?;
        kept.read()
    }

    pub fn keep_variants(&self, name: Digest, variants: &Variants) {
        let kept = serde_json::to_vec(&Kept::of(variants)).unwrap_or_default();
        self.keep(name, &kept);
    }

    /// Notes that `name` is of use.
    pub fn mark(&self, name: Digest) {
        locked(&self.asked).insert(name.to_string());
    }

    /// Removes what was not asked for.
    pub fn clear(&self) {
        let asked = locked(&self.asked);
        let entries = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        let others = entries.filter(|entry| {
            let name = entry.file_name();
            !name.to_str().is_some_and(|name| asked.contains(name))
        });
        others.for_each(|entry| drop(fs::remove_file(entry.path())));
    }

    /// What stands before an entry: of who made it, its name and its bytes.
    fn head(&self, name: Digest, bytes: &[u8]) -> String {
        let made = format!("{} {name} {}", self.program, Digest::of_bytes(bytes));
        Digest::of_bytes(made.as_bytes()).to_string()
    }
}

/// Variants as they lie on the disk.
#[derive(Serialize, Deserialize)]
struct Kept {
    /// Width, height, format, quality, bytes.
    all: Vec<(u32, u32, String, u8, u64)>,
    is_whole: bool,
    colour: Option<[u8; 3]>,
    broken: Option<String>,
}

const FORMATS: [Format; 4] = [Format::Png, Format::Jpeg, Format::Gif, Format::WebP];

impl Kept {
    fn of(variants: &Variants) -> Self {
        let row = |one: &Variant| {
            let ending = one.format.ending().to_string();
            (one.width, one.height, ending, one.quality, one.bytes)
        };
        Kept {
            all: variants.all.iter().map(row).collect(),
            is_whole: variants.is_whole,
            colour: variants.colour,
            broken: variants.broken.clone(),
        }
    }

    fn read(self) -> Option<Variants> {
        let one = |(width, height, ending, quality, bytes): (_, _, String, _, _)| {
            let format = FORMATS
                .into_iter()
                .find(|format| format.ending() == ending)?;
            Some(Variant {
                width,
                height,
                format,
                quality,
                bytes,
            })
        };
        Some(Variants {
            all: self.all.into_iter().map(one).collect::<Option<_>>()?,
            is_whole: self.is_whole,
            colour: self.colour,
            broken: self.broken,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn store(side: &Path, access: Access, program: &str) -> Store {
        Store::new(side, access, program)
    }

    #[test]
    fn only_what_the_same_program_kept_and_nobody_touched_is_there() {
        let side = tempfile::tempdir().expect("a folder");
        let side = side.path();
        let (a, b) = (Digest::of_bytes(b"a"), Digest::of_bytes(b"b"));
        store(side, Access::Read, "xanh 1").keep(a, b"picture");
        assert_eq!(store(side, Access::Read, "xanh 1").get(a), None);
        store(side, Access::Write, "xanh 1").keep(a, b"picture");
        let read = |program, name| store(side, Access::Read, program).get(name);
        assert_eq!(read("xanh 1", a), Some(b"picture".to_vec()));
        assert_eq!((read("xanh 2", a), read("xanh 1", b)), (None, None));
        let path = |name: Digest| side.join("pictures").join(name.to_string());
        fs::copy(path(a), path(b)).expect("a copy");
        assert_eq!(read("xanh 1", b), None);
        let bytes = fs::read(path(a)).expect("a file");
        for damaged in [&bytes[..bytes.len() - 1], &bytes[..9], b""] {
            fs::write(path(a), damaged).expect("a file");
            assert_eq!(read("xanh 1", a), None);
        }
    }

    #[test]
    fn variants_come_back_as_they_were_kept() {
        let side = tempfile::tempdir().expect("a folder");
        let variant = Variant {
            width: 480,
            height: 320,
            format: Format::WebP,
            quality: 80,
            bytes: 12,
        };
        let kept = Variants {
            all: vec![variant],
            is_whole: true,
            colour: Some([1, 2, 3]),
            broken: None,
        };
        let (store, name) = (
            store(side.path(), Access::Write, "xanh"),
            Digest::of_bytes(b"a"),
        );
        store.keep_variants(name, &kept);
        assert_eq!(store.variants(name), Some(kept));
        store.keep(name, b"{");
        assert_eq!(store.variants(name), None);
    }

    #[test]
    fn what_nobody_asked_for_goes() {
        let side = tempfile::tempdir().expect("a folder");
        let (a, b) = (Digest::of_bytes(b"a"), Digest::of_bytes(b"b"));
        let first = store(side.path(), Access::Write, "xanh");
        first.keep(a, b"a");
        first.keep(b, b"b");
        let next = store(side.path(), Access::Write, "xanh");
        next.mark(b);
        next.clear();
        assert_eq!((next.get(a), next.get(b)), (None, Some(b"b".to_vec())));
    }
}
