//! Every output that has an address of its own, and the quarrels between them.

use super::clauses::Clauses;
use crate::base::diagnostic::{Diagnostic, Message, fault};
use crate::base::digest::Hashed;
use crate::base::path::{OutPath, SourcePath};
use crate::base::span::Span;
use crate::base::value;
use crate::model::config::Config;
use crate::model::level::Levels;
use crate::model::meta::KindName;
use crate::model::page::Page;
use crate::text::vi;
use std::collections::BTreeMap;

/// What the program calls the pages that it adds, in the language of the site.
#[derive(Debug)]
pub struct Names {
    pub glossary: Added,
    /// The documents that are cited.
    pub documents: Added,
    /// The coverage of clauses.
    pub coverage: Added,
    pub search: Added,
    /// What the screens of modules are named by, behind the name of the module.
    pub screens: &'static str,
    /// What their lesson plans are named by.
    pub lesson: &'static str,
    /// What a further page of a list is named by, before its number.
    pub sheet: &'static str,
    /// The folder of the pages of levels.
    pub levels: &'static str,
    pub bodies: &'static str,
    /// Where the question bank for Moodle stands, in a site for trainers.
    pub bank: &'static str,
    /// The folder of the packs that a site offers.
    pub packs: &'static str,
    /// The folder of the series of columns.
    pub series: &'static str,
    /// Between the kind of a document and its number: `Luật số 50/2024/QH15`.
    pub number: &'static str,
    /// What ends the name of a column as plain HTML.
    pub reprint: &'static str,
    /// The file of a pack that is opened first.
    pub open_first: &'static str,
    /// The folder that packs are written to.
    pub packed: &'static str,
    /// What the name of a pack for trainers ends in.
    pub trainers: &'static str,
    /// The folder of the pictures of pages that are shared.
    pub shared: &'static str,
    /// The folder of lists of what is kept for times without a network.
    pub offline: &'static str,
}

/// A page that the program adds.
#[derive(Debug)]
pub struct Added {
    pub file: &'static str,
    pub title: &'static str,
}

const VIETNAMESE: Names = Names {
    glossary: added("thuat-ngu.html", "Từ điển thuật ngữ"),
    documents: added("van-ban.html", "Văn bản viện dẫn"),
    coverage: added("do-phu.html", "Độ phủ"),
    search: added("tim.html", "Tìm kiếm"),
    screens: "trinh-chieu",
    lesson: "giao-an",
    sheet: "trang",
    levels: "cap",
    bodies: "don-vi",
    bank: "moodle/cau-hoi.xml",
    packs: "mang-di",
    series: "loat-bai",
    number: "số",
    reprint: "dang-lai.html",
    open_first: "00-MO-TRUOC.html",
    packed: "goi",
    trainers: "giang-vien",
    shared: "chia-se",
    offline: "ngoai-tuyen",
};

const ENGLISH: Names = Names {
    glossary: added("glossary.html", "Glossary"),
    documents: added("documents.html", "Documents cited"),
    coverage: added("coverage.html", "Coverage"),
    search: added("search.html", "Search"),
    screens: "slides",
    lesson: "lesson-plan",
    sheet: "page",
    levels: "levels",
    bodies: "bodies",
    bank: "moodle/questions.xml",
    packs: "take-along",
    series: "series",
    number: "No.",
    reprint: "reprint.html",
    open_first: "00-OPEN-FIRST.html",
    packed: "packs",
    trainers: "trainers",
    shared: "shared",
    offline: "offline",
};

const fn added(file: &'static str, title: &'static str) -> Added {
    Added { file, title }
}

/// The names in the language `lang` of a site.
pub fn names(lang: &str) -> &'static Names {
    match lang {
        "en" => &ENGLISH,
        _ => &VIETNAMESE,
    }
}

impl Added {
    pub fn out(&self) -> OutPath {
        OutPath::new(self.file)
    }

    /// It as a place.
    pub fn place(&self) -> Place {
        Place {
            out: self.out(),
            title: self.title.to_string(),
            kind: KindName::Page,
            source: None,
        }
    }
}

/// A page of the site, written by a person or made by the program.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Place {
    pub out: OutPath,
    pub title: String,
    pub kind: KindName,
    /// The file that it comes from.
    pub source: Option<SourcePath>,
}

/// The page of search results as a place, titled in the language of the site; without search it is
/// the index A–Z alone.
pub fn search(config: &Config) -> Place {
    let page = &names(&config.lang).search;
    let title = match (config.has_search(), config.lang.as_str()) {
        (true, _) => page.title,
        (false, "en") => "A–Z index",
        (false, _) => "Mục lục A–Z",
    };
    Place {
        title: title.to_string(),
        ..page.place()
    }
}

/// Where a file beside the pages goes: names become slugs, the ending small: `content/Ảnh/Cây
/// 1.PNG` -> `anh/cay-1.png`.
pub fn asset_out(file: &SourcePath) -> OutPath {
    let inside = file.below("content").unwrap_or(file.as_str());
    let folders = inside
        .split('/')
        .rev()
        .skip(1)
        .collect::<Vec<_>>()
        .into_iter()
        .rev()
        .map(named);
    let name = match file.extension() {
        "" => named(file.name()),
        extension => format!("{}.{}", named(file.stem()), extension.to_lowercase()),
    };
    OutPath::new(&folders.chain([name]).collect::<Vec<_>>().join("/"))
}

fn named(name: &str) -> String {
    let slug = vi::slug(name);
    if slug.is_empty() {
        "tep".to_string()
    } else {
        slug
    }
}

/// The page of each level: the one written for it, or an address beside the others.
pub fn level_outs(
    levels: &Levels,
    pages: &BTreeMap<SourcePath, Hashed<Page>>,
    names: &Names,
) -> BTreeMap<String, OutPath> {
    let ids = levels.levels.iter().map(|level| level.id.as_str());
    outs(ids, KindName::Level, names.levels, pages)
}

/// The page of each body that clauses are laid upon.
pub fn body_outs(
    levels: &Levels,
    pages: &BTreeMap<SourcePath, Hashed<Page>>,
    names: &Names,
) -> BTreeMap<String, OutPath> {
    let ids = levels
        .bodies
        .iter()
        .filter(|body| !body.clauses.is_empty())
        .map(|body| body.id.as_str());
    outs(ids, KindName::Body, names.bodies, pages)
}

fn outs<'a>(
    ids: impl Iterator<Item = &'a str>,
    kind: KindName,
    folder: &str,
    pages: &BTreeMap<SourcePath, Hashed<Page>>,
) -> BTreeMap<String, OutPath> {
    let written: BTreeMap<&str, &OutPath> = pages
        .values()
        .filter(|page| page.kind.name() == kind && page.section.is_none())
        .map(|page| (page.stem(), &page.out))
        .collect();
    ids.map(|id| {
        let out = written.get(id).map(|out| (*out).clone());
        (
            id.to_string(),
            out.unwrap_or_else(|| OutPath::new(&format!("{folder}/{}.html", named(id)))),
        )
    })
    .collect()
}

/// All pages, and those that the program adds, in the order of their addresses; the page of a
/// person stands before one of the program.
pub fn places(pages: &BTreeMap<SourcePath, Hashed<Page>>, added: Vec<Place>) -> Vec<Place> {
    let mut places: BTreeMap<OutPath, Place> = BTreeMap::new();
    for page in pages.values() {
        let place = Place {
            out: page.out.clone(),
            title: page.title().to_string(),
            kind: page.kind.name(),
            source: Some(page.source.clone()),
        };
        places.entry(place.out.clone()).or_insert(place);
    }
    for place in added {
        places.entry(place.out.clone()).or_insert(place);
    }
    places.into_values().collect()
}

/// The address of page `number` of a list whose first page is `first`: `bao-chi/trang-2.html`,
/// `chu-de/x-trang-2.html`.
pub fn pager_out(first: &OutPath, number: usize, names: &Names) -> OutPath {
    let sheet = names.sheet;
    match (
        number,
        first.as_str().strip_suffix("index.html"),
        first.as_str().strip_suffix(".html"),
    ) {
        (1, ..) => first.clone(),
        (_, Some(folder), _) => OutPath::new(&format!("{folder}{sheet}-{number}.html")),
        (_, _, Some(stem)) => OutPath::new(&format!("{stem}-{sheet}-{number}.html")),
        _ => OutPath::new(&format!("{first}-{sheet}-{number}.html")),
    }
}

/// The output beside that of `page`: `dao-tao/3t.html` and `trinh-chieu` ->
/// `dao-tao/3t-trinh-chieu.html`.
pub fn beside(page: &Page, ending: &str) -> OutPath {
    let out = page.out.as_str();
    OutPath::new(&format!(
        "{}-{ending}.html",
        out.strip_suffix(".html").unwrap_or(out)
    ))
}

/// Further pages of a list of `length` pages, `paginate` on each; 0 puts all on one.
pub fn pagers(
    first: &OutPath,
    title: &str,
    kind: KindName,
    length: usize,
    paginate: usize,
    names: &Names,
) -> Vec<Place> {
    let count = if paginate == 0 {
        1
    } else {
        length.div_ceil(paginate).max(1)
    };
    (2..=count)
        .map(|number| Place {
            out: pager_out(first, number, names),
            title: format!("{title} ({number})"),
            kind,
            source: None,
        })
        .collect()
}

/// Diagnostics: `level/unknown` for a level in front matter or on a block that the register does
/// not know.
pub fn unknown_levels(page: &Page, levels: &Levels) -> Vec<Diagnostic> {
    let known: Vec<&str> = levels
        .levels
        .iter()
        .map(|level| level.id.as_str())
        .collect();
    let of_head = page
        .meta
        .levels
        .iter()
        .map(|level| (level.value.as_str(), level.span.clone()));
    let directives = page.document.directives();
    let of_blocks = directives
        .iter()
        .flat_map(|directive| directive.levels().map(|id| (id, directive.fence.clone())));
    of_head
        .chain(of_blocks)
        .filter(|(id, _)| !known.contains(id))
        .map(|(id, span)| unknown_level(id, span, &known))
        .collect()
}

fn unknown_level(id: &str, span: Span, known: &[&str]) -> Diagnostic {
    let fault = fault!("level/unknown", span, vi: "không có cấp `{id}`", en: "no level `{id}`");
    match crate::text::nearest::nearest(id, known.iter().copied()) {
        Some(near) => value::suggest(fault, id, near),
        None => fault.help(Message::new(
            format!("các cấp: {}", known.join(", ")),
            format!("the levels: {}", known.join(", ")),
        )),
    }
}

/// What each reference in front matter means; unknown ones are told.
pub fn cited(
    page: &Page,
    clauses: &Clauses,
) -> (Vec<crate::model::clause::Address>, Vec<Diagnostic>) {
    let (mut found, mut diagnostics) = (vec![], vec![]);
    for reference in &page.meta.clauses {
        match clauses.resolve(reference, None) {
            Ok(addresses) => found.extend(addresses),
            Err(fault) => diagnostics.push(*fault),
        }
    }
    (found, diagnostics)
}
