//! Official text as HTML. Its visible text is the source's, byte for byte but for white space; all
//! else stands beside it.

use super::xml::escape;
use crate::base::path::encode;
use crate::model::clause::{Clause, ClauseId, ClauseKind};
use crate::model::plan::OfficialText;
use std::collections::BTreeMap;
use std::ops::Range;

mod head;
pub mod marks;

use marks::Marks;

/// HTML that stands below a clause, outside the official text.
pub type Annotations = BTreeMap<ClauseId, String>;

/// The whole text: every byte of it stands in an element `[data-official]`, in the order of the
/// text. A clause bears also the anchors that `old` gives: ids of before, each with the id that
/// stands for it now.
pub fn official(
    text: &OfficialText,
    annotations: &Annotations,
    marks: &Marks,
    old: &[(ClauseId, ClauseId)],
) -> String {
    let mut out = String::new();
    let mut open: Vec<usize> = vec![];
    let mut pieces: Vec<(usize, Segment)> = text
        .others
        .iter()
        .map(|(_, range)| (range.start, Segment::Other(range)))
        .collect();
    pieces.extend(
        text.clauses
            .iter()
            .enumerate()
            .map(|(at, clause)| (clause.own.start, Segment::Clause(at, clause))),
    );
    pieces.sort_by_key(|(start, _)| *start);
    for (_, piece) in pieces {
        match piece {
            Segment::Other(range) => {
                close(&mut out, &mut open, 0);
                head::other(&mut out, text, range);
            }
            Segment::Clause(at, clause) => {
                close(&mut out, &mut open, ancestors(text, at));
                out.push_str(&format!(
                    "<div class=\"clause clause-{}\" id=\"{}\">\n",
                    class(clause.kind),
                    escape(clause.id.as_str())
                ));
                for (before, _) in old.iter().filter(|(_, now)| *now == clause.id) {
                    out.push_str(&format!("<span id=\"{}\"></span>", escape(before.as_str())));
                }
                out.push_str(&format!(
                    "<div data-official>{}</div>\n",
                    verbatim(text, clause, Link::Location, marks)
                ));
                out.push_str(annotations.get(&clause.id).map_or("", String::as_str));
                open.push(at);
            }
        }
    }
    close(&mut out, &mut open, 0);
    out
}

enum Segment<'a> {
    Other(&'a Range<usize>),
    Clause(usize, &'a Clause),
}

/// Closes clauses until only `keep` are open.
fn close(out: &mut String, open: &mut Vec<usize>, keep: usize) {
    while open.len() > keep {
        open.pop();
        out.push_str("</div>\n");
    }
}

fn ancestors(text: &OfficialText, at: usize) -> usize {
    std::iter::successors(text.clauses[at].parent, |at| text.clauses[*at].parent).count()
}

/// What the number of a clause links to.
pub enum Link<'a> {
    /// Its own place on this page.
    Location,
    /// The clause at this address.
    To(&'a str),
}

/// The clause's own lines, a paragraph each; its number or dash is the link.
pub fn verbatim(text: &OfficialText, clause: &Clause, link: Link, marks: &Marks) -> String {
    let mark = text.slice(&clause.label).trim();
    let href = match link {
        Link::Location => format!("#{}", encode(clause.id.as_str())),
        Link::To(address) => address.to_string(),
    };
    let mut out = String::new();
    for (at, line) in
        lines(text, clause.label.end.max(clause.own.start)..clause.own.end).enumerate()
    {
        let heading = at == 0 && !clause.heading.is_empty();
        out.push_str(if heading {
            "<p class=\"clause-heading\">"
        } else {
            "<p>"
        });
        if at == 0 && !mark.is_empty() {
            out.push_str(&format!(
                "<a class=\"clause-number\" href=\"{href}\">{}</a> ",
                escape(mark)
            ));
        }
        marks.write(&mut out, &text.text, line);
        out.push_str("</p>");
    }
    if out.is_empty() && !mark.is_empty() {
        out = format!(
            "<p><a class=\"clause-number\" href=\"{href}\">{}</a></p>",
            escape(mark)
        );
    }
    out
}

/// The lines of `range` that hold more than white space, each without the white space at its ends.
fn lines(text: &OfficialText, range: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let mut at = range.start;
    let ranges = text.slice(&range).split_inclusive('\n').map(move |line| {
        let start = at + line.len() - line.trim_start().len();
        at += line.len();
        start..start + line.trim().len()
    });
    ranges.filter(|line| !line.is_empty())
}

/// The clause's own lines as plain text; its number or dash stands before the first.
pub fn plain(text: &OfficialText, clause: &Clause) -> Vec<String> {
    let mark = text.slice(&clause.label).trim();
    let rest = text.slice(&(clause.label.end.max(clause.own.start)..clause.own.end));
    let mut lines: Vec<String> = rest
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(str::to_string)
        .collect();
    match lines.first_mut() {
        Some(first) if !mark.is_empty() => *first = format!("{mark} {first}"),
        None if !mark.is_empty() => lines.push(mark.to_string()),
        _ => {}
    }
    lines
}

/// The class of a clause's kind in the HTML.
pub fn class(kind: ClauseKind) -> &'static str {
    match kind {
        ClauseKind::Opening => "opening",
        ClauseKind::Part => "phan",
        ClauseKind::Chapter => "chuong",
        ClauseKind::Section => "muc",
        ClauseKind::Subsection => "tieu-muc",
        ClauseKind::Article => "article",
        ClauseKind::Clause => "khoan",
        ClauseKind::Point => "point",
        ClauseKind::Dash => "dash",
        ClauseKind::Appendix => "appendix",
        ClauseKind::Attachment => "attachment",
        ClauseKind::Closing => "closing",
    }
}
