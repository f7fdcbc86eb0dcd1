//! What may be for trainers alone: notes, answers, keys. It is closed: shown to trainers only, and
//! where its end is doubtful it goes on to the next heading of the level it stands in.

mod labels;

pub use labels::{is_closed, same_words};

use super::piece::{Piece, PieceKind};
use super::report::{Listed, Why};
use crate::model::meta::KindName;
use labels::{ends, label_part};
use std::collections::BTreeSet;

/// Closes what may be for trainers alone in a page of this title, and lists each stretch.
pub fn close(pieces: &mut Vec<Piece>, title: &str, kind: KindName) -> Vec<Listed> {
    take_out_notes(pieces);
    if is_closed(title, kind) {
        pieces.iter_mut().for_each(|piece| piece.closed = true);
        return vec![Listed::new(Why::Closed, title, 1)];
    }
    let mut listed = vec![];
    let mut section = 1;
    let mut at = 0;
    while at < pieces.len() {
        section = pieces[at].heading().unwrap_or(section);
        if !pieces[at].closed && !is_closed(&pieces[at].plain, kind) {
            at += 1;
            continue;
        }
        let end = end(pieces, at, section);
        let why = match pieces[at].kind {
            PieceKind::Heading(_) | PieceKind::Table => Why::Closed,
            _ if pieces[at].closed => Why::Closed,
            _ => Why::ClosedOn,
        };
        listed.push(Listed::new(why, &pieces[at].plain, pieces[at].paragraph));
        pieces[at..end]
            .iter_mut()
            .for_each(|piece| piece.closed = true);
        at = end;
    }
    unmark(pieces);
    listed
}

/// Takes the marks of notes that are closed now out of what all read, and out of a closed note that
/// has no mark of its own any more: it would be shown to nobody, so its words stay as a paragraph.
fn unmark(pieces: &mut [Piece]) {
    let (closed, open): (Vec<&Piece>, Vec<&Piece>) = pieces.iter().partition(|piece| piece.closed);
    let defined = |pieces: &[&Piece]| -> BTreeSet<String> {
        let lines = pieces.iter().flat_map(|piece| piece.markdown.lines());
        lines.filter_map(note_mark).collect()
    };
    let mut taken = defined(&open);
    let gone = &defined(&closed) - &taken;
    let mentioned: BTreeSet<String> = gone
        .iter()
        .filter(|mark| {
            let mut lines = closed.iter().flat_map(|piece| piece.markdown.lines());
            lines.any(|line| without_mark(line).contains(mark.as_str()))
        })
        .cloned()
        .collect();
    for piece in pieces {
        if !piece.closed {
            let without = |text: String, mark: &String| text.replace(mark, "");
            let markdown = std::mem::take(&mut piece.markdown);
            piece.markdown = gone.iter().fold(markdown, without);
            continue;
        }
        let lines = piece
            .markdown
            .split('\n')
            .map(|line| match note_mark(line) {
                Some(mark) if !mentioned.contains(&mark) || !taken.insert(mark.clone()) => {
                    without_mark(line)
                }
                _ => line,
            });
        piece.markdown = lines.collect::<Vec<_>>().join("\n");
    }
}

/// The mark of the note that a line says: `[^a]: …` -> `[^a]`.
pub fn note_mark(line: &str) -> Option<String> {
    let (mark, _) = line.trim_start().split_once("]:")?;
    mark.starts_with("[^").then(|| format!("{mark}]"))
}

/// The words of a line without the mark of the note that it says.
fn without_mark(line: &str) -> &str {
    match (note_mark(line), line.split_once("]:")) {
        (Some(_), Some((_, words))) => words.trim_start(),
        _ => line,
    }
}

/// Where the stretch ends that begins at `at`, in a section of this level.
fn end(pieces: &[Piece], at: usize, section: usize) -> usize {
    let level = match pieces[at].kind {
        PieceKind::Heading(level) => level,
        PieceKind::Table => return at + 1,
        _ if pieces[at].closed => return at + 1,
        _ => section,
    };
    let behind = pieces[at + 1..].iter();
    let mut ends = behind
        .enumerate()
        .filter_map(|(offset, piece)| match piece.heading() {
            Some(other) if other <= level && !goes_on(pieces, at, at + 1 + offset) => {
                Some(at + 1 + offset)
            }
            _ if ends(&piece.plain) => Some(at + 2 + offset),
            _ => None,
        });
    ends.next().unwrap_or(pieces.len())
}

/// Whether the heading at `end` belongs to the stretch that begins at `at`: nothing stands between
/// them, or it is that of an earlier section again, whose answers follow.
fn goes_on(pieces: &[Piece], at: usize, end: usize) -> bool {
    let is_heading = |piece: &Piece| piece.heading().is_some();
    let begun = is_heading(&pieces[at]) && pieces[at..end].iter().all(is_heading);
    let mut before = pieces[..at].iter().filter(|piece| is_heading(piece));
    begun || before.any(|piece| same_words(&piece.plain, &pieces[end].plain))
}

/// The title that all may read, and what stands behind the label in one that names a key.
pub fn open_title(title: &str, kind: KindName) -> (&str, &str) {
    match is_closed(title, kind) {
        true => title.split_at(label_part(title).len()),
        false => (title, ""),
    }
}

/// A note of this kind becomes a closed piece of its own, and its mark goes: the mark stands in
/// what all read.
fn take_out_notes(pieces: &mut Vec<Piece>) {
    let mut at = 0;
    while at < pieces.len() {
        let (closed, kept) = std::mem::take(&mut pieces[at].notes)
            .into_iter()
            .partition::<Vec<_>, _>(|(_, note)| is_closed(note, KindName::Module));
        pieces[at].notes = kept;
        for (label, note) in closed {
            let mark = format!("[^{label}]");
            pieces[at].markdown = pieces[at].markdown.replace(&mark, "");
            let paragraph = pieces[at].paragraph;
            let piece = Piece {
                closed: true,
                ..Piece::text(&note, note.clone(), paragraph)
            };
            pieces.insert(at + 1, piece);
        }
        at += 1;
    }
}
