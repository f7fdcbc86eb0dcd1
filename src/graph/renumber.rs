//! What `xanh renumber` writes: the changes of a text in its notes, and every reference by the
//! numbers of today.

use super::lock::{Proposal, key_behind};
use super::references::{Reference, references, spoken};
use super::site::Site;
use crate::base::date::Date;
use crate::base::diagnostic::Fix;
use crate::base::edit::{applied, renamed};
use crate::base::inputs::Inputs;
use crate::base::path::SourcePath;
use crate::base::span::Span;
use crate::model::clause::ClauseId;
use crate::model::plan::{Change, Plan, What};
use std::collections::BTreeMap;

/// What is known of a renumbering before it is written.
pub struct Renumbering<'a> {
    pub site: &'a Site,
    pub inputs: &'a Inputs,
    pub plan: &'a Plan,
    pub proposals: &'a [Proposal],
    /// The document that did it; empty for a draft, which declares nothing.
    pub by: &'a str,
    pub date: Option<Date>,
}

/// What a renumbering writes.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Rewritten {
    /// Whole files, below the folder of the site.
    pub files: BTreeMap<SourcePath, String>,
    /// Places that are written anew.
    pub count: usize,
    /// Places that only a person can write anew, and the clause that is meant: spoken names, ranges
    /// that were torn; `None` for a clause that is gone.
    pub left: Vec<(Span, ClauseId, Option<ClauseId>)>,
}

impl Renumbering<'_> {
    /// The files with references by the numbers of today, and the changes declared. The official
    /// text is never among them.
    pub fn rewritten(&self) -> Rewritten {
        let declared = self.plan.notes.changes.iter();
        let open = declared.filter(|change| is_renumbering(&change.what) && !change.rewritten);
        let proposed: Vec<Change> = self
            .proposals
            .iter()
            .filter_map(|one| self.change(one))
            .collect();
        let changes: Vec<&Change> = open.clone().chain(&proposed).collect();
        let gone: Vec<&ClauseId> = changes
            .iter()
            .filter_map(|change| match &change.what {
                What::Repealed(id) => Some(id),
                _ => None,
            })
            .collect();
        let mut edits = Edits::default();
        let notes = self.notes();
        for reference in references(self.site)
            .into_iter()
            .chain(spoken(self.site, &self.plan.id))
        {
            if reference.plan == self.plan.id {
                self.one(&reference, (&changes, &gone), &mut edits);
            }
        }
        if let Some(text) = self.inputs.texts.get(&notes) {
            edits
                .fixes
                .entry(notes.clone())
                .or_default()
                .extend(keys(&notes, text, &changes, &gone));
            let marks = open.map(|change| key_behind(text, &change.by_span, "rewritten = true"));
            edits.fixes.entry(notes.clone()).or_default().extend(marks);
        }
        self.written(edits)
    }

    fn notes(&self) -> SourcePath {
        SourcePath::new(&format!(
            "{}/notes.toml",
            self.plan.official.source.folder()
        ))
    }

    /// Whether `span` is the key of a note of this plan.
    fn notes_on(&self, span: &Span) -> bool {
        self.plan.notes.notes.iter().any(|note| note.span == *span)
    }

    /// A proposal as the change that it will be.
    fn change(&self, proposal: &Proposal) -> Option<Change> {
        let Proposal::Declare { what, .. } = proposal else {
            return None;
        };
        let nowhere = Span::new(&self.plan.official.source, 0..0);
        Some(Change {
            what: what.clone(),
            by: self.by.to_string(),
            by_span: nowhere.clone(),
            date: None,
            former: String::new(),
            rewritten: false,
            span: nowhere,
        })
    }

    fn one(
        &self,
        reference: &Reference,
        (changes, gone): (&[&Change], &[&ClauseId]),
        edits: &mut Edits,
    ) {
        let Some(text) = self.inputs.texts.get(&reference.span.file) else {
            return;
        };
        let left = |meant| (reference.span.clone(), reference.clause.clone(), meant);
        if gone.iter().any(|above| reference.clause.is_within(above)) {
            // What is noted of it becomes a remark.
            if !self.notes_on(&reference.span) {
                edits.left.push(left(None));
            }
            return;
        }
        let meant = reference.meant(changes);
        match reference.renumbered(text, changes) {
            Some(fix) => edits.add(fix),
            None if meant != reference.clause => edits.left.push(left(Some(meant))),
            None => {}
        }
    }

    fn written(&self, edits: Edits) -> Rewritten {
        let mut files = BTreeMap::new();
        for (file, fixes) in edits.fixes.iter().filter(|(_, fixes)| !fixes.is_empty()) {
            let text = self.inputs.texts.get(file).map_or("", |text| text.as_str());
            files.insert(file.clone(), applied(text, fixes));
        }
        let tables = self
            .proposals
            .iter()
            .map(|one| one.table(self.by, self.date));
        let tables: String = if self.by.is_empty() {
            String::new()
        } else {
            tables.collect()
        };
        if !tables.is_empty() {
            let notes = self.notes();
            let before = || self.inputs.texts.get(&notes).map(|text| text.to_string());
            let text = files.remove(&notes).or_else(before).unwrap_or_default();
            let text = text.trim_end();
            let apart = if text.is_empty() { "" } else { "\n" };
            files.insert(
                notes,
                format!("{text}{apart}{tables}").trim_start().to_string(),
            );
        }
        Rewritten {
            files,
            count: edits.count,
            left: edits.left,
        }
    }
}

#[derive(Default)]
struct Edits {
    fixes: BTreeMap<SourcePath, Vec<Fix>>,
    count: usize,
    left: Vec<(Span, ClauseId, Option<ClauseId>)>,
}

impl Edits {
    fn add(&mut self, fix: Fix) {
        let fixes = self.fixes.entry(fix.span.file.clone()).or_default();
        if !fixes.contains(&fix) {
            fixes.push(fix);
            self.count += 1;
        }
    }
}

fn is_renumbering(what: &What) -> bool {
    matches!(what, What::Renumbered { .. })
}

/// Edits of the heads of tables, `[clause."I.2".parts]`: by the numbers of today; what is noted of
/// a clause that is gone becomes a remark.
fn keys(file: &SourcePath, text: &str, changes: &[&Change], gone: &[&ClauseId]) -> Vec<Fix> {
    let (mut fixes, mut at, mut is_gone) = (vec![], 0, false);
    for line in text.split_inclusive('\n') {
        let span = Span::new(file, at..at + line.len());
        if line.trim_start().starts_with('[') {
            let id = noted(line);
            is_gone = id
                .as_ref()
                .is_some_and(|id| gone.iter().any(|above| id.is_within(above)));
            let moved = id.map(|id| {
                (
                    super::lock::Changes::new(changes.iter().copied()).target(&id),
                    id,
                )
            });
            let new = moved.filter(|(new, id)| new != id && !is_gone);
            fixes.extend(new.and_then(|(new, id)| renamed(text, &span, id.as_str(), new.as_str())));
        }
        if is_gone && !line.trim().is_empty() && !line.trim_start().starts_with('#') {
            fixes.push(Fix {
                span: Span::new(file, at..at),
                replacement: "# ".to_string(),
            });
        }
        at += line.len();
    }
    fixes
}

/// The clause that the head of a table speaks of.
fn noted(line: &str) -> Option<ClauseId> {
    let rest = line.trim_start().strip_prefix("[clause.")?;
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let id = rest[1..].split(quote).next()?;
    Some(ClauseId(id.to_string()))
}
