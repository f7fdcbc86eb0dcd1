//! What is told of clauses that are not as they were locked.

use crate::base::diagnostic::{Diagnostic, Message, fault, message, warning};
use crate::base::span::Span;
use crate::model::clause::Clause;
use crate::model::official::OfficialText;
use crate::model::plan::Locked;

pub fn moved(official: &OfficialText, row: &Locked, to: &Clause) -> Diagnostic {
    let (old, new) = (row.id.as_str(), to.id.as_str());

    let table = format!("[[renumbered]]\nfrom = \"{old}\"\nto = \"{new}\"\nby = \"…\"");
    fault!(
        "lock/moved",
        span(official, to),
        vi: "điều khoản `{old}` nay là `{new}` mà chưa khai báo",
        en: "clause `{old}` is now `{new}`, and nothing declares it",
    )
    .help(declare(official, &table))
}

pub fn vanished(official: &OfficialText, row: &Locked) -> Diagnostic {
    let id = row.id.as_str();
    let message = Message::new(
        format!(
            "không còn điều khoản `{id}`, ghi từ ngày {}, mà chưa khai báo",
            row.since.short()
        ),
        format!(
            "clause `{id}`, locked on {}, is gone, and nothing declares it",
            row.since
        ),
    );
    let table = format!("[[repealed]]\nclause = \"{id}\"\nby = \"…\"");
    Diagnostic::error("lock/vanished", row.span.clone(), message).help(declare(official, &table))
}

pub fn changed(official: &OfficialText, row: &Locked, clause: &Clause) -> Diagnostic {
    let (old, new) = (row.id.as_str(), clause.id.as_str());
    let named = if old == new {
        format!("`{new}`")
    } else {
        format!("`{new}` (`{old}`)")
    };

    let table = format!("[[amended]]\nclause = \"{new}\"\nby = \"…\"");
    fault!(
        "lock/changed",
        span(official, clause),
        vi: "lời văn của điều khoản {named} đã khác mà chưa khai báo",
        en: "the text of clause {named} has changed, and nothing declares it",
    )
    .help({
        let command = renumber(official);
        message!(
            vi: "chạy `{command}`, hoặc khai báo trong `notes.toml` (chữa lỗi in thì viết \
                `[[corrected]]`):\n{table}",
            en: "run `{command}`, or declare it in `notes.toml` (for a misprint that is mended: \
                `[[corrected]]`):\n{table}",
        )
    })
}

pub fn new(official: &OfficialText, clause: &Clause) -> Diagnostic {
    let id = clause.id.as_str();

    warning!(
        "lock/new",
        span(official, clause),
        vi: "điều khoản `{id}` chưa có trong `clauses.lock`",
        en: "clause `{id}` is not in `clauses.lock` yet",
    )
    .help(message!(vi: "chạy `xanh lock`", en: "run `xanh lock`"))
}

fn declare(official: &OfficialText, table: &str) -> Message {
    let command = renumber(official);
    message!(
        vi: "chạy `{command}`, hoặc khai báo trong `notes.toml`:\n{table}",
        en: "run `{command}`, or declare it in `notes.toml`:\n{table}",
    )
}

/// The command that asks what happened to a text and writes it down.
pub fn renumber(official: &OfficialText) -> String {
    let plan = official.source.folder().rsplit('/').next().unwrap_or("");
    format!("xanh renumber {plan}").trim_end().to_string()
}

/// The number of a clause; its first words where it has none.
fn span(official: &OfficialText, clause: &Clause) -> Span {
    let line = official
        .slice(&clause.body)
        .lines()
        .next()
        .unwrap_or("")
        .len();
    let range = if clause.label.is_empty() {
        clause.body.start..clause.body.start + line
    } else {
        clause.label.clone()
    };
    Span::new(&official.source, range)
}
