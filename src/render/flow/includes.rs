//! What stands in a text and comes from other files: data tables and included texts.

use crate::base::digest::Hashed;
use crate::base::path::SourcePath;
use crate::graph::links::Links;
use crate::graph::quotes::Quotes;
use crate::model::data::DataTable;
use crate::model::page::Page;
use std::collections::BTreeMap;

/// Files that a text draws on.
#[derive(Clone, Debug, Default, Hash)]
pub struct Includes {
    /// Tables by the first byte of the fence that asks for them.
    pub tables: BTreeMap<u32, Hashed<DataTable>>,
    /// Included texts, also those that they include themselves.
    pub parts: BTreeMap<SourcePath, Part>,
}

/// An included text with its links and quoted clauses.
#[derive(Clone, Debug, Hash)]
pub struct Part {
    pub page: Hashed<Page>,
    pub links: Hashed<Links>,
    pub quotes: Quotes,
    pub includes: Box<Includes>,
}
