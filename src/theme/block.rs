//! Blocks `:::` of a theme: what it declares, and what their attributes may be.

use super::keys::{text, unknown, wrong};
use super::layers::{Stack, no_template};
use super::setting::SettingValue;
use crate::base::diagnostic::{Diagnostic, Message, message};
use crate::base::months::months;
use crate::base::value::{Entry, Node, Value};

/// A block that a theme declares.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct BlockSpec {
    pub name: String,
    /// Attributes besides `id`, in the order of the names.
    pub attributes: Vec<(String, AttributeKind)>,
    /// Gets a `BlockView`; empty: the block is a section like any other.
    pub template: String,
}

/// What an attribute of a block may be.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum AttributeKind {
    Text,
    Number,
    Flag,
    Choice(Vec<String>),
    /// Months of a year: `3-5`, `11-1`, `4,10`.
    Months,
    /// The path of a file from the folder of its page: a link, which is checked, published and
    /// counted as any other.
    File,
}

impl AttributeKind {
    /// The value that `written` stands for; `None` where it is of another kind.
    pub fn value(&self, written: &str) -> Option<SettingValue> {
        match self {
            AttributeKind::Text | AttributeKind::File => {
                Some(SettingValue::Text(written.to_string()))
            }
            AttributeKind::Number => written.parse().ok().map(SettingValue::Number),
            AttributeKind::Flag => written.parse().ok().map(SettingValue::Flag),
            AttributeKind::Months => {
                months(written).map(|_| SettingValue::Text(written.to_string()))
            }
            AttributeKind::Choice(choices) => choices
                .iter()
                .any(|one| one == written)
                .then(|| SettingValue::Text(written.to_string())),
        }
    }

    /// What is wanted, in words.
    pub fn told(&self) -> Message {
        match self {
            AttributeKind::Text => message!(vi: "chữ", en: "a text"),
            AttributeKind::Number => message!(vi: "một số nguyên", en: "a whole number"),
            AttributeKind::File => message!(vi: "đường dẫn của một tệp", en: "the path of a file"),
            AttributeKind::Flag => message!(vi: "`true` hoặc `false`", en: "`true` or `false`"),
            AttributeKind::Months => message!(
                vi: "tháng của năm: `3-5`, `11-1` hoặc `4,10`",
                en: "months of a year: `3-5`, `11-1` or `4,10`",
            ),
            AttributeKind::Choice(choices) => {
                let all = choices
                    .iter()
                    .map(|one| format!("`{one}`"))
                    .collect::<Vec<_>>()
                    .join(", ");
                message!(vi: "một trong: {all}", en: "one of: {all}")
            }
        }
    }

    fn read(value: &Value) -> Option<Self> {
        match &value.node {
            Node::List(list) if !list.is_empty() => list
                .iter()
                .map(text)
                .collect::<Option<Vec<_>>>()
                .map(AttributeKind::Choice),
            Node::Text(kind) => match kind.as_str() {
                "text" => Some(AttributeKind::Text),
                "number" => Some(AttributeKind::Number),
                "flag" => Some(AttributeKind::Flag),
                "file" => Some(AttributeKind::File),
                "months" => Some(AttributeKind::Months),
                _ => None,
            },
            _ => None,
        }
    }
}

/// `[blocks.NAME]` tables: `attributes`, `template`. A block of the same name below is replaced.
///
/// Diagnostics: `theme/manifest`.
pub fn blocks(
    value: &Value,
    stack: &Stack,
    blocks: &mut Vec<BlockSpec>,
    faults: &mut Vec<Diagnostic>,
) {
    let Node::Table(table) = &value.node else {
        return faults.push(wrong(value, "một bảng", "a table"));
    };
    for Entry { key, value } in &table.entries {
        let Node::Table(block) = &value.node else {
            faults.push(wrong(value, "một bảng", "a table"));
            continue;
        };
        let mut wish = BlockSpec {
            name: key.name.clone(),
            attributes: vec![],
            template: String::new(),
        };
        for Entry { key, value } in &block.entries {
            match key.name.as_str() {
                "attributes" => wish.attributes = attributes(value, faults),
                "template" => wish.template = template(value, stack, faults).unwrap_or_default(),
                name => faults.push(unknown(name, key.span.clone(), &["attributes", "template"])),
            }
        }
        blocks.retain(|known| known.name != wish.name);
        blocks.push(wish);
    }
}

/// A list of names, all texts, or a table of names and kinds.
fn attributes(value: &Value, faults: &mut Vec<Diagnostic>) -> Vec<(String, AttributeKind)> {
    match &value.node {
        Node::List(list) => list.iter().filter_map(|name| named(name, faults)).collect(),
        Node::Table(table) => table
            .entries
            .iter()
            .filter_map(|entry| typed(entry, faults))
            .collect(),
        _ => {
            faults.push(wrong(
                value,
                "danh sách tên, hoặc bảng tên và loại",
                "a list of names, or a table of names and kinds",
            ));
            vec![]
        }
    }
}

fn named(name: &Value, faults: &mut Vec<Diagnostic>) -> Option<(String, AttributeKind)> {
    let read = text(name).map(|name| (name, AttributeKind::Text));
    if read.is_none() {
        faults.push(wrong(name, "một tên", "a name"));
    }
    read
}

fn typed(entry: &Entry, faults: &mut Vec<Diagnostic>) -> Option<(String, AttributeKind)> {
    let kind = AttributeKind::read(&entry.value);
    if kind.is_none() {
        faults.push(wrong(
            &entry.value,
            "`\"text\"`, `\"number\"`, `\"flag\"`, `\"file\"` hoặc danh sách lựa chọn",
            "`\"text\"`, `\"number\"`, `\"flag\"`, `\"file\"` or a list of choices",
        ));
    }
    kind.map(|kind| (entry.key.name.clone(), kind))
}

/// The name of a template that is there.
fn template(value: &Value, stack: &Stack, faults: &mut Vec<Diagnostic>) -> Option<String> {
    let Some(name) = text(value) else {
        faults.push(wrong(value, "tên một khuôn mẫu", "the name of a template"));
        return None;
    };
    if !stack.has_template(&name) {
        faults.push(no_template(&name, value.span.clone(), stack));
        return None;
    }
    Some(name)
}
