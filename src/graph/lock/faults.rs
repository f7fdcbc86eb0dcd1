//! What is told of clauses that are not as they were locked.

use crate::base::diagnostic::{Diagnostic, Message};
use crate::base::span::Span;
use crate::model::clause::Clause;
use crate::model::plan::{Locked, OfficialText};

pub fn moved(official: &OfficialText, row: &Locked, to: &Clause) -> Diagnostic {
    let (old, new) = (row.id.as_str(), to.id.as_str());
    let message = Message::new(
        format!("điều khoản `{old}` nay là `{new}` mà chưa khai báo"),
        format!("clause `{old}` is now `{new}`, and nothing declares it"),
    );
    let table = format!("[[renumbered]] from = \"{old}\", to = \"{new}\", by = \"…\"");
    Diagnostic::error("lock/moved", span(official, to), message).help(declare(&table))
}

pub fn vanished(row: &Locked) -> Diagnostic {
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
    let table = format!("[[repealed]] clause = \"{id}\", by = \"…\"");
    Diagnostic::error("lock/vanished", row.span.clone(), message).help(declare(&table))
}

pub fn changed(official: &OfficialText, row: &Locked, clause: &Clause) -> Diagnostic {
    let (old, new) = (row.id.as_str(), clause.id.as_str());
    let named = if old == new {
        format!("`{new}`")
    } else {
        format!("`{new}` (`{old}`)")
    };
    let message = Message::new(
        format!("lời văn của điều khoản {named} đã khác mà chưa khai báo"),
        format!("the text of clause {named} has changed, and nothing declares it"),
    );
    let table = format!(
        "[[amended]] clause = \"{new}\", by = \"…\" | [[corrected]] clause = \"{new}\", by = \"…\""
    );
    Diagnostic::error("lock/changed", span(official, clause), message).help(declare(&table))
}

pub fn new(official: &OfficialText, clause: &Clause) -> Diagnostic {
    let id = clause.id.as_str();
    let message = Message::new(
        format!("điều khoản `{id}` chưa có trong `clauses.lock`"),
        format!("clause `{id}` is not in `clauses.lock` yet"),
    );
    Diagnostic::warning("lock/new", span(official, clause), message)
        .help(Message::new("chạy `xanh lock`", "run `xanh lock`"))
}

fn declare(table: &str) -> Message {
    Message::new(
        format!("khai báo trong `notes.toml`: {table}"),
        format!("declare it in `notes.toml`: {table}"),
    )
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
