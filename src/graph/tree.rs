//! Sections and the order of the pages in them.

use crate::base::digest::Hashed;
use crate::base::path::SourcePath;
use crate::model::meta::Sort;
use crate::model::page::Page;
use std::cmp::{Ordering, Reverse};
use std::collections::{BTreeMap, BTreeSet};

type Pages = BTreeMap<SourcePath, Hashed<Page>>;

/// A section: its own page, the pages in it and the sections below it, each in its order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Section {
    /// `None` only for the root of a site without `content/_index.md`.
    pub page: Option<SourcePath>,
    pub pages: Vec<SourcePath>,
    pub sections: Vec<Section>,
}

/// The way down to each page: the sections above it, the root first.
pub type Above = BTreeMap<SourcePath, Vec<SourcePath>>;

impl Section {
    /// All sections below and this one, outer ones first.
    pub fn all(&self) -> Vec<&Section> {
        let (mut all, mut open) = (vec![], vec![self]);
        while let Some(section) = open.pop() {
            all.push(section);
            open.extend(section.sections.iter().rev());
        }
        all
    }

    /// The section whose own page is `file`.
    pub fn find(&self, file: &SourcePath) -> Option<&Section> {
        self.all()
            .into_iter()
            .find(|section| section.page.as_ref() == Some(file))
    }
}

/// The pages before and after each page in a list.
pub type Neighbours = BTreeMap<SourcePath, (Option<SourcePath>, Option<SourcePath>)>;

/// The tree of `pages`.
pub fn tree(pages: &Pages) -> Section {
    section("content", pages, &members(pages))
}

/// The folders of sections, and what lies in each directly.
type Members<'a> = BTreeMap<&'a str, Member<'a>>;

#[derive(Clone, Default)]
struct Member<'a> {
    /// The page of the section.
    index: Option<&'a Page>,
    pages: Vec<&'a Page>,
    sections: Vec<&'a str>,
}

fn members(pages: &Pages) -> Members<'_> {
    let indexes = pages.values().filter(|page| page.section.is_some());
    let folders: BTreeSet<&str> = indexes
        .map(|page| page.source.folder())
        .chain(["content"])
        .collect();
    let mut members: Members = folders
        .iter()
        .map(|folder| (*folder, Default::default()))
        .collect();
    for folder in folders.iter().filter(|folder| **folder != "content") {
        let home = nearest(above(folder).unwrap_or("content"), &folders);
        members.entry(home).or_default().sections.push(folder);
    }
    for index in pages.values().filter(|page| page.section.is_some()) {
        members.entry(index.source.folder()).or_default().index = Some(index);
    }
    for page in pages.values().filter(|page| page.section.is_none()) {
        let folder = page.source.folder();
        let from = if page.source.stem() == "index" {
            above(folder).unwrap_or(folder)
        } else {
            folder
        };
        members
            .entry(nearest(from, &folders))
            .or_default()
            .pages
            .push(page);
    }
    members
}

/// The first of `folders` from `folder` up.
fn nearest<'a>(folder: &'a str, folders: &BTreeSet<&str>) -> &'a str {
    std::iter::successors(Some(folder), |folder| above(folder))
        .find(|folder| folders.contains(folder))
        .unwrap_or("content")
}

fn above(folder: &str) -> Option<&str> {
    folder.rsplit_once('/').map(|(above, _)| above)
}

fn section(folder: &str, pages: &Pages, members: &Members) -> Section {
    let own = members.get(folder).cloned().unwrap_or_default();
    let mut below: Vec<Section> = own
        .sections
        .iter()
        .map(|folder| section(folder, pages, members))
        .collect();
    below.sort_by(|a, b| by_weight(page_of(a, pages), page_of(b, pages)));
    let sort = own.index.and_then(|page| page.section.as_ref()?.sort);
    Section {
        page: own.index.map(|page| page.source.clone()),
        pages: in_order(own.pages, sort),
        sections: below,
    }
}

fn page_of<'a>(section: &Section, pages: &'a Pages) -> Option<&'a Page> {
    Some(pages.get(section.page.as_ref()?)?)
}

/// By the order that the section asks for; else newest first where every page bears a date, by
/// weight where not.
pub fn in_order(mut pages: Vec<&Page>, sort: Option<Sort>) -> Vec<SourcePath> {
    let dated = !pages.is_empty()
        && pages
            .iter()
            .all(|page| page.meta.date.is_some() && page.meta.weight.is_none());
    let sort = sort.unwrap_or(if dated { Sort::Date } else { Sort::Weight });
    pages.sort_by(|a, b| compare(a, b, sort));
    pages.into_iter().map(|page| page.source.clone()).collect()
}

/// The order of two pages; equal ones stand by title, then by file.
pub fn compare(a: &Page, b: &Page, sort: Sort) -> Ordering {
    match sort {
        Sort::Weight => by_weight(Some(a), Some(b)),
        Sort::Date => Reverse(a.meta.date)
            .cmp(&Reverse(b.meta.date))
            .then_with(|| by_title(a, b)),
        Sort::Title => by_title(a, b),
    }
}

fn by_weight(a: Option<&Page>, b: Option<&Page>) -> Ordering {
    let (Some(a), Some(b)) = (a, b) else {
        return a.is_some().cmp(&b.is_some()).reverse();
    };
    let weight = |page: &Page| page.meta.weight.unwrap_or(i64::MAX);
    weight(a).cmp(&weight(b)).then_with(|| by_title(a, b))
}

fn by_title(a: &Page, b: &Page) -> Ordering {
    a.order.cmp(&b.order).then_with(|| a.source.cmp(&b.source))
}

/// The neighbours of every page in `list`.
pub fn neighbours(
    list: &[SourcePath],
) -> impl Iterator<Item = (SourcePath, (Option<SourcePath>, Option<SourcePath>))> {
    let neighbours = |at: usize| {
        (
            at.checked_sub(1).and_then(|at| list.get(at)).cloned(),
            list.get(at + 1).cloned(),
        )
    };
    list.iter()
        .enumerate()
        .map(move |(at, file)| (file.clone(), neighbours(at)))
}

/// The sections above every page and section of `tree`.
pub fn ways(tree: &Section) -> Above {
    let mut ways = Above::new();
    walk(tree, &[], &mut ways);
    ways
}

fn walk(section: &Section, above: &[SourcePath], ways: &mut Above) {
    if let Some(page) = &section.page {
        ways.insert(page.clone(), above.to_vec());
    }
    let here: Vec<SourcePath> = above.iter().chain(&section.page).cloned().collect();
    for page in &section.pages {
        ways.insert(page.clone(), here.clone());
    }
    section
        .sections
        .iter()
        .for_each(|section| walk(section, &here, ways));
}
