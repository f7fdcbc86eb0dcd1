//! What every page has, of pages that were written and of those that nobody wrote.

use super::around::around;
use super::card::neighbours;
use super::context::Context;
use super::links::link;
use super::page::{page_view, unwritten};
use super::queries::queries;
use super::social::picture;
use crate::base::path::OutPath;
use crate::graph::site::Site;
use crate::model::meta::KindName;
use crate::model::page::Page;
use crate::render::view::{Base, LinkView, PageView};

/// What a page that was written has, with the lists that `template` asks for.
pub fn written(context: Context, page: &Page, template: &str) -> Base {
    let site = context.site;
    let above = site.shape.above.get(&page.source);
    let crumbs = above.into_iter().flatten();
    let section = above.and_then(|above| link(site, above.last()?));
    let (previous, next) = neighbours(site, &site.shape.neighbours, page);
    Base {
        crumbs: crumbs.filter_map(|file| link(site, file)).collect(),
        previous,
        next,
        section,
        around: around(site, page),
        ..alone(context, &page.out, page_view(site, page), template)
    }
}

/// A page that nobody wrote.
pub struct Unwritten<'a> {
    pub out: &'a OutPath,
    pub template: &'a str,
    pub title: &'a str,
    pub kind: KindName,
}

/// What a page that nobody wrote has, which stands below no other.
pub fn generated(context: Context, page: Unwritten) -> Base {
    let view = unwritten(page.title, page.kind, &context.site.config.lang);
    alone(context, page.out, view, page.template)
}

/// What a page has that nobody wrote and that stands below the home page.
pub fn below_home(context: Context, page: Unwritten) -> Base {
    let home = LinkView {
        title: context.theme.word("home").to_string(),
        url: "index.html".to_string(),
    };
    Base {
        crumbs: vec![home],
        ..generated(context, page)
    }
}

fn alone(context: Context, out: &OutPath, page: PageView, template: &str) -> Base {
    Base {
        root: out.root(),
        url: out.address(),
        canonical: canonical(context.site, out),
        site: context.shared.site.clone(),
        page: PageView {
            social: picture(context.site, out),
            ..page
        },
        crumbs: vec![],
        previous: None,
        next: None,
        section: None,
        around: vec![],
        queries: queries(context, template),
    }
}

fn canonical(site: &Site, out: &OutPath) -> String {
    let base_url = site.config.base_url.as_ref();
    base_url
        .map(|base_url| format!("{base_url}{}", out.address()))
        .unwrap_or_default()
}
