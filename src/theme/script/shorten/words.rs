//! The tokens of a script that say something, and how its brackets stand.

use super::super::is_word;

/// Words of the language, in order.
const LANGUAGE: [&str; 45] = [
    "arguments",
    "async",
    "await",
    "break",
    "case",
    "catch",
    "class",
    "const",
    "continue",
    "debugger",
    "default",
    "delete",
    "do",
    "else",
    "enum",
    "export",
    "extends",
    "false",
    "finally",
    "for",
    "function",
    "get",
    "if",
    "import",
    "in",
    "instanceof",
    "let",
    "new",
    "null",
    "of",
    "return",
    "static",
    "super",
    "switch",
    "this",
    "throw",
    "true",
    "try",
    "typeof",
    "undefined",
    "var",
    "void",
    "while",
    "with",
    "yield",
];

/// Tokens without white space; a place is a number among them.
pub struct Words<'a> {
    words: Vec<&'a str>,
    /// By place of an opening bracket, that of the closing one.
    ends: Vec<usize>,
    /// By place of a closing bracket, that of the opening one.
    starts: Vec<usize>,
    /// By place, the bracket that it stands in.
    within: Vec<Bracket>,
}

/// What a bracket holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bracket {
    Block,
    Object,
    Other,
}

impl<'a> Words<'a> {
    pub fn of(tokens: &[&'a str]) -> Self {
        let told = tokens.iter().filter(|token| !token.trim().is_empty());
        let words: Vec<&str> = told.copied().collect();
        let mut ends = vec![0; words.len()];
        let mut starts = ends.clone();
        let mut within = Vec::with_capacity(words.len());
        let mut open: Vec<(Bracket, usize)> = Vec::new();
        for (at, word) in words.iter().enumerate() {
            if matches!(*word, "}" | ")" | "]") {
                let start = open.pop().map_or(at, |(_, start)| start);
                (ends[start], starts[at]) = (at, start);
            }
            within.push(open.last().map_or(Bracket::Block, |(bracket, _)| *bracket));
            match *word {
                "{" => open.push((brace(at.checked_sub(1).map_or("", |at| words[at])), at)),
                "(" | "[" => open.push((Bracket::Other, at)),
                _ => {}
            }
        }
        Words {
            words,
            ends,
            starts,
            within,
        }
    }

    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// The word at `at`; nothing past the ends.
    pub fn at(&self, at: usize) -> &'a str {
        self.words.get(at).copied().unwrap_or_default()
    }

    /// The word `steps` before `at`.
    pub fn before(&self, at: usize, steps: usize) -> &'a str {
        at.checked_sub(steps).map_or("", |at| self.at(at))
    }

    /// The place of the bracket that closes the one at `at`.
    pub fn end(&self, at: usize) -> usize {
        self.ends[at]
    }

    /// The place of the bracket that opens what the one at `at` closes.
    pub fn start(&self, at: usize) -> usize {
        self.starts[at]
    }

    /// Whether the bracket at `at` opens a block of statements.
    pub fn is_block(&self, at: usize) -> bool {
        self.at(at) == "{" && brace(self.before(at, 1)) == Bracket::Block
    }

    /// Whether a name stands at `at`, and not that of a property.
    pub fn is_name(&self, at: usize) -> bool {
        let is_part = self.before(at, 1) == "." && self.before(at, 2) != ".";
        let is_key = self.is_key(at) && matches!(self.at(at + 1), ":" | "(");
        is_name(self.at(at)) && !is_part && !is_key
    }

    /// Whether the name at `at` is that of a property and of a value: `{ name }`.
    pub fn is_shorthand(&self, at: usize) -> bool {
        self.is_key(at) && matches!(self.at(at + 1), "," | "}" | "=")
    }

    fn is_key(&self, at: usize) -> bool {
        matches!(self.before(at, 1), "{" | ",") && self.within[at] == Bracket::Object
    }

    /// Whether an arrow stands at `at`.
    pub fn is_arrow(&self, at: usize) -> bool {
        self.at(at) == "=" && self.at(at + 1) == ">"
    }

    /// The place after the expression that begins at `at`: a comma, a semicolon, a closing bracket
    /// or the colon of a choice that began before.
    pub fn after_expression(&self, mut at: usize) -> usize {
        let mut choices = 0;
        while at < self.len() {
            match self.at(at) {
                "," | ";" | ")" | "]" | "}" => return at,
                ":" if choices == 0 => return at,
                ":" => choices -= 1,
                "?" => choices += 1,
                "(" | "[" | "{" => at = self.end(at),
                _ => {}
            }
            at += 1;
        }
        at
    }

    /// The place after the statement that begins at `at`.
    pub fn after_statement(&self, at: usize) -> usize {
        match self.at(at) {
            "{" => self.end(at) + 1,
            "if" => {
                let then = self.after_statement(self.end(at + 1) + 1);
                match self.at(then) {
                    "else" => self.after_statement(then + 1),
                    _ => then,
                }
            }
            "for" | "while" => self.after_statement(self.end(at + 1) + 1),
            _ => self.after_semicolon(at),
        }
    }

    fn after_semicolon(&self, mut at: usize) -> usize {
        while at < self.len() {
            match self.at(at) {
                ";" => return at + 1,
                ")" | "]" | "}" => return at,
                "(" | "[" | "{" => at = self.end(at),
                _ => {}
            }
            at += 1;
        }
        at
    }
}

/// What a `{` after `before` opens.
fn brace(before: &str) -> Bracket {
    match before {
        "(" | "," | "=" | ":" | "?" | "[" | "return" | "const" | "let" | "&" | "|" => {
            Bracket::Object
        }
        _ => Bracket::Block,
    }
}

/// Whether `word` may be the name of a value.
pub fn is_name(word: &str) -> bool {
    let begins = word.starts_with(|c: char| is_word(c) && !c.is_ascii_digit());
    begins && LANGUAGE.binary_search(&word).is_err()
}
