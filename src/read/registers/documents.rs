//! `documents.toml`: documents that texts cite.

use super::{known, register, twice, validity, values};
use crate::base::diagnostic::{Diagnostic, message};
use crate::base::path::SourcePath;
use crate::base::span::Spanned;
use crate::model::register::{CitedDocument, Documents};
use crate::read::codes::DOCUMENTS;
use crate::read::table::TableReader;

/// The documents in the order written.
///
/// Diagnostics: those of `codes::DOCUMENTS`; `documents/unknown` where one names another that is
/// not in the register.
pub fn documents(file: &SourcePath, text: &str) -> (Documents, Vec<Diagnostic>) {
    register(file, text, &DOCUMENTS, |keys| {
        let (mut ids, mut named) = (vec![], vec![]);
        let documents = keys.tables("document", |keys| document(keys, &mut ids, &mut named));
        twice(keys.wrong, &ids);
        known(
            keys.wrong,
            &named,
            &ids,
            &message!(vi: "văn bản", en: "document"),
        );
        Documents::new(documents)
    })
}

fn document(
    keys: &mut TableReader,
    ids: &mut Vec<Spanned<String>>,
    named: &mut Vec<Spanned<String>>,
) -> Option<CitedDocument> {
    let (id, number, kind) = (keys.needed("id"), keys.needed("number"), keys.words("type"));
    let (issuer, title) = (keys.words("issuer"), keys.needed("title"));
    ids.extend(id.clone());
    let mut others = |key| {
        let others = keys.texts(key);
        named.extend(others.iter().cloned());
        values(others)
    };
    let (replaces, amends, based_on, follows) = (
        others("replaces"),
        others("amends"),
        others("based_on"),
        others("follows"),
    );
    let repealed_by = keys.text("repealed_by");
    named.extend(repealed_by.clone());
    let (date, short, also) = (keys.date("date"), keys.text("short"), keys.strings("also"));
    let (note, validity) = (keys.text("note"), validity(keys));
    let (id, number, title) = (id?, number?.value, title?.value);
    Some(CitedDocument {
        id: id.value,
        number,
        kind,
        date,
        issuer,
        title,
        short: short.map(|short| short.value),
        also,
        note: note.map(|note| note.value),
        replaces,
        amends,
        based_on,
        follows,
        repealed_by: repealed_by.map(|id| id.value),
        validity,
        span: id.span,
    })
}
