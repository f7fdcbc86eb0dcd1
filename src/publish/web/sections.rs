//! The pages of sections, the home page among them: their own text and the list of what is in them.

use super::frame::{self, card, link};
use super::pages::{Input, text};
use crate::base::diagnostic::Told;
use crate::graph::site::Site;
use crate::graph::tree::Section;
use crate::model::page::Page;
use crate::render::view::{SectionView, View};
use crate::rule::{Body, Job, Made, Planned, Publisher};
use crate::theme::Theme;

pub const PUBLISHER: Publisher = Publisher {
    name: "sections",
    about: Told {
        vi: "Ghi trang của mỗi chuyên mục với danh sách bài.",
        en: "Writes the page of each section with the list of its pages.",
    },
    plan,
};

fn plan(site: &Site, _: &Theme) -> Planned {
    let shared = frame::site_view(site);
    let levels = frame::level_names(site);
    let sections = site.tree.all().into_iter().filter_map(|section| Some((section, site.page(section.page.as_ref()?)?)));
    let jobs = sections.map(|(section, page)| {
        let mut frame = frame::frame(site, &shared, page);
        frame.section = link(site, &page.source);
        frame.sections = section.sections.iter().filter_map(|below| section_view(site, below)).collect();
        frame.list = section.pages.iter().filter_map(|file| site.page(file)).map(|page| card(site, page)).collect();
        Job::new(page.out.clone(), Input { text: text(site, page, &levels), frame }, make)
    });
    (jobs.collect(), vec![])
}

fn section_view(site: &Site, section: &Section) -> Option<SectionView> {
    let page = site.page(section.page.as_ref()?)?;
    let pages = section.all().iter().map(|section| section.pages.len()).sum();
    Some(SectionView { title: page.title().to_string(), url: page.out.address(), description: page.meta.description.clone(), pages })
}

fn make(input: &Input, theme: &Theme) -> Made {
    let page: &Page = &input.text.page;
    let view = View { frame: &input.frame, content: input.text.html(theme), toc: frame::toc(&page.document.headings, 2), plan: None };
    let home = page.out.as_str() == "index.html" && theme.has_template("home.html");
    let asked = page.meta.template.as_ref().map(|template| template.value.as_str());
    let template = asked.unwrap_or(if home { "home.html" } else { "section.html" });
    let (text, faults) = theme.render(template, &view, &page.out);
    (Body::text(text), faults)
}
