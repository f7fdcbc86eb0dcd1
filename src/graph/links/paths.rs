//! What a link leads to that is written as an address or as the path of a file.

use super::{Found, LinkIndex, Target, aliases, faults};
use crate::base::diagnostic::Diagnostic;
use crate::base::inputs::Form;
use crate::base::lines;
use crate::base::path::{OutPath, SourcePath, decode};
use crate::graph::parts::included;
use crate::graph::places::asset_out;
use crate::model::clause::ClauseId;
use crate::model::document::Link;
use crate::model::page::Page;
use crate::model::plan::Plan;

/// What an ordinary link leads to.
pub fn link(page: &Page, link: &Link, book: &LinkIndex) -> Found {
    let goal = link.goal.trim();
    if goal.is_empty() {
        return Err(faults::empty(link));
    }
    if let Some(scheme) = scheme(goal) {
        return match scheme.to_ascii_lowercase().as_str() {
            "http" | "https" | "mailto" | "tel" => Ok(Target::Outside(goal.to_string())),
            _ => Err(faults::scheme(link)),
        };
    }
    if goal.starts_with("//") {
        return Ok(Target::Outside(format!("https:{goal}")));
    }
    let (path, anchor) = goal
        .split_once('#')
        .map_or((goal, None), |(path, anchor)| (path, Some(decode(anchor))));
    if path.is_empty() {
        let anchor = anchor.unwrap_or_default();
        return if anchor.is_empty() || has_anchor(page, &anchor, book) {
            Ok(Target::Anchor(anchor))
        } else {
            Err(faults::anchor(link, (page, page), &anchor))
        };
    }
    let file = find(page, link, path, book)?;
    if let Some(other) = book.pages.get(&file) {
        let anchor = anchor.filter(|_| !other.is_withdrawn());
        let missing = anchor
            .as_ref()
            .filter(|anchor| !anchor.is_empty() && !has_anchor(other, anchor, book));
        return match missing {
            Some(anchor) => Err(faults::anchor(link, (page, other), anchor)),
            None => Ok(Target::Page {
                source: file,
                out: other.out.clone(),
                anchor: anchor.filter(|anchor| !anchor.is_empty()),
            }),
        };
    }
    if book.hidden.contains_key(&file) {
        return Ok(Target::Hidden);
    }
    if let Some(other) = book.outside.get(&file) {
        return Ok(Target::Left(other.title().to_string()));
    }
    asset(page, link, file, book)
}

/// The file that an attribute of a block names.
pub fn file(page: &Page, link: &Link, book: &LinkIndex) -> Found {
    if link.goal.starts_with("//") || scheme(&link.goal).is_some() {
        return Err(faults::elsewhere(link));
    }
    let file = find(page, link, &link.goal, book)?;
    asset(page, link, file, book)
}

fn asset(page: &Page, link: &Link, file: SourcePath, book: &LinkIndex) -> Found {
    match shown_file(&file, book) {
        Some(out) => Ok(Target::File { out, source: file }),
        None => {
            let path = link.goal.trim().split('#').next().unwrap_or_default();
            Err(faults::broken(link, page, path, book))
        }
    }
}

/// Where a file beside the pages, or one of `static/`, goes.
fn shown_file(file: &SourcePath, book: &LinkIndex) -> Option<OutPath> {
    book.assets.get(file)?;
    match file.below("static") {
        Some(inside) => OutPath::checked(inside),
        None => file.below("content").map(|_| asset_out(file)),
    }
}

/// The picture, or the text, that stands where it is named.
pub fn picture(page: &Page, link: &Link, book: &LinkIndex) -> Found {
    if let Some(file) = included(page, link) {
        return part(page, link, file, book);
    }
    let goal = link.goal.trim();
    if goal.is_empty() {
        return Err(faults::empty(link));
    }
    if goal.starts_with("//") || scheme(goal).is_some_and(|scheme| scheme.len() > 1) {
        return Err(faults::remote(link));
    }
    let file = find(
        page,
        link,
        goal.split(['#', '?']).next().unwrap_or(goal),
        book,
    )?;
    let Some((out, asset)) = shown_file(&file, book).zip(book.assets.get(&file)) else {
        return Err(faults::broken(link, page, goal, book));
    };
    let (width, height) = match asset.form {
        Form::Picture { width, height, .. } | Form::Svg { width, height, .. } => (width, height),
        Form::Broken => return Err(faults::broken_picture(link, &file)),
        Form::Other => return Err(faults::format(link, &file)),
    };
    Ok(Target::Picture {
        out,
        source: file,
        width,
        height,
    })
}

/// A file whose text stands here: on a line of its own.
fn part(page: &Page, link: &Link, source: SourcePath, book: &LinkIndex) -> Found {
    let range = link.span.range();
    let text = &page.document.text;
    if !lines::stands_alone(text, range) {
        return Err(faults::inline_part(link));
    }
    if book.hidden.contains_key(&source) {
        return Ok(Target::Hidden);
    }
    match book.pages.contains_key(&source) || book.parts.contains_key(&source) {
        true => Ok(Target::Part { source }),
        false => Err(faults::broken(link, page, &link.goal, book)),
    }
}

/// The file that a path written in `page` leads to.
fn find(
    page: &Page,
    link: &Link,
    path: &str,
    book: &LinkIndex,
) -> Result<SourcePath, Box<Diagnostic>> {
    let drive = path.as_bytes().get(1) == Some(&b':') && path.as_bytes()[0].is_ascii_alphabetic();
    if drive || path.contains('\\') {
        return Err(faults::drive(link));
    }
    let path = path.split('?').next().unwrap_or(path);
    if let Some(path) = path.strip_prefix('/').or_else(|| path.strip_prefix("@/")) {
        let found = from_root(&decode(path), book);
        return found.ok_or_else(|| faults::absolute(link, page, book));
    }
    let file = page.source.resolve(&decode(path));
    let file = file.ok_or_else(|| faults::outside(link))?;
    Ok(of_folder(&file, book).unwrap_or(file))
}

/// The page of a folder, `muc/` or `..`.
fn of_folder(folder: &SourcePath, book: &LinkIndex) -> Option<SourcePath> {
    let names = ["_index.md", "index.md", "README.md", "readme.md"].into_iter();
    let mut files = names.map(|name| SourcePath::new(&format!("{}/{name}", folder.as_str())));
    let is_page =
        |file: &SourcePath| book.pages.contains_key(file) || book.hidden.contains_key(file);
    files.find(is_page)
}

/// The file that an address from the root of the site leads to: of a page by its address, old or
/// new, or by its file; of a file by its place in `static/` or beside the pages.
fn from_root(path: &str, book: &LinkIndex) -> Option<SourcePath> {
    let path = path.trim_end_matches('/');
    let named = ["content", "static"].map(|folder| SourcePath::new(&format!("{folder}/{path}")));
    let is_there = |file: &SourcePath| {
        file.as_str() != "content"
            && (book.pages.contains_key(file)
                || book.hidden.contains_key(file)
                || book.assets.contains_key(file))
    };
    if let Some(file) = named.into_iter().find(is_there) {
        return Some(file);
    }
    let base = match path {
        "" => String::new(),
        path => format!("{path}/"),
    };
    let outs = [
        path.to_string(),
        format!("{path}.html"),
        format!("{base}index.html"),
    ];
    let mut outs = outs.iter().filter_map(|out| OutPath::checked(out));
    outs.find_map(|out| book.by_address().get(&out).map(|file| (*file).clone()))
}

/// The scheme of an address; a drive letter is none.
fn scheme(goal: &str) -> Option<&str> {
    let (scheme, _) = goal.split_once(':')?;
    let valid = scheme.len() > 1
        && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
    valid.then_some(scheme)
}

fn has_anchor(page: &Page, anchor: &str, book: &LinkIndex) -> bool {
    let plan = book
        .clauses
        .plans
        .values()
        .find(|shown| shown.page.source == page.source);
    let of_plan = |plan: &Plan| {
        let id = ClauseId(anchor.to_string());
        plan.official.get(&id).is_some()
            || aliases(&plan.official, &plan.notes)
                .iter()
                .any(|(before, _)| *before == id)
    };
    page.document.anchors().any(|id| id == anchor) || plan.is_some_and(|shown| of_plan(&shown.plan))
}
