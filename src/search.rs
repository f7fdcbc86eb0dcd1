//! Text to index: what a reader's browser needs to find pages of this site without a server.
//!
//! The room knows no page layout and no site: it is given [`Doc`]s and gives files. The reader of
//! these files is `search/core.js` of the theme; what both must agree on is written in
//! `tests/search/analysis.json`.

pub mod analysis;
mod directory;
mod facets;
mod intern;
mod name;
mod neighbour;
mod pack;
mod posting;
mod root;
mod row;
mod run;
mod script;
mod shard;
mod spelling;
mod stem;
mod term;
mod vlq;
mod vocabulary;
mod words;

use rayon::prelude::*;

use run::{Kind, Run};
use shard::Row;
use term::Batch;
use vocabulary::Vocabulary;

pub use facets::Facet;
pub use words::Words;

/// Everything that an index is made of.
#[derive(Debug, Default, Hash)]
pub struct Library {
    /// In an order in which a new page moves few others: neighbours share a file.
    pub docs: Vec<Doc>,
    pub facets: Vec<Facet>,
    pub words: Words,
    /// Text of the user interface, by key.
    pub strings: Vec<(String, String)>,
    /// The language of the site: `vi`.
    pub lang: String,
    /// Words of English are found in all their forms.
    pub stems_english: bool,
    /// What may be looked for here, shown where nothing is typed yet.
    pub examples: Vec<String>,
    /// By value of the second facet, the kind: words that tell of it.
    pub hints: Vec<(String, String)>,
    pub layout: Layout,
}

/// What a file of the index costs a reader.
#[derive(Clone, Copy, Debug, Default, Hash, PartialEq, Eq)]
pub enum Layout {
    /// Its bytes, on their way to a browser: a query loads few of them, out of many files.
    #[default]
    Network,
    /// Its place on a stick or a disk: few files, one where the index is not large.
    AtHand,
}

/// One page as search sees it.
#[derive(Clone, Debug, Default, Hash)]
pub struct Doc {
    /// Relative to the root of the site: `dao-tao/3t.html`.
    pub url: String,
    pub title: String,
    /// Titles of the pages above, outermost first.
    pub crumbs: Vec<String>,
    /// Words that tell of what kind the page is; they are not shown.
    pub hint: String,
    /// Values of each facet, in the order of [`Library::facets`].
    pub facets: Vec<Vec<String>>,
    /// Factor of the score in hundredths: 100 changes nothing.
    pub weight: u16,
    /// More for a later day; 0 where the page has no date.
    pub date: u32,
    /// Place of the title in Vietnamese order, from 0.
    pub title_rank: u32,
    /// Place in the order of navigation, from 0.
    pub site_rank: u32,
    /// Never empty of sections: the first is what stands before any heading.
    pub sections: Vec<Section>,
}

/// A heading and the text below it, down to the next heading.
#[derive(Clone, Debug, Default, Hash)]
pub struct Section {
    /// Empty for the head of the page.
    pub anchor: String,
    pub heading: String,
    /// What else it may be called by those who look for it; not shown.
    pub names: Vec<String>,
    /// Paragraphs, items and cells as plain text; no phrase goes from one to the next.
    pub text: Vec<String>,
    /// What the author stressed in `text`: the summary, strong words, defined terms.
    pub stressed: Vec<String>,
}

/// A file of the index: path below `search/`, and its bytes.
pub type File = (String, Vec<u8>);

/// The files of the index. The same library gives the same bytes with any number of threads.
///
/// `more` gives the sections of a doc, by its place, that stand after its own: they are made when
/// they are needed and dropped again.
pub fn index(library: &Library, more: impl Fn(usize) -> Vec<Section> + Sync) -> Vec<File> {
    let mut made = root::Made::default();
    let mut batches = Vec::new();
    for (batch, texts, store) in read(library, more) {
        made.sections += batch.sections();
        batches.push(batch);
        made.texts.extend(texts);
        made.store.extend(store);
    }
    let vocabulary = Vocabulary::merge(&batches);
    let runs = run::runs(batches, &vocabulary);
    let rows = rows(runs, &vocabulary, &mut made.known);
    made.shards = shard::shards(rows);
    root::files(library, made)
}

/// Docs of one batch; a fixed number, so that nothing depends on the number of threads.
const BATCH: usize = 64;

type Read = (Batch, Vec<pack::PageText>, name::Store);

fn read(library: &Library, more: impl Fn(usize) -> Vec<Section> + Sync) -> Vec<Read> {
    let starts: Vec<usize> = (0..library.docs.len()).step_by(BATCH).collect();
    let whole = |at: usize| {
        let mut doc = library.docs[at].clone();
        doc.sections.extend(more(at));
        doc
    };
    let read = |&start: &usize| {
        let end = (start + BATCH).min(library.docs.len());
        let docs: Vec<Doc> = (start..end).map(whole).collect();
        let mut store = name::Store::default();
        let texts = docs
            .iter()
            .map(|doc| pack::page_text(doc, &mut store))
            .collect();
        (Batch::read(start, &docs, library), texts, store)
    };
    starts.par_iter().map(read).collect()
}

/// All rows in the order of keys: singles, what stands before a syllable, pairs.
fn rows(runs: Vec<Run>, vocabulary: &Vocabulary, known: &mut Vec<(String, usize)>) -> Vec<Row> {
    let singles = run::merge(&runs, Kind::Single, |postings| {
        (
            row::rows(postings, vocabulary),
            row::known(postings, vocabulary),
        )
    });
    let pairs = run::merge(&runs, Kind::Pair, |postings| {
        (
            row::rows(postings, vocabulary),
            neighbour::neighbours(postings),
        )
    });
    let mut rows = Vec::new();
    for (some, keys) in singles {
        rows.extend(some);
        known.extend(keys);
    }
    let (pairs, before): (Vec<_>, Vec<_>) = pairs.into_iter().unzip();
    rows.extend(neighbour::rows(before.concat(), vocabulary));
    rows.extend(pairs.into_iter().flatten());
    rows
}
