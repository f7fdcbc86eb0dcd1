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

use super::table::{Keys, keys};
use super::wrong::{Written, Wrong};
use crate::base::diagnostic::{Diagnostic, Said};
use crate::base::path::SourcePath;
use crate::base::value::{Codes, toml};
use crate::model::level::{LevelId, Levels, Validity};
use crate::model::meta::Placed;
use std::collections::BTreeSet;

/// What `read` makes of the TOML in `text`.
fn register<T: Default>(
    file: &SourcePath,
    text: &str,
    codes: &'static Codes,
    read: impl FnOnce(&mut Keys) -> T,
) -> (T, Vec<Diagnostic>) {
    let (value, found) = toml(file, text, 0..text.len(), codes);
    let mut wrong = Wrong::new(codes, Written::Toml, found);
    let made = keys(&value, &mut wrong, read).unwrap_or_default();
    (made, wrong.into_diagnostics())
}

/// `from`, `until` and `replaced_by`.
fn validity(keys: &mut Keys) -> Validity {
    Validity {
        from: keys.date("from"),
        until: keys.date("until"),
        replaced_by: keys.text("replaced_by").map(|id| id.value),
    }
}

/// Complains of each id that stands twice.
fn twice<'a>(wrong: &mut Wrong, ids: impl IntoIterator<Item = &'a Placed<String>>) {
    let mut seen = BTreeSet::new();
    for id in ids {
        if !seen.insert(&id.value) {
            let message = Said::new(
                format!("`{}` đứng hai lần", id.value),
                format!("`{}` stands twice", id.value),
            );
            let help = Said::new(
                "bỏ một trong hai, hoặc đặt tên khác",
                "take one of the two out, or name it otherwise",
            );
            wrong
                .add(Diagnostic::error(wrong.codes.duplicate, id.span.clone(), message).help(help));
        }
    }
}

/// Complains of each of `names` that no entry of the same register has as its id.
fn known<'a>(
    wrong: &mut Wrong,
    names: impl IntoIterator<Item = &'a Placed<String>>,
    ids: &[Placed<String>],
    what: &Said,
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
fn levels_of(keys: &mut Keys, register: &Levels) -> Vec<LevelId> {
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
        keys.wrong.unknown(name, &ids, Said::new("cấp", "level"));
    }
    values(named).into_iter().map(LevelId).collect()
}

fn values(texts: Vec<Placed<String>>) -> Vec<String> {
    texts.into_iter().map(|text| text.value).collect()
}

#[cfg(test)]
mod tests;
