//! A flow as HTML, for pages of the site and for texts that are read elsewhere, and as XHTML.

mod blocks;
mod directives;
mod inline;
mod pictures;
mod quiz;
mod safe;
mod screens;
mod steps;
mod tables;
mod told;
mod words;
mod writer;

use super::flow::{Block, Directive, Flow, Question};
use super::links::LinkPolicy;
use crate::base::path::OutPath;
use crate::model::config::RawHtml;
use crate::theme::Theme;
use std::collections::BTreeMap;
use writer::{Marks, Writer};

pub use pictures::{Pictures, variant_out, variants_folder};
pub use quiz::shuffled;
pub use screens::screens;

/// All that the HTML of a flow depends on besides the flow.
#[derive(Clone, Copy)]
pub struct Setting<'a> {
    pub links: LinkPolicy<'a>,
    pub syntax: Syntax,
    pub questions: Questions,
    /// What stands before the ids of headings and blocks, so that texts of several pages can stand
    /// on one: `dao-tao-3t-`. Empty on a page of its own.
    pub prefix: &'a str,
    /// Names of levels by id, as a label shows them.
    pub levels: &'a BTreeMap<String, String>,
    pub raw: RawHtml,
    pub pictures: &'a Pictures,
    pub theme: &'a Theme,
}

/// How elements are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Syntax {
    Html,
    /// Well-formed XML, whatever the text holds. Blocks that the theme declares are sections like
    /// any other, and HTML of authors is made safe and well-formed.
    Xhtml,
}

/// How questions stand in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Questions {
    /// As forms, which a script makes live.
    Forms,
    /// To be read, with the answers folded at the end of the text.
    Told,
}

/// A question in pieces of HTML, for those who may know the answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    pub stem: String,
    /// Choices, or left and right sides in turn, or pieces in the right order.
    pub pieces: Vec<String>,
    /// The comment on each choice; empty where there is none.
    pub feedback: Vec<String>,
    pub explanation: String,
}

/// The whole text, its notes at its end.
pub fn html(flow: &Flow, setting: Setting) -> String {
    let mut writer = Writer::new(flow.page, setting, Marks::of(&setting, flow.page));
    writer.blocks(&flow.blocks);
    writer.finish()
}

/// A text in three; its notes are at the end of the last part that holds anything.
#[derive(Debug, PartialEq, Eq)]
pub struct Parted {
    /// What stands before the first heading of level 2.
    pub intro: String,
    pub middle: String,
    /// From the heading of level 2 with a given anchor on; empty where there is none.
    pub last: String,
}

/// The text in three, the last from the heading with the anchor `last` on.
pub fn split(flow: &Flow, setting: Setting, last: &str) -> Parted {
    let blocks = flow.blocks.as_slice();
    let from = |at: Option<usize>| at.unwrap_or(blocks.len());
    let first = from(blocks.iter().position(|block| opens_part(block, None)));
    let is_last = |block: &Block| opens_part(block, Some(last));
    let end = from(blocks.iter().position(is_last));
    let mut writer = Writer::new(flow.page, setting, Marks::of(&setting, flow.page));
    writer.blocks(&blocks[..first]);
    let intro = std::mem::take(&mut writer.out);
    writer.blocks(&blocks[first..end]);
    if end == blocks.len() {
        return Parted {
            intro,
            middle: writer.finish(),
            last: String::new(),
        };
    }
    let middle = std::mem::take(&mut writer.out);
    writer.blocks(&blocks[end..]);
    Parted {
        intro,
        middle,
        last: writer.finish(),
    }
}

/// Whether a block is a heading of level 2, with the anchor `id` where one is asked for.
fn opens_part(block: &Block, id: Option<&str>) -> bool {
    let Block::Heading(heading) = block else {
        return false;
    };
    let own = heading.named.map(|named| named.id.as_str());
    heading.level == 2 && id.is_none_or(|id| own == Some(id))
}

/// Some blocks of a flow by themselves; the marks of footnotes stay behind.
pub fn excerpt(flow: &Flow, blocks: &[Block], setting: Setting) -> String {
    let mut writer = Writer::new(flow.page, setting, Marks::Dropped);
    writer.blocks(blocks);
    writer.finish()
}

/// One block `:::` of a flow by itself, as [`excerpt`].
pub fn directive(flow: &Flow, directive: &Directive, setting: Setting) -> String {
    let mut writer = Writer::new(flow.page, setting, Marks::Dropped);
    writer.directive(directive);
    writer.finish()
}

/// The parts of a question of the text of `page`.
pub fn question(question: &Question, page: &OutPath, setting: Setting) -> Shown {
    Writer::new(page, setting, Marks::Dropped).shown(question)
}
