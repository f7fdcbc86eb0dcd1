//! What the partials get that say what became of a plan or a clause, and what rests on it.

use super::{ClauseLink, DateView, LinkView};
use crate::model::meta::KindName;
use serde::Serialize;

/// What `partials/backlinks.html` gets: what stands below a clause on the page of its plan.
/// Addresses start at that page.
#[derive(Hash, Serialize)]
pub struct BacklinksView {
    /// What became of the clause since it was first locked.
    pub past: Vec<PastView>,
    pub carries_out: Vec<ClauseLink>,
    pub carried_out_by: Vec<ClauseLink>,
    /// Pages of all kinds.
    pub count: usize,
    pub kinds: Vec<BacklinksOfKind>,
}

/// A change of a clause.
#[derive(Hash, Serialize)]
pub struct PastView {
    /// `was`, `now_at`, `lost`, `amended`, `corrected` or `repealed`
    pub change: &'static str,
    /// The other id that it speaks of; empty where none.
    pub id: String,
    /// Where that stands; empty where it stands nowhere.
    pub url: String,
    /// The document that did it: `12/NQ-BCH (02/03/2026)`.
    pub by: String,
    /// The words before and after it, in runs; empty where nobody kept them.
    pub words: Vec<RunView>,
}

/// Some words of a clause that was changed.
#[derive(Hash, Serialize)]
pub struct RunView {
    /// `kept`, `removed` or `added`
    pub fate: &'static str,
    /// Single spaces between them.
    pub text: String,
}

#[derive(Hash, Serialize)]
pub struct BacklinksOfKind {
    /// `guide`
    pub kind: KindName,
    /// From the top level down, what is for all of them last.
    pub pages: Vec<BacklinkView>,
}

/// A page that names the clause.
#[derive(Hash, Serialize)]
pub struct BacklinkView {
    /// Of the page.
    pub title: String,
    /// From the page of the plan.
    pub url: String,
    /// Short names; empty where the page is for all levels or names none.
    pub levels: Vec<String>,
}

/// What `partials/notice.html` gets, which makes the text of a notice. What it does
/// not speak of is empty or `null`.
#[derive(Hash, Serialize)]
pub struct NoticeValues {
    /// `ended`, `superseded` or `example`
    pub kind: &'static str,
    /// The number of the plan whose period ended.
    pub plan: String,
    /// `2022 - 2025`
    pub period: String,
    /// Documents that it rests on and that others came after.
    pub followed: Vec<FollowedView>,
    /// The body that bears its name no more.
    pub body: String,
    /// The level that is one no more.
    pub level: String,
    /// The last day of that body or level.
    pub until: Option<DateView>,
    /// What came in its place; its address starts at the page.
    pub by: Option<LinkView>,
}

/// A document, and those that came after it.
#[derive(Hash, Serialize)]
pub struct FollowedView {
    pub old: CitedView,
    pub new: Vec<CitedView>,
}

/// A document of the register; its address starts at the page.
#[derive(Hash, Serialize)]
pub struct CitedView {
    /// `Quyết định số 1393/QĐ-TTg`
    pub name: String,
    /// `1393/QĐ-TTg`
    pub number: String,
    /// What it is about.
    pub title: String,
    pub date: Option<DateView>,
    /// From the page to its entry in the register.
    pub url: String,
}
