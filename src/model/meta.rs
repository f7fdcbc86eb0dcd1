//! What the front matter of a page says, typed.

use super::clause::ClauseRef;
use super::level::LevelId;
use super::official::Layout;
use crate::base::date::{Date, Moment};
use crate::base::path::SourcePath;
use crate::base::span::{Span, Spanned};
use serde::Serialize;
use std::collections::BTreeMap;
use std::ops::Range;

/// The kind of a page by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum KindName {
    Plan,
    Module,
    Guide,
    Form,
    Column,
    Level,
    Body,
    Page,
}

/// What every kind of page may say of itself. Missing lists are empty.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Meta {
    pub title: Spanned<String>,
    pub description: String,
    pub date: Option<Date>,
    /// Where `date` is said.
    pub date_span: Option<Span>,
    pub updated: Option<Date>,
    pub draft: bool,
    /// Not shown before this moment.
    pub publish: Option<Moment>,
    /// Not shown from this moment on.
    pub expires: Option<Moment>,
    pub review_by: Option<Spanned<Date>>,
    pub slug: Option<Spanned<String>>,
    pub aliases: Vec<Spanned<String>>,
    pub weight: Option<i64>,
    pub levels: Vec<Spanned<LevelId>>,
    pub clauses: Vec<ClauseRef>,
    /// Taxonomy and its terms on this page, as written: `topics` and those that the site declares.
    pub terms: BTreeMap<String, Vec<Spanned<String>>>,
    pub authors: Vec<String>,
    pub license: Option<Spanned<String>>,
    /// A picture, relative to the page's file.
    pub image: Option<Spanned<String>>,
    pub lang: Option<String>,
    pub template: Option<Spanned<String>>,
    pub search: SearchVisibility,
    /// Fields that the site declares for this kind, in their order; as written.
    pub extra: BTreeMap<String, Extra>,
    /// The whole head, fences included; empty at the start of the file where there is none.
    pub span: Span,
}

/// How a page wants to be found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SearchVisibility {
    Hidden,
    /// Tenths of the ordinary weight, 1 to 100; 10 is ordinary.
    Weight(u16),
}

/// The value of a field that a site declares.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(untagged)]
pub enum Extra {
    Text(String),
    Number(i64),
    Flag(bool),
    Date(Date),
    List(Vec<String>),
}

/// What only pages of one kind say.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    Plan(PlanMeta),
    Module(ModuleMeta),
    Guide(GuideMeta),
    Form,
    Column(ColumnMeta),
    Level,
    Body,
    Page,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PlanMeta {
    pub number: String,
    /// `Kế hoạch hành động`
    pub form: String,
    pub subject: String,
    pub issuer: String,
    pub place: String,
    /// Years `2014 - 2020`, first and last.
    pub period: Option<Spanned<(i16, i16)>>,
    /// Written to show how, binding nobody.
    pub example: bool,
    /// `None`: as the text shows.
    pub layout: Option<Layout>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ModuleMeta {
    pub code: Option<Spanned<String>>,
    /// Minutes.
    pub duration: Option<Spanned<u32>>,
    pub mode: Vec<Mode>,
    pub audience: String,
    /// Codes of modules.
    pub prerequisites: Vec<Spanned<String>>,
    /// Id and sentence, in the order written.
    pub objectives: Vec<(Spanned<String>, String)>,
    pub materials: Vec<String>,
    /// Per cent.
    pub pass: Option<u32>,
    pub version: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mode {
    InPerson,
    SelfStudy,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct GuideMeta {
    pub campaign: String,
    pub period: String,
    pub partners: Vec<String>,
    pub outcome: String,
    pub indicators: Vec<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct ColumnMeta {
    pub standfirst: String,
    pub headlines: Headlines,
    pub series: Option<Spanned<String>>,
    pub credit: String,
    pub images: Vec<Picture>,
    pub corrections: Vec<Correction>,
    /// Why the piece was taken down; its text is shown no more.
    pub withdrawn: Option<Spanned<String>>,
}

/// Other headlines for other places.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Headlines {
    pub print: Option<Spanned<String>>,
    pub short: Option<Spanned<String>>,
    pub sms: Option<Spanned<String>>,
    pub social: Option<Spanned<String>>,
}

/// What a newspaper must know of a picture.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Picture {
    pub file: Spanned<String>,
    pub alt: String,
    pub credit: String,
    /// `None` where it is not said: then it is to be asked, and a check tells.
    pub reprint: Option<Reprint>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reprint {
    Yes,
    No,
    Ask,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Correction {
    pub date: Date,
    pub text: String,
}

/// What `_index.md` says of the pages below it, besides its own page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct SectionMeta {
    pub kind: Option<KindName>,
    pub sort: Option<Sort>,
    /// Pages of the list; 0 puts all on one.
    pub paginate: Option<usize>,
}

/// The order of pages in a section. Equal ones stand by title.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sort {
    Weight,
    /// Newest first.
    Date,
    /// Vietnamese dictionary order.
    Title,
}

/// What a file is in the tree of the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// The page of its folder's section.
    Section,
    /// A page; the section says its kind.
    Page(KindName),
}

/// The head of one file, read.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Head {
    pub meta: Meta,
    pub kind: Kind,
    /// Set for a `_index.md`.
    pub section: Option<SectionMeta>,
    /// The first byte after the head.
    pub body: usize,
    /// The heading that says the title: it is not shown a second time.
    pub heading: Option<Range<usize>>,
}

impl KindName {
    pub const ALL: [KindName; 8] = [
        KindName::Plan,
        KindName::Module,
        KindName::Guide,
        KindName::Form,
        KindName::Column,
        KindName::Level,
        KindName::Body,
        KindName::Page,
    ];

    /// As written in front matter and registers.
    pub fn as_str(self) -> &'static str {
        match self {
            KindName::Plan => "plan",
            KindName::Module => "module",
            KindName::Guide => "guide",
            KindName::Form => "form",
            KindName::Column => "column",
            KindName::Level => "level",
            KindName::Body => "body",
            KindName::Page => "page",
        }
    }

    pub fn parse(text: &str) -> Option<KindName> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }
}

impl Kind {
    pub fn name(&self) -> KindName {
        match self {
            Kind::Plan(_) => KindName::Plan,
            Kind::Module(_) => KindName::Module,
            Kind::Guide(_) => KindName::Guide,
            Kind::Form => KindName::Form,
            Kind::Column(_) => KindName::Column,
            Kind::Level => KindName::Level,
            Kind::Body => KindName::Body,
            Kind::Page => KindName::Page,
        }
    }
}

impl Meta {
    /// A page without front matter: `title` is the best name known of it.
    pub fn untold(file: &SourcePath, title: &str) -> Self {
        let span = Span::new(file, 0..0);
        Meta {
            title: Spanned {
                value: title.to_string(),
                span: span.clone(),
            },
            description: String::new(),
            date: None,
            date_span: None,
            updated: None,
            draft: false,
            publish: None,
            expires: None,
            review_by: None,
            slug: None,
            aliases: vec![],
            weight: None,
            levels: vec![],
            clauses: vec![],
            terms: BTreeMap::new(),
            authors: vec![],
            license: None,
            image: None,
            lang: None,
            template: None,
            search: SearchVisibility::Weight(10),
            extra: BTreeMap::new(),
            span,
        }
    }
}
