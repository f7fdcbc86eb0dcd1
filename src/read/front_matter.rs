//! The head of a page, between `---` (YAML) or `+++` (TOML).

mod fence;
mod fields;
pub mod foreign;
mod heading;
mod kind;
mod meta;

use self::fence::Split;
use self::fields::Fields;
use self::meta::Own;
use super::codes::HEAD;
use super::fields::{FIELDS, Field, KINDS, Owner};
use super::reporter::{Reporter, Written};
use super::table::unknown_key;
use crate::base::diagnostic::{Diagnostic, Message, message};
use crate::base::path::SourcePath;
use crate::base::span::{Span, Spanned};
use crate::base::value::{Entry, Key, Node, Table, Value, toml, yaml};
use crate::model::config::Config;
use crate::model::meta::{Head, KindName, Meta, Role, SectionMeta};
use std::ops::Range;

/// The head of `file`; the page's own `kind` goes before the one of its `role`.
///
/// A file without a head is named by its first heading, else by its own name. A head that is never
/// closed takes the whole file: what was meant to be hidden is not guessed at. Diagnostics:
/// `head/unclosed`, `head/fence`, `head/no-title`, `clause/form`, and those of `codes::HEAD`.
pub fn front_matter(
    file: &SourcePath,
    text: &str,
    role: Role,
    config: &Config,
) -> (Head, Vec<Diagnostic>) {
    match fence::split(text) {
        Split::NoHead => (untold(file, text, 0, role), vec![]),
        Split::Unclosed { fence } => (
            untold(file, text, text.len(), role),
            vec![fence::unclosed(file, text, fence)],
        ),
        Split::Mistaken { start, mistake } => (
            untold(file, text, text.len(), role),
            vec![fence::mistake(file, text, start, mistake)],
        ),
        Split::Head {
            written,
            inner,
            fence,
            body,
        } => {
            let (value, found) = match written {
                Written::Yaml => yaml(file, text, inner, &HEAD),
                Written::Toml => toml(file, text, inner, &HEAD),
            };
            let page = Page {
                file,
                text,
                fence,
                body,
                role,
            };
            let wrong = Reporter::new(&HEAD, written, found).in_zone(&config.zone);
            page.head(&value, wrong, config)
        }
    }
}

/// A file that has a head.
struct Page<'a> {
    file: &'a SourcePath,
    text: &'a str,
    /// The fence that opens the head.
    fence: Range<usize>,
    /// The first byte after the head.
    body: usize,
    role: Role,
}

impl Page<'_> {
    fn head(&self, value: &Value, mut wrong: Reporter, config: &Config) -> (Head, Vec<Diagnostic>) {
        let Some(Table { entries }) = wrong.table(value) else {
            return (
                untold(self.file, self.text, self.body, self.role),
                wrong.into_diagnostics(),
            );
        };
        let section = self.role == Role::Section;
        let told = told_kind(entries, &mut wrong);
        let name = match self.role {
            Role::Section => KindName::Page,
            Role::Page(kind) => told.unwrap_or(kind),
        };
        let mut given = Fields::new(&mut wrong);
        let own = sort(
            entries,
            &mut given,
            &Place {
                kind: name,
                section,
            },
            config,
        );
        let (title, heading) = self.title(&mut given);
        let meta = meta::meta(
            &mut given,
            &own,
            config,
            title,
            Span::new(self.file, self.fence.start..self.body),
        );
        let kind = kind::kind(&mut given, name);
        let section = section.then(|| meta::section(&mut given, told));
        (
            Head {
                meta,
                kind,
                section,
                body: self.body,
                heading,
            },
            wrong.into_diagnostics(),
        )
    }

    /// The title, and the bytes of the heading that says the same.
    ///
    /// Diagnostics: `head/no-title`.
    fn title(&self, given: &mut Fields) -> (Spanned<String>, Option<Range<usize>>) {
        let first = heading::first(self.file, self.text, self.body);
        let told = given.text("title");
        if let Some(title) = told.filter(|title| !title.value.trim().is_empty()) {
            let same = first.filter(|first| first.opens_text && first.says(&title.value));
            return (title, same.map(|first| first.range));
        }
        let blank = given.get("title").is_none_or(|(_, value)| is_blank(value));
        if let Some(first) = first.filter(|_| blank) {
            return (first.title, Some(first.range));
        }
        let span = given
            .get("title")
            .map_or(Span::new(self.file, self.fence.clone()), |(_, value)| {
                value.span.clone()
            });
        if blank {
            given.wrong.add(no_title(span.clone()));
        }
        let value = file_title(self.file);
        (Spanned { value, span }, None)
    }
}

fn no_title(span: Span) -> Diagnostic {
    let message = Message::new("trang chưa có tên", "the page has no title");
    Diagnostic::error("head/no-title", span, message).help(Message::new(
        "thêm `title: \"…\"`, hoặc viết tên trang ở dòng đầu bài: `# …`",
        "add `title: \"…\"`, or begin the text with the title: `# …`",
    ))
}

fn is_blank(value: &Value) -> bool {
    match &value.node {
        Node::Nothing => true,
        Node::Text(text) => text.trim().is_empty(),
        _ => false,
    }
}

/// The page that keys stand on.
struct Place {
    kind: KindName,
    section: bool,
}

fn told_kind(entries: &[Entry], wrong: &mut Reporter) -> Option<KindName> {
    let field = FIELDS.iter().find(|field| field.key == "kind")?;
    let entry = entries.iter().find(|entry| field.is(&entry.key.name))?;
    wrong
        .one_of(&entry.value, KINDS)
        .and_then(|kind| KindName::parse(kind.value))
}

/// Gives each key to its field and returns those that the site declares. Diagnostics:
/// `unknown_key`, `duplicate`.
fn sort<'v>(
    entries: &'v [Entry],
    given: &mut Fields<'v, '_>,
    place: &Place,
    config: &'v Config,
) -> Own<'v> {
    let mut own = Own {
        terms: vec![],
        extra: vec![],
    };
    let wishes = config.fields.get(&place.kind);
    for entry in entries {
        let name = entry.key.name.as_str();
        if let Some(field) = FIELDS
            .iter()
            .find(|field| field.is(name) && field.owner.has(place.kind, place.section))
        {
            given.take(field, entry);
        } else if config.taxonomies.contains_key(name) {
            own.terms.push(entry);
        } else if let Some(wish) = wishes.and_then(|wishes| wishes.get(name)) {
            own.extra.push((entry, wish));
        } else if !foreign::report(given.wrong, entry, entries) {
            unknown(given.wrong, (&entry.key, entries), place, config);
        }
    }
    own
}

/// A key that is none of this page's: it may be one of another kind of page.
fn unknown(wrong: &mut Reporter, (key, entries): (&Key, &[Entry]), place: &Place, config: &Config) {
    let declared = config
        .fields
        .iter()
        .filter(|(_, fields)| fields.contains_key(&key.name))
        .map(|(kind, _)| *kind);
    let kinds: Vec<KindName> = FIELDS
        .iter()
        .filter(|field| field.is(&key.name))
        .flat_map(kinds)
        .chain(declared)
        .collect();
    let section_only = FIELDS
        .iter()
        .any(|field| field.is(&key.name) && field.owner == Owner::Section);
    if kinds.is_empty() && !section_only {
        let here = FIELDS
            .iter()
            .filter(|field| field.owner.has(place.kind, place.section))
            .flat_map(Field::names);
        let own = config
            .fields
            .get(&place.kind)
            .into_iter()
            .flat_map(|fields| fields.keys())
            .chain(config.taxonomies.keys());
        let known: Vec<&str> = own
            .map(String::as_str)
            .chain(here.map(|name| name as &str))
            .collect();
        return unknown_key(wrong, key, &known, entries);
    }
    let (message, help) = if section_only {
        of_section(key)
    } else {
        of_other_kind(key, &kinds, place)
    };
    wrong.add(Diagnostic::error(wrong.codes.unknown_key, key.span.clone(), message).help(help));
}

fn kinds(field: &Field) -> Vec<KindName> {
    match field.owner {
        Owner::Kinds(kinds) => kinds.to_vec(),
        Owner::Every | Owner::Section => vec![],
    }
}

fn of_section(key: &Key) -> (Message, Message) {
    let message = Message::new(
        format!("khóa `{}` chỉ dùng trong `_index.md`", key.name),
        format!("the key `{}` belongs in `_index.md` only", key.name),
    );
    (
        message,
        message!(
            vi: "chuyển dòng này sang `_index.md` của mục",
            en: "move this line to the `_index.md` of the section",
        ),
    )
}

fn of_other_kind(key: &Key, kinds: &[KindName], place: &Place) -> (Message, Message) {
    let names = kinds
        .iter()
        .map(|kind| format!("`{}`", kind.as_str()))
        .collect::<Vec<_>>()
        .join(", ");
    let (vi, en) = match place.section {
        true => (
            "đây là trang của mục".to_string(),
            "this is the page of a section".to_string(),
        ),
        false => (
            format!("trang này là loại `{}`", place.kind.as_str()),
            format!("this page is of kind `{}`", place.kind.as_str()),
        ),
    };
    let message = Message::new(
        format!("khóa `{}` là của trang loại {names}; {vi}", key.name),
        format!(
            "the key `{}` belongs to pages of kind {names}; {en}",
            key.name
        ),
    );
    let kind = kinds.first().map_or("", |kind| kind.as_str());
    let help = match place.section {
        true => {
            message!(vi: "chuyển dòng này sang trang của nó", en: "move this line to its own page")
        }
        false => {
            message!(
                vi: "bỏ dòng này, hoặc thêm `kind: {kind}`",
                en: "take the line out, or add `kind: {kind}`",
            )
        }
    };
    (message, help)
}

/// A page that says nothing of itself; its text begins at byte `body`.
fn untold(file: &SourcePath, text: &str, body: usize, role: Role) -> Head {
    let (name, section) = match role {
        Role::Section => (KindName::Page, true),
        Role::Page(kind) => (kind, false),
    };
    let mut silent = Reporter::new(&HEAD, Written::Yaml, vec![]);
    let (title, heading) = match heading::first(file, text, body) {
        Some(first) => (first.title.value, Some(first.range)),
        None => (file_title(file), None),
    };
    Head {
        meta: Meta::untold(file, &title),
        kind: kind::kind(&mut Fields::new(&mut silent), name),
        section: section.then(SectionMeta::default),
        body,
        heading,
    }
}

/// The name of the file, of its folder where the file is an index.
fn file_title(file: &SourcePath) -> String {
    let folder = file.folder().rsplit('/').next().unwrap_or_default();
    let index = matches!(file.stem(), "_index" | "index") && !folder.is_empty();
    let name = if index { folder } else { file.stem() };
    name.to_string()
}

#[cfg(test)]
mod tests;
