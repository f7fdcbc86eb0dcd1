//! What the preview shows at one moment, and what all of its parts share.

use crate::base::diagnostic::Language;
use crate::base::digest::Digest;
use crate::base::inputs::Inputs;
use crate::base::mutex::locked;
use crate::base::path::OutPath;
use crate::engine::{Memo, Planned};
use crate::shell::disk::Source;
use crate::shell::report::Shown;
use crate::shell::watch::RescanHandle;
use hyper::body::Bytes;
use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use tokio::sync::watch;

/// The site as it was read at one moment.
pub struct Version {
    /// From 1; one reading is one number, also when more of its faults become known.
    pub number: u64,
    pub planned: Arc<Planned>,
    pub reading: Arc<(Inputs, Source)>,
    pub faults: Vec<Shown>,
    /// Of `faults`.
    pub digest: Digest,
}

/// How the preview behaves.
pub struct ServeOptions {
    pub language: Language,
    /// `vscode://file/{path}:{line}:{column}`
    pub editor: Option<String>,
    /// Browsers go to the page that was changed.
    pub follow: bool,
    /// The absolute folder that files are named from.
    pub root: String,
    /// The site is a folder of texts: files are named without `content/`.
    pub is_loose: bool,
    /// The site is one text: its home leads to it.
    pub is_single: bool,
}

/// What the rebuilder, the server and every connection share.
pub struct SharedState {
    pub options: ServeOptions,
    pub memo: Memo,
    pub versions: watch::Sender<Option<Arc<Version>>>,
    pub rescans: RescanHandle,
    /// What a page of this server gives back that asks for something to be written: no other page
    /// knows it.
    pub token: String,
    /// Whether this machine alone can ask: then its pages may have a file taken in.
    pub is_local: bool,
    good: Mutex<HashMap<OutPath, (u64, Bytes)>>,
}

/// Pages whose last good bytes are kept.
const GOOD: usize = 100;

impl SharedState {
    pub fn new(options: ServeOptions, rescans: RescanHandle, is_local: bool) -> Self {
        SharedState {
            options,
            memo: Memo::lasting(),
            versions: watch::Sender::new(None),
            rescans,
            token: super::token::token(),
            is_local,
            good: Mutex::default(),
        }
    }

    /// The bytes of a page when nothing was wrong with it.
    pub fn good(&self, page: &OutPath) -> Option<Bytes> {
        locked(&self.good).get(page).map(|(_, bytes)| bytes.clone())
    }

    /// Remembers a page without fault; of too many, the oldest goes.
    pub fn keep_good(&self, page: &OutPath, version: u64, bytes: &Bytes) {
        let mut good = locked(&self.good);
        good.insert(page.clone(), (version, bytes.clone()));
        if good.len() > GOOD {
            let oldest = good
                .iter()
                .min_by_key(|(path, (version, _))| (*version, (*path).clone()))
                .map(|(path, _)| path.clone());
            oldest.map(|path| good.remove(&path));
        }
    }
}

impl Version {
    pub fn new(
        number: u64,
        planned: Arc<Planned>,
        reading: Arc<(Inputs, Source)>,
        faults: Vec<Shown>,
    ) -> Self {
        let digest = Digest::of_bytes(
            serde_json::to_string(&faults)
                .unwrap_or_default()
                .as_bytes(),
        );
        Version {
            number,
            planned,
            reading,
            faults,
            digest,
        }
    }

    pub fn errors(&self) -> usize {
        self.faults.iter().filter(|shown| shown.is_error()).count()
    }

    /// Whether an error may have spoilt a page: one in its own file, or one outside of the content.
    pub fn spoils(&self, page: &OutPath) -> bool {
        let source = self
            .planned
            .site
            .shape
            .place(page)
            .and_then(|place| place.source.as_ref());
        let own = |file: &str| {
            source
                .is_some_and(|source| source.as_str() == file || file == format!("content/{file}"))
        };
        self.faults
            .iter()
            .filter(|shown| shown.is_error())
            .any(|shown| match &shown.file {
                Some(file) => own(file) || !file.starts_with("content/") && file.contains('/'),
                None => true,
            })
    }
}
