//! What may be for trainers alone reaches no byte of the learners' site, whichever importer brings
//! a file in: notes, answers, keys, comments, hidden words.

mod banks;
mod sites;
mod texts;
mod writers;

pub use writers::zip;

use super::everything;
use crate::support::{Built, add, make};
use std::collections::BTreeMap;
use xanh::base::date::{Moment, Zone};
use xanh::base::digest::Digest;
use xanh::base::inputs::{Asset, Audience, Form, Format, Inputs, Options};
use xanh::base::path::SourcePath;
use xanh::engine::Memo;

/// Words by what must become of them.
#[derive(Default)]
pub struct Canaries {
    /// Learners meet them.
    pub open: Vec<String>,
    /// Trainers alone meet them.
    pub closed: Vec<String>,
    /// Nobody meets them.
    pub buried: Vec<String>,
}

impl Canaries {
    /// A new word in one of the lists.
    fn word(list: &mut Vec<String>, name: &str, page: usize) -> String {
        let word = format!("{name}{page}x{}x", list.len());
        list.push(word.clone());
        word
    }

    pub fn open(&mut self, page: usize) -> String {
        Canaries::word(&mut self.open, "thay", page)
    }

    pub fn closed(&mut self, page: usize) -> String {
        Canaries::word(&mut self.closed, "kin", page)
    }

    pub fn buried(&mut self, page: usize) -> String {
        Canaries::word(&mut self.buried, "vui", page)
    }
}

/// Builds the site of `files` for an audience, with the templates of the program.
fn site(files: &BTreeMap<String, Vec<u8>>, audience: Audience) -> Built {
    let options = Options {
        audience,
        base_url: Some("https://example.org/".to_string()),
        ..Options::default()
    };
    let now = Moment::parse("2026-11-23", &Zone::default()).unwrap();
    let mut inputs = Inputs {
        texts: BTreeMap::new(),
        assets: BTreeMap::new(),
        refused: BTreeMap::new(),
        options,
        now,
        resizer: Default::default(),
    };
    for (name, bytes) in files {
        match name.ends_with(".png") {
            true => picture(&mut inputs, name),
            false => add(&mut inputs, name, bytes.clone()),
        }
    }
    let built = make(inputs, &Memo::once());
    let wrong = built.diagnostics.iter().find(|fault| fault.is_error());
    assert!(wrong.is_none(), "{wrong:?}");
    built
}

/// A picture beside a page.
fn picture(inputs: &mut Inputs, name: &str) {
    let asset = Asset {
        digest: Digest::of_bytes(name.as_bytes()),
        bytes: 12,
        form: Form::Picture {
            width: 4,
            height: 3,
            format: Format::Png,
            turned: false,
            private: false,
        },
    };
    inputs.assets.insert(SourcePath::new(name), asset);
}

/// Every output of a site as one text.
fn said(built: &Built) -> String {
    let all = everything(built).into_iter();
    all.map(|(path, bytes)| format!("{path}\n{}\n", String::from_utf8_lossy(&bytes)))
        .collect()
}

/// `show` gives the source that a word stands in.
fn keeps(files: &BTreeMap<String, Vec<u8>>, all: &Canaries, show: &dyn Fn(&str) -> String) {
    let learners = said(&site(files, Audience::Learner));
    let trainers = said(&site(files, Audience::Trainer));
    for word in all.closed.iter().chain(&all.buried) {
        assert!(!learners.contains(word.as_str()), "{word}:\n{}", show(word));
    }
    for word in &all.buried {
        assert!(!trainers.contains(word.as_str()), "{word}:\n{}", show(word));
    }
    for word in &all.closed {
        assert!(trainers.contains(word.as_str()), "{word}:\n{}", show(word));
    }
    for word in &all.open {
        assert!(learners.contains(word.as_str()), "{word}:\n{}", show(word));
    }
}

/// The number in a word: `kin12x3x` -> 12.
fn page_of(word: &str) -> usize {
    let digits = word.trim_start_matches(|c: char| c.is_alphabetic());
    digits.split('x').next().unwrap().parse().unwrap()
}

/// The files of a site without pages, but for those that `more` adds.
fn home() -> BTreeMap<String, Vec<u8>> {
    let file = |name: &str, text: &str| (name.to_string(), text.as_bytes().to_vec());
    BTreeMap::from([
        file("xanh.toml", "title = \"Thử\"\n"),
        file("content/_index.md", "---\ntitle: \"Nhà\"\n---\n"),
    ])
}
