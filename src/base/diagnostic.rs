//! What is wrong, where, and how to mend it, in Vietnamese and English.

use super::span::Span;

/// One sentence in both languages of the program.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
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
}

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

    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
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
