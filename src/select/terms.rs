//! The page of each taxonomy and of each term, twenty pages on one.

use super::frame::{self, card};
use super::generated_page::generated_page;
use super::sections::pager;
use crate::base::diagnostic::StaticMessage;
use crate::base::digest::Hashed;
use crate::base::path::OutPath;
use crate::graph::places::pager_out;
use crate::graph::site::Site;
use crate::graph::terms::{Taxonomy, Term};
use crate::render::view::{Frame, LinkView, SectionView, SiteView, View};
use crate::rule::{Body, Job, Made, Planned, Publisher};
use crate::theme::Theme;

pub const PUBLISHER: Publisher = Publisher {
    name: "terms",
    about: StaticMessage {
        vi: "Ghi trang của mỗi chủ đề và mỗi cách phân loại.",
        en: "Writes the page of each topic and taxonomy.",
    },
    plan,
};

#[derive(Hash)]
struct TermInput {
    frame: Frame,
    out: OutPath,
    template: &'static str,
}

fn plan(site: &Site, theme: &Theme) -> Planned {
    let shared = frame::site_view(site, theme);
    let mut jobs = vec![];
    for taxonomy in &site.taxonomies {
        let whole = |term: Option<usize>, at: usize, count: usize| TermKey {
            taxonomy: taxonomy.key.clone(),
            term,
            at,
            count,
            shared: shared.clone(),
        };
        jobs.push(Job::lazy(
            taxonomy.out.clone(),
            whole(None, 0, 1),
            index,
            make,
        ));
        for (number, term) in taxonomy.terms.iter().enumerate() {
            let count = term.pages.len().div_ceil(most(site)).max(1);
            jobs.extend((0..count).map(|at| {
                Job::lazy(
                    pager_out(&term.out, at + 1),
                    whole(Some(number), at, count),
                    page,
                    make,
                )
            }));
        }
    }
    (jobs, vec![])
}

/// The name of a taxonomy; that of one the program brings is a word of the theme.
pub fn title(taxonomy: &Taxonomy, theme: &Theme) -> String {
    if taxonomy.title.is_empty() {
        theme.word(&taxonomy.key).to_string()
    } else {
        taxonomy.title.clone()
    }
}

/// What a page of a taxonomy is selected by: page `at`, from 0, of `count` of a term; its first
/// page where there is none.
struct TermKey {
    taxonomy: String,
    term: Option<usize>,
    at: usize,
    count: usize,
    shared: Hashed<SiteView>,
}

impl TermKey {
    fn find<'a>(&self, site: &'a Site) -> (&'a Taxonomy, Option<&'a Term>) {
        let at = site
            .taxonomies
            .iter()
            .position(|taxonomy| taxonomy.key == self.taxonomy)
            .unwrap_or(0);
        let taxonomy = &site.taxonomies[at];
        (
            taxonomy,
            self.term.and_then(|term| taxonomy.terms.get(term)),
        )
    }
}

/// Pages of a term on one page of its list.
fn most(site: &Site) -> usize {
    if site.config.paginate == 0 {
        usize::MAX
    } else {
        site.config.paginate
    }
}

fn index(key: &TermKey, site: &Site, theme: &Theme) -> TermInput {
    let (taxonomy, _) = key.find(site);
    let mut frame = generated_page(
        site,
        (theme, key.shared.clone()),
        (&taxonomy.out, "terms.html"),
        &title(taxonomy, theme),
    );
    frame.page.is_section = true;
    let view = |term: &Term| SectionView {
        title: term.title.clone(),
        url: term.out.address(),
        description: String::new(),
        pages: term.pages.len(),
    };
    frame.sections = taxonomy.terms.iter().map(view).collect();
    TermInput {
        frame,
        out: taxonomy.out.clone(),
        template: "terms.html",
    }
}

fn page(key: &TermKey, site: &Site, theme: &Theme) -> TermInput {
    let (taxonomy, term) = key.find(site);
    let Some(term) = term else {
        return index(key, site, theme);
    };
    let out = pager_out(&term.out, key.at + 1);
    let mut frame = generated_page(
        site,
        (theme, key.shared.clone()),
        (&out, "term.html"),
        &term.title,
    );
    frame.page.is_section = true;
    frame.crumbs.push(LinkView {
        title: title(taxonomy, theme),
        url: taxonomy.out.address(),
    });
    let files = term
        .pages
        .iter()
        .skip(key.at.saturating_mul(most(site)))
        .take(most(site));
    frame.list = files
        .filter_map(|file| site.page(file))
        .map(|page| card(site, page))
        .collect();
    frame.pager = pager(&term.out, key.at + 1, key.count);
    TermInput {
        frame,
        out,
        template: "term.html",
    }
}

fn make(input: &TermInput, theme: &Theme) -> Made {
    let view = View {
        frame: &input.frame,
        content: String::new(),
        toc: vec![],
        plan: None,
    };
    let (text, faults) = theme.render(input.template, &view, &input.out);
    (Body::text(text), faults)
}
