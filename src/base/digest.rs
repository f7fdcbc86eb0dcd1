//! Fingerprints of bytes and of values.

use serde::{Serialize, Serializer};
use std::fmt;
use std::hash::{Hash, Hasher};
use std::io::Read;
use std::ops::Deref;
use std::sync::Arc;

/// The first 16 bytes of a BLAKE3 hash.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest([u8; 16]);

/// A shared value whose digest is taken once, when it is born; hashing it again costs 16 bytes.
pub struct Hashed<T> {
    value: Arc<T>,
    digest: Digest,
}

impl Digest {
    /// The digest of bytes. It may be kept on disk.
    pub fn of_bytes(bytes: &[u8]) -> Self {
        let mut hasher = blake3::Hasher::new();
        hasher.update(bytes);
        Feed(hasher).digest()
    }

    /// The digest and the number of all bytes that `reader` gives; the same digest as `of_bytes` of
    /// them.
    pub fn of_reader(reader: &mut dyn Read) -> std::io::Result<(Self, u64)> {
        let mut hasher = blake3::Hasher::new();
        let bytes = std::io::copy(reader, &mut hasher)?;
        Ok((Feed(hasher).digest(), bytes))
    }

    /// The digest of a value. It holds within one run of one program only, because `Hash` is not
    /// fixed between compilers.
    pub fn of<T: Hash + ?Sized>(value: &T) -> Self {
        let mut feed = Feed(blake3::Hasher::new());
        value.hash(&mut feed);
        feed.digest()
    }

    /// 32 hexadecimal digits, read back.
    pub fn parse(text: &str) -> Option<Self> {
        let mut bytes = [0; 16];
        if text.len() != 32 || !text.is_ascii() {
            return None;
        }
        for (at, byte) in bytes.iter_mut().enumerate() {
            *byte = u8::from_str_radix(&text[2 * at..2 * at + 2], 16).ok()?;
        }
        Some(Digest(bytes))
    }

    /// The first eight hexadecimal digits, for names of files.
    pub fn short(&self) -> String {
        format!("{:08x}", self.head())
    }

    /// The first 32 bits.
    pub fn head(&self) -> u32 {
        let [a, b, c, d, ..] = self.0;
        u32::from_be_bytes([a, b, c, d])
    }
}

/// A reader that takes the digest of all that it gives.
pub struct DigestReader<R> {
    inner: R,
    feed: Feed,
}

impl<R: Read> DigestReader<R> {
    pub fn new(inner: R) -> Self {
        DigestReader {
            inner,
            feed: Feed(blake3::Hasher::new()),
        }
    }

    /// Of the bytes given so far, as `Digest::of_bytes` of them.
    pub fn digest(&self) -> Digest {
        self.feed.digest()
    }
}

impl<R: Read> Read for DigestReader<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let length = self.inner.read(buffer)?;
        self.feed.0.update(&buffer[..length]);
        Ok(length)
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{self}")
    }
}

struct Feed(blake3::Hasher);

impl Feed {
    fn digest(&self) -> Digest {
        let mut bytes = [0; 16];
        self.0.finalize_xof().fill(&mut bytes);
        Digest(bytes)
    }
}

impl Hasher for Feed {
    fn write(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    fn finish(&self) -> u64 {
        u64::from_le_bytes(self.digest().0[..8].try_into().unwrap_or_default())
    }
}

impl<T: Hash> Hashed<T> {
    pub fn new(value: T) -> Self {
        let digest = Digest::of(&value);
        Hashed {
            value: Arc::new(value),
            digest,
        }
    }
}

impl Hashed<String> {
    /// A text with the digest of its bytes.
    pub fn text(text: String) -> Self {
        let digest = Digest::of_bytes(text.as_bytes());
        Hashed {
            value: Arc::new(text),
            digest,
        }
    }
}

impl<T> Hashed<T> {
    pub fn digest(&self) -> Digest {
        self.digest
    }
}

impl<T> Clone for Hashed<T> {
    fn clone(&self) -> Self {
        Hashed {
            value: self.value.clone(),
            digest: self.digest,
        }
    }
}

impl<T> Deref for Hashed<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T> Hash for Hashed<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.digest.hash(state);
    }
}

impl<T> PartialEq for Hashed<T> {
    fn eq(&self, other: &Self) -> bool {
        self.digest == other.digest
    }
}

impl<T> Eq for Hashed<T> {}

impl<T: fmt::Debug> fmt::Debug for Hashed<T> {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        self.value.fmt(f)
    }
}

impl<T: Serialize> Serialize for Hashed<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value.serialize(serializer)
    }
}

#[cfg(test)]
mod tests {
    use super::Digest;

    #[test]
    fn a_digest_is_read_back() {
        let digest = Digest::of_bytes("xanh".as_bytes());
        assert_eq!(Digest::parse(&digest.to_string()), Some(digest));
        assert_eq!(Digest::parse("xanh"), None);
    }
}
