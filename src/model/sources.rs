//! What stands beside the pages: registers and plans, read.

use super::data::DataTable;
use super::level::Levels;
use super::official::Speech;
use super::plan::Plan;
use super::register::{CoveragePolicy, Documents, Lexicon, Words};
use crate::base::digest::Hashed;
use crate::base::path::SourcePath;
use std::collections::BTreeMap;

/// Registers, and plans by the file of the page that presents them.
#[derive(Clone, Debug)]
pub struct Sources {
    pub levels: Hashed<Levels>,
    pub documents: Hashed<Documents>,
    pub coverage: Hashed<CoveragePolicy>,
    pub words: Hashed<Words>,
    pub plans: BTreeMap<SourcePath, Hashed<Plan>>,
    /// Data tables by file, of those that a page asks for.
    pub tables: BTreeMap<SourcePath, Hashed<DataTable>>,
}

/// The registers of a site, by themselves.
#[derive(Clone, Debug)]
pub struct Registers {
    pub levels: Hashed<Levels>,
    pub documents: Hashed<Documents>,
    pub coverage: Hashed<CoveragePolicy>,
    pub words: Hashed<Words>,
    /// What of them running text is read with.
    pub lexicon: Hashed<Lexicon>,
    /// What clauses are called in.
    pub speech: Speech,
}
