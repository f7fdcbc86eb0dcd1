//! A page that the program adds: nobody wrote it, and it stands below the home page.

use super::queries::queries;
use super::{frame, levels::untold};
use crate::base::digest::Hashed;
use crate::base::path::OutPath;
use crate::graph::site::Site;
use crate::model::meta::KindName;
use crate::render::view::{Frame, LinkView, SiteView};
use crate::theme::Theme;

/// The frame of such a page, with the way up and the lists that its `template` asks for.
pub fn generated_page(
    site: &Site,
    (theme, shared): (&Theme, Hashed<SiteView>),
    (out, template): (&OutPath, &str),
    title: &str,
) -> Frame {
    Frame {
        crumbs: vec![LinkView {
            title: theme.word("home").to_string(),
            url: "index.html".to_string(),
        }],
        queries: queries(site, theme, template),
        ..frame::bare(
            shared,
            out,
            untold(title, KindName::Page, &site.config.lang),
        )
    }
}
