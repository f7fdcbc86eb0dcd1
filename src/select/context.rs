//! What pages are selected from.

use crate::base::digest::Hashed;
use crate::graph::site::Site;
use crate::render::view::SiteView;
use crate::theme::{Prepared, Theme};
use std::collections::BTreeMap;

/// A site, its theme, and what all its pages share.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    pub site: &'a Site,
    pub theme: &'a Theme,
    pub shared: &'a Shared,
}

/// What all pages of a build share.
pub struct Shared {
    pub site: Prepared<SiteView>,
    /// Short names of the levels by id.
    pub levels: Hashed<BTreeMap<String, String>>,
}
