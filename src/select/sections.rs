//! The pages of sections, the home page among them: their own text and the list of what is in them.

use super::base::written;
use super::card::card;
use super::context::Context;
use super::links::link;
use super::lists::Sheet;
use super::model::{Body, List, PageModel, Parts, When};
use super::paths::paths;
use super::template::{Choice, choice};
use super::text::text;
use crate::base::digest::Hashed;
use crate::graph::places::pager_out;
use crate::graph::site::Site;
use crate::graph::tree::Section;
use crate::model::meta::KindName;
use crate::model::page::Page;
use crate::render::view::{Base, PathView, SectionView};
use std::collections::BTreeSet;

/// A sheet of a section's list: the first bears the section's own text.
pub fn page((page, sheet): &(Hashed<Page>, Sheet), context: Context) -> PageModel {
    let site = context.site;
    let out = pager_out(&page.out, sheet.number, site.names());
    let choice = choice(page, context.theme);
    let is_first = sheet.number == 1;
    let text = is_first.then(|| text(context, page, &page.out));
    let list = list(site, page, sheet);
    PageModel {
        base: Base {
            url: out.address(),
            section: link(site, &page.source),
            ..written(context, page, &choice.template)
        },
        notices: vec![],
        text,
        parts: parts(context, &list, &choice),
        body: Body::List(list),
        template: choice.template,
        out,
    }
}

fn list(site: &Site, page: &Page, sheet: &Sheet) -> List {
    let section = site.shape.tree.find(&page.source);
    let below = section.map(|section| section.sections.as_slice());
    let files = section.map(|section| section.pages.as_slice());
    let pages = sheet.of(files.unwrap_or_default());
    List {
        sections: below
            .into_iter()
            .flatten()
            .filter_map(|below| section_view(site, below))
            .collect(),
        pages: pages
            .filter_map(|file| site.page(file))
            .map(|page| card(site, page))
            .collect(),
        pager: sheet.pager(&page.out, site.names()),
        paths: learning_paths(site, page, sheet),
    }
}

/// On the home page, and on the first of a section of modules.
fn learning_paths(site: &Site, page: &Page, sheet: &Sheet) -> Vec<PathView> {
    let kind = page.section.as_ref().and_then(|section| section.kind);
    let is_home = page.out.as_str() == "index.html";
    match sheet.number == 1 && (is_home || kind == Some(KindName::Module)) {
        true => paths(site),
        false => vec![],
    }
}

fn parts(context: Context, list: &List, choice: &Choice) -> Parts {
    // Levels stand as a ladder, without a heading.
    let first = list.pages.first();
    let has_list = first.is_some_and(|card| card.kind != KindName::Level);
    let list_heading = if has_list {
        When::WithText
    } else {
        When::Never
    };
    let after = [
        ("paths", "lo-trinh", When::if_any(&list.paths)),
        ("list", "danh-sach", list_heading),
    ];
    let parts = Parts::new(context.theme, choice, &[], &after);
    parts.titled("list", &list_title(context, list))
}

/// What the list of a section is called: by the kind of its pages, where all are of one.
fn list_title(context: Context, list: &List) -> String {
    let kinds: BTreeSet<&str> = list.pages.iter().map(|card| card.kind.as_str()).collect();
    let is_whole = list.pager.is_none();
    let word = match (kinds.first(), list.pages.len()) {
        (Some(kind), 1) if is_whole => kind.to_string(),
        (Some(kind), _) if kinds.len() == 1 => format!("list_{kind}"),
        _ => "list".to_string(),
    };
    context.theme.word(&word).to_string()
}

fn section_view(site: &Site, section: &Section) -> Option<SectionView> {
    let page = site.page(section.page.as_ref()?)?;
    let sections = section.all();
    Some(SectionView {
        title: page.title().to_string(),
        url: page.out.address(),
        description: page.meta.description.clone(),
        pages: sections.iter().map(|section| section.pages.len()).sum(),
    })
}
