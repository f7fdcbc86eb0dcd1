//! The pictures of a text.

use crate::base::inputs::Asset;
use crate::base::path::{OutPath, SourcePath};
use crate::graph::links::{Links, Target};
use crate::graph::site::Site;
use crate::render::flow::Includes;
use std::collections::BTreeMap;

/// Pictures by the address that the site has them at, each with its file.
pub type Pictures = BTreeMap<OutPath, (SourcePath, Asset)>;

/// The pictures of a text and of those that it includes.
pub fn pictures(site: &Site, links: &Links, includes: &Includes) -> Pictures {
    let own = links.targets.values().filter_map(|target| match target {
        Target::Picture { source, out, .. } => Some((
            out.clone(),
            (source.clone(), site.assets.get(source)?.clone()),
        )),
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
