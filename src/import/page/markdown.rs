//! A Markdown of another program as pieces of a page.

use super::Draft;
use super::front;
use super::inline::without_fences;
use super::piece::{Piece, PieceKind};
use super::report::{Listed, Why};
use crate::base::lines;
use crate::import::unshown::{self, Hidden};

/// The text of a file of Markdown, without its head but for title, author and date.
pub fn draft(text: &str) -> Draft {
    let (head, body) = parted(text);
    let mut listed = vec![];
    let mut pieces = pieces(&without_hidden(body, &mut listed), &mut listed);
    let said = |keys: &[&str]| head.iter().find(|(key, _)| keys.contains(&key.as_str()));
    let said = |keys: &[&str]| said(keys).map_or(String::new(), |(_, value)| value.clone());
    let mut title = said(&["title", "tieu_de"]);
    if title.is_empty() {
        let first = pieces.iter().position(|piece| piece.heading().is_some());
        title = first.map_or(String::new(), |at| pieces.remove(at).plain);
    }
    normalise(&mut pieces);
    let known = [
        "title", "tieu_de", "author", "authors", "tac_gia", "date", "ngay",
    ];
    let unknown = head
        .iter()
        .filter(|(key, _)| !known.contains(&key.as_str()));
    listed.extend(
        unknown.map(|(key, value)| Listed::new(Why::Unknown, &format!("{key}: {value}"), 1)),
    );
    Draft {
        title,
        author: said(&["author", "authors", "tac_gia"]),
        date: front::day(&said(&["date", "ngay"])),
        pieces,
        pictures: vec![],
        listed,
    }
}

type Keys = Vec<(String, String)>;

/// The plain keys of a head, and the text behind it.
fn parted(text: &str) -> (Keys, &str) {
    let first = text.lines().next().unwrap_or("").trim_end();
    let (fence, sign) = match first {
        "---" => ("---", ':'),
        "+++" => ("+++", '='),
        _ => return (vec![], text),
    };
    let mut at = lines::first_len(text);
    let mut keys = vec![];
    while at < text.len() {
        let length = lines::first_len(&text[at..]);
        let line = text[at..at + length].trim_end();
        at += length;
        if line == fence {
            return (keys, &text[at..]);
        }
        if let Some((key, value)) = line.split_once(sign) {
            let value = value
                .trim()
                .trim_matches(['[', ']'])
                .trim()
                .trim_matches(['"', '\'']);
            keys.push((key.trim().to_lowercase(), value.to_string()));
        }
    }
    (vec![], text)
}

/// The text without comments and hidden elements: they are listed.
fn without_hidden(text: &str, listed: &mut Vec<Listed>) -> String {
    let (text, taken) = unshown::without(text, &[unshown::HTML]);
    listed.extend(taken.iter().map(|(_, hidden)| match hidden {
        Hidden::Comment(words) => Listed::new(Why::Comment, words, 1),
        Hidden::Element(words) => Listed::new(Why::Hidden, words, 1),
    }));
    text
}

/// Blocks with empty lines between; what stands in a fence of code is one.
fn pieces(text: &str, listed: &mut Vec<Listed>) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = vec![];
    let mut open: Vec<&str> = vec![];
    let mut fence: Option<&str> = None;
    for line in text.lines() {
        let bare = line.trim_start();
        let mark = ["```", "~~~"]
            .into_iter()
            .find(|mark| bare.starts_with(mark));
        match (fence, mark) {
            (Some(opened), Some(mark)) if opened == mark => {
                open.push(line);
                fence = None;
                finish(&mut open, &mut pieces, listed);
            }
            (Some(_), _) => open.push(line),
            (None, Some(mark)) => {
                finish(&mut open, &mut pieces, listed);
                open.push(line);
                fence = Some(mark);
            }
            (None, None) if bare.is_empty() => finish(&mut open, &mut pieces, listed),
            (None, None) if heading(line).is_some() => {
                finish(&mut open, &mut pieces, listed);
                open.push(line);
                finish(&mut open, &mut pieces, listed);
            }
            _ => open.push(line),
        }
    }
    if let Some(fence) = fence {
        open.push(fence);
    }
    finish(&mut open, &mut pieces, listed);
    pieces
}

fn finish(open: &mut Vec<&str>, pieces: &mut Vec<Piece>, listed: &mut Vec<Listed>) {
    let lines = std::mem::take(open);
    if lines.is_empty() {
        return;
    }
    let at = pieces.len() + 1;
    let code = lines[0].trim_start().starts_with(['`', '~']);
    let written: Vec<String> = match code {
        true => lines.iter().map(|line| line.to_string()).collect(),
        false => lines.iter().map(|line| fenced(line, at, listed)).collect(),
    };
    let kind = match lines.as_slice() {
        [line] => heading(line).map_or(PieceKind::Text, PieceKind::Heading),
        _ if lines.iter().all(|line| line.trim_start().starts_with('|')) => PieceKind::Table,
        _ => PieceKind::Text,
    };
    let marks = |c: char| c.is_whitespace() || matches!(c, '#' | '>' | '*' | '_' | '-' | '+' | '|');
    let plain: Vec<String> = lines
        .iter()
        .map(|line| {
            line.trim_matches(marks)
                .replace("**", "")
                .replace('|', "\n")
        })
        .collect();
    pieces.push(Piece {
        kind,
        ..Piece::text(&plain.join("\n"), written.join("\n"), at)
    });
}

/// A line without fences: one that opens a container of another program is words.
fn fenced(line: &str, at: usize, listed: &mut Vec<Listed>) -> String {
    let bare = line.trim_start();
    if bare.starts_with(":::") {
        listed.push(Listed::new(Why::Unknown, bare, at));
    }
    without_fences(line)
}

/// The level of a heading with `#`.
pub fn heading(line: &str) -> Option<usize> {
    let level = line.bytes().take_while(|byte| *byte == b'#').count();
    let spaced = line[level..].starts_with([' ', '\t']);
    ((1..=6).contains(&level) && spaced).then_some(level)
}

/// Headings begin at the second level, and none is left out on the way down.
fn normalise(pieces: &mut [Piece]) {
    let all = pieces.iter().filter_map(Piece::heading);
    let levels: std::collections::BTreeSet<usize> = all.collect();
    let mut last = 1;
    for piece in pieces {
        let Some(level) = piece.heading() else {
            continue;
        };
        let place = levels.iter().position(|one| *one == level).unwrap_or(0);
        last = (place + 2).min(last + 1).min(6);
        let words = piece.markdown.trim_start_matches('#');
        piece.markdown = format!("{}{words}", "#".repeat(last));
        piece.kind = PieceKind::Heading(last);
    }
}
