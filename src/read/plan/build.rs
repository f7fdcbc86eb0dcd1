//! From the lines on which clauses begin to the clauses: ids, parents, and every byte in one place.

use super::ids;
use super::line::Lines;
use super::number::Value;
use super::order::Division;
use super::outline::Found;
use super::parts::{self, Place};
use super::piece::Piece;
use super::style::{Label, Style};
use super::{tail, title};
use crate::model::clause::{Clause, ClauseId, ClauseKind};
use crate::model::official::OtherPart;
use std::collections::HashSet;
use std::ops::Range;

/// A stretch of text with the clauses found in it.
pub struct Outlined {
    pub piece: Piece,
    pub division: Division,
    pub found: Vec<Found>,
    /// Where signature and recipients begin.
    pub tail: Vec<(usize, OtherPart)>,
}

/// What begins on a line.
#[derive(Clone, Debug)]
enum Begins {
    Other(OtherPart),
    Opening,
    Closing,
    /// The appendix or attachment that holds the stretch.
    Base(Label),
    /// A clause, by its index among those found in its stretch.
    Clause(usize),
}

/// A line on which something begins, and the stretch it lies in.
struct Mark {
    line: usize,
    begins: Begins,
    piece: usize,
}

/// The clauses and the other parts of a text: together all its bytes, each once.
pub fn build(
    text: &str,
    lines: &Lines,
    pieces: &[Outlined],
) -> (Vec<Clause>, Vec<(OtherPart, Range<usize>)>) {
    let marks: Vec<Mark> = pieces
        .iter()
        .enumerate()
        .flat_map(|(at, piece)| marks(lines, piece, at))
        .collect();
    if marks.is_empty() && !text.is_empty() {
        return (vec![], vec![(OtherPart::Head, 0..text.len())]);
    }
    let mut builder = Builder {
        text,
        lines,
        pieces,
        clauses: vec![],
        others: vec![],
        prefix: String::new(),
        bases: [0; 3],
        appendix: None,
        first: 0,
        base: None,
        names: vec![],
        taken: HashSet::new(),
    };
    for (at, mark) in marks.iter().enumerate() {
        let end = marks.get(at + 1).map_or(lines.all.len(), |next| next.line);
        builder.take(mark, end);
    }
    (builder.clauses, builder.others)
}

/// What begins in one stretch, in the order of its lines.
fn marks(lines: &Lines, outlined: &Outlined, piece: usize) -> Vec<Mark> {
    let range = outlined.piece.lines.clone();
    let mark = |line: usize, begins: Begins| Mark {
        line,
        begins,
        piece,
    };
    let after = outlined.tail.first().map_or(range.end, |(line, _)| *line);
    let body = outlined.found.first().map_or(after, |found| found.line);
    let mut marks = vec![];
    let mut from = range.start;
    match &outlined.piece.base {
        Some((line, label)) => {
            if lines.next_told(range.start, *line).is_some() {
                marks.push(mark(range.start, Begins::Other(OtherPart::Head)));
            }
            marks.push(mark(*line, Begins::Base(label.clone())));
            from = if label.style.is_annexed() {
                body
            } else {
                title::title(lines, *line..body).end
            };
        }
        None if lines.next_told(range.start, body).is_some() => {
            from = title::title(lines, range.start..body).end;
            marks.extend(
                (from > range.start).then(|| mark(range.start, Begins::Other(OtherPart::Head))),
            );
        }
        None => {}
    }
    marks.extend(
        lines
            .next_told(from, body)
            .map(|line| mark(line, Begins::Opening)),
    );
    marks.extend(
        outlined
            .found
            .iter()
            .enumerate()
            .map(|(at, found)| mark(found.line, Begins::Clause(at))),
    );
    let closing = outlined
        .found
        .last()
        .and_then(|last| tail::closing(lines, last, after, outlined.division));
    marks.extend(closing.map(|line| mark(line, Begins::Closing)));
    marks.extend(
        outlined
            .tail
            .iter()
            .map(|(line, part)| mark(*line, Begins::Other(*part))),
    );
    marks
}

struct Builder<'a> {
    text: &'a str,
    lines: &'a Lines<'a>,
    pieces: &'a [Outlined],
    clauses: Vec<Clause>,
    others: Vec<(OtherPart, Range<usize>)>,
    /// What the ids of the stretch begin with: `PL1.`
    prefix: String,
    /// Attachments, appendices and forms so far.
    bases: [u32; 3],
    /// The appendix that forms stand in, as its index among the clauses.
    appendix: Option<usize>,
    /// The index among the clauses of the first one found in the stretch.
    first: usize,
    /// The index of the clause that holds the stretch.
    base: Option<usize>,
    /// The last pieces of the ids of the clauses found in the stretch.
    names: Vec<String>,
    /// Ids that were given.
    taken: HashSet<String>,
}

impl Builder<'_> {
    fn take(&mut self, mark: &Mark, end: usize) {
        let own = self.own(mark.line..end);
        match &mark.begins {
            Begins::Other(part) => self.others.push((*part, own)),
            Begins::Opening => self.plain(ClauseKind::Opening, "mo-dau", own),
            Begins::Closing => self.plain(ClauseKind::Closing, "ket", own),
            Begins::Base(label) => self.base(label, mark.line..end),
            Begins::Clause(at) => self.clause(mark.piece, *at, mark.line..end),
        }
    }

    /// The bytes of lines; the first ones of all hold the blank lines before them too.
    fn own(&self, lines: Range<usize>) -> Range<usize> {
        let first = self.clauses.is_empty() && self.others.is_empty();
        self.lines
            .bytes(if first { 0 } else { lines.start }..lines.end)
    }

    fn plain(&mut self, kind: ClauseKind, name: &str, own: Range<usize>) {
        let body = parts::trimmed(self.text, own.clone());
        let start = body.start..body.start;
        let id = ClauseId(format!("{}{name}", self.prefix));
        let parent = self.base;
        let depth = parent.map_or(0, |base| self.clauses[base].depth + 1);
        self.clauses.push(Clause {
            id,
            kind,
            number: String::new(),
            heading: String::new(),
            own,
            label: start.clone(),
            title: start,
            body,
            parent,
            depth,
        });
    }

    fn base(&mut self, label: &Label, lines: Range<usize>) {
        let (name, count) = match label.style {
            Style::Form => ("MAU", 2),
            Style::Appendix => ("PL", 1),
            _ => ("KT", 0),
        };
        self.bases[count] += 1;
        let told = match label.value {
            Value::Number { main, .. } => main,
            _ => self.bases[count],
        };
        let parent = self.appendix.filter(|_| label.style == Style::Form);
        let above = parent.map_or(String::new(), |at| format!("{}.", self.clauses[at].id.0));
        let id = match (name, told) {
            ("KT", 1) => name.to_string(),
            _ => format!("{above}{name}{told}"),
        };
        self.first = self.clauses.len() + 1;
        self.push(id, label, lines, parent, true);
        let base = self.clauses.len() - 1;
        if label.style != Style::Form {
            self.appendix = Some(base).filter(|_| label.style == Style::Appendix);
        }
        (self.prefix, self.base) = (format!("{}.", self.clauses[base].id.0), Some(base));
    }

    fn clause(&mut self, piece: usize, at: usize, lines: Range<usize>) {
        let found = &self.pieces[piece].found;
        if at == 0 {
            (self.first, self.names) = (self.clauses.len(), ids::names(found));
        }
        let parent = found[at]
            .parent
            .map(|parent| self.first + parent)
            .or(self.base);
        let above = found[at].parent.map_or(self.prefix.clone(), |parent| {
            format!("{}.", self.clauses[self.first + parent].id.0)
        });
        let article = found[at].label.style == Style::Article;
        let id = format!(
            "{}{}",
            if article { &self.prefix } else { &above },
            self.names[at]
        );
        let holds_others = found
            .get(at + 1)
            .is_some_and(|next| next.parent == Some(at));
        self.push(id, &found[at].label, lines, parent, holds_others);
    }

    /// `id`, with a letter where it was given before: numbers of two forms below one parent.
    fn unique(&mut self, id: String) -> ClauseId {
        let letters = ('b'..='z').map(|letter| format!("{id}{letter}"));
        let free = std::iter::once(id.clone())
            .chain(letters)
            .find(|id| !self.taken.contains(id))
            .unwrap_or(id);
        self.taken.insert(free.clone());
        ClauseId(free)
    }

    fn push(
        &mut self,
        id: String,
        label: &Label,
        lines: Range<usize>,
        parent: Option<usize>,
        holds_others: bool,
    ) {
        let id = self.unique(id);
        let place = Place {
            line: lines.start,
            end: lines.end,
            label,
            holds_others,
        };
        let parts = parts::parts(self.text, self.lines, &place);
        let heading = self.text[parts.title.clone()]
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ");
        let depth = parent.map_or(0, |parent| self.clauses[parent].depth + 1);
        let (own, number) = (self.own(lines), label.number.clone());
        let kind = label.style.kind();
        self.clauses.push(Clause {
            id,
            kind,
            number,
            heading,
            own,
            label: parts.label,
            title: parts.title,
            body: parts.body,
            parent,
            depth,
        });
    }
}
