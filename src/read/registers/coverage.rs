//! `coverage.toml`: which clauses need which material for which levels.

use super::{levels_of, register};
use crate::base::diagnostic::{Diagnostic, Severity};
use crate::base::path::SourcePath;
use crate::model::clause::ClauseRef;
use crate::model::level::Levels;
use crate::model::meta::KindName;
use crate::model::register::{CoveragePolicy, NotApplicable, Required};
use crate::read::codes::COVERAGE;
use crate::read::fields::KINDS;
use crate::read::table::TableReader;

/// The policy of the site. A required cell that is empty is a warning unless it says error.
///
/// Diagnostics: those of `codes::COVERAGE`, `clause/form`; `coverage/unknown` at a level that is
/// not in `levels`.
pub fn coverage(
    file: &SourcePath,
    text: &str,
    levels: &Levels,
) -> (CoveragePolicy, Vec<Diagnostic>) {
    register(file, text, &COVERAGE, |keys| CoveragePolicy {
        required: keys.tables("require", |keys| require(keys, levels)),
        not_applicable: keys.tables("not_applicable", |keys| not_applicable(keys, levels)),
    })
}

fn require(keys: &mut TableReader, levels: &Levels) -> Option<Required> {
    let severity = match keys.one_of("severity", &["warning", "error"]) {
        Some("error") => Severity::Error,
        _ => Severity::Warning,
    };
    Some(Required {
        clauses: clauses(keys),
        levels: levels_of(keys, levels),
        kinds: kinds(keys),
        severity,
        span: keys.span.clone(),
    })
}

fn not_applicable(keys: &mut TableReader, levels: &Levels) -> Option<NotApplicable> {
    let reason = keys
        .needed("reason")
        .map_or(String::new(), |reason| reason.value);
    Some(NotApplicable {
        clauses: clauses(keys),
        levels: levels_of(keys, levels),
        reason,
        span: keys.span.clone(),
    })
}

fn clauses(keys: &mut TableReader) -> Vec<ClauseRef> {
    if keys.get("clauses").is_none() {
        keys.wrong.missing("clauses", "[\"II.3\"]", keys.span);
    }
    keys.clauses("clauses")
}

fn kinds(keys: &mut TableReader) -> Vec<KindName> {
    let Some(value) = keys.get("kinds") else {
        keys.wrong.missing("kinds", "[\"guide\"]", keys.span);
        return vec![];
    };
    let items = keys.wrong.list(value);
    items
        .iter()
        .filter_map(|item| keys.wrong.one_of(item, KINDS))
        .filter_map(|kind| KindName::parse(kind.value))
        .collect()
}
