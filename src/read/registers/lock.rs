//! `clauses.lock`: what the clauses of a plan were when they were first published.

use crate::base::date::Date;
use crate::base::diagnostic::{Diagnostic, Message, fault, message};
use crate::base::digest::Digest;
use crate::base::path::SourcePath;
use crate::base::span::Span;
use crate::model::clause::ClauseId;
use crate::model::plan::{Lock, Locked};
use crate::read::reference::is_clause;
use std::collections::BTreeSet;

/// A row a line: id, digest in 32 hexadecimal digits, day, with white space between, below it `|`
/// and its words; `+` begins a declared change that the rows hold, `=` how many lines of all these
/// kinds there are, `#` a remark.
///
/// Diagnostics: `lock/form` at a line that is no row, and at words that are not those of the
/// digest, `lock/duplicate` at an id that stands twice, `lock/cut` where the last line has no end
/// or lines are missing, `lock/empty`.
pub fn locked(file: &SourcePath, text: &str) -> (Lock, Vec<Diagnostic>) {
    let (mut lock, mut wrong, mut seen) = (Lock::default(), vec![], BTreeSet::new());
    let (mut start, mut count, mut told) = (0, 0, None);
    for line in text.split_inclusive('\n') {
        let words = line.strip_prefix("| ");
        let written = match words {
            Some(_) => line,
            None => line.split('#').next().unwrap_or_default(),
        };
        let at = start + written.len() - written.trim_start().len();
        start += line.len();
        let span = Span::new(file, at..at + written.trim().len());
        if written.trim().is_empty() {
            continue;
        }
        if let Some(number) = written.trim().strip_prefix('=') {
            told = Some((number.trim().to_string(), span));
            continue;
        }
        count += 1;
        if let Some(words) = words {
            match lock.rows.last_mut().filter(|row| bears(row, words)) {
                Some(row) => row.words = Some(words.trim_end().to_string()),
                None => wrong.push(no_row(span)),
            }
            continue;
        }
        if let Some(change) = line.trim().strip_prefix('+') {
            lock.held.push(change.trim().to_string());
            continue;
        }
        match row(written, &span) {
            Some(row) if seen.insert(row.id.clone()) => lock.rows.push(row),
            Some(row) => wrong.push(twice(&row)),
            None => wrong.push(no_row(span)),
        }
    }
    let end = Span::new(file, text.len()..text.len());
    match told {
        Some((number, span)) if number != count.to_string() => {
            wrong.push(missing(span, &number, count))
        }
        None if count == 0 => wrong.push(empty(end)),
        _ if !text.ends_with('\n') => wrong.push(cut(end)),
        _ => {}
    }
    (lock, wrong)
}

/// Whether `words` are those that a row was made of.
fn bears(row: &Locked, words: &str) -> bool {
    Digest::of_bytes(words.trim_end().as_bytes()).to_string() == row.digest
}

fn missing(span: Span, told: &str, count: usize) -> Diagnostic {
    let fault = fault!(
        "lock/cut",
        span,
        vi: "tệp nói có {told} dòng mà còn {count}",
        en: "the file says it has {told} lines, and has {count}",
    );
    fault.help(take_back())
}

fn cut(span: Span) -> Diagnostic {
    let fault = fault!(
        "lock/cut",
        span,
        vi: "tệp bị cắt giữa dòng này",
        en: "the file is cut off in this line",
    );
    fault.help(take_back())
}

fn empty(span: Span) -> Diagnostic {
    let fault = fault!("lock/empty", span, vi: "tệp rỗng", en: "the file is empty");
    fault.help(take_back())
}

fn take_back() -> Message {
    message!(
        vi: "tệp này do `xanh` ghi; lấy lại bản cũ từ kho, hoặc ghi lại từ đầu bằng `xanh lock \
            --anew`",
        en: "this file is written by `xanh`; take the old one back from the repository, or write \
            it from nothing by `xanh lock --anew`",
    )
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
        words: None,
        span: span.clone(),
    })
}

fn no_row(span: Span) -> Diagnostic {
    let message = message!(
        vi: "dòng này không có dạng `điều-khoản  mã-băm  ngày`",
        en: "this line is not `clause  digest  day`",
    );
    Diagnostic::error("lock/form", span, message).help(take_back())
}

fn twice(row: &Locked) -> Diagnostic {
    let id = row.id.as_str();
    fault!("lock/duplicate", row.span.clone(), vi: "`{id}` ghi hai lần", en: "`{id}` stands twice")
}
