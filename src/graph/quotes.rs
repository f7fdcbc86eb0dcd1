//! The clauses that a text quotes, each with its own lines, ready for any form of output.

use super::links::Target;
use super::marks::{MarkKind, Marks, marks};
use super::site::Site;
use crate::base::path::OutPath;
use crate::model::clause::{Address, Clause};
use crate::model::document::LinkForm;
use crate::model::official::OfficialText;
use crate::model::page::Page;
use std::collections::BTreeMap;
use std::ops::Range;

/// The clauses of each link that quotes some, by its first byte.
pub type Quotes = BTreeMap<u32, Vec<Quoted>>;

/// A clause as it is quoted: official text, word for word.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Quoted {
    pub address: Address,
    /// The page of its plan.
    pub out: OutPath,
    /// Its number or dash; empty where it has none.
    pub mark: String,
    /// Whether its first line is a heading.
    pub headed: bool,
    /// Its own lines behind `mark`, in pieces.
    pub lines: Vec<Vec<(String, Option<MarkKind>)>>,
}

/// The clauses that `page` quotes, for its text on the page `from`.
pub fn quotes(site: &Site, page: &Page, from: &OutPath) -> Quotes {
    let Some(links) = site.links.get(&page.source) else {
        return Quotes::new();
    };
    let quoted = page
        .document
        .links
        .iter()
        .filter(|link| link.form == LinkForm::Quote);
    let found = quoted.filter_map(|link| match links.targets.get(&link.span.start)? {
        Target::Clauses { clauses, .. } => {
            let clauses = clauses.iter();
            let all = clauses.filter_map(|address| quote(site, address, from));
            Some((link.span.start, all.collect()))
        }
        _ => None,
    });
    found.collect()
}

/// The clause at `address`, quoted on the page `from`.
pub fn quote(site: &Site, address: &Address, from: &OutPath) -> Option<Quoted> {
    let plan = site.clauses.plan(&address.plan)?;
    let clause = plan.official.get(&address.clause)?;
    let marks = marks(site, plan, std::slice::from_ref(clause), from);
    Some(Quoted {
        address: address.clone(),
        out: site.clauses.out(&address.plan)?.clone(),
        mark: plan.official.slice(&clause.label).trim().to_string(),
        headed: !clause.heading.is_empty(),
        lines: own_lines(&plan.official, clause)
            .map(|line| pieces(&plan.official, &marks, line))
            .collect(),
    })
}

fn pieces(
    text: &OfficialText,
    marks: &Marks,
    line: Range<usize>,
) -> Vec<(String, Option<MarkKind>)> {
    let words = marks.within(&text.text, line).into_iter();
    words
        .map(|(words, mark)| (words.to_string(), mark.cloned()))
        .collect()
}

/// The lines of a clause behind its number or dash.
pub fn own_lines(text: &OfficialText, clause: &Clause) -> impl Iterator<Item = Range<usize>> {
    lines(text, clause.label.end.max(clause.own.start)..clause.own.end)
}

/// The lines of `range` that hold more than white space, each without the white space at its ends.
pub fn lines(text: &OfficialText, range: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let (mut at, first) = (range.start, range.start);
    let ranges = text.slice(&range).split_inclusive('\n').map(move |line| {
        let whole = line.trim();
        // The first cells of a row may be empty.
        let tabs = match whole.contains('\t') && at > first {
            true => line.trim_start_matches(' '),
            false => line.trim_start(),
        };
        let start = at + line.len() - tabs.len();
        let end = at + line.len() - line.trim_start().len() + whole.len();
        at += line.len();
        start..end
    });
    ranges.filter(|line| !line.is_empty())
}

impl Quoted {
    /// Its lines as plain text; its number or dash stands before the first.
    pub fn plain(&self) -> Vec<String> {
        let words = |line: &Vec<(String, Option<MarkKind>)>| {
            line.iter().map(|(words, _)| words.as_str()).collect()
        };
        let mut lines: Vec<String> = self.lines.iter().map(words).collect();
        match lines.first_mut() {
            Some(first) if !self.mark.is_empty() => *first = format!("{} {first}", self.mark),
            None if !self.mark.is_empty() => lines.push(self.mark.clone()),
            _ => {}
        }
        lines
    }
}
