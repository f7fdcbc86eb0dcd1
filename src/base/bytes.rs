//! Bytes and words found in a text, many bytes at a time.

use memchr::{memchr2, memchr2_iter, memchr3_iter, memmem};

/// The first place of either byte.
pub fn first_of([one, other]: [u8; 2], bytes: &[u8]) -> Option<usize> {
    memchr2(one, other, bytes)
}

/// Every place of either byte, ascending.
pub fn all_of_two([one, other]: [u8; 2], bytes: &[u8]) -> impl Iterator<Item = usize> {
    memchr2_iter(one, other, bytes)
}

/// Every place of one of three bytes, ascending.
pub fn all_of_three([a, b, c]: [u8; 3], bytes: &[u8]) -> impl Iterator<Item = usize> {
    memchr3_iter(a, b, c, bytes)
}

/// Whether a long text holds `words`.
pub fn holds(text: &str, words: &str) -> bool {
    memmem::find(text.as_bytes(), words.as_bytes()).is_some()
}
