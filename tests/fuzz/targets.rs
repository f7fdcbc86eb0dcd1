//! What is tried with any input, and what must hold of it: each target panics where it does not.

mod canary;
mod files;
mod request;
mod texts;
pub mod xhtml;

/// Tries one input.
pub type Target = fn(&[u8]);

/// Every target by its name, which is that of its folder of seeds.
pub const TARGETS: [(&str, Target); 11] = [
    ("head", texts::head),
    ("html", texts::html),
    ("canary", canary::canary),
    ("plan", texts::plan),
    ("citations", texts::citations),
    ("css", texts::css),
    ("paths", texts::paths),
    ("docx", files::docx),
    ("import", files::import),
    ("query", request::query),
    ("request", request::request),
];
