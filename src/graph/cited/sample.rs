//! Citations that are samples: in a form to fill in, beside a blank, or called an example.

use super::Row;
use crate::base::ranges::Ranges;
use crate::base::span::floor;
use crate::graph::citations::Resolution;
use crate::model::block::DirectiveKind;
use crate::model::clause::{Clause, ClauseKind};
use crate::model::document::Document;
use crate::model::official::OfficialText;
use crate::text::vi;

/// The bytes of the forms in a text.
pub fn forms(document: &Document) -> Ranges {
    let directives = document.directives().into_iter();
    let forms = directives.filter(|one| one.kind == DirectiveKind::Worksheet);
    forms.map(|one| one.span.range()).collect()
}

/// Whether a clause is a form, or lies in one.
pub fn is_form(official: &OfficialText, clause: &Clause) -> bool {
    let above = |one: &&Clause| one.parent.map(|at| &official.clauses[at]);
    let mut line = std::iter::successors(Some(clause), |one| above(one));
    line.any(|one| one.kind == ClauseKind::Form)
}

/// Whether a citation leads nowhere because it is a sample; `is_form`: it stands in a form.
pub fn is_sample(row: &Row, is_form: bool, text: &str) -> bool {
    let leads_nowhere = matches!(
        row.found,
        Resolution::NoDocument(_) | Resolution::NoClause(_)
    );
    leads_nowhere && (is_form || has_blank(line(text, row.span.range().start)))
}

/// The line of byte `at`, of a long one what is near.
fn line(text: &str, at: usize) -> &str {
    let (from, to) = (
        floor(text, at.saturating_sub(NEAR)),
        floor(text, at.saturating_add(NEAR)),
    );
    let start = text[from..at]
        .rfind('\n')
        .map_or(from, |end| from + end + 1);
    let end = text[at..to].find('\n').map_or(to, |end| at + end);
    &text[start..end]
}

/// Bytes before and behind a citation that may say that it is a sample.
const NEAR: usize = 1000;

/// Whether a line holds something to fill in, or says that it is an example.
fn has_blank(line: &str) -> bool {
    let blanks = ["___", "....", "……", "[…]", "[...]", "…/"];
    let apart = |word: &str| !word.is_empty() && word.chars().all(|c| matches!(c, '…' | '.' | '_'));
    let is_apart = line
        .split([' ', '\t', '|'])
        .any(|word| word.len() > 1 && apart(word));
    blanks.iter().any(|blank| line.contains(blank))
        || is_apart
        || line.split('(').skip(1).any(is_example)
}

/// Whether brackets with these words behind the first one call what they stand beside an example.
fn is_example(behind: &str) -> bool {
    let examples = ["vi du", "thi du", "mau)", "minh hoa", "example", "sample"];
    // A letter of them is written with three characters at most.
    let longest: String = behind.chars().take(3 * "minh hoa".len()).collect();
    let said = vi::fold(&longest);
    examples.iter().any(|example| said.starts_with(example))
}

#[cfg(test)]
mod tests {
    use super::has_blank;

    #[test]
    fn a_line_to_fill_in_is_known() {
        for line in [
            "Căn cứ Quyết định số 1/QĐ-A ngày … tháng … năm …;",
            "| ____ | khoản 8 mục II |",
            "Theo Nghị quyết số 12/NQ-B của ……",
            "1\tTrồng cây\tQuyết định số 45/QĐ-C (ví dụ)",
            "Số: …/KH-CĐCS theo 3/KH-TLĐ",
        ] {
            assert!(has_blank(line), "{line}");
        }
        for line in [
            "Căn cứ Quyết định số 1/QĐ-A, Nghị định số 2/NĐ-B…",
            "Theo khoản 8 mục II của Kế hoạch.",
            "snake_case và 3/KH-A",
        ] {
            assert!(!has_blank(line), "{line}");
        }
    }
}
