//! Which pages have a picture of their own where their address is shared.

use super::cover::{cover, wished};
use crate::base::diagnostic::{Diagnostic, message};
use crate::base::inputs::Form;
use crate::base::path::OutPath;
use crate::base::setting::Plain;
use crate::graph::places::{Place, names};
use crate::graph::site::Site;
use crate::model::config::Config;
use crate::model::meta::KindName;
use crate::model::page::Page;
use crate::render::social::SIZE;
use crate::render::view::PictureView;

/// The pages that have a picture: those that people share, or every page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pictures {
    Shared,
    All,
    None,
}

/// As a site names them.
const NAMES: [(&str, Pictures); 3] = [
    ("shared", Pictures::Shared),
    ("all", Pictures::All),
    ("none", Pictures::None),
];

/// What `[social] pictures` says.
///
/// Diagnostics: `social/setting` at a key that is none or a value that it cannot have.
pub fn settings(config: &Config) -> (Pictures, Vec<Diagnostic>) {
    let (mut pictures, mut diagnostics) = (Pictures::Shared, vec![]);
    for (key, setting) in config.feature("social") {
        let named = match (key.as_str(), &setting.value) {
            ("pictures", Plain::Text(name)) => NAMES.iter().find(|(known, _)| known == name),
            _ => None,
        };
        match named {
            Some((_, asked)) => pictures = *asked,
            None => {
                let message = message!(
                    vi: "`[social]` chỉ có `pictures`, là `shared`, `all` hoặc `none`",
                    en: "`[social]` has only `pictures`, which is `shared`, `all` or `none`",
                );
                let fault = Diagnostic::error("social/setting", setting.span.clone(), message);
                diagnostics.push(fault.help(message!(
                    vi: "viết `pictures = \"shared\"`",
                    en: "write `pictures = \"shared\"`",
                )));
            }
        }
    }
    (pictures, diagnostics)
}

/// Where the picture that the program draws for the page at `out` stands: `chia-se/cap-co-so.png`.
pub fn drawn(lang: &str, out: &OutPath) -> OutPath {
    let name = out.as_str().trim_end_matches(".html").replace('/', "-");
    OutPath::new(&format!("{}/{name}.png", names(lang).shared))
}

/// Whether the program draws a picture for a place: only where the site has an address, and where
/// its author named none that networks show.
pub fn is_drawn(site: &Site, place: &Place) -> bool {
    let page = place.source.as_ref().and_then(|file| site.page(file));
    let is_wanted = match settings(&site.config).0 {
        Pictures::All => true,
        Pictures::None => false,
        Pictures::Shared => {
            is_shared(place.kind) || page.is_some_and(|page| page.section.is_some())
        }
    };
    is_wanted && site.config.base_url.is_some() && page.is_none_or(|page| own(site, page).is_none())
}

fn is_shared(kind: KindName) -> bool {
    match kind {
        KindName::Plan
        | KindName::Level
        | KindName::Module
        | KindName::Guide
        | KindName::Column => true,
        KindName::Page | KindName::Form | KindName::Body => false,
    }
}

/// The picture that is shown where the page at `out` is shared: that of its author, else the one
/// that is drawn; `None` without either.
pub fn picture(site: &Site, out: &OutPath) -> Option<PictureView> {
    site.config.base_url.as_ref()?;
    let place = site.shape.place(out)?;
    let page = place.source.as_ref().and_then(|file| site.page(file));
    if let Some(own) = page.and_then(|page| own(site, page)) {
        return Some(own);
    }
    is_drawn(site, place).then(|| PictureView {
        url: drawn(&site.config.lang, out).address(),
        width: SIZE.0,
        height: SIZE.1,
        alt: place.title.clone(),
        credit: String::new(),
    })
}

/// The picture of its author, where it is one of pixels: networks show no drawing.
pub fn own(site: &Site, page: &Page) -> Option<PictureView> {
    let (file, _) = wished(page)?;
    let form = &site.assets.get(&file)?.form;
    matches!(form, Form::Picture { .. }).then(|| cover(site, page))?
}
