//! A term at a place: two whole numbers whose order is the order of the index.

use crate::base::number::{to_u32, to_usize};

/// A syllable of the site: number of its key, from 1, and of its form among those of the key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Global {
    pub key: u64,
    pub variant: u64,
}

/// Keys and forms of one key that the index has room for.
pub const KEYS: u64 = 1 << KEY_BITS;
pub const VARIANTS: u64 = 1 << VARIANT_BITS;

const KEY_BITS: u32 = 21;
const VARIANT_BITS: u32 = 9;
const IMPACT_BITS: u32 = 5;
const SECTION_BITS: u32 = 12;

/// Where in a heading a term stands. A heading that a query writes in full is met at both ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Edge {
    None = 0,
    Start = 1,
    End = 2,
}

/// Ordered by key (singles first, then pairs; a key before its edges), then by form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Term(u64);

/// A section in which a term stands, and how much it says about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Posting {
    pub term: Term,
    place: u64,
}

impl Term {
    pub fn single(syllable: Global, edge: Edge) -> Term {
        Term(syllable.key << 41 | (edge as u64) << 18 | syllable.variant << 9)
    }

    pub fn pair(first: Global, second: Global, edge: Edge) -> Term {
        let keys = 1 << 62 | first.key << 41 | second.key << 20;
        Term(keys | (edge as u64) << 18 | first.variant << 9 | second.variant)
    }

    pub fn bits(self) -> u64 {
        self.0
    }

    /// The term that gave these [`Term::bits`].
    pub fn of_bits(bits: u64) -> Term {
        Term(bits)
    }

    /// Equal for all forms of one key, and for its edges.
    pub fn keys(self) -> u64 {
        self.0 >> 20
    }

    /// Equal for all forms of one key.
    pub fn row(self) -> u64 {
        self.0 >> 18
    }

    pub fn is_pair(self) -> bool {
        self.0 >> 62 != 0
    }

    pub fn edge(self) -> Edge {
        match self.0 >> 18 & 3 {
            0 => Edge::None,
            1 => Edge::Start,
            _ => Edge::End,
        }
    }

    pub fn first(self) -> Global {
        Global {
            key: self.0 >> 41 & (KEYS - 1),
            variant: self.0 >> 9 & (VARIANTS - 1),
        }
    }

    pub fn second(self) -> Global {
        Global {
            key: self.0 >> 20 & (KEYS - 1),
            variant: self.0 & (VARIANTS - 1),
        }
    }
}

impl Posting {
    /// `impact` is 1 to 31. Sections past the 4096th of a page count as the last.
    pub fn new(term: Term, page: usize, section: usize, impact: u32) -> Posting {
        let section = section.min((1 << SECTION_BITS) - 1) as u64;
        Posting {
            term,
            place: (page as u64) << (SECTION_BITS + IMPACT_BITS)
                | section << IMPACT_BITS
                | u64::from(impact),
        }
    }

    /// Page, section and impact as one number.
    pub fn place(self) -> u64 {
        self.place
    }

    /// The posting of `term` that has this [`Posting::place`].
    pub fn at(term: Term, place: u64) -> Posting {
        Posting { term, place }
    }

    pub fn page(self) -> u32 {
        to_u32(to_usize(self.place >> (SECTION_BITS + IMPACT_BITS)))
    }

    pub fn section(self) -> u32 {
        (self.place >> IMPACT_BITS & ((1 << SECTION_BITS) - 1)) as u32
    }

    pub fn impact(self) -> u32 {
        (self.place & ((1 << IMPACT_BITS) - 1)) as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_term_gives_back_what_it_was_made_of() {
        let first = Global {
            key: KEYS - 1,
            variant: VARIANTS - 1,
        };
        let second = Global { key: 7, variant: 3 };
        let term = Term::pair(first, second, Edge::End);
        assert_eq!(
            (term.first(), term.second(), term.edge()),
            (first, second, Edge::End)
        );
        assert!(term.is_pair() && !Term::single(first, Edge::None).is_pair());
    }

    #[test]
    fn sections_past_the_last_are_the_last() {
        let term = Term::single(Global { key: 1, variant: 0 }, Edge::None);
        let posting = Posting::new(term, 70_000, 5_000, 31);
        assert_eq!(
            (posting.page(), posting.section(), posting.impact()),
            (70_000, 4_095, 31)
        );
    }
}
