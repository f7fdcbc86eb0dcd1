//! The letters of a file that is imported: those of today, whatever they were set in.

use super::letters::{self, Converted, Doubtful, Encoding, Legacy};
use super::word::{Block, Paragraph, Word};
use crate::base::diagnostic::Diagnostic;
use crate::base::inputs;
use crate::base::path::SourcePath;

/// The text in `bytes`: UTF-8, or letters of an old font that its statistics or `encoding` tell;
/// and the words that may have been read wrongly.
///
/// Diagnostics: `read/encoding`.
pub fn text(
    file: &SourcePath,
    bytes: &[u8],
    encoding: Option<Encoding>,
) -> Result<Converted, Box<Diagnostic>> {
    let text = as_it_stands(file, bytes, encoding)?;
    Ok(match legacy(encoding, &text) {
        Some(legacy) => letters::convert(&text, legacy),
        None => Converted {
            text,
            ..Converted::default()
        },
    })
}

/// The same of a text of HTML: marks that are typed as ASCII are looked for in its words alone.
pub fn markup(
    file: &SourcePath,
    bytes: &[u8],
    encoding: Option<Encoding>,
) -> Result<Converted, Box<Diagnostic>> {
    let text = as_it_stands(file, bytes, encoding)?;
    let legacy = match encoding {
        Some(Encoding::Legacy(legacy)) => Some(legacy),
        Some(Encoding::Utf8) => None,
        None => letters::western_letters(&text),
    };
    Ok(match legacy.filter(|legacy| *legacy != Legacy::Viqr) {
        Some(legacy) => letters::convert(&text, legacy),
        None => Converted {
            text,
            ..Converted::default()
        },
    })
}

/// One byte a character, as Windows shows them, where the bytes are no UTF-8 and set in old
/// letters.
pub fn as_it_stands(
    file: &SourcePath,
    bytes: &[u8],
    encoding: Option<Encoding>,
) -> Result<String, Box<Diagnostic>> {
    let bytes = utf16(bytes).map_or_else(|| bytes.to_vec(), String::into_bytes);
    inputs::text(file, bytes.clone()).or_else(|refused| {
        let western = letters::western(&bytes);
        let told = matches!(encoding, Some(Encoding::Legacy(_)));
        match told || letters::detect(&western).is_some() {
            true => Ok(western),
            false => Err(refused.why),
        }
    })
}

/// The text in bytes with the mark of UTF-16, as Excel and Notepad call Unicode.
fn utf16(bytes: &[u8]) -> Option<String> {
    let (units, _) = bytes.get(2..)?.as_chunks::<2>();
    let unit: fn([u8; 2]) -> u16 = match bytes[..2] {
        [0xFF, 0xFE] => u16::from_le_bytes,
        [0xFE, 0xFF] => u16::from_be_bytes,
        _ => return None,
    };
    let units: Vec<u16> = units.iter().map(|pair| unit(*pair)).collect();
    String::from_utf16(&units).ok()
}

/// How a text is set: as a person says, else as its letters show.
pub fn legacy(encoding: Option<Encoding>, text: &str) -> Option<Legacy> {
    match encoding {
        Some(Encoding::Utf8) => None,
        Some(Encoding::Legacy(legacy)) => Some(legacy),
        None => letters::detect(text),
    }
}

/// Turns the letters of old fonts into those of today, run by run: as the font says, or where it
/// says nothing as the letters of the whole file do. Gives the words that may have been read
/// wrongly, with their paragraphs.
pub fn modernise(word: &mut Word, encoding: Option<Encoding>) -> Vec<Doubtful> {
    if encoding == Some(Encoding::Utf8) {
        return vec![];
    }
    let words: Vec<String> = word.blocks.iter().map(unfonted).collect();
    let legacy = legacy(encoding, &words.join("\n"));
    let mut doubtful = vec![];
    let all = word.blocks.iter_mut().flat_map(paragraphs);
    for (at, paragraph) in all.enumerate() {
        let notes = paragraph.notes.iter_mut().flat_map(|(_, note)| note);
        let mut found: Vec<Doubtful> = notes.flat_map(|note| modernised(note, legacy)).collect();
        found.extend(modernised(paragraph, legacy));
        doubtful.extend(found.into_iter().map(|one| Doubtful {
            line: at + 1,
            ..one
        }));
    }
    doubtful
}

fn modernised(paragraph: &mut Paragraph, legacy: Option<Legacy>) -> Vec<Doubtful> {
    let mut doubtful = vec![];
    for run in &mut paragraph.runs {
        run.text = match (letters::of_font(&run.font), legacy) {
            (Some((legacy, case)), _) => letters::fonted(&run.text, legacy, case),
            (None, Some(legacy)) => {
                let converted = letters::convert(&run.text, legacy);
                doubtful.extend(converted.doubtful);
                converted.text
            }
            (None, None) => continue,
        };
    }
    doubtful
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
