//! The pages of sections, the home page among them: their own text and the list of what is in them.

use crate::base::diagnostic::StaticMessage;
use crate::base::digest::Hashed;
use crate::graph::places::pager_out;
use crate::graph::shape::paginate;
use crate::graph::site::Site;
use crate::graph::tree::Section;
use crate::model::page::Page;
use crate::publish::page;
use crate::rule::{Job, Planned, Publisher};
use crate::select::context::Context;
use crate::select::lists::{Sheet, sheets};
use crate::select::sections;

pub const PUBLISHER: Publisher = Publisher {
    name: "sections",
    about: StaticMessage {
        vi: "Ghi trang của mỗi chuyên mục với danh sách bài.",
        en: "Writes the page of each section with the list of its pages.",
    },
    plan,
};

fn plan(context: Context) -> Planned {
    let site = context.site;
    let sections = site.shape.tree.all().into_iter();
    let sections =
        sections.filter_map(|section| Some((section, site.page(section.page.as_ref()?)?)));
    let jobs = sections.flat_map(|(section, page)| jobs(site, section, page));
    (jobs.collect(), vec![])
}

/// One for each sheet of the list.
fn jobs(site: &Site, section: &Section, page: &Hashed<Page>) -> Vec<Job> {
    let sheets = sheets(section.pages.len(), paginate(&site.config, page));
    let job = |sheet: Sheet| {
        let out = pager_out(&page.out, sheet.number, site.names());
        Job::lazy(out, (page.clone(), sheet), sections::page, page::make)
    };
    sheets.map(job).collect()
}
