//! The page of each taxonomy and of each term, twenty pages on one.

use super::frame::{self, card};
use super::levels::untold;
use super::sections::pager;
use crate::base::diagnostic::Told;
use crate::base::digest::Hashed;
use crate::base::path::OutPath;
use crate::graph::places::pager_out;
use crate::graph::site::Site;
use crate::graph::terms::{Taxonomy, Term};
use crate::model::meta::KindName;
use crate::render::view::{Frame, LinkView, SectionView, SiteView, View};
use crate::rule::{Body, Job, Made, Planned, Publisher};
use crate::theme::Theme;

pub const PUBLISHER: Publisher = Publisher {
    name: "terms",
    about: Told {
        vi: "Ghi trang của mỗi chủ đề và mỗi cách phân loại.", en: "Writes the page of each topic and taxonomy."
    },
    plan,
};

#[derive(Hash)]
struct Input {
    frame: Frame,
    out: OutPath,
    template: &'static str,
}

fn plan(site: &Site, theme: &Theme) -> Planned {
    let shared = frame::site_view(site, theme);
    let mut jobs = vec![];
    for taxonomy in &site.taxonomies {
        jobs.push(index(site, theme, &shared, taxonomy));
        jobs.extend(taxonomy.terms.iter().flat_map(|term| pages(site, theme, &shared, taxonomy, term)));
    }
    (jobs, vec![])
}

/// The name of a taxonomy; that of one the program brings is a word of the theme.
pub fn title(taxonomy: &Taxonomy, theme: &Theme) -> String {
    if taxonomy.title.is_empty() { theme.word(&taxonomy.key).to_string() } else { taxonomy.title.clone() }
}

fn bare(site: &Site, theme: &Theme, shared: &Hashed<SiteView>, out: &OutPath, title: &str) -> Frame {
    let mut frame = frame::bare(shared.clone(), out, untold(title, KindName::Page, &site.config.lang));
    frame.crumbs = vec![LinkView { title: theme.word("home").to_string(), url: "index.html".to_string() }];
    frame.page.is_section = true;
    frame
}

fn index(site: &Site, theme: &Theme, shared: &Hashed<SiteView>, taxonomy: &Taxonomy) -> Job {
    let mut frame = bare(site, theme, shared, &taxonomy.out, &title(taxonomy, theme));
    let view = |term: &Term| SectionView {
        title: term.title.clone(),
        url: term.out.address(),
        description: String::new(),
        pages: term.pages.len(),
    };
    frame.sections = taxonomy.terms.iter().map(view).collect();
    Job::new(taxonomy.out.clone(), Input { frame, out: taxonomy.out.clone(), template: "terms.html" }, make)
}

fn pages(site: &Site, theme: &Theme, shared: &Hashed<SiteView>, taxonomy: &Taxonomy, term: &Term) -> Vec<Job> {
    let most = if site.config.paginate == 0 { usize::MAX } else { site.config.paginate };
    let chunks: Vec<_> = term.pages.chunks(most.min(term.pages.len().max(1))).collect();
    let job = |(at, files): (usize, &&[crate::base::path::SourcePath])| {
        let out = pager_out(&term.out, at + 1);
        let mut frame = bare(site, theme, shared, &out, &term.title);
        frame.crumbs.push(LinkView { title: title(taxonomy, theme), url: taxonomy.out.address() });
        frame.list = files.iter().filter_map(|file| site.page(file)).map(|page| card(site, page)).collect();
        frame.pager = pager(&term.out, at + 1, chunks.len());
        Job::new(out.clone(), Input { frame, out, template: "term.html" }, make)
    };
    chunks.iter().enumerate().map(job).collect()
}

fn make(input: &Input, theme: &Theme) -> Made {
    let view = View { frame: &input.frame, content: String::new(), toc: vec![], plan: None };
    let (text, faults) = theme.render(input.template, &view, &input.out);
    (Body::text(text), faults)
}
