//! What a word of xanh means: a key, a block, a section of `xanh.toml`, a fault.

use super::codes::{self, Code};
use super::settings::{self, Key};
use crate::base::diagnostic::{Language, Message};
use crate::model::block::{BLOCKS, BlockRow};
use crate::read::blocks::called;
use crate::read::fields::{FIELDS, Field, Owner, Shape};
use crate::read::front_matter::foreign;
use crate::text::nearest::nearest;

/// What `word` means, as text for a terminal; else what else may be meant.
///
/// `word` is a code (`link/broken`), a key of a head in either language, a block with or without
/// `:::`, a section or key of a file (`[feeds]`, `feeds.entries`, `levels`).
pub fn explain(word: &str, language: Language) -> Result<String, Option<&'static str>> {
    let bare = word
        .trim()
        .trim_matches(|c: char| matches!(c, ':' | '[' | ']' | ' '));
    let parts: Vec<String> = [
        fields(bare, language),
        blocks(bare, language),
        keys(bare, language),
        codes::find(bare).map(|code| one_code(bare, &code, language)),
    ]
    .into_iter()
    .flatten()
    .collect();
    let found = match parts.is_empty() {
        false => Some(parts.join("\n")),
        true => room(bare, language),
    };
    found.ok_or_else(|| meant(bare))
}

/// The word that is meant by one that people use, or that is spelt nearly so.
fn meant(word: &str) -> Option<&'static str> {
    let asked = called::called(word).or_else(|| foreign::called(word));
    asked.or_else(|| nearest(word, words()))
}

/// What a code means, with its example.
fn one_code(name: &str, code: &Code, language: Language) -> String {
    let (why, wrong, within, right, cure) = match language {
        Language::Vietnamese => ("vì sao", "sai", ", trong", "đúng", "sửa"),
        Language::English => ("why", "wrong", ", in", "right", "cure"),
    };
    let place = code
        .file
        .map_or(String::new(), |file| format!("{within} {file}"));
    let example = |text: &str| match code.file {
        Some(_) => text
            .lines()
            .map(|line| format!("\n    {line}").trim_end().to_string())
            .collect(),
        None => format!(" {text}"),
    };
    let said = |message: &Message| message.within(language).to_string();
    let (wrong_text, right_text) = (example(&said(&code.wrong)), example(&said(&code.right)));
    format!(
        "{name}: {}\n  {why}: {}\n  {wrong}{place}:{wrong_text}\n  {right}:{right_text}\n  \
         {cure}: {}\n",
        said(&code.what),
        said(&code.why),
        said(&code.cure),
    )
}

/// Every code of a room: a line each.
fn room(room: &str, language: Language) -> Option<String> {
    let inside = |name: &&str| name.split_once('/').is_some_and(|(of, _)| of == room);
    let mut lines: Vec<String> = vec![];
    for code in codes::all() {
        let names = code.names.iter().filter(|name| inside(name));
        lines.extend(names.map(|name| format!("{name}: {}\n", code.what.within(language))));
    }
    lines.sort();
    (!lines.is_empty()).then(|| lines.concat())
}

/// Every word that can be explained.
fn words() -> impl Iterator<Item = &'static str> {
    let fields = FIELDS.iter().flat_map(|field| [field.key, field.alias]);
    let blocks = BLOCKS.iter().flat_map(|block| [block.name, block.alias]);
    let files = settings::FILES.iter();
    let keys = files.flat_map(|file| file.keys.iter().map(|key| key.path).chain([file.name]));
    let codes = codes::all().into_iter().flat_map(|code| code.names);
    fields.chain(blocks).chain(keys).chain(codes)
}

fn fields(word: &str, language: Language) -> Option<String> {
    let found: Vec<String> = FIELDS
        .iter()
        .filter(|field| field.key == word || field.alias == word || field.also.contains(&word))
        .map(|field| one_field(field, language))
        .collect();
    (!found.is_empty()).then(|| found.join("\n"))
}

fn one_field(field: &Field, language: Language) -> String {
    let about = field.about.within(language);
    let (shape, owner) = (shape(field.shape, language), owner(field.owner, language));
    match language {
        Language::Vietnamese => format!(
            "{} (cũng viết `{}`): {about}\n  giá trị: {shape}\n  ở: {owner}\n",
            field.key, field.alias
        ),
        Language::English => format!(
            "{} (also `{}`): {about}\n  value: {shape}\n  in: {owner}\n",
            field.key, field.alias
        ),
    }
}

fn blocks(word: &str, language: Language) -> Option<String> {
    let block = BLOCKS
        .iter()
        .find(|block| block.name == word || block.alias == word)?;
    Some(one_block(block, language))
}

fn one_block(block: &BlockRow, language: Language) -> String {
    let attributes: String = block
        .attributes
        .iter()
        .map(|name| format!(" {name}=…"))
        .collect();
    let (name, alias, about) = (block.name, block.alias, block.about.within(language));
    let sample = format!("  ::: {name} [Title] {{#id{attributes}}}\n\n  …\n\n  :::\n");
    match language {
        Language::Vietnamese => format!("::: {name} (cũng viết `{alias}`): {about}\n{sample}"),
        Language::English => format!("::: {name} (also `{alias}`): {about}\n{sample}"),
    }
}

fn keys(word: &str, language: Language) -> Option<String> {
    let mut out = String::new();
    for file in settings::FILES {
        let is_file = file.name == word || file.path == word;
        let keys: Vec<&Key> = file
            .keys
            .iter()
            .filter(|key| is_file || names(key, word))
            .collect();
        if !keys.is_empty() {
            out.push_str(&format!("{}: {}\n", file.path, file.about.within(language)));
            keys.iter()
                .for_each(|key| out.push_str(&one_key(key, language)));
        }
    }
    (!out.is_empty()).then_some(out)
}

/// `entries`, `feeds`, `feeds.entries` all name `feeds.entries`.
fn names(key: &Key, word: &str) -> bool {
    let path = key.path.replace("[]", "");
    path == word.replace("[]", "") || path.split('.').any(|name| name == word)
}

fn one_key(key: &Key, language: Language) -> String {
    let (about, shape) = (key.about.within(language), shape(key.shape, language));
    format!("  {}: {about} ({shape})\n", key.path)
}

/// The pages that a key belongs to, in words.
pub fn owner(owner: Owner, language: Language) -> String {
    let kinds = |kinds: &[crate::model::meta::KindName]| {
        let names: Vec<String> = kinds
            .iter()
            .map(|kind| format!("`{}`", kind.as_str()))
            .collect();
        names.join(", ")
    };
    match (owner, language) {
        (Owner::Every, Language::Vietnamese) => "mọi trang".to_string(),
        (Owner::Every, Language::English) => "every page".to_string(),
        (Owner::Kinds(of), Language::Vietnamese) => format!("trang loại {}", kinds(of)),
        (Owner::Kinds(of), Language::English) => format!("pages of kind {}", kinds(of)),
        (Owner::Section, _) => "`_index.md`".to_string(),
    }
}

/// What may stand after a key, in words.
pub fn shape(shape: Shape, language: Language) -> String {
    let either = |vi: &str, en: &str| match language {
        Language::Vietnamese => vi.to_string(),
        Language::English => en.to_string(),
    };
    match shape {
        Shape::Text => either("chữ", "text"),
        Shape::Texts => either("danh sách: `[a, b]`", "a list: `[a, b]`"),
        Shape::TextLists => either(
            "danh sách các danh sách: `[[a, b], [c, d]]`",
            "a list of lists: `[[a, b], [c, d]]`",
        ),
        Shape::TextOrTable => either("chữ, hoặc một bảng", "text, or a table"),
        Shape::Slug => either(
            "chữ thường không dấu: `phong-trao-3t`",
            "plain small letters: `a-b`",
        ),
        Shape::Language => either("mã ngôn ngữ: `vi`", "a language tag: `vi`"),
        Shape::Date => either(
            "ngày: `2026-11-22` hoặc `22/11/2026`",
            "a day: `2026-11-22`",
        ),
        Shape::Moment => either(
            "ngày, hoặc ngày giờ: `2026-11-22 08:00`",
            "a day, or a day and a time: `2026-11-22 08:00`",
        ),
        Shape::Years => either("những năm: `2014 - 2020`", "years: `2014 - 2020`"),
        Shape::Flag => "`true`, `false`".to_string(),
        Shape::Number { min, max } => either(
            &format!("số nguyên từ {min} đến {max}"),
            &format!("a whole number from {min} to {max}"),
        ),
        Shape::OneOf(of) => either(
            &format!("một trong: {}", quoted(of)),
            &format!("one of: {}", quoted(of)),
        ),
        Shape::ListOf(of) => either(
            &format!("danh sách của: {}", quoted(of)),
            &format!("a list of: {}", quoted(of)),
        ),
        Shape::Clauses => either(
            "danh sách điều khoản: `[II.3, III.4.1]`",
            "a list of clauses: `[II.3, III.4.1]`",
        ),
        Shape::Objectives => either("bảng: `MT1: \"…\"`", "a table: `MT1: \"…\"`"),
        Shape::Search => either(
            "`false`, hoặc số từ 0.1 đến 10",
            "`false`, or a number from 0.1 to 10",
        ),
        Shape::Table(fields) | Shape::Tables(fields) => {
            let names: Vec<&str> = fields.iter().map(|field| field.key).collect();
            either(
                &format!("bảng với các khóa {}", quoted(&names)),
                &format!("a table with the keys {}", quoted(&names)),
            )
        }
    }
}

/// Words as code, after commas.
fn quoted(words: &[&str]) -> String {
    let words: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    words.join(", ")
}
