//! Pages and clauses as others link to them.

use crate::base::path::{SourcePath, encode};
use crate::graph::site::Site;
use crate::model::citation_name::citation_name;
use crate::model::clause::Address;
use crate::render::view::{ClauseLink, LinkView};

/// Title and address of a page.
pub fn link(site: &Site, file: &SourcePath) -> Option<LinkView> {
    site.page(file).map(|page| LinkView {
        title: page.title().to_string(),
        url: page.out.address(),
    })
}

/// A clause as pages link to it.
pub fn clause_link(site: &Site, address: &Address) -> Option<ClauseLink> {
    let out = site.clauses.out(&address.plan)?;
    Some(ClauseLink {
        id: address.to_string(),
        label: site.clauses.label(address),
        spoken: citation_name(&site.clauses.plan(&address.plan)?.official, &address.clause),
        url: format!("{}#{}", out.address(), encode(address.clause.as_str())),
    })
}
