//! The question bank for Moodle, for trainers alone: all questions, those for exams too, as GIFT and as Moodle XML.

mod gift;
mod xml;

use crate::base::diagnostic::Told;
use crate::base::digest::Hashed;
use crate::base::inputs::Audience;
use crate::base::path::OutPath;
use crate::graph::links::{Links, Target};
use crate::graph::paths::modules;
use crate::graph::site::Site;
use crate::model::meta::ModuleMeta;
use crate::model::page::Page;
use crate::model::quiz::Question;
use crate::publish::web::frame;
use crate::publish::web::pages::{self, Text};
use crate::render::html::{Setting, Shown, question};
use crate::rule::{Body, Job, Made, Planned, Publisher};
use crate::theme::Theme;

pub const PUBLISHER: Publisher = Publisher {
    name: "moodle",
    about: Told {
        vi: "Ghi ngân hàng câu hỏi cho Moodle (GIFT và XML), chỉ trong bản cho giảng viên.",
        en: "Writes the question bank for Moodle (GIFT and XML), for trainers alone.",
    },
    plan,
};

/// All that the bank is made of.
#[derive(Clone, Hash)]
struct Input {
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
}

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
    let asking = modules(&site.pages).all.into_values().filter(|(page, _)| !page.document.questions.is_empty());
    let modules: Vec<Module> = asking.filter_map(|(page, meta)| module(site, page, meta)).collect();
    let input = Input { modules, base_url: site.config.base_url.clone() };
    let gift = Job::new(OutPath::new("moodle/cau-hoi.gift.txt"), input.clone(), make_gift);
    let xml = Job::new(OutPath::new("moodle/cau-hoi.xml"), input, make_xml);
    (vec![gift, xml], vec![])
}

fn module(site: &Site, page: &Page, meta: &ModuleMeta) -> Option<Module> {
    let page = site.page(&page.source)?;
    let text = pages::text(site, page, &frame::level_names(site));
    let links = if site.config.base_url.is_some() { text.links.clone() } else { Hashed::new(words_alone(&text.links)) };
    let code = meta.code.as_ref().map_or_else(|| page.stem().to_string(), |code| code.value.clone());
    let shown = frame::page_view(site, page);
    let tags = shown.clauses.into_iter().map(|clause| clause.label).chain(page.meta.levels.iter().map(|level| level.value.0.clone()));
    Some(Module { text: Text { links, ..text }, category: format!("{code} {}", page.title()), code, tags: tags.collect() })
}

/// Links as their words: what leads into a site without an address leads nowhere from Moodle.
fn words_alone(links: &Links) -> Links {
    let keep = |target: &Target| if matches!(target, Target::Outside(_)) { target.clone() } else { Target::Hidden };
    Links(links.0.iter().map(|(at, target)| (*at, keep(target))).collect())
}

impl Input {
    /// Each module's category and questions.
    fn entries<'a>(&'a self, theme: &'a Theme) -> impl Iterator<Item = (&'a str, Vec<Entry<'a>>)> {
        self.modules.iter().map(move |module| {
            let setting = Setting { base_url: self.base_url.as_deref(), ..module.text.setting(theme) };
            let document = &module.text.page.document;
            let entry = |asked: &'a Question| Entry {
                question: asked,
                shown: question(document, asked, setting),
                name: format!("{} {}", module.code, asked.id),
                tags: &module.tags,
            };
            (module.category.as_str(), document.questions.iter().map(entry).collect())
        })
    }
}

fn make_gift(input: &Input, theme: &Theme) -> Made {
    (Some(Body::Bytes(gift::gift(input.entries(theme)).into_bytes())), vec![])
}

fn make_xml(input: &Input, theme: &Theme) -> Made {
    (Some(Body::Bytes(xml::xml(input.entries(theme)).into_bytes())), vec![])
}

/// The name of a category as a path below the course; a `/` in it is no step down.
fn category(name: &str) -> String {
    format!("$course$/top/{}", name.replace('/', "//"))
}

/// The share of the points, in per cent, that each of `count` right choices gives, as Moodle writes it: `33.33333`.
fn share(count: usize) -> String {
    let text = format!("{:.5}", 100.0 / count.max(1) as f64);
    text.trim_end_matches('0').trim_end_matches('.').to_string()
}

/// Whether the first of the two choices, the one for true, is right.
fn is_true(question: &Question) -> bool {
    let right = question.answer.choices().iter().find(|choice| choice.right);
    right.is_some_and(|choice| matches!(crate::base::vi::fold(choice.piece.plain.trim_end_matches('.')).as_str(), "dung" | "true"))
}
