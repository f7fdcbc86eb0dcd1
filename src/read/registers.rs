//! What stands beside the pages: registers of the site, notes and locks of plans.

mod coverage;
mod documents;
mod levels;
mod lock;
mod notes;
mod words;

pub use self::coverage::coverage;
pub use self::documents::documents;
pub use self::levels::levels;
pub use self::lock::locked;
pub use self::notes::notes;
pub use self::words::words;

use super::reporter::{Reporter, Written};
use super::table::{TableReader, keys};
use crate::base::diagnostic::{Diagnostic, Message, message};
use crate::base::path::SourcePath;
use crate::base::span::Spanned;
use crate::base::value::{Codes, toml};
use crate::model::level::{LevelId, Levels, Validity};
use std::collections::BTreeSet;

/// What `read` makes of the TOML in `text`.
fn register<T: Default>(
    file: &SourcePath,
    text: &str,
    codes: &'static Codes,
    read: impl FnOnce(&mut TableReader) -> T,
) -> (T, Vec<Diagnostic>) {
    let (value, found) = toml(file, text, 0..text.len(), codes);
    let mut wrong = Reporter::new(codes, Written::Toml, found);
    let made = keys(&value, &mut wrong, read).unwrap_or_default();
    (made, wrong.into_diagnostics())
}

/// `from`, `until` and `replaced_by`.
fn validity(keys: &mut TableReader) -> Validity {
    Validity {
        from: keys.date("from"),
        until: keys.date("until"),
        replaced_by: keys.text("replaced_by").map(|id| id.value),
    }
}

/// Complains of each id that stands twice.
fn twice<'a>(wrong: &mut Reporter, ids: impl IntoIterator<Item = &'a Spanned<String>>) {
    let mut seen = BTreeSet::new();
    for id in ids {
        if !seen.insert(&id.value) {
            let message = Message::new(
                format!("`{}` khai báo hai lần", id.value),
                format!("`{}` stands twice", id.value),
            );
            let help = message!(
                vi: "bỏ một trong hai, hoặc đặt tên khác",
                en: "take one of the two out, or name it otherwise",
            );
            wrong
                .add(Diagnostic::error(wrong.codes.duplicate, id.span.clone(), message).help(help));
        }
    }
}

/// Complains of each of `names` that no entry of the same register has as its id.
fn known<'a>(
    wrong: &mut Reporter,
    names: impl IntoIterator<Item = &'a Spanned<String>>,
    ids: &[Spanned<String>],
    what: &Message,
) {
    let known: Vec<&str> = ids.iter().map(|id| id.value.as_str()).collect();
    for name in names {
        if !known.contains(&name.value.as_str()) {
            wrong.unknown(name, &known, what.clone());
        }
    }
}

/// The levels that an entry names. Diagnostics: `unknown` at one that the register of levels does
/// not have.
fn levels_of(keys: &mut TableReader, register: &Levels) -> Vec<LevelId> {
    let named = keys.texts("levels");
    let ids: Vec<&str> = register
        .levels
        .iter()
        .map(|level| level.id.as_str())
        .collect();
    for name in named
        .iter()
        .filter(|name| !ids.contains(&name.value.as_str()))
    {
        keys.wrong
            .unknown(name, &ids, message!(vi: "cấp", en: "level"));
    }
    values(named).into_iter().map(LevelId).collect()
}

fn values(texts: Vec<Spanned<String>>) -> Vec<String> {
    texts.into_iter().map(|text| text.value).collect()
}

#[cfg(test)]
mod tests;
