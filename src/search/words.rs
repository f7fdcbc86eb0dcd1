//! What the site declares to mean the same: abbreviations and synonyms, put beside the words of a
//! text.

use super::analysis::{self, Token};
use super::intern::{Interner, Local};

/// The register of words, as `registers/words.toml` gives it.
#[derive(Clone, Debug, Default, Hash)]
pub struct Words {
    /// Terms that find each other; an abbreviation stands first in its set.
    pub same: Vec<Vec<String>>,
    /// Whoever looks for the first term also finds the others.
    pub one_way: Vec<(String, Vec<String>)>,
}

impl Words {
    /// What may be looked for, and after it all that is then found besides.
    pub fn besides(&self) -> Vec<Vec<&str>> {
        let mut rows = Vec::new();
        for set in &self.same {
            for term in set {
                let others = set.iter().filter(|other| *other != term);
                rows.push(
                    std::iter::once(term)
                        .chain(others)
                        .map(String::as_str)
                        .collect(),
                );
            }
        }
        for (from, to) in &self.one_way {
            rows.push(
                std::iter::once(from)
                    .chain(to)
                    .map(String::as_str)
                    .collect(),
            );
        }
        rows
    }
}

/// A place in a stream where other words could stand.
#[derive(Debug)]
pub struct Instead {
    /// First word that is replaced, and the one after the last, as places in the stream.
    pub start: usize,
    pub end: usize,
    pub words: Vec<Local>,
}

/// The register in the numbers of one batch.
pub struct Lexicon {
    rules: Vec<Rule>,
    /// By number of a rule's first word: the rules that begin so.
    begin: Vec<Vec<usize>>,
}

struct Rule {
    found: Vec<Local>,
    also: Vec<Vec<Local>>,
}

impl Lexicon {
    pub fn new(words: &Words, interner: &mut Interner) -> Lexicon {
        let mut rules = Vec::new();
        for set in &words.same {
            let set: Vec<Vec<Local>> = set.iter().map(|term| numbers(term, interner)).collect();
            for (at, found) in set.iter().enumerate() {
                let also = set
                    .iter()
                    .enumerate()
                    .filter(|(other, term)| *other != at && *term != found)
                    .map(|(_, term)| term.clone());
                rules.push(Rule {
                    found: found.clone(),
                    also: also.collect(),
                });
            }
        }
        for (looked_for, found) in &words.one_way {
            let also = vec![numbers(looked_for, interner)];
            rules.extend(found.iter().map(|term| Rule {
                found: numbers(term, interner),
                also: also.clone(),
            }));
        }
        Lexicon {
            begin: by_first_word(&rules),
            rules,
        }
    }

    /// What could stand in `stream`, in reading order.
    pub fn find(&self, stream: &[Local]) -> Vec<Instead> {
        let mut found = Vec::new();
        for (start, word) in stream.iter().enumerate() {
            for rule in self.begin.get(*word as usize).into_iter().flatten() {
                let rule = &self.rules[*rule];
                if stream[start..].starts_with(&rule.found) {
                    let end = start + rule.found.len();
                    found.extend(rule.also.iter().map(|words| Instead {
                        start,
                        end,
                        words: words.clone(),
                    }));
                }
            }
        }
        found
    }
}

fn by_first_word(rules: &[Rule]) -> Vec<Vec<usize>> {
    let mut begin: Vec<Vec<usize>> = Vec::new();
    for (number, rule) in rules.iter().enumerate() {
        let Some(first) = rule.found.first().map(|first| *first as usize) else {
            continue;
        };
        begin.resize_with(begin.len().max(first + 1), Vec::new);
        begin[first].push(number);
    }
    begin
}

fn numbers(term: &str, interner: &mut Interner) -> Vec<Local> {
    let text = analysis::composed(term);
    let mut numbers = Vec::new();
    analysis::pieces(&text, |piece| {
        if let Token::Word(word) = piece {
            numbers.extend(interner.word(word));
        }
    });
    numbers
}
