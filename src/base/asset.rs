//! Files that are no text: what they are, as measured from their bytes.

use super::digest::Digest;
use std::sync::Arc;

#[derive(Clone, Debug, Hash)]
pub struct Asset {
    pub digest: Digest,
    pub bytes: u64,
    pub form: Form,
}

/// What a file that is not text is, as measured from its bytes; width and height in pixels, as
/// shown (turned as its EXIF says).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    Picture {
        width: u32,
        height: u32,
        format: Format,
        turned: bool,
        private: bool,
    },
    Svg {
        width: u32,
        height: u32,
        /// Of a drawing of the content that would run code or load other files.
        cleaned: Option<Arc<Cleaned>>,
        /// Whether it can be drawn in pixels for programs that read no SVG.
        is_plain: bool,
    },
    /// A picture by its name that cannot be read as one.
    Broken,
    Other,
}

/// A drawing as it is published.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Cleaned {
    pub text: String,
    pub cut: Vec<Cut>,
}

/// What is cut of a file: from the byte `start` to that before `end`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Cut {
    pub start: usize,
    pub end: usize,
    /// `script`, `onclick`.
    pub what: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    Png,
    Jpeg,
    Gif,
    WebP,
}

impl Format {
    /// What the name of a file ends in.
    pub fn ending(self) -> &'static str {
        match self {
            Format::Png => "png",
            Format::Jpeg => "jpg",
            Format::Gif => "gif",
            Format::WebP => "webp",
        }
    }
}
