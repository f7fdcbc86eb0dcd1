//! What a text says of a session, in the head of a module: objectives, minutes, learners, things to
//! bring.

use super::piece::{Piece, PieceKind};
use super::report::{Listed, Why};
use super::roles::minutes;
use crate::base::value::quoted;
use crate::text::vi;
use std::collections::BTreeSet;

/// The keys of the head, the pieces that are left, and minutes that do not add up.
pub fn module(mut pieces: Vec<Piece>) -> (Vec<String>, Vec<Piece>, Vec<Listed>) {
    let mut keys = vec![];
    let all: Vec<(usize, String)> = pieces
        .iter()
        .map(|piece| (piece.paragraph, piece.plain.clone()))
        .collect();
    let mut listed = untimed(&mut pieces);
    let activities: u64 = timed(&pieces).iter().map(|(_, minutes)| minutes).sum();
    let (objectives, pieces) = list_below(pieces, &["muc tieu", "muc tieu bai hoc", "objectives"]);
    let (materials, pieces) =
        list_below(pieces, &["phuong tien", "chuan bi", "do dung", "materials"]);
    let (duration, pieces) = said(pieces, &["thoi luong", "thoi gian", "duration"], &|text| {
        let minutes = spoken_minutes(&vi::fold(text))?;
        (activities == 0 || activities == minutes).then(|| minutes.to_string())
    });
    if duration.is_none() && activities > 0 {
        let other = pieces
            .iter()
            .find(|piece| vi::fold(&piece.plain).starts_with("thoi luong"));
        listed.extend(other.map(|piece| Listed::new(Why::Minutes, &piece.plain, piece.paragraph)));
    }
    let audience = [
        "nguoi hoc",
        "doi tuong",
        "doi tuong hoc",
        "doi tuong hoc vien",
        "audience",
    ];
    let (audience, pieces) = said(pieces, &audience, &|text| Some(quoted(text.trim())));
    let duration = duration.or((activities > 0).then(|| activities.to_string()));
    keys.extend(duration.map(|minutes| format!("duration: {minutes}")));
    keys.extend(audience.map(|text| format!("audience: {text}")));
    if !objectives.is_empty() {
        keys.push("objectives:".to_string());
        let lines = objectives.iter().enumerate();
        keys.extend(lines.map(|(at, text)| format!("  MT{}: {}", at + 1, quoted(text))));
    }
    if !materials.is_empty() {
        let items: Vec<String> = materials.iter().map(|text| quoted(text)).collect();
        keys.push(format!("materials: [{}]", items.join(", ")));
    }
    let left: BTreeSet<usize> = pieces.iter().map(|piece| piece.paragraph).collect();
    let taken = all
        .into_iter()
        .filter(|(paragraph, _)| !left.contains(paragraph));
    listed.extend(taken.map(|(paragraph, text)| Listed::new(Why::Head, &text, paragraph)));
    (keys, pieces, listed)
}

/// The headings of the highest level that bears minutes: their places and minutes.
fn timed(pieces: &[Piece]) -> Vec<(usize, u64)> {
    let all = pieces.iter().enumerate().filter(|(_, piece)| !piece.closed);
    let all: Vec<(usize, usize, u64)> = all
        .filter_map(|(at, piece)| Some((at, piece.heading()?, minutes(&vi::fold(&piece.plain))?)))
        .collect();
    let top = all.iter().map(|(_, level, _)| *level).min();
    let found = all.into_iter().filter(|(_, level, _)| Some(*level) == top);
    found.map(|(at, _, minutes)| (at, minutes)).collect()
}

/// Takes the brackets from the minutes of parts that do not add up to those of their activity.
fn untimed(pieces: &mut [Piece]) -> Vec<Listed> {
    let mut listed = vec![];
    for (at, whole) in timed(pieces) {
        let level = pieces[at].heading();
        let length = pieces[at + 1..]
            .iter()
            .take_while(|piece| piece.heading().is_none_or(|other| Some(other) > level))
            .count();
        let inside = &mut pieces[at + 1..at + 1 + length];
        let parts = timed(inside);
        let sum: u64 = parts.iter().map(|(_, minutes)| minutes).sum();
        if parts.is_empty() || sum == whole {
            listed.extend(untimed(inside));
            continue;
        }
        for piece in inside.iter_mut().filter(|piece| piece.heading().is_some()) {
            if minutes(&vi::fold(&piece.plain)).is_some() {
                listed.push(Listed::new(Why::Minutes, &piece.plain, piece.paragraph));
                piece.markdown = without_brackets(&piece.markdown);
            }
        }
    }
    listed
}

/// `Giao việc (5 phút)` as `Giao việc: 5 phút`.
fn without_brackets(heading: &str) -> String {
    match heading.trim_end().trim_end_matches(')').rsplit_once('(') {
        Some((words, minutes)) => format!("{}: {minutes}", words.trim_end()),
        None => heading.to_string(),
    }
}

/// The items below a heading of one of these names, where there is nothing else below it; they and
/// the heading are taken out.
fn list_below(mut pieces: Vec<Piece>, names: &[&str]) -> (Vec<String>, Vec<Piece>) {
    let named = |piece: &Piece| {
        let words = heading_words(piece);
        piece.heading().is_some() && !piece.closed && names.contains(&words.as_str())
    };
    let Some(at) = pieces.iter().position(named) else {
        return (vec![], pieces);
    };
    let items = pieces[at + 1..]
        .iter()
        .take_while(|piece| piece.kind == PieceKind::Item && is_plain(piece))
        .count();
    let end = at + 1 + items;
    let ends = pieces
        .get(end)
        .is_none_or(|piece| piece.heading().is_some());
    if items == 0 || !ends {
        return (vec![], pieces);
    }
    let taken: Vec<Piece> = pieces.drain(at..end).collect();
    let texts = taken[1..].iter().map(|piece| item_words(&piece.plain));
    (texts.collect(), pieces)
}

/// Whether nothing but its words would be lost of an item.
fn is_plain(piece: &Piece) -> bool {
    !piece.closed && piece.notes.is_empty() && !piece.markdown.contains("](")
}

fn heading_words(piece: &Piece) -> String {
    let folded = vi::fold(&piece.plain);
    let words = folded
        .trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ')' | ' ' | '-'));
    let words = match words.split_once(". ") {
        Some((label, rest)) if label.chars().all(|c| "ivx".contains(c)) => rest,
        _ => words,
    };
    words.trim_end_matches([':', ' ', '.']).to_string()
}

fn item_words(plain: &str) -> String {
    let mark = |c: char| c.is_whitespace() || matches!(c, '-' | '+' | '•' | '–' | '.' | ')');
    let text = plain.trim_start_matches(|c: char| mark(c) || c.is_ascii_digit());
    let text = text.trim_end_matches([';', '.', ' ']);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What stands behind `Thời lượng:` in a line of its own, where `read` reads it; the line is taken
/// out.
fn said(
    mut pieces: Vec<Piece>,
    names: &[&str],
    read: &dyn Fn(&str) -> Option<String>,
) -> (Option<String>, Vec<Piece>) {
    let value = |piece: &Piece| {
        let (label, value) = piece.plain.split_once(':')?;
        let folded = vi::fold(label);
        let label = folded
            .trim_start_matches(|c: char| !c.is_alphabetic())
            .trim();
        let fits = names.contains(&label) && !value.contains('\n') && is_plain(piece);
        fits.then(|| read(value.trim().trim_end_matches('.')))?
    };
    let found = pieces
        .iter()
        .enumerate()
        .find_map(|(at, piece)| Some((at, value(piece)?)));
    match found {
        Some((at, value)) => {
            pieces.remove(at);
            (Some(value), pieces)
        }
        None => (None, pieces),
    }
}

/// `90 phut`, `2 gio 30 phut`, `1 buoi` (none).
fn spoken_minutes(folded: &str) -> Option<u64> {
    let words: Vec<&str> = folded
        .split([' ', ',', '(', ')'])
        .filter(|w| !w.is_empty())
        .collect();
    let pairs = words.windows(2).filter_map(|pair| {
        let count: u64 = pair[0].parse().ok()?;
        match pair[1] {
            "phut" | "minutes" => Some(count),
            "gio" | "tieng" | "hours" | "hour" => Some(count * 60),
            _ => None,
        }
    });
    let all: u64 = pairs.sum();
    (all > 0 && words.len() <= 4).then_some(all)
}
