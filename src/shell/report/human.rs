//! A diagnostic for the terminal: place, message, the line, a caret, the fix.

use super::group::Group;
use super::place::Place;
use super::shown::Shown;
use super::word;
use crate::base::diagnostic::{Language, Severity};
use crate::text::unseen::printable;
use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use anstyle::{AnsiColor, Style};

/// Columns of the terminal that a line of the file may take; a longer one is cut around the place.
const WIDTH: usize = 140;

/// ```text
/// content/ke-hoach.md:4:5: lỗi[link/broken]: không có trang `dieu-9.md`
///  4 | Xem [điều 9](dieu-9.md).
///    |     ^^^^^^^^^^^^^^^^^^^
/// sửa: có phải bạn muốn viết `dieu-09.md`?
/// ```
fn one(shown: &Shown, language: Language) -> String {
    let bold = Style::new().bold();
    let colour = match shown.severity {
        Severity::Error => AnsiColor::BrightRed,
        Severity::Warning => AnsiColor::Yellow,
    };
    let tint = bold.fg_color(Some(colour.into()));
    let (word, code) = (word(shown.severity, language), &shown.code);
    let message = printable(shown.message.within(language));
    let mut out = format!(
        "{bold}{}{bold:#}{tint}{word}[{code}]{tint:#}{bold}: {message}{bold:#}\n",
        place(shown)
    );
    if let Some(place) = &shown.place {
        out.push_str(&excerpt(place, shown.severity));
    }
    if let Some(help) = &shown.help {
        let (green, word) = (
            bold.fg_color(Some(AnsiColor::Green.into())),
            if language == Language::Vietnamese {
                "sửa"
            } else {
                "help"
            },
        );
        out.push_str(&format!(
            "{green}{word}{green:#}: {}\n",
            printable(help.within(language))
        ));
    }
    out
}

/// Files that a list of consequences names.
const MOST_FILES: usize = 20;

/// A fault with the places that go wrong by it:
///
/// ```text
/// kéo theo 3 chỗ:
///   content/a.md:11:46, 67:3
///   content/b.md:15:11
/// ```
pub fn group(group: &Group, language: Language) -> String {
    let mut out = one(group.cause, language);
    if group.consequences.is_empty() {
        return out;
    }
    let count = group.consequences.len();
    out.push_str(&match language {
        Language::Vietnamese => format!("kéo theo {count} chỗ:\n"),
        Language::English if count == 1 => "1 place goes wrong by it:\n".to_string(),
        Language::English => format!("{count} places go wrong by it:\n"),
    });
    let by_file = group
        .consequences
        .chunk_by(|one, next| one.file == next.file);
    let mut files: Vec<String> = by_file.map(places).collect();
    let left_out = files.len().saturating_sub(MOST_FILES);
    files.truncate(MOST_FILES);
    out.extend(files);
    if left_out > 0 {
        out.push_str(&match language {
            Language::Vietnamese => format!("  và {left_out} tệp nữa\n"),
            Language::English => format!("  and {left_out} more files\n"),
        });
    }
    out
}

/// The places of one file, on one line.
fn places(found: &[&Shown]) -> String {
    let file = printable(found[0].file.as_deref().unwrap_or(""));
    let at = |shown: &&Shown| {
        let place = shown.place.as_ref()?;
        Some(format!("{}:{}", place.line, place.column))
    };
    let at: Vec<String> = found.iter().filter_map(at).collect();
    format!("  {file}:{}\n", at.join(", "))
}

/// `content/ke-hoach.md:4:5: `; empty where there is no file.
fn place(shown: &Shown) -> String {
    match (&shown.file, &shown.place) {
        (Some(file), Some(place)) => {
            format!("{}:{}:{}: ", printable(file), place.line, place.column)
        }
        (Some(file), None) => format!("{}: ", printable(file)),
        _ => String::new(),
    }
}

fn excerpt(place: &Place, severity: Severity) -> String {
    let level = if severity == Severity::Error {
        Level::ERROR
    } else {
        Level::WARNING
    };
    let annotation = AnnotationKind::Primary.span(place.bytes.0..place.bytes.1);
    let snippet = Snippet::source(place.text.as_str())
        .line_start(place.line)
        .annotation(annotation);
    let drawn = Renderer::styled()
        .term_width(WIDTH)
        .render(&[annotate_snippets::Group::with_level(level).element(snippet)]);
    // The first line is an empty bar.
    drawn
        .lines()
        .skip(1)
        .map(|line| format!(" {line}\n"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::diagnostic::{Diagnostic, fault, message};
    use crate::base::path::SourcePath;
    use crate::base::span::Span;

    #[track_caller]
    fn check(text: &str, meant: &str, expected: &str) {
        let file = SourcePath::new("content/a.md");
        let start = text.find(meant).unwrap();
        let said = message!(vi: "không có trang `x`", en: "no page `x`");
        let fault = Diagnostic::error(
            "link/broken",
            Span::new(&file, start..start + meant.len()),
            said,
        )
        .help(message!(vi: "xóa", en: "delete"));
        let shown = Shown::all(&[fault], |_| Some(text));
        assert_eq!(
            anstream::adapter::strip_str(&one(&shown[0], Language::Vietnamese)).to_string(),
            expected
        );
    }

    #[test]
    fn the_caret_stands_below_the_bytes() {
        check(
            "Một\nXem [điều 9](x).\n",
            "[điều 9](x)",
            "content/a.md:2:5: lỗi[link/broken]: không có trang `x`\n 2 | Xem [điều 9](x).\n   \
             |     ^^^^^^^^^^^\nsửa: xóa\n",
        );
    }

    #[test]
    fn marks_that_stand_alone_take_no_column() {
        check(
            "tie\u{302}\u{301}t kie\u{323}\u{302}m",
            "kie\u{323}\u{302}m",
            "content/a.md:1:8: lỗi[link/broken]: không có trang `x`\n 1 | tie\u{302}\u{301}t \
             kie\u{323}\u{302}m\n   |      ^^^^\nsửa: xóa\n",
        );
    }

    #[test]
    fn of_many_lines_the_first_is_shown() {
        check(
            "a {\r\nb\r\n}",
            "{\r\nb\r\n}",
            "content/a.md:1:3: lỗi[link/broken]: không có trang `x`\n 1 | a {\n   |   ^\nsửa: \
             xóa\n",
        );
    }

    #[test]
    fn what_follows_from_a_fault_is_a_list_below_it() {
        let at =
            |file: &str, place: std::ops::Range<usize>| Span::new(&SourcePath::new(file), place);
        let row = at("c.lock", 0..3);
        let unknown = |file, place| {
            let fault = fault!(
                "clause/unknown",
                at(file, place),
                vi: "không có điều khoản",
                en: "no clause",
            );
            fault.help(message!(vi: "xóa", en: "delete"))
        };
        let gone = fault!("lock/vanished", row.clone(), vi: "không còn", en: "is gone");
        let faults = [
            unknown("a.md", 0..1).follows(row.clone()),
            unknown("a.md", 4..5).follows(row.clone()),
            unknown("b.md", 1..2),
            unknown("d.md", 1..2).follows(row.clone()),
            gone.cause_of(vec![row]),
        ];
        let shown = Shown::all(&faults, |_| Some("I.1\nI.2"));
        let said: String = super::super::group::groups(&shown)
            .iter()
            .map(|found| group(found, Language::English))
            .collect();
        assert_eq!(
            anstream::adapter::strip_str(&said).to_string(),
            "b.md:1:2: error[clause/unknown]: no clause\n 1 | I.1\n   |  ^\nhelp: delete\n\
             c.lock:1:1: error[lock/vanished]: is gone\n 1 | I.1\n   | ^^^\n\
             3 places go wrong by it:\n  a.md:1:1, 2:1\n  d.md:1:2\n"
        );
    }

    #[test]
    fn the_end_of_a_file_has_a_place() {
        let fault = |text: &'static str| {
            let file = SourcePath::new("content/a.md");
            let fault = fault!(
                "block/open",
                Span::new(&file, text.len()..text.len()),
                vi: "chưa đóng",
                en: "not closed",
            );
            let shown = Shown::all(&[fault], |_| Some(text));
            anstream::adapter::strip_str(&one(&shown[0], Language::English)).to_string()
        };
        assert_eq!(
            fault("a\n"),
            "content/a.md:2:1: error[block/open]: not closed\n 2 |\n   | ^\n"
        );
        assert_eq!(fault(""), "content/a.md: error[block/open]: not closed\n");
    }
}
