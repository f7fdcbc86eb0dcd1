//! What templates get of plans, levels, bodies and documents.

use super::{
    Card, ClauseLink, DateView, LevelCard, LevelLink, LinkView, PackLink, PathView, TocItem,
};
use crate::model::meta::KindName;
use serde::Serialize;

#[derive(Hash, Serialize)]
pub struct PlanView {
    pub id: String,
    pub number: String,
    /// `Kế hoạch hành động`
    pub form: String,
    pub subject: String,
    pub issuer: String,
    pub date: Option<DateView>,
    pub period: String,
    /// `in_force`, `amended` or `over`, as the register of documents says; empty where it has no
    /// entry.
    pub status: &'static str,
    /// `Kế hoạch hành động số 57/KH-TLĐ`
    pub name: String,
    /// The official text as HTML; its visible text is the source's.
    pub official: String,
    pub clauses: usize,
    /// Headings of the text.
    pub toc: Vec<TocItem>,
}

#[derive(Hash, Serialize)]
pub struct LevelView {
    pub card: LevelCard,
    /// The level above and the one below.
    pub above: Option<LevelCard>,
    pub below: Option<LevelCard>,
    /// Duties, plan by plan.
    pub duties: Vec<Duties>,
    /// What plans that are only examples lay upon it.
    pub examples: Vec<Duties>,
    pub bodies: Vec<LinkView>,
    /// What the plans want to reach, in brief.
    pub purposes: Vec<Brief>,
    /// The contents that its duties carry out.
    pub contents: Vec<Brief>,
    /// Duties of levels above that name this one.
    pub asks: Vec<Brief>,
    /// Its own duties that name a level below.
    pub needs: Vec<Brief>,
    pub guides: Vec<Card>,
    pub forms: Vec<Card>,
    /// Sheets to print inside other pages, page by page.
    pub sheets: Vec<SheetsView>,
    pub path: Option<PathView>,
    /// The shortest of the modules that are meant for it.
    pub quick: Option<Card>,
    pub columns: Vec<Card>,
    pub reports: Vec<ReportView>,
    /// Its pack in each form that the site offers.
    pub packs: Vec<PackLink>,
    /// The address of the list of its files, to be kept for times without a network; empty where
    /// the site keeps nothing.
    pub keep: String,
}

/// A document of the register.
#[derive(Hash, Serialize)]
pub struct DocumentView {
    /// Its anchor on the page.
    pub id: String,
    /// `Quyết định số 1393/QĐ-TTg`
    pub name: String,
    pub title: String,
    pub issuer: String,
    pub date: Option<DateView>,
    pub from: Option<DateView>,
    pub until: Option<DateView>,
    /// It held until a day that has passed.
    pub is_over: bool,
    pub note: String,
    pub based_on: Vec<DocumentLink>,
    pub replaces: Vec<DocumentLink>,
    pub amends: Vec<DocumentLink>,
    pub follows: Vec<DocumentLink>,
    pub amended_by: Vec<DocumentLink>,
    /// What followed, replaced or repealed it.
    pub followed_by: Vec<DocumentLink>,
    /// The address of its text on this site; empty where it is not here.
    pub page: String,
}

/// A document on the same page.
#[derive(Hash, Serialize)]
pub struct DocumentLink {
    pub id: String,
    pub name: String,
}

/// A clause in the words of the editors.
#[derive(Clone, Hash, Serialize)]
pub struct Brief {
    pub link: ClauseLink,
    pub summary: String,
    /// Levels that it speaks of; may be empty.
    pub levels: Vec<LevelLink>,
}

/// A page and the sheets to print that it holds.
#[derive(Clone, Hash, Serialize)]
pub struct SheetsView {
    pub source: LinkView,
    pub sheets: Vec<LinkView>,
}

/// To whom a clause has a level report; what is empty the plan does not say.
#[derive(Clone, Hash, Serialize)]
pub struct ReportView {
    pub to: Option<LinkView>,
    pub every: String,
    pub due: String,
    pub clause: ClauseLink,
}

/// The blocks of another page that are meant for a level.
#[derive(Serialize)]
pub struct PieceView {
    /// Their titles; a block may have none.
    pub titles: Vec<String>,
    pub html: String,
    pub kind: KindName,
    pub source: LinkView,
}

/// The duties that one plan lays upon a level or body.
#[derive(Hash, Serialize)]
pub struct Duties {
    pub plan: LinkView,
    pub number: String,
    pub clauses: Vec<Duty>,
}

#[derive(Clone, Hash, Serialize)]
pub struct Duty {
    pub link: ClauseLink,
    /// The text verbatim, as HTML.
    pub html: String,
    pub summary: String,
    pub carries_out: Vec<ClauseLink>,
    /// What rests on it, by kind.
    pub materials: Vec<Card>,
}

#[derive(Hash, Serialize)]
pub struct BodyView {
    pub name: String,
    pub level: Option<LevelLink>,
    pub roles: Vec<String>,
    pub duties: Vec<Duties>,
}

/// What `coverage.html` gets as `coverage`: rows are clauses and their parts, columns are levels.
#[derive(Hash, Serialize)]
pub struct CoverageView {
    pub levels: Vec<LevelLink>,
    pub rows: Vec<CoverageRow>,
    /// Cells that the register asks for.
    pub required: usize,
    /// Those of them that have nothing, or only a mention.
    pub gaps: usize,
    /// Materials that rest on no clause.
    pub unbound: Vec<Card>,
    /// Clauses that no material cites.
    pub uncited: Vec<ClauseLink>,
}

#[derive(Hash, Serialize)]
pub struct CoverageRow {
    pub link: ClauseLink,
    /// The id of a part; empty for the clause as a whole.
    pub part: String,
    /// The name of the part, or the clause in the words of the editors.
    pub name: String,
    pub cells: Vec<CoverageCell>,
}

#[derive(Hash, Serialize)]
pub struct CoverageCell {
    pub level: LevelLink,
    /// Kinds of material that are there or asked for.
    pub kinds: Vec<KindCell>,
    /// Why nothing is needed here; empty elsewhere.
    pub reason: String,
}

#[derive(Hash, Serialize)]
pub struct KindCell {
    pub kind: KindName,
    /// `present`, `mentioned` or `missing`
    pub state: &'static str,
    pub required: bool,
    pub pages: Vec<LinkView>,
}
