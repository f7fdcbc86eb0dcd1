//! `clauses.lock`: what the clauses of a plan were when they were first published.

use crate::base::date::Date;
use crate::base::diagnostic::{Diagnostic, fault, message};
use crate::base::digest::Digest;
use crate::base::path::SourcePath;
use crate::base::span::Span;
use crate::model::clause::ClauseId;
use crate::model::plan::{Lock, Locked};
use crate::read::reference::is_clause;
use std::collections::BTreeSet;

/// A row a line: id, digest in 32 hexadecimal digits, day, with white space between; `+` begins a
/// declared change that the rows hold, `#` a remark.
///
/// Diagnostics: `lock/form` at a line that is no row, `lock/duplicate` at an id that stands twice.
pub fn locked(file: &SourcePath, text: &str) -> (Lock, Vec<Diagnostic>) {
    let (mut lock, mut wrong, mut seen) = (Lock::default(), vec![], BTreeSet::new());
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let written = line.split('#').next().unwrap_or_default();
        let at = start + written.len() - written.trim_start().len();
        start += line.len();
        if written.trim().is_empty() {
            continue;
        }
        if let Some(change) = line.trim().strip_prefix('+') {
            lock.held.push(change.trim().to_string());
            continue;
        }
        let span = Span::new(file, at..at + written.trim().len());
        match row(written, &span) {
            Some(row) if seen.insert(row.id.clone()) => lock.rows.push(row),
            Some(row) => wrong.push(twice(&row)),
            None => wrong.push(no_row(span)),
        }
    }
    (lock, wrong)
}

fn row(line: &str, span: &Span) -> Option<Locked> {
    let cells: Vec<&str> = line.split_whitespace().collect();
    let [id, digest, since] = cells[..] else {
        return None;
    };
    let since = Date::parse(since)?;
    let valid = is_clause(id) && Digest::parse(digest).is_some();
    valid.then(|| Locked {
        id: ClauseId(id.to_string()),
        digest: digest.to_string(),
        since,
        span: span.clone(),
    })
}

fn no_row(span: Span) -> Diagnostic {
    let message = message!(
        vi: "dòng này không có dạng `điều-khoản  mã-băm  ngày`",
        en: "this line is not `clause  digest  day`",
    );
    let help = message!(
        vi: "tệp này do `xanh` ghi; lấy lại bản cũ từ kho",
        en: "this file is written by `xanh`; take the old one back from the repository",
    );
    Diagnostic::error("lock/form", span, message).help(help)
}

fn twice(row: &Locked) -> Diagnostic {
    let id = row.id.as_str();
    fault!("lock/duplicate", row.span.clone(), vi: "`{id}` đứng hai lần", en: "`{id}` stands twice")
}
