//! A table that stands in a file of its own.

/// Heads and rows; every row is as long as the heads.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct DataTable {
    pub heads: Vec<String>,
    pub rows: Vec<Vec<String>>,
}
