//! What pages can be narrowed down by, and the orders they can be put in.

use super::vlq;
use super::{Doc, Library, script};
use crate::base::number::to_u32;

/// One way to narrow down: by level, kind, topic, clause or year.
#[derive(Clone, Debug, Default, Hash)]
pub struct Facet {
    /// In addresses and typed queries: `cap` in `cap:co-so`.
    pub id: String,
    pub label: String,
    /// Value and label, in the order they are shown.
    pub values: Vec<(String, String)>,
}

/// `[[id,label,[[value,label,runs],..]],..]`; a value that no page has is left out.
pub fn facets(library: &Library) -> String {
    let facets = library.facets.iter().enumerate();
    script::array(facets.map(|(number, facet)| {
        let values = facet.values.iter().filter_map(|(value, label)| {
            let has = |doc: &Doc| {
                doc.facets
                    .get(number)
                    .is_some_and(|values| values.contains(value))
            };
            let runs = runs(library.docs.iter().map(has));
            (!runs.is_empty()).then(|| script::strings([value, label, &runs]))
        });
        script::array([
            script::string(&facet.id),
            script::string(&facet.label),
            script::array(values),
        ])
    }))
}

/// Lengths of the gaps and runs of `true`, a gap first.
fn runs(has: impl Iterator<Item = bool>) -> String {
    let (mut text, mut gap, mut run) = (String::new(), 0, 0);
    let mut end = |gap: &mut u32, run: &mut u32| {
        if *run > 0 {
            vlq::push(&mut text, *gap);
            vlq::push(&mut text, *run);
            (*gap, *run) = (0, 0);
        }
    };
    for has in has {
        if has {
            run += 1;
        } else {
            end(&mut gap, &mut run);
            gap += 1;
        }
    }
    end(&mut gap, &mut run);
    text
}

/// `[dates,title ranks,places in the site]`, a number a page.
pub fn orders(docs: &[Doc]) -> String {
    let numbers = |of: fn(&Doc) -> u32| {
        let mut text = String::new();
        docs.iter().for_each(|doc| vlq::push(&mut text, of(doc)));
        text
    };
    script::strings([
        numbers(|doc| doc.date),
        numbers(|doc| doc.title_rank),
        numbers(|doc| doc.site_rank),
    ])
}

/// Pages whose weight is not 100: page (from the one before) and weight.
pub fn weights(docs: &[Doc]) -> String {
    let (mut text, mut before) = (String::new(), 0);
    for (page, doc) in docs.iter().enumerate().filter(|(_, doc)| doc.weight != 100) {
        vlq::push(&mut text, to_u32(page - before));
        vlq::push(&mut text, u32::from(doc.weight));
        before = page;
    }
    text
}

#[cfg(test)]
mod tests {
    #[track_caller]
    fn check(has: &[bool], expected: &str) {
        assert_eq!(super::runs(has.iter().copied()), expected);
    }

    #[test]
    fn pages_of_a_value_are_runs() {
        check(&[], "");
        check(&[false, false], "");
        check(&[true, true, false, true], "0211");
        check(&[false, true, false], "11");
    }
}
