//! References to clauses find them; clauses find what rests on them.

use super::lock::{Changes, renumber};
use crate::base::diagnostic::{Diagnostic, Message, message};
use crate::base::digest::Hashed;
use crate::base::path::OutPath;
use crate::base::span::Spanned;
use crate::base::value;
use crate::model::citation_name::{citation_name, find, range_citation_name, steps};
use crate::model::clause::{Address, ClauseId, ClauseRef, PlanId};
use crate::model::meta::Kind;
use crate::model::official::Speech;
use crate::model::page::Page;
use crate::model::plan::Plan;
use crate::text::nearest::nearest;
use std::collections::BTreeMap;

/// The plans of a site, by name, and where each is shown.
#[derive(Clone, Debug, Default)]
pub struct Clauses {
    pub plans: BTreeMap<PlanId, ShownPlan>,
    /// The plan of a reference that names none.
    pub default: Option<PlanId>,
}

/// A plan and the page that shows it.
#[derive(Clone, Debug, Hash)]
pub struct ShownPlan {
    pub plan: Hashed<Plan>,
    pub page: Hashed<Page>,
}

impl Clauses {
    /// The default plan is `wanted`, else the only one. Where `wanted` is not there, the nearest
    /// stands in for it, so that one slip is told once.
    ///
    /// Diagnostics: `config/plan`.
    pub fn new(
        plans: BTreeMap<PlanId, ShownPlan>,
        wanted: Option<&Spanned<PlanId>>,
    ) -> (Self, Vec<Diagnostic>) {
        let only = if plans.len() == 1 {
            plans.keys().next().cloned()
        } else {
            None
        };
        match wanted {
            Some(wanted) if !plans.contains_key(&wanted.value) => {
                let near = nearest(wanted.value.as_str(), plans.keys().map(PlanId::as_str))
                    .map(|near| PlanId(near.to_string()));
                let fault = no_default(wanted, near.as_ref());
                (
                    Clauses {
                        default: near.or(only),
                        plans,
                    },
                    vec![fault],
                )
            }
            wanted => (
                Clauses {
                    default: wanted.map(|wanted| wanted.value.clone()).or(only),
                    plans,
                },
                vec![],
            ),
        }
    }

    pub fn plan(&self, id: &PlanId) -> Option<&Plan> {
        self.plans.get(id).map(|shown| &*shown.plan)
    }

    /// The page of a plan.
    pub fn out(&self, id: &PlanId) -> Option<&OutPath> {
        self.plans.get(id).map(|shown| &shown.page.out)
    }

    /// The plan that the page `out` shows.
    pub fn home(&self, out: &OutPath) -> Option<&PlanId> {
        self.plans
            .iter()
            .find(|(_, shown)| shown.page.out == *out)
            .map(|(id, _)| id)
    }

    /// How a plan is called in short: its number, `57/KH-TLĐ`, or its name.
    pub fn number(&self, id: &PlanId) -> String {
        match self.plans.get(id).map(|shown| &shown.page.kind) {
            Some(Kind::Plan(meta)) if !meta.number.is_empty() => meta.number.clone(),
            _ => id.0.clone(),
        }
    }

    /// Whether a plan was written to show how, binding nobody.
    pub fn is_example(&self, id: &PlanId) -> bool {
        let kind = self.plans.get(id).map(|shown| &shown.page.kind);
        matches!(kind, Some(Kind::Plan(meta)) if meta.example)
    }

    /// A clause as it is called in running text: its path, with the plan where that is not the
    /// default one.
    pub fn label(&self, address: &Address) -> String {
        self.label_in(address, self.default.as_ref())
    }

    /// The same beside the text of the plan `home`, or where `home` goes without saying.
    pub fn label_in(&self, address: &Address, home: Option<&PlanId>) -> String {
        let speech = self.plan(&address.plan).map(|plan| plan.official.speech);
        let name = match (address.clause.as_str(), speech) {
            ("mo-dau", Some(Speech::English)) => "opening",
            ("ket", Some(Speech::English)) => "closing",
            ("mo-dau", _) => "mở đầu",
            ("ket", _) => "lời kết",
            (id, _) => id,
        };
        match home == Some(&address.plan) {
            true => name.to_string(),
            false => format!("{name} ({})", self.number(&address.plan)),
        }
    }

    /// The spoken name of a clause, or of the first and last of several: `khoản 1 đến khoản 3, mục
    /// II Kế hoạch 57/KH-TLĐ`.
    pub fn citation_name(&self, clauses: &[Address]) -> String {
        let (Some(first), Some(last)) = (clauses.first(), clauses.last()) else {
            return String::new();
        };
        let Some(plan) = self.plan(&first.plan) else {
            return first.to_string();
        };
        let name = match clauses.len() {
            1 => citation_name(&plan.official, &first.clause),
            _ => range_citation_name(&plan.official, &first.clause, &last.clause),
        };
        format!("{name}, {}", self.number(&first.plan))
    }

    /// The clauses that `reference` means, in the order of the text; one unless it is a range.
    /// `home` is the plan it stands in, if any.
    ///
    /// Diagnostics: `clause/plan` for a plan that is not there, `clause/unknown` with the nearest
    /// id, `clause/part` for a part that notes do not name.
    pub fn resolve(
        &self,
        reference: &ClauseRef,
        home: Option<&PlanId>,
    ) -> Result<Vec<Address>, Box<Diagnostic>> {
        let Some(id) = reference.plan.as_ref().or(home).or(self.default.as_ref()) else {
            return Err(Box::new(self.no_plan(reference)));
        };
        let Some(plan) = self.plan(id) else {
            return Err(Box::new(self.unknown_plan(reference, id)));
        };
        let first = plan
            .official
            .clauses
            .position(&reference.clause)
            .ok_or_else(|| Box::new(unknown_clause(reference, plan, &reference.clause)))?;
        if let Some(part) = reference
            .part
            .as_ref()
            .filter(|part| !has_part(plan, &reference.clause, part))
        {
            return Err(Box::new(unknown_part(reference, plan, part)));
        }
        let address = |at: usize| Address {
            plan: id.clone(),
            clause: plan.official.clauses[at].id.clone(),
        };
        let Some(last) = &reference.last else {
            return Ok(vec![address(first)]);
        };
        let last_id = sibling(&reference.clause, last);
        let end = plan
            .official
            .clauses
            .position(&last_id)
            .filter(|end| *end >= first)
            .ok_or_else(|| Box::new(unknown_clause(reference, plan, &last_id)))?;
        let parent = plan.official.clauses[first].parent;
        Ok((first..=end)
            .filter(|at| plan.official.clauses[*at].parent == parent)
            .map(address)
            .collect())
    }

    /// The clause that is called `name` in speech, `khoản 4, mục III` or `57-kh-tld#khoản 4, mục
    /// III`. `home` is the plan it stands in, if any.
    pub fn called(&self, name: &str, home: Option<&PlanId>) -> Option<Address> {
        let (plan, name) = name.split_once('#').map_or((None, name), |(plan, name)| {
            (Some(PlanId(plan.trim().to_string())), name)
        });
        let id = plan.as_ref().or(home).or(self.default.as_ref())?;
        let clause = find(&self.plan(id)?.official, &steps(name)?)?;
        Some(Address {
            plan: id.clone(),
            clause: clause.id.clone(),
        })
    }

    fn no_plan(&self, reference: &ClauseRef) -> Diagnostic {
        let message = message!(
            vi: "không biết điều khoản này thuộc kế hoạch nào",
            en: "it is not said which plan this clause belongs to",
        );
        let help = message!(
            vi: "viết `tên-kế-hoạch#điều-khoản`, hoặc đặt `plan = \"…\"` trong xanh.toml",
            en: "write `plan-name#clause`, or set `plan = \"…\"` in xanh.toml",
        );
        Diagnostic::error("clause/plan", reference.span.clone(), message).help(help)
    }

    fn unknown_plan(&self, reference: &ClauseRef, id: &PlanId) -> Diagnostic {
        let message = Message::new(
            format!("không có kế hoạch `{}`", id.0),
            format!("no plan `{}`", id.0),
        );
        let known: Vec<&str> = self.plans.keys().map(PlanId::as_str).collect();
        let help = match nearest(&id.0, known.iter().copied()) {
            Some(near) => {
                message!(vi: "có phải bạn muốn viết `{near}`?", en: "did you mean `{near}`?")
            }
            None if known.is_empty() => {
                message!(
                    vi: "trang chưa có kế hoạch nào; nhập văn bản của kế hoạch bằng `xanh import \
                        plan TỆP`",
                    en: "the site has no plan yet; take in the text of one by `xanh import plan \
                        FILE`",
                )
            }
            None => Message::new(
                format!("các kế hoạch: {}", known.join(", ")),
                format!("the plans: {}", known.join(", ")),
            ),
        };
        Diagnostic::error("clause/plan", reference.span.clone(), message).help(help)
    }
}

fn has_part(plan: &Plan, id: &ClauseId, part: &str) -> bool {
    plan.parts(id).iter().any(|(known, _)| known == part)
}

fn unknown_part(reference: &ClauseRef, plan: &Plan, part: &str) -> Diagnostic {
    let id = reference.clause.as_str();
    let message = message!(
        vi: "điều khoản `{id}` không có phần `{part}`",
        en: "clause `{id}` has no part `{part}`",
    );
    let known: Vec<&str> = plan
        .parts(&reference.clause)
        .iter()
        .map(|(id, _)| id.as_str())
        .collect();
    let help = match nearest(part, known.iter().copied()) {
        Some(near) => {
            message!(vi: "có phải bạn muốn viết `{id}/{near}`?", en: "did you mean `{id}/{near}`?")
        }
        None if known.is_empty() => {
            message!(
                vi: "khai báo phần trong notes.toml: `[clause.\"{id}\".parts]`",
                en: "declare parts in notes.toml: `[clause.\"{id}\".parts]`",
            )
        }
        None => Message::new(
            format!("các phần: {}", known.join(", ")),
            format!("the parts: {}", known.join(", ")),
        ),
    };
    Diagnostic::error("clause/part", reference.span.clone(), message).help(help)
}

/// `II.3` for `II.1` and `3`; a whole path stays as it is.
fn sibling(first: &ClauseId, last: &str) -> ClauseId {
    match first.0.rsplit_once('.') {
        Some((parent, _)) if !last.contains('.') => ClauseId(format!("{parent}.{last}")),
        _ => ClauseId(last.to_string()),
    }
}

fn unknown_clause(reference: &ClauseRef, plan: &Plan, id: &ClauseId) -> Diagnostic {
    let message = Message::new(
        format!("kế hoạch `{}` không có điều khoản `{}`", plan.id.0, id.0),
        format!("plan `{}` has no clause `{}`", plan.id.0, id.0),
    );
    let ids: Vec<&str> = plan
        .official
        .clauses
        .iter()
        .map(|clause| clause.id.as_str())
        .collect();
    let parents = std::iter::successors(Some(id.as_str()), |id| {
        id.rsplit_once('.').map(|(parent, _)| parent)
    });
    let parent = parents.skip(1).find(|parent| ids.contains(parent));
    let near = nearest(&id.0, ids.iter().copied())
        .or(parent)
        .unwrap_or(ids.first().copied().unwrap_or(""));
    let help = gone(plan, id).unwrap_or_else(
        || message!(vi: "điều khoản gần nhất: `{near}`", en: "the nearest clause: `{near}`"),
    );
    let fault = Diagnostic::error("clause/unknown", reference.span.clone(), message).help(help);
    match plan.locked(id) {
        Some(row) => fault.follows(row.span.clone()),
        None => fault,
    }
}

/// What became of a clause that the text does not have any more: where notes say it stands now,
/// else that the lock knows it.
fn gone(plan: &Plan, id: &ClauseId) -> Option<Message> {
    let now = Changes::new(plan.notes.changes.iter()).target(id);
    if now != *id && plan.official.get(&now).is_some() {
        let now = now.as_str();
        return Some(message!(vi: "nay là `{now}`", en: "it is `{now}` now"));
    }
    let row = plan.locked(id)?;
    let mut above = std::iter::successors(id.above(), ClauseId::above);
    let near = above.find(|above| plan.official.get(above).is_some());
    let near = near.map_or(String::new(), |near| format!(" (`{}`)", near.0));
    let (day, short, command) = (row.since, row.since.short(), renumber(&plan.official));
    Some(message!(
        vi: "điều khoản này có từ ngày {short} và không còn: sửa chỗ này theo điều khoản chứa \
            nó{near}, hoặc chạy `{command}` nếu nó chỉ đổi số",
        en: "the clause was there on {day} and is gone: lead this to what held it{near}, or run \
            `{command}` if only its number changed",
    ))
}

fn no_default(wanted: &Spanned<PlanId>, near: Option<&PlanId>) -> Diagnostic {
    let id = wanted.value.as_str();
    let message = message!(vi: "không có kế hoạch `{id}`", en: "no plan `{id}`");
    let fault = Diagnostic::error("config/plan", wanted.span.clone(), message);
    let help = match near {
        Some(near) => return value::suggest(fault, id, near.as_str()),
        None => {
            message!(
                vi: "viết tên thư mục của kế hoạch",
                en: "write the name of the folder of the plan",
            )
        }
    };
    fault.help(help)
}
