//! What citations in running text lead to: clauses and plans of this site, documents of the
//! register.

use super::clauses::{Clauses, ShownPlan};
use super::places::Names;
use super::target::{Target, clauses_target};
use crate::base::date::Date;
use crate::base::span::floor;
use crate::model::citation::{Citation, Cited, CitedClause, Source};
use crate::model::citation_name::base_of;
use crate::model::clause::{Address, Clause, ClauseId, ClauseKind, PlanId};
use crate::model::meta::Kind;
use crate::model::official::OtherPart;
use crate::model::plan::Plan;
use crate::model::register::{CitedDocument, Documents, same_number};
use crate::text::folded::Folded;
use crate::text::ordinals::{past, word};

/// What citations may lead to.
#[derive(Clone, Copy)]
pub struct Resolver<'a> {
    pub clauses: &'a Clauses,
    pub documents: &'a Documents,
    pub names: &'static Names,
}

/// Where a text that cites stands: in an official text, or on the page that presents one.
#[derive(Clone, Copy, Default)]
pub struct Location<'a> {
    pub plan: Option<&'a PlanId>,
    pub clause: Option<&'a Clause>,
}

/// What became of a citation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resolution {
    To(Target),
    /// The register does not know this document.
    NoDocument(String),
    /// This plan of the site has no such clause.
    NoClause(PlanId),
    /// It says too little, or speaks of a clause whose text is not here.
    Open,
}

impl Resolver<'_> {
    /// What `citation` means in a text that stands `here`.
    pub fn find(&self, citation: &Citation, here: Location) -> Resolution {
        match &citation.what {
            Cited::Document(number) => self
                .by_number(number)
                .unwrap_or_else(|| Resolution::NoDocument(number.clone())),
            Cited::Name(name) => self.by_name(name),
            Cited::This(kind) if !self.is_own(kind, citation, here) => Resolution::Open,
            Cited::This(_) => here
                .plan
                .and_then(|id| self.plan_page(id))
                .map_or(Resolution::Open, Resolution::To),
            Cited::Clause(CitedClause {
                of: Source::This(kind),
                ..
            }) if !self.is_own(kind, citation, here) => Resolution::Open,
            Cited::Clause(clause) if is_of_issuing(clause) => {
                let here = Location {
                    clause: None,
                    ..here
                };
                self.clause(clause, here)
            }
            Cited::Clause(clause) => self.clause(clause, here),
        }
    }

    /// A plan of the site that bears `number`, else the document of the register.
    fn by_number(&self, number: &str) -> Option<Resolution> {
        if let Some(id) = self.plan_numbered(number) {
            return self.plan_page(id).map(Resolution::To);
        }
        let document = self.documents.numbered(number)?;
        Some(Resolution::To(entry(document, self.names)))
    }

    /// The one document that is called `name`.
    fn by_name(&self, name: &str) -> Resolution {
        let mut called = self.documents.documents.iter().filter(|document| {
            document
                .names()
                .any(|other| Folded::new(other).text == name)
        });
        match (called.next(), called.next()) {
            (Some(document), None) => self.by_number(&document.number).unwrap_or(Resolution::Open),
            _ => Resolution::Open,
        }
    }

    fn plan_numbered(&self, number: &str) -> Option<&PlanId> {
        let bears =
            |kind: &Kind| matches!(kind, Kind::Plan(meta) if same_number(&meta.number, number));
        self.clauses
            .plans
            .iter()
            .find(|(_, shown)| bears(&shown.page.kind))
            .map(|(id, _)| id)
    }

    fn plan_page(&self, id: &PlanId) -> Option<Target> {
        let page = &self.clauses.plans.get(id)?.page;
        Some(Target::Page {
            source: page.source.clone(),
            out: page.out.clone(),
            anchor: None,
        })
    }

    fn clause(&self, cited: &CitedClause, here: Location) -> Resolution {
        let plan = match &cited.of {
            Source::Unsaid => here.plan.filter(|_| !self.amends(here)),
            Source::This(_) => here.plan,
            Source::Unnamed => None,
            Source::Document(number) => self.plan_numbered(number),
            Source::Named(name) => match self.named(name) {
                Named::Plan(id) => Some(id),
                Named::Document => None,
                Named::Nothing => return Resolution::NoDocument(short(name)),
            },
        };
        let Some(plan) = plan.and_then(|id| self.clauses.plan(id)) else {
            return Resolution::Open;
        };
        match self.addresses(cited, plan, here) {
            Some(addresses) => Resolution::To(clauses_target(addresses, self.clauses)),
            None if cited.of == Source::Unsaid || cited.within.is_some() => Resolution::Open,
            None if cited.steps.iter().any(|step| step.number.is_empty()) => Resolution::Open,
            None => Resolution::NoClause(plan.id.clone()),
        }
    }

    /// Whether the clause that the text stands in changes another document: what it names is of
    /// that one.
    fn amends(&self, here: Location) -> bool {
        let own = here
            .plan
            .and_then(|id| self.clauses.plan(id))
            .zip(here.clause);
        let text = own.map_or(String::new(), |(plan, clause)| {
            plan.official.slice(&clause.own).to_lowercase()
        });
        ["sửa đổi", "bổ sung", "bãi bỏ", "thay thế"]
            .iter()
            .any(|changes| text.contains(changes))
    }

    /// Whether a citation stands in the words that its clause puts into another document: `Luật
    /// này` is that one there.
    fn is_quoted(&self, citation: &Citation, here: Location) -> bool {
        let own = here
            .plan
            .and_then(|id| self.clauses.plan(id))
            .zip(here.clause);
        let before = own.and_then(|(plan, clause)| {
            plan.official
                .text
                .get(clause.own.start..citation.range.start)
        });
        let is_open = |before: &str| before.matches('“').count() > before.matches('”').count();
        before.is_some_and(is_open) && self.amends(here)
    }

    /// Whether `Luật này` means the text that it stands in: not within words for another document,
    /// and not `Quyết định này` in a text that is none.
    fn is_own(&self, kind: &str, citation: &Citation, here: Location) -> bool {
        !self.is_quoted(citation, here) && !self.is_other(kind, here)
    }

    /// Whether neither the text that `here` lies in nor its attachment is of `kind`: a law speaks
    /// of the decision that it tells how to take.
    fn is_other(&self, kind: &str, here: Location) -> bool {
        /// Bytes of an attachment that hold its title.
        const TITLE: usize = 300;
        let plan = here.plan.and_then(|id| self.clauses.plan(id));
        let Some((plan, clause)) = plan.zip(here.clause) else {
            return false;
        };
        let official = &plan.official;
        let at = official.clauses.position(&clause.id);
        let base = at.and_then(|at| base_of(official, at));
        let base = base.map(|at| &official.clauses[at].own);
        let base = base.map(|own| own.start..floor(&official.text, own.end.min(own.start + TITLE)));
        let others = official.others.iter();
        let heads = others.filter(|(part, _)| *part == OtherPart::Head);
        let titles = heads.map(|(_, range)| range).chain(&base);
        let titles: String = titles.map(|range| official.slice(range)).collect();
        !titles.is_empty() && !titles.to_lowercase().contains(kind)
    }

    /// The clauses from the first to the last one cited, sisters all.
    fn addresses(&self, cited: &CitedClause, plan: &Plan, here: Location) -> Option<Vec<Address>> {
        let own: Option<&ClauseId> = here
            .clause
            .filter(|_| here.plan == Some(&plan.id))
            .map(|clause| &clause.id);
        let (first, last) = cited.find(&plan.official, own)?;
        let from = plan.official.clauses.position(&first.id)?;
        let rest = &plan.official.clauses[from..];
        let upto = rest.iter().position(|clause| clause.id == last.id)?;
        let sisters = rest[..=upto]
            .iter()
            .filter(|clause| clause.parent == first.parent || is_article(clause, first));
        Some(
            sisters
                .map(|clause| Address {
                    plan: plan.id.clone(),
                    clause: clause.id.clone(),
                })
                .collect(),
        )
    }

    /// The one official text of the site whose own title `text` begins with: `Luật Công đoàn`.
    fn titled(&self, text: &str) -> Option<&PlanId> {
        let named = |shown: &&ShownPlan| {
            let Kind::Plan(meta) = &shown.page.kind else {
                return false;
            };
            let full = format!("{} {}", meta.form, meta.subject);
            let short = meta.number.split('/').next().unwrap_or_default();
            let numbered = match short.is_empty() {
                true => String::new(),
                false => format!("Plan {short}"),
            };
            let names = [shown.page.title(), full.trim(), numbered.as_str()].into_iter();
            let named = names.filter(|name| !name.is_empty());
            let widths = named.filter_map(|name| word(text, &name.to_lowercase()));
            let mut fits = widths.map(|width| &text[width..]);
            fits.any(|rest| !is_of_other_year(rest, &meta.number, shown.page.meta.date))
        };
        let mut found = self.clauses.plans.iter().filter(|(_, shown)| named(shown));
        let (id, _) = found.next()?;
        found.next().is_none().then_some(id)
    }

    /// What `text`, which stands after a clause, names first.
    fn named(&self, text: &str) -> Named<'_> {
        let begins = |name: &str| word(text, &name.to_lowercase());
        let known = |document: &&CitedDocument| {
            let full = format!("{} {}", document.kind, document.title);
            document
                .names()
                .chain([document.title.as_str(), full.as_str()])
                .filter(|name| !name.is_empty())
                .filter_map(begins)
                .any(|width| !is_of_other_year(&text[width..], &document.number, document.date))
        };
        let mut found = self.documents.documents.iter().filter(known);
        match (found.next(), found.next()) {
            (None, _) => self.titled(text).map_or(Named::Nothing, Named::Plan),
            (Some(only), None) => self
                .plan_numbered(&only.number)
                .map_or(Named::Document, Named::Plan),
            _ => Named::Document,
        }
    }
}

/// Whether a clause is said to be of a document that issues others: `Điều 2 của Quyết định này`, in
/// an attachment too.
fn is_of_issuing(clause: &CitedClause) -> bool {
    const ISSUING: [&str; 4] = ["quyết định", "nghị quyết", "nghị định", "thông tư"];
    let Source::This(kind) = &clause.of else {
        return false;
    };
    clause.within.is_none() && ISSUING.contains(&kind.as_str())
}

/// Articles are counted through all chapters.
fn is_article(clause: &Clause, first: &Clause) -> bool {
    clause.kind == ClauseKind::Article && first.kind == ClauseKind::Article
}

/// Whether `text`, which goes on after a name, gives another year than `number` and `date` do:
/// `năm 2012` after `Luật Công đoàn`.
fn is_of_other_year(text: &str, number: &str, date: Option<Date>) -> bool {
    let rest = text.trim_start();
    let rest = past(rest, &["năm"]).unwrap_or(rest);
    let year: String = rest.chars().take_while(char::is_ascii_digit).collect();
    let is_year = year.len() == 4 && (year.starts_with("19") || year.starts_with("20"));
    let told = number.split(['/', '-']).any(|part| part == year);
    let dated = date.is_some_and(|date| date.year().to_string() == year);
    is_year && !told && !dated
}

/// What the words after a clause name.
enum Named<'a> {
    Plan(&'a PlanId),
    Document,
    Nothing,
}

fn entry(document: &CitedDocument, names: &Names) -> Target {
    Target::Document {
        id: document.id.clone(),
        name: document.full_number(names.number),
        title: document.title.clone(),
        out: names.documents.out(),
    }
}

/// The beginning of a name, up to a comma or the next thing that is listed.
fn short(name: &str) -> String {
    let first = name.split(',').next().unwrap_or(name);
    first
        .split(" và ")
        .next()
        .unwrap_or(first)
        .trim()
        .to_string()
}
