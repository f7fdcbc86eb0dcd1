//! A page as it was read: where it comes from, where it goes, what it says.

use super::document::Document;
use super::meta::{Kind, Meta, SectionMeta};
use crate::base::path::{OutPath, SourcePath};

/// One Markdown file.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Page {
    pub source: SourcePath,
    pub out: OutPath,
    pub meta: Meta,
    pub kind: Kind,
    /// Set for a `_index.md`.
    pub section: Option<SectionMeta>,
    pub document: Document,
}

impl Page {
    pub fn title(&self) -> &str {
        &self.meta.title.value
    }

    /// The name of the last folder or file that tells it apart: `3t`, `57-kh-tld` of `57-kh-tld/index.md`.
    pub fn stem(&self) -> &str {
        match self.source.stem() {
            "index" | "_index" => self.source.folder().rsplit('/').next().unwrap_or(""),
            stem => stem,
        }
    }
}
