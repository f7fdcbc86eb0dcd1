//! Blocks of one page that stand on another: steps and parts for a level, each with the way back to
//! where it was written.

use super::{frame, includes};
use crate::base::digest::Hashed;
use crate::base::path::OutPath;
use crate::graph::links::Links;
use crate::graph::quotes::{Quotes, quotes};
use crate::graph::site::Site;
use crate::model::block::{Block, Directive, DirectiveKind};
use crate::model::config::RawHtml;
use crate::model::level::LevelId;
use crate::model::page::Page;
use crate::render::flow::{self, Flow, Includes, Sources};
use crate::render::html::{self, Setting, Syntax};
use crate::render::links::LinkPolicy;
use crate::render::view::{LinkView, PieceView};
use crate::theme::Theme;
use std::collections::BTreeMap;

/// A block and all that its HTML on the page `to` depends on.
#[derive(Hash)]
pub struct Piece {
    page: Hashed<Page>,
    links: Hashed<Links>,
    quotes: Quotes,
    includes: Includes,
    levels: Hashed<BTreeMap<String, String>>,
    raw: RawHtml,
    to: OutPath,
    /// The first byte of the block.
    at: u32,
}

/// The blocks of `kind` that are meant for `level`, from every page but those of levels, in the
/// order of the site.
pub fn pieces(site: &Site, level: &LevelId, kind: &DirectiveKind, to: &OutPath) -> Vec<Piece> {
    let levels = frame::level_names(site);
    let files = site
        .tree
        .all()
        .into_iter()
        .flat_map(|section| section.pages.clone());
    let pages: Vec<&Hashed<Page>> = files
        .filter_map(|file| site.page(&file))
        .filter(|page| frame::is_material(page))
        .collect();
    let mut pieces = vec![];
    for page in pages {
        let Some(links) = site.links.get(&page.source) else {
            continue;
        };
        for directive in meant(&page.document.blocks, level, kind) {
            let (quoted, includes) = (
                quotes(site, page, to),
                includes::includes(site, page, links, to),
            );
            let (page, links, levels, to) =
                (page.clone(), links.clone(), levels.clone(), to.clone());
            pieces.push(Piece {
                page,
                links,
                quotes: quoted,
                includes,
                levels,
                raw: site.config.html,
                to,
                at: directive.span.start,
            });
        }
    }
    pieces
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
pub fn views(pieces: &[Piece], theme: &Theme) -> Vec<PieceView> {
    pieces
        .chunk_by(|one, next| one.page.source == next.page.source)
        .filter_map(|of_page| view(of_page, theme))
        .collect()
}

fn view(pieces: &[Piece], theme: &Theme) -> Option<PieceView> {
    let first = pieces.first()?;
    let page = &first.page;
    let flow = first.reader().flow();
    let all = flow.directives();
    let blocks = pieces.iter().filter_map(|piece| all.get(&piece.at));
    let blocks: Vec<&flow::Directive> = blocks.copied().collect();
    let anchor = match blocks.as_slice() {
        [one] => one.of.id.as_ref().map(|id| format!("#{id}")),
        _ => None,
    };
    let titles = blocks.iter().map(|block| block.of.title.clone());
    Some(PieceView {
        titles: titles.filter(|title| !title.is_empty()).collect(),
        html: first.html(&flow, &blocks, theme),
        kind: page.kind.name(),
        source: LinkView {
            title: page.title().to_string(),
            url: format!("{}{}", page.out.address(), anchor.unwrap_or_default()),
        },
    })
}

impl Piece {
    fn reader(&self) -> flow::Reader<'_> {
        let sources = Sources {
            links: &self.links,
            quotes: &self.quotes,
            includes: &self.includes,
        };
        flow::Reader::new(&self.page, sources)
    }

    /// Blocks of its page as HTML; their anchors bear the name of that page.
    fn html(&self, flow: &Flow, blocks: &[&flow::Directive], theme: &Theme) -> String {
        let name = self.page.out.as_str().trim_end_matches(".html");
        let prefix = format!("{}-", name.replace('/', "-"));
        let setting = Setting {
            links: LinkPolicy::Relative { from: &self.to },
            syntax: Syntax::Html,
            prefix: &prefix,
            levels: &self.levels,
            raw: self.raw,
            theme,
        };
        let blocks = blocks.iter();
        blocks
            .map(|block| html::directive(flow, block, setting))
            .collect()
    }
}
