//! What earlier builds found out.

use crate::base::cache::Cache;
use crate::base::diagnostic::Diagnostic;
use crate::base::digest::{Digest, Hashed};
use crate::base::mutex::locked;
use crate::base::path::OutPath;
use crate::graph::site;
use crate::model::page::Page;
use crate::read;
use crate::rule::{Job, Made};
use crate::theme::Theme;
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex};

/// Values of earlier builds by the digest of all that they depend on. It may be thrown away at any
/// moment, and holds nothing that the last build had no use for.
pub struct Memo {
    pub(super) keeps_outputs: bool,
    pub(super) pages: Cache<(Hashed<Page>, Vec<Diagnostic>)>,
    pub(super) theme: Cache<(Arc<Theme>, Vec<Diagnostic>)>,
    pub(super) sources: read::sources::Memo,
    pub(super) site: site::Memo,
    made: Mutex<HashMap<OutPath, Kept>>,
}

/// What is known of an output: what was made where it was asked for, and what is wrong with it
/// where that was looked for.
struct Kept {
    key: Digest,
    made: Option<Made>,
    faults: Option<Vec<Diagnostic>>,
}

impl Memo {
    /// Outputs are handed on and forgotten. For one build.
    pub fn once() -> Self {
        Memo {
            keeps_outputs: false,
            pages: Cache::default(),
            theme: Cache::default(),
            sources: Default::default(),
            site: Default::default(),
            made: Mutex::default(),
        }
    }

    /// Remembers the outputs that were asked for too. For a preview.
    pub fn lasting() -> Self {
        Memo {
            keeps_outputs: true,
            ..Self::once()
        }
    }

    pub(super) fn made(&self, path: &OutPath, key: Digest) -> Option<Made> {
        locked(&self.made)
            .get(path)
            .filter(|kept| kept.key == key)?
            .made
            .clone()
    }

    pub(super) fn faults(&self, path: &OutPath, key: Digest) -> Option<Vec<Diagnostic>> {
        locked(&self.made)
            .get(path)
            .filter(|kept| kept.key == key)?
            .faults
            .clone()
    }

    pub(super) fn keep_made(&self, path: &OutPath, key: Digest, made: &Made) {
        self.keep(path, key, |kept| kept.made = Some(made.clone()));
    }

    pub(super) fn keep_faults(&self, path: &OutPath, key: Digest, faults: &[Diagnostic]) {
        self.keep(path, key, |kept| kept.faults = Some(faults.to_vec()));
    }

    fn keep(&self, path: &OutPath, key: Digest, note: impl FnOnce(&mut Kept)) {
        if self.keeps_outputs {
            let mut made = locked(&self.made);
            let kept = made.entry(path.clone()).or_insert(Kept {
                key,
                made: None,
                faults: None,
            });
            if kept.key != key {
                *kept = Kept {
                    key,
                    made: None,
                    faults: None,
                };
            }
            note(kept);
        }
    }

    /// Forgets outputs that are no more.
    pub(super) fn keep_only(&self, jobs: &BTreeMap<OutPath, Job>) {
        locked(&self.made).retain(|path, _| jobs.contains_key(path));
    }
}
