//! The pages of sections, the home page among them: their own text and the list of what is in them.

use super::frame::{self, card, link};
use super::pages::{Text, text};
use super::paths;
use super::{queries::queries, toc};
use crate::base::diagnostic::StaticMessage;
use crate::base::digest::Hashed;
use crate::base::path::{OutPath, SourcePath};
use crate::graph::places::pager_out;
use crate::graph::shape::paginate;
use crate::graph::site::Site;
use crate::graph::tree::Section;
use crate::model::meta::KindName;
use crate::model::page::Page;
use crate::render::view::{Frame, LinkView, Pager, SectionView, SiteView, View};
use crate::rule::{Body, Job, Made, Planned, Publisher};
use crate::theme::Theme;
use std::collections::BTreeMap;

pub const PUBLISHER: Publisher = Publisher {
    name: "sections",
    about: StaticMessage {
        vi: "Ghi trang của mỗi chuyên mục với danh sách bài.",
        en: "Writes the page of each section with the list of its pages.",
    },
    plan,
};

/// A page of a section's list: the first bears the section's own text.
#[derive(Hash)]
struct SectionInput {
    text: Text,
    frame: Frame,
    out: OutPath,
    first: bool,
    template: String,
}

fn plan(site: &Site, theme: &Theme) -> Planned {
    let shared = frame::site_view(site, theme);
    let levels = frame::level_names(site);
    let sections = site
        .tree
        .all()
        .into_iter()
        .filter_map(|section| Some((section, site.page(section.page.as_ref()?)?)));
    let jobs = sections.flat_map(|(section, page)| {
        let most = match paginate(&site.config, page) {
            0 => usize::MAX,
            most => most,
        };
        let most = most.min(section.pages.len().max(1));
        let count = section.pages.len().div_ceil(most).max(1);
        let (shared, levels) = (shared.clone(), levels.clone());
        (0..count).map(move |at| {
            let key = SectionKey {
                page: page.clone(),
                from: at * most,
                most,
                number: (at + 1, count),
                shared: shared.clone(),
                levels: levels.clone(),
            };
            Job::lazy(pager_out(&page.out, at + 1), key, select, make)
        })
    });
    (jobs.collect(), vec![])
}

/// What a page of a list is selected by: `most` pages from the place `from`.
struct SectionKey {
    page: Hashed<Page>,
    from: usize,
    most: usize,
    number: (usize, usize),
    shared: Hashed<SiteView>,
    levels: Hashed<BTreeMap<String, String>>,
}

fn select(key: &SectionKey, site: &Site, theme: &Theme) -> SectionInput {
    let SectionKey {
        page,
        from,
        most,
        number,
        shared,
        levels,
    } = key;
    let none = Section::default();
    let section = site.tree.find(&page.source).unwrap_or(&none);
    let files = section
        .pages
        .iter()
        .skip(*from)
        .take(*most)
        .cloned()
        .collect::<Vec<_>>();
    let frame = list_frame(site, theme, shared, (section, page), &files, *number);
    let (out, first) = (pager_out(&page.out, number.0), number.0 == 1);
    SectionInput {
        text: text(site, page, levels),
        frame,
        out,
        first,
        template: template(page, theme),
    }
}

fn list_frame(
    site: &Site,
    theme: &Theme,
    shared: &Hashed<SiteView>,
    (section, page): (&Section, &Page),
    files: &[SourcePath],
    (number, count): (usize, usize),
) -> Frame {
    let mut frame = frame::frame(site, shared, page);
    frame.url = pager_out(&page.out, number).address();
    frame.section = link(site, &page.source);
    let holds_modules = page
        .section
        .as_ref()
        .is_some_and(|section| section.kind == Some(KindName::Module));
    if number == 1 && (holds_modules || is_home(page)) {
        frame.paths = paths::paths(site);
    }
    frame.sections = section
        .sections
        .iter()
        .filter_map(|below| section_view(site, below))
        .collect();
    frame.list = files
        .iter()
        .filter_map(|file| site.page(file))
        .map(|page| card(site, page))
        .collect();
    frame.pager = pager(&page.out, number, count);
    frame.queries = queries(site, theme, &template(page, theme));
    frame
}

/// The template of a section: the one it asks for, else `home.html` for the home page, else
/// `section.html`.
fn template(page: &Page, theme: &Theme) -> String {
    let home = is_home(page) && theme.has_template("home.html");
    let asked = page
        .meta
        .template
        .as_ref()
        .map(|template| template.value.clone());
    asked.unwrap_or_else(|| if home { "home.html" } else { "section.html" }.to_string())
}

fn is_home(page: &Page) -> bool {
    page.out.as_str() == "index.html"
}

/// Page `number` of `count` of the list whose first page is `first`; `None` where there is only
/// one.
pub fn pager(first: &OutPath, number: usize, count: usize) -> Option<Pager> {
    let url = |number: usize| {
        if (1..=count).contains(&number) {
            pager_out(first, number).address()
        } else {
            String::new()
        }
    };
    (count > 1).then(|| Pager {
        number,
        count,
        previous: url(number - 1),
        next: url(number + 1),
        pages: (1..=count)
            .map(|number| LinkView {
                title: number.to_string(),
                url: url(number),
            })
            .collect(),
    })
}

fn section_view(site: &Site, section: &Section) -> Option<SectionView> {
    let page = site.page(section.page.as_ref()?)?;
    let pages = section
        .all()
        .iter()
        .map(|section| section.pages.len())
        .sum();
    Some(SectionView {
        title: page.title().to_string(),
        url: page.out.address(),
        description: page.meta.description.clone(),
        pages,
    })
}

fn make(input: &SectionInput, theme: &Theme) -> Made {
    let page: &Page = &input.text.page;
    let content = if input.first {
        input.text.html(theme)
    } else {
        String::new()
    };
    let own = if input.first {
        toc::headings(&page.document.headings, 2)
    } else {
        vec![]
    };
    // Levels stand as a ladder, without a heading.
    let list = !content.is_empty()
        && input
            .frame
            .list
            .first()
            .is_some_and(|card| card.kind != KindName::Level);
    let after = [
        ("lo-trinh", "paths", !input.frame.paths.is_empty()),
        ("danh-sach", "list", list),
    ];
    let toc = toc::around(&[], own, &after, theme);
    let view = View {
        frame: &input.frame,
        content,
        toc,
        plan: None,
    };
    let (text, faults) = theme.render(&input.template, &view, &input.out);
    (Body::text(text), faults)
}
