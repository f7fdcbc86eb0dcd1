//! The question bank for Moodle, for trainers alone: all questions, those for exams too, as GIFT
//! and as Moodle XML.

mod gift;
mod xml;

use crate::base::diagnostic::StaticMessage;
use crate::base::digest::Hashed;
use crate::base::inputs::{Asset, Audience};
use crate::base::path::{OutPath, SourcePath};
use crate::graph::links::{Links, Target};
use crate::graph::paths::modules;
use crate::graph::site::Site;
use crate::model::document::LinkForm;
use crate::model::meta::ModuleMeta;
use crate::model::page::Page;
use crate::model::quiz::Question;
use crate::publish::picture;
use crate::publish::web::frame;
use crate::publish::web::pages::{self, Text};
use crate::render::html::{self, Excerpts, Includes, Part, Setting, Shown};
use crate::rule::{Body, Job, Made, Planned, Publisher};
use crate::theme::Theme;
use std::collections::BTreeMap;

pub const PUBLISHER: Publisher = Publisher {
    name: "moodle",
    about: StaticMessage {
        vi: "Ghi ngân hàng câu hỏi cho Moodle (GIFT và XML), chỉ trong bản cho giảng viên.",
        en: "Writes the question bank for Moodle (GIFT and XML), for trainers alone.",
    },
    plan,
};

/// All that the bank is made of.
#[derive(Clone, Hash)]
struct MoodleInput {
    modules: Vec<Module>,
    /// Ends in `/`; links lead there. Without it a link is its words.
    base_url: Option<String>,
}

#[derive(Clone, Hash)]
struct Module {
    text: Text,
    /// Code and title.
    category: String,
    /// Begins the names of its questions.
    code: String,
    /// Clauses and levels.
    tags: Vec<String>,
    /// Those of its text, by their addresses.
    pictures: BTreeMap<String, (SourcePath, Asset)>,
}

/// Pictures by their addresses.
type Pictures = BTreeMap<String, Body>;

/// A question with all that an export says of it.
struct Entry<'a> {
    question: &'a Question,
    shown: Shown,
    /// `TX-CS-01 q1`
    name: String,
    tags: &'a [String],
}

fn plan(site: &Site, _: &Theme) -> Planned {
    if site.options.audience == Audience::Learner {
        return (vec![], vec![]);
    }
    let asking = modules(&site.pages)
        .all
        .into_values()
        .filter(|(page, _)| !page.document.questions.is_empty());
    let modules: Vec<Module> = asking
        .filter_map(|(page, meta)| module(site, page, meta))
        .collect();
    let input = MoodleInput {
        modules,
        base_url: site.config.base_url.clone(),
    };
    let gift = Job::new(
        OutPath::new("moodle/cau-hoi.gift.txt"),
        input.clone(),
        make_gift,
    );
    let xml = Job::new(OutPath::new("moodle/cau-hoi.xml"), input, make_xml);
    (vec![gift, xml], vec![])
}

fn module(site: &Site, page: &Page, meta: &ModuleMeta) -> Option<Module> {
    let page = site.page(&page.source)?;
    let text = pages::text(site, page, &frame::level_names(site));
    let text = if site.config.base_url.is_some() {
        text
    } else {
        words_alone(text)
    };
    let code = meta
        .code
        .as_ref()
        .map_or_else(|| page.stem().to_string(), |code| code.value.clone());
    let shown = frame::page_view(site, page);
    let tags = shown
        .clauses
        .into_iter()
        .map(|clause| clause.label)
        .chain(page.meta.levels.iter().map(|level| level.value.0.clone()));
    let pictures = pictures(site, &text.links, &text.includes);
    Some(Module {
        category: format!("{code} {}", page.title()),
        code,
        tags: tags.collect(),
        pictures,
        text,
    })
}

/// Links as their words, in included texts too: what leads into a site without an address leads
/// nowhere from Moodle.
fn words_alone(text: Text) -> Text {
    Text {
        links: Hashed::new(words(&text.page, &text.links)),
        includes: without_links(&text.includes),
        ..text
    }
}

fn without_links(includes: &Includes) -> Includes {
    let part = |part: &Part| {
        let (links, includes) = (
            Hashed::new(words(&part.page, &part.links)),
            Box::new(without_links(&part.includes)),
        );
        Part {
            links,
            includes,
            ..part.clone()
        }
    };
    Includes {
        tables: includes.tables.clone(),
        parts: includes
            .parts
            .iter()
            .map(|(file, one)| (file.clone(), part(one)))
            .collect(),
    }
}

fn words(page: &Page, links: &Links) -> Links {
    let led = |at: &u32| {
        page.document
            .links
            .iter()
            .any(|link| link.span.start == *at && link.form == LinkForm::Link)
    };
    let keep = |(at, target): (&u32, &Target)| match target {
        Target::Outside(_) | Target::Part { .. } => target.clone(),
        Target::Picture { .. } if !led(at) => target.clone(),
        _ => Target::Hidden,
    };
    Links {
        targets: links
            .targets
            .iter()
            .map(|one| (*one.0, keep(one)))
            .collect(),
        ..Links::default()
    }
}

/// The pictures of a text and of those that it includes, by their addresses.
fn pictures(
    site: &Site,
    links: &Links,
    includes: &Includes,
) -> BTreeMap<String, (SourcePath, Asset)> {
    let own = links.targets.values().filter_map(|target| match target {
        Target::Picture { source, out, .. } => Some((
            out.address(),
            (source.clone(), site.assets.get(source)?.clone()),
        )),
        _ => None,
    });
    own.chain(
        includes
            .parts
            .values()
            .flat_map(|part| pictures(site, &part.links, &part.includes)),
    )
    .collect()
}

impl MoodleInput {
    /// Each module's category and questions.
    fn entries<'a>(
        &'a self,
        theme: &'a Theme,
        pictures: html::Pictures,
    ) -> impl Iterator<Item = (&'a str, Vec<Entry<'a>>)> {
        self.modules.iter().map(move |module| {
            let setting = Setting {
                base_url: self.base_url.as_deref(),
                pictures,
                ..module.text.setting(theme)
            };
            let document = &module.text.page.document;
            let excerpts = Excerpts::new(document);
            let entry = |asked: &'a Question| Entry {
                question: asked,
                shown: excerpts.question(asked, setting),
                name: format!("{} {}", module.code, asked.id),
                tags: &module.tags,
            };
            (
                module.category.as_str(),
                document.questions.iter().map(entry).collect(),
            )
        })
    }
}

fn make_gift(input: &MoodleInput, theme: &Theme) -> Made {
    (
        Some(Body::Bytes(
            gift::gift(input.entries(theme, html::Pictures::StaticMessage)).into_bytes(),
        )),
        vec![],
    )
}

fn make_xml(input: &MoodleInput, theme: &Theme) -> Made {
    let of_modules = input.modules.iter().flat_map(|module| &module.pictures);
    let pictures = of_modules
        .map(|(address, (file, asset))| (address.clone(), picture::shown(file, Some(&asset.form))))
        .collect();
    (
        Some(Body::Parts(xml::xml(
            input.entries(theme, html::Pictures::Attached),
            &pictures,
        ))),
        vec![],
    )
}

/// The name of a category as a path below the course; a `/` in it is no step down.
fn category(name: &str) -> String {
    format!("$course$/top/{}", name.replace('/', "//"))
}

/// The share of the points, in per cent, that each of `count` right choices gives, as Moodle writes
/// it: `33.33333`.
fn share(count: usize) -> String {
    let text = format!("{:.5}", 100.0 / count.max(1) as f64);
    text.trim_end_matches('0').trim_end_matches('.').to_string()
}

/// Whether the first of the two choices, the one for true, is right.
fn is_true(question: &Question) -> bool {
    let right = question.answer.choices().iter().find(|choice| choice.right);
    right.is_some_and(|choice| {
        matches!(
            crate::text::vi::fold(choice.piece.plain.trim_end_matches('.')).as_str(),
            "dung" | "true"
        )
    })
}
