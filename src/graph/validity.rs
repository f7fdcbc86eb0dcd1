//! What has become of plans and of the documents that they rest on, as the register of documents
//! says.

use crate::base::date::Date;
use crate::model::level::Validity;
use crate::model::meta::PlanMeta;
use crate::model::register::{CitedDocument, Documents, same_number};

/// A document, and those that came after it.
#[derive(Clone, Debug)]
pub struct Followed<'a> {
    pub document: &'a CitedDocument,
    pub by: Vec<&'a CitedDocument>,
}

/// The entry of a plan in the register: that of its number.
pub fn entry<'a>(documents: &'a Documents, plan: &PlanMeta) -> Option<&'a CitedDocument> {
    documents
        .documents
        .iter()
        .find(|document| same_number(&document.number, &plan.number))
}

/// Whether the last year of a plan is over.
pub fn has_ended(plan: &PlanMeta, today: Date) -> bool {
    plan.period
        .as_ref()
        .is_some_and(|period| period.value.1 < today.year())
}

/// Of a plan's entry and of what it is based on, those that others have come after by `today`.
pub fn followed<'a>(
    documents: &'a Documents,
    plan: &'a CitedDocument,
    today: Date,
) -> Vec<Followed<'a>> {
    let based = documents
        .documents
        .iter()
        .filter(|document| plan.based_on.contains(&document.id));
    let all = std::iter::once(plan).chain(based).map(|document| Followed {
        document,
        by: successors(documents, document, today),
    });
    all.filter(|followed| !followed.by.is_empty()).collect()
}

/// What by `today` follows, replaces or repeals `document`, in the order of the register.
pub fn successors<'a>(
    documents: &'a Documents,
    document: &CitedDocument,
    today: Date,
) -> Vec<&'a CitedDocument> {
    let named = [
        document.repealed_by.as_ref(),
        document.validity.replaced_by.as_ref(),
    ];
    let comes_after = |other: &&CitedDocument| {
        let says = other
            .follows
            .iter()
            .chain(&other.replaces)
            .any(|id| *id == document.id);
        (says || named.contains(&Some(&other.id))) && starts(other).is_none_or(|day| day <= today)
    };
    documents.documents.iter().filter(comes_after).collect()
}

/// Whether something that held until a day holds no more.
pub fn is_over(validity: &Validity, today: Date) -> bool {
    validity.until.is_some_and(|until| until < today)
}

/// Whether a document holds, as the register says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Standing {
    InForce,
    Amended,
    Over,
}

/// How a document of the register stands by `today`.
pub fn standing(documents: &Documents, document: &CitedDocument, today: Date) -> Standing {
    let amends = |other: &&CitedDocument| {
        other.amends.contains(&document.id) && starts(other).is_none_or(|day| day <= today)
    };
    let is_followed = document.repealed_by.is_some() || document.validity.replaced_by.is_some();
    let is_replaced = |other: &CitedDocument| other.replaces.contains(&document.id);
    let after = successors(documents, document, today);
    match () {
        () if is_over(&document.validity, today) => Standing::Over,
        () if after.iter().any(|other| is_followed || is_replaced(other)) => Standing::Over,
        () if documents.documents.iter().any(|other| amends(&other)) => Standing::Amended,
        () => Standing::InForce,
    }
}

fn starts(document: &CitedDocument) -> Option<Date> {
    document.validity.from.or(document.date)
}

/// The first day after `today` on which any of this comes out otherwise.
pub fn next_change<'a>(
    documents: &Documents,
    plans: impl Iterator<Item = &'a PlanMeta>,
    bodies: &[Validity],
    today: Date,
) -> Option<Date> {
    let begins = documents.documents.iter().filter_map(starts);
    let ends = plans.filter_map(|plan| Date::new(plan.period.as_ref()?.value.1 + 1, 1, 1));
    let over = documents
        .documents
        .iter()
        .map(|document| &document.validity)
        .chain(bodies)
        .filter_map(|validity| validity.until?.next());
    begins
        .chain(ends)
        .chain(over)
        .filter(|day| *day > today)
        .min()
}
