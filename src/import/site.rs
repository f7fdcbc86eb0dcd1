//! A site of another generator becomes one of ours: pages, files beside them, settings.

mod body;
mod callouts;
mod closed;
mod front;
mod head;
mod kind;
mod labels;
mod links;
mod parts;
mod plan;
mod report;
mod settings;
mod shortcodes;
mod unread;

pub use kind::Generator;
pub use report::{Left, Report};

use crate::base::diagnostic::{Diagnostic, fault, message};
use crate::base::inputs::Audience;
use crate::base::path::SourcePath;
use crate::base::span::Span;
use crate::import::unshown::Hidden;
use crate::model::config::Taxonomy;
use crate::model::meta::{KindName, Role};
use crate::model::reader::Reader;
use crate::model::register::Lexicon;
use crate::read::{blocks, config, front_matter, markdown};
use crate::text::vi;
use labels::Label;
use plan::{Plan, Planned};
use std::collections::{BTreeMap, BTreeSet};

/// Files by their paths below the folder of the site.
pub type Files = BTreeMap<String, Vec<u8>>;

/// A site that was imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportedSite {
    pub files: Files,
    pub report: Report,
}

/// The site in `files`, whose folder is called `name`. Nothing of them is changed; the pictures
/// `damaged` cannot be opened.
///
/// Diagnostics: `import/generator` where no generator is recognised.
pub fn site(
    name: &str,
    files: &Files,
    damaged: &BTreeSet<String>,
) -> (Option<ImportedSite>, Vec<Diagnostic>) {
    let Some(generator) = Generator::of(files) else {
        let fault = fault!(
            "import/generator",
            Span::new(&SourcePath::new(name), 0..0),
            vi: "không nhận ra trình tạo trang nào trong `{name}`",
            en: "no known generator made what is in `{name}`",
        );
        return (
            None,
            vec![fault.help(message!(
            vi: "thư mục phải có tệp cấu hình của Hugo, Zola, MkDocs, Docusaurus, Jekyll hoặc \
                 Carpentries",
            en: "the folder must hold the settings of Hugo, Zola, MkDocs, Docusaurus, Jekyll or \
                 Carpentries",
        ))],
        );
    };
    let mut plan = Plan::new(generator, files, damaged);
    let mut first = Report::new(name, generator);
    plan.pages
        .iter()
        .for_each(|planned| drop(page(&plan, planned, &mut first)));
    plan.failed = first.failed.into_iter().collect();
    let mut imported = ImportedSite {
        files: plan.assets(files),
        report: Report::new(name, generator),
    };
    for planned in &plan.pages {
        let text = page(&plan, planned, &mut imported.report);
        imported
            .files
            .insert(planned.new.clone(), text.into_bytes());
    }
    imported.report.unplaced(&plan);
    imported.report.pages = plan.pages.len();
    imported.report.files = imported.files.len() - plan.pages.len();
    let labels = labels::labels(generator, files);
    sections(&mut imported.files, &plan, labels);
    let place = |goal: &str| menu_page(&plan, goal);
    for (words, goal) in &plan.settings.menu {
        imported.report.menu(words, goal, place(goal).is_some());
    }
    let settings = plan.settings.written(name, &place);
    imported
        .files
        .insert("xanh.toml".to_string(), settings.into_bytes());
    (Some(imported), vec![])
}

fn page(plan: &Plan, planned: &Planned, report: &mut Report) -> String {
    let mut left = Left::new(&planned.old);
    let head = head::head(plan, planned, &mut left);
    let body = body::body(plan, planned, &mut left);
    let body = match planned.closed {
        true => format!("::: trainer\n\n{}\n\n:::\n", body.trim()),
        false => closed::closed(&body, &mut left),
    };
    for (line, hidden) in &planned.hidden {
        let class = match hidden {
            Hidden::Comment(_) => "comment",
            Hidden::Element(_) => "hidden",
        };
        left.leave(class, *line, hidden.words());
    }
    let file = SourcePath::new(&planned.new);
    let text = format!("{head}\n{}\n", body.trim());
    let is_read = errors(plan, &file, &text).is_empty();
    let mended = match is_read {
        true => Some(text),
        false => unread::partly(&head, body.trim(), planned, &mut left, |text| {
            errors(plan, &file, text)
        }),
    };
    report.take(left);
    mended.unwrap_or_else(|| {
        report.failed.push(planned.old.clone());
        format!("{head}\n{}", unread::whole(&body, planned.closed))
    })
}

/// The errors that reading a page finds.
fn errors(plan: &Plan, file: &SourcePath, text: &str) -> Vec<Diagnostic> {
    let mut config = config::defaults("en");
    let declared = plan.settings.taxonomies.iter();
    config.taxonomies.extend(declared.map(|name| {
        let taxonomy = Taxonomy {
            title: name.clone(),
            slug: vi::slug(name),
        };
        (name.clone(), taxonomy)
    }));
    let role = match file.name() {
        "_index.md" => Role::Section,
        _ => Role::Page(KindName::Page),
    };
    let (head, mut faults) = front_matter::front_matter(file, text, role, &config);
    let reader = Reader {
        audience: Audience::Trainer,
        level: None,
    };
    let scanned = blocks::scan(file, text, head.body, &[], &reader);
    faults.extend(markdown::document(file, text, scanned, &Lexicon::default()).1);
    faults.retain(Diagnostic::is_error);
    faults
}

/// The page below `content/` that an entry of a menu leads to.
fn menu_page(plan: &Plan, goal: &str) -> Option<String> {
    let goal = goal
        .split(['#', '?'])
        .next()
        .unwrap_or(goal)
        .trim_start_matches("@/");
    let tries = [
        goal.to_string(),
        format!("/{goal}"),
        format!("content/{goal}"),
        format!("/{goal}/"),
    ];
    let new = tries.iter().find_map(|goal| links::place(plan, goal));
    let page = new.as_deref().and_then(|new| new.strip_prefix("content/"));
    let folder = plain_path(goal.trim_matches('/'));
    let begins = format!("content/{folder}/");
    let is_folder = || plan.pages.iter().any(|page| page.new.starts_with(&begins));
    match page.filter(|page| page.ends_with(".md")) {
        Some(page) => Some(page.to_string()),
        None if folder.is_empty() => Some("_index.md".to_string()),
        // A section without a page of its own gets one.
        None => is_folder().then(|| format!("{folder}/_index.md")),
    }
}

/// An `_index.md` for each folder of pages that has none.
fn sections(files: &mut Files, plan: &Plan, mut labels: BTreeMap<String, Label>) {
    let folders: BTreeSet<String> = plan
        .pages
        .iter()
        .flat_map(|page| above(&page.new))
        .collect();
    for folder in folders {
        let index = format!("{folder}/_index.md");
        let page = format!("{folder}/index.md");
        if files.contains_key(&index) || files.contains_key(&page) {
            continue;
        }
        let last = folder.rsplit('/').next().unwrap_or(&folder);
        let title = match last {
            "content" => "Trang chủ".to_string(),
            last => last.replace(['-', '_'], " "),
        };
        let said = labels.remove(&folder);
        let said = said.unwrap_or_else(|| Label::called(&title));
        files.insert(index, said.page().into_bytes());
    }
}

/// `content/a/b.md` -> `content/a`, `content`.
fn above(path: &str) -> Vec<String> {
    let mut folders = vec![];
    let mut at = path;
    while let Some((folder, _)) = at.rsplit_once('/') {
        folders.push(folder.to_string());
        at = folder;
    }
    folders
}

/// A name without marks and spaces, its folders kept.
fn plain_path(path: &str) -> String {
    let name = |name: &str| match name.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() => format!("{}.{ending}", vi::slug(stem)),
        _ => vi::slug(name),
    };
    path.split('/').map(name).collect::<Vec<_>>().join("/")
}
