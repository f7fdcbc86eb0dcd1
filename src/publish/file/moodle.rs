//! The question bank for Moodle, for trainers alone: all questions, those for exams too, as GIFT
//! and as Moodle XML.

mod gift;
mod xml;

use crate::base::diagnostic::StaticMessage;
use crate::base::inputs::Audience;
use crate::base::path::OutPath;
use crate::graph::paths::modules;
use crate::model::meta::ModuleMeta;
use crate::model::page::Page;
use crate::model::quiz::Question;
use crate::render::flow;
use crate::render::html::{self, Setting, Shown};
use crate::render::links::{LinkPolicy, Package};
use crate::rule::{Body, Job, Made, Planned, Publisher};
use crate::select::context::Context;
use crate::select::page::page_view;
use crate::select::pictures::{self, pictures};
use crate::select::text::{self, Text};
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
    /// Those of its text.
    pictures: pictures::Pictures,
}

/// Pictures by their addresses.
type Pictures = BTreeMap<String, Body>;

/// Addresses of files that go with a text.
type Files = BTreeMap<OutPath, String>;

/// What the address of a picture inside the XML begins with. Source: docs.moodle.org, "Moodle XML
/// format".
const ATTACHED: &str = "@@PLUGINFILE@@/";

/// The questions of a module.
struct Bank<'a> {
    category: &'a str,
    entries: Vec<Entry<'a>>,
}

/// A question with all that an export says of it.
struct Entry<'a> {
    question: &'a Question,
    shown: Shown,
    /// `TX-CS-01 q1`
    name: String,
    tags: &'a [String],
}

fn plan(context: Context) -> Planned {
    let site = context.site;
    if site.options.audience == Audience::Learner {
        return (vec![], vec![]);
    }
    let asking = modules(&site.pages)
        .all
        .into_values()
        .filter(|(page, _)| !page.document.questions.is_empty());
    let modules: Vec<Module> = asking
        .filter_map(|(page, meta)| module(context, page, meta))
        .collect();
    let input = MoodleInput {
        modules,
        base_url: site.config.base_url.clone(),
    };
    let bank = site.names().bank;
    let gift = OutPath::new(&bank.replace(".xml", ".gift.txt"));
    let gift = Job::new(gift, input.clone(), make_gift);
    let xml = Job::new(OutPath::new(bank), input, make_xml);
    (vec![gift, xml], vec![])
}

fn module(context: Context, page: &Page, meta: &ModuleMeta) -> Option<Module> {
    let site = context.site;
    let page = site.page(&page.source)?;
    let text = text::text(context, page, &page.out);
    let code = meta
        .code
        .as_ref()
        .map_or_else(|| page.stem().to_string(), |code| code.value.clone());
    let shown = page_view(site, page);
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

impl MoodleInput {
    /// The banks of all modules; `package` gives the files that go with the questions of one.
    fn banks<'a>(&'a self, theme: &'a Theme, package: fn(&Module) -> Files) -> Vec<Bank<'a>> {
        let bank = |module: &'a Module| {
            let package = Package {
                files: package(module),
                base_url: self.base_url.clone(),
                ..Package::default()
            };
            module.bank(theme, &package)
        };
        self.modules.iter().map(bank).collect()
    }
}

impl Module {
    fn bank<'a>(&'a self, theme: &'a Theme, package: &Package) -> Bank<'a> {
        let setting = Setting {
            links: LinkPolicy::Within(package),
            ..self.text.setting(theme)
        };
        let page = &self.text.page.out;
        let entry = |question: &flow::Question<'a>| Entry {
            question: question.asked,
            shown: html::question(question, page, setting),
            name: format!("{} {}", self.code, question.asked.id),
            tags: &self.tags,
        };
        let questions = self.text.reader().questions();
        Bank {
            category: &self.category,
            entries: questions.iter().map(entry).collect(),
        }
    }

    /// Its pictures as files of the XML, by the addresses that its questions name them by.
    fn attached(&self) -> Files {
        let outs = self.pictures.keys();
        outs.map(|out| (out.clone(), format!("{ATTACHED}{}", out.address())))
            .collect()
    }
}

/// GIFT holds no files: pictures are told in words.
fn make_gift(input: &MoodleInput, theme: &Theme) -> Made {
    let banks = input.banks(theme, |_| Files::new());
    (Some(Body::Bytes(gift::gift(&banks).into_bytes())), vec![])
}

fn make_xml(input: &MoodleInput, theme: &Theme) -> Made {
    let of_modules = input.modules.iter().flat_map(|module| &module.pictures);
    let pictures = of_modules
        .map(|(out, picture)| {
            let body = Body::of_file(&picture.file, Some(&picture.asset.form));
            (out.address(), body)
        })
        .collect();
    let banks = input.banks(theme, Module::attached);
    (Some(Body::Parts(xml::xml(&banks, &pictures))), vec![])
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
