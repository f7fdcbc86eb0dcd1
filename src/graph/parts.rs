//! Markdown files that others include: `![](../phan-chung/luu-y.md)`. One without a head is a part
//! only, and gets no page of its own.

use super::target::{Links, Target};
use crate::base::diagnostic::{Diagnostic, Message, message, warning};
use crate::base::digest::Hashed;
use crate::base::path::SourcePath;
use crate::base::span::Span;
use crate::model::document::{Link, LinkForm};
use crate::model::page::{self, Page};
use std::collections::{BTreeMap, BTreeSet};

mod limits;

pub use limits::limit;

type Pages = BTreeMap<SourcePath, Hashed<Page>>;

/// The Markdown file that a picture names; `None` for a picture.
pub fn included(page: &Page, link: &Link) -> Option<SourcePath> {
    if link.form == LinkForm::Picture {
        page::included(&page.source, &link.goal)
    } else {
        None
    }
}

/// Takes out of `pages` what is only a part of others, shown or not, whole or cut.
pub fn take(pages: &mut Pages) -> Pages {
    let named: BTreeSet<SourcePath> = pages
        .values()
        .flat_map(|page| inside(page).chain(page.cut_parts.clone()))
        .collect();
    let headless = |file: &SourcePath| {
        pages
            .get(file)
            .is_some_and(|page| page.meta.span.start == page.meta.span.end)
    };
    let mut alone: BTreeSet<SourcePath> = named.into_iter().filter(headless).collect();
    alone.extend(
        pages
            .keys()
            .filter(|file| underscored(file).is_some())
            .cloned(),
    );
    alone
        .into_iter()
        .filter_map(|file| pages.remove_entry(&file))
        .collect()
}

/// The outermost folder of the content on the way to `file` whose name begins with `_`: texts below
/// it are no pages.
fn underscored(file: &SourcePath) -> Option<&str> {
    let folder = file.folder();
    let at = folder.find("/_")?;
    let end = folder[at + 1..]
        .find('/')
        .map_or(folder.len(), |end| at + 1 + end);
    Some(&folder[..end])
}

/// Diagnostics: `page/underscore` for each folder whose name begins with `_` and whose texts nobody
/// includes, at its first text.
pub fn left_out(parts: &Pages, pages: &Pages) -> Vec<Diagnostic> {
    let all = pages.values().chain(parts.values());
    let named: BTreeSet<SourcePath> = all
        .flat_map(|page| inside(page).chain(page.cut_parts.clone()))
        .collect();
    let mut folders: BTreeMap<&str, (&SourcePath, bool)> = BTreeMap::new();
    for file in parts.keys() {
        if let Some(folder) = underscored(file) {
            folders.entry(folder).or_insert((file, false)).1 |= named.contains(file);
        }
    }
    let left = folders.into_iter().filter(|(_, (_, is_named))| !is_named);
    left.map(|(folder, (file, _))| no_page(folder, file))
        .collect()
}

fn no_page(folder: &str, file: &SourcePath) -> Diagnostic {
    let fault = warning!(
        "page/underscore",
        Span::new(file, 0..0),
        vi: "tên thư mục `{folder}` bắt đầu bằng `_`, nên bài trong đó không thành trang",
        en: "the name of the folder `{folder}` begins with `_`, so the texts in it are no pages",
    );
    let name = file.name();
    fault.help(message!(
        vi: "bỏ `_` ở đầu tên thư mục, hoặc ghép bài vào một trang bằng `![](…/{name})`",
        en: "take the `_` off its name, or include the text in a page by `![](…/{name})`",
    ))
}

/// Of `parts` those that `pages` show.
pub fn shown(mut parts: Pages, pages: &Pages) -> Pages {
    let mut found = Pages::new();
    let mut open: Vec<SourcePath> = pages.values().flat_map(|page| inside(page)).collect();
    while let Some(file) = open.pop() {
        if let Some((file, part)) = parts.remove_entry(&file) {
            open.extend(inside(&part));
            found.insert(file, part);
        }
    }
    found
}

fn inside(page: &Page) -> impl Iterator<Item = SourcePath> {
    page.document
        .links
        .iter()
        .filter_map(|link| included(page, link))
}

/// Diagnostics: `include/cycle` at an inclusion that comes back to its own file.
pub fn cycles(
    links: &BTreeMap<SourcePath, Hashed<Links>>,
    pages: &Pages,
    parts: &Pages,
) -> Vec<Diagnostic> {
    let including = |page: &&Hashed<Page>| {
        page.document
            .links
            .iter()
            .any(|link| link.form == LinkForm::Picture)
    };
    let mut faults = vec![];
    for page in pages.values().chain(parts.values()).filter(including) {
        let Some(targets) = links.get(&page.source) else {
            continue;
        };
        for link in &page.document.links {
            if let Some(Target::Part { source }) = targets.targets.get(&link.span.start)
                && reaches(source, &page.source, links)
            {
                let message = Message::new(
                    format!("`{}` lại ghép chính tệp này", link.goal),
                    format!("`{}` includes this very file again", link.goal),
                );
                let help = message!(
                    vi: "bỏ một trong các dòng ghép",
                    en: "take one of the inclusions away",
                );
                faults.push(
                    Diagnostic::error("include/cycle", link.span.clone(), message).help(help),
                );
            }
        }
    }
    faults
}

/// Whether inclusions lead from `from` to `to`.
fn reaches(
    from: &SourcePath,
    to: &SourcePath,
    links: &BTreeMap<SourcePath, Hashed<Links>>,
) -> bool {
    let (mut open, mut seen) = (vec![from], BTreeSet::new());
    while let Some(file) = open.pop() {
        if file == to {
            return true;
        }
        if !seen.insert(file) {
            continue;
        }
        let targets = links.get(file).into_iter();
        let targets = targets.flat_map(|links| links.targets.values());
        open.extend(targets.filter_map(|target| match target {
            Target::Part { source } => Some(source),
            _ => None,
        }));
    }
    false
}
