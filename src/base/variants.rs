//! Pictures in the widths of screens.

use super::asset::{Asset, Format};
use super::path::SourcePath;
use std::fmt;
use std::sync::Arc;

/// What pictures are made smaller to.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Widths {
    /// In pixels, ascending, each once; none: pictures stay as they are.
    pub widths: Vec<u32>,
    /// Of JPEG, from 1 to 100.
    pub quality: u8,
}

/// A picture made smaller; never larger than what it stands for, in pixels or in bytes.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Variant {
    pub width: u32,
    pub height: u32,
    pub format: Format,
    pub quality: u8,
    pub bytes: u64,
}

/// What became of a picture.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Variants {
    /// By width, ascending; the widths that came out larger than what they replace are missing.
    pub all: Vec<Variant>,
    /// The last of `all` stands for the picture itself, which no page has to load.
    pub is_whole: bool,
    /// Red, green and blue on average; `None` where something shines through.
    pub colour: Option<[u8; 3]>,
    /// Why the picture cannot be read whole.
    pub broken: Option<String>,
}

impl Variants {
    /// Whether all of the picture was read.
    pub fn is_read(&self) -> bool {
        self.colour.is_some() || !self.all.is_empty()
    }

    /// The widest variant that is at most `width` pixels wide, else the narrowest.
    pub fn fitting(&self, width: u32) -> Option<&Variant> {
        let fits = self.all.iter().rev().find(|one| one.width <= width);
        fits.or(self.all.first())
    }
}

type Find = dyn Fn(&SourcePath, &Asset, &Widths) -> Arc<Variants> + Send + Sync;

/// Finds the variants of a picture: a function of its bytes, which the shell keeps. Without one,
/// pictures stay as they are.
#[derive(Clone, Default)]
pub struct Resizer(Option<Arc<Find>>);

impl Resizer {
    pub fn new(
        find: impl Fn(&SourcePath, &Asset, &Widths) -> Arc<Variants> + Send + Sync + 'static,
    ) -> Self {
        Resizer(Some(Arc::new(find)))
    }

    /// The variants of `file`; `None` where pictures stay as they are.
    pub fn variants(
        &self,
        file: &SourcePath,
        asset: &Asset,
        widths: &Widths,
    ) -> Option<Arc<Variants>> {
        let find = self.0.as_ref().filter(|_| !widths.widths.is_empty())?;
        Some(find(file, asset, widths))
    }
}

impl fmt::Debug for Resizer {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "Resizer({})", self.0.is_some())
    }
}
