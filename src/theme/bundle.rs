//! Style sheets and scripts: bundled, small, named by what is in them.

use super::layers::{DEFAULT, Layer, Stack};
use super::script;
use crate::base::boundary::guarded;
use crate::base::diagnostic::{Diagnostic, message};
use crate::base::digest::Digest;
use crate::base::path::OutPath;
use std::collections::BTreeMap;

mod style;
mod words;

/// Bundles by the key that templates call them by, with output and bytes.
///
/// `styles/*.css` become `site_css`, `scripts/*.js` `site_js`, `scripts/head/*.js` `head_js`;
/// `styles/pages/NAME.css` and `scripts/pages/NAME.js` become `NAME_css` and `NAME_js`.
pub type Bundles = BTreeMap<String, (OutPath, Vec<u8>)>;

/// Diagnostics: those of `style::small`.
pub fn bundles(stack: &Stack) -> (Bundles, Vec<Diagnostic>) {
    let (mut bundles, mut diagnostics) = (Bundles::new(), vec![]);
    for (key, layers) in grouped(stack.folder("styles", ".css")) {
        let sheets: Vec<String> = layers
            .iter()
            .map(|layer| {
                let (sheet, faults) = sheet(layer);
                diagnostics.extend(faults);
                sheet
            })
            .collect();
        insert(&mut bundles, &key, "css", sheets.join("\n"));
    }
    for (key, layers) in grouped(stack.folder("scripts", ".js")) {
        let scripts: Vec<String> = layers.iter().map(|layer| published(layer)).collect();
        insert(
            &mut bundles,
            &key,
            "js",
            format!("{}\n", scripts.join("\n;\n")),
        );
    }
    (bundles, diagnostics)
}

/// A style sheet as it is published. Diagnostics: those of `style::small`.
pub fn sheet(layer: &Layer) -> (String, Vec<Diagnostic>) {
    let doing = message!(vi: "đọc kiểu trình bày này", en: "read this style sheet");
    guarded(Some(&layer.file), doing, String::new, || {
        style::small(layer)
    })
}

fn insert(bundles: &mut Bundles, key: &str, ending: &str, text: String) {
    let digest = Digest::of_bytes(format!("{}\n{text}", env!("CARGO_PKG_VERSION")).as_bytes());
    let out = OutPath::new(&format!("assets/{key}-{}.{ending}", digest.short()));
    bundles.insert(
        format!("{}_{ending}", key.replace('-', "_")),
        (out, text.into_bytes()),
    );
}

/// Files of one folder by the bundle they go into.
fn grouped(files: Vec<(String, &Layer)>) -> BTreeMap<String, Vec<&Layer>> {
    let mut groups: BTreeMap<String, Vec<&Layer>> = BTreeMap::new();
    for (name, layer) in files {
        let key = match name.rsplit_once('/') {
            None => "site".to_string(),
            Some(("pages", file)) => file.split('.').next().unwrap_or(file).to_string(),
            Some((folder, _)) => folder.replace('/', "-"),
        };
        groups.entry(key).or_default().push(layer);
    }
    groups
}

/// A script as it is published. Those of the default theme share no name that they declare; of
/// others nobody knows that, so they lose only what stands on lines of its own.
fn published(layer: &Layer) -> String {
    match layer.file.below(&format!("themes/{DEFAULT}")) {
        Some(_) => script::small(&layer.text).trim_end().to_string(),
        None => lean(&layer.text),
    }
}

/// `script` without its indentation and the lines that are only a comment or empty, but for `//!`,
/// which speaks of a licence; whole where a string or a comment goes on over the end of a line.
fn lean(script: &str) -> String {
    let lines = || script.lines().map(str::trim);
    let is_comment = |line: &str| line.starts_with("//") && !line.starts_with("//!");
    let goes_on = |line: &str| {
        line.matches('`').count() % 2 == 1
            || line.ends_with('\\')
            || line.contains("/*")
            || line.contains("*/")
    };
    if lines().any(|line| !is_comment(line) && goes_on(line)) {
        return script.trim_end().to_string();
    }
    lines()
        .filter(|line| !line.is_empty() && !is_comment(line))
        .collect::<Vec<_>>()
        .join("\n")
}

#[cfg(test)]
mod tests {
    #[track_caller]
    fn check(script: &str, expected: &str) {
        assert_eq!(super::lean(script), expected);
    }

    #[test]
    fn what_only_authors_read_stays_at_home() {
        check(
            "//! MIT\n// Why.\nlet a = 1; // one\n\n  if (a)\n    // `a` holds\n    b(`${a}  \
             //`);\n",
            "//! MIT\nlet a = 1; // one\nif (a)\nb(`${a}  //`);",
        );
    }

    #[test]
    fn lines_that_belong_together_are_not_touched() {
        for whole in [
            "let a = `one\n  // two`;",
            "/* one\n  // two */",
            "let a = 'one \\\n  two';",
        ] {
            check(
                &format!("  // Why.\n{whole}\n"),
                &format!("  // Why.\n{whole}"),
            );
        }
    }
}
