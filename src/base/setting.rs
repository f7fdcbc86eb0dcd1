//! A value that a site sets and a feature or theme reads.

use super::span::Span;

/// A value of a setting, with its place.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Setting {
    pub value: Plain,
    pub span: Span,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Plain {
    Text(String),
    Number(i64),
    Flag(bool),
    List(Vec<String>),
}
