//! Pages beside the page of each module: its screens, its lesson plan.

use super::base::written;
use super::context::Context;
use super::kinds;
use super::model::{Body, LessonBody, PageModel, Parts};
use super::text::text;
use crate::base::digest::Hashed;
use crate::graph::paths::modules;
use crate::graph::places::beside;
use crate::model::meta::Kind;
use crate::model::page::Page;
use crate::render::view::{Base, LinkView, ModuleView, PageView};

/// When a session begins, in minutes after midnight, and the minutes of a period.
#[derive(Clone, Copy)]
pub struct Clock {
    pub start: u32,
    pub period: u32,
}

/// The modules that have a page of their own.
pub fn pages(context: Context) -> Vec<Hashed<Page>> {
    let site = context.site;
    let files = modules(&site.pages).all.into_keys();
    files
        .filter_map(|file| site.page(file))
        .filter(|page| site.has_own_address(page))
        .cloned()
        .collect()
}

/// The projection page of a module.
pub fn screens(page: &Hashed<Page>, context: Context) -> PageModel {
    let ending = context.site.names().screens;
    beside_page(context, page, (ending, "projection.html"), Body::Screens)
}

/// The lesson plan of a module.
pub fn lesson((page, clock): &(Hashed<Page>, Clock), context: Context) -> PageModel {
    let ending = context.site.names().lesson;
    beside_page(context, page, (ending, "session.html"), |module| {
        Body::Lesson(LessonBody {
            module,
            start: clock.start,
            period: clock.period,
        })
    })
}

/// A page beside that of a module; its section is the module.
fn beside_page(
    context: Context,
    page: &Hashed<Page>,
    (ending, template): (&str, &str),
    body: impl Fn(ModuleView) -> Body,
) -> PageModel {
    let out = beside(page, ending);
    let base = written(context, page, template);
    let body = match &page.kind {
        Kind::Module(module) => body(kinds::module(context.site, page, module)),
        _ => Body::Text,
    };
    PageModel {
        template: template.to_string(),
        base: Base {
            url: out.address(),
            canonical: String::new(),
            section: Some(LinkView {
                title: page.title().to_string(),
                url: page.out.address(),
            }),
            page: PageView {
                questions: 0,
                ..base.page
            },
            ..base
        },
        notices: vec![],
        text: Some(text(context, page, &page.out).elsewhere()),
        parts: Parts::default(),
        body,
        out,
    }
}
