//! Names that a script gives to its own values, made short: what no other script can see.

use super::script::{is_word, token};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// Words of the language, and what a browser calls its own.
static TAKEN: LazyLock<BTreeSet<&str>> = LazyLock::new(|| {
    "as async await break case catch class const continue debugger default delete \
    do document else enum event export extends false finally for function get history if import \
    in instanceof let location name navigator new null of return self set static status super \
    switch this throw top true try typeof undefined var void while window with yield"
        .split_whitespace()
        .collect()
});
/// Where these stand, names cannot be told by their places alone.
const BEYOND: [&str; 3] = ["`", "class ", "eval("];
const LETTERS: &[u8] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

/// `script`, which is bare, with short names in place of those that it declares.
///
/// A name has one short name in the whole script, so that scopes need not be known; a name that is
/// that of a property somewhere stays.
pub fn short(script: &str) -> String {
    if BEYOND.iter().any(|sign| script.contains(sign)) {
        return script.to_string();
    }
    let tokens = tokens(script);
    let uses = Uses::of(&tokens);
    let names = uses.names();
    let mut out = String::with_capacity(script.len());
    for (at, token) in tokens.iter().enumerate() {
        match names.get(token) {
            Some(name) if uses.shorthand.contains(&at) => out.push_str(&format!("{token}:{name}")),
            Some(name) => out.push_str(name),
            None => out.push_str(token),
        }
    }
    out
}

fn tokens(script: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while at < script.len() {
        let length = match &script[at..] {
            rest if rest.starts_with([' ', '\n']) => 1,
            rest => token(rest, script[..at].trim_end()),
        };
        tokens.push(&script[at..at + length]);
        at += length;
    }
    tokens
}

/// How the names of a script are used.
#[derive(Default)]
struct Uses<'a> {
    counts: BTreeMap<&'a str, usize>,
    declared: BTreeSet<&'a str>,
    /// Names of properties.
    kept: BTreeSet<&'a str>,
    /// Places of tokens where a name is that of a property and of a value: `{ name }`.
    shorthand: BTreeSet<usize>,
}

/// A bracket that is open: what it is, and its place among the tokens that say something.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Bracket {
    Block,
    Object,
    Other,
}

impl<'a> Uses<'a> {
    fn of(tokens: &[&'a str]) -> Self {
        let told: Vec<usize> = (0..tokens.len())
            .filter(|at| !tokens[*at].trim().is_empty())
            .collect();
        let word = |at: usize| told.get(at).map_or("", |place| tokens[*place]);
        let mut uses = Uses::default();
        let mut open: Vec<(Bracket, usize)> = Vec::new();
        for (at, place) in told.iter().enumerate() {
            let near = Near {
                before: if at > 0 { word(at - 1) } else { "" },
                after: word(at + 1),
                within: open.last().map_or(Bracket::Block, |(bracket, _)| *bracket),
            };
            match tokens[*place] {
                "{" => open.push((near.brace(), at)),
                "(" | "[" => open.push((Bracket::Other, at)),
                "}" | ")" | "]" => {
                    let start = open.pop().map_or(0, |(_, start)| start);
                    if word(at + 1) == "=" && word(at + 2) == ">" || is_function(&word, start, at) {
                        uses.parameters(&word, start, at);
                    }
                }
                name if is_name(name) => uses.name(name, *place, near),
                _ => {}
            }
        }
        uses
    }

    fn name(&mut self, name: &'a str, place: usize, near: Near) {
        *self.counts.entry(name).or_default() += 1;
        if matches!(near.before, "const" | "let" | "function") {
            self.declared.insert(name);
        }
        let is_key = matches!(near.before, "{" | ",") && near.within == Bracket::Object;
        if near.before == "." || is_key && matches!(near.after, ":" | "(" | "=") {
            self.kept.insert(name);
        }
        if is_key && matches!(near.after, "," | "}") {
            self.shorthand.insert(place);
        }
    }

    /// The names between the brackets at `start` and `end` are parameters.
    fn parameters(&mut self, word: &impl Fn(usize) -> &'a str, start: usize, end: usize) {
        for at in start + 1..end {
            let is_alone = matches!(word(at - 1), "(" | ",") && matches!(word(at + 1), "," | ")");
            if is_alone && is_name(word(at)) {
                self.declared.insert(word(at));
            }
        }
    }

    /// The short name of each name that may have one; the most used is the shortest.
    fn names(&self) -> BTreeMap<&'a str, String> {
        let may = |name: &&&str| !self.kept.contains(**name) && name.len() > 1;
        let mut names: Vec<&str> = self.declared.iter().filter(may).copied().collect();
        let saved = |name: &str| (name.len() - 1) * self.counts.get(name).unwrap_or(&0);
        names.sort_by_key(|name| (std::cmp::Reverse(saved(name)), *name));
        let free = |name: &String| !self.counts.contains_key(name.as_str()) && is_name(name);
        let pairs = names.into_iter().zip((0..).map(numbered).filter(free));
        pairs
            .filter(|(name, short)| short.len() < name.len())
            .collect()
    }
}

/// What stands around a token.
#[derive(Clone, Copy)]
struct Near<'a> {
    before: &'a str,
    after: &'a str,
    within: Bracket,
}

impl Near<'_> {
    /// What a `{` opens here.
    fn brace(self) -> Bracket {
        match self.before {
            "(" | "," | "=" | ":" | "?" | "[" | "return" | "const" | "let" | "&" | "|" => {
                Bracket::Object
            }
            _ => Bracket::Block,
        }
    }
}

/// Whether the brackets from `start` to `end` hold the parameters of a `function`.
fn is_function<'a>(word: &impl Fn(usize) -> &'a str, start: usize, end: usize) -> bool {
    let before = |steps: usize| start.checked_sub(steps).map_or("", word);
    word(start) == "("
        && word(end + 1) == "{"
        && (before(1) == "function" || before(2) == "function")
}

fn is_name(token: &str) -> bool {
    let begins = token.starts_with(|c: char| is_word(c) && !c.is_ascii_digit());
    begins && !TAKEN.contains(token)
}

/// `a` to `Z`, then `aa` on.
fn numbered(number: usize) -> String {
    let letter = |at: usize| char::from(LETTERS[at % LETTERS.len()]).to_string();
    match number / LETTERS.len() {
        0 => letter(number),
        more => letter(more - 1) + &letter(number),
    }
}

#[cfg(test)]
mod tests {
    use super::super::script::bare;

    #[track_caller]
    fn check(script: &str, expected: &str) {
        assert_eq!(super::short(&bare(script)), format!("{expected}\n"));
    }

    #[test]
    fn names_of_a_script_become_short() {
        check(
            "const count = (list, more) => list.length + more;",
            "const c=(a,b)=>a.length+b;",
        );
        check(
            "function total(first) { let sum = first; return sum; }",
            "function c(a){let b=a;return b;}",
        );
    }

    #[test]
    fn names_of_properties_stay() {
        check(
            "const find = 1; kit.find(find);",
            "const find=1;kit.find(find);",
        );
        check(
            "const root = 1, kit = { root, say: root };",
            "const a=1,kit={root:a,say:a};",
        );
        check("const { word } = kit; word();", "const{word}=kit;word();");
        check(
            "const pick = ({ word = 1 }) => word;",
            "const a=({word=1})=>word;",
        );
    }

    #[test]
    fn words_of_the_language_and_texts_stay() {
        check(
            "const window = 'window', low = /low/;",
            "const window='window',low=/low/;",
        );
        check("let short = a ? b : c;", "let d=a?b:c;");
        check("const one = `${one}`;", "const one=`${one}`;");
    }
}
