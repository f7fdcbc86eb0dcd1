//! Words of the interface: in the site's language, else in Vietnamese, the nearest theme first.

use super::layers::Stack;
use crate::base::diagnostic::{Diagnostic, fault};
use crate::base::value::{self, Codes, Node};
use std::collections::BTreeMap;

const CODES: Codes = Codes::of_one("theme/strings");

/// Every word by its key.
pub fn words(stack: &Stack, lang: &str) -> (BTreeMap<String, String>, Vec<Diagnostic>) {
    let (mut words, mut diagnostics) = (BTreeMap::new(), vec![]);
    for lang in ["vi", lang] {
        let name = format!("strings/{lang}.toml");
        for (_, layer) in stack.all(&name) {
            let (read, faults) = value::toml(&layer.file, &layer.text, 0..layer.text.len(), &CODES);
            diagnostics.extend(faults);
            let Node::Table(table) = read.node else {
                continue;
            };
            for entry in table.entries {
                match entry.value.node {
                    Node::Text(text) => drop(words.insert(entry.key.name, text)),
                    _ => diagnostics.push(fault!(
                        "theme/strings",
                        entry.value.span,
                        vi: "ở đây cần một chuỗi chữ",
                        en: "a text is needed here",
                    )),
                }
            }
        }
    }
    (words, diagnostics)
}
