//! What is wrong, where, and how to mend it, in Vietnamese and English.

use super::span::Span;

/// One sentence in both languages of the program.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Message {
    pub vi: String,
    pub en: String,
}

/// One sentence in both languages that is known when the program is built.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct StaticMessage {
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
    pub message: Message,
    pub help: Option<Message>,
    /// What a program can write so that the fault goes away; all of them together.
    pub fixes: Vec<Fix>,
    pub bond: Option<Bond>,
}

/// What a fault has to do with faults elsewhere: both name the same place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Bond {
    /// Faults that follow from one of these places go away with this one.
    Cause(Vec<Span>),
    Consequence(Span),
}

/// One edit: `replacement` in place of the bytes of `span`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fix {
    pub span: Span,
    pub replacement: String,
}

/// One sentence in both languages, with values in braces: `message!(vi: "…{x}", en: "…{x}")`.
macro_rules! message {
    (vi: $vi:literal, en: $en:literal $(,)?) => {
        $crate::base::diagnostic::Message::new(
            format_args!($vi).to_string(),
            format_args!($en).to_string(),
        )
    };
}

/// An error: `fault!(CODE, span, vi: "không có `{x}`", en: "no `{x}`")`.
macro_rules! fault {
    ($code:expr, $span:expr, vi: $vi:literal, en: $en:literal $(,)?) => {
        $crate::base::diagnostic::Diagnostic::error(
            $code,
            $span,
            $crate::base::diagnostic::message!(vi: $vi, en: $en),
        )
    };
}

/// A warning, written like `fault!`.
macro_rules! warning {
    ($code:expr, $span:expr, vi: $vi:literal, en: $en:literal $(,)?) => {
        $crate::base::diagnostic::Diagnostic::warning(
            $code,
            $span,
            $crate::base::diagnostic::message!(vi: $vi, en: $en),
        )
    };
}

pub(crate) use {fault, message, warning};

impl Message {
    pub fn new(vi: impl Into<String>, en: impl Into<String>) -> Self {
        Message {
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

impl StaticMessage {
    pub fn within(&self, language: Language) -> &'static str {
        match language {
            Language::Vietnamese => self.vi,
            Language::English => self.en,
        }
    }
}

impl From<StaticMessage> for Message {
    fn from(told: StaticMessage) -> Self {
        Message::new(told.vi, told.en)
    }
}

impl Diagnostic {
    pub fn error(code: &'static str, span: impl Into<Option<Span>>, message: Message) -> Self {
        Diagnostic {
            span: span.into(),
            severity: Severity::Error,
            code,
            message,
            help: None,
            fixes: vec![],
            bond: None,
        }
    }

    pub fn warning(code: &'static str, span: impl Into<Option<Span>>, message: Message) -> Self {
        Diagnostic {
            severity: Severity::Warning,
            ..Self::error(code, span, message)
        }
    }

    /// The same fault with what to do about it.
    pub fn help(self, help: Message) -> Self {
        Diagnostic {
            help: Some(help),
            ..self
        }
    }

    /// The same fault, from which those follow that name one of `places`.
    pub fn cause_of(self, places: Vec<Span>) -> Self {
        let bond = Some(Bond::Cause(places));
        Diagnostic { bond, ..self }
    }

    /// The same fault, which follows from the one that names `place`, where there is one.
    pub fn follows(self, place: Span) -> Self {
        let bond = Some(Bond::Consequence(place));
        Diagnostic { bond, ..self }
    }

    /// The same fault with an edit that mends it: `replacement` in place of `span`.
    pub fn fix(mut self, span: Span, replacement: impl Into<String>) -> Self {
        self.fixes.push(Fix {
            span,
            replacement: replacement.into(),
        });
        self
    }

    /// The same fault with "did you mean `near`?", and the edit that writes `near` in its place.
    pub fn suggest(self, near: &str) -> Self {
        let span = self.span.clone();
        let asked = self.help(did_you_mean(near));
        match span {
            Some(span) => asked.fix(span, near),
            None => asked,
        }
    }

    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

/// "Did you mean `near`?"
pub fn did_you_mean(near: &str) -> Message {
    message!(vi: "có phải bạn muốn viết `{near}`?", en: "did you mean `{near}`?")
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
    use super::*;
    use crate::base::path::SourcePath;

    #[test]
    fn a_fault_is_written_in_both_languages_with_its_edit() {
        let (goal, span) = ("dieu-9.md", Span::new(&SourcePath::new("a.md"), 4..13));
        let fault = fault!(
            "link/broken",
            span.clone(),
            vi: "không có trang `{goal}`",
            en: "no page `{goal}`",
        );
        let fault = fault
            .help(message!(vi: "sửa", en: "mend it"))
            .fix(span.clone(), "dieu-09.md");
        assert!(fault.is_error());
        assert_eq!(fault.message.vi, "không có trang `dieu-9.md`");
        assert_eq!(
            lines(std::slice::from_ref(&fault), "Xem dieu-9.md"),
            "link/broken 1:5 no page `dieu-9.md` -> mend it"
        );
        let replacement = "dieu-09.md".to_string();
        assert_eq!(fault.fixes, [Fix { span, replacement }]);
    }
}
