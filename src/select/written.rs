//! Pages that people wrote: everything but sections, plans with a text, levels and bodies.

use super::base::written;
use super::context::Context;
use super::kinds;
use super::model::{Body, ColumnBody, PageModel, Parts, When};
use super::republish;
use super::template::{Choice, choice};
use super::text::text;
use crate::base::digest::Hashed;
use crate::model::meta::Kind;
use crate::model::page::Page;
use crate::render::view::PageView;
use crate::theme::Theme;

/// The page of a text.
pub fn page(page: &Hashed<Page>, context: Context) -> PageModel {
    let choice = choice(page, context.theme);
    let base = written(context, page, &choice.template);
    let body = body(context, page, &base.page);
    PageModel {
        out: page.out.clone(),
        notices: vec![],
        text: Some(text(context, page, &page.out)),
        parts: parts(&body, &choice, context.theme),
        body,
        base,
        template: choice.template,
    }
}

fn body(context: Context, page: &Hashed<Page>, view: &PageView) -> Body {
    let site = context.site;
    match &page.kind {
        Kind::Module(module) => Body::Module(kinds::module(site, page, module)),
        Kind::Guide(guide) => Body::Guide(kinds::guide(site, page, guide)),
        Kind::Column(column) => Body::Column(Box::new(ColumnBody {
            column: kinds::column(site, page, column, view),
            source: republish::source(site, page).map(Hashed::new),
        })),
        _ => Body::Text,
    }
}

fn parts(body: &Body, choice: &Choice, theme: &Theme) -> Parts {
    match body {
        Body::Module(module) => {
            let before = [
                ("objectives", "muc-tieu", When::if_any(&module.objectives)),
                ("timeline", "tien-trinh", When::if_any(&module.activities)),
            ];
            Parts::new(theme, choice, &before, &[])
        }
        Body::Guide(guide) => {
            let has_sheets = !guide.forms.is_empty() || !guide.sheets.is_empty();
            let after = [
                ("forms_and_sheets", "bieu-mau-to-roi", When::of(has_sheets)),
                ("indicators", "chi-so", When::if_any(&guide.indicators)),
            ];
            Parts::new(theme, choice, &[], &after)
        }
        _ => Parts::default(),
    }
}
