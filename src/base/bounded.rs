//! What was found out before, as far as there is room for it.

use super::digest::Digest;
use super::mutex::locked;
use std::collections::HashMap;
use std::sync::Mutex;

/// Values by the digest of all that they are made of, of no more bytes than there is room for; the
/// first stay. It may be emptied at any moment.
pub struct Bounded<T> {
    room: usize,
    held: Mutex<Held<T>>,
}

struct Held<T> {
    values: HashMap<Digest, T>,
    bytes: usize,
}

impl<T: Clone> Bounded<T> {
    /// For values of `room` bytes together.
    pub fn new(room: usize) -> Self {
        let held = Held {
            values: HashMap::new(),
            bytes: 0,
        };
        Bounded {
            room,
            held: Mutex::new(held),
        }
    }

    pub fn get(&self, key: Digest) -> Option<T> {
        locked(&self.held).values.get(&key).cloned()
    }

    /// Keeps a value of so many bytes, where there is room.
    pub fn keep(&self, key: Digest, value: &T, bytes: usize) {
        let mut held = locked(&self.held);
        if held.bytes + bytes <= self.room && !held.values.contains_key(&key) {
            held.bytes += bytes;
            held.values.insert(key, value.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_no_room_is_not_kept() {
        let (known, keys) = (Bounded::new(5), ["a", "b", "c"].map(Digest::of));
        for (key, bytes) in keys.into_iter().zip([3, 3, 2]) {
            known.keep(key, &bytes, bytes);
            known.keep(key, &bytes, bytes);
        }
        assert_eq!(keys.map(|key| known.get(key)), [Some(3), None, Some(2)]);
    }
}
