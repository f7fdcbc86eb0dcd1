//! The blocks `:::` that a text may hold, in one table.

use crate::base::diagnostic::StaticMessage;
use crate::base::span::Span;
use std::collections::BTreeMap;

/// What begins a fence; there may be more colons.
pub const FENCE: &str = ":::";

/// What a block is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DirectiveKind {
    Trainer,
    Quiz,
    Exercise,
    Hint,
    Solution,
    Worksheet,
    Handout,
    Keypoints,
    Discussion,
    Case,
    Steps,
    For,
    Slide,
    Table,
    Cut,
    Tabs,
    /// A block that the theme declares, by its name.
    Theme(String),
}

/// One row of the table of blocks.
pub struct BlockRow {
    pub kind: DirectiveKind,
    pub name: &'static str,
    pub alias: &'static str,
    /// Attributes besides `id`.
    pub attributes: &'static [&'static str],
    /// Those of `attributes` that name files: each is a link, which is checked, published and
    /// counted as any other.
    pub files: &'static [&'static str],
    pub about: StaticMessage,
}

/// A block with what its fence says; `span` runs from its opening fence to its closing one, `fence`
/// is the opening line.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Directive {
    pub kind: DirectiveKind,
    /// The words of its title.
    pub title: String,
    /// The same by their look.
    pub title_runs: Vec<TitleRun>,
    pub id: Option<String>,
    pub attributes: BTreeMap<String, String>,
    /// The attributes that name files, each with the place of its value.
    pub files: Vec<(String, Span)>,
    pub blocks: Vec<Block>,
    pub span: Span,
    pub fence: Span,
}

/// Words of a title that look alike.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct TitleRun {
    pub text: String,
    /// Outer ones first.
    pub marks: Vec<TitleMark>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TitleMark {
    Strong,
    Emphasis,
    Struck,
    Raised,
    Lowered,
    Code,
}

impl TitleMark {
    /// The name of its element in HTML.
    pub fn tag(self) -> &'static str {
        match self {
            TitleMark::Strong => "strong",
            TitleMark::Emphasis => "em",
            TitleMark::Struck => "del",
            TitleMark::Raised => "sup",
            TitleMark::Lowered => "sub",
            TitleMark::Code => "code",
        }
    }
}

/// A piece of a text. Ranges are bytes of the whole file.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Block {
    Text(std::ops::Range<usize>),
    Directive(Directive),
}

/// Every block of `blocks`, outer ones first, in order.
pub fn directives(blocks: &[Block]) -> Vec<&Directive> {
    fn collect<'a>(blocks: &'a [Block], into: &mut Vec<&'a Directive>) {
        for block in blocks {
            if let Block::Directive(directive) = block {
                into.push(directive);
                collect(&directive.blocks, into);
            }
        }
    }
    let mut found = vec![];
    collect(blocks, &mut found);
    found
}

macro_rules! row {
    ($kind:ident, $name:literal, $alias:literal, $attributes:tt, $vi:literal, $en:literal) => {
        row!($kind, $name, $alias, $attributes, files: [], $vi, $en)
    };
    (
        $kind:ident, $name:literal, $alias:literal, $attributes:tt,
        files: $files:tt, $vi:literal, $en:literal
    ) => {
        BlockRow {
            kind: DirectiveKind::$kind,
            name: $name,
            alias: $alias,
            attributes: &$attributes,
            files: &$files,
            about: StaticMessage { vi: $vi, en: $en },
        }
    };
}

/// How a slide may be laid out.
pub const SLIDE_FORMS: [&str; 4] = ["picture", "columns", "number", "quote"];

/// Every block of the program itself.
pub const BLOCKS: &[BlockRow] = &[
    row!(
        Trainer,
        "trainer",
        "giang-vien",
        [],
        "ghi chú chỉ giảng viên thấy",
        "notes that only trainers see"
    ),
    row!(
        Quiz,
        "quiz",
        "cau-hoi",
        ["objective", "points", "kind", "use", "slide"],
        "một câu hỏi",
        "one question"
    ),
    row!(
        Exercise,
        "exercise",
        "bai-tap",
        ["objective", "slide"],
        "bài tập",
        "an exercise"
    ),
    row!(
        Hint,
        "hint",
        "goi-y",
        [],
        "gợi ý, gấp lại",
        "a hint, folded"
    ),
    row!(
        Solution,
        "solution",
        "loi-giai",
        [],
        "lời giải, gấp lại",
        "a solution, folded"
    ),
    row!(
        Worksheet,
        "worksheet",
        "phieu",
        ["lines", "objective", "slide"],
        "phiếu in ra để viết",
        "a sheet to print and write on"
    ),
    row!(
        Handout,
        "handout",
        "phat-tay",
        [],
        "tờ phát tay",
        "a page to hand out"
    ),
    row!(
        Keypoints,
        "keypoints",
        "cot-loi",
        [],
        "ý cốt lõi",
        "key messages"
    ),
    row!(
        Discussion,
        "discussion",
        "thao-luan",
        ["objective", "slide"],
        "thảo luận nhóm",
        "a group task"
    ),
    row!(
        Case,
        "case",
        "tinh-huong",
        ["objective", "slide"],
        "tình huống",
        "a case study"
    ),
    row!(
        Steps,
        "steps",
        "viec-can-lam",
        ["level", "months"],
        "việc cần làm, đánh dấu được",
        "a checklist"
    ),
    row!(
        For,
        "for",
        "cho",
        ["level"],
        "phần riêng của một cấp",
        "a part for some levels"
    ),
    row!(
        Slide,
        "slide",
        "man-hinh",
        ["form"],
        "một màn hình trình chiếu",
        "a screen to project"
    ),
    row!(
        Table,
        "table",
        "bang",
        ["from"],
        "bảng lấy từ tệp số liệu",
        "a table from a data file"
    ),
    row!(
        Cut,
        "cut",
        "cat-duoc",
        [],
        "phần cuối báo có thể cắt",
        "an end that a newspaper may cut"
    ),
    row!(
        Tabs,
        "tabs",
        "the",
        [],
        "mỗi đề mục bên trong là một thẻ",
        "each heading inside is a tab"
    ),
];

impl DirectiveKind {
    /// Whether a block without a title of its own bears the name of its kind.
    pub fn is_named(&self) -> bool {
        use DirectiveKind::{For, Slide, Table, Tabs, Theme};
        !matches!(self, For | Slide | Table | Tabs | Theme(_))
    }

    /// The name in fences and in the classes of the HTML.
    pub fn name(&self) -> &str {
        match self {
            DirectiveKind::Theme(name) => name,
            kind => BLOCKS
                .iter()
                .find(|row| row.kind == *kind)
                .map_or("", |row| row.name),
        }
    }
}

impl Directive {
    pub fn attribute(&self, key: &str) -> Option<&str> {
        self.attributes.get(key).map(String::as_str)
    }

    /// Ids of levels in its attribute `level`, in the order written.
    pub fn levels(&self) -> impl Iterator<Item = &str> {
        self.attribute("level")
            .into_iter()
            .flat_map(|levels| levels.split(','))
            .filter(|level| !level.is_empty())
    }

    /// A question that only exports for trainers hold.
    pub fn is_exam(&self) -> bool {
        self.kind == DirectiveKind::Quiz && self.attribute("use") == Some("exam")
    }
}
