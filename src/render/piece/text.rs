//! A piece as plain text: a paragraph a line, an empty line between paragraphs.

use super::{Part, Piece, Run, line};

/// Above the credits.
pub const RULE: &str = "* * *";

/// The whole text; lines end in `\n`.
pub fn text(piece: &Piece) -> String {
    let mut lines = vec![piece.title.clone()];
    lines.extend(
        [&piece.standfirst, &piece.byline]
            .into_iter()
            .filter(|line| !line.is_empty())
            .cloned(),
    );
    parts(&piece.parts, "", &piece.cut_mark, &mut lines);
    if !piece.notes.is_empty() {
        lines.push(piece.notes_heading.clone());
        for (at, note) in piece.notes.iter().enumerate() {
            item(
                note,
                &format!("[{}] ", at + 1),
                "",
                &piece.cut_mark,
                &mut lines,
            );
        }
    }
    lines.push(RULE.to_string());
    lines.extend(piece.credits.iter().map(|runs| line(runs)));
    lines.join("\n\n") + "\n"
}

/// The text as old programs of Windows open it: with a byte order mark and `\r\n`.
pub fn file(piece: &Piece) -> Vec<u8> {
    format!("\u{feff}{}", text(piece).replace('\n', "\r\n")).into_bytes()
}

fn parts(parts: &[Part], indent: &str, mark: &str, lines: &mut Vec<String>) {
    for part in parts {
        match part {
            Part::Heading(_, runs) | Part::Paragraph(runs) => lines.push(indented(indent, runs)),
            Part::Quote(inner) => self::parts(inner, &format!("{indent}    "), mark, lines),
            Part::List { first, items } => list(*first, items, indent, mark, lines),
            Part::Table(rows) => lines.push(table(rows, indent)),
            Part::Code(code) => {
                lines.push(
                    code.trim_end()
                        .lines()
                        .map(|line| format!("{indent}    {line}"))
                        .collect::<Vec<_>>()
                        .join("\n"),
                );
            }
            Part::Picture { caption, .. } => lines.push(format!("{indent}{caption}")),
            Part::Rule => lines.push(format!("{indent}-----")),
            Part::Cut(inner) => {
                lines.push(format!("{indent}{mark}"));
                self::parts(inner, indent, mark, lines);
            }
        }
    }
}

fn list(
    first: Option<u64>,
    items: &[Vec<Part>],
    indent: &str,
    mark: &str,
    lines: &mut Vec<String>,
) {
    let mut all = vec![];
    for (at, parts) in items.iter().enumerate() {
        let bullet = first.map_or_else(
            || "- ".to_string(),
            |first| format!("{}. ", first + at as u64),
        );
        item(parts, &bullet, indent, mark, &mut all);
    }
    lines.push(all.join("\n"));
}

/// `bullet` stands before the first line; the others are indented as far.
fn item(parts: &[Part], bullet: &str, indent: &str, mark: &str, lines: &mut Vec<String>) {
    let inner = format!("{indent}{}", " ".repeat(bullet.chars().count()));
    let mut own = vec![];
    self::parts(parts, &inner, mark, &mut own);
    if let Some(first) = own.first_mut() {
        *first = format!(
            "{indent}{bullet}{}",
            first.strip_prefix(&inner).unwrap_or(first)
        );
    }
    lines.extend(own);
}

fn table(rows: &[Vec<Vec<Run>>], indent: &str) -> String {
    let row = |row: &Vec<Vec<Run>>| {
        format!(
            "{indent}{}",
            row.iter()
                .map(|cell| line(cell))
                .collect::<Vec<_>>()
                .join(" | ")
                .trim_end()
        )
    };
    rows.iter().map(row).collect::<Vec<_>>().join("\n")
}

fn indented(indent: &str, runs: &[Run]) -> String {
    format!(
        "{indent}{}",
        line(runs).replace('\n', &format!("\n{indent}"))
    )
}
