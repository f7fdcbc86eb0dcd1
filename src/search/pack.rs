//! Texts of pages, for titles, excerpts and the second look; neighbours share a file.

use super::name::Store;
use super::{Doc, Section, analysis, script};
use crate::base::number::round_to_u32;

/// The text of a page as its pack holds it, with the names of the files of what it has too much.
pub struct PageText {
    value: String,
    bytes: usize,
}

/// Raw bytes that a pack should have: of few pages more, so that its files fill a stick, of many
/// less, as those that are found stand far from each other.
const PACK_OF_FEW: usize = 12 * 1024;
const PACK: usize = 8 * 1024;
const FEW: usize = 1000;
/// Most bytes of text of one page in its pack.
const PAGE: usize = 16 * 1024;

/// The text of `doc`; what it has too much goes to `store`.
pub fn page_text(doc: &Doc, store: &mut Store) -> PageText {
    let stretches = stretches(&doc.sections);
    let mut start = stretches[0].len();
    let mut more = Vec::new();
    for stretch in &stretches[1..] {
        let name = store.add(script::strings(stretch.iter().map(text)));
        more.push(script::array([start.to_string(), script::string(&name)]));
        start += stretch.len();
    }
    PageText {
        value: page(doc, stretches[0].len(), &script::array(more)),
        bytes: size(doc),
    }
}

/// Pages of a pack as a power of two, and the packs.
pub fn packs(texts: Vec<PageText>) -> (u32, Vec<String>) {
    let total: usize = texts.iter().map(|text| text.bytes).sum();
    let wanted = if texts.len() <= FEW {
        PACK_OF_FEW
    } else {
        PACK
    };
    let shift = shift(wanted, total / texts.len().max(1));
    let chunks = texts.chunks(1 << shift);
    let packs = chunks.map(|pages| script::array(pages.iter().map(|page| &page.value)));
    (shift, packs.collect())
}

fn shift(wanted: usize, mean: usize) -> u32 {
    let pages = wanted as f32 / mean.max(1) as f32;
    round_to_u32(f64::from(pages.log2().clamp(0.0, 6.0)))
}

fn size(doc: &Doc) -> usize {
    doc.title.len() + doc.url.len() + doc.sections.iter().map(text_size).sum::<usize>()
}

fn text_size(section: &Section) -> usize {
    let texts = section.text.iter().map(|text| text.len() + 2);
    section.heading.len() + texts.sum::<usize>()
}

/// Sections in stretches of about [`PAGE`] bytes; one of no section where there is none.
fn stretches(sections: &[Section]) -> Vec<&[Section]> {
    let mut stretches = Vec::new();
    let (mut from, mut bytes) = (0, 0);
    for (at, section) in sections.iter().enumerate() {
        if at > from && bytes + text_size(section) > PAGE {
            stretches.push(&sections[from..at]);
            (from, bytes) = (at, 0);
        }
        bytes += text_size(section);
    }
    stretches.push(&sections[from..]);
    stretches
}

/// `[url,title,crumbs,values,sections,more]`. A section is `[anchor,heading,text,name,..]`; `more`
/// holds `[section,file]` for each stretch whose texts stand in a file of their own.
fn page(doc: &Doc, near: usize, more: &str) -> String {
    let sections = doc.sections.iter().enumerate().map(|(number, section)| {
        let text = if number < near {
            text(section)
        } else {
            String::new()
        };
        let own = [section.anchor.clone(), section.heading.clone(), text];
        script::strings(own.iter().chain(&section.names))
    });
    script::array([
        script::string(&doc.url),
        script::string(&doc.title),
        script::strings(&doc.crumbs),
        script::array(doc.facets.iter().map(script::strings)),
        script::array(sections),
        more.to_string(),
    ])
}

fn text(section: &Section) -> String {
    analysis::composed(&section.text.join("\n")).into_owned()
}
