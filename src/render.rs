//! What publishers share: the resolved text of a page and its writers, official text as HTML, and
//! the view that templates get.

pub mod commonmark;
pub mod drawing;
pub mod flow;
pub mod html;
pub mod links;
pub mod official;
pub mod piece;
pub mod sections;
pub mod social;
pub mod view;
pub mod xml;
