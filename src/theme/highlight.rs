//! Code in colours: classes only, the colours are the style sheet's.

use std::sync::LazyLock;
use syntect::html::{ClassStyle, ClassedHTMLGenerator};
use syntect::parsing::{SyntaxReference, SyntaxSet};
use syntect::util::LinesWithEndings;

/// Beyond these a block stays plain: bytes, lines, characters a line.
const MOST: (usize, usize, usize) = (64 * 1024, 2_000, 2_000);

/// Class names bear `s-` in front.
const STYLE: ClassStyle = ClassStyle::SpacedPrefixed { prefix: "s-" };

/// Colours code.
#[derive(Default)]
pub struct Highlighter {}

impl Highlighter {
    /// `code` in a figure; `words` are those after the fence, the language first.
    pub fn html(&self, words: &str, code: &str) -> String {
        let language = words.split([' ', ',', '\t', '{']).next().unwrap_or_default();
        let inner = coloured(language, code).unwrap_or_else(|| escaped(code));
        let class = if language.is_empty() { String::new() } else { format!(" class=\"language-{}\"", escaped(language)) };
        format!("<figure class=\"code\"><pre tabindex=\"0\"><code{class}>{inner}</code></pre></figure>\n")
    }
}

fn coloured(language: &str, code: &str) -> Option<String> {
    static SYNTAXES: LazyLock<SyntaxSet> = LazyLock::new(two_face::syntax::extra_newlines);
    let long = code.lines().any(|line| line.chars().nth(MOST.2).is_some());
    if language.is_empty() || code.len() > MOST.0 || code.lines().count() > MOST.1 || long {
        return None;
    }
    let syntax: &SyntaxReference = SYNTAXES.find_syntax_by_token(language)?;
    let mut generator = ClassedHTMLGenerator::new_with_class_style(syntax, &SYNTAXES, STYLE);
    for line in LinesWithEndings::from(code) {
        generator.parse_html_for_line_which_includes_newline(line).ok()?;
    }
    Some(generator.finalize())
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
