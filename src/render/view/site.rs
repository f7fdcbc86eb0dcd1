//! The site, and who answers for it.

use super::{DateView, FeedView, LevelCard, LinkView};
use serde::Serialize;
use std::collections::BTreeMap;

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
    pub about: AboutView,
    pub levels: Vec<LevelCard>,
    /// The year of the build, for the foot.
    pub year: i16,
    /// Pages that the program adds and the site has: `coverage`, `documents`, `glossary`, `search`,
    /// `topics`, each with its address; and the section of each kind of material: `columns`,
    /// `forms`, `guides`, `modules`.
    pub places: BTreeMap<&'static str, String>,
    /// Whether the site has an index of search; without it there is no field.
    pub search: bool,
    /// Taxonomies that have any page.
    pub taxonomies: Vec<LinkView>,
    /// Feeds of the site, with type and title; empty without `base_url`.
    pub feeds: Vec<FeedView>,
    /// Whether it keeps pages for times without a network, on the web.
    pub offline: bool,
}

/// Who answers for the site, from `[about]` of `xanh.toml`; empty where it does not say.
#[derive(Hash, Serialize)]
pub struct AboutView {
    /// The body that publishes the site.
    pub owner: String,
    /// Who answers for its content.
    pub responsible: String,
    /// An address, a telephone number.
    pub contact: String,
    /// When its law was last checked.
    pub checked: Option<DateView>,
    /// When it is checked again at the latest.
    pub next_check: Option<DateView>,
}
