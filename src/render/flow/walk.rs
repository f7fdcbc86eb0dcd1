//! Ways through a flow.

use super::{Block, Definition, Directive, Flow, Heading, Inline};
use crate::model::markdown::html::partings;
use std::collections::BTreeMap;

impl<'a> Flow<'a> {
    /// Every block `:::` but questions, by the first byte of its opening fence.
    pub fn directives(&self) -> BTreeMap<u32, &Directive<'a>> {
        let mut found = BTreeMap::new();
        directives(&self.blocks, &mut found);
        found
    }
}

fn directives<'f, 'a>(blocks: &'f [Block<'a>], into: &mut BTreeMap<u32, &'f Directive<'a>>) {
    for block in blocks {
        match block {
            Block::Directive(directive) => {
                into.insert(directive.of.span.start, directive);
                directives(&directive.blocks, into);
            }
            Block::Question(question) => directives(&question.others, into),
            Block::Heading(_)
            | Block::Paragraph(_)
            | Block::Line(_)
            | Block::List(_)
            | Block::Quote { .. }
            | Block::Code { .. }
            | Block::Table(_)
            | Block::Definitions(_)
            | Block::ClauseQuote(_)
            | Block::Included(_)
            | Block::Html(_)
            | Block::Note(_)
            | Block::Rule => {}
        }
    }
}

/// The headings that stand in `blocks`, outside of blocks `:::`, in order.
pub fn headings<'f, 'a>(blocks: &'f [Block<'a>]) -> Vec<&'f Heading<'a>> {
    let mut found = vec![];
    gather(blocks, &mut found);
    found
}

fn gather<'f, 'a>(blocks: &'f [Block<'a>], into: &mut Vec<&'f Heading<'a>>) {
    for block in blocks {
        match block {
            Block::Heading(heading) => into.push(heading),
            Block::List(list) => list.items.iter().for_each(|item| gather(item, into)),
            Block::Quote { blocks, .. } => gather(blocks, into),
            Block::Note(note) => gather(&note.blocks, into),
            Block::Definitions(definitions) => {
                for definition in definitions {
                    if let Definition::Meaning(blocks) = definition {
                        gather(blocks, into);
                    }
                }
            }
            Block::Directive(_) | Block::Question(_) | Block::Included(_) => {}
            Block::Paragraph(_)
            | Block::Line(_)
            | Block::Code { .. }
            | Block::Table(_)
            | Block::ClauseQuote(_)
            | Block::Html(_)
            | Block::Rule => {}
        }
    }
}

/// The words of a line, without any look: of a link its own words, of a picture its description.
pub fn words(line: &[Inline]) -> String {
    let mut text = String::new();
    each_word(line, &mut |word| text.push_str(word));
    text
}

/// Gives `say` every word of a line that is text, as the source has it.
pub fn each_word(line: &[Inline], say: &mut impl FnMut(&str)) {
    for item in line {
        match item {
            Inline::Text(text) | Inline::Code(text) => say(text),
            Inline::Math(math) => say(&math.tex),
            Inline::Emphasis(inner)
            | Inline::Strong(inner)
            | Inline::Strike(inner)
            | Inline::Superscript(inner)
            | Inline::Subscript(inner)
            | Inline::Citation { text: inner, .. }
            | Inline::Abbreviation { text: inner, .. } => each_word(inner, say),
            Inline::Link(link) => match link.label.filter(|_| link.is_bare()) {
                Some(label) => say(label),
                None => each_word(&link.text, say),
            },
            Inline::Image(image) => say(&image.alt),
            Inline::SoftBreak | Inline::Break => say(" "),
            Inline::Html(html) if partings(html).next().is_some() => say(" "),
            Inline::NoteMark(_) | Inline::Html(_) | Inline::Address { .. } | Inline::Tick(_) => {}
        }
    }
}
