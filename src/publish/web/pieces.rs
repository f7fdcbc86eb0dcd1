//! Blocks of one page that stand on another: steps and parts for a level, each with the way back to
//! where it was written.

use super::{beside, frame};
use crate::base::digest::Hashed;
use crate::base::path::OutPath;
use crate::graph::links::{Links, Target};
use crate::graph::site::Site;
use crate::model::block::{Block, BoxKind, Boxed};
use crate::model::config::RawHtml;
use crate::model::document::Document;
use crate::model::level::LevelId;
use crate::model::page::Page;
use crate::render::html::{Beside, Excerpts, Pictures, Setting};
use crate::render::view::{LinkView, PieceView};
use crate::theme::Theme;
use std::collections::BTreeMap;

/// A block and all that its HTML on the page `to` depends on.
#[derive(Hash)]
pub struct Piece {
    page: Hashed<Page>,
    links: Hashed<Links>,
    quotes: BTreeMap<u32, String>,
    beside: Beside,
    levels: Hashed<BTreeMap<String, String>>,
    raw: RawHtml,
    to: OutPath,
    /// The first byte of the block.
    at: u32,
}

/// The blocks of `kind` that are meant for `level`, from every page but those of levels, in the
/// order of the site.
pub fn pieces(site: &Site, level: &LevelId, kind: &BoxKind, to: &OutPath) -> Vec<Piece> {
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
        for boxed in meant(&page.document.blocks, level, kind) {
            let (quotes, beside) = (
                frame::quotes(site, page, to, None),
                beside::beside(site, page, links, to),
            );
            let (page, links, levels, to) =
                (page.clone(), links.clone(), levels.clone(), to.clone());
            pieces.push(Piece {
                page,
                links,
                quotes,
                beside,
                levels,
                raw: site.config.html,
                to,
                at: boxed.span.start,
            });
        }
    }
    pieces
}

/// The outermost blocks that name `level`, of those that are of `kind`.
fn meant<'a>(blocks: &'a [Block], level: &LevelId, kind: &BoxKind) -> Vec<&'a Boxed> {
    let mut found = vec![];
    for block in blocks {
        let Block::Boxed(boxed) = block else { continue };
        match boxed.levels().any(|id| id == level.as_str()) {
            true if boxed.kind == *kind => found.push(boxed),
            true => {}
            false => found.extend(meant(&boxed.blocks, level, kind)),
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
    let blocks: Vec<&Boxed> = pieces.iter().filter_map(Piece::block).collect();
    let anchor = match blocks.as_slice() {
        [Boxed { id: Some(id), .. }] => format!("#{id}"),
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
    fn block(&self) -> Option<&Boxed> {
        self.page
            .document
            .boxes()
            .into_iter()
            .find(|boxed| boxed.span.start == self.at)
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
            beside: &self.beside,
            is_part: false,
            raw: self.raw,
            theme,
            base_url: None,
            pictures: Pictures::Linked,
        };
        Some(
            Excerpts::new(&document)
                .blocks(&[Block::Boxed(prefixed(self.block()?, &prefix))], setting),
        )
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

fn prefixed(boxed: &Boxed, prefix: &str) -> Boxed {
    let inside = |block: &Block| match block {
        Block::Boxed(boxed) => Block::Boxed(prefixed(boxed, prefix)),
        text => text.clone(),
    };
    Boxed {
        id: boxed.id.as_ref().map(|id| format!("{prefix}-{id}")),
        blocks: boxed.blocks.iter().map(inside).collect(),
        ..boxed.clone()
    }
}
