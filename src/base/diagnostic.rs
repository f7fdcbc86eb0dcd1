//! What is wrong, where, and how to mend it, in Vietnamese and English.

use super::span::Span;

/// One sentence in both languages of the program.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Said {
    pub vi: String,
    pub en: String,
}

/// One sentence in both languages that is known when the program is built.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Told {
    pub vi: &'static str,
    pub en: &'static str,
}

/// The language that messages are shown in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    Vietnamese,
    English,
}

/// `Warning`: the site is still right. `Error`: it is not, and is not published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    Error,
    Warning,
}

/// One fault. `code` is `room/fault` in lower case and is never renamed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Diagnostic {
    pub span: Option<Span>,
    pub severity: Severity,
    pub code: &'static str,
    pub message: Said,
    pub help: Option<Said>,
}

impl Said {
    pub fn new(vi: impl Into<String>, en: impl Into<String>) -> Self {
        Said {
            vi: vi.into(),
            en: en.into(),
        }
    }

    pub fn within(&self, language: Language) -> &str {
        match language {
            Language::Vietnamese => &self.vi,
            Language::English => &self.en,
        }
    }
}

impl Told {
    pub fn within(&self, language: Language) -> &'static str {
        match language {
            Language::Vietnamese => self.vi,
            Language::English => self.en,
        }
    }
}

impl From<Told> for Said {
    fn from(told: Told) -> Self {
        Said::new(told.vi, told.en)
    }
}

impl Diagnostic {
    pub fn error(code: &'static str, span: impl Into<Option<Span>>, message: Said) -> Self {
        Diagnostic {
            span: span.into(),
            severity: Severity::Error,
            code,
            message,
            help: None,
        }
    }

    pub fn warning(code: &'static str, span: impl Into<Option<Span>>, message: Said) -> Self {
        Diagnostic {
            severity: Severity::Warning,
            ..Self::error(code, span, message)
        }
    }

    /// The same fault with what to do about it.
    pub fn help(self, help: Said) -> Self {
        Diagnostic {
            help: Some(help),
            ..self
        }
    }

    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

/// Of `known`, the word nearest to `word` for "did you mean": within a third of its length in
/// letters changed, added, left out or swapped, marks apart; else the shortest that begins with it
/// or that it begins with.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let folded = super::vi::fold(word);
    let most = (folded.chars().count() / 3).max(1);
    let known: Vec<(String, &str)> = known
        .into_iter()
        .map(|candidate| (super::vi::fold(candidate), candidate))
        .collect();
    let close = known
        .iter()
        .map(|(plain, candidate)| (distance(&folded, plain), *candidate))
        .filter(|(distance, _)| *distance <= most)
        .min();
    let begun = |plain: &str| {
        folded.chars().count() >= 3
            && !plain.is_empty()
            && (plain.starts_with(&folded) || folded.starts_with(plain))
    };
    let starting = known
        .iter()
        .filter(|(plain, _)| begun(plain))
        .min_by_key(|(plain, _)| plain.len());
    close
        .map(|(_, candidate)| candidate)
        .or(starting.map(|(_, candidate)| *candidate))
}

/// Edits between two words, in characters; two neighbours swapped count as one.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut rows = vec![(0..=b.len()).collect::<Vec<usize>>()];
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let change = rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut least = change.min(rows[i - 1][j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                least = least.min(rows[i - 2][j - 2] + 1);
            }
            row.push(least);
        }
        rows.push(row);
    }
    rows[a.len()][b.len()]
}

/// For tests: one line a fault, `code line:col message`, in English, and its help after ` -> `.
#[cfg(test)]
pub fn lines(diagnostics: &[Diagnostic], text: &str) -> String {
    let line = |fault: &Diagnostic| {
        let place = fault.span.as_ref().map_or("-".to_string(), |span| {
            let (line, col) = span.line_col(text);
            format!("{line}:{col}")
        });
        let help = fault
            .help
            .as_ref()
            .map_or(String::new(), |help| format!(" -> {}", help.en));
        format!("{} {place} {}{help}", fault.code, fault.message.en)
    };
    diagnostics.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn the_nearest_word_is_found_across_marks_and_slips() {
        let known = ["title", "trainer", "worksheet"];
        assert_eq!(nearest("tilte", known), Some("title"));
        assert_eq!(nearest("trainner", known), Some("trainer"));
        assert_eq!(nearest("wörksheet", known), Some("worksheet"));
        assert_eq!(nearest("zzz", known), None);
    }
}
