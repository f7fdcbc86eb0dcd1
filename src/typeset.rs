//! Where a line may break, and lines to write on.

pub mod fill_in_line;
pub mod nowrap;
