//! From the lines on which clauses begin to the clauses: ids, parents, and every byte in one place.

use super::head;
use super::label::{Label, Style};
use super::line::Lines;
use super::number::{self, Value};
use super::outline::{Division, Found};
use super::parts::{self, Place};
use super::piece::Piece;
use super::tail;
use crate::model::clause::{Clause, ClauseId, ClauseKind};
use crate::model::plan::OtherPart;
use std::collections::BTreeSet;
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
pub fn build(text: &str, lines: &Lines, pieces: &[Outlined]) -> (Vec<Clause>, Vec<(OtherPart, Range<usize>)>) {
    let mut marks: Vec<Mark> = pieces.iter().enumerate().flat_map(|(at, piece)| marks(lines, piece, at)).collect();
    match marks.first_mut() {
        Some(first) => first.line = 0,
        None => marks.extend((!text.is_empty()).then_some(Mark { line: 0, begins: Begins::Other(OtherPart::Head), piece: 0 })),
    }
    let mut builder =
        Builder { text, lines, pieces, clauses: vec![], others: vec![], prefix: String::new(), bases: [0; 2], first: 0, base: None };
    for (at, mark) in marks.iter().enumerate() {
        let end = marks.get(at + 1).map_or(lines.all.len(), |next| next.line);
        builder.take(mark, end);
    }
    (builder.clauses, builder.others)
}

/// What begins in one stretch, in the order of its lines.
fn marks(lines: &Lines, outlined: &Outlined, piece: usize) -> Vec<Mark> {
    let range = outlined.piece.lines.clone();
    let mark = |line: usize, begins: Begins| Mark { line, begins, piece };
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
            from = if label.style == Style::Appendix { body } else { head::title(lines, *line..body).end };
        }
        None if lines.next_told(range.start, body).is_some() => {
            from = head::title(lines, range.start..body).end;
            marks.extend((from > range.start).then(|| mark(range.start, Begins::Other(OtherPart::Head))));
        }
        None => {}
    }
    marks.extend(lines.next_told(from, body).map(|line| mark(line, Begins::Opening)));
    marks.extend(outlined.found.iter().enumerate().map(|(at, found)| mark(found.line, Begins::Clause(at))));
    let closing = outlined.found.last().and_then(|last| tail::closing(lines, last, after, outlined.division));
    marks.extend(closing.map(|line| mark(line, Begins::Closing)));
    marks.extend(outlined.tail.iter().map(|(line, part)| mark(*line, Begins::Other(*part))));
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
    /// Appendices and attachments so far.
    bases: [u32; 2],
    /// The index among the clauses of the first one found in the stretch.
    first: usize,
    /// The index of the clause that holds the stretch.
    base: Option<usize>,
}

impl Builder<'_> {
    fn take(&mut self, mark: &Mark, end: usize) {
        let own = self.lines.bytes(mark.line..end);
        match &mark.begins {
            Begins::Other(part) => self.others.push((*part, own)),
            Begins::Opening => self.plain(ClauseKind::Opening, "mo-dau", own),
            Begins::Closing => self.plain(ClauseKind::Closing, "ket", own),
            Begins::Base(label) => self.base(label, mark.line..end),
            Begins::Clause(at) => self.clause(mark.piece, *at, mark.line..end),
        }
    }

    fn plain(&mut self, kind: ClauseKind, name: &str, own: Range<usize>) {
        let body = parts::trimmed(self.text, own.clone());
        let start = body.start..body.start;
        let id = ClauseId(format!("{}{name}", self.prefix));
        let (parent, depth) = (self.base, usize::from(self.base.is_some()));
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
        let appendix = label.style == Style::Appendix;
        let count = &mut self.bases[usize::from(appendix)];
        *count += 1;
        let told = match label.value {
            Value::Number { main, .. } => main,
            _ => *count,
        };
        let id = match (appendix, told) {
            (true, told) => format!("PL{told}"),
            (false, 1) => "KT".to_string(),
            (false, told) => format!("KT{told}"),
        };
        self.prefix = format!("{id}.");
        (self.base, self.first) = (None, self.clauses.len() + 1);
        self.push(ClauseId(id), label, lines, None, true);
        self.base = Some(self.clauses.len() - 1);
    }

    fn clause(&mut self, piece: usize, at: usize, lines: Range<usize>) {
        if at == 0 {
            self.first = self.clauses.len();
        }
        let found = &self.pieces[piece].found;
        let parent = found[at].parent.map(|parent| self.first + parent).or(self.base);
        let above = found[at].parent.map_or(self.prefix.clone(), |parent| format!("{}.", self.clauses[self.first + parent].id.0));
        let id = if found[at].label.style == Style::Article {
            format!("{}{}", self.prefix, name(found, at))
        } else {
            format!("{above}{}", name(found, at))
        };
        let holds_others = found.get(at + 1).is_some_and(|next| next.parent == Some(at));
        self.push(ClauseId(id), &found[at].label, lines, parent, holds_others);
    }

    fn push(&mut self, id: ClauseId, label: &Label, lines: Range<usize>, parent: Option<usize>, holds_others: bool) {
        let place = Place { line: lines.start, end: lines.end, label, holds_others };
        let parts = parts::parts(self.text, self.lines, &place);
        let heading = self.text[parts.title.clone()].split_whitespace().collect::<Vec<_>>().join(" ");
        let depth = parent.map_or(0, |parent| self.clauses[parent].depth + 1);
        let (own, number) = (self.lines.bytes(lines), label.number.clone());
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

/// The last piece of the id of a clause.
fn name(found: &[Found], at: usize) -> String {
    let label = &found[at].label;
    let counted = match label.value {
        Value::Number { main, suffix: 0 } => main.to_string(),
        Value::Number { main, suffix } => format!("{main}{}", number::letter_at(suffix)),
        Value::Letter(place) => number::letter_at(place),
        Value::Unnumbered => String::new(),
    };
    match label.style {
        Style::Part => format!("P{counted}"),
        Style::Letter | Style::Roman => label.number.clone(),
        Style::Chapter => format!("C{counted}"),
        Style::Section => format!("M{counted}"),
        Style::Subsection => format!("TM{counted}"),
        Style::Article => format!("Đ{counted}"),
        Style::Dash(_) => dash(found, at),
        _ => counted,
    }
}

/// The count of a dash among its sisters; `g2` where numbers stand beside them.
fn dash(found: &[Found], at: usize) -> String {
    let parent = found[at].parent;
    let from = parent.map_or(0, |parent| parent + 1);
    let sisters = |other: &&Found| other.parent == parent;
    let count = found[from..=at].iter().filter(sisters).filter(|other| matches!(other.label.style, Style::Dash(_))).count();
    let inside = found[from..].iter().take_while(|other| parent.is_none() || other.parent >= parent);
    let styles: BTreeSet<Style> = inside.filter(sisters).map(|other| other.label.style).collect();
    let numbered = styles.iter().any(|style| matches!(style, Style::Number | Style::Decimal(_)));
    if numbered { format!("g{count}") } else { count.to_string() }
}
