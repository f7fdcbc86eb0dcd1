//! `coverage.toml` with some levels as one: what any of them needs is needed, and only what none of
//! them needs is not.

use super::places::{at, block, names};
use super::{Regrouped, Regrouping};
use crate::base::diagnostic::{Fix, message};
use crate::base::path::SourcePath;
use crate::base::span::Span;
use crate::base::value::Value;
use crate::model::clause::{Address, ClauseRef};
use crate::model::level::Level;
use crate::model::register::NotApplicable;
use std::collections::BTreeSet;

/// A clause, or one of its named parts.
type Cell = (Address, Option<String>);

impl Regrouping<'_> {
    pub fn coverage(&self, done: &mut Regrouped) {
        let file = SourcePath::new("content/registers/coverage.toml");
        let Some((value, text)) = self.toml(&file) else {
            return;
        };
        for list in at(&value, &["require", "*", "levels"]) {
            done.add(self.list(text, &names(list)));
        }
        for table in at(&value, &["not_applicable", "*"]) {
            for list in at(table, &["levels"]) {
                self.not_applicable((&file, text), (table, list), done);
            }
        }
    }

    fn not_applicable(
        &self,
        (file, text): (&SourcePath, &str),
        (table, list): (&Value, &Value),
        done: &mut Regrouped,
    ) {
        let items = names(list);
        if !items.iter().any(|item| self.is_member(&item.level)) {
            return;
        }
        let rules = &self.site.sources.coverage.not_applicable;
        let rule = rules.iter().find(|rule| rule.span == table.span);
        if rule.is_none_or(|rule| self.needs_nothing(rule)) {
            done.add(self.list(text, &items));
            return;
        }
        let is_alone = items.iter().all(|item| self.is_member(&item.level));
        let name = self.name.as_str();
        done.left.push((
            list.span.clone(),
            message!(
                vi: "không ghi `{name}` ở đây nữa: một cấp đã gộp có việc theo điều khoản này",
                en: "`{name}` is not named here any more: one of the levels has a duty by this \
                     clause",
            ),
        ));
        match block(text, table).filter(|_| is_alone) {
            Some(range) => done.add([Fix {
                span: Span::new(file, range),
                replacement: String::new(),
            }]),
            None => done.add(self.list_without(text, &items)),
        }
    }

    /// Whether nothing in `rule` is needed by any member.
    fn needs_nothing(&self, rule: &NotApplicable) -> bool {
        let cells = self.cells(&rule.clauses);
        let spared = |level: &&Level| {
            let rules = self.site.sources.coverage.not_applicable.iter();
            let own = rules.filter(|rule| rule.levels.contains(&level.id));
            own.flat_map(|rule| self.cells(&rule.clauses))
                .collect::<BTreeSet<Cell>>()
        };
        let mut members = self.members.iter();
        members.all(|level| {
            let spared = spared(level);
            let is_spared =
                |cell: &Cell| spared.contains(cell) || spared.contains(&(cell.0.clone(), None));
            cells.iter().all(is_spared)
        })
    }

    fn cells(&self, clauses: &[ClauseRef]) -> BTreeSet<Cell> {
        let found = clauses.iter().flat_map(|clause| {
            let addresses = self.site.clauses.resolve(clause, None).unwrap_or_default();
            let part = clause.part.clone();
            addresses
                .into_iter()
                .map(move |address| (address, part.clone()))
        });
        found.collect()
    }
}
