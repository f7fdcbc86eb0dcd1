//! `levels.toml`: the levels of the organisation and their bodies.

use super::{known, register, twice, validity};
use crate::base::diagnostic::{Diagnostic, message};
use crate::base::path::SourcePath;
use crate::base::span::Spanned;
use crate::model::level::{Body, Level, LevelId, Levels};
use crate::read::codes::LEVELS;
use crate::read::table::TableReader;
use std::collections::BTreeMap;

/// Levels and bodies in the order written; a level without `short` is as short as its name.
///
/// Diagnostics: those of `codes::LEVELS`, `levels/many`, `levels/cycle`, `clause/form`.
pub fn levels(file: &SourcePath, text: &str) -> (Levels, Vec<Diagnostic>) {
    register(file, text, &LEVELS, |keys| {
        let mut names = Names::default();
        let mut levels = keys.tables("level", |keys| level(keys, &mut names));
        let bodies = keys.tables("body", |keys| body(keys, &mut names));
        names.check(keys);
        many(keys, &mut levels);
        cycle(keys, &levels);
        Levels { levels, bodies }
    })
}

/// Ids and references of the register, with their places.
#[derive(Default)]
struct Names {
    levels: Vec<Spanned<String>>,
    bodies: Vec<Spanned<String>>,
    /// Levels that other entries name.
    named: Vec<Spanned<String>>,
}

impl Names {
    fn check(&self, keys: &mut TableReader) {
        twice(keys.wrong, &self.levels);
        twice(keys.wrong, &self.bodies);
        known(
            keys.wrong,
            &self.named,
            &self.levels,
            &message!(vi: "cấp", en: "level"),
        );
    }
}

fn level(keys: &mut TableReader, names: &mut Names) -> Option<Level> {
    let (id, name) = (keys.needed("id"), keys.needed("name"));
    let above = keys.text("above");
    names.named.extend(above.clone());
    names.levels.extend(id.clone());
    let (short, summary) = (keys.text("short"), keys.words("summary"));
    let (clauses, also, validity) = (
        keys.clauses("clauses"),
        keys.strings("also"),
        validity(keys),
    );
    let (id, name) = (id?, name?.value);
    Some(Level {
        id: LevelId(id.value),
        short: short.map_or(name.clone(), |short| short.value),
        name,
        summary,
        above: above.map(|above| LevelId(above.value)),
        clauses,
        also,
        validity,
        span: id.span,
    })
}

fn body(keys: &mut TableReader, names: &mut Names) -> Option<Body> {
    let (id, name, level) = (keys.needed("id"), keys.needed("name"), keys.needed("level"));
    names.named.extend(level.clone());
    names.bodies.extend(id.clone());
    let (short, summary) = (keys.text("short"), keys.words("summary"));
    let (roles, clauses) = (keys.strings("roles"), keys.clauses("clauses"));
    let (also, validity) = (keys.strings("also"), validity(keys));
    let (id, name) = (id?, name?.value);
    Some(Body {
        id: id.value,
        level: LevelId(level?.value),
        short: short.map_or(name.clone(), |short| short.value),
        name,
        summary,
        roles,
        clauses,
        also,
        validity,
        span: id.span,
    })
}

/// Levels of an organisation: what each shows is asked of all that stand above it.
const MOST: usize = 100;

/// Leaves out what is more than `MOST` levels. Diagnostics: `levels/many` at the first of them.
fn many(keys: &mut TableReader, levels: &mut Vec<Level>) {
    let Some(first) = levels.get(MOST) else {
        return;
    };
    let message = message!(vi: "có hơn {MOST} cấp", en: "there are more than {MOST} levels");
    let help = message!(
        vi: "giữ những cấp của tổ chức; từng đơn vị viết thành `[[body]]`",
        en: "keep the levels of the organisation; write single bodies as `[[body]]`",
    );
    keys.wrong
        .add(Diagnostic::error("levels/many", first.span.clone(), message).help(help));
    levels.truncate(MOST);
}

/// A level that stands above itself. Diagnostics: `levels/cycle` at its id.
fn cycle(keys: &mut TableReader, levels: &[Level]) {
    let above: BTreeMap<&str, &str> = levels
        .iter()
        .filter_map(|level| Some((level.id.as_str(), level.above.as_ref()?.as_str())))
        .collect();
    for level in levels {
        let id = level.id.as_str();
        let climb = std::iter::successors(above.get(id), |id| above.get(*id));
        if climb.take(above.len()).any(|found| *found == id) {
            let message = message!(
                vi: "cấp `{id}` nằm trên chính nó",
                en: "the level `{id}` stands above itself",
            );
            let help = message!(
                vi: "sửa `above` của một trong các cấp này",
                en: "mend the `above` of one of these levels",
            );
            keys.wrong
                .add(Diagnostic::error("levels/cycle", level.span.clone(), message).help(help));
        }
    }
}
