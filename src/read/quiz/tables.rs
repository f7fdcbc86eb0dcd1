//! Pairs to match, written as a table of two columns.

use super::answer::reading;
use super::parts::{Part, children};
use super::{Reading, faults};
use crate::model::quiz::{Answer, Pair, Piece};
use pulldown_cmark::{Event, Tag};
use std::collections::BTreeSet;

impl Reading<'_> {
    /// The pairs of a table of two columns.
    pub fn pairs(&mut self, table: &Part) -> Option<Answer> {
        let columns = if let Some((Event::Start(Tag::Table(alignments)), _)) = table.events.first()
        {
            alignments.len()
        } else {
            0
        };
        if columns != 2 {
            self.fault(faults::columns(columns), self.span(&table.range));
            return None;
        }
        let rows = children(table.events, |tag| matches!(tag, Tag::TableRow));
        if rows.len() < 2 {
            self.fault(faults::one_choice(), self.span(&table.range));
        }
        let mut pairs: Vec<Pair> = vec![];
        let (mut lefts, mut rights) = (BTreeSet::new(), BTreeSet::new());
        for row in &rows {
            let cells = children(row.events, |tag| matches!(tag, Tag::TableCell));
            let [left, right] = cells.as_slice() else {
                continue;
            };
            let (Some(left), Some(right)) = (self.cell(left, row), self.cell(right, row)) else {
                continue;
            };
            for (readings, piece) in [(&mut lefts, &left), (&mut rights, &right)] {
                if !readings.insert(reading(&piece.plain)) {
                    let span = self.span(&piece.text);
                    self.faults.push(faults::same(&piece.plain).at(span));
                }
            }
            pairs.push(Pair { left, right });
        }
        Some(Answer::Match(pairs))
    }

    fn cell(&mut self, cell: &Part, row: &Part) -> Option<Piece> {
        self.piece(cell.inner(), row)
    }
}
