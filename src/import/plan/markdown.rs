//! The words of a Markdown text without its signs. Numbers and dashes are words of an official text
//! and stay.

use super::removed::{Removed, Why};
use crate::read::plan::is_labelled;
use std::collections::BTreeMap;

/// `text` with the signs of headings, emphasis, quotes and tables taken off and escapes undone,
/// line by line; and those signs, counted, at the line of the first of each.
pub fn plain(text: &str) -> (String, Vec<Removed>) {
    let mut out = String::with_capacity(text.len());
    let mut signs: BTreeMap<char, (usize, usize)> = BTreeMap::new();
    for (at, row) in text.lines().enumerate() {
        let new = match is_rule_of_table(row) {
            true => String::new(),
            false => line(row) + "\n",
        };
        for sign in missing(row, &new) {
            signs.entry(sign).or_insert((at + 1, 0)).1 += 1;
        }
        out.push_str(&new);
    }
    let removed = |(sign, (line, count))| Removed {
        line,
        text: format!("{sign} × {count}"),
        why: Why::Markdown,
    };
    (out, signs.into_iter().map(removed).collect())
}

/// The characters of `before` that `after` does not have, white space aside.
fn missing(before: &str, after: &str) -> Vec<char> {
    let mut left: BTreeMap<char, usize> = BTreeMap::new();
    for c in after.chars() {
        *left.entry(c).or_default() += 1;
    }
    let is_missing = |c: &char| match left.get_mut(c).filter(|count| **count > 0) {
        Some(count) => {
            *count -= 1;
            false
        }
        None => !c.is_whitespace(),
    };
    before.chars().filter(is_missing).collect()
}

fn line(row: &str) -> String {
    let row = row.trim_end().trim_end_matches('\\');
    let start = row.trim_start();
    let heading = start.trim_start_matches('#');
    let row = if heading.len() < start.len() && heading.starts_with(' ') {
        heading.trim_end_matches('#')
    } else {
        row
    };
    let row = row.strip_prefix("> ").unwrap_or(row);
    let row = if row.trim_start().starts_with('|') {
        cells(row)
    } else {
        row.to_string()
    };
    let row = unmarked(&row);
    listed(&row).map_or(row.clone(), str::to_string)
}

/// `a) Đào hố` of `- a) Đào hố`: converters put a dash before what is numbered already.
fn listed(row: &str) -> Option<&str> {
    let rest = row.trim_start().strip_prefix(['-', '*', '+'])?;
    let item = rest.trim_start();
    let numbered = !item.starts_with(['-', '+', '*', 'o']) && is_labelled(item);
    (item.len() < rest.len() && numbered).then_some(item)
}

/// `| --- | :-: |`
fn is_rule_of_table(row: &str) -> bool {
    let row = row.trim();
    row.starts_with('|') && row.contains("--") && row.chars().all(|c| "|-: ".contains(c))
}

/// The cells of a row of a table, a tab between two.
fn cells(row: &str) -> String {
    let inner = row.trim().trim_start_matches('|').trim_end_matches('|');
    inner
        .split('|')
        .map(str::trim)
        .collect::<Vec<_>>()
        .join("\t")
}

/// Takes off `**`, `__` and single `*` or `_` around words, `<br>`, and the `\` before a sign.
fn unmarked(row: &str) -> String {
    let row = row
        .replace("<br>", " ")
        .replace("<br/>", " ")
        .replace("**", "")
        .replace("__", "");
    let paired = row.matches('*').count().is_multiple_of(2);
    let mut out = String::with_capacity(row.len());
    let mut chars = row.chars().peekable();
    while let Some(c) = chars.next() {
        let before = out.chars().next_back();
        match (c, chars.peek()) {
            ('\\', Some(next)) if next.is_ascii_punctuation() => out.extend(chars.next()),
            ('*', Some(next)) if paired && !next.is_whitespace() => {}
            ('*', _) if paired && before.is_some_and(|before| !before.is_whitespace()) => {}
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(plain(text).0, expected);
    }

    #[test]
    fn signs_go_and_numbers_stay() {
        check(
            "## **I. MỤC ĐÍCH**\n1\\. Trồng *cây xanh*.\\\n- Tắt đèn\n",
            "I. MỤC ĐÍCH\n1. Trồng cây xanh.\n- Tắt đèn\n"
                .replacen("I.", " I.", 1)
                .as_str(),
        );
        check(
            "| A | B |\n|---|:-:|\n| Số: 1/KH-A | Hà Nội |\n",
            "A\tB\nSố: 1/KH-A\tHà Nội\n",
        );
        check("- a) Đào hố;\n* 1. Tưới\n", "a) Đào hố;\n1. Tưới\n");
        check("a * b, 2 * 3\n> trích\n", "a * b, 2 * 3\ntrích\n");
    }
}
