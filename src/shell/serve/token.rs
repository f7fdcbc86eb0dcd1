//! What a page of this server gives back that asks for something to be written.

use std::hash::{BuildHasher, Hasher};

/// 128 bits that nobody can guess: the keys of hash tables come from the system.
pub fn token() -> String {
    let part = || {
        std::collections::hash_map::RandomState::new()
            .build_hasher()
            .finish()
    };
    format!("{:016x}{:016x}", part(), part())
}
