//! Where each link of a page leads.

use super::citations::{Location, Resolution, Resolver};
use super::claims;
use super::clauses::Clauses;
use super::lock::aliases;
use super::places::Names;
use super::shown::Hidden;
use crate::base::cache::Cache;
use crate::base::diagnostic::Diagnostic;
use crate::base::digest::{Digest, Hashed};
use crate::base::inputs::Asset;
use crate::base::number::to_u32;
use crate::base::path::{OutPath, SourcePath};
use crate::model::clause::PlanId;
use crate::model::config::RawHtml;
use crate::model::document::{Link, LinkForm};
use crate::model::page::Page;
use crate::model::register::{Documents, Words};
use crate::text::nearest::nearest;
use crate::text::vi;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::OnceLock;

mod faults;
mod named;
mod paths;

pub use super::target::{InlineKind, Links, Target, Word};

/// All that links may lead to.
pub struct LinkIndex<'a> {
    pub pages: &'a BTreeMap<SourcePath, Hashed<Page>>,
    /// Files that others include and that have no page of their own.
    pub parts: &'a BTreeMap<SourcePath, Hashed<Page>>,
    pub hidden: &'a BTreeMap<SourcePath, Hidden>,
    /// Pages that a pack leaves outside.
    pub outside: &'a BTreeMap<SourcePath, Hashed<Page>>,
    pub assets: &'a BTreeMap<SourcePath, Asset>,
    pub clauses: &'a Clauses,
    pub words: &'a Hashed<Words>,
    pub documents: &'a Hashed<Documents>,
    pub names: &'static Names,
    pub html: RawHtml,
    /// The pages by their addresses; found when a link first asks.
    pub addresses: OnceLock<BTreeMap<OutPath, &'a SourcePath>>,
}

/// The links of pages that were resolved before.
pub type Memo = Cache<(Hashed<Links>, Vec<Diagnostic>)>;

impl<'a> LinkIndex<'a> {
    /// The page at each address, at old ones too.
    pub fn by_address(&self) -> &BTreeMap<OutPath, &'a SourcePath> {
        self.addresses.get_or_init(|| {
            let old = self.pages.values().flat_map(|page| {
                let aliases = page.meta.aliases.iter();
                aliases.filter_map(|alias| Some((claims::address(&alias.value)?, &page.source)))
            });
            let new = self
                .pages
                .values()
                .map(|page| (page.out.clone(), &page.source));
            old.chain(new).collect()
        })
    }

    /// The digest of all that a link can find here: of pages their addresses and anchors, of files
    /// what they are.
    fn digest(&self) -> Digest {
        let LinkIndex {
            pages,
            parts,
            hidden,
            outside,
            assets,
            clauses,
            words,
            documents,
            names,
            html,
            addresses: _,
        } = self;
        let outside: Vec<_> = outside
            .iter()
            .map(|(file, page)| (file, page.title()))
            .collect();
        let pages: Vec<Digest> = pages
            .values()
            .chain(parts.values())
            .map(|page| page.link_digest)
            .collect();
        let assets: Vec<_> = assets
            .iter()
            .map(|(file, asset)| (file, &asset.form))
            .collect();
        let plans: Vec<_> = clauses
            .plans
            .iter()
            .map(|(id, shown)| (id, &shown.plan, &shown.page))
            .collect();
        Digest::of(&(
            pages,
            parts.len(),
            hidden,
            outside,
            assets,
            plans,
            &clauses.default,
            words,
            documents,
            names.documents.file,
            html,
        ))
    }
}

/// Resolves every link of every page.
///
/// Diagnostics: as `links`.
pub fn all(
    pages: Vec<&Hashed<Page>>,
    book: &LinkIndex,
    memo: &Memo,
) -> (BTreeMap<SourcePath, Hashed<Links>>, Vec<Diagnostic>) {
    let digest = book.digest();
    let keys: Vec<Digest> = pages
        .par_iter()
        .with_min_len(256)
        .map(|page| Digest::of(&(page, digest)))
        .collect();
    let found = memo.all(&keys, |at| {
        let (links, faults) = links(pages[at], book);
        (Hashed::new(links), faults)
    });
    let (links, faults): (Vec<_>, Vec<_>) = pages
        .iter()
        .zip(found)
        .map(|(page, (links, faults))| ((page.source.clone(), links), faults))
        .unzip();
    (
        links.into_iter().collect(),
        faults.into_iter().flatten().collect(),
    )
}

/// Resolves every link of `page`.
///
/// Diagnostics at the bytes of the link: `link/broken`, `link/anchor`, `link/absolute`,
/// `link/empty`, `link/drive`, `link/folder`, `link/scheme`, `link/hidden` (warning),
/// `image/remote`,
/// `image/broken`, `image/format`, `image/no-alt` and `image/huge` (warnings), `include/inline`,
/// `clause/unknown`, `clause/plan`, `term/unknown`.
pub fn links(page: &Page, book: &LinkIndex) -> (Links, Vec<Diagnostic>) {
    let (mut links, mut diagnostics) = (Links::default(), vec![]);
    let home = book.clauses.home(&page.out);
    let is_kept = |link: &&Link| link.form != LinkForm::Html || book.html == RawHtml::Trusted;
    for link in page.document.links.iter().filter(is_kept) {
        let target = match link.form {
            LinkForm::Link | LinkForm::Html => paths::link(page, link, book),
            LinkForm::Picture => paths::picture(page, link, book),
            LinkForm::File => paths::file(page, link, book),
            LinkForm::Reference | LinkForm::Quote => named::target(link, page, home, book),
        };
        let target = target.unwrap_or_else(|fault| {
            diagnostics.push(*fault);
            Target::Broken
        });
        if target == Target::Hidden {
            diagnostics.push(faults::hidden(link));
        }
        if matches!(target, Target::Picture { .. })
            && link.form == LinkForm::Picture
            && link.text.trim().is_empty()
        {
            diagnostics.push(faults::no_alt(link));
        }
        diagnostics.extend(too_large(link, &target, book));
        let label = is_bare(link).then(|| label(page, &target, book)).flatten();
        links
            .labels
            .extend(label.map(|label| (link.span.start, label)));
        links.targets.insert(link.span.start, target);
    }
    links.words = words(page, home, book);
    (links, diagnostics)
}

/// Whether nothing is written that a reader could follow: `[](goal)`.
fn is_bare(link: &Link) -> bool {
    link.form == LinkForm::Link && link.text.trim().is_empty()
}

/// What a link without words of its own leads to, in words.
fn label(page: &Page, target: &Target, book: &LinkIndex) -> Option<String> {
    let named = |page: &Page, anchor: &str| {
        let mut headings = page.document.headings.iter();
        let heading = headings.find(|heading| heading.id == anchor);
        heading.map(|heading| heading.text.clone())
    };
    match target {
        Target::Page { source, anchor, .. } => {
            let other = book.pages.get(source)?;
            let heading = anchor.as_ref().and_then(|anchor| named(other, anchor));
            Some(heading.unwrap_or_else(|| other.title().to_string()))
        }
        Target::Anchor(anchor) => named(page, anchor),
        Target::File { source, .. } | Target::Picture { source, .. } => {
            Some(source.name().to_string())
        }
        Target::Outside(address) => Some(address.clone()),
        _ => None,
    }
}

/// Citations that lead somewhere else than here, and abbreviations.
fn words(page: &Page, home: Option<&PlanId>, book: &LinkIndex) -> BTreeMap<u32, Word> {
    let resolver = Resolver {
        clauses: book.clauses,
        documents: book.documents,
        names: book.names,
    };
    let here = Location {
        plan: home,
        clause: None,
    };
    let word = |range: &Range<usize>, what| {
        (
            to_u32(range.start),
            Word {
                end: to_u32(range.end),
                what,
            },
        )
    };
    let cited = page
        .document
        .citations
        .iter()
        .filter_map(|one| match resolver.find(one, here) {
            Resolution::To(Target::Page { out, .. }) if out == page.out => None,
            Resolution::To(target) => Some(word(&one.range, InlineKind::Cited(target))),
            _ => None,
        });
    let short = page
        .document
        .abbreviations
        .iter()
        .map(|(range, long)| word(range, InlineKind::Short(long.clone())));
    short.chain(cited).collect()
}

/// Beyond these a picture is reported: bytes, and pixels of the longer side.
const LARGE: (u64, u32) = (3 << 20, 6_000);

fn too_large(link: &Link, target: &Target, book: &LinkIndex) -> Option<Diagnostic> {
    let Target::Picture {
        source,
        width,
        height,
        ..
    } = target
    else {
        return None;
    };
    let bytes = book.assets.get(source)?.bytes;
    (bytes > LARGE.0 || *width.max(height) > LARGE.1)
        .then(|| faults::huge(link, *width, *height, bytes))
}

type Found = Result<Target, Box<Diagnostic>>;
