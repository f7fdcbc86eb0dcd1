//! Official texts: a line parser that finds the clauses and leaves every byte as it is.

mod build;
mod candidate;
pub mod cell;
mod faults;
pub mod head;
mod ids;
mod label;
mod line;
mod named;
mod number;
mod order;
mod outline;
mod paragraph;
mod parts;
mod piece;
mod quote;
mod style;
mod tail;
mod title;

use crate::base::diagnostic::Diagnostic;
use crate::base::path::SourcePath;
use crate::model::official::{Layout, OfficialText};
use crate::text::folded::Folded;
use build::Outlined;
use line::Lines;
use order::Division;
use outline::{Oddity, Outline};
use piece::Piece;
use quote::Quotes;
use std::sync::Arc;

pub use label::is_labelled;
pub use line::ends_sentence;
pub use paragraph::paragraphs;

/// The clauses of an official text. Each byte lies in the own lines of one clause or in one other
/// part.
///
/// Diagnostics: `plan/not-nfc`, `plan/no-clauses`, `plan/layout`, `plan/gap`, `plan/stray-number`,
/// `plan/open-quote`, `plan/odd-point`.
pub fn official(
    file: &SourcePath,
    text: &Arc<str>,
    layout: Layout,
) -> (OfficialText, Vec<Diagnostic>) {
    let folded = Folded::new(text);
    let lines = Lines::new(&folded);
    let quotes = Quotes::find(&lines);
    let wished = match layout {
        Layout::SectionClausePoint => Division::Sections,
        Layout::ArticleClausePoint => Division::Articles,
    };
    let pieces = piece::pieces(&lines, &quotes);
    let nested = pieces.iter().any(|piece| {
        piece
            .base
            .as_ref()
            .is_some_and(|(_, label)| label.style == style::Style::Attachment)
    });
    let mut outlined = vec![];
    let mut oddities = vec![];
    for piece in pieces {
        // A decision has articles, whatever the plan issued with it has.
        let fixed = (piece.base.is_none() && !nested).then_some(wished);
        let (one, odd) = outline(&lines, piece, &quotes, fixed, wished);
        oddities.extend(odd.into_iter().map(|odd| (outlined.len(), odd)));
        outlined.push(one);
    }
    let (clauses, others) = build::build(text, &lines, &outlined);
    let faults = faults::Faults {
        file,
        lines: &lines,
        outlined: &outlined,
        wished,
    };
    let diagnostics = faults.all(&quotes, &oddities);
    (
        OfficialText::new(file.clone(), text.clone(), clauses, others),
        diagnostics,
    )
}

/// The layout that a text shows by its first list; of a decision that issues a plan, that of the
/// plan.
pub fn layout(text: &str) -> Layout {
    let folded = Folded::new(text);
    let lines = Lines::new(&folded);
    let quotes = Quotes::find(&lines);
    let pieces = piece::pieces(&lines, &quotes);
    let attached = |piece: &&Piece| {
        piece
            .base
            .as_ref()
            .is_some_and(|(_, label)| label.style == style::Style::Attachment)
    };
    let Some(main) = pieces.iter().find(attached).or(pieces.first()) else {
        return Layout::SectionClausePoint;
    };
    let first = main
        .base
        .as_ref()
        .map_or(main.lines.start, |(line, _)| line + 1);
    match piece::division(&candidate::candidates(
        &lines,
        first..main.lines.end,
        &quotes,
    )) {
        Some(Division::Articles) => Layout::ArticleClausePoint,
        _ => Layout::SectionClausePoint,
    }
}

/// The outline of one stretch, divided as `fixed` says or as its first list shows.
fn outline(
    lines: &Lines,
    piece: Piece,
    quotes: &Quotes,
    fixed: Option<Division>,
    wished: Division,
) -> (Outlined, Vec<Oddity>) {
    let first = piece
        .base
        .as_ref()
        .map_or(piece.lines.start, |(line, _)| line + 1);
    let tail = tail::tail(lines, first..piece.lines.end);
    let end = tail.first().map_or(piece.lines.end, |(line, _)| *line);
    let mut candidates = candidate::candidates(lines, first..end, quotes);
    let shown = piece::division(&candidates);
    let base = piece.base.as_ref().map(|(_, label)| label.style);
    let mut read = |division: Division| {
        piece::settle(&mut candidates, division);
        let Outline {
            found, oddities, ..
        } = Outline::read(lines, &candidates, division, first, base);
        (found, oddities, division)
    };
    let (mut found, mut oddities, mut division) = read(fixed.or(shown).unwrap_or(wished));
    if found.is_empty() && shown.is_some_and(|shown| shown != division) {
        (found, oddities, division) = read(shown.unwrap_or(division));
    }
    (
        Outlined {
            piece,
            division,
            found,
            tail,
        },
        oddities,
    )
}
