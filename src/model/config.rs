//! What `xanh.toml` says, typed.

use super::clause::PlanId;
use super::meta::KindName;
use crate::base::date::Zone;
pub use crate::base::pattern::Pattern;
pub use crate::base::setting::{Plain, Setting};
use crate::base::span::{Span, Spanned};
use std::collections::BTreeMap;

/// The settings of a site.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Config {
    pub title: String,
    pub description: String,
    /// Absolute, ends in `/`; `None` makes a site without feeds and canonical addresses.
    pub base_url: Option<String>,
    /// `vi` or `en`: the language of the site and its interface.
    pub lang: String,
    pub theme: String,
    /// Where the theme is named; `None` where it is not.
    pub theme_span: Option<Span>,
    pub zone: Zone,
    pub default_plan: Option<Spanned<PlanId>>,
    pub html: RawHtml,
    /// Pages of a list; 0 puts all on one.
    pub paginate: usize,
    /// Minutes of a *tiết*.
    pub period_minutes: u32,
    /// Where a reader reports a fault of a page: an address or `mailto:`; `{page}` becomes the
    /// page's path.
    pub report: Option<String>,
    /// Files of the content that are as if they were not there.
    pub ignore: Vec<Pattern>,
    /// Address lists of the menu; empty: the sections of the home page.
    pub menu: Vec<MenuItem>,
    /// Taxonomies by their key in front matter; `topics` is always there.
    pub taxonomies: BTreeMap<String, Taxonomy>,
    /// Fields of the site's own, by kind and key.
    pub fields: BTreeMap<KindName, BTreeMap<String, FieldSpec>>,
    /// Settings of the theme, checked against `theme.toml` when the theme is loaded.
    pub theme_settings: BTreeMap<String, Setting>,
    /// Sections named after features, read by their publishers.
    pub features: BTreeMap<String, FeatureSettings>,
}

impl Config {
    /// What `[name]` says, key by key; nothing where the section is not there.
    pub fn feature(&self, name: &str) -> impl Iterator<Item = (&String, &Setting)> {
        let section = self.features.get(name).into_iter();
        section.flat_map(|section| &section.settings)
    }

    /// `[search] enabled`, as it is written; `None` where it is not.
    pub fn search_setting(&self) -> Option<&Setting> {
        self.features.get("search")?.settings.get("enabled")
    }

    /// Whether the site has an index of search and a field for it: unless `[search]` says
    /// `enabled = false`.
    pub fn has_search(&self) -> bool {
        let is_off = |setting: &Setting| setting.value == Plain::Flag(false);
        !self.search_setting().is_some_and(is_off)
    }
}

/// A section named after a feature: `[feeds]`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct FeatureSettings {
    pub settings: BTreeMap<String, Setting>,
    /// The name of the section.
    pub span: Span,
}

/// What becomes of HTML in Markdown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RawHtml {
    Sanitised,
    Escaped,
    Trusted,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct MenuItem {
    /// A source file below `content/`: `dao-tao/_index.md`.
    pub page: String,
    /// Empty: the title of the page.
    pub title: String,
    pub span: Span,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Taxonomy {
    pub title: String,
    /// The folder of its pages.
    pub slug: String,
}

/// A field that a site declares.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct FieldSpec {
    pub shape: WishShape,
    pub label: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WishShape {
    Text,
    Number,
    Flag,
    Date,
    List,
}
