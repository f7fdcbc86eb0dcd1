//! The text of a page as search reads it: what its head says and its parts.

use crate::model::meta::Kind;
use crate::model::page::Page;
use crate::render::flow::{Reader, Sources};
use crate::render::sections::{self, PlainSection};
use crate::search::Section;

/// A section for each part of the page; what its head says stands in the first.
pub fn sections(page: &Page) -> Vec<Section> {
    let section = |part: PlainSection| Section {
        anchor: part.anchor,
        heading: part.heading,
        text: part.text,
        stressed: part.stressed,
        names: vec![],
    };
    let mut sections: Vec<Section> = sections::sections(&Reader::new(page, Sources::none()).flow())
        .into_iter()
        .map(section)
        .collect();
    let told = told(page);
    if let Some(head) = sections.first_mut() {
        head.text.splice(0..0, told.iter().cloned());
        head.stressed.extend(told);
    }
    sections
}

/// What the front matter says that the page shows.
fn told(page: &Page) -> Vec<String> {
    let mut told = vec![page.meta.description.clone()];
    match &page.kind {
        Kind::Module(module) => {
            told.extend(module.code.iter().map(|code| code.value.clone()));
            told.push(module.audience.clone());
            told.extend(
                module
                    .objectives
                    .iter()
                    .map(|(_, sentence)| sentence.clone()),
            );
        }
        Kind::Guide(guide) => told.extend([guide.campaign.clone(), guide.outcome.clone()]),
        Kind::Column(column) => {
            told.push(column.standfirst.clone());
            told.extend(column.series.iter().map(|series| series.value.clone()));
        }
        Kind::Plan(plan) => told.extend([
            plan.number.clone(),
            plan.subject.clone(),
            plan.issuer.clone(),
        ]),
        Kind::Form | Kind::Level | Kind::Body | Kind::Page => {}
    }
    told.retain(|text| !text.trim().is_empty());
    told
}
