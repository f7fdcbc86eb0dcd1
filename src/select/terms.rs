//! The page of each taxonomy and of each term.

use super::base::{Unwritten, below_home};
use super::card::card;
use super::context::Context;
use super::lists::Sheet;
use super::model::{Body, List, PageModel};
use crate::base::path::OutPath;
use crate::graph::places::pager_out;
use crate::graph::terms::{Taxonomy, Term};
use crate::model::meta::KindName;
use crate::render::view::{Base, LinkView, PageView, SectionView};
use crate::theme::Theme;

/// The name of a taxonomy; that of one the program brings is a word of the theme.
pub fn title(taxonomy: &Taxonomy, theme: &Theme) -> String {
    if taxonomy.title.is_empty() {
        theme.word(&taxonomy.key).to_string()
    } else {
        taxonomy.title.clone()
    }
}

/// A sheet of a term, by places in the lists of the site.
#[derive(Clone, Copy)]
pub struct TermSheet {
    pub taxonomy: usize,
    pub term: usize,
    pub sheet: Sheet,
}

/// The page of a taxonomy, by its place in the list of the site.
pub fn taxonomy_page(at: &usize, context: Context) -> PageModel {
    let taxonomy = &context.site.shape.taxonomies[*at];
    let list = List {
        sections: taxonomy.terms.iter().map(section_view).collect(),
        ..List::default()
    };
    let title = title(taxonomy, context.theme);
    model(context, (&taxonomy.out, "terms.html"), &title, list)
}

fn section_view(term: &Term) -> SectionView {
    SectionView {
        title: term.title.clone(),
        url: term.out.address(),
        description: String::new(),
        pages: term.pages.len(),
    }
}

/// A sheet of the pages of a term.
pub fn term_page(key: &TermSheet, context: Context) -> PageModel {
    let taxonomy = &context.site.shape.taxonomies[key.taxonomy];
    let term = &taxonomy.terms[key.term];
    let out = pager_out(&term.out, key.sheet.number, context.site.names());
    let files = key.sheet.of(&term.pages);
    let pages = files.filter_map(|file| context.site.page(file));
    let list = List {
        pages: pages.map(|page| card(context.site, page)).collect(),
        pager: key.sheet.pager(&term.out, context.site.names()),
        ..List::default()
    };
    let above = LinkView {
        title: title(taxonomy, context.theme),
        url: taxonomy.out.address(),
    };
    let model = model(context, (&out, "term.html"), &term.title, list);
    let crumbs = model.base.crumbs.iter().cloned().chain([above]).collect();
    PageModel {
        base: Base {
            crumbs,
            ..model.base
        },
        ..model
    }
}

fn model(
    context: Context,
    (out, template): (&OutPath, &str),
    title: &str,
    list: List,
) -> PageModel {
    let unwritten = Unwritten {
        out,
        template,
        title,
        kind: KindName::Page,
    };
    let base = below_home(context, unwritten);
    let base = Base {
        page: PageView {
            is_section: true,
            ..base.page
        },
        ..base
    };
    PageModel::without_text(out, template, base, Body::List(list))
}
