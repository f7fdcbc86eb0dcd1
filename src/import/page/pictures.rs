//! The pictures of a file, beside the page.

use super::report::{Listed, Why};
use crate::import::word::{Block, Content, Paragraph, Run, Word};
use std::collections::BTreeMap;

/// The word that is written for what a picture shows, where nobody says it.
const UNTOLD: &str = "Hình";

/// The files of pictures that a browser shows; runs that show another one become its words.
pub fn pictures(word: &mut Word, listed: &mut Vec<Listed>) -> Vec<(String, Vec<u8>)> {
    let known: BTreeMap<String, Vec<u8>> = std::mem::take(&mut word.pictures)
        .into_iter()
        .filter(|(name, bytes)| is_shown(name, bytes))
        .collect();
    let mut paragraph = 0;
    for block in &mut word.blocks {
        for one in paragraphs(block) {
            paragraph += 1;
            let notes = one.notes.iter_mut().flat_map(|(_, note)| note.iter_mut());
            let runs = notes.flat_map(|note| note.runs.iter_mut());
            for run in one.runs.iter_mut().chain(runs) {
                shown(run, &known, paragraph, listed);
            }
        }
    }
    known.into_iter().collect()
}

fn shown(
    run: &mut Run,
    known: &BTreeMap<String, Vec<u8>>,
    paragraph: usize,
    listed: &mut Vec<Listed>,
) {
    let Content::Picture { name, alt } = &mut run.content else {
        return;
    };
    if !known.contains_key(name) {
        let words = if alt.is_empty() {
            name.clone()
        } else {
            alt.clone()
        };
        listed.push(Listed::new(
            Why::Picture,
            &format!("{name} {alt}"),
            paragraph,
        ));
        run.text = format!("({words})");
        run.content = Content::Words;
    } else if alt.is_empty() {
        listed.push(Listed::new(Why::NoAlt, name, paragraph));
        *alt = UNTOLD.to_string();
    }
}

fn paragraphs(block: &mut Block) -> Vec<&mut Paragraph> {
    match block {
        Block::Paragraph(paragraph) => vec![paragraph],
        Block::Table(table) => {
            let cells = table.rows.iter_mut().flatten();
            cells.flat_map(|cell| cell.paragraphs.iter_mut()).collect()
        }
    }
}

/// Whether the bytes are a picture of the kind that its name says.
fn is_shown(name: &str, bytes: &[u8]) -> bool {
    let ending = name.rsplit('.').next().unwrap_or("").to_lowercase();
    match ending.as_str() {
        "png" => bytes.starts_with(b"\x89PNG\r\n\x1a\n"),
        "jpg" | "jpeg" => bytes.starts_with(&[0xFF, 0xD8, 0xFF]),
        "gif" => bytes.starts_with(b"GIF8"),
        "webp" => bytes.get(8..12) == Some(b"WEBP"),
        _ => false,
    }
}
