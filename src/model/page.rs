//! A page as it was read: where it comes from, where it goes, what it says.

use super::document::{Document, Heading};
use super::level::LevelId;
use super::meta::{ColumnMeta, Kind, KindName, Meta, SearchVisibility, SectionMeta};
use crate::base::digest::Digest;
use crate::base::path::{OutPath, SourcePath, decode, is_markdown};
use crate::text::vi;
use std::collections::BTreeSet;

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
    /// Markdown files that are included in what was cut for this reader.
    pub cut_parts: BTreeSet<SourcePath>,
    /// Where its title stands among others.
    pub order: vi::SortKey,
    /// Of all that links to this page can find: its address, its title and its anchors.
    pub link_digest: Digest,
    /// Of all that lists and addresses are made of: everything but the text.
    pub listing_digest: Digest,
}

/// The Markdown file that a picture of `goal`, written in `file`, includes; `None` for a picture.
pub fn included(file: &SourcePath, goal: &str) -> Option<SourcePath> {
    let goal = goal.split(['#', '?']).next()?;
    if is_markdown(goal) {
        file.resolve(&decode(goal))
    } else {
        None
    }
}

/// Headings in words.
fn named(headings: &[Heading]) -> Vec<&str> {
    headings
        .iter()
        .map(|heading| heading.text.as_str())
        .collect()
}

impl Page {
    pub fn new(
        source: &SourcePath,
        out: OutPath,
        head: (Meta, Kind, Option<SectionMeta>),
        document: Document,
    ) -> Self {
        let title = &head.0.title.value;
        let anchors: Vec<&str> = document.anchors().collect();
        let link_digest = Digest::of(&(source, &out, title, anchors, named(&document.headings)));
        let listing_digest = Digest::of(&(source, &out, &head));
        let (meta, kind, section) = head;
        let order = vi::key(&meta.title.value);
        Page {
            source: source.clone(),
            out,
            meta,
            kind,
            section,
            document,
            cut_parts: BTreeSet::new(),
            order,
            link_digest,
            listing_digest,
        }
    }

    pub fn title(&self) -> &str {
        &self.meta.title.value
    }

    /// The name of the last folder or file that tells it apart: `3t`, `57-kh-tld` of
    /// `57-kh-tld/index.md`.
    pub fn stem(&self) -> &str {
        match self.source.stem() {
            "index" | "_index" => self.source.folder().rsplit('/').next().unwrap_or(""),
            stem => stem,
        }
    }

    /// Whether the piece was taken down.
    pub fn is_withdrawn(&self) -> bool {
        matches!(&self.kind, Kind::Column(column) if column.withdrawn.is_some())
    }

    /// The series of a column.
    pub fn series(&self) -> Option<&str> {
        match &self.kind {
            Kind::Column(column) => Some(&column.series.as_ref()?.value),
            _ => None,
        }
    }

    /// Whether it helps to do something.
    pub fn is_material(&self) -> bool {
        self.section.is_none()
            && !self.is_withdrawn()
            && matches!(
                self.kind.name(),
                KindName::Module | KindName::Guide | KindName::Form | KindName::Column
            )
    }

    /// Whether it is for a level.
    pub fn serves(&self, level: &LevelId) -> bool {
        self.meta.levels.iter().any(|one| one.value == *level)
    }

    /// What is left of a piece that was taken down: its title, its days, its addresses and the
    /// reason.
    pub fn taken_down(&self) -> Option<Page> {
        let Kind::Column(ColumnMeta {
            withdrawn: Some(why),
            ..
        }) = &self.kind
        else {
            return None;
        };
        let meta = Meta {
            title: self.meta.title.clone(),
            date: self.meta.date,
            updated: self.meta.updated,
            draft: self.meta.draft,
            publish: self.meta.publish,
            expires: self.meta.expires,
            slug: self.meta.slug.clone(),
            aliases: self.meta.aliases.clone(),
            weight: self.meta.weight,
            lang: self.meta.lang.clone(),
            template: self.meta.template.clone(),
            search: SearchVisibility::Hidden,
            span: self.meta.span.clone(),
            ..Meta::untold(&self.source, self.title())
        };
        let kind = Kind::Column(ColumnMeta {
            withdrawn: Some(why.clone()),
            ..ColumnMeta::default()
        });
        let page = Page::new(
            &self.source,
            self.out.clone(),
            (meta, kind, self.section.clone()),
            self.document.emptied(),
        );
        Some(Page {
            cut_parts: self.cut_parts.clone(),
            ..page
        })
    }
}
