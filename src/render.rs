//! What publishers share: documents as HTML, official text as HTML, and the view that templates
//! get.

pub mod anchor;
pub mod html;
pub mod official;
pub mod piece;
pub mod plain;
pub mod view;
pub mod xml;
