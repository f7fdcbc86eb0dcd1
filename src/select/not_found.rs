//! What a reader sees where there is nothing.

use super::base::{Unwritten, generated};
use super::context::Context;
use super::model::{Body, PageModel};
use crate::base::path::OutPath;
use crate::model::meta::KindName;

/// The page, which bears the name of its template.
pub const OUT: &str = "404.html";

/// The page that servers show in place of one that is not there.
pub fn page((): &(), context: Context) -> PageModel {
    let out = OutPath::new(OUT);
    let unwritten = Unwritten {
        out: &out,
        template: OUT,
        title: context.theme.word("lost"),
        kind: KindName::Page,
    };
    let mut base = generated(context, unwritten);
    // A host shows it at any address: where its own is known, all it leads to is named in full.
    if let Some(base_url) = &context.site.config.base_url {
        base.root = base_url.clone();
    }
    PageModel::without_text(&out, OUT, base, Body::Text)
}
