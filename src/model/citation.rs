//! A citation found in running text: what it names, before anything is looked up.

use super::citation_name;
use super::clause::{Clause, ClauseId, ClauseKind, Step};
use super::official::OfficialText;
use std::ops::Range;

/// One citation. A list such as `khoản 2, 3 và 4 Điều 5` gives one for each clause.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Citation {
    /// Bytes of the text as it is written.
    pub range: Range<usize>,
    pub what: Cited,
    /// Whether it holds a Cyrillic or Greek letter in place of a Latin one.
    pub homoglyph: bool,
}

/// What is cited.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Cited {
    /// A document by its number in Latin letters without white space: `1393/QĐ-TTg`.
    Document(String),
    /// A document by a name that was asked for, folded.
    Name(String),
    /// `Kế hoạch này`, in capitals: the document that the text itself is or stands beside, by its
    /// kind in lower case.
    This(String),
    Clause(CitedClause),
}

/// The way to a clause, from the innermost outwards.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CitedClause {
    pub steps: Vec<Step>,
    /// The number of the last clause of a range: `3` of `khoản 1 đến khoản 3`.
    pub last: Option<String>,
    /// `Điều này`: the clause of this kind that the text stands in holds the steps; without steps
    /// it is meant itself.
    pub within: Option<ClauseKind>,
    pub of: Source,
}

/// The document that a clause is said to be of.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Source {
    /// Not said: link it only where the text is or stands beside one official text.
    Unsaid,
    /// `Kế hoạch này`: its kind in lower case, empty where it is not said (`Điều này`).
    This(String),
    Document(String),
    /// Another document, which the text does not name: `Điều lệ`, `luật`.
    Unnamed,
    /// What stands after it, `Bộ luật Lao động năm 2019`: a known name may begin it.
    Named(String),
}

impl CitedClause {
    /// The clauses that are cited, first and last, in `official`; `here` is the clause that the
    /// text stands in. `None` where there are none or several.
    pub fn find<'a>(
        &self,
        official: &'a OfficialText,
        here: Option<&ClauseId>,
    ) -> Option<(&'a Clause, &'a Clause)> {
        let first = self.single(official, here, &self.steps)?;
        let Some(number) = &self.last else {
            return Some((first, first));
        };
        let mut steps = self.steps.clone();
        steps.first_mut()?.number = number.to_lowercase();
        Some((first, self.single(official, here, &steps)?))
    }

    fn single<'a>(
        &self,
        official: &'a OfficialText,
        here: Option<&ClauseId>,
        steps: &[Step],
    ) -> Option<&'a Clause> {
        let at = here.and_then(|here| official.clauses.position(here));
        let Some(kind) = self.within else {
            // The stretch that the text stands in goes before the others.
            let base = at.and_then(|at| citation_name::base_of(official, at));
            let near = base.and_then(|_| citation_name::find_within(official, steps, base));
            return near.or_else(|| citation_name::find(official, steps));
        };
        let at = at?;
        let mut above = std::iter::successors(Some(at), |at| official.clauses[*at].parent);
        let holder = &official.clauses[above.find(|at| official.clauses[*at].kind == kind)?];
        if steps.is_empty() {
            return Some(holder);
        }
        let mut steps = steps.to_vec();
        steps.extend(citation_name::steps(&citation_name::vietnamese_name(
            official, &holder.id,
        ))?);
        citation_name::find(official, &steps)
    }
}
