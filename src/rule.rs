//! What a feature makes.

use crate::base::inputs::Format;
use crate::base::path::{OutPath, SourcePath};

/// An output: its bytes, or what the shell makes them of.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Body {
    Bytes(Vec<u8>),
    /// The bytes of an asset, as they are.
    Copy(SourcePath),
    /// A picture of the site, turned upright, without metadata, at most `width` pixels wide, in `format`.
    Image {
        from: SourcePath,
        width: u32,
        format: Format,
    },
    /// An archive of `files` in this order; with `sums`, a last file `SHA256SUMS` of them all.
    Zip {
        files: Vec<(OutPath, Body)>,
        sums: bool,
    },
    /// A text that holds other outputs inside.
    Parts(Vec<Part>),
    /// Files whose names are known only when they are made, below the folder that the job's path names.
    Folder(Vec<(OutPath, Body)>),
}

/// A piece of a text that holds other outputs.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    Text(String),
    /// `data:TYPE;base64,…` of the output.
    DataUri(Body),
}
