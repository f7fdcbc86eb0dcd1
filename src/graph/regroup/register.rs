//! `levels.toml` with some levels as one.

use super::places::{at, block, names, text_of};
use super::{Regrouped, Regrouping};
use crate::base::diagnostic::{Fix, message};
use crate::base::edit::{line_end, without_lines};
use crate::base::path::SourcePath;
use crate::base::span::Span;
use crate::base::value::{Node, Value, quoted};
use crate::model::level::{Level, LevelId};
use std::collections::BTreeSet;

impl Regrouping<'_> {
    pub fn register(&self, done: &mut Regrouped) {
        let Some(kept) = self.kept() else { return };
        let file = &kept.span.file;
        let Some((value, text)) = self.toml(file) else {
            return;
        };
        let entry = Entry {
            of: self,
            file,
            text,
        };
        for table in at(&value, &["level", "*"]) {
            match text_of(table, "id") {
                Some((id, _)) if id == kept.id.as_str() => entry.kept(table, &value, done),
                Some((id, place)) if self.is_member(id) => match block(text, table) {
                    Some(range) => done.add([Fix {
                        span: Span::new(file, range),
                        replacement: String::new(),
                    }]),
                    None => done.left.push((
                        place.span.clone(),
                        message!(
                            vi: "gỡ mục này ra: cấp đã gộp",
                            en: "take this entry out: the level was merged",
                        ),
                    )),
                },
                _ => entry.others(table, &["above", "replaced_by"], done),
            }
        }
        for table in at(&value, &["body", "*"]) {
            entry.others(table, &["level"], done);
        }
    }
}

/// The register, as its entries are edited.
struct Entry<'a> {
    of: &'a Regrouping<'a>,
    file: &'a SourcePath,
    text: &'a str,
}

impl Entry<'_> {
    fn others(&self, table: &Value, keys: &[&str], done: &mut Regrouped) {
        for key in keys {
            for value in at(table, &[key]) {
                done.add(self.of.list(self.text, &names(value)));
            }
        }
    }

    /// The entry that stays: its name, what stands above it, and what the others had.
    fn kept(&self, table: &Value, all: &Value, done: &mut Regrouped) {
        let Some((id, place)) = text_of(table, "id") else {
            return;
        };
        done.add(self.of.list(self.text, &names(place)));
        self.above(table, done);
        let is_replaced =
            text_of(table, "replaced_by").is_some_and(|(by, _)| self.of.is_member(by));
        if is_replaced {
            // What came after it is now itself.
            ["until", "replaced_by"]
                .iter()
                .for_each(|key| done.add(self.without(table, key)));
        }
        if self.of.members.len() < 2 {
            return;
        }
        self.appended(table, "clauses", self.clauses(id, all), done);
        self.appended(table, "also", self.also(id, all), done);
        done.left.push((
            place.span.clone(),
            message!(
                vi: "xem lại `name`, `short`, `summary` của cấp đã gộp",
                en: "look at `name`, `short` and `summary` of the merged level",
            ),
        ));
    }

    /// The first level above the topmost member that is no member itself.
    fn above(&self, table: &Value, done: &mut Regrouped) {
        let levels = &self.of.site.sources.levels;
        let top = self.of.members.first().and_then(|top| top.above.as_ref());
        let climb = std::iter::successors(top, |id| levels.get(id)?.above.as_ref());
        let mut climb = climb.take(levels.levels.len());
        let above = climb.find(|id: &&LevelId| !self.of.is_member(id.as_str()));
        match (text_of(table, "above"), above) {
            (Some((old, _)), Some(new)) if old == new.as_str() => {}
            (Some((_, value)), Some(new)) => done.add([Fix {
                span: value.span.clone(),
                replacement: quoted(new.as_str()),
            }]),
            (Some(_), None) => done.add(self.without(table, "above")),
            (None, Some(new)) => done.add(self.line(table, &format!("above = {}", quoted(&new.0)))),
            (None, None) => {}
        }
    }

    fn without(&self, table: &Value, key: &str) -> Option<Fix> {
        let Node::Table(table) = &table.node else {
            return None;
        };
        let entry = table.entries.iter().find(|entry| entry.key.name == key)?;
        let range = (entry.key.span.range().start, entry.value.span.range().end);
        Some(without_lines(self.text, self.file, range))
    }

    /// A line below the id of an entry.
    fn line(&self, table: &Value, line: &str) -> Option<Fix> {
        let (_, id) = text_of(table, "id")?;
        let end = id.span.range().end;
        let at = self.text[end..]
            .find(['\r', '\n'])
            .map_or(self.text.len(), |at| end + at);
        Some(Fix {
            span: Span::new(self.file, at..at),
            replacement: format!("{}{line}", line_end(self.text)),
        })
    }

    /// Members whose entry goes, as written.
    fn dropped<'v>(&self, kept: &str, all: &'v Value) -> Vec<&'v Value> {
        let is_dropped = |table: &&Value| {
            text_of(table, "id").is_some_and(|(id, _)| id != kept && self.of.is_member(id))
        };
        at(all, &["level", "*"])
            .into_iter()
            .filter(is_dropped)
            .collect()
    }

    fn clauses(&self, kept: &str, all: &Value) -> Vec<String> {
        let lists = self.dropped(kept, all).into_iter();
        let values = lists.flat_map(|table| at(table, &["clauses"]));
        values.flat_map(names).map(|named| named.level).collect()
    }

    /// What the other members were called: their other names, and their own.
    fn also(&self, kept: &str, all: &Value) -> Vec<String> {
        let of = |table: &Value| {
            let others = at(table, &["also"]).into_iter().flat_map(names);
            let own = text_of(table, "short").or_else(|| text_of(table, "name"));
            let own = own.map(|(name, _)| name.to_string());
            others
                .map(|named| named.level)
                .chain(own)
                .collect::<Vec<_>>()
        };
        let found = self.dropped(kept, all).into_iter().flat_map(of);
        let is_kept = |level: &&&Level| level.id.as_str() == kept;
        let level = self.of.members.iter().find(is_kept);
        let own = |name: &String| level.is_some_and(|one| one.name == *name || one.short == *name);
        found.filter(|name| !own(name)).collect()
    }

    /// The list at `key` with `more` behind what it holds, each once.
    fn appended(&self, table: &Value, key: &str, more: Vec<String>, done: &mut Regrouped) {
        let list = at(table, &[key]).into_iter().next();
        let mut seen: BTreeSet<String> = list
            .into_iter()
            .flat_map(names)
            .map(|named| named.level)
            .collect();
        let more: Vec<String> = more
            .into_iter()
            .filter(|item| seen.insert(item.clone()))
            .map(|item| quoted(&item))
            .collect();
        if more.is_empty() {
            return;
        }
        let more = more.join(", ");
        let insert = |at: usize, replacement: String| Fix {
            span: Span::new(self.file, at..at),
            replacement,
        };
        match list.map(|list| (&list.node, &list.span)) {
            None => done.add(self.line(table, &format!("{key} = [{more}]"))),
            Some((Node::List(items), span)) => match items.last() {
                Some(last) => done.add([insert(last.span.range().end, format!(", {more}"))]),
                None => done.add([insert(span.range().start + 1, more)]),
            },
            Some((_, span)) => {
                let raw = self.text.get(span.range()).unwrap_or_default();
                done.add([Fix {
                    span: span.clone(),
                    replacement: format!("[{raw}, {more}]"),
                }]);
            }
        }
    }
}
