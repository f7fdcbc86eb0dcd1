//! Where a script declares its names, and where each is used.

use super::words::Words;
use std::collections::{BTreeMap, BTreeSet};

/// Places from the first on to the one before the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scope {
    pub start: usize,
    pub end: usize,
}

impl Scope {
    pub fn holds(self, at: usize) -> bool {
        self.start <= at && at < self.end
    }

    pub fn size(self) -> usize {
        self.end - self.start
    }

    pub fn is_within(self, other: Scope) -> bool {
        other.start <= self.start && self.end <= other.end
    }
}

/// A name that the script declares.
pub struct Binding {
    pub scope: Scope,
    /// Places, that of the declaration among them.
    pub uses: Vec<usize>,
}

/// All names that a script declares; those of a function and its parameters, of a block, of a loop.
pub fn bindings(words: &Words) -> Vec<Binding> {
    let mut known: BTreeMap<&str, Vec<Binding>> = BTreeMap::new();
    for (at, scope) in declared(words, &scopes(words)) {
        let name = words.at(at);
        let of_name = known.entry(name).or_default();
        if !of_name.iter().any(|one| one.scope == scope) {
            let uses = vec![];
            of_name.push(Binding { scope, uses });
        }
    }
    for at in 0..words.len() {
        let Some(of_name) = known.get_mut(words.at(at)) else {
            continue;
        };
        if words.is_name(at) {
            let around = of_name.iter_mut().filter(|one| one.scope.holds(at));
            let meant = around.min_by_key(|one| one.scope.size());
            meant.into_iter().for_each(|one| one.uses.push(at));
        }
    }
    known.into_values().flatten().collect()
}

/// The scopes, the whole script first.
fn scopes(words: &Words) -> Vec<Scope> {
    let mut scopes = vec![Scope {
        start: 0,
        end: words.len(),
    }];
    let mut functions = BTreeSet::new();
    for start in 0..words.len() {
        let end = match words.at(start) {
            "for" => Some(words.after_statement(start)),
            "(" => after_function(words, start),
            "{" if words.is_block(start) => Some(words.end(start) + 1),
            _ if words.is_name(start) && words.is_arrow(start + 1) => {
                Some(after_body(words, start + 3))
            }
            _ => None,
        };
        let Some(end) = end else { continue };
        // The body of a function shares its scope with the parameters.
        let is_function = !["for", "{"].contains(&words.at(start));
        if words.at(start) != "{" || !functions.contains(&end) {
            scopes.push(Scope { start, end });
        }
        functions.extend(is_function.then_some(end));
    }
    scopes
}

/// The place after the function, or the `catch`, whose parameters begin at `start`; `None` where
/// they are none.
fn after_function(words: &Words, start: usize) -> Option<usize> {
    let after = words.end(start) + 1;
    let is_function = match words.before(start, 1) {
        "function" => true,
        "catch" => words.before(start, 2) != ".",
        _ => words.before(start, 2) == "function",
    };
    if words.is_arrow(after) {
        Some(after_body(words, after + 2))
    } else {
        is_function.then(|| words.end(after) + 1)
    }
}

fn after_body(words: &Words, at: usize) -> usize {
    match words.at(at) {
        "{" => words.end(at) + 1,
        _ => words.after_expression(at),
    }
}

/// Places of names that are declared, each with its scope.
fn declared(words: &Words, scopes: &[Scope]) -> Vec<(usize, Scope)> {
    let innermost = |at: usize| {
        let around = scopes.iter().filter(|scope| scope.holds(at));
        around.min_by_key(|scope| scope.size()).copied()
    };
    let starts: BTreeSet<usize> = scopes.iter().skip(1).map(|scope| scope.start).collect();
    let mut declared = Vec::new();
    let mut declare = |at: usize, names: Vec<usize>| {
        let scope = innermost(at);
        declared.extend(names.into_iter().filter_map(|name| Some((name, scope?))));
    };
    for at in 0..words.len() {
        match words.at(at) {
            "const" | "let" => declare(at, declarators(words, at + 1)),
            "function" if words.is_name(at + 1) => declare(at, vec![at + 1]),
            "(" if starts.contains(&at) => {
                declare(at, listed(words, at));
            }
            _ if words.is_name(at) && words.is_arrow(at + 1) => declare(at, vec![at]),
            _ => {}
        }
    }
    declared
}

/// The names of `const a = 1, {b} = c` from the first on.
fn declarators(words: &Words, mut at: usize) -> Vec<usize> {
    let mut names = Vec::new();
    loop {
        names.extend(pattern(words, at));
        let end = words.after_expression(at);
        if words.at(end) != "," {
            return names;
        }
        at = end + 1;
    }
}

/// The names of the parameters, or of the pattern, between the brackets at `start`.
fn listed(words: &Words, start: usize) -> Vec<usize> {
    let (mut at, end) = (start + 1, words.end(start));
    let mut names = Vec::new();
    while at < end {
        while words.at(at) == "." {
            at += 1;
        }
        let is_keyed = words.at(start) == "{" && words.at(at + 1) == ":";
        names.extend(pattern(words, if is_keyed { at + 2 } else { at }));
        let from = if is_keyed { at + 2 } else { at };
        at = words.after_expression(from) + 1;
    }
    names
}

fn pattern(words: &Words, at: usize) -> Vec<usize> {
    match words.at(at) {
        "{" | "[" => listed(words, at),
        _ if words.is_name(at) => vec![at],
        _ => vec![],
    }
}
