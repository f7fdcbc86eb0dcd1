//! What all pages of a build share, prepared once.

use super::context::Shared;
use super::ladder::short_names;
use super::site::site_view;
use crate::base::digest::Hashed;
use crate::graph::site::Site;
use crate::theme::{Prepared, Theme};

pub fn shared(site: &Site, theme: &Theme) -> Shared {
    Shared {
        site: Prepared::new(site_view(site, theme)),
        levels: Hashed::new(short_names(site)),
    }
}
