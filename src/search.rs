//! Text to index: what a reader's browser needs to find pages of this site without a server.
//!
//! The room knows no page layout and no site: it is given [`Doc`]s and gives files. The reader of
//! these files is `search/x.js` of the theme; what both must agree on is written in
//! `tests/search/analysis.json`.

pub mod analysis;
mod facets;
mod intern;
mod neighbour;
mod pack;
mod posting;
mod root;
mod row;
mod script;
mod term;
mod vlq;
mod vocabulary;
mod words;

use rayon::prelude::*;

pub use facets::Facet;
pub use words::Words;

/// Everything that an index is made of.
#[derive(Debug, Default, Hash)]
pub struct Library {
    /// In the order of navigation: neighbours share a file.
    pub docs: Vec<Doc>,
    pub facets: Vec<Facet>,
    pub words: Words,
    /// Text of the user interface, by key.
    pub strings: Vec<(String, String)>,
}

/// One page as search sees it.
#[derive(Clone, Debug, Default, Hash)]
pub struct Doc {
    /// Relative to the root of the site: `dao-tao/3t.html`.
    pub url: String,
    pub title: String,
    /// Titles of the pages above, outermost first.
    pub crumbs: Vec<String>,
    /// Values of each facet, in the order of [`Library::facets`].
    pub facets: Vec<Vec<String>>,
    /// Factor of the score in hundredths: 100 changes nothing.
    pub weight: u16,
    /// More for a later day; 0 where the page has no date.
    pub date: u32,
    /// Place of the title in Vietnamese order, from 0.
    pub title_rank: u32,
    /// Never empty of sections: the first is what stands before any heading.
    pub sections: Vec<Section>,
}

/// A heading and the text below it, down to the next heading.
#[derive(Clone, Debug, Default, Hash)]
pub struct Section {
    /// Empty for the head of the page.
    pub anchor: String,
    pub heading: String,
    /// Paragraphs, items and cells as plain text; no phrase goes from one to the next.
    pub text: Vec<String>,
    /// What the author stressed in `text`: the summary, strong words, defined terms.
    pub stressed: Vec<String>,
}

/// A file of the index: path below `search/`, and its bytes.
pub type File = (String, Vec<u8>);

/// The files of the index. The same library gives the same bytes with any number of threads.
pub fn index(library: &Library) -> Vec<File> {
    let batches = read(library);
    let vocabulary = vocabulary::Vocabulary::merge(&batches);
    let mean = term::mean_length(&batches);
    let mut postings: Vec<posting::Posting> = batches
        .par_iter()
        .enumerate()
        .flat_map_iter(|(number, batch)| term::postings(batch, vocabulary.of(number), mean))
        .collect();
    postings.par_sort_unstable();
    let shards = row::shards(&postings, &vocabulary);
    let known = row::known(&postings, &vocabulary);
    drop(postings);
    root::files(library, shards, &known)
}

/// Docs of one batch; a fixed number, so that nothing depends on the number of threads.
const BATCH: usize = 64;

fn read(library: &Library) -> Vec<term::Batch> {
    let starts: Vec<usize> = (0..library.docs.len()).step_by(BATCH).collect();
    let read = |&start: &usize| {
        let end = (start + BATCH).min(library.docs.len());
        term::Batch::read(start, &library.docs[start..end], &library.words)
    };
    starts.par_iter().map(read).collect()
}
