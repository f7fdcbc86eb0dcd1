//! The reference: every field, block, setting and fault as Markdown, for `content/huong-dan/`.

use super::explain::{owner, shape};
use super::settings;
use crate::base::diagnostic::Language;
use crate::model::block::BLOCKS;
use crate::read::fields::FIELDS;

/// The page; `commands`: Markdown of what the command line knows.
pub fn reference(language: Language, commands: &str) -> String {
    let words = words(language);
    let parts = [
        format!(
            "---\ntitle: \"{}\"\ndescription: \"{}\"\nweight: 90\n---\n",
            words.title, words.lead
        ),
        format!("{}\n", words.intro),
        format!("## {}\n\n{commands}", words.commands),
        format!("## {}\n\n{}", words.fields, fields(language)),
        format!("## {}\n\n{}", words.blocks, blocks(language)),
        format!("## {}\n\n{}", words.settings, files(language)),
    ];
    parts.join("\n")
}

/// The headings of the page.
struct Words {
    title: &'static str,
    lead: &'static str,
    intro: &'static str,
    commands: &'static str,
    fields: &'static str,
    blocks: &'static str,
    settings: &'static str,
}

fn words(language: Language) -> Words {
    match language {
        Language::Vietnamese => Words {
            title: "Tra cứu",
            lead: "Mọi lệnh, khóa, khối và thiết lập của xanh.",
            intro: "Trang này do `xanh reference` viết từ chính chương trình. Trên máy: `xanh \
                    explain TỪ`.",
            commands: "Lệnh",
            fields: "Khóa ở đầu trang",
            blocks: "Khối `:::`",
            settings: "Cấu hình và sổ đăng ký",
        },
        Language::English => Words {
            title: "Reference",
            lead: "Every command, key, block and setting of xanh.",
            intro: "This page is written by `xanh reference` from the program itself. In a \
                    terminal: `xanh explain WORD`.",
            commands: "Commands",
            fields: "Keys of heads",
            blocks: "Blocks `:::`",
            settings: "Configuration and registers",
        },
    }
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
