//! `van-ban.html`: the documents of the register, what each came after and what came after it.

use super::{frame, generated_page::generated_page};
use crate::base::diagnostic::StaticMessage;
use crate::base::path::{OutPath, encode};
use crate::graph::places::DOCUMENTS;
use crate::graph::site::Site;
use crate::graph::validity::{is_over, successors};
use crate::model::meta::Kind;
use crate::model::register::CitedDocument;
use crate::render::view::{DocumentLink, DocumentView, DocumentsView, Frame, TocItem, View};
use crate::render::xml::escape;
use crate::rule::{Body, Job, Made, Planned, Publisher};
use crate::theme::Theme;

pub const PUBLISHER: Publisher = Publisher {
    name: "documents",
    about: StaticMessage {
        vi: "Ghi `van-ban.html`: các văn bản được viện dẫn và liên hệ giữa chúng.",
        en: "Writes `van-ban.html`: the documents that are cited and how they are related.",
    },
    plan,
};

#[derive(Hash)]
struct DocumentsInput {
    frame: Frame,
    documents: Vec<DocumentView>,
}

fn plan(site: &Site, theme: &Theme) -> Planned {
    let documents = &site.sources.documents.documents;
    if documents.is_empty() {
        return (vec![], vec![]);
    }
    let out = OutPath::new(DOCUMENTS);
    let shared = frame::site_view(site, theme);
    let frame = generated_page(
        site,
        (theme, shared),
        (&out, "documents.html"),
        theme.word("documents"),
    );
    let documents = documents
        .iter()
        .map(|document| view(site, document))
        .collect();
    (
        vec![Job::new(out, DocumentsInput { frame, documents }, make)],
        vec![],
    )
}

fn make(input: &DocumentsInput, theme: &Theme) -> Made {
    let item = |document: &DocumentView| {
        let (id, title) = (format!("{}-ten", document.id), document.name.clone());
        TocItem {
            level: 2,
            id,
            title,
            minutes: None,
            children: vec![],
        }
    };
    let toc = input.documents.iter().map(item).collect();
    let view = View {
        frame: &input.frame,
        content: String::new(),
        toc,
        plan: None,
    };
    let (text, faults) = theme.render(
        "documents.html",
        &DocumentsView {
            view,
            documents: &input.documents,
        },
        &OutPath::new(DOCUMENTS),
    );
    (Body::text(text), faults)
}

fn view(site: &Site, document: &CitedDocument) -> DocumentView {
    let named = |ids: &[String]| {
        ids.iter()
            .filter_map(|id| find(site, id))
            .map(short)
            .collect()
    };
    let all = &site.sources.documents.documents;
    let naming = |says: fn(&CitedDocument) -> &[String]| {
        all.iter()
            .filter(|other| says(other).contains(&document.id))
            .map(short)
            .collect::<Vec<DocumentLink>>()
    };
    DocumentView {
        id: document.id.clone(),
        name: document.full_number(),
        title: document.title.clone(),
        issuer: document.issuer.clone(),
        date: document.date.map(Into::into),
        from: document.validity.from.map(Into::into),
        until: document.validity.until.map(Into::into),
        is_over: is_over(&document.validity, site.today),
        note: document.note.clone().unwrap_or_default(),
        based_on: named(&document.based_on),
        replaces: named(&document.replaces),
        amends: named(&document.amends),
        follows: named(&document.follows),
        amended_by: naming(|other| &other.amends),
        followed_by: successors(&site.sources.documents, document, site.today)
            .into_iter()
            .map(short)
            .collect(),
        page: page(site, document),
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
fn page(site: &Site, document: &CitedDocument) -> String {
    let is = |kind: &Kind| matches!(kind, Kind::Plan(plan) if plan.number == document.number);
    let shown = site
        .clauses
        .plans
        .values()
        .find(|shown| is(&shown.page.kind));
    shown
        .map(|shown| shown.page.out.address())
        .unwrap_or_default()
}

fn short(document: &CitedDocument) -> DocumentLink {
    DocumentLink {
        id: document.id.clone(),
        name: document.full_number(),
    }
}

/// A document by type and number, linked to its place in the register.
pub fn link(document: &CitedDocument, from: &OutPath) -> String {
    let number = escape(&document.number);
    let name = escape(&document.full_number())
        .replace(&number, &format!("<span class=\"nowrap\">{number}</span>"));
    format!("<a href=\"{}\">{name}</a>", address(&document.id, from))
}

/// The address of a document's entry, as a link on the page `from`.
pub fn address(id: &str, from: &OutPath) -> String {
    format!("{}#{}", from.link_to(&OutPath::new(DOCUMENTS)), encode(id))
}
