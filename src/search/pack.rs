//! Texts of pages, for titles, excerpts and the second look; neighbours share a file.

use rayon::prelude::*;

use super::{Doc, Section, analysis, script};

/// The packs: file name without `.js`, and its value.
pub struct Packs {
    /// Pages of a pack as a power of two.
    pub shift: u32,
    pub files: Vec<(String, String)>,
}

/// Raw bytes that a pack should have, and most bytes of text of one page in its pack.
const PACK: usize = 14 * 1024;
const PAGE: usize = 16 * 1024;

pub fn packs(docs: &[Doc]) -> Packs {
    let total: usize = docs.iter().map(size).sum();
    let shift = shift(total / docs.len().max(1));
    let chunks: Vec<(usize, &[Doc])> = docs.chunks(1 << shift).enumerate().collect();
    let files = chunks
        .par_iter()
        .flat_map_iter(|(number, docs)| pack(*number, docs, number << shift))
        .collect();
    Packs { shift, files }
}

fn shift(mean: usize) -> u32 {
    (PACK as f32 / mean.max(1) as f32)
        .log2()
        .round()
        .clamp(0.0, 6.0) as u32
}

fn size(doc: &Doc) -> usize {
    doc.title.len() + doc.url.len() + doc.sections.iter().map(text_size).sum::<usize>()
}

fn text_size(section: &Section) -> usize {
    section.heading.len()
        + section
            .text
            .iter()
            .map(|text| text.len() + 2)
            .sum::<usize>()
}

/// A pack and the files of what long pages have too much.
fn pack(number: usize, docs: &[Doc], first: usize) -> Vec<(String, String)> {
    let mut files = Vec::new();
    let mut pages = Vec::new();
    for (at, doc) in docs.iter().enumerate() {
        let stretches = stretches(&doc.sections);
        let more = stretches.iter().enumerate().skip(1);
        files.extend(
            more.map(|(part, sections)| (format!("t{}-{part}", first + at), texts(sections))),
        );
        pages.push(page(doc, &stretches));
    }
    files.insert(0, (format!("t{number}"), script::array(pages)));
    files
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

/// `[url,title,crumbs,values,[[anchor,heading,text],..],starts]`; the text of the sections from
/// each of `starts` on stands in a file of its own.
fn page(doc: &Doc, stretches: &[&[Section]]) -> String {
    let near = stretches[0].len();
    let sections = doc.sections.iter().enumerate().map(|(number, section)| {
        let head = [section.anchor.as_str(), &section.heading];
        if number < near {
            script::strings([head[0], head[1], &text(section)])
        } else {
            script::strings(head)
        }
    });
    let starts = stretches.iter().scan(0, |start, stretch| {
        *start += stretch.len();
        Some(start.to_string())
    });
    let starts: Vec<String> = starts.take(stretches.len() - 1).collect();
    script::array([
        script::string(&doc.url),
        script::string(&doc.title),
        script::strings(&doc.crumbs),
        script::array(doc.facets.iter().map(script::strings)),
        script::array(sections),
        script::array(starts),
    ])
}

fn texts(sections: &[Section]) -> String {
    script::strings(sections.iter().map(text))
}

fn text(section: &Section) -> String {
    analysis::composed(&section.text.join("\n")).into_owned()
}
