//! Terms of a section and how much each says about it: BM25F without the part that the whole site
//! decides.

use super::analysis::{self, Token};
use super::intern::{Interner, Local};
use super::posting::{Edge, Global, Posting, Term};
use super::words::{Instead, Lexicon};
use super::{Doc, Library, Section, analysis::Syllable};
use crate::base::number::round_to_u32;

/// Docs that share one numbering of syllables, so that batches can be read side by side.
pub struct Batch {
    first: usize,
    pub syllables: Vec<Syllable>,
    pages: Vec<Page>,
}

struct Page {
    title: Stream,
    hint: Stream,
    sections: Vec<Sections>,
}

struct Sections {
    heading: Stream,
    names: Vec<Stream>,
    text: Stream,
    stressed: Stream,
}

/// Numbers of words in reading order, with [`BREAK`] and [`JOINED`] among them.
#[derive(Default)]
struct Stream {
    words: Vec<Local>,
    instead: Vec<Instead>,
}

const BREAK: Local = Local::MAX;
/// Set on a number of several parts, which stands before its parts.
const JOINED: Local = 1 << 31;

/// Weights and mean lengths (syllables) of the fields; `SHARE` is how far length counts.
const TITLE: Field = Field {
    weight: 9.0,
    share: 0.6,
    mean: 6.0,
};
const HEADING: Field = Field {
    weight: 6.0,
    share: 0.6,
    mean: 5.0,
};
/// Weight of a word of the text each time that it is said, and of one of the title in every section
/// but the first. Sections are about as long as each other: their length does not count.
const TEXT: f32 = 1.0;
const TITLE_ELSEWHERE: f32 = 0.5;
/// Weight of words that tell of what kind a page is.
const HINT: f32 = 1.5;
const SATURATION: f32 = 1.6;
/// Weight of words that could stand instead of those that do.
const INSTEAD: f32 = 0.8;

#[derive(Clone, Copy)]
struct Field {
    weight: f32,
    share: f32,
    mean: f32,
}

impl Field {
    fn at(self, length: usize) -> f32 {
        self.weight / (1.0 - self.share + self.share * length as f32 / self.mean)
    }
}

impl Batch {
    pub fn read(first: usize, docs: &[Doc], library: &Library) -> Batch {
        let (words, mut interner) = (&library.words, Interner::new(library.stems_english));
        let lexicon = Lexicon::new(words, &mut interner);
        let pages = docs
            .iter()
            .map(|doc| Page::read(doc, &mut interner, &lexicon))
            .collect();
        Batch {
            first,
            syllables: interner.syllables,
            pages,
        }
    }
}

impl Batch {
    /// How many sections its pages have.
    pub fn sections(&self) -> usize {
        self.pages.iter().map(|page| page.sections.len()).sum()
    }
}

impl Page {
    fn read(doc: &Doc, interner: &mut Interner, lexicon: &Lexicon) -> Page {
        let mut read = |texts: &[String]| Stream::read(texts, interner, lexicon);
        let title = read(std::slice::from_ref(&doc.title));
        let hint = read(std::slice::from_ref(&doc.hint));
        let mut section = |section: &Section| Sections {
            heading: read(std::slice::from_ref(&section.heading)),
            names: section
                .names
                .iter()
                .map(|name| read(std::slice::from_ref(name)))
                .collect(),
            text: read(&section.text),
            stressed: read(&section.stressed),
        };
        Page {
            title,
            hint,
            sections: doc.sections.iter().map(&mut section).collect(),
        }
    }
}

impl Stream {
    fn read(texts: &[String], interner: &mut Interner, lexicon: &Lexicon) -> Stream {
        let mut words = Vec::with_capacity(texts.iter().map(|text| text.len() / 5).sum());
        for text in texts {
            let text = analysis::composed(text);
            analysis::pieces(&text, |piece| match piece {
                Token::Word(word) => words.extend(interner.word(word)),
                Token::Joined(joined) => {
                    words.push(interner.number(analysis::joined(joined)) | JOINED)
                }
                Token::Break => words.push(BREAK),
            });
            words.push(BREAK);
        }
        Stream {
            instead: lexicon.find(&words),
            words,
        }
    }

    fn len(&self) -> usize {
        self.words
            .iter()
            .filter(|word| **word & JOINED == 0)
            .count()
    }
}

/// The postings of one batch, in no order. `numbers` are the site's, by the batch's own.
pub fn postings<'a>(
    batch: &'a Batch,
    numbers: &'a [Option<Global>],
) -> impl Iterator<Item = Posting> + 'a {
    let pages = batch.pages.iter().enumerate();
    pages.flat_map(move |(at, page)| {
        (0..page.sections.len()).flat_map(move |section| {
            let weighed = weigh(page, section, numbers);
            weighed.into_iter().map(move |(term, weight)| {
                Posting::new(term, batch.first + at, section, weight.impact())
            })
        })
    })
}

/// What a term weighs in a section: in its text, and in titles and headings.
#[derive(Clone, Copy, Default)]
struct Weight {
    text: f32,
    head: f32,
}

/// The highest impact that a term has by texts alone, and that of one that a text says once; the
/// reader knows both too.
const HEADED: u32 = 19;
pub const ONCE: u32 = 7;
const MOST: u32 = 31;

impl Weight {
    fn text(text: f32) -> Weight {
        Weight { text, head: 0.0 }
    }

    fn head(head: f32) -> Weight {
        Weight { text: 0.0, head }
    }

    fn times(self, factor: f32) -> Weight {
        Weight {
            text: self.text * factor,
            head: self.head * factor,
        }
    }

    /// 1 to [`HEADED`] for a term of the text, more for one of a title or heading.
    fn impact(self) -> u32 {
        let weight = self.text + self.head;
        let share = weight / (SATURATION + weight);
        match self.head > 0.0 {
            true => HEADED + round_to_u32(f64::from(share * (MOST - HEADED) as f32)).max(1),
            false => round_to_u32(f64::from(share * HEADED as f32)).clamp(1, HEADED),
        }
    }
}

/// Each term of a section once, with the sum of its weights.
fn weigh(page: &Page, number: usize, numbers: &[Option<Global>]) -> Vec<(Term, Weight)> {
    let section = &page.sections[number];
    let mut scale = Scale {
        numbers,
        weights: Vec::with_capacity(section.text.words.len() * 2 + 32),
    };
    if number == 0 {
        scale.heading(&page.title, TITLE.at(page.title.len()));
        scale.stream(&page.hint, Weight::text(HINT));
    } else {
        scale.stream(&page.title, Weight::text(TITLE_ELSEWHERE));
    }
    for heading in std::iter::once(&section.heading).chain(&section.names) {
        scale.heading(heading, HEADING.at(heading.len()));
    }
    scale.stream(&section.text, Weight::text(TEXT));
    scale.stream(&section.stressed, Weight::text(TEXT));
    scale.sum()
}

struct Scale<'a> {
    numbers: &'a [Option<Global>],
    weights: Vec<(Term, Weight)>,
}

impl Scale<'_> {
    fn stream(&mut self, stream: &Stream, weight: Weight) {
        let mut before = None;
        for word in &stream.words {
            let global = self.global(*word);
            let joined = *word != BREAK && word & JOINED != 0;
            self.word(if joined { None } else { before }, global, weight);
            if !joined {
                before = global;
            }
        }
        for instead in &stream.instead {
            self.instead(stream, instead, weight.times(INSTEAD));
        }
    }

    /// Words that could stand here, and the pairs they make with what is around them.
    fn instead(&mut self, stream: &Stream, instead: &Instead, weight: Weight) {
        let word = |at: usize| stream.words.get(at).filter(|word| **word & JOINED == 0);
        let around = |at: Option<usize>| at.and_then(word).and_then(|word| self.global(*word));
        let after = around(Some(instead.end));
        let mut before = around(instead.start.checked_sub(1));
        for word in &instead.words {
            let global = self.global(*word);
            self.word(before, global, weight);
            before = global;
        }
        if let (Some(first), Some(second)) = (before, after) {
            self.weights
                .push((Term::pair(first, second, Edge::None), weight));
        }
    }

    fn word(&mut self, before: Option<Global>, word: Option<Global>, weight: Weight) {
        let Some(word) = word else { return };
        self.weights.push((Term::single(word, Edge::None), weight));
        self.weights
            .extend(before.map(|before| (Term::pair(before, word, Edge::None), weight)));
    }

    /// The words of a title or heading; its first stands as its beginning by itself too, for a
    /// reader who has typed no more.
    fn heading(&mut self, stream: &Stream, weight: f32) {
        let weight = Weight::head(weight);
        self.stream(stream, weight);
        let parts = stream.words.iter().filter(|word| **word & JOINED == 0);
        let words: Vec<Global> = parts.filter_map(|word| self.global(*word)).collect();
        let mut edge = |term| self.weights.push((term, weight));
        if let [first, ..] = words[..] {
            edge(Term::single(first, Edge::Start));
        }
        match words[..] {
            [] => {}
            [only] => edge(Term::single(only, Edge::End)),
            [first, second, ..] => {
                let last = words.len() - 1;
                edge(Term::pair(first, second, Edge::Start));
                edge(Term::pair(words[last - 1], words[last], Edge::End));
            }
        }
    }

    /// `None` for a break, and for what the index has no room for.
    fn global(&self, word: Local) -> Option<Global> {
        if word == BREAK {
            None
        } else {
            self.numbers[(word & !JOINED) as usize]
        }
    }

    fn sum(mut self) -> Vec<(Term, Weight)> {
        self.weights.sort_by_key(|(term, _)| *term);
        self.weights.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            if same {
                kept.1.text += next.1.text;
                kept.1.head += next.1.head;
            }
            same
        });
        self.weights
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_is_said_once_has_the_impact_that_is_not_written() {
        assert_eq!(Weight::text(TEXT).impact(), ONCE);
    }
}
