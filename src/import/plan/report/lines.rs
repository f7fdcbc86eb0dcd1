//! The report in words, a line each.

use super::super::join::Doubtful;
use super::{Head, Letter, Report};
use crate::base::diagnostic::{Message, message};
use crate::import::plan::removed::{Removed, Why};
use crate::import::word::NoticeKind;
use crate::model::clause::ClauseKind;

/// The kinds of clauses that the outline counts, with their names; those marked are listed where
/// there are none too.
const KINDS: [(ClauseKind, &str, &str, bool); 12] = [
    (ClauseKind::Part, "phần", "parts", false),
    (ClauseKind::Chapter, "chương", "chapters", false),
    (ClauseKind::Section, "mục", "sections", true),
    (ClauseKind::Subsection, "tiểu mục", "subsections", false),
    (ClauseKind::Article, "điều", "articles", true),
    (ClauseKind::Clause, "khoản", "clauses", true),
    (ClauseKind::Point, "điểm", "points", true),
    (ClauseKind::Dash, "gạch đầu dòng", "dashes", true),
    (
        ClauseKind::Attachment,
        "văn bản kèm theo",
        "attachments",
        false,
    ),
    (ClauseKind::Appendix, "phụ lục", "annexes", true),
    (ClauseKind::Form, "mẫu", "forms", false),
    (ClauseKind::Closing, "lời kết", "closings", false),
];

impl Report {
    /// The report, a line each; the outline stands last.
    pub fn lines(&self) -> Vec<Message> {
        let (source, text, joined) = (&self.source, &self.text, self.joined);
        let (clauses, removed) = (self.clauses, self.removed.len());
        let mut lines = vec![
            message!(vi: "SHA-256 của tệp nhập: {source}", en: "SHA-256 of the file: {source}"),
            message!(vi: "SHA-256 của text.txt: {text}", en: "SHA-256 of text.txt: {text}"),
            message!(
                vi: "{clauses} điều khoản; nối {joined} chỗ xuống dòng; bỏ {removed} chỗ",
                en: "{clauses} clauses; {joined} line ends joined; {removed} stretches taken out",
            ),
        ];
        lines.extend(self.head.lines());
        lines.extend(self.removed.iter().map(Removed::left_out));
        lines.extend(self.kept.iter().map(Removed::kept));
        lines.extend(self.tables());
        lines.extend(self.letters());
        lines.extend(self.doubtful_letters.iter().map(Letter::line));
        lines.extend(self.doubtful.iter().map(Doubtful::line));
        lines.push(self.outline());
        lines
    }

    fn tables(&self) -> Option<Message> {
        let tables = self.tables;
        (tables > 0).then(|| {
            message!(
                vi: "{tables} bảng (table) thành các dòng có tab giữa các ô",
                en: "{tables} tables became rows with a tab between cells",
            )
        })
    }

    fn letters(&self) -> Option<Message> {
        let letters = self.letters.join(", ");
        (!letters.is_empty()).then(|| {
            message!(
                vi: "đã đổi chữ {letters} sang Unicode; bản gốc giữ cạnh text.txt",
                en: "letters of {letters} became Unicode; the original is kept beside text.txt",
            )
        })
    }

    fn outline(&self) -> Message {
        let count = |kind| self.outline.get(&kind).copied().unwrap_or(0);
        let told = KINDS
            .iter()
            .map(|(kind, vi, en, always)| (count(*kind), vi, en, always))
            .filter(|(count, _, _, always)| *count > 0 || **always);
        let (vi, en): (Vec<String>, Vec<String>) = told
            .map(|(count, vi, en, _)| (format!("{count} {vi}"), format!("{count} {en}")))
            .unzip();
        let (vi, en) = (vi.join(", "), en.join(", "));
        Message::new(format!("bố cục: {vi}"), format!("outline: {en}"))
    }
}

impl Head {
    fn lines(&self) -> Vec<Message> {
        let Head {
            number,
            date,
            place,
            signatory,
            recipients,
        } = self;
        let recipients = recipients.join(" ");
        let parts = [
            (number, "số", "number"),
            (date, "ngày", "date"),
            (place, "nơi ban hành", "place"),
        ];
        let (found, missing): (Vec<_>, Vec<_>) =
            parts.into_iter().partition(|(told, ..)| !told.is_empty());
        let mut lines = vec![];
        if !found.is_empty() {
            let vi = listed(&found, |(told, vi, _)| format!("{vi} `{told}`"));
            let en = listed(&found, |(told, _, en)| format!("{en} `{told}`"));
            lines.push(Message::new(vi, en));
        }
        if !missing.is_empty() {
            let vi = listed(&missing, |(_, vi, _)| vi.to_string());
            let en = listed(&missing, |(_, _, en)| en.to_string());
            lines.push(message!(vi: "không thấy: {vi}", en: "not found: {en}"));
        }
        if !signatory.is_empty() {
            lines.push(message!(vi: "người ký: {signatory}", en: "signed by: {signatory}"));
        }
        if !recipients.is_empty() {
            lines.push(message!(vi: "nơi nhận: {recipients}", en: "recipients: {recipients}"));
        }
        lines
    }
}

fn listed<T>(all: &[T], told: impl Fn(&T) -> String) -> String {
    all.iter().map(told).collect::<Vec<_>>().join(", ")
}

impl Doubtful {
    fn line(&self) -> Message {
        let Doubtful { line, words } = self;
        message!(
            vi: "xem lại chỗ nối ở dòng {line} của text.txt: {words}",
            en: "joined at line {line} of text.txt, to be looked at: {words}",
        )
    }
}

impl Letter {
    fn line(&self) -> Message {
        let Letter {
            line,
            before,
            after,
        } = self;
        message!(
            vi: "xem lại chữ ở dòng {line}: `{before}` đọc thành `{after}`",
            en: "letters at line {line} to be looked at: `{before}` became `{after}`",
        )
    }
}

impl Removed {
    fn words(&self) -> String {
        self.text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn left_out(&self) -> Message {
        let (line, text, (vi, en)) = (self.line, self.words(), self.why.words());
        message!(
            vi: "bỏ ở dòng {line}: {text} ({vi})",
            en: "taken out at line {line}: {text} ({en})",
        )
    }

    fn kept(&self) -> Message {
        let (place_vi, place) = match self.why {
            Why::Number => ("dòng", "line"),
            _ => ("đoạn", "paragraph"),
        };
        let (line, text, (vi, en)) = (self.line, self.words(), self.why.words());
        message!(
            vi: "xem lại ở {place_vi} {line}: {text} ({vi})",
            en: "to be looked at in {place} {line}: {text} ({en})",
        )
    }
}

impl Why {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Why::PageNumber => ("số trang", "page number"),
            Why::Number => ("có thể là số trang", "may be a page number"),
            Why::PageHeader => ("đầu trang", "page header"),
            Why::Stamp => ("dấu ký số", "signature stamp"),
            Why::Markdown => ("dấu của Markdown", "signs of Markdown"),
            Why::Word(NoticeKind::Hidden) => ("chữ ẩn trong Word", "hidden in Word"),
            Why::Word(NoticeKind::Deleted) => ("thay đổi đã bị bỏ", "left out by a tracked change"),
            Why::Word(NoticeKind::Inserted) => ("thay đổi được giữ", "kept of a tracked change"),
            Why::Word(NoticeKind::PageHeader) => ("đầu hoặc chân trang", "page header or footer"),
            Why::Word(NoticeKind::Comment) => ("ghi chú bên lề", "comment"),
            Why::Word(NoticeKind::Raised) => (
                "chữ nâng hoặc hạ, nay đứng ngang dòng",
                "raised or lowered letters, now on the line",
            ),
            Why::Word(NoticeKind::Sign) => ("ký hiệu chưa biết, ghi □", "unknown sign, written □"),
            Why::Word(NoticeKind::Formula) => {
                ("công thức viết trên một dòng", "formula on one line")
            }
            Why::Word(NoticeKind::Drawing) => (
                "biểu đồ, sơ đồ hoặc phần nhúng",
                "chart, diagram or embedded part",
            ),
        }
    }
}
