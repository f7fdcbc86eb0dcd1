//! What holds for every site, whatever is in it.

mod canaries;
mod colons;
mod depth;
mod edits;
mod imported;
mod letters;
mod sown;
mod warm;
mod words;

use crate::support::Built;
pub use imported::zip;
use xanh::rule::{Body, Part};

/// Every output of a site as path and bytes, archives and folders opened; a file that is copied is
/// its name.
pub fn everything(site: &Built) -> Vec<(String, Vec<u8>)> {
    site.outputs
        .iter()
        .flat_map(|(path, body)| flat(path.as_str(), body))
        .collect()
}

fn flat(path: &str, body: &Body) -> Vec<(String, Vec<u8>)> {
    let one = |bytes: Vec<u8>| vec![(path.to_string(), bytes)];
    match body {
        Body::Bytes(bytes) => one(bytes.clone()),
        Body::Listing { script, .. } => one(script.clone().into_bytes()),
        Body::Copy(source) => one(source.as_str().as_bytes().to_vec()),
        Body::Image { from, .. } => one(from.as_str().as_bytes().to_vec()),
        Body::Zip { files, .. } => files
            .iter()
            .flat_map(|(name, body)| flat(&format!("{path}!{name}"), body))
            .collect(),
        Body::Folder(files) => files
            .iter()
            .flat_map(|(name, body)| flat(name.as_str(), body))
            .collect(),
        Body::Parts(parts) => parts.iter().flat_map(|part| of_part(path, part)).collect(),
    }
}

fn of_part(path: &str, part: &Part) -> Vec<(String, Vec<u8>)> {
    match part {
        Part::Text(text) => vec![(path.to_string(), text.clone().into_bytes())],
        Part::DataUri(body) | Part::Base64(body) => flat(path, body),
    }
}
