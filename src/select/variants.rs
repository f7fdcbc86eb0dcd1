//! Pictures in the widths of screens, as a site asks for them.

use crate::base::diagnostic::{Diagnostic, Message, message};
use crate::base::inputs::Form;
use crate::base::path::{OutPath, SourcePath};
use crate::base::setting::{Plain, Setting};
use crate::base::variants::{Variant, Variants, Widths};
use crate::graph::links::Target;
use crate::graph::site::Site;
use crate::model::config::Config;
use crate::render::flow::Includes;
use crate::render::html::Pictures;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Pixels across: of a phone, of a phone whose pixels are fine, of a desktop.
const WIDTHS: [u32; 3] = [480, 960, 1440];

/// Below it a photo shows blocks, above it files grow and nobody sees why.
const QUALITY: u8 = 80;

/// The least and the most that a site may ask for.
pub const WIDTH_RANGE: (u32, u32) = (16, 8_000);
pub const QUALITY_RANGE: (i64, i64) = (1, 100);

/// How wide a picture in a package of files is, which holds one for all screens.
pub const PACKED: u32 = 960;

/// What `[pictures]` says.
///
/// Diagnostics: `pictures/setting` at a key that is none or a value that it cannot have.
pub fn settings(config: &Config) -> (Widths, Vec<Diagnostic>) {
    let mut widths = Widths {
        widths: WIDTHS.to_vec(),
        quality: QUALITY,
    };
    let mut diagnostics = vec![];
    for (key, setting) in config.feature("pictures") {
        let (is_right, help) = match key.as_str() {
            "widths" => (set_widths(&mut widths, &setting.value), widths_help()),
            "quality" => (set_quality(&mut widths, &setting.value), quality_help()),
            _ => (false, widths_help()),
        };
        if !is_right {
            diagnostics.push(fault(setting, help));
        }
    }
    (widths, diagnostics)
}

fn set_widths(widths: &mut Widths, value: &Plain) -> bool {
    let Plain::List(texts) = value else {
        return false;
    };
    let range = WIDTH_RANGE.0..=WIDTH_RANGE.1;
    let width = |text: &String| text.parse().ok().filter(|number| range.contains(number));
    let Some(found) = texts.iter().map(width).collect() else {
        return false;
    };
    widths.widths = found;
    widths.widths.sort_unstable();
    widths.widths.dedup();
    true
}

fn set_quality(widths: &mut Widths, value: &Plain) -> bool {
    let range = QUALITY_RANGE.0..=QUALITY_RANGE.1;
    let Plain::Number(number) = value else {
        return false;
    };
    match u8::try_from(*number) {
        Ok(quality) if range.contains(number) => widths.quality = quality,
        _ => return false,
    }
    true
}

fn fault(setting: &Setting, help: Message) -> Diagnostic {
    let ((least, most), (worst, best)) = (WIDTH_RANGE, QUALITY_RANGE);
    let message = message!(
        vi: "`[pictures]` chỉ có `widths`, các số từ {least} đến {most}, và `quality`, từ {worst} \
            đến {best}",
        en: "`[pictures]` has only `widths`, numbers from {least} to {most}, and `quality`, from \
            {worst} to {best}",
    );
    Diagnostic::error("pictures/setting", setting.span.clone(), message).help(help)
}

fn widths_help() -> Message {
    message!(
        vi: "viết `widths = [480, 960, 1440]`, hoặc `widths = []` để giữ ảnh như cũ",
        en: "write `widths = [480, 960, 1440]`, or `widths = []` to leave pictures as they are",
    )
}

fn quality_help() -> Message {
    message!(vi: "viết `quality = 80`", en: "write `quality = 80`")
}

/// The variants of a file; `None` where it stays as it is.
pub fn of_file(site: &Site, file: &SourcePath) -> Option<Arc<Variants>> {
    let asset = site.assets.get(file)?;
    if !matches!(asset.form, Form::Picture { .. }) {
        return None;
    }
    let (widths, _) = settings(&site.config);
    site.resizer.variants(file, asset, &widths)
}

/// The variants of the pictures of a text and of those that it includes, by the address of the
/// picture.
pub fn of_text(site: &Site, targets: &BTreeMap<u32, Target>, includes: &Includes) -> Pictures {
    let own = targets.values().filter_map(|target| match target {
        Target::Picture { source, out, .. } => Some((out.clone(), of_file(site, source)?)),
        _ => None,
    });
    let parts = includes.parts.values();
    let parts = parts.flat_map(|part| of_text(site, &part.links.targets, &part.includes));
    own.chain(parts).collect()
}

/// Where a variant of the picture at `out` stands: `anh/cay.jpg.sizes/480.jpg`.
pub use crate::render::html::variant_out as out;

/// The folder of the variants of the picture at `out`.
pub use crate::render::html::variants_folder as folder;

/// The variants as files of the site.
pub fn outs(picture: &OutPath, variants: &Variants) -> Vec<(OutPath, Variant)> {
    let all = variants.all.iter();
    all.map(|one| (out(picture, one), one.clone())).collect()
}
