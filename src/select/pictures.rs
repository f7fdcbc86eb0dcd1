//! The pictures of a text.

use super::variants::{PACKED, of_file};
use crate::base::inputs::Asset;
use crate::base::path::{OutPath, SourcePath};
use crate::base::variants::Variant;
use crate::graph::links::{Links, Target};
use crate::graph::site::Site;
use crate::render::flow::Includes;
use std::collections::BTreeMap;

/// A picture that goes together with a text, once for all screens.
#[derive(Clone, Debug, Hash)]
pub struct Picture {
    pub file: SourcePath,
    pub asset: Asset,
    /// What stands for it where room counts.
    pub variant: Option<Variant>,
}

/// Pictures by the address that the site has them at.
pub type Pictures = BTreeMap<OutPath, Picture>;

/// The pictures of a text and of those that it includes.
pub fn pictures(site: &Site, links: &Links, includes: &Includes) -> Pictures {
    let own = links.targets.values().filter_map(|target| match target {
        Target::Picture { source, out, .. } => Some((out.clone(), picture(site, source)?)),
        _ => None,
    });
    own.chain(
        includes
            .parts
            .values()
            .flat_map(|part| pictures(site, &part.links, &part.includes)),
    )
    .collect()
}

fn picture(site: &Site, file: &SourcePath) -> Option<Picture> {
    let variants = of_file(site, file);
    Some(Picture {
        file: file.clone(),
        asset: site.assets.get(file)?.clone(),
        variant: variants.and_then(|variants| variants.fitting(PACKED).cloned()),
    })
}
