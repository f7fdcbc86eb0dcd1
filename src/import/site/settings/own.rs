//! Settings of Jekyll and Docusaurus beside their first file.

use super::super::Files;
use super::{Settings, at, items, table, value, words};
use crate::base::value::Node;

impl Settings {
    /// Source: the documentation of the themes Minima and Minimal Mistakes.
    pub(super) fn of_jekyll(&mut self, files: &Files) {
        for name in ["_data/navigation.yml", "_data/nav.yml", "_data/menu.yml"] {
            let Some(value) = value(files, name) else {
                continue;
            };
            match &value.node {
                Node::Table(table) => self.entries(at(table, &["main"]).or(at(table, &["docs"]))),
                _ => self.entries(Some(&value)),
            }
        }
        let config = table(files, "_config.yml").unwrap_or_default();
        for page in at(&config, &["header_pages"])
            .map(items)
            .unwrap_or_default()
        {
            self.menu
                .extend(words(page).map(|page| (String::new(), page)));
        }
    }

    /// The entries of the bar at the top, which stand in a program.
    ///
    /// Source: docusaurus.io, "Navbar items".
    pub(super) fn of_docusaurus(&mut self, files: &Files) {
        let names = [
            "docusaurus.config.js",
            "docusaurus.config.ts",
            "docusaurus.config.mjs",
        ];
        let text = names.iter().find_map(|name| files.get(*name));
        let text = text.map_or(String::new(), |bytes| {
            String::from_utf8_lossy(bytes).into_owned()
        });
        self.title = member(&text, "title");
        self.language = member(&text, "defaultLocale");
        self.description = member(&text, "tagline");
        let bar = text.split_once("navbar").map_or("", |(_, rest)| rest);
        let bar = bar.split("footer").next().unwrap_or(bar);
        for item in bar.split('{').skip(1) {
            let item = item.split('}').next().unwrap_or(item);
            if let (Some(to), Some(label)) = (member(item, "to"), member(item, "label")) {
                self.menu.push((label, to));
            }
        }
    }
}

/// The value of `key: 'value'` in a program.
fn member(text: &str, key: &str) -> Option<String> {
    let at = text.match_indices(key).find_map(|(at, _)| {
        let apart = !text[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_');
        let rest = text[at + key.len()..].trim_start();
        apart.then(|| rest.strip_prefix(':'))?
    })?;
    let rest = at.trim_start();
    let quote = rest
        .chars()
        .next()
        .filter(|c| matches!(c, '\'' | '"' | '`'))?;
    rest[1..].split(quote).next().map(str::to_string)
}
