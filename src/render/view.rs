//! The whole contract of a theme: every value that a template gets. `themes/README.md` tells it to
//! theme authors.
//!
//! Addresses start at the root of the site, percent-encoded; a template writes `{{ root }}{{
//! item.url }}`.

pub mod lesson;

use crate::base::date::Date;
use crate::model::meta::{Extra, KindName};
use crate::theme::Prepared;
use serde::Serialize;
use std::collections::BTreeMap;

mod block;
mod lists;
mod plans;
mod relations;
mod republish;
mod site;

pub use block::BlockView;
use lesson::LessonView;
pub use lists::*;
pub use plans::*;
pub use relations::*;
pub use republish::{CountView, HeadlineView, RepublishView};
pub use site::{AboutView, SiteView};

/// What every template gets.
#[derive(Serialize)]
pub struct View<'a> {
    #[serde(flatten)]
    pub base: &'a Base,
    #[serde(flatten)]
    pub body: BodyValues<'a>,
    pub notices: Vec<NoticeView>,
    /// The page's own text as HTML.
    pub content: String,
    /// The headings of the text, and those that the templates of `xanh` add, in the order of the
    /// page.
    pub toc: Vec<TocItem>,
    /// The sections that the templates of `xanh` add to the text and that this page has, by name.
    pub parts: BTreeMap<&'static str, &'a PartView>,
}

/// What every page has.
#[derive(Hash, Serialize)]
pub struct Base {
    /// The way up from this page to the root: empty or `../`, `../../`; of `404.html` the address
    /// of the site, where it has one.
    pub root: String,
    /// The address of this page.
    pub url: String,
    /// With `base_url` in front; empty without one.
    pub canonical: String,
    #[serde(skip)]
    pub site: Prepared<SiteView>,
    pub page: PageView,
    pub crumbs: Vec<LinkView>,
    pub previous: Option<Card>,
    pub next: Option<Card>,
    /// The section it stands in, or is.
    pub section: Option<LinkView>,
    /// The pages around it in its section, itself among them, in the order of the section: 20 at
    /// most; none on the page of a section or a level.
    pub around: Vec<LinkView>,
    /// The lists that `theme.toml` asks for, by name.
    pub queries: BTreeMap<String, Vec<Card>>,
}

/// What only some kinds of page have; `null` or empty on others.
#[derive(Default, Serialize)]
pub struct BodyValues<'a> {
    /// Learning paths, on the home page and that of a section of modules.
    pub paths: &'a [PathView],
    /// Sections below, on the page of a section.
    pub sections: &'a [SectionView],
    /// Pages, on the page of a section or a term.
    pub list: &'a [Card],
    pub pager: Option<&'a Pager>,
    pub plan: Option<PlanView>,
    pub level: Option<&'a LevelView>,
    /// What the text of a level says before its first heading, where `content` begins.
    pub intro: String,
    /// What the text of a level says of reports: from its heading with the anchor `bao-cao` on.
    pub reporting: String,
    /// Steps of other pages that are meant for the level.
    pub steps: Vec<PieceView>,
    /// Other blocks of other pages that are meant for the level.
    pub notes: Vec<PieceView>,
    pub body: Option<&'a BodyView>,
    pub module: Option<&'a ModuleView>,
    /// On the lesson plan of a module.
    pub lesson: Option<LessonView>,
    pub guide: Option<&'a GuideView>,
    pub column: Option<&'a ColumnView>,
    /// Where the licence of a column allows to print it again.
    pub republish: Option<RepublishView>,
    pub coverage: Option<&'a CoverageView>,
    /// The register of documents, on its page.
    pub documents: &'a [DocumentView],
    /// Of the glossary and of the page of search.
    pub extra: Option<&'a ExtraView>,
}

/// A section that a template adds to the text: its anchor and its heading.
#[derive(Hash, Serialize)]
pub struct PartView {
    pub id: String,
    pub title: String,
}

/// A level on the ladder.
#[derive(Clone, Hash, Serialize)]
pub struct LevelCard {
    pub id: String,
    /// From the top, from 1.
    pub number: usize,
    pub name: String,
    pub short: String,
    pub summary: String,
    pub url: String,
    /// Clauses that it has to carry out.
    pub duties: usize,
    /// Materials for it.
    pub materials: usize,
    /// What came of it, where it is a level no more.
    pub ended: Option<EndedView>,
}

/// That a level or a body is one no more.
#[derive(Clone, Hash, Serialize)]
pub struct EndedView {
    /// Its last day.
    pub until: DateView,
    /// What came in its place; without an address where that has no page.
    pub by: Option<LinkView>,
}

#[derive(Hash, Serialize)]
pub struct FeedView {
    pub url: String,
    pub mime: &'static str,
    pub title: String,
}

/// What a page says of itself.
#[derive(Hash, Serialize)]
pub struct PageView {
    pub title: String,
    pub description: String,
    /// `module`
    pub kind: KindName,
    pub date: Option<DateView>,
    pub updated: Option<DateView>,
    pub authors: Vec<String>,
    pub levels: Vec<LevelLink>,
    /// Terms by taxonomy.
    pub terms: BTreeMap<String, Vec<LinkView>>,
    pub clauses: Vec<ClauseLink>,
    /// Of its text, without title and standfirst.
    pub words: usize,
    pub license: String,
    pub lang: String,
    /// The address of its picture; empty where none.
    pub image: String,
    /// What is shown where its address is shared; `null` without `base_url`.
    pub social: Option<PictureView>,
    /// Fields that the site declares.
    pub extra: BTreeMap<String, Extra>,
    /// Its file, below the root of the site's sources.
    pub source: String,
    /// JSON-LD for a `script` of type `application/ld+json`; empty where there is none.
    pub linked_data: String,
    /// A section page, or a page the program adds.
    pub is_section: bool,
    /// Not finished; shown only where drafts were asked for.
    pub draft: bool,
    /// Questions that a reader may answer on it.
    pub questions: usize,
    /// The address of the Word file of a form; empty where there is none.
    pub docx: String,
}

/// A day: `2026-11-22`, `22/11/2026`, `ngày 22 tháng 11 năm 2026`; in English twice
/// `22 November 2026`.
#[derive(Clone, Hash, Serialize)]
pub struct DateView {
    pub iso: String,
    pub short: String,
    pub long: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct LinkView {
    pub title: String,
    pub url: String,
}

#[derive(Clone, Hash, Serialize)]
pub struct LevelLink {
    pub id: String,
    pub name: String,
    pub short: String,
    pub url: String,
    /// It is a level no more.
    pub is_over: bool,
}

/// A clause that a page rests on.
#[derive(Clone, Hash, Serialize)]
pub struct ClauseLink {
    /// `57-kh-tld#III.4.2`
    pub id: String,
    /// `III.4.2`
    pub label: String,
    /// `gạch đầu dòng thứ hai, khoản 4, mục III`
    pub spoken: String,
    pub url: String,
}

/// A heading in the table of contents.
#[derive(Hash, Serialize)]
pub struct TocItem {
    pub level: u8,
    pub id: String,
    pub title: String,
    pub minutes: Option<u32>,
    pub children: Vec<TocItem>,
}

/// Something a reader must know before reading: `kind` is `ended`, `superseded`, `example`,
/// `withdrawn` or `correction`.
#[derive(Clone, Hash, Serialize)]
pub struct NoticeView {
    pub kind: &'static str,
    /// HTML.
    pub text: String,
}

#[derive(Hash, Serialize)]
pub struct ModuleView {
    pub code: String,
    pub minutes: Option<u32>,
    pub modes: Vec<&'static str>,
    pub audience: String,
    pub prerequisites: Vec<Card>,
    pub objectives: Vec<ObjectiveView>,
    pub materials: Vec<String>,
    pub pass: Option<u32>,
    pub version: String,
    /// Timed headings, in order.
    pub activities: Vec<ActivityView>,
    /// The address of its projection page.
    pub projection: String,
    /// The address of its lesson plan; empty for learners.
    pub lesson: String,
    /// The address of the question bank for Moodle; empty for learners and without questions.
    pub bank: String,
    /// Its pack in each form that the site offers.
    pub packs: Vec<PackLink>,
}

/// A file to take along.
#[derive(Clone, Hash, Serialize)]
pub struct PackLink {
    /// `zip` for a site, `html` for one page, `epub`.
    pub form: String,
    /// From the root of the site.
    pub url: String,
}

#[derive(Hash, Serialize)]
pub struct ObjectiveView {
    pub id: String,
    pub text: String,
    /// The activities that serve it.
    pub activities: Vec<LinkView>,
}

#[derive(Hash, Serialize)]
pub struct ActivityView {
    pub id: String,
    pub title: String,
    pub minutes: u32,
    /// Minutes before it.
    pub start: u32,
    pub objectives: Vec<String>,
}

#[derive(Hash, Serialize)]
pub struct GuideView {
    pub campaign: String,
    pub period: String,
    pub partners: Vec<String>,
    pub outcome: String,
    pub indicators: Vec<String>,
    /// Forms that its text leads to.
    pub forms: Vec<Card>,
    /// Leaflets and worksheets on the page itself; addresses begin with `#`.
    pub sheets: Vec<LinkView>,
}

#[derive(Hash, Serialize)]
pub struct ColumnView {
    pub standfirst: String,
    pub series: Option<LinkView>,
    /// Its neighbours in the series, the older one first.
    pub series_previous: Option<Card>,
    pub series_next: Option<Card>,
    pub credit: String,
    /// What each of its pictures shows, and who made it.
    pub images: Vec<ImageView>,
    pub corrections: Vec<CorrectionView>,
    /// Why it was taken down; empty where it stands.
    pub withdrawn: String,
}

#[derive(Hash, Serialize)]
pub struct ImageView {
    /// What it shows, for those who do not see it.
    pub alt: String,
    /// Empty where nobody is named.
    pub credit: String,
}

#[derive(Hash, Serialize)]
pub struct CorrectionView {
    pub date: DateView,
    pub text: String,
}

/// The glossary, and an index of all pages.
#[derive(Default, Hash, Serialize)]
pub struct ExtraView {
    pub letters: Vec<Letter>,
    pub terms: Vec<TermView>,
}

/// Pages under one letter.
#[derive(Hash, Serialize)]
pub struct Letter {
    pub letter: String,
    pub pages: Vec<Card>,
}

#[derive(Hash, Serialize)]
pub struct TermView {
    pub id: String,
    pub word: String,
    pub meaning: String,
    pub source: String,
    pub also: Vec<String>,
    pub clauses: Vec<ClauseLink>,
}

impl DateView {
    /// `date` as it is written in the language `lang`.
    pub fn new(date: Date, lang: &str) -> Self {
        let (short, long) = match lang {
            "en" => (date.english(), date.english()),
            _ => (date.short(), date.long()),
        };
        DateView {
            iso: date.to_string(),
            short,
            long,
        }
    }
}
