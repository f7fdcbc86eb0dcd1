//! The pages that people wrote: everything but sections, plans, levels, bodies and columns.

use super::includes::includes;
use super::{frame, toc};
use crate::base::diagnostic::StaticMessage;
use crate::base::digest::Hashed;
use crate::graph::links::Links;
use crate::graph::quotes::{Quotes, quotes};
use crate::graph::site::Site;
use crate::model::config::RawHtml;
use crate::model::meta::KindName;
use crate::model::page::Page;
use crate::render::flow::{self, Includes, Sources};
use crate::render::html::{Setting, Syntax, html};
use crate::render::links::LinkPolicy;
use crate::render::view::{Frame, SiteView, TocItem, View};
use crate::rule::{Body, Job, Made, Planned, Publisher};
use crate::theme::Theme;
use std::collections::BTreeMap;

pub const PUBLISHER: Publisher = Publisher {
    name: "pages",
    about: StaticMessage {
        vi: "Ghi mỗi trang Markdown thành một trang HTML.",
        en: "Writes each Markdown page as an HTML page.",
    },
    plan,
};

/// A page's text and all that its HTML depends on.
#[derive(Clone, Hash)]
pub struct Text {
    pub page: Hashed<Page>,
    pub links: Hashed<Links>,
    pub quotes: Quotes,
    pub includes: Includes,
    pub levels: Hashed<BTreeMap<String, String>>,
    pub raw: RawHtml,
}

/// All that a page is made of.
#[derive(Hash)]
pub struct PageInput {
    pub text: Text,
    pub frame: Frame,
}

fn plan(site: &Site, theme: &Theme) -> Planned {
    let shared = frame::site_view(site, theme);
    let levels = frame::level_names(site);
    let ours = site.pages.values().filter(|page| {
        page.section.is_none()
            && site.has_own_address(page)
            && !matches!(
                page.kind.name(),
                KindName::Plan | KindName::Level | KindName::Body | KindName::Column
            )
    });
    (
        ours.map(|page| job(page, &shared, &levels)).collect(),
        vec![],
    )
}

/// What the page of a text is selected by.
pub type PageKey = (
    Hashed<Page>,
    Hashed<SiteView>,
    Hashed<BTreeMap<String, String>>,
);

/// The job of an ordinary page.
pub fn job(
    page: &Hashed<Page>,
    shared: &Hashed<SiteView>,
    levels: &Hashed<BTreeMap<String, String>>,
) -> Job {
    Job::lazy(
        page.out.clone(),
        (page.clone(), shared.clone(), levels.clone()),
        select,
        make,
    )
}

fn select((page, shared, levels): &PageKey, site: &Site, theme: &Theme) -> PageInput {
    PageInput {
        text: text(site, page, levels),
        frame: asked(site, theme, shared, page),
    }
}

/// The frame of a page with the lists that its template asks for.
pub fn asked(site: &Site, theme: &Theme, shared: &Hashed<SiteView>, page: &Page) -> Frame {
    Frame {
        queries: super::queries::queries(site, theme, &template(page, theme)),
        ..frame::frame(site, shared, page)
    }
}

/// What the HTML of a page's text depends on.
pub fn text(site: &Site, page: &Hashed<Page>, levels: &Hashed<BTreeMap<String, String>>) -> Text {
    let links = site
        .links
        .get(&page.source)
        .cloned()
        .unwrap_or_else(|| Hashed::new(Links::default()));
    Text {
        quotes: quotes(site, page, &page.out),
        includes: includes(site, page, &links, &page.out),
        page: page.clone(),
        links,
        levels: levels.clone(),
        raw: site.config.html,
    }
}

impl Text {
    /// The text as HTML, as it stands on its own page.
    pub fn html(&self, theme: &Theme) -> String {
        html(&self.reader().flow(), self.setting(theme))
    }

    /// The text, parsed.
    pub fn reader(&self) -> flow::Reader<'_> {
        let sources = Sources {
            links: &self.links,
            quotes: &self.quotes,
            includes: &self.includes,
        };
        flow::Reader::new(&self.page, sources)
    }

    /// How the text becomes HTML on its own page or beside it.
    pub fn setting<'a>(&'a self, theme: &'a Theme) -> Setting<'a> {
        Setting {
            links: LinkPolicy::Relative {
                from: &self.page.out,
            },
            syntax: Syntax::Html,
            prefix: "",
            levels: &self.levels,
            raw: self.raw,
            theme,
        }
    }
}

/// The template of a page: the one it asks for, else that of its kind, else `page.html`.
pub fn template(page: &Page, theme: &Theme) -> String {
    let asked = page
        .meta
        .template
        .as_ref()
        .map(|template| template.value.clone());
    let of_kind = format!("{}.html", page.kind.name().as_str());
    asked
        .into_iter()
        .chain([of_kind])
        .find(|name| theme.has_template(name))
        .unwrap_or_else(|| "page.html".to_string())
}

fn make(input: &PageInput, theme: &Theme) -> Made {
    let (page, frame) = (&input.text.page, &input.frame);
    let template = template(page, theme);
    let toc = contents(
        &template,
        frame,
        toc::headings(&page.document.headings, 3),
        theme,
    );
    let view = View {
        frame,
        content: input.text.html(theme),
        toc,
        plan: None,
    };
    let (text, faults) = theme.render(&template, &view, &page.out);
    (Body::text(text), faults)
}

/// The page's own headings, and those that the template of its kind adds.
fn contents(template: &str, frame: &Frame, own: Vec<TocItem>, theme: &Theme) -> Vec<TocItem> {
    match (template, &frame.module, &frame.guide) {
        ("module.html", Some(module), _) => {
            let (objectives, timeline) =
                (!module.objectives.is_empty(), !module.activities.is_empty());
            toc::around(
                &[
                    ("muc-tieu", "objectives", objectives),
                    ("tien-trinh", "timeline", timeline),
                ],
                own,
                &[],
                theme,
            )
        }
        ("guide.html", _, Some(guide)) => {
            let (sheets, indicators) = (
                !guide.forms.is_empty() || !guide.sheets.is_empty(),
                !guide.indicators.is_empty(),
            );
            toc::around(
                &[],
                own,
                &[
                    ("bieu-mau-to-roi", "forms_and_sheets", sheets),
                    ("chi-so", "indicators", indicators),
                ],
                theme,
            )
        }
        _ => own,
    }
}
