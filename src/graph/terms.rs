//! Taxonomies: the words that pages are sorted under, and the pages of each.

use super::places::names;
use super::tree::{self, Neighbours};
use crate::base::diagnostic::{Diagnostic, Message};
use crate::base::digest::Hashed;
use crate::base::path::{OutPath, SourcePath};
use crate::base::span::Spanned;
use crate::model::config::Config;
use crate::model::meta::Kind;
use crate::model::page::Page;
use crate::text::vi;
use std::collections::{BTreeMap, HashMap};

type Pages = BTreeMap<SourcePath, Hashed<Page>>;

/// A taxonomy with its terms in Vietnamese order; only those that a shown page bears.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Taxonomy {
    /// The key in front matter: `topics`.
    pub key: String,
    pub title: String,
    pub out: OutPath,
    pub terms: Vec<Term>,
    /// Where the term of a title stands in `terms`.
    pub places: BTreeMap<String, usize>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Term {
    pub title: String,
    pub out: OutPath,
    /// Newest first where all are dated, else by weight and title.
    pub pages: Vec<SourcePath>,
}

/// The taxonomy of columns that belong together, besides those of the configuration.
const SERIES: &str = "series";

/// The taxonomies of a site that have any term.
///
/// Diagnostics: `term/same-address` for two words whose addresses are the same, `term/address` for
/// one that has none.
pub fn taxonomies(pages: &Pages, config: &Config) -> (Vec<Taxonomy>, Vec<Diagnostic>) {
    let mut diagnostics = vec![];
    let declared = config
        .taxonomies
        .iter()
        .map(|(key, taxonomy)| (key.as_str(), taxonomy.title.clone(), taxonomy.slug.clone()));
    let folder = names(&config.lang).series.to_string();
    let series = (SERIES, String::new(), folder);
    let mut all = vec![];
    for (key, title, slug) in declared.chain([series]) {
        let terms = terms(pages, key, &slug, &mut diagnostics);
        if !terms.is_empty() {
            let out = OutPath::new(&format!("{slug}/index.html"));
            let places = terms
                .iter()
                .enumerate()
                .map(|(at, term)| (term.title.clone(), at))
                .collect();
            all.push(Taxonomy {
                key: key.to_string(),
                title,
                out,
                terms,
                places,
            });
        }
    }
    (all, diagnostics)
}

/// The pieces before and after in the same series, by day; those without a day come first.
pub fn series(taxonomies: &[Taxonomy], pages: &Pages) -> Neighbours {
    let all = taxonomies
        .iter()
        .filter(|taxonomy| taxonomy.key == SERIES)
        .flat_map(|taxonomy| &taxonomy.terms);
    let by_day = all.map(|term| {
        let mut files = term.pages.clone();
        files.sort_by_cached_key(|file| {
            (
                pages.get(file).and_then(|page| page.meta.date),
                file.clone(),
            )
        });
        files
    });
    by_day
        .flat_map(|files| tree::neighbours(&files).collect::<Vec<_>>())
        .collect()
}

/// The words of a page in one taxonomy.
pub fn of_page<'a>(page: &'a Page, key: &str) -> Vec<&'a Spanned<String>> {
    match &page.kind {
        Kind::Column(column) if key == SERIES => column.series.iter().collect(),
        _ => page.meta.terms.get(key).into_iter().flatten().collect(),
    }
}

fn terms(pages: &Pages, key: &str, folder: &str, diagnostics: &mut Vec<Diagnostic>) -> Vec<Term> {
    // Many pages bear the same few words.
    let mut slugs: HashMap<&str, String> = HashMap::new();
    let mut by_slug: BTreeMap<String, (&Spanned<String>, Vec<&Page>)> = BTreeMap::new();
    for page in pages.values() {
        for word in of_page(page, key) {
            let slug = slugs
                .entry(&word.value)
                .or_insert_with(|| vi::slug(&word.value));
            if slug.is_empty() {
                diagnostics.push(no_address(word));
                continue;
            }
            let (first, bearers) = by_slug
                .entry(slug.clone())
                .or_insert_with(|| (word, vec![]));
            if first.value != word.value {
                diagnostics.push(same_address(word, first));
            } else if bearers.last().is_none_or(|last| last.source != page.source) {
                bearers.push(page);
            }
        }
    }
    let term = |(slug, (word, bearers)): (String, (&Spanned<String>, Vec<&Page>))| Term {
        title: word.value.clone(),
        out: OutPath::new(&format!("{folder}/{slug}.html")),
        pages: tree::in_order(bearers, None),
    };
    let mut terms: Vec<Term> = by_slug.into_iter().map(term).collect();
    terms.sort_by(|a, b| vi::compare(&a.title, &b.title));
    terms
}

fn no_address(word: &Spanned<String>) -> Diagnostic {
    let message = Message::new(
        format!("không đặt được địa chỉ cho `{}`", word.value),
        format!("no address can be made of `{}`", word.value),
    );
    Diagnostic::error("term/address", word.span.clone(), message)
}

fn same_address(word: &Spanned<String>, first: &Spanned<String>) -> Diagnostic {
    let message = Message::new(
        format!(
            "`{}` và `{}` (ở `{}`) có cùng địa chỉ",
            word.value, first.value, first.span.file
        ),
        format!(
            "`{}` and `{}` (in `{}`) have the same address",
            word.value, first.value, first.span.file
        ),
    );
    let help = Message::new(
        format!(
            "nếu là một, viết giống nhau: `{}`; nếu không, đổi một từ",
            first.value
        ),
        format!(
            "if they are one, write both `{}`; if not, change one",
            first.value
        ),
    );
    Diagnostic::error("term/same-address", word.span.clone(), message).help(help)
}
