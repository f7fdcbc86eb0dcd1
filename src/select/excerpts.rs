//! Blocks of one page that stand on another: steps and parts for a level, each with the way back to
//! where it was written.

use super::context::Context;
use super::text::{Text, text};
use crate::base::digest::Hashed;
use crate::base::path::OutPath;
use crate::model::block::{Block, Directive, DirectiveKind};
use crate::model::level::LevelId;
use crate::model::page::Page;
use crate::render::flow::{self, Flow};
use crate::render::html::{self, Setting};
use crate::render::view::{LinkView, PieceView};
use crate::theme::Theme;

/// A block of a page, for the page `text.from`.
#[derive(Hash)]
pub struct Excerpt {
    text: Text,
    /// The first byte of the block.
    at: u32,
}

/// The blocks of `kind` that are meant for `level`, from every page but those of levels, in the
/// order of the site.
pub fn excerpts(
    context: Context,
    level: &LevelId,
    kind: &DirectiveKind,
    to: &OutPath,
) -> Vec<Excerpt> {
    let site = context.site;
    let sections = site.shape.tree.all().into_iter();
    let files = sections.flat_map(|section| &section.pages);
    let pages = files
        .filter_map(|file| site.page(file))
        .filter(|page| page.is_material() && site.links.contains_key(&page.source));
    pages
        .flat_map(|page| of_page(context, page, meant(&page.document.blocks, level, kind), to))
        .collect()
}

fn of_page(
    context: Context,
    page: &Hashed<Page>,
    directives: Vec<&Directive>,
    to: &OutPath,
) -> Vec<Excerpt> {
    if directives.is_empty() {
        return vec![];
    }
    let text = text(context, page, to);
    let excerpt = |directive: &Directive| Excerpt {
        text: text.clone(),
        at: directive.span.start,
    };
    directives.into_iter().map(excerpt).collect()
}

/// The outermost blocks that name `level`, of those that are of `kind`.
fn meant<'a>(blocks: &'a [Block], level: &LevelId, kind: &DirectiveKind) -> Vec<&'a Directive> {
    let mut found = vec![];
    for block in blocks {
        let Block::Directive(directive) = block else {
            continue;
        };
        match directive.levels().any(|id| id == level.as_str()) {
            true if directive.kind == *kind => found.push(directive),
            true => {}
            false => found.extend(meant(&directive.blocks, level, kind)),
        }
    }
    found
}

/// The blocks of each page together, as HTML.
pub fn views(excerpts: &[Excerpt], theme: &Theme) -> Vec<PieceView> {
    excerpts
        .chunk_by(|one, next| one.text.page.source == next.text.page.source)
        .filter_map(|of_page| view(of_page, theme))
        .collect()
}

fn view(excerpts: &[Excerpt], theme: &Theme) -> Option<PieceView> {
    let text = &excerpts.first()?.text;
    let reader = text.reader();
    let flow = reader.flow();
    let all = flow.directives();
    let blocks = excerpts.iter().filter_map(|excerpt| all.get(&excerpt.at));
    let blocks: Vec<&flow::Directive> = blocks.copied().collect();
    let anchor = match blocks.as_slice() {
        [one] => one.of.id.as_ref().map(|id| format!("#{id}")),
        _ => None,
    };
    let titles = blocks.iter().map(|block| block.of.title.clone());
    let page = &text.page;
    Some(PieceView {
        titles: titles.filter(|title| !title.is_empty()).collect(),
        html: html(text, &flow, &blocks, theme),
        kind: page.kind.name(),
        source: LinkView {
            title: page.title().to_string(),
            url: format!("{}{}", page.out.address(), anchor.unwrap_or_default()),
        },
    })
}

/// Blocks of a text as HTML; their anchors bear the name of its page.
fn html(text: &Text, flow: &Flow, blocks: &[&flow::Directive], theme: &Theme) -> String {
    let name = text.page.out.as_str().trim_end_matches(".html");
    let prefix = format!("{}-", name.replace('/', "-"));
    let setting = Setting {
        prefix: &prefix,
        ..text.setting(theme)
    };
    let blocks = blocks.iter();
    blocks
        .map(|block| html::directive(flow, block, setting))
        .collect()
}
