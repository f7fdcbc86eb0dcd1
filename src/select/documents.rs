//! The page of the documents of the register: what each came after and what came after it.

use super::base::{Unwritten, below_home};
use super::context::Context;
use super::model::{Body, PageModel};
use crate::base::path::{OutPath, encode};
use crate::graph::site::Site;
use crate::graph::validity::{is_over, successors};
use crate::model::meta::{Kind, KindName};
use crate::model::register::{CitedDocument, same_number};
use crate::render::view::{DateView, DocumentLink, DocumentView};

const TEMPLATE: &str = "documents.html";

/// The page of the register.
pub fn page((): &(), context: Context) -> PageModel {
    let out = context.site.names().documents.out();
    let unwritten = Unwritten {
        out: &out,
        template: TEMPLATE,
        title: context.theme.word("documents"),
        kind: KindName::Page,
    };
    let documents = context.site.sources.documents.documents.iter();
    let views = documents.map(|document| view(context.site, document));
    let body = Body::Documents(views.collect());
    PageModel::without_text(&out, TEMPLATE, below_home(context, unwritten), body)
}

fn view(site: &Site, document: &CitedDocument) -> DocumentView {
    let named = |ids: &[String]| {
        ids.iter()
            .filter_map(|id| find(site, id))
            .map(|other| short(site, other))
            .collect()
    };
    let all = &site.sources.documents.documents;
    let naming = |says: fn(&CitedDocument) -> &[String]| {
        all.iter()
            .filter(|other| says(other).contains(&document.id))
            .map(|other| short(site, other))
            .collect::<Vec<DocumentLink>>()
    };
    DocumentView {
        id: document.id.clone(),
        name: document.full_number(site.names().number),
        title: document.title.clone(),
        issuer: document.issuer.clone(),
        date: document
            .date
            .map(|day| DateView::new(day, &site.config.lang)),
        from: document
            .validity
            .from
            .map(|day| DateView::new(day, &site.config.lang)),
        until: document
            .validity
            .until
            .map(|day| DateView::new(day, &site.config.lang)),
        is_over: is_over(&document.validity, site.today),
        note: document.note.clone().unwrap_or_default(),
        based_on: named(&document.based_on),
        replaces: named(&document.replaces),
        amends: named(&document.amends),
        follows: named(&document.follows),
        amended_by: naming(|other| &other.amends),
        followed_by: successors(&site.sources.documents, document, site.today)
            .into_iter()
            .map(|other| short(site, other))
            .collect(),
        page: own_page(site, document),
    }
}

fn find<'a>(site: &'a Site, id: &str) -> Option<&'a CitedDocument> {
    site.sources
        .documents
        .documents
        .iter()
        .find(|document| document.id == id)
}

/// The page of a plan of this site that bears the document's number.
fn own_page(site: &Site, document: &CitedDocument) -> String {
    let is = |kind: &Kind| match kind {
        Kind::Plan(plan) => same_number(&plan.number, &document.number),
        _ => false,
    };
    let shown = site
        .clauses
        .plans
        .values()
        .find(|shown| is(&shown.page.kind));
    shown
        .map(|shown| shown.page.out.address())
        .unwrap_or_default()
}

fn short(site: &Site, document: &CitedDocument) -> DocumentLink {
    DocumentLink {
        id: document.id.clone(),
        name: document.full_number(site.names().number),
    }
}

/// The address of a document's entry, as a link on the page `from`.
pub fn address(site: &Site, id: &str, from: &OutPath) -> String {
    let page = site.names().documents.out();
    format!("{}#{}", from.link_to(&page), encode(id))
}
