//! A line of an official text with what is laid around its words.

use crate::base::path::OutPath;
use crate::graph::marks::{MarkKind, Words};
use crate::render::links::LinkPolicy;
use crate::typeset::nowrap;

/// Appends a line, escaped, with the elements around its words; `page` is the one that the text is
/// of. The text is Vietnamese, so the label of a misprint is.
pub fn write(out: &mut String, line: &[Words], links: LinkPolicy, page: &OutPath) {
    let mut behind = "";
    for (at, (text, mark)) in line.iter().enumerate() {
        match mark {
            Some(mark) => {
                let (open, close) = element(mark, links, page).unwrap_or_default();
                out.push_str(&open);
                nowrap::write(out, text);
                out.push_str(close);
                out.push_str(std::mem::take(&mut behind));
            }
            None => match line.get(at + 1) {
                Some((next, _)) => behind = nowrap::write_before(out, text, next),
                None => nowrap::write(out, text),
            },
        }
    }
}

fn element(mark: &MarkKind, links: LinkPolicy, page: &OutPath) -> Option<(String, &'static str)> {
    match mark {
        MarkKind::Misprint => Some((
            "<span class=\"verbatim\" title=\"nguyên văn\">".to_string(),
            "</span>",
        )),
        MarkKind::Cited(target) => Some((links.tag(target, page)? + ">", "</a>")),
    }
}
