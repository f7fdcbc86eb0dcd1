//! A diagnostic as a workflow command, which GitHub shows beside the line of a pull request.

use super::shown::Shown;
use crate::base::diagnostic::{Language, Severity};
use crate::text::unseen::printable;

/// `::error file=content/a.md,line=4,col=5,endLine=4,endColumn=9,title=link/broken::message`.
///
/// Source: GitHub Docs, "Workflow commands for GitHub Actions"; its toolkit escapes `%`, line ends,
/// and in properties `:` and `,`.
pub fn one(shown: &Shown, language: Language) -> String {
    let command = if shown.severity == Severity::Error {
        "error"
    } else {
        "warning"
    };
    let mut properties = Vec::new();
    properties.extend(
        shown
            .file
            .iter()
            .map(|file| format!("file={}", property(file))),
    );
    if let Some(place) = &shown.place {
        properties.push(format!(
            "line={},col={},endLine={},endColumn={}",
            place.line, place.column, place.end_line, place.end_column
        ));
    }
    properties.push(format!("title={}", property(&shown.code)));
    let help = shown
        .help
        .as_ref()
        .map(|help| format!("\n{}", help.within(language)))
        .unwrap_or_default();
    format!(
        "::{command} {}::{}\n",
        properties.join(","),
        text(&format!("{}{help}", shown.message.within(language)))
    )
}

fn text(text: &str) -> String {
    printable(&text.replace('\r', "\n"))
        .replace('%', "%25")
        .replace('\n', "%0A")
}

fn property(value: &str) -> String {
    text(value).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::diagnostic::{Diagnostic, message};
    use crate::base::path::SourcePath;
    use crate::base::span::Span;

    #[test]
    fn a_command_is_one_line() {
        let said = message!(vi: "100% sai,\nhết", en: "100% wrong,\nall");
        let fault = Diagnostic::warning(
            "a/b",
            Span::new(&SourcePath::new("content/a,b.md"), 0..1),
            said,
        );
        let shown = &Shown::all(&[fault], |_| Some("x"))[0];
        let expected = "::warning \
            file=content/a%2Cb.md,line=1,col=1,endLine=1,endColumn=2,title=a/b::100%25 \
            wrong,%0Aall\n";
        assert_eq!(one(shown, Language::English), expected);
    }
}
