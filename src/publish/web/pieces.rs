//! Blocks of one page that stand on another: steps and parts for a level, each with the way back to
//! where it was written.

use super::{frame, includes};
use crate::base::digest::Hashed;
use crate::base::path::OutPath;
use crate::graph::links::{Links, Target};
use crate::graph::site::Site;
use crate::model::block::{Block, Directive, DirectiveKind};
use crate::model::config::RawHtml;
use crate::model::document::Document;
use crate::model::level::LevelId;
use crate::model::page::Page;
use crate::render::html::{Excerpts, Includes, Pictures, Setting};
use crate::render::view::{LinkView, PieceView};
use crate::theme::Theme;
use std::collections::BTreeMap;

/// A block and all that its HTML on the page `to` depends on.
#[derive(Hash)]
pub struct Piece {
    page: Hashed<Page>,
    links: Hashed<Links>,
    quotes: BTreeMap<u32, String>,
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
            let (quotes, includes) = (
                frame::quotes(site, page, to, None),
                includes::includes(site, page, links, to),
            );
            let (page, links, levels, to) =
                (page.clone(), links.clone(), levels.clone(), to.clone());
            pieces.push(Piece {
                page,
                links,
                quotes,
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
    let page = &pieces.first()?.page;
    let blocks: Vec<&Directive> = pieces.iter().filter_map(Piece::block).collect();
    let anchor = match blocks.as_slice() {
        [Directive { id: Some(id), .. }] => format!("#{id}"),
        _ => String::new(),
    };
    let source = LinkView {
        title: page.title().to_string(),
        url: format!("{}{anchor}", page.out.address()),
    };
    let titles = blocks
        .iter()
        .map(|block| block.title.clone())
        .filter(|title| !title.is_empty())
        .collect();
    let html = pieces
        .iter()
        .filter_map(|piece| piece.html(theme))
        .collect();
    Some(PieceView {
        titles,
        html,
        kind: page.kind.name(),
        source,
    })
}

impl Piece {
    fn block(&self) -> Option<&Directive> {
        self.page
            .document
            .directives()
            .into_iter()
            .find(|directive| directive.span.start == self.at)
    }

    /// The block as HTML; links to its own page lead there, its anchors bear the name of that page.
    fn html(&self, theme: &Theme) -> Option<String> {
        let targets = self
            .links
            .targets
            .iter()
            .map(|(at, target)| (*at, self.outward(target)))
            .collect();
        let links = Links {
            targets,
            words: self.links.words.clone(),
        };
        let prefix = self
            .page
            .out
            .as_str()
            .trim_end_matches(".html")
            .replace('/', "-");
        let document = renamed(&self.page.document, &prefix);
        let setting = Setting {
            from: &self.to,
            links: &links,
            quotes: &self.quotes,
            levels: &self.levels,
            includes: &self.includes,
            is_part: false,
            raw: self.raw,
            theme,
            base_url: None,
            pictures: Pictures::Linked,
        };
        Some(Excerpts::new(&document).blocks(
            &[Block::Directive(prefixed(self.block()?, &prefix))],
            setting,
        ))
    }

    fn outward(&self, target: &Target) -> Target {
        match target {
            Target::Anchor(anchor) => Target::Page {
                source: self.page.source.clone(),
                out: self.page.out.clone(),
                anchor: Some(anchor.clone()),
            },
            target => target.clone(),
        }
    }
}

fn renamed(document: &Document, prefix: &str) -> Document {
    let mut document = document.clone();
    document
        .headings
        .iter_mut()
        .for_each(|heading| heading.id = format!("{prefix}-{}", heading.id));
    document
}

fn prefixed(directive: &Directive, prefix: &str) -> Directive {
    let inside = |block: &Block| match block {
        Block::Directive(directive) => Block::Directive(prefixed(directive, prefix)),
        text => text.clone(),
    };
    Directive {
        id: directive.id.as_ref().map(|id| format!("{prefix}-{id}")),
        blocks: directive.blocks.iter().map(inside).collect(),
        ..directive.clone()
    }
}
