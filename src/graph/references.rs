//! Every place where the site names a clause by its number, and how it is written anew when a plan
//! is renumbered.

use super::citations::Resolution;
use super::cited::{Row, rows};
use super::links::Target;
use super::lock::Changes;
use super::site::Site;
use crate::base::date::Date;
use crate::base::diagnostic::Fix;
use crate::base::edit::renamed;
use crate::base::path::{decode, encode};
use crate::base::span::Span;
use crate::model::clause::{ClauseId, ClauseRef, PlanId};
use crate::model::document::{Link, LinkForm};
use crate::model::page::Page;
use crate::model::plan::{Change, What};

/// A place where a clause is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    pub plan: PlanId,
    pub clause: ClauseId,
    /// The last step of a range, as written: `3` of `II.1-3`.
    pub last: Option<String>,
    pub form: Form,
    pub span: Span,
    /// The last day that its page bears.
    pub day: Option<Date>,
}

/// How a clause is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// By its id: `[[57-kh-tld#III.4.2]]`, `clauses = ["II.1-3"]`, `[clause."II.3"]`.
    Id,
    /// In an address: `57-kh-tld/index.md#III.4.2`.
    Anchor,
    /// As it is spoken: `khoản 4, mục III`.
    Spoken,
}

/// Every reference to a clause in pages, in the front matter of pages, in notes and registers;
/// official texts name what they name.
pub fn references(site: &Site) -> Vec<Reference> {
    let mut found = vec![];
    for page in site.pages.values().chain(site.parts.values()) {
        of_page(site, page, &mut found);
    }
    let registers = &site.sources;
    let levels = registers
        .levels
        .levels
        .iter()
        .flat_map(|level| &level.clauses);
    let bodies = registers
        .levels
        .bodies
        .iter()
        .flat_map(|body| &body.clauses);
    let required = registers
        .coverage
        .required
        .iter()
        .flat_map(|one| &one.clauses);
    let spared = registers
        .coverage
        .not_applicable
        .iter()
        .flat_map(|one| &one.clauses);
    let terms = registers.words.terms.iter().flat_map(|term| &term.clauses);
    let all = levels
        .chain(bodies)
        .chain(required)
        .chain(spared)
        .chain(terms);
    found.extend(all.filter_map(|one| by_id(site, one, None, None)));
    for plan in registers.plans.values() {
        for note in &plan.notes.notes {
            found.push(Reference {
                plan: plan.id.clone(),
                clause: note.clause.clone(),
                last: None,
                form: Form::Id,
                span: note.span.clone(),
                day: None,
            });
            let carried = note.carries_out.iter();
            found.extend(carried.filter_map(|one| by_id(site, one, Some(&plan.id), None)));
        }
    }
    found
}

fn by_id(
    site: &Site,
    named: &ClauseRef,
    home: Option<&PlanId>,
    day: Option<Date>,
) -> Option<Reference> {
    let plan = named
        .plan
        .as_ref()
        .or(home)
        .or(site.clauses.default.as_ref())?;
    Some(Reference {
        plan: plan.clone(),
        clause: named.clause.clone(),
        last: named.last.clone(),
        form: Form::Id,
        span: named.span.clone(),
        day,
    })
}

fn of_page(site: &Site, page: &Page, found: &mut Vec<Reference>) {
    let (home, day) = (
        site.clauses.home(&page.out),
        page.meta.updated.or(page.meta.date),
    );
    let own = page.meta.clauses.iter();
    found.extend(own.filter_map(|one| by_id(site, one, None, day)));
    let Some(links) = site.links.get(&page.source) else {
        return;
    };
    for link in &page.document.links {
        let target = links.targets.get(&link.span.start);
        found.extend(of_link(site, link, target, home).map(|one| Reference { day, ..one }));
    }
}

fn of_link(
    site: &Site,
    link: &Link,
    target: Option<&Target>,
    home: Option<&PlanId>,
) -> Option<Reference> {
    let reference = |plan: &PlanId, clause: ClauseId, form: Form| Reference {
        plan: plan.clone(),
        clause,
        last: None,
        form,
        span: link.span.clone(),
        day: None,
    };
    match (link.form, target, &link.clause) {
        (_, Some(Target::Term { .. }), _) => None,
        (LinkForm::Reference | LinkForm::Quote, _, Some(clause)) => by_id(site, clause, home, None),
        (LinkForm::Reference | LinkForm::Quote, Some(Target::Clauses { clauses, .. }), None) => {
            let first = clauses.first()?;
            Some(reference(&first.plan, first.clause.clone(), Form::Spoken))
        }
        (LinkForm::Link, Some(target), _) => {
            let (_, anchor) = link.goal.split_once('#')?;
            let anchor = decode(anchor);
            let plan = match target {
                Target::Page { out, .. } => site.clauses.home(out)?,
                Target::Anchor(_) => home?,
                _ => return None,
            };
            let (known, id) = (site.clauses.plan(plan)?, ClauseId(anchor));
            let moved = Changes::new(known.notes.changes.iter())
                .moving(&id)
                .is_some();
            let is_clause = moved || known.official.get(&id).is_some();
            is_clause.then(|| reference(plan, id, Form::Anchor))
        }
        _ => None,
    }
}

/// Citations in the running text of pages that lead to a clause of `plan`.
pub fn spoken(site: &Site, plan: &PlanId) -> Vec<Reference> {
    let texts = site.sources.plans.values();
    let official: Vec<_> = texts.map(|plan| &plan.official.source).collect();
    let of_pages = rows(site)
        .into_iter()
        .filter(|row| !official.contains(&&row.file));
    let reference = |row: Row| {
        let Resolution::To(Target::Clauses { clauses, .. }) = &row.found else {
            return None;
        };
        let first = clauses.first().filter(|first| first.plan == *plan)?;
        let page = site.pages.get(&row.file);
        Some(Reference {
            plan: first.plan.clone(),
            clause: first.clause.clone(),
            last: None,
            form: Form::Spoken,
            span: row.span,
            day: page.and_then(|page| page.meta.updated.or(page.meta.date)),
        })
    };
    of_pages.filter_map(reference).collect()
}

impl Reference {
    /// The clause that is meant where this was written before `changes`.
    pub fn meant(&self, changes: &[&Change]) -> ClauseId {
        let earlier = |change: &&&Change| match (self.day, change.date) {
            (Some(written), Some(changed)) => written < changed,
            _ => true,
        };
        let earlier: Vec<&Change> = changes.iter().filter(earlier).copied().collect();
        Changes::new(earlier.into_iter()).target(&self.clause)
    }

    /// The edit of `text`, its file, that names the clause by its id after `changes`; `None` where
    /// it bears the same, or where no edit says it: in spoken names, and of a range that was torn.
    pub fn renumbered(&self, text: &str, changes: &[&Change]) -> Option<Fix> {
        let new = self.meant(changes);
        if new == self.clause {
            let last = self.last.as_ref().map(|last| self.sister(last));
            let is_moved = last.is_some_and(|last| self.at(&last).meant(changes) != last);
            if !is_moved {
                return None;
            }
        }
        match (self.form, &self.last) {
            (Form::Spoken, _) => None,
            (Form::Id, None) => renamed(text, &self.span, self.clause.as_str(), new.as_str()),
            (Form::Id, Some(last)) => self.range(text, (&new, last), changes),
            (Form::Anchor, _) => {
                let ids = [
                    self.clause.as_str().to_string(),
                    encode(self.clause.as_str()),
                ];
                let mut fixes = ids.iter().zip([new.0.clone(), encode(new.as_str())]);
                fixes.find_map(|(old, new)| {
                    renamed(text, &self.span, &format!("#{old}"), &format!("#{new}"))
                })
            }
        }
    }

    fn range(
        &self,
        text: &str,
        (new, last): (&ClauseId, &str),
        changes: &[&Change],
    ) -> Option<Fix> {
        let new_last = self.at(&self.sister(last)).meant(changes);
        let step = |id: &ClauseId| id.0.rsplit('.').next().unwrap_or("").to_string();
        if new.above() != new_last.above() || is_torn(self, (new, &new_last), changes) {
            return None;
        }
        ["-", "–", "‑"].iter().find_map(|dash| {
            let old = format!("{}{dash}{last}", self.clause.0);
            renamed(
                text,
                &self.span,
                &old,
                &format!("{}{dash}{}", new.0, step(&new_last)),
            )
        })
    }

    /// The last clause of a range.
    fn sister(&self, last: &str) -> ClauseId {
        match self.clause.above().filter(|_| !last.contains('.')) {
            Some(above) => ClauseId(format!("{}.{last}", above.0)),
            None => ClauseId(last.to_string()),
        }
    }

    fn at(&self, clause: &ClauseId) -> Reference {
        Reference {
            clause: clause.clone(),
            last: None,
            ..self.clone()
        }
    }
}

/// Whether a clause that was not in the range of `reference` stands in the new one, from `first` to
/// `last`.
fn is_torn(
    reference: &Reference,
    (first, last): (&ClauseId, &ClauseId),
    changes: &[&Change],
) -> bool {
    let old_last = reference.last.as_ref().map(|last| reference.sister(last));
    let old = (
        &reference.clause,
        old_last.as_ref().unwrap_or(&reference.clause),
    );
    changes.iter().any(|change| match &change.what {
        What::Renumbered { from, to } => is_between(to, (first, last)) && !is_between(from, old),
        _ => false,
    })
}

/// Whether `id` is a sister between two others, both counted, by number or by letter.
fn is_between(id: &ClauseId, (first, last): (&ClauseId, &ClauseId)) -> bool {
    const LETTERS: &str = "aăâbcdđeêghiklmnoôơpqrstuưvxy";
    let place = |id: &ClauseId| {
        let step = id.0.rsplit('.').next().unwrap_or("");
        let letter = || LETTERS.find(step).filter(|_| step.chars().count() == 1);
        step.parse::<usize>().ok().or_else(letter)
    };
    let inside = match (place(id), place(first), place(last)) {
        (Some(at), Some(from), Some(to)) => (from..=to).contains(&at),
        _ => true,
    };
    id.above() == first.above() && inside
}
