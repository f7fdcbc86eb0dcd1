//! Official text as HTML. Its visible text is the source's, byte for byte but for white space; all
//! else stands beside it.

use super::links::LinkPolicy;
use super::xml::escape;
use crate::base::path::{OutPath, encode};
use crate::graph::marks::{MarkKind, Marks, Words};
use crate::graph::quotes::{Quoted, own_lines};
use crate::model::citation_name::citation_name;
use crate::model::clause::{Clause, ClauseId, ClauseKind};
use crate::model::official::OfficialText;
use std::collections::BTreeMap;
use std::ops::Range;

mod head;
mod marks;
mod table;

/// HTML that stands below a clause, outside the official text.
pub type Annotations = BTreeMap<ClauseId, String>;

/// An official text as it stands on its page.
pub struct OnPage<'a> {
    pub text: &'a OfficialText,
    pub marks: &'a Marks,
    pub annotations: &'a Annotations,
    /// Ids of before, each with the id that stands for it now.
    pub old: &'a [(ClauseId, ClauseId)],
    /// Its page.
    pub out: &'a OutPath,
    pub links: LinkPolicy<'a>,
    /// What stands before its ids; empty on a page of its own.
    pub prefix: &'a str,
}

/// The whole text: every byte of it stands in an element `[data-official]`, in the order of the
/// text. A clause bears also the anchors of its ids of before.
pub fn official(page: &OnPage) -> String {
    let text = page.text;
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
                head::other(&mut out, page, range);
            }
            Segment::Clause(at, clause) => {
                close(&mut out, &mut open, ancestors(text, at));
                page.clause(&mut out, clause);
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

impl OnPage<'_> {
    /// Opens the element of `clause` and writes what stands in it but the clauses below.
    fn clause(&self, out: &mut String, clause: &Clause) {
        let (class, prefix) = (class(clause.kind), self.prefix);
        let id = escape(clause.id.as_str());
        let spoken = citation_name(self.text, &clause.id);
        let spoken = escape(&spoken);
        out.push_str(&format!(
            "<div class=\"clause clause-{class}\" id=\"{prefix}{id}\" data-spoken=\"{spoken}\">\n"
        ));
        for (before, _) in self.old.iter().filter(|(_, now)| *now == clause.id) {
            let before = escape(before.as_str());
            out.push_str(&format!("<span id=\"{prefix}{before}\"></span>"));
        }
        out.push_str("<div data-official>");
        let lines = own_lines(self.text, clause);
        let lines = lines.map(|line| self.marks.within(&self.text.text, line));
        let verbatim = Verbatim {
            mark: self.text.slice(&clause.label).trim(),
            headed: (!clause.heading.is_empty()).then(|| self.level(clause)),
            address: Some(format!("#{prefix}{}", encode(clause.id.as_str()))),
            links: self.links,
            page: self.out,
        };
        verbatim.write(out, lines);
        out.push_str("</div>\n");
        let below = self.annotations.get(&clause.id);
        out.push_str(below.map_or("", String::as_str));
    }

    /// The level of the heading of a clause: 2 below the title of the page, one deeper below each
    /// clause with a heading, 6 at most.
    fn level(&self, clause: &Clause) -> Heading {
        let clauses = &self.text.clauses;
        let above = std::iter::successors(clause.parent, |at| clauses[*at].parent);
        let headed = above.filter(|at| !clauses[*at].heading.is_empty()).count();
        ["h2", "h3", "h4", "h5", "h6"][headed.min(4)]
    }
}

/// The lines of a clause that is quoted in the text of `page`, a paragraph each; its number or dash
/// leads to its plan.
pub fn quoted_lines(out: &mut String, quoted: &Quoted, links: LinkPolicy, page: &OutPath) {
    let place = || format!("#{}", encode(quoted.address.clause.as_str()));
    let verbatim = Verbatim {
        mark: &quoted.mark,
        headed: quoted.headed.then_some("p"),
        address: links.address(&quoted.out).map(|address| address + &place()),
        links,
        page,
    };
    verbatim.write(out, quoted.lines.iter().map(|line| words(line)));
}

fn words(line: &[(String, Option<MarkKind>)]) -> Vec<Words<'_>> {
    line.iter()
        .map(|(words, mark)| (words.as_str(), mark.as_ref()))
        .collect()
}

/// The name of an element: `h2`, `p`.
type Heading = &'static str;

/// How the lines of a clause are written.
struct Verbatim<'a> {
    /// Its number or dash.
    mark: &'a str,
    /// The element of the first line, where that is a heading.
    headed: Option<Heading>,
    /// Where its number leads; `None`: nowhere.
    address: Option<String>,
    links: LinkPolicy<'a>,
    page: &'a OutPath,
}

impl Verbatim<'_> {
    /// Writes the clause's own lines, a paragraph each.
    fn write<'t>(&self, out: &mut String, lines: impl Iterator<Item = Vec<Words<'t>>>) {
        let mut count = 0;
        let mut rows = vec![];
        for (at, line) in lines.enumerate() {
            count += 1;
            if at > 0 && table::is_row(&line) {
                rows.push(line);
                continue;
            }
            self.table(out, &mut rows);
            let heading = self.headed.filter(|_| at == 0);
            match heading {
                Some(tag) => out.push_str(&format!("<{tag} class=\"clause-heading\">")),
                None => out.push_str("<p>"),
            }
            if at == 0 && !self.mark.is_empty() {
                self.number(out);
                out.push(' ');
            }
            marks::write(out, &line, self.links, self.page);
            out.push_str(&format!("</{}>", heading.unwrap_or("p")));
        }
        self.table(out, &mut rows);
        if count == 0 && !self.mark.is_empty() {
            out.push_str("<p>");
            self.number(out);
            out.push_str("</p>");
        }
    }

    /// Writes `rows`, lines with tabs between their cells, as a table, and empties them.
    fn table(&self, out: &mut String, rows: &mut Vec<Vec<Words>>) {
        table::write(out, rows, self.links, self.page);
        rows.clear();
    }

    fn number(&self, out: &mut String) {
        let mark = escape(self.mark);
        match &self.address {
            Some(address) => out.push_str(&format!(
                "<a class=\"clause-number\" href=\"{address}\">{mark}</a>"
            )),
            None => out.push_str(&mark),
        }
    }
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
        ClauseKind::Form => "form",
        ClauseKind::Attachment => "attachment",
        ClauseKind::Closing => "closing",
    }
}
