//! Blocks that the theme declares can be shown by their templates.

use crate::base::diagnostic::{Diagnostic, Told};
use crate::graph::site::Site;
use crate::render::view::BlockView;
use crate::rule::Check;
use crate::theme::Theme;

pub const CHECK: Check = Check {
    name: "blocks",
    about: Told {
        vi: "Khuôn mẫu của khối do giao diện khai điền được cho mỗi khối.",
        en: "The templates of blocks that the theme declares can be filled for each block.",
    },
    run,
};

/// Diagnostics: `theme/render` at the place in the template. What stands in a block cannot make a
/// difference, so it is left out.
fn run(site: &Site, theme: &Theme) -> Vec<Diagnostic> {
    let pages = site.pages.values().filter(|_| {
        theme
            .manifest
            .blocks
            .iter()
            .any(|wish| !wish.template.is_empty())
    });
    let boxes = pages.flat_map(|page| {
        page.document
            .boxes()
            .into_iter()
            .map(move |boxed| (page, boxed))
    });
    let declared =
        boxes.filter_map(|(page, boxed)| Some((page, boxed, theme.templated(boxed.kind.name())?)));
    declared
        .flat_map(|(page, boxed, wish)| {
            theme
                .render(&wish.template, &BlockView::of(boxed, wish), &page.out)
                .1
        })
        .collect()
}
