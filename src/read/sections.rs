//! Which files are pages, and what kind their section says they are.

use super::front_matter::front_matter;
use crate::base::inputs::Inputs;
use crate::base::path::SourcePath;
use crate::model::config::Config;
use crate::model::meta::KindName;
use std::collections::BTreeMap;

/// The kinds that sections give to the pages below them, by folder.
pub struct Kinds(BTreeMap<String, KindName>);

impl Kinds {
    /// The kind that the nearest section above `file` gives; `Page` where none does.
    pub fn of(&self, file: &SourcePath) -> KindName {
        let folders = std::iter::successors(Some(file.folder()), |folder| {
            folder.rsplit_once('/').map(|(above, _)| above)
        });
        folders
            .into_iter()
            .find_map(|folder| self.0.get(folder).copied())
            .unwrap_or(KindName::Page)
    }

    /// The first folder, in the order of paths, whose section gives `kind`.
    pub fn folder(&self, kind: KindName) -> Option<&str> {
        let mut folders = self.0.iter().filter(|(_, given)| **given == kind);
        folders.next().map(|(folder, _)| folder.as_str())
    }
}

/// A Markdown file of the content.
pub fn is_page(file: &SourcePath) -> bool {
    file.below("content").is_some() && file.extension().eq_ignore_ascii_case("md")
}

/// Reads the heads of all `_index.md`; what is wrong with them is told when they are read as pages.
pub fn kinds(inputs: &Inputs, config: &Config) -> Kinds {
    let sections = inputs
        .texts
        .iter()
        .filter(|(file, _)| is_page(file) && file.name() == "_index.md");
    let kind = |(file, text): (&SourcePath, &crate::base::digest::Hashed<String>)| {
        let (head, _) = front_matter(file, text, KindName::Page, config);
        Some((file.folder().to_string(), head.section?.kind?))
    };
    Kinds(sections.filter_map(kind).collect())
}
