//! What `xanh rename level` and `xanh merge levels` write: one name for some levels, wherever the
//! site names them.

mod coverage;
mod files;
mod places;
mod register;

use super::site::Site;
use crate::base::diagnostic::{Fix, Message};
use crate::base::edit;
use crate::base::inputs::Inputs;
use crate::base::path::SourcePath;
use crate::base::span::Span;
use crate::base::value::{Codes, Value, toml};
use crate::model::level::{Level, LevelId};
use places::{Named, at, names};
use std::collections::BTreeMap;

/// Files are read once more for their places; their faults are told elsewhere.
const CODES: Codes = Codes::of_one("levels/syntax");

/// Levels that become one.
pub struct Regrouping<'a> {
    pub site: &'a Site,
    pub inputs: &'a Inputs,
    /// In the order of the register; one alone is renamed.
    pub members: Vec<&'a Level>,
    /// What they are called from now on.
    pub name: LevelId,
}

/// What a regrouping writes.
#[derive(Debug, Default)]
pub struct Regrouped {
    pub fixes: BTreeMap<SourcePath, Vec<Fix>>,
    /// Pages or their folders, and where they go.
    pub moves: Vec<(SourcePath, SourcePath)>,
    /// What a person should look at, in the order of the files.
    pub left: Vec<(Span, Message)>,
}

impl Regrouping<'_> {
    /// Every edit of registers, notes, heads, blocks, themes and links, and the files that bear the
    /// name of a level. Official texts are never among them.
    pub fn regrouped(&self) -> Regrouped {
        let mut done = Regrouped::default();
        self.register(&mut done);
        self.coverage(&mut done);
        self.lists_of_files(&mut done);
        self.pages(&mut done);
        self.files(&mut done);
        done.fixes.retain(|_, fixes| !fixes.is_empty());
        done.left.sort_by(|a, b| a.0.cmp(&b.0));
        done
    }

    fn is_member(&self, id: &str) -> bool {
        self.members.iter().any(|level| level.id.as_str() == id)
    }

    /// The member whose entry stays in the register: that of the new name, else the first.
    fn kept(&self) -> Option<&Level> {
        let same = self.members.iter().find(|level| level.id == self.name);
        same.or(self.members.first()).copied()
    }

    /// The tree of a file of TOML, with its text.
    fn toml<'t>(&'t self, file: &SourcePath) -> Option<(Value, &'t str)> {
        let text = self.inputs.texts.get(file)?;
        Some((toml(file, text, 0..text.len(), &CODES).0, text))
    }

    /// Lists of levels in the notes of plans and in the queries of themes.
    fn lists_of_files(&self, done: &mut Regrouped) {
        let files = self.inputs.texts.keys();
        let known = files.filter_map(|file| match file.name() {
            "notes.toml" => Some((file, &["clause", "*", "levels"][..])),
            "theme.toml" => Some((file, &["queries", "*", "*", "level"][..])),
            _ => None,
        });
        for (file, path) in known {
            let Some((value, text)) = self.toml(file) else {
                continue;
            };
            for list in at(&value, path) {
                done.add(self.list(text, &names(list)));
            }
        }
    }

    /// Edits of a list of levels: the first member bears the new name, the others are left out.
    fn list(&self, text: &str, items: &[Named]) -> Option<Fix> {
        let first = items.iter().position(|item| self.is_member(&item.level))?;
        let word = |(at, item): (usize, &Named)| {
            let raw = text.get(item.span.range()).unwrap_or_default();
            match self.is_member(&item.level) {
                true if at == first => Some(raw.replacen(&item.level, self.name.as_str(), 1)),
                true => None,
                false => Some(raw.to_string()),
            }
        };
        let new: Vec<Option<String>> = items.iter().enumerate().map(word).collect();
        changed(text, items, &new)
    }

    /// As `list`, but no member stays.
    fn list_without(&self, text: &str, items: &[Named]) -> Option<Fix> {
        let word = |item: &Named| {
            let raw = text.get(item.span.range()).unwrap_or_default();
            (!self.is_member(&item.level)).then(|| raw.to_string())
        };
        let new: Vec<Option<String>> = items.iter().map(word).collect();
        changed(text, items, &new)
    }
}

/// The edit of a list, where it changes anything.
fn changed(text: &str, items: &[Named], new: &[Option<String>]) -> Option<Fix> {
    let spans: Vec<Span> = items.iter().map(|item| item.span.clone()).collect();
    let fix = edit::listed(text, &spans, new)?;
    (text.get(fix.span.range()) != Some(fix.replacement.as_str())).then_some(fix)
}

impl Regrouped {
    fn add(&mut self, fixes: impl IntoIterator<Item = Fix>) {
        for fix in fixes {
            let known = self.fixes.entry(fix.span.file.clone()).or_default();
            known.push(fix);
        }
    }
}
