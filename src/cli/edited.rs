//! Files that a command edits: all bytes that no edit names stay as they are.

use crate::base::diagnostic::Fix;
use crate::base::edits;
use crate::base::inputs::Inputs;
use crate::base::path::SourcePath;

/// The mark that a file may begin with, which its text does not count.
const MARK: &str = "\u{FEFF}";

/// `whole`, the bytes of a file, with `fixes` made, which name places of its text as it was read
/// and do not meet.
pub fn edited(inputs: &Inputs, file: &SourcePath, whole: &str, fixes: &[&Fix]) -> String {
    let raw = whole.strip_prefix(MARK).unwrap_or(whole);
    let is_same = inputs
        .texts
        .get(file)
        .is_some_and(|text| text.as_str() == raw);
    let at = |byte: usize| match is_same {
        true => Some(byte),
        false => edits::in_raw(raw, byte),
    };
    // An edit inside of one decomposed letter has no place in the bytes.
    let edited = edits::applied(raw, fixes, &at).unwrap_or_else(|| raw.to_string());
    let mark = whole.strip_suffix(raw).unwrap_or_default();
    format!("{mark}{edited}")
}
