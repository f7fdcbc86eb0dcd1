//! The reference: every command, field, block, setting and code of a message as Markdown, for
//! `content/huong-dan/`.

use super::explain::{owner, shape};
use super::{data_files, settings};
use crate::base::diagnostic::{Language, StaticMessage};
use crate::model::block::BLOCKS;
use crate::read::fields::FIELDS;

/// What the reference tells of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Commands,
    Fields,
    Blocks,
    Settings,
    Data,
    Codes,
}

impl Part {
    pub const ALL: [Part; 6] = [
        Part::Commands,
        Part::Fields,
        Part::Blocks,
        Part::Settings,
        Part::Data,
        Part::Codes,
    ];

    fn heading(self) -> StaticMessage {
        let (vi, en) = match self {
            Part::Commands => ("Lệnh", "Commands"),
            Part::Fields => ("Khóa ở đầu trang", "Keys of heads"),
            Part::Blocks => ("Khối `:::`", "Blocks `:::`"),
            Part::Settings => ("Cấu hình và sổ đăng ký", "Configuration and registers"),
            Part::Data => ("Dữ liệu cho máy", "Data for machines"),
            Part::Codes => ("Mã thông báo", "Codes of messages"),
        };
        StaticMessage { vi, en }
    }

    fn text(self, language: Language, commands: &str) -> String {
        match self {
            Part::Commands => commands.to_string(),
            Part::Fields => fields(language),
            Part::Blocks => blocks(language),
            Part::Settings => files(language),
            Part::Data => data(language),
            Part::Codes => codes(language),
        }
    }
}

/// The page with these parts; `commands`: Markdown of what the command line knows. A page of codes
/// alone bears their name.
pub fn reference(language: Language, parts: &[Part], commands: &str) -> String {
    let is_codes = parts == [Part::Codes];
    let head = head(language, is_codes);
    let text = |part: &Part| {
        let text = part.text(language, commands);
        match is_codes {
            true => text,
            false => format!("## {}\n\n{text}", part.heading().within(language)),
        }
    };
    let texts: Vec<String> = parts.iter().map(text).collect();
    format!("{head}\n{}", texts.join("\n"))
}

/// Front matter and the first paragraph.
fn head(language: Language, is_codes: bool) -> String {
    let (title, lead, intro) = match (language, is_codes) {
        (Language::Vietnamese, false) => (
            "Tra cứu",
            "Mọi lệnh, khóa, khối và thiết lập của xanh.",
            "Trang này do `xanh reference` viết từ chính chương trình. Trên máy: `xanh explain \
                TỪ`.",
        ),
        (Language::English, false) => (
            "Reference",
            "Every command, key, block and setting of xanh.",
            "This page is written by `xanh reference` from the program itself. In a terminal: \
             `xanh explain WORD`.",
        ),
        (Language::Vietnamese, true) => (
            "Mã thông báo",
            "Mỗi lỗi và cảnh báo mang một mã; trang này nói mã ấy nghĩa gì và sửa ra sao.",
            "Trang này do `xanh reference codes` viết. Vì sao và ví dụ đúng sai: `xanh explain \
                MÃ`.",
        ),
        (Language::English, true) => (
            "Codes of messages",
            "Each error and warning bears a code: what it means, and the cure.",
            "This page is written by `xanh reference codes`. Reasons and examples: `xanh explain \
             CODE`.",
        ),
    };
    let weight = 90 + u32::from(is_codes);
    format!("---\ntitle: \"{title}\"\ndescription: \"{lead}\"\nweight: {weight}\n---\n\n{intro}\n")
}

/// Every code with its meaning and cure, by name.
fn codes(language: Language) -> String {
    let head = match language {
        Language::Vietnamese => "| mã | nghĩa | sửa |\n| --- | --- | --- |\n",
        Language::English => "| code | meaning | cure |\n| --- | --- | --- |\n",
    };
    let mut codes = super::codes::all();
    codes.sort_by_key(|known| known.names[0]);
    let rows = codes.iter().map(|known| {
        let names: Vec<String> = known.names.iter().map(|name| code(name)).collect();
        let (what, cure) = (known.what.within(language), known.cure.within(language));
        row(&[&names.join(", "), what, cure])
    });
    table(head, rows)
}

fn fields(language: Language) -> String {
    let head = match language {
        Language::Vietnamese => {
            "| khóa | tên Việt | ở | giá trị | nghĩa |\n| --- | --- | --- | --- | --- |\n"
        }
        Language::English => {
            "| key | alias | in | value | meaning |\n| --- | --- | --- | --- | --- |\n"
        }
    };
    let rows = FIELDS.iter().map(|field| {
        let (owner, shape) = (owner(field.owner, language), shape(field.shape, language));
        let about = field.about.within(language);
        row(&[&code(field.key), &code(field.alias), &owner, &shape, about])
    });
    table(head, rows)
}

fn blocks(language: Language) -> String {
    let head = match language {
        Language::Vietnamese => {
            "| khối | tên Việt | thuộc tính | nghĩa |\n| --- | --- | --- | --- |\n"
        }
        Language::English => {
            "| block | alias | attributes | meaning |\n| --- | --- | --- | --- |\n"
        }
    };
    let rows = BLOCKS.iter().map(|block| {
        let attributes: Vec<String> = block.attributes.iter().map(|name| code(name)).collect();
        let about = block.about.within(language);
        row(&[
            &code(block.name),
            &code(block.alias),
            &attributes.join(", "),
            about,
        ])
    });
    table(head, rows)
}

fn files(language: Language) -> String {
    let head = match language {
        Language::Vietnamese => "| khóa | giá trị | nghĩa |\n| --- | --- | --- |\n",
        Language::English => "| key | value | meaning |\n| --- | --- | --- |\n",
    };
    let parts = settings::FILES.iter().map(|file| {
        let rows = file.keys.iter().map(|key| {
            let shape = shape(key.shape, language);
            row(&[&code(key.path), &shape, key.about.within(language)])
        });
        let about = file.about.within(language);
        format!("### `{}`\n\n{about}\n\n{}", file.path, table(head, rows))
    });
    parts.collect::<Vec<_>>().join("\n")
}

/// The files for other programs, with every field of `api/clauses.json`.
fn data(language: Language) -> String {
    let head = match language {
        Language::Vietnamese => "| `api/clauses.json` | nghĩa |\n| --- | --- |\n",
        Language::English => "| `api/clauses.json` | meaning |\n| --- | --- |\n",
    };
    let rows = data_files::CLAUSES.iter().map(|field| {
        let about = field.about.within(language);
        row(&[&code(field.path), about])
    });
    let files = data_files::FILES.within(language);
    format!("{files}\n\n{}", table(head, rows))
}

fn code(word: &str) -> String {
    format!("`{word}`")
}

/// A row of a table of Markdown: `|` in a cell is escaped, and what would be a reference to a
/// clause is code.
pub fn row(cells: &[&str]) -> String {
    let cells: Vec<String> = cells.iter().map(|cell| cell.replace('|', "\\|")).collect();
    format!("| {} |\n", cells.join(" | "))
}

/// A table with its head and a line behind it.
pub fn table(head: &str, rows: impl Iterator<Item = String>) -> String {
    std::iter::once(head.to_string()).chain(rows).collect()
}
