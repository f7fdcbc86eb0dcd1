//! What of a text comes on screens, and what of it by itself.

use crate::model::block::DirectiveKind;
use crate::render::flow::{Block, Directive};

/// Whether a class looks at a block together, so that the text around it need not be shown.
pub fn teaches(block: &Block) -> bool {
    match block {
        Block::Question(_) => true,
        Block::Directive(directive) => match directive.of.kind {
            DirectiveKind::Slide
            | DirectiveKind::Keypoints
            | DirectiveKind::Discussion
            | DirectiveKind::Case
            | DirectiveKind::Exercise
            | DirectiveKind::Worksheet => true,
            _ => directive.blocks.iter().any(teaches),
        },
        _ => false,
    }
}

/// Whether the author chose what is shown of the activity: it has a slide of its own, or a block
/// with `slide=true`.
pub fn is_chosen(block: &Block) -> bool {
    let (of, inside) = match block {
        Block::Directive(directive) => (directive.of, &directive.blocks),
        Block::Question(question) => (question.of, &question.others),
        _ => return false,
    };
    match of.kind {
        DirectiveKind::Trainer => false,
        DirectiveKind::Slide => true,
        _ => of.attribute("slide") == Some("true") || inside.iter().any(is_chosen),
    }
}

/// A block in a task that is no part of it: notes, a hint, a sheet.
pub fn apart<'f, 'a>(block: &'f Block<'a>) -> Option<&'f Directive<'a>> {
    let Block::Directive(inner) = block else {
        return None;
    };
    let is_apart = matches!(
        inner.of.kind,
        DirectiveKind::Trainer
            | DirectiveKind::Hint
            | DirectiveKind::Worksheet
            | DirectiveKind::Handout
            | DirectiveKind::Slide
            | DirectiveKind::Quiz
    );
    is_apart.then_some(inner)
}
