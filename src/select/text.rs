//! The text of a page with all that its HTML depends on.

use super::context::Context;
use super::includes::includes;
use super::variants;
use crate::base::digest::Hashed;
use crate::base::path::OutPath;
use crate::graph::links::{Links, Target};
use crate::graph::quotes::{Quotes, quotes};
use crate::model::config::RawHtml;
use crate::model::page::Page;
use crate::render::flow::{Includes, Reader, Sources};
use crate::render::html::{Pictures, Questions, Setting, Syntax, html};
use crate::render::links::LinkPolicy;
use crate::theme::Theme;
use std::collections::BTreeMap;

/// A page's text and all that its HTML depends on.
#[derive(Clone, Hash)]
pub struct Text {
    pub page: Hashed<Page>,
    /// The page that it stands on, or beside.
    pub from: OutPath,
    pub links: Hashed<Links>,
    pub quotes: Quotes,
    pub includes: Includes,
    pub levels: Hashed<BTreeMap<String, String>>,
    pub raw: RawHtml,
    pub pictures: Pictures,
}

/// The text of a page as it stands on the page `from`.
pub fn text(context: Context, page: &Hashed<Page>, from: &OutPath) -> Text {
    let site = context.site;
    let links = site.links.get(&page.source).cloned();
    let links = links.unwrap_or_else(|| Hashed::new(Links::default()));
    let includes = includes(site, page, &links, from);
    Text {
        quotes: quotes(site, page, from),
        pictures: variants::of_text(site, &links.targets, &includes),
        includes,
        page: page.clone(),
        from: from.clone(),
        links,
        levels: context.shared.levels.clone(),
        raw: site.config.html,
    }
}

impl Text {
    /// The text as HTML, as it stands on its page.
    pub fn html(&self, theme: &Theme) -> String {
        html(&self.reader().flow(), self.setting(theme))
    }

    /// The text, parsed.
    pub fn reader(&self) -> Reader<'_> {
        let sources = Sources {
            links: &self.links,
            quotes: &self.quotes,
            includes: &self.includes,
        };
        Reader::new(&self.page, sources)
    }

    /// How the text becomes HTML on the page that it stands on.
    pub fn setting<'a>(&'a self, theme: &'a Theme) -> Setting<'a> {
        Setting {
            links: LinkPolicy::Relative { from: &self.from },
            syntax: Syntax::Html,
            questions: Questions::Forms,
            prefix: "",
            levels: &self.levels,
            raw: self.raw,
            pictures: &self.pictures,
            theme,
        }
    }

    /// The same text on another page: what leads to a place on its own page leads back to it.
    pub fn elsewhere(self) -> Text {
        let page = &self.page;
        let outward = |target: &Target| match target {
            Target::Anchor(anchor) => Target::Page {
                source: page.source.clone(),
                out: page.out.clone(),
                anchor: Some(anchor.clone()).filter(|anchor| !anchor.is_empty()),
            },
            target => target.clone(),
        };
        let targets = self.links.targets.iter();
        let links = Links {
            targets: targets.map(|(at, one)| (*at, outward(one))).collect(),
            labels: self.links.labels.clone(),
            words: self.links.words.clone(),
        };
        Text {
            links: Hashed::new(links),
            ..self
        }
    }
}
