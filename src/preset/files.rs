//! The texts of the presets, each in both languages.

use super::Part::{self, About, Home, Section};
use crate::base::diagnostic::{Language, StaticMessage};
use crate::model::meta::KindName::{self, Body, Column, Form, Guide, Level, Module, Plan};

/// A file of a preset. Two of one path stand behind one another.
pub struct Text {
    pub part: Part,
    /// It is the `_index.md` of a section.
    pub is_section: bool,
    path: StaticMessage,
    text: StaticMessage,
}

impl Text {
    /// Below the root of the site.
    pub fn path(&self, language: Language) -> &'static str {
        self.path.within(language)
    }

    pub fn text(&self, language: Language) -> &'static str {
        self.text.within(language)
    }

    /// The `weight` of its head; 0 where it has none.
    pub fn weight(&self, language: Language) -> u32 {
        let line = self
            .text(language)
            .lines()
            .find_map(|line| line.strip_prefix("weight: "));
        line.and_then(|weight| weight.parse().ok()).unwrap_or(0)
    }
}

pub const CONFIG: StaticMessage = StaticMessage {
    vi: include_str!("vi/xanh.toml"),
    en: include_str!("en/xanh.toml"),
};

/// The form of feeds that every reader of feeds knows.
pub const FEEDS: StaticMessage = StaticMessage {
    vi: "\n# Dạng feed; thêm \"rss\", \"json\" nếu có người cần.\n[feeds]\nforms = [\"atom\"]\n",
    en: "\n# Forms of feeds; add \"rss\", \"json\" where anybody needs them.\n[feeds]\nforms = \
        [\"atom\"]\n",
};

/// The plan of a preset, as its folder is called.
pub const PLAN: StaticMessage = StaticMessage {
    vi: "ke-hoach-mau",
    en: "sample-plan",
};

/// What a guide says of the plan, where there is one.
pub const GUIDE_LEVELS: StaticMessage = StaticMessage {
    vi: "levels: [co-so]\nclauses: [II.1, II.2]\n",
    en: "levels: [grassroots]\nclauses: [II.1, II.2]\n",
};

macro_rules! file {
    ($part:expr, $is_section:literal, $root:literal, $vi:literal, $en:literal) => {
        Text {
            part: $part,
            is_section: $is_section,
            path: StaticMessage {
                vi: concat!($root, $vi),
                en: concat!($root, $en),
            },
            text: StaticMessage {
                vi: include_str!(concat!("vi/", $vi)),
                en: include_str!(concat!("en/", $en)),
            },
        }
    };
}

macro_rules! page {
    ($kind:expr, $vi:literal, $en:literal) => {
        file!(Section($kind), false, "content/", $vi, $en)
    };
}

macro_rules! section {
    ($kind:expr, $vi:literal, $en:literal) => {
        file!(Section($kind), true, "content/", $vi, $en)
    };
}

macro_rules! register {
    ($kind:expr, $file:literal) => {
        file!(Section($kind), false, "content/", $file, $file)
    };
}

/// A file whose path is not that of its text.
macro_rules! named {
    ($part:expr, $path_vi:literal, $path_en:literal, $vi:literal, $en:literal) => {
        Text {
            part: $part,
            is_section: false,
            path: StaticMessage {
                vi: $path_vi,
                en: $path_en,
            },
            text: StaticMessage {
                vi: include_str!(concat!("vi/", $vi)),
                en: include_str!(concat!("en/", $en)),
            },
        }
    };
}

/// Every file but `xanh.toml`; of one part the section first.
pub const FILES: &[Text] = &[
    named!(
        Home,
        "content/_index.md",
        "content/_index.md",
        "home.md",
        "home.md"
    ),
    named!(
        About,
        "content/gioi-thieu.md",
        "content/about.md",
        "gioi-thieu.md",
        "about.md"
    ),
    section!(Plan, "ke-hoach/_index.md", "plans/_index.md"),
    page!(
        Plan,
        "ke-hoach/ke-hoach-mau/index.md",
        "plans/sample-plan/index.md"
    ),
    page!(
        Plan,
        "ke-hoach/ke-hoach-mau/text.txt",
        "plans/sample-plan/text.txt"
    ),
    page!(
        Plan,
        "ke-hoach/ke-hoach-mau/notes.toml",
        "plans/sample-plan/notes.toml"
    ),
    register!(Plan, "registers/documents.toml"),
    register!(Plan, "registers/words.toml"),
    section!(Level, "cap/_index.md", "levels/_index.md"),
    page!(Level, "cap/trung-uong.md", "levels/central.md"),
    page!(Level, "cap/cap-tren-co-so.md", "levels/above-grassroots.md"),
    page!(Level, "cap/co-so.md", "levels/grassroots.md"),
    register!(Level, "registers/levels.toml"),
    section!(Module, "dao-tao/_index.md", "training/_index.md"),
    page!(Module, "dao-tao/buoi-dau.md", "training/first-session.md"),
    section!(Guide, "cam-nang/_index.md", "guides/_index.md"),
    page!(
        Guide,
        "cam-nang/tat-dien-khi-nghi.md",
        "guides/switch-off-in-breaks.md"
    ),
    section!(Form, "bieu-mau/_index.md", "forms/_index.md"),
    page!(Form, "bieu-mau/phieu-de-xuat.md", "forms/proposal.md"),
    section!(Column, "bao-chi/_index.md", "columns/_index.md"),
    page!(Column, "bao-chi/bai-dau-tien.md", "columns/first-piece.md"),
    section!(Body, "don-vi/_index.md", "bodies/_index.md"),
    page!(Body, "don-vi/ban-mau.md", "bodies/sample-office.md"),
    named!(
        Section(Body),
        "content/registers/levels.toml",
        "content/registers/levels.toml",
        "registers/bodies.toml",
        "registers/bodies.toml"
    ),
];

/// The `_index.md` of the section for `kind`.
pub fn section(kind: KindName) -> Option<&'static Text> {
    FILES
        .iter()
        .find(|file| file.is_section && file.part == Section(kind))
}

/// A page that shows how `kind` is written; `None` where only other files do.
pub fn sample(kind: KindName) -> Option<&'static Text> {
    let part = if kind == KindName::Page {
        About
    } else {
        Section(kind)
    };
    FILES
        .iter()
        .find(|file| file.part == part && !file.is_section && file.path.vi.ends_with(".md"))
}
