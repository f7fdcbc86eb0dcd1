//! What templates get of lists of pages: cards, learning paths, sections, sheets of a long list.

use super::{DateView, LevelLink, LinkView};
use crate::model::meta::KindName;
use serde::Serialize;

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
    pub topics: Vec<String>,
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
    /// The first, the last, and two on each side of this one.
    pub pages: Vec<PagerItem>,
}

/// A page of a list, or what stands for those between two.
#[derive(Hash, Serialize)]
pub struct PagerItem {
    /// Its number; `…` where pages are left out.
    pub title: String,
    /// Empty where pages are left out.
    pub url: String,
    /// This very page.
    pub is_current: bool,
}
