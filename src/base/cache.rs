//! What was found out before, by the digest of all that it was made of.

use super::digest::Digest;
use super::mutex::locked;
use rayon::prelude::*;
use std::collections::HashMap;
use std::sync::Mutex;

/// Values by the digest of all that they depend on: those that were asked for last, and no others.
/// It may be emptied at any moment.
pub struct Cache<T>(Mutex<HashMap<Digest, T>>);

impl<T> Default for Cache<T> {
    fn default() -> Self {
        Cache(Mutex::default())
    }
}

impl<T: Clone + Send + Sync> Cache<T> {
    /// A value for each of `keys`, in their order; `make` gives, in parallel, those that are not
    /// known. All others are forgotten.
    pub fn all(&self, keys: &[Digest], make: impl Fn(usize) -> T + Sync) -> Vec<T> {
        let before = std::mem::take(&mut *locked(&self.0));
        let one =
            |(at, key): (usize, &Digest)| before.get(key).cloned().unwrap_or_else(|| make(at));
        let values: Vec<T> = keys
            .par_iter()
            .with_min_len(32)
            .enumerate()
            .map(one)
            .collect();
        *locked(&self.0) = keys.iter().copied().zip(values.iter().cloned()).collect();
        values
    }

    /// The value for `key`, by `make` where it is not known. All others are forgotten.
    pub fn one(&self, key: Digest, make: impl Fn() -> T + Sync) -> T {
        self.all(&[key], |_| make()).pop().unwrap_or_else(make)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[test]
    fn only_what_was_asked_for_last_is_known() {
        let (known, made) = (Cache::default(), AtomicUsize::new(0));
        let ask = |texts: &[&'static str]| {
            let keys: Vec<Digest> = texts.iter().map(Digest::of).collect();
            made.store(0, Ordering::Relaxed);
            let values = known.all(&keys, |at| {
                (made.fetch_add(1, Ordering::Relaxed), texts[at]).1
            });
            assert_eq!(values, texts);
            made.load(Ordering::Relaxed)
        };
        assert_eq!(ask(&["a", "b"]), 2);
        assert_eq!(ask(&["b", "c"]), 1);
        assert_eq!(ask(&["a"]), 1);
        assert_eq!(ask(&[]), 0);
    }
}
