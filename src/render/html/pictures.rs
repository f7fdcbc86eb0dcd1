//! Pictures in the widths of screens.

use super::writer::Writer;
use crate::base::path::OutPath;
use crate::base::variants::{Variant, Variants};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Variants by the address of the picture that they stand for.
pub type Pictures = BTreeMap<OutPath, Arc<Variants>>;

/// The folder of the variants of the picture at `picture`; no folder of the content has a name with
/// a dot.
pub fn variants_folder(picture: &OutPath) -> OutPath {
    OutPath::new(&format!("{picture}.sizes"))
}

/// Where a variant stands: `anh/cay.jpg.sizes/480.jpg`.
pub fn variant_out(picture: &OutPath, variant: &Variant) -> OutPath {
    let folder = variants_folder(picture);
    OutPath::new(&format!(
        "{folder}/{}.{}",
        variant.width,
        variant.format.ending()
    ))
}

/// Bytes of a page that a first screen shows at most.
const FIRST_SCREEN: usize = 2_000;

impl Writer<'_> {
    /// An attribute that leads to the picture at `own`, an address and a width in pixels, in other
    /// widths; empty where there are none.
    pub(super) fn source_set(&self, out: &OutPath, own: (&str, u32)) -> String {
        let Some(variants) = self.setting.pictures.get(out) else {
            return String::new();
        };
        let links = self.setting.links;
        let address = |one: &Variant| links.picture(&variant_out(out, one));
        let all = variants.all.iter();
        let mut rows: Vec<String> = all
            .filter_map(|one| Some(format!("{} {}w", address(one)?, one.width)))
            .collect();
        if rows.is_empty() {
            return String::new();
        }
        if !variants.is_whole {
            rows.push(format!("{} {}w", own.0, own.1));
        }
        let sizes = self.picture_sizes;
        format!(" srcset=\"{}\" sizes=\"{sizes}\"", rows.join(", "))
    }

    /// The class that shows the colour of a picture while it loads: six steps a channel.
    pub(super) fn tone(&self, out: &OutPath) -> String {
        let variants = self.setting.pictures.get(out);
        let colour = variants.and_then(|variants| variants.colour);
        let Some(colour) = colour.filter(|_| self.setting.links.is_page()) else {
            return String::new();
        };
        let [red, green, blue] = colour.map(|one| (u32::from(one) + 25) / 51);
        format!(" class=\"tone r{red} g{green} b{blue}\"")
    }

    /// Whether the picture that is written now stands on the first screen of a page.
    pub(super) fn is_on_first_screen(&mut self) -> bool {
        let is_first = !std::mem::replace(&mut self.has_picture, true);
        is_first && self.setting.links.is_page() && self.out.len() < FIRST_SCREEN
    }
}
