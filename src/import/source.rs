//! The letters of a file that is imported: those of today, whatever they were set in.

use super::letters::{self, Case, Legacy};
use super::word::{Block, Paragraph, Word};
use crate::base::diagnostic::Diagnostic;
use crate::base::inputs;
use crate::base::path::SourcePath;

/// The text in `bytes`: UTF-8, or letters of an old font that its statistics or `encoding` tell.
///
/// Diagnostics: `read/encoding`.
pub fn text(
    file: &SourcePath,
    bytes: &[u8],
    encoding: Option<Legacy>,
) -> Result<String, Box<Diagnostic>> {
    let text = inputs::text(file, bytes.to_vec()).or_else(|refused| {
        let western = letters::western(bytes);
        let known = encoding.is_some() || letters::detect(&western).is_some();
        if known { Ok(western) } else { Err(refused.why) }
    })?;
    let legacy = encoding.or_else(|| letters::detect(&text));
    Ok(match legacy {
        Some(legacy) => letters::convert(&text, legacy).text,
        None => text,
    })
}

/// Turns the letters of old fonts into those of today, run by run: as the font says, or where it
/// says nothing as the letters of the whole file do.
pub fn modernise(word: &mut Word, encoding: Option<Legacy>) {
    let words: Vec<String> = word.blocks.iter().map(unfonted).collect();
    let legacy = encoding.or_else(|| letters::detect(&words.join("\n")));
    for paragraph in word.blocks.iter_mut().flat_map(paragraphs) {
        modernised(paragraph, legacy);
        let notes = paragraph.notes.iter_mut().flat_map(|(_, note)| note);
        notes.for_each(|note| modernised(note, legacy));
    }
}

fn modernised(paragraph: &mut Paragraph, legacy: Option<Legacy>) {
    for run in &mut paragraph.runs {
        run.text = match (letters::of_font(&run.font), legacy) {
            (Some((legacy, case)), _) => {
                let text = letters::letters(&run.text, legacy);
                if case == Case::Capitals {
                    text.to_uppercase()
                } else {
                    text
                }
            }
            (None, Some(legacy)) => letters::convert(&run.text, legacy).text,
            (None, None) => continue,
        };
    }
}

/// The words of a block that no old font sets.
fn unfonted(block: &Block) -> String {
    let of = |paragraph: &Paragraph| -> String {
        let runs = paragraph
            .runs
            .iter()
            .filter(|run| letters::of_font(&run.font).is_none());
        runs.map(|run| run.text.as_str()).collect()
    };
    match block {
        Block::Paragraph(paragraph) => of(paragraph),
        Block::Table(table) => {
            let cells = table.rows.iter().flatten();
            let all = cells.flat_map(|cell| &cell.paragraphs);
            all.map(of).collect::<Vec<_>>().join("\n")
        }
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
