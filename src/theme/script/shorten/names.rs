//! Which short name each name of a script gets.

use super::scopes::Binding;
use super::words::{Words, is_name};
use std::collections::{BTreeMap, BTreeSet};

/// Letters for the names of a function.
const OWN: &[u8] = b"abcdefghijklmnopqrstuvwxyz";
/// Letters for names that many functions share: those first that are frequent in the language.
const SHARED: &[u8] = b"lnrstomupvkwjihxyzABCDEFGHIJKLMNOPQRSTUVWXYZ$_";

/// By place, the short name that stands there. Of the names that many functions share the most used
/// come first; those of a function are letters from `a` on in the order of their declarations, so
/// that functions look alike, which compresses well.
pub fn names(words: &Words, bindings: &[Binding]) -> BTreeMap<usize, String> {
    let foreign = foreign(words, bindings);
    let widest = bindings.iter().map(|one| one.scope.size()).max();
    let is_shared = |one: &Binding| Some(one.scope.size()) == widest;
    let mut order: Vec<&Binding> = bindings.iter().collect();
    order.sort_by_key(|one| match is_shared(one) {
        true => (0, usize::MAX - one.uses.len(), 0),
        false => (1, one.scope.start, one.uses[0]),
    });
    let mut given: BTreeMap<String, Vec<&Binding>> = BTreeMap::new();
    let mut names = BTreeMap::new();
    for binding in order {
        let is_free = |name: &String| {
            let others = given.get(name).into_iter().flatten();
            let mut theirs = foreign.get(name.as_str()).into_iter().flatten();
            is_name(name)
                && !theirs.any(|at| binding.scope.holds(*at))
                && others.into_iter().all(|other| !meet(binding, other))
        };
        let letters = if is_shared(binding) { SHARED } else { OWN };
        let mut numbers = (0..).map(|number| numbered(number, letters));
        let Some(name) = numbers.find(is_free) else {
            continue;
        };
        for at in &binding.uses {
            names.insert(*at, name.clone());
        }
        given.entry(name).or_default().push(binding);
    }
    names
}

/// Places of names that the script does not declare.
fn foreign<'a>(words: &Words<'a>, bindings: &[Binding]) -> BTreeMap<&'a str, Vec<usize>> {
    let own: BTreeSet<usize> = bindings
        .iter()
        .flat_map(|binding| binding.uses.iter().copied())
        .collect();
    let mut foreign: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for at in (0..words.len()).filter(|at| words.is_name(*at) && !own.contains(at)) {
        foreign.entry(words.at(at)).or_default().push(at);
    }
    foreign
}

/// Whether two names would be taken for each other if they were the same.
fn meet(one: &Binding, other: &Binding) -> bool {
    let reaches = |outer: &Binding, inner: &Binding| {
        inner.scope.is_within(outer.scope) && outer.uses.iter().any(|at| inner.scope.holds(*at))
    };
    one.scope == other.scope || reaches(one, other) || reaches(other, one)
}

/// `a` to `z`, then `aa` on.
fn numbered(number: usize, letters: &[u8]) -> String {
    let letter = |at: usize| char::from(letters[at % letters.len()]).to_string();
    match number / letters.len() {
        0 => letter(number),
        more => letter(more - 1) + &letter(number).to_lowercase(),
    }
}
