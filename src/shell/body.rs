//! What the core asked for becomes bytes.

mod zip;

use super::disk::Source;
use super::failure::Failure;
use super::pictures::Pictures;
use super::pictures::picture::{Shape, picture};
use crate::base::base64;
use crate::base::date::Moment;
use crate::base::inputs::Format;
use crate::base::path::{OutPath, SourcePath};
use crate::rule::{Body, Part};
use std::collections::BTreeMap;
use zip::Archives;
pub use zip::sha256;

/// Where a body goes.
#[derive(Clone, Copy)]
enum Place {
    /// A file of its own, which stands for itself in the next build.
    Alone,
    /// In others, which may need it again.
    Inside,
}

/// What bodies are made with.
pub struct Maker<'a> {
    pub source: &'a Source,
    pub archives: Archives,
    /// Where pictures that were made smaller are found again.
    pub pictures: Option<&'a Pictures>,
}

impl<'a> Maker<'a> {
    /// `date` is that of the files in an archive.
    pub fn new(source: &'a Source, date: Option<Moment>) -> Self {
        Maker {
            source,
            archives: Archives::new(date),
            pictures: None,
        }
    }

    /// The same, which finds pictures again that were made smaller for pages.
    pub fn with_pictures(self, pictures: &'a Pictures) -> Self {
        Maker {
            pictures: Some(pictures),
            ..self
        }
    }
}

impl Maker<'_> {
    /// The bytes of `body`; of a folder none, because its files are outputs of their own.
    ///
    /// Failures: `disk/changed`, `disk/unreadable`, `image/broken`.
    pub fn bytes(&self, body: &Body) -> Result<Vec<u8>, Failure> {
        self.bytes_at(Place::Alone, body)
    }

    fn bytes_at(&self, place: Place, body: &Body) -> Result<Vec<u8>, Failure> {
        match body {
            Body::Bytes(bytes) => Ok(bytes.clone()),
            Body::Copy(from) => self.source.bytes(from),
            Body::Image {
                from,
                width,
                format,
                quality,
            } => {
                let (width, format, quality) = (*width, *format, *quality);
                let shape = Shape {
                    width,
                    format,
                    quality,
                };
                self.image(from, shape, place)
            }
            Body::Zip { files, sums } => self.archives.zip(&self.files(files)?, *sums),
            Body::Parts(parts) => self.parts(parts),
            Body::Folder(_) => Ok(Vec::new()),
            Body::Listing { script, .. } => Ok(listing(script, &BTreeMap::new())),
        }
    }

    /// Makes what could fail and throws it away.
    ///
    /// Failures: as `bytes`.
    pub fn try_out(&self, body: &Body) -> Result<(), Failure> {
        match body {
            Body::Bytes(_) | Body::Listing { .. } => Ok(()),
            Body::Copy(from) => self.source.open(from).map(drop),
            Body::Image { from, .. } if self.is_sound(from) => Ok(()),
            Body::Folder(files) => files.iter().try_for_each(|(_, body)| self.try_out(body)),
            body => self.bytes(body).map(drop),
        }
    }

    fn is_sound(&self, from: &SourcePath) -> bool {
        let seen = self.source.seen(from);
        let digest = seen.map(|seen| seen.digest);
        let pictures = self.pictures.zip(digest.ok());
        pictures.is_some_and(|(pictures, digest)| pictures.is_sound(digest))
    }

    fn image(&self, from: &SourcePath, shape: Shape, place: Place) -> Result<Vec<u8>, Failure> {
        let digest = self.source.seen(from)?.digest;
        let make = || picture(from, &self.source.bytes(from)?, shape);
        match (self.pictures, place) {
            (Some(pictures), Place::Inside) => pictures.made(digest, shape, &make),
            (Some(pictures), Place::Alone) => pictures.kept(digest, shape).map_or_else(make, Ok),
            (None, _) => make(),
        }
    }

    fn files(&self, files: &[(OutPath, Body)]) -> Result<Vec<(String, Vec<u8>)>, Failure> {
        let mut made = Vec::new();
        for (path, body) in files {
            for (path, body) in flat(path, body) {
                made.push((path.to_string(), self.bytes_at(Place::Inside, body)?));
            }
        }
        Ok(made)
    }

    fn parts(&self, parts: &[Part]) -> Result<Vec<u8>, Failure> {
        let mut out = String::new();
        for part in parts {
            match part {
                Part::Text(text) => out.push_str(text),
                Part::DataUri(body) => {
                    out.push_str(&format!("data:{};base64,", media_type(body)));
                    base64::encode_into(&mut out, &self.bytes_at(Place::Inside, body)?);
                }
                Part::Base64(body) => {
                    base64::encode_into(&mut out, &self.bytes_at(Place::Inside, body)?)
                }
            }
        }
        Ok(out.into_bytes())
    }
}

/// `script` called with a table of sizes in bytes and digests, by path.
pub fn listing(script: &str, files: &BTreeMap<&str, (u64, &str)>) -> Vec<u8> {
    let table = serde_json::to_string(files).unwrap_or_default();
    format!("({})({table});\n", script.trim()).into_bytes()
}

/// The files that `body` becomes at `path`: one, or those of a folder, which bear their whole
/// paths.
pub fn flat<'a>(path: &OutPath, body: &'a Body) -> Vec<(OutPath, &'a Body)> {
    let Body::Folder(files) = body else {
        return vec![(path.clone(), body)];
    };
    files
        .iter()
        .flat_map(|(path, body)| flat(path, body))
        .collect()
}

/// Source: IANA media types.
fn media_type(body: &Body) -> &'static str {
    match body {
        Body::Image { format, .. } => match format {
            Format::Png => "image/png",
            Format::Jpeg => "image/jpeg",
            Format::Gif => "image/gif",
            Format::WebP => "image/webp",
        },
        Body::Copy(from) => by_ending(from),
        // Drawings are the only pictures that the core writes itself.
        Body::Bytes(_) => "image/svg+xml",
        Body::Zip { .. } => "application/zip",
        _ => "application/octet-stream",
    }
}

fn by_ending(path: &SourcePath) -> &'static str {
    match path.extension().to_ascii_lowercase().as_str() {
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "svg" => "image/svg+xml",
        "css" => "text/css",
        "js" => "text/javascript",
        "woff2" => "font/woff2",
        "pdf" => "application/pdf",
        _ => "application/octet-stream",
    }
}
