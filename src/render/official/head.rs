//! The parts of an official text that are no clause: the head set as such documents are, signature
//! and recipients.

use super::{OnPage, marks};
use crate::graph::quotes::lines;
use crate::model::official::OtherPart;
use crate::read::plan::cell::HeadPart;
use crate::read::plan::head::heading_at;
use std::ops::Range;

/// Writes the part of `text` at `range` in the order of the text, a paragraph for each line, in the
/// head for each cell; the style sheet sets the head in two columns.
pub fn other(out: &mut String, page: &OnPage, range: &Range<usize>) {
    let text = page.text;
    let part = text
        .others
        .iter()
        .find(|(_, at)| at == range)
        .map(|(part, _)| *part);
    let (tag, name) = match part {
        Some(OtherPart::Head) => ("header", "doc-head"),
        Some(OtherPart::Signature) => ("div", "doc-signature"),
        _ => ("div", "doc-recipients"),
    };
    let cells: Vec<(&str, Range<usize>)> = match part {
        Some(OtherPart::Head) => heading_at(text, range)
            .cells
            .into_iter()
            .map(|cell| (class(cell.part), cell.range))
            .collect(),
        _ => lines(text, range.clone())
            .map(|line| ("doc-line", line))
            .collect(),
    };
    out.push_str(&format!("<{tag} class=\"{name}\" data-official>\n"));
    for (class, cell) in cells {
        out.push_str(&format!("<p class=\"{class}\">"));
        let words = page.marks.within(&text.text, cell);
        marks::write(out, &words, page.links, page.out);
        out.push_str("</p>\n");
    }
    out.push_str(&format!("</{tag}>\n"));
}

/// How the style sheet calls a cell of the head.
fn class(part: HeadPart) -> &'static str {
    match part {
        HeadPart::Issuer => "doc-issuer",
        HeadPart::Country => "doc-nation",
        HeadPart::Motto => "doc-motto",
        HeadPart::Rule => "doc-rule",
        HeadPart::Number => "doc-number",
        HeadPart::PlaceDate => "doc-place",
        HeadPart::Kind => "doc-kind",
        HeadPart::Subject => "doc-subject",
        HeadPart::Note | HeadPart::Other => "doc-line",
    }
}
