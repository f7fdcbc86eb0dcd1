//! Blocks that the theme declares can be shown by their templates.

use crate::base::diagnostic::{Diagnostic, StaticMessage};
use crate::graph::site::Site;
use crate::render::view::BlockView;
use crate::rule::Check;
use crate::theme::Theme;

pub const CHECK: Check = Check {
    name: "blocks",
    about: StaticMessage {
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
    let directives = pages.flat_map(|page| {
        page.document
            .directives()
            .into_iter()
            .map(move |directive| (page, directive))
    });
    let declared = directives.filter_map(|(page, directive)| {
        Some((page, directive, theme.templated(directive.kind.name())?))
    });
    declared
        .flat_map(|(page, directive, wish)| {
            theme
                .render(
                    &wish.template,
                    &BlockView::of(directive, wish, |key| {
                        directive.attribute(key).map(str::to_string)
                    }),
                    &page.out,
                )
                .1
        })
        .collect()
}
