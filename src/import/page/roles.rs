//! What each paragraph of a file is, by its style and by its look.

use crate::import::word::{Block, Content, Paragraph};
use crate::text::ordinals;
use crate::text::vi;

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    Empty,
    Title,
    /// By its style: its level there, from 0.
    Heading(usize),
    /// By its look.
    Look(Class),
    /// An item that Word or a person marked: a bullet at this level.
    Bullet(usize),
    /// An item with a number, at this level.
    Number(usize, u64),
    /// A paragraph whose label no list of Markdown has, `a)`, at this level of a list.
    Labelled(usize),
    Quote,
    Code,
    /// A line of a table of contents.
    Contents,
    Text,
    Table,
}

/// What a line that looks like a heading looks like; upper ones first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// `PHẦN I`, `Chương 2`, `I.`
    Part,
    /// `Hoạt động 2 … (20 phút)`, `Bài 3`
    Activity,
    Capitals,
    /// `1.`: how many numbers.
    Decimal(usize),
    Bold,
}

/// The role of each block.
pub fn roles(blocks: &[Block]) -> Vec<Role> {
    let mut roles: Vec<Role> = blocks.iter().map(of_block).collect();
    typed_numbers(blocks, &mut roles);
    roles
}

fn of_block(block: &Block) -> Role {
    match block {
        Block::Table(_) => Role::Table,
        Block::Paragraph(paragraph) => of_paragraph(paragraph),
    }
}

fn of_paragraph(paragraph: &Paragraph) -> Role {
    let pictured = |run: &crate::import::word::Run| matches!(run.content, Content::Picture { .. });
    let text = paragraph.text();
    if text.trim().is_empty() && !paragraph.runs.iter().any(pictured) {
        return Role::Empty;
    }
    let name = paragraph.name.as_str();
    match name {
        "title" => return Role::Title,
        "pre" => return Role::Code,
        _ if name.contains("quote") => return Role::Quote,
        _ if name.starts_with("toc ") => return Role::Contents,
        _ => {}
    }
    if let Some(level) = paragraph.outline {
        return Role::Heading(level);
    }
    if let Some(class) = look(paragraph) {
        return Role::Look(class);
    }
    if !paragraph.number.is_empty() {
        return listed(&paragraph.number, level(paragraph));
    }
    typed_bullet(&text).map_or(Role::Text, Role::Bullet)
}

/// Word's own lists below the first say their level by their style: `list bullet 2`.
fn level(paragraph: &Paragraph) -> usize {
    let named = paragraph.name.strip_prefix("list ");
    let last = named.and_then(|name| name.rsplit(' ').next()?.parse::<usize>().ok());
    last.map_or(paragraph.level, |level| {
        paragraph.level.max(level.saturating_sub(1))
    })
}

fn listed(number: &str, level: usize) -> Role {
    let digits = number.trim_end_matches(['.', ')']);
    match digits.parse::<u64>() {
        _ if matches!(number, "-" | "+" | "•") => Role::Bullet(level),
        Ok(count) if digits.len() + 1 == number.len() && count < 1_000_000 => {
            Role::Number(level, count)
        }
        _ => Role::Labelled(level),
    }
}

/// `- …`, `• …` at the first level, `+ …` at the second.
fn typed_bullet(text: &str) -> Option<usize> {
    let text = text.trim_start();
    let (mark, rest) = text.split_at(text.chars().next()?.len_utf8());
    let spaced = rest.starts_with(|c: char| c.is_whitespace()) && !rest.trim().is_empty();
    match mark {
        "-" | "–" | "•" | "▪" | "●" | "*" if spaced => Some(0),
        "+" | "○" if spaced => Some(1),
        _ => None,
    }
}

/// The words behind a mark that a person typed.
pub fn without_mark(text: &str) -> &str {
    let text = text.trim_start();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = match digits {
        0 => text.char_indices().nth(1).map_or("", |(at, _)| &text[at..]),
        digits => &text[(digits + 1).min(text.len())..],
    };
    rest.trim_start()
}

/// Numbers that a person typed, `1.` and then `2.`, line after line, are a list.
fn typed_numbers(blocks: &[Block], roles: &mut [Role]) {
    let number = |at: usize, roles: &[Role]| match (blocks.get(at), roles.get(at)) {
        (Some(Block::Paragraph(paragraph)), Some(Role::Text)) => typed_number(&paragraph.text()),
        _ => None,
    };
    let mut at = 0;
    while at < roles.len() {
        let Some(first) = number(at, roles) else {
            at += 1;
            continue;
        };
        let mut end = at + 1;
        while number(end, roles) == Some(first + (end - at) as u64) {
            end += 1;
        }
        if end - at > 1 {
            for (offset, role) in roles[at..end].iter_mut().enumerate() {
                *role = Role::Number(0, first + offset as u64);
            }
        }
        at = end;
    }
}

fn typed_number(text: &str) -> Option<u64> {
    let text = text.trim_start();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = text[digits..].strip_prefix(['.', ')'])?;
    let spaced = rest.starts_with(|c: char| c.is_whitespace());
    (spaced && digits < 6).then(|| text[..digits].parse().ok())?
}

/// The class of a line that looks like a heading: short, alone, and bold throughout or an activity
/// with its minutes.
fn look(paragraph: &Paragraph) -> Option<Class> {
    let text = paragraph.text();
    let text = text.trim();
    let folded = vi::fold(text);
    let ends_open = text.ends_with([';', ',']) || text.ends_with('.') && !is_short_number(text);
    if text.contains('\n') || text.chars().count() > 120 || ends_open || is_question(&folded) {
        return None;
    }
    let activity = begins_numbered(&folded, &["hoat dong", "bai", "buoi", "noi dung"]);
    if activity && minutes(&folded).is_some() {
        return Some(Class::Activity);
    }
    let bold = paragraph
        .runs
        .iter()
        .all(|run| run.bold || run.text.trim().is_empty() && run.content == Content::Words);
    let notes = !paragraph.notes.is_empty() && text.chars().count() > 80;
    if !bold || notes || matches!(paragraph.number.as_str(), "-" | "+") {
        return None;
    }
    Some(class(text, &folded, activity))
}

fn is_short_number(text: &str) -> bool {
    text.chars().count() <= 6
}

fn class(text: &str, folded: &str, activity: bool) -> Class {
    let part = begins_numbered(folded, &["phan", "chuong", "muc"]);
    let roman =
        ordinals::roman(text).is_some_and(|(_, width)| text[width..].starts_with(['.', ')']));
    let depth = decimals(text);
    let capitals = text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase);
    match () {
        () if part || roman => Class::Part,
        () if activity => Class::Activity,
        () if depth > 0 => Class::Decimal(depth),
        () if capitals => Class::Capitals,
        () => Class::Bold,
    }
}

/// `Câu 3: …` is asked, no heading.
fn is_question(folded: &str) -> bool {
    begins_numbered(folded, &["cau", "question"])
}

/// Whether `folded` begins with one of `words` and a number, in digits or as a Roman one.
fn begins_numbered(folded: &str, words: &[&str]) -> bool {
    words.iter().any(|word| {
        let rest = folded.strip_prefix(word).map(str::trim_start);
        rest.is_some_and(|rest| {
            rest.starts_with(|c: char| c.is_ascii_digit())
                || rest.starts_with(['i', 'v', 'x'])
                    && rest
                        .chars()
                        .take_while(|c| c.is_alphabetic())
                        .all(|c| "ivxl".contains(c))
        })
    })
}

/// How many numbers `1.2.` begins with; none where no full stop or bracket follows the first.
fn decimals(text: &str) -> usize {
    let end = text
        .find(|c: char| !c.is_ascii_digit() && c != '.' && c != ')')
        .unwrap_or(text.len());
    let label = &text[..end];
    match label.contains(['.', ')']) {
        true => label
            .split(['.', ')'])
            .filter(|part| !part.is_empty())
            .count(),
        false => 0,
    }
}

/// The minutes of `… (20 phút)`.
pub fn minutes(folded: &str) -> Option<u64> {
    let inside = folded.trim_end().strip_suffix(')')?.rsplit_once('(')?.1;
    let digits = inside.bytes().take_while(u8::is_ascii_digit).count();
    let unit = inside[digits..].trim();
    (matches!(unit, "phut" | "'" | "minutes" | "min")).then(|| inside[..digits].parse().ok())?
}
