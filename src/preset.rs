//! Sites and pages to begin with, in Vietnamese and English: what `xanh init` and `xanh new` write.
#![deny(clippy::string_slice)]

mod files;
pub mod page;

use crate::base::date::Date;
use crate::base::diagnostic::{Language, StaticMessage};
use crate::base::path::SourcePath;
use crate::model::meta::KindName;
use files::{FILES, Text};

/// What a site is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Preset {
    /// An official plan, what each level is asked to do, guides and forms.
    Plan,
    /// Modules and their sheets.
    Training,
    /// Pieces for newspapers.
    Columns,
    /// One of everything.
    All,
    /// A home page alone.
    Empty,
}

/// A part of a site: a section with its pages, or what stands beside all sections.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Home,
    About,
    Section(KindName),
}

/// A preset as it is named on the command line and told to a person.
pub struct Row {
    pub preset: Preset,
    pub name: &'static str,
    pub about: StaticMessage,
}

const fn row(preset: Preset, name: &'static str, vi: &'static str, en: &'static str) -> Row {
    let about = StaticMessage { vi, en };
    Row {
        preset,
        name,
        about,
    }
}

/// Every preset, in the order in which they are offered.
pub const PRESETS: [Row; 5] = [
    row(
        Preset::Plan,
        "plan",
        "kế hoạch: văn bản chính thức, việc của từng cấp, cẩm nang, biểu mẫu",
        "a plan: official text, the tasks of each level, guides, forms",
    ),
    row(
        Preset::Training,
        "training",
        "đào tạo: mô-đun có hoạt động, phiếu, câu hỏi",
        "training: modules with activities, sheets, questions",
    ),
    row(
        Preset::Columns,
        "columns",
        "chuyên mục: bài để báo, đài, bản tin đăng lại",
        "columns: pieces that newspapers may print again",
    ),
    row(
        Preset::All,
        "all",
        "mỗi thứ một trang",
        "a page of everything",
    ),
    row(Preset::Empty, "empty", "chỉ một trang chủ", "a home page"),
];

impl Preset {
    fn holds(self, part: Part) -> bool {
        use KindName::{Body, Column, Form, Guide, Level, Module, Plan};
        match (self, part) {
            (_, Part::Home) | (Preset::All, _) => true,
            (Preset::Empty, _) => false,
            (_, Part::About) => true,
            (Preset::Plan, Part::Section(kind)) => {
                matches!(kind, Plan | Level | Body | Guide | Form)
            }
            (Preset::Training, Part::Section(kind)) => matches!(kind, Module | Form),
            (Preset::Columns, Part::Section(kind)) => kind == Column,
        }
    }
}

/// The files of a new site, by path below its root, in the order of paths.
///
/// Its pages hold no date but `today`; the site builds without a warning.
pub fn site(
    preset: Preset,
    title: &str,
    today: Date,
    language: Language,
) -> Vec<(SourcePath, String)> {
    let values = Values {
        title,
        today,
        has_plan: preset.holds(Part::Section(KindName::Plan)),
        language,
    };
    let mut files: Vec<(SourcePath, String)> = vec![(
        SourcePath::new("xanh.toml"),
        config(preset, &values, language),
    )];
    for file in FILES.iter().filter(|file| preset.holds(file.part)) {
        let text = values.fill(file.text(language));
        let path = SourcePath::new(file.path(language));
        match files.iter_mut().find(|(there, _)| *there == path) {
            Some((_, begun)) => begun.push_str(&text),
            None => files.push((path, text)),
        }
    }
    files.sort();
    files
}

/// The files of the section for `kind`, where a site has none yet: its `_index.md`.
pub fn section(kind: KindName, language: Language) -> Option<(SourcePath, &'static str)> {
    files::section(kind).map(|file| {
        (
            SourcePath::new(file.path(language)),
            file.text(language).trim_start(),
        )
    })
}

/// `xanh.toml`: the title, the plan that references mean, a menu of the sections, one form of
/// feeds.
fn config(preset: Preset, values: &Values, language: Language) -> String {
    let mut text = values.fill(files::CONFIG.within(language));
    if values.has_plan {
        text.push_str(&format!("plan = \"{}\"\n", files::PLAN.within(language)));
    }
    let sections = FILES
        .iter()
        .filter(|file| file.is_section && preset.holds(file.part));
    let mut sections: Vec<&Text> = sections.collect();
    sections.sort_by_key(|file| file.weight(language));
    for file in sections {
        let page = file.path(language).trim_start_matches("content/");
        text.push_str(&format!("\n[[menu]]\npage = \"{page}\"\n"));
    }
    text + files::FEEDS.within(language)
}

/// What stands in braces in the texts of a preset.
struct Values<'a> {
    title: &'a str,
    today: Date,
    has_plan: bool,
    language: Language,
}

impl Values<'_> {
    fn fill(&self, text: &str) -> String {
        let levels = files::GUIDE_LEVELS.within(self.language);
        text.replace("{title}", &quoted(self.title))
            .replace("{today}", &self.today.to_string())
            .replace("{plan}\n", if self.has_plan { levels } else { "" })
    }
}

/// A text in double quotes, the same in YAML and in TOML.
pub fn quoted(text: &str) -> String {
    let text: String = text.chars().filter(|c| !c.is_control()).collect();
    let text = text.replace('\\', "\\\\").replace('"', "\\\"");
    format!("\"{text}\"")
}
