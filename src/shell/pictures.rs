//! Pictures of a site in the widths of screens, kept beside the output folder for the next build.

pub mod picture;
#[cfg(test)]
pub mod sample;
mod store;

use super::disk::Source;
use super::failure::Failure;
use crate::base::bounded::Bounded;
use crate::base::digest::Digest;
use crate::base::inputs::{Asset, Form, Inputs};
use crate::base::mutex::locked;
use crate::base::path::SourcePath;
use crate::base::variants::{Resizer, Variant, Variants, Widths};
use crate::rule::JPEG_QUALITY;
use picture::{Asked, Shape, variants};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::{Arc, Mutex, OnceLock};
pub use store::Access;
use store::Store;

/// The pictures of one reading of a site.
pub struct Pictures {
    source: Arc<Source>,
    store: Store,
    /// Digests of files that were read whole.
    sound: Mutex<BTreeSet<Digest>>,
    found: Mutex<BTreeMap<Digest, Arc<OnceLock<Arc<Variants>>>>>,
    /// By name, held while the picture is made.
    making: Mutex<BTreeMap<Digest, Arc<Mutex<()>>>>,
    /// By name: a document of Word and the archive of a newsroom hold the same pictures.
    recent: Bounded<Vec<u8>>,
}

/// Bytes of pictures that are kept in memory.
const ROOM: usize = 32 << 20;

/// Gives the bytes of a picture.
type Make<'m> = &'m dyn Fn() -> Result<Vec<u8>, Failure>;

impl Pictures {
    /// Pictures of `source`, kept below `side`, the folder beside the output.
    pub fn new(source: &Arc<Source>, side: &Path, access: Access, program: &str) -> Arc<Self> {
        Arc::new(Pictures {
            source: source.clone(),
            store: Store::new(side, access, program),
            sound: Mutex::default(),
            found: Mutex::default(),
            making: Mutex::default(),
            recent: Bounded::new(ROOM),
        })
    }

    /// `inputs` whose pictures have variants.
    pub fn attached(self: &Arc<Self>, inputs: Inputs) -> Inputs {
        let pictures = self.clone();
        let find = move |file: &SourcePath, asset: &Asset, widths: &Widths| {
            pictures.variants(file, asset, widths)
        };
        Inputs {
            resizer: Resizer::new(find),
            ..inputs
        }
    }

    /// The variants of a picture, made once.
    fn variants(&self, file: &SourcePath, asset: &Asset, widths: &Widths) -> Arc<Variants> {
        let name = format!("{} {:?} {widths:?}", asset.digest, asset.form);
        let key = Digest::of_bytes(name.as_bytes());
        let found = locked(&self.found).entry(key).or_default().clone();
        let find = || Arc::new(self.read_or_made(key, file, asset, widths));
        let variants = found.get_or_init(find);
        if variants.is_read() {
            locked(&self.sound).insert(asset.digest);
        }
        variants.clone()
    }

    fn read_or_made(
        &self,
        key: Digest,
        file: &SourcePath,
        asset: &Asset,
        widths: &Widths,
    ) -> Variants {
        if let Some(known) = self.store.variants(key) {
            let all = known.all.iter();
            all.for_each(|one| self.store.mark(name(asset.digest, shape(one))));
            return known;
        }
        let Form::Picture {
            format,
            turned,
            private,
            ..
        } = asset.form
        else {
            return Variants::default();
        };
        // A file that changed meanwhile is told where it is published.
        let Ok(bytes) = self.source.bytes(file) else {
            return Variants::default();
        };
        let asked = Asked {
            bytes: &bytes,
            format,
            anew: (turned || private).then_some(JPEG_QUALITY),
        };
        let keep = |variant: &Variant, bytes: Vec<u8>| {
            self.store.keep(name(asset.digest, shape(variant)), &bytes)
        };
        let made = variants(&asked, widths, &keep);
        self.store.keep_variants(key, &made);
        made
    }

    /// The picture whose file has `digest`, where it was made in `shape` before.
    pub fn kept(&self, digest: Digest, shape: Shape) -> Option<Vec<u8>> {
        self.store.get(name(digest, shape))
    }

    /// The same for one that others hold: as it is known, else by `make`, once.
    pub fn made(&self, digest: Digest, shape: Shape, make: Make) -> Result<Vec<u8>, Failure> {
        let name = name(digest, shape);
        let one = locked(&self.making).entry(name).or_default().clone();
        // `make` asks nobody else to work, so whoever waits here waits for a thread that goes on.
        let _one_at_a_time = locked(&one);
        if let Some(known) = self.recent.get(name) {
            return Ok(known);
        }
        let made = match self.store.get(name) {
            Some(kept) => kept,
            None => {
                let made = make()?;
                self.store.keep(name, &made);
                made
            }
        };
        self.recent.keep(name, &made, made.len());
        Ok(made)
    }

    /// Whether a picture was read whole by this program.
    pub fn is_sound(&self, digest: Digest) -> bool {
        locked(&self.sound).contains(&digest)
    }

    /// Removes what no page asked for.
    pub fn clear(&self) {
        self.store.clear();
    }
}

fn shape(variant: &Variant) -> Shape {
    Shape {
        width: variant.width,
        format: variant.format,
        quality: variant.quality,
    }
}

fn name(of: Digest, shape: Shape) -> Digest {
    Digest::of_bytes(format!("{of} {shape:?}").as_bytes())
}
