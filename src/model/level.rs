//! Levels of the organisation and the bodies at each.

use super::clause::ClauseRef;
use crate::base::date::Date;
use crate::base::span::Span;
use serde::Serialize;

/// The name of a level in front matter and addresses: `co-so`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct LevelId(pub String);

/// A level, in the order of the register, from the top of the ladder down.
#[derive(Clone, Debug, Hash)]
pub struct Level {
    pub id: LevelId,
    pub name: String,
    pub short: String,
    pub summary: String,
    pub above: Option<LevelId>,
    pub clauses: Vec<ClauseRef>,
    pub also: Vec<String>,
    pub validity: Validity,
    pub span: Span,
}

/// A body of a level that a plan names.
#[derive(Clone, Debug, Hash)]
pub struct Body {
    pub id: String,
    pub level: LevelId,
    pub name: String,
    pub short: String,
    pub summary: String,
    pub roles: Vec<String>,
    pub clauses: Vec<ClauseRef>,
    pub also: Vec<String>,
    pub validity: Validity,
    pub span: Span,
}

/// From when to when something holds, both days counted, and what came after it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Validity {
    pub from: Option<Date>,
    pub until: Option<Date>,
    pub replaced_by: Option<String>,
}

/// `registers/levels.toml`.
#[derive(Clone, Debug, Default, Hash)]
pub struct Levels {
    pub levels: Vec<Level>,
    pub bodies: Vec<Body>,
}

impl LevelId {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Levels {
    pub fn get(&self, id: &LevelId) -> Option<&Level> {
        self.levels.iter().find(|level| level.id == *id)
    }
}
