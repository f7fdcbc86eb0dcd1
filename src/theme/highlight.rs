//! Code in colours: classes only, the colours are the style sheet's.

mod lines;

use crate::base::digest::Digest;
pub use lines::LineOptions;
use std::collections::{BTreeMap, HashMap};
use std::sync::{LazyLock, Mutex, OnceLock, PoisonError};
use syntect::dumps::from_uncompressed_data;
use syntect::html::{ClassStyle, line_tokens_to_classed_spans};
use syntect::parsing::{ParseState, ScopeStack, SyntaxReference, SyntaxSet};
use syntect::util::LinesWithEndings;

/// Beyond these a block stays plain: bytes, lines, characters a line.
const MOST: (usize, usize, usize) = (64 * 1024, 2_000, 2_000);

/// Blocks that are remembered; a preview of many days must not grow with every save.
const KEPT: usize = 10_000;

/// Class names bear `s-` in front.
const STYLE: ClassStyle = ClassStyle::SpacedPrefixed { prefix: "s-" };

/// Every grammar of two-face; `tests/highlight.rs` makes their patterns quick to compile.
static SYNTAXES: LazyLock<SyntaxSet> = LazyLock::new(|| {
    let bytes = include_bytes!("highlight/grammars.bin");
    from_uncompressed_data(bytes).unwrap_or_else(|_| SyntaxSet::new())
});

/// Colours code, and remembers the blocks it has coloured by their bytes.
#[derive(Default)]
pub struct Highlighter {
    done: Mutex<HashMap<Digest, String>>,
    /// What an earlier build coloured.
    before: OnceLock<BTreeMap<Digest, String>>,
}

impl Highlighter {
    /// `code` in a figure; `words` are those after the fence: `rust {lines hl=2-3,5}`, or as Zola
    /// has it `rust,linenos,hl_lines=2-3`.
    pub fn html(&self, words: &str, code: &str) -> String {
        let key = Digest::of_bytes(format!("{words}\n{code}").as_bytes());
        if let Some(known) = self
            .done
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get(&key)
        {
            return known.clone();
        }
        let before = self.before.get().and_then(|before| before.get(&key));
        let html = before.cloned().unwrap_or_else(|| block(words, code));
        let mut done = self.done.lock().unwrap_or_else(PoisonError::into_inner);
        if done.len() >= KEPT {
            done.clear();
        }
        done.insert(key, html.clone());
        html
    }

    /// Takes over blocks that an earlier build coloured, by the digest of their words and code.
    pub fn recall(&self, blocks: BTreeMap<Digest, String>) {
        // Whoever comes second has made the same of the same.
        drop(self.before.set(blocks));
    }

    /// The blocks that were asked for.
    pub fn blocks(&self) -> BTreeMap<Digest, String> {
        let done = self.done.lock().unwrap_or_else(PoisonError::into_inner);
        let blocks = done.iter();
        blocks
            .map(|(digest, html)| (*digest, html.clone()))
            .collect()
    }
}

fn block(words: &str, code: &str) -> String {
    let (options, _) = LineOptions::parse(words);
    let lines = coloured(&options.language, code)
        .unwrap_or_else(|| LinesWithEndings::from(code).map(escaped).collect());
    let language = if options.language.is_empty() {
        String::new()
    } else {
        format!(" class=\"language-{}\"", escaped(&options.language))
    };
    let numbered = if options.numbered {
        " code-numbered"
    } else {
        ""
    };
    format!(
        "<figure class=\"code{numbered}\"><pre \
         tabindex=\"0\"><code{language}>{}</code></pre></figure>\n",
        options.laid_out(&lines)
    )
}

/// Each line as HTML that stands alone; `None` where the language is not known or the code too
/// long.
fn coloured(language: &str, code: &str) -> Option<Vec<String>> {
    let long = code.lines().any(|line| line.chars().nth(MOST.2).is_some());
    if language.is_empty() || code.len() > MOST.0 || code.lines().count() > MOST.1 || long {
        return None;
    }
    let syntax: &SyntaxReference = SYNTAXES.find_syntax_by_token(language)?;
    let (mut state, mut stack, mut open) = (ParseState::new(syntax), ScopeStack::new(), vec![]);
    let mut lines = vec![];
    for line in LinesWithEndings::from(code) {
        let operations = state.parse_line(line, &SYNTAXES).ok()?;
        let (html, _) = line_tokens_to_classed_spans(line, &operations, STYLE, &mut stack).ok()?;
        lines.push(lines::whole(&html, &mut open));
    }
    Some(lines)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
