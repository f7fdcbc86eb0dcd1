//! What an import did, for the person who asked for it.

use super::join::{Doubtful, Joined};
use crate::base::diagnostic::{Message, message};
use crate::model::plan::OfficialText;
use serde::Serialize;
use sha2::{Digest, Sha256};

/// What was taken in, what was taken out, and the sums by which both are known again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Report {
    /// SHA-256 of the file that was read.
    pub source: String,
    /// SHA-256 of the new `text.txt`.
    pub text: String,
    pub removed: Vec<Removed>,
    /// Line ends that became spaces.
    pub joined: usize,
    /// Those that a person should look at.
    pub doubtful: Vec<Doubtful>,
    pub clauses: usize,
}

/// A stretch of the text that was taken out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Removed {
    /// From 1, in the text that was read.
    pub line: usize,
    pub text: String,
    pub why: Why,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    PageNumber,
    PageHeader,
    Stamp,
}

impl Report {
    pub(super) fn new(
        bytes: &[u8],
        joined: &Joined,
        removed: Vec<Removed>,
        official: &OfficialText,
    ) -> Self {
        Report {
            source: sha256(bytes),
            text: sha256(joined.text.as_bytes()),
            removed,
            joined: joined.joined,
            doubtful: joined.doubtful.clone(),
            clauses: official.clauses.len(),
        }
    }

    /// The report, a line each.
    pub fn lines(&self) -> Vec<Message> {
        let Report {
            source,
            text,
            joined,
            clauses,
            ..
        } = self;
        let mut lines = vec![
            message!(vi: "SHA-256 của tệp nhập: {source}", en: "SHA-256 of the file: {source}"),
            message!(vi: "SHA-256 của text.txt: {text}", en: "SHA-256 of text.txt: {text}"),
            Message::new(
                format!(
                    "{clauses} điều khoản; nối {joined} chỗ xuống dòng; bỏ {} chỗ",
                    self.removed.len()
                ),
                format!(
                    "{clauses} clauses; {joined} line ends joined; {} stretches taken out",
                    self.removed.len()
                ),
            ),
        ];
        lines.extend(self.removed.iter().map(Removed::line));
        lines.extend(self.doubtful.iter().map(Doubtful::message));
        lines
    }
}

impl Doubtful {
    fn message(&self) -> Message {
        let Doubtful { line, words } = self;
        Message::new(
            format!("xem lại chỗ nối ở dòng {line} của text.txt: {words}"),
            format!("joined at line {line} of text.txt, to be looked at: {words}"),
        )
    }
}

impl Removed {
    fn line(&self) -> Message {
        let text = self.text.split_whitespace().collect::<Vec<_>>().join(" ");
        let (vi, en) = match self.why {
            Why::PageNumber => ("số trang", "page number"),
            Why::PageHeader => ("đầu trang", "page header"),
            Why::Stamp => ("dấu ký số", "signature stamp"),
        };
        Message::new(
            format!("bỏ ở dòng {}: {text} ({vi})", self.line),
            format!("taken out at line {}: {text} ({en})", self.line),
        )
    }
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}
