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
    /// The address of a picture, and an attribute that leads to the same picture in other widths.
    pub(super) fn sources(&self, out: &OutPath, own: (String, u32)) -> (String, String) {
        let (address, width) = own;
        let Some(variants) = self.setting.pictures.get(out) else {
            return (address, String::new());
        };
        let links = self.setting.links;
        let all = variants.all.iter();
        let mut found: Vec<(String, u32)> = all
            .filter_map(|one| Some((links.picture(&variant_out(out, one))?, one.width)))
            .collect();
        if found.is_empty() {
            return (address, String::new());
        }
        if !variants.is_whole {
            found.push((address, width));
        }
        let rows: Vec<String> = found
            .iter()
            .map(|(address, width)| format!("{address} {width}w"))
            .collect();
        let sizes = self.picture_sizes;
        let set = match rows.len() {
            1 => String::new(),
            _ => format!(" srcset=\"{}\" sizes=\"{sizes}\"", rows.join(", ")),
        };
        let widest = found.pop().map(|(address, _)| address);
        (widest.unwrap_or_default(), set)
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
