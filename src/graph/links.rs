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
use crate::base::path::{OutPath, SourcePath};
use crate::model::clause::{Address, PlanId};
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

/// What a link leads to.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    Page {
        source: SourcePath,
        out: OutPath,
        anchor: Option<String>,
    },
    /// A place on the same page.
    Anchor(String),
    File {
        source: SourcePath,
        out: OutPath,
    },
    /// Width and height in pixels; 0 where they are not known.
    Picture {
        source: SourcePath,
        out: OutPath,
        width: u32,
        height: u32,
    },
    /// A Markdown file whose text stands here.
    Part {
        source: SourcePath,
    },
    /// Another host, or an address of mail or telephone.
    Outside(String),
    /// One clause, or the first of a range; `label` stands where the link has no text of its own.
    Clauses {
        clauses: Vec<Address>,
        out: OutPath,
        label: String,
        /// Its name as it is spoken, with the number of its plan.
        spoken: String,
    },
    /// An entry of the register of documents.
    Document {
        id: String,
        /// `Quyết định số 1393/QĐ-TTg`
        name: String,
        title: String,
        /// The page of the register.
        out: OutPath,
    },
    Term {
        word: String,
        meaning: String,
        /// The page of the glossary.
        out: OutPath,
        anchor: String,
    },
    /// Its page may not be shown: the text stays, the link goes.
    Hidden,
    /// A page that stays outside of the pack, by its title: the text stays, with that title.
    Left(String),
    /// StaticMessage already: the text stays.
    Broken,
}

impl Target {
    /// Whether there is something that a link can lead to.
    pub fn leads(&self) -> bool {
        !matches!(
            self,
            Target::Hidden | Target::Left(_) | Target::Broken | Target::Part { .. }
        )
    }
}

/// Where the links of a page lead, and what its running text says without one; both by the first
/// byte.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Links {
    pub targets: BTreeMap<u32, Target>,
    pub words: BTreeMap<u32, Word>,
}

/// A citation that leads somewhere, or an abbreviation, in running text.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Word {
    /// The first byte after it.
    pub end: u32,
    pub what: InlineKind,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum InlineKind {
    Cited(Target),
    /// What it stands for.
    Short(String),
}

impl Links {
    /// The clauses that links and citations lead to.
    pub fn clauses(&self) -> impl Iterator<Item = &Address> {
        let cited = self.words.values().filter_map(|word| {
            if let InlineKind::Cited(target) = &word.what {
                Some(target)
            } else {
                None
            }
        });
        let all = self.targets.values().chain(cited);
        all.filter_map(|target| {
            if let Target::Clauses { clauses, .. } = target {
                Some(clauses)
            } else {
                None
            }
        })
        .flatten()
    }
}

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
/// `link/drive`, `link/folder`, `link/scheme`, `link/hidden` (warning), `image/remote`,
/// `image/broken`, `image/format`, `image/no-alt` and `image/huge` (warnings), `include/inline`,
/// `clause/unknown`, `clause/plan`, `term/unknown`.
pub fn links(page: &Page, book: &LinkIndex) -> (Links, Vec<Diagnostic>) {
    let (mut links, mut diagnostics) = (Links::default(), vec![]);
    let home = book.clauses.home(&page.out);
    for link in &page.document.links {
        let target = match link.form {
            LinkForm::Link => paths::link(page, link, book),
            LinkForm::Picture => paths::picture(page, link, book),
            LinkForm::File => paths::file(page, link, book),
            LinkForm::Reference | LinkForm::Quote => named::target(link, home, book),
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
        links.targets.insert(link.span.start, target);
    }
    links.words = words(page, home, book);
    (links, diagnostics)
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
            range.start as u32,
            Word {
                end: range.end as u32,
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

/// What leads to `clauses`, first to last.
pub fn clauses_target(clauses: Vec<Address>, known: &Clauses) -> Target {
    let first = clauses
        .first()
        .map(|address| known.label(address))
        .unwrap_or_default();
    let label = match clauses.last().filter(|_| clauses.len() > 1) {
        Some(last) => format!(
            "{first}–{}",
            last.clause.0.rsplit('.').next().unwrap_or_default()
        ),
        None => first,
    };
    let spoken = known.citation_name(&clauses);
    let out = clauses
        .first()
        .and_then(|address| known.out(&address.plan))
        .cloned();
    out.map_or(Target::Broken, |out| Target::Clauses {
        clauses,
        out,
        label,
        spoken,
    })
}
