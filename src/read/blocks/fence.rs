//! One line of fence: how many colons, which block, its title and attributes.

use super::unknown;
use crate::base::diagnostic::{Diagnostic, Message, did_you_mean, fault, message};
use crate::base::lines;
use crate::base::number::to_u32;
use crate::base::path::SourcePath;
use crate::base::span::Span;
use crate::model::block::{BLOCKS, BlockRow, Directive, DirectiveKind, SLIDE_FORMS};
use crate::text::nearest::nearest;
use crate::theme::{AttributeKind, BlockSpec};
use std::collections::BTreeMap;
use std::ops::Range;

/// A line that begins with three colons or more.
pub struct Line<'a> {
    pub colons: usize,
    /// What follows the colons, trimmed; empty for a closer.
    pub rest: &'a str,
    /// The line without its end; white space in front is left out.
    pub range: Range<usize>,
    /// The first byte of the next line.
    pub end: usize,
    pub indented: bool,
}

/// The fence lines of `text` from byte `body` on, code blocks left out.
pub fn lines(text: &str, body: usize) -> Vec<Line<'_>> {
    let mut found = vec![];
    let mut code: Option<(char, usize)> = None;
    let mut at = body;
    for line in lines::lines(&text[body..]) {
        let end = at + line.len();
        let written = line.trim_end();
        let indent = written.len() - written.trim_start_matches(' ').len();
        let inner = &written[indent..];
        if let Some((mark, count)) = code {
            let run = inner.chars().take_while(|c| *c == mark).count();
            if indent < 4 && run >= count && inner.trim_start_matches(mark).trim().is_empty() {
                code = None;
            }
        } else if indent < 4 {
            code = code_fence(inner);
            let colons = inner.bytes().take_while(|byte| *byte == b':').count();
            if code.is_none() && colons >= 3 {
                let range = at + indent..at + written.len();
                found.push(Line {
                    colons,
                    rest: inner[colons..].trim(),
                    range,
                    end,
                    indented: indent > 0,
                });
            }
        }
        at = end;
    }
    found
}

/// The mark and length of a fence of code that `line` opens.
///
/// Source: CommonMark 0.31.2 §4.5.
fn code_fence(line: &str) -> Option<(char, usize)> {
    let mark = line.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let count = line.chars().take_while(|c| *c == mark).count();
    let information = &line[count..];
    (count >= 3 && !(mark == '`' && information.contains('`'))).then_some((mark, count))
}

/// `block/fence` for words that are neither a title nor attributes: they may be meant for a title.
fn left_over(left: &str, at: Span, (line, name, written): (&Line, &str, &str)) -> Diagnostic {
    let message = message!(
        vi: "không hiểu `{left}` trong dòng `:::`",
        en: "`{left}` is not understood in a fence",
    );
    let words = left.trim_matches([':', '"', '“', '”', ' ']);
    let colons = ":".repeat(line.colons);
    let help = match words {
        "" => message!(vi: "viết: `{colons} {name}`", en: "write: `{colons} {name}`"),
        words if written.is_empty() && !words.contains(['{', '}', '[', ']', '=']) => message!(
            vi: "viết: `{colons} {name} [{words}]`",
            en: "write: `{colons} {name} [{words}]`",
        ),
        _ => message!(
            vi: "viết: `::: tên [Tiêu đề] {{#id khóa=giá-trị}}`",
            en: "write: `::: name [Title] {{#id key=value}}`",
        ),
    };
    Diagnostic::error("block/fence", at, message).help(help)
}

/// The block that `line` opens. What cannot be read of it is told, and a block stands for it all
/// the same.
pub fn opener(
    file: &SourcePath,
    text: &str,
    line: &Line,
    wishes: &[BlockSpec],
) -> (Directive, Vec<Diagnostic>) {
    let mut faults = vec![];
    let name_end = line
        .rest
        .find(|c: char| c.is_whitespace() || matches!(c, '[' | '{'))
        .unwrap_or(line.rest.len());
    let (name, rest) = line.rest.split_at(name_end);
    let place = |part: &str| {
        let start = part.as_ptr() as usize - text.as_ptr() as usize;
        Span::new(file, start..start + part.len())
    };
    let (kind, allowed) = kind(name, wishes);
    let is_unknown = kind == DirectiveKind::Theme(name.to_string())
        && !wishes.iter().any(|wish| wish.name == name);
    let (written, rest) = title(rest.trim());
    let (title_runs, fault) = super::title::title(written, place(written));
    faults.extend(fault);
    let (pairs, left) = attributes(rest);
    if !left.is_empty() {
        faults.push(left_over(left, place(left), (line, name, written)));
    }
    let given = Given::read(&pairs, name, &allowed, &place, &mut faults);
    if is_unknown {
        // What stands behind such a name is read by the rules of another program.
        let at = if name.is_empty() { line.rest } else { name };
        faults = vec![unknown(line.rest, place(at), wishes)];
    }
    let fence = Span::new(file, line.range.clone());
    (
        Directive {
            kind,
            title: title_runs.iter().map(|run| run.text.as_str()).collect(),
            title_runs,
            id: given.id,
            attributes: given.known,
            files: given.files,
            blocks: vec![],
            span: fence.clone(),
            fence,
        },
        faults,
    )
}

/// The attributes of a block.
#[derive(Default)]
struct Given {
    id: Option<String>,
    known: BTreeMap<String, String>,
    /// Those that name a file, with the place of the name.
    files: Vec<(String, Span)>,
}

impl Given {
    /// Reads `#id` and `key=value`; `place` finds a part of the text in its file.
    fn read(
        pairs: &[&str],
        block: &str,
        allowed: &Allowed,
        place: &dyn Fn(&str) -> Span,
        faults: &mut Vec<Diagnostic>,
    ) -> Given {
        let mut given = Given::default();
        for pair in pairs {
            if let Some(id) = pair.strip_prefix('#').filter(|id| !id.is_empty()) {
                given.id = Some(id.to_string());
                continue;
            }
            let written = pair.split_once('=').filter(|(_, value)| !value.is_empty());
            let Some((key, value, kind)) = written.and_then(|(key, value)| {
                let (_, kind) = allowed.iter().find(|(one, _)| one == key)?;
                Some((key, value, kind))
            }) else {
                faults.push(bad_attribute(pair, block, allowed, place(pair)));
                continue;
            };
            if kind.value(value).is_none() {
                faults.push(bad_value(key, value, kind, place(value)));
                continue;
            }
            if *kind == AttributeKind::File {
                given.files.push((key.to_string(), place(value)));
            }
            given.known.insert(key.to_string(), value.to_string());
        }
        given
    }
}

/// Attributes that a block may have, each with what it may be.
type Allowed = Vec<(String, AttributeKind)>;

fn kind(name: &str, wishes: &[BlockSpec]) -> (DirectiveKind, Allowed) {
    if let Some(row) = BLOCKS
        .iter()
        .find(|row| row.name == name || row.alias == name)
    {
        return (
            row.kind.clone(),
            row.attributes
                .iter()
                .map(|key| (key.to_string(), kind_of(row, key)))
                .collect(),
        );
    }
    let wish = wishes.iter().find(|wish| wish.name == name);
    (
        DirectiveKind::Theme(name.to_string()),
        wish.map(|wish| wish.attributes.clone()).unwrap_or_default(),
    )
}

fn kind_of(row: &BlockRow, key: &str) -> AttributeKind {
    match key {
        _ if row.files.contains(&key) => AttributeKind::File,
        "months" => AttributeKind::Months,
        "slide" => AttributeKind::Flag,
        "form" => AttributeKind::Choice(SLIDE_FORMS.map(str::to_string).to_vec()),
        _ => AttributeKind::Text,
    }
}

/// `[Title]` at the start of `rest`, brackets inside it paired, and what follows.
fn title(rest: &str) -> (&str, &str) {
    if !rest.starts_with('[') {
        return (&rest[..0], rest);
    }
    let mut depth = 0;
    for (at, c) in rest.char_indices() {
        depth += match c {
            '[' => 1,
            ']' => -1,
            _ => 0,
        };
        if depth == 0 {
            return (rest[1..at].trim(), rest[at + 1..].trim());
        }
    }
    (&rest[..0], rest)
}

/// The pairs of `{#id key=value}` and what is left over.
fn attributes(rest: &str) -> (Vec<&str>, &str) {
    match rest
        .strip_prefix('{')
        .and_then(|inner| inner.split_once('}'))
    {
        Some((inner, left)) => (inner.split_whitespace().collect(), left.trim()),
        None => (vec![], rest),
    }
}

fn bad_value(key: &str, value: &str, kind: &AttributeKind, span: Span) -> Diagnostic {
    let wanted = kind.told();

    let help = Message::new(
        format!("viết {}", wanted.vi),
        format!("write {}", wanted.en),
    );
    fault!(
        "block/attribute",
        span,
        vi: "thuộc tính `{key}` không nhận `{value}`",
        en: "attribute `{key}` does not take `{value}`",
    )
    .help(help)
}

fn bad_attribute(pair: &str, name: &str, allowed: &Allowed, span: Span) -> Diagnostic {
    let key = pair.split('=').next().unwrap_or(pair);

    let fault = fault!(
        "block/attribute",
        span.clone(),
        vi: "khối `{name}` không có thuộc tính `{key}`",
        en: "block `{name}` has no attribute `{key}`",
    );
    let keys: Vec<&str> = allowed.iter().map(|(key, _)| key.as_str()).collect();
    if keys.contains(&key) {
        return fault.help(message!(
            vi: "viết `{key}=giá-trị`, không có khoảng trắng",
            en: "write `{key}=value`, without spaces",
        ));
    }
    match nearest(key, keys.iter().copied()) {
        Some(near) => {
            let of_key = Span {
                end: span.start + to_u32(key.len()),
                ..span
            };
            fault
                .help(did_you_mean(&format!("{near}=")))
                .fix(of_key, near)
        }
        None => fault.help(Message::new(
            format!(
                "thuộc tính được dùng: {}",
                ["#id"]
                    .iter()
                    .chain(&keys)
                    .copied()
                    .collect::<Vec<_>>()
                    .join(", ")
            ),
            format!(
                "attributes it may have: {}",
                ["#id"]
                    .iter()
                    .chain(&keys)
                    .copied()
                    .collect::<Vec<_>>()
                    .join(", ")
            ),
        )),
    }
}
