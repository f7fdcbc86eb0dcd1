//! The whole contract of a theme: every value that a template gets. `themes/README.md` tells it to
//! theme authors.
//!
//! Addresses start at the root of the site, percent-encoded; a template writes `{{ root }}{{
//! item.url }}`.

pub mod lesson;

use crate::base::date::Date;
use crate::base::digest::Hashed;
use crate::model::meta::{Extra, KindName};
use serde::Serialize;
use std::collections::BTreeMap;

mod block;
mod plans;
mod republish;

pub use block::BlockView;
pub use plans::*;
pub use republish::{CountView, HeadlineView, RepublishView};

/// What every template gets.
#[derive(Serialize)]
pub struct View<'a> {
    #[serde(flatten)]
    pub frame: &'a Frame,
    /// The page's own text as HTML.
    pub content: String,
    /// The headings of the text, and those that the templates of `xanh` add, in the order of the
    /// page.
    pub toc: Vec<TocItem>,
    pub plan: Option<PlanView>,
}

/// What a template gets besides the page's own text. What a kind of page does not have is `null` or
/// empty.
#[derive(Hash, Serialize)]
pub struct Frame {
    /// The way up from this page to the root: empty or `../`, `../../`.
    pub root: String,
    /// The address of this page.
    pub url: String,
    /// With `base_url` in front; empty without one.
    pub canonical: String,
    pub site: Hashed<SiteView>,
    pub page: PageView,
    pub crumbs: Vec<LinkView>,
    pub previous: Option<Card>,
    pub next: Option<Card>,
    /// The section it stands in, or is.
    pub section: Option<LinkView>,
    /// What has become of what the page rests on.
    pub notices: Vec<NoticeView>,
    /// Learning paths, on the home page and that of a section of modules.
    pub paths: Vec<PathView>,
    /// Sections below, on the page of a section.
    pub sections: Vec<SectionView>,
    /// Pages, on the page of a section or a term.
    pub list: Vec<Card>,
    pub pager: Option<Pager>,
    /// The lists that `theme.toml` asks for, by name.
    pub queries: BTreeMap<String, Vec<Card>>,
    pub level: Option<LevelView>,
    pub body: Option<BodyView>,
    pub module: Option<ModuleView>,
    pub guide: Option<GuideView>,
    pub column: Option<ColumnView>,
    /// Other values, for the pages that the program adds: coverage, glossary, search.
    pub extra: Option<ExtraView>,
}

/// The site, the same for every page.
#[derive(Hash, Serialize)]
pub struct SiteView {
    /// A short name that does not change, for what is kept on a reader's device.
    pub id: String,
    pub title: String,
    pub description: String,
    pub lang: String,
    pub base_url: String,
    /// `learner` or `trainer`
    pub audience: &'static str,
    pub menu: Vec<LinkView>,
    /// Sections below the home page that the menu does not lead to, for the foot.
    pub more: Vec<LinkView>,
    /// Where a fault is reported; empty where nowhere.
    pub report: String,
    pub levels: Vec<LevelCard>,
    /// The year of the build, for the foot.
    pub year: i16,
    /// Pages that the program adds and the site has: `coverage`, `documents`, `glossary`, `search`,
    /// `topics`, each with its address.
    pub places: BTreeMap<&'static str, String>,
    /// Taxonomies that have any page.
    pub taxonomies: Vec<LinkView>,
    /// Feeds of the site, with type and title; empty without `base_url`.
    pub feeds: Vec<FeedView>,
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
}

/// A day: `2026-11-22`, `22/11/2026`, `ngày 22 tháng 11 năm 2026`.
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

/// A page in a list.
#[derive(Clone, Hash, Serialize)]
pub struct Card {
    pub url: String,
    pub title: String,
    pub description: String,
    pub kind: KindName,
    pub date: Option<DateView>,
    pub minutes: Option<u32>,
    pub code: String,
    pub levels: Vec<LevelLink>,
    pub series: String,
    /// Of a column; empty elsewhere.
    pub standfirst: String,
    pub picture: Option<PictureView>,
    /// In a list of pages of every kind: another bears its title, so that only their kinds tell
    /// them apart.
    pub alike: bool,
}

/// The picture that stands for a page: `image` of its head, else the first that a column tells of.
#[derive(Clone, Hash, Serialize)]
pub struct PictureView {
    pub url: String,
    /// In pixels, as shown.
    pub width: u32,
    pub height: u32,
    /// What it shows; empty where nobody told.
    pub alt: String,
    pub credit: String,
}

/// The modules of a level, each behind those that it builds on.
#[derive(Hash, Serialize)]
pub struct PathView {
    pub level: LevelLink,
    pub minutes: u32,
    /// Periods (*tiết*), with at most one decimal.
    pub periods: String,
    pub steps: Vec<PathStep>,
    /// How many lanes the rails of its steps need side by side; 0 where they have none.
    pub lanes: usize,
}

/// A module of a path.
#[derive(Hash, Serialize)]
pub struct PathStep {
    pub card: Card,
    pub periods: String,
    /// Meant for this level; else others on the path build on it.
    pub is_own: bool,
    /// What it builds on, of the steps before it.
    pub after: Vec<LinkView>,
    /// Where it stands in the picture of the path; none where no step builds on another, or the
    /// picture would be too wide.
    pub rail: Option<Rail>,
}

/// A step in the picture of its path: a dot in a lane, and the lines beside it. Lanes count from 0.
#[derive(Hash, Serialize)]
pub struct Rail {
    pub lane: usize,
    /// Lanes whose lines pass the step by.
    pub through: Vec<usize>,
    /// Lanes whose lines lead down to the dot.
    pub from: Vec<usize>,
    /// A line leads on below it.
    pub goes_on: bool,
}

/// A section below this one.
#[derive(Hash, Serialize)]
pub struct SectionView {
    pub title: String,
    pub url: String,
    pub description: String,
    /// Pages in it, sections below it counted too.
    pub pages: usize,
}

/// Pages of a list: `number` from 1; addresses are empty at the ends.
#[derive(Hash, Serialize)]
pub struct Pager {
    pub number: usize,
    pub count: usize,
    pub previous: String,
    pub next: String,
    pub pages: Vec<LinkView>,
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

impl From<Date> for DateView {
    fn from(date: Date) -> Self {
        DateView {
            iso: date.to_string(),
            short: date.short(),
            long: date.long(),
        }
    }
}
