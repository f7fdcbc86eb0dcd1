//! Citations that are samples: in a form to fill in, beside a blank, or called an example.

use super::Row;
use crate::base::ranges::Ranges;
use crate::base::span::floor;
use crate::graph::citations::Resolution;
use crate::model::block::DirectiveKind;
use crate::model::clause::{Clause, ClauseKind};
use crate::model::meta::KindName;
use crate::model::official::OfficialText;
use crate::model::page::Page;
use crate::text::vi;

/// The bytes of the forms in a text: worksheets, and the tables of a page that is a form.
pub fn forms(page: &Page) -> Ranges {
    let document = &page.document;
    let directives = document.directives().into_iter();
    let sheets = directives.filter(|one| one.kind == DirectiveKind::Worksheet);
    let sheets = sheets.map(|one| one.span.range());
    let lines = document.text.split_inclusive('\n').scan(0, |end, line| {
        *end += line.len();
        Some((*end - line.len()..*end, line))
    });
    let rows = lines.filter(|(_, line)| page.kind.name() == KindName::Form && is_row(line));
    sheets.chain(rows.map(|(range, _)| range)).collect()
}

/// Whether a clause is a form, or lies in one, or in an annex that is called one.
pub fn is_form(official: &OfficialText, clause: &Clause) -> bool {
    let above = |one: &&Clause| one.parent.map(|at| &official.clauses[at]);
    let mut line = std::iter::successors(Some(clause), |one| above(one));
    let is_called = |one: &Clause| {
        let heading = vi::fold(&one.heading);
        let mut names = ["mau ", "bieu mau", "bieu bao cao"].into_iter();
        one.kind == ClauseKind::Appendix && names.any(|name| heading.starts_with(name))
    };
    line.any(|one| one.kind == ClauseKind::Form || is_called(one))
}

/// Whether a citation leads nowhere because it is a sample; `is_form`: it stands in a form.
pub fn is_sample(row: &Row, is_form: bool, text: &str) -> bool {
    let leads_nowhere = matches!(
        row.found,
        Resolution::NoDocument(_) | Resolution::NoClause(_)
    );
    let at = row.span.range().start;
    leads_nowhere && (is_form || has_blank(line(text, at)) || is_in_blank_table(text, at))
}

/// Whether a place lies in a table that is to be filled in, or that the line above it calls an
/// example.
fn is_in_blank_table(text: &str, at: usize) -> bool {
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let from = floor(text, start.saturating_sub(NEAR));
    let to = floor(text, at.saturating_add(NEAR));
    let mut below = text[start..to]
        .lines()
        .take_while(|line| is_row(line))
        .peekable();
    if below.peek().is_none() {
        return false;
    }
    let above = text[from..start].lines().rev();
    let lead = above
        .clone()
        .find(|line| !is_row(line) && !line.trim().is_empty());
    let mut rows = above.take_while(|line| is_row(line)).chain(below);
    rows.any(is_unfilled) || lead.is_some_and(calls_example)
}

/// Whether a line is the row of a table: of Markdown, or with tabs between cells.
fn is_row(line: &str) -> bool {
    line.trim_start().starts_with('|') || line.contains('\t')
}

/// Whether a row waits to be filled in: all its cells but its number are empty.
fn is_unfilled(row: &str) -> bool {
    let sign = if row.contains('\t') { '\t' } else { '|' };
    let row = row.trim_matches([' ', '\r']);
    let row = row.strip_prefix('|').unwrap_or(row);
    let cells = row.strip_suffix('|').unwrap_or(row).split(sign);
    let mut cells = cells.skip(1).peekable();
    let blank = |c: char| c.is_whitespace() || ".…_".contains(c);
    cells.peek().is_some() && cells.all(|cell| cell.trim_matches(blank).is_empty())
}

/// Whether the words above a table call it an example or a form.
fn calls_example(line: &str) -> bool {
    let said = vi::fold(line);
    let examples = [
        "vi du", "thi du", "minh hoa", "bang mau", "mau bang", "theo mau", "example",
    ];
    examples.iter().any(|example| said.contains(example))
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
    use super::{has_blank, is_in_blank_table};

    #[test]
    fn a_table_to_fill_in_or_called_an_example_is_known() {
        let in_table = |text: &str| is_in_blank_table(text, text.find("1/KH-A").unwrap());
        for text in [
            "| TT | Việc | Số |\n|---|---|---|\n| 1 | Tưới | 1/KH-A |\n| 2 |  |  |\n",
            "1\tTưới\t1/KH-A\n2\t…\t…\n",
            "Ví dụ:\n\n| Việc | Số |\n|---|---|\n| Tưới | 1/KH-A |\n",
            "Báo cáo theo mẫu bảng sau:\nViệc\tSố\nTưới\t1/KH-A\n",
        ] {
            assert!(in_table(text), "{text}");
        }
        for text in [
            "Văn bản đã ban hành:\n\n| Việc | Số |\n|---|---|\n| Tưới | 1/KH-A |\n",
            "1\tTưới\t1/KH-A\n2\tNhổ cỏ\t\n",
            "Ví dụ: theo 1/KH-A.\n",
        ] {
            assert!(!in_table(text), "{text}");
        }
    }

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
