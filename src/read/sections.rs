//! Which files are pages, which are the pages of sections, and what kind a section says its pages
//! are.

use super::front_matter::front_matter;
use crate::base::digest::Hashed;
use crate::base::inputs::Inputs;
use crate::base::path::SourcePath;
use crate::model::config::Config;
use crate::model::meta::{KindName, Role};
use std::collections::{BTreeMap, BTreeSet};

/// What each file is in the tree.
pub struct Roles {
    /// The kinds that sections give to the pages below them, by folder.
    kinds: BTreeMap<String, KindName>,
    sections: BTreeSet<SourcePath>,
}

impl Roles {
    /// A page is of the kind that the nearest section above it gives; `Page` where none does.
    pub fn of(&self, file: &SourcePath) -> Role {
        if self.sections.contains(file) {
            return Role::Section;
        }
        let folders = std::iter::successors(Some(file.folder()), |folder| {
            folder.rsplit_once('/').map(|(above, _)| above)
        });
        let kind = folders
            .into_iter()
            .find_map(|folder| self.kinds.get(folder).copied());
        Role::Page(kind.unwrap_or(KindName::Page))
    }

    /// The first folder, in the order of paths, whose section gives `kind`.
    pub fn folder(&self, kind: KindName) -> Option<&str> {
        let mut folders = self.kinds.iter().filter(|(_, given)| **given == kind);
        folders.next().map(|(folder, _)| folder.as_str())
    }
}

/// A Markdown file of the content.
pub fn is_page(file: &SourcePath) -> bool {
    file.below("content").is_some() && file.is_markdown()
}

/// What each file is. The heads of sections are read; what is wrong with them is told when they are
/// read as pages.
pub fn roles(inputs: &Inputs, config: &Config) -> Roles {
    let sections = sections(inputs.texts.keys().filter(|file| is_page(file)));
    let kind = |file: &SourcePath| {
        let (head, _) = front_matter(file, inputs.texts.get(file)?, Role::Section, config);
        Some((file.folder().to_string(), head.section?.kind?))
    };
    let kinds = sections.iter().filter_map(kind).collect();
    Roles { kinds, sections }
}

/// The page of each section: `_index.md`, or `README.md` in a folder with no index at all.
fn sections<'f>(files: impl Iterator<Item = &'f SourcePath>) -> BTreeSet<SourcePath> {
    let mut folders: BTreeMap<&str, Vec<&SourcePath>> = BTreeMap::new();
    for file in files {
        folders.entry(file.folder()).or_default().push(file);
    }
    let section = |files: Vec<&SourcePath>| {
        let named = |name: &str| {
            let same = |file: &&&SourcePath| file.stem().eq_ignore_ascii_case(name);
            files.iter().find(same).map(|file| (*file).clone())
        };
        let readme = || named("readme").filter(|_| named("index").is_none());
        named("_index").or_else(readme)
    };
    folders.into_values().filter_map(section).collect()
}

/// The text of a home page that nobody wrote, and its file; `None` where there is one, or nothing
/// that it could lead to.
pub fn home(inputs: &Inputs, config: &Config) -> Option<(SourcePath, Hashed<String>)> {
    let mut pages = inputs.texts.keys().filter(|file| is_page(file)).peekable();
    pages.peek()?;
    let is_home = |file: &SourcePath| {
        let stem = file.stem().to_lowercase();
        file.folder() == "content" && matches!(stem.as_str(), "_index" | "index" | "readme")
    };
    if pages.any(is_home) {
        return None;
    }
    let title = crate::base::value::quoted(&config.title);
    let text = format!("---\ntitle: {title}\n---\n");
    Some((SourcePath::new("content/_index.md"), Hashed::text(text)))
}
