//! An output as a browser gets it.

use super::dropped;
use super::faults;
use super::version::{SharedState, Version};
use crate::base::digest::Digest;
use crate::base::path::OutPath;
use crate::engine;
use crate::shell::body::Maker;
use crate::shell::environment;
use crate::shell::failure::Exit;
use hyper::StatusCode;
use hyper::body::Bytes;

/// The script that every page is given.
pub const CLIENT: &str = "/__xanh/client.js";

/// What stands at an address.
pub enum Found {
    Output(Bytes),
    /// A file of an office that is no page yet; the page shows what it would be.
    Dropped(Bytes),
    /// There is nothing; the page says so.
    Missing(Bytes),
    /// It cannot be made, and never was; the page says why.
    Spoilt(Bytes),
    /// The file is another than the one that was read: it has to be read again.
    Changed,
    /// Lies elsewhere.
    At(String),
}

/// Makes what a browser shows for `out`.
pub fn page(state: &SharedState, version: &Version, out: &OutPath) -> Found {
    if let Some(address) = single(state, version, out) {
        return Found::At(address);
    }
    match raw(state, version, out) {
        Raw::Made(bytes) if !is_page(out) => Found::Output(bytes),
        Raw::Made(bytes) => Found::Output(with_client(&shown(state, version, out, bytes))),
        Raw::Changed => Found::Changed,
        Raw::Failed => match state.good(out) {
            Some(good) => Found::Output(with_client(&good)),
            None => Found::Spoilt(with_client(&faults::page(&state.options, version).into())),
        },
        Raw::None => match dropped::file(version, out) {
            Some(file) => {
                let page = dropped::page(state, version, &file);
                Found::Dropped(with_client(&page.into()))
            }
            None => missing(state, version, out),
        },
    }
}

/// Where the home of a site of one text leads to: that text.
fn single(state: &SharedState, version: &Version, out: &OutPath) -> Option<String> {
    let is_home = |out: &OutPath| out.as_str() == "index.html";
    let mut places = version.planned.site.shape.places.iter();
    let only = places.find(|place| !is_home(&place.out))?;
    (state.options.is_single && is_home(out)).then(|| format!("/{}", only.out.address()))
}

pub fn is_page(out: &OutPath) -> bool {
    out.as_str().ends_with(".html")
}

/// What an output is made of, without anything added.
pub enum Raw {
    Made(Bytes),
    Changed,
    Failed,
    None,
}

/// Makes an output.
pub fn raw(state: &SharedState, version: &Version, out: &OutPath) -> Raw {
    let (body, faults) = engine::one(&version.planned, out, &state.memo);
    let Some(body) = body else {
        return if faults.is_empty() {
            Raw::None
        } else {
            Raw::Failed
        };
    };
    let maker = Maker::new(&version.reading.1, environment::source_date());
    match maker.bytes(&body) {
        // A template that could not be read is left empty.
        Ok(bytes)
            if is_page(out)
                && bytes.iter().all(u8::is_ascii_whitespace)
                && version.errors() > 0 =>
        {
            Raw::Failed
        }
        Ok(bytes) => Raw::Made(bytes.into()),
        Err(failure) if failure.exit == Exit::Disk => Raw::Changed,
        Err(_) => Raw::Failed,
    }
}

/// The page where nothing is wrong with it; else as it was when nothing was.
fn shown(state: &SharedState, version: &Version, out: &OutPath, bytes: Bytes) -> Bytes {
    if version.spoils(out) {
        return state.good(out).unwrap_or(bytes);
    }
    state.keep_good(out, version.number, &bytes);
    bytes
}

fn missing(state: &SharedState, version: &Version, out: &OutPath) -> Found {
    let places = &version.planned.site.shape.places;
    let folder = OutPath::checked(&format!("{out}/index.html"));
    if folder.is_some_and(|folder| version.planned.jobs.contains_key(&folder)) {
        return Found::At(format!("/{}/", out.address()));
    }
    match places.first().filter(|_| out.as_str() == "index.html") {
        Some(first) => Found::At(format!("/{}", first.out.address())),
        None => Found::Missing(with_client(
            &faults::missing(&state.options, version, out).into(),
        )),
    }
}

/// A page with the script that keeps it fresh, which is told what it is that the reader sees.
fn with_client(shown: &Bytes) -> Bytes {
    let digest = Digest::of_bytes(shown);
    let script = format!("<script src=\"{CLIENT}\" data-made=\"{digest}\" defer></script>");
    let at = shown
        .windows(7)
        .position(|window| window.eq_ignore_ascii_case(b"</head>"))
        .unwrap_or(shown.len());
    [&shown[..at], script.as_bytes(), &shown[at..]]
        .concat()
        .into()
}

impl Found {
    pub fn status(&self) -> StatusCode {
        match self {
            Found::Output(_) | Found::Dropped(_) => StatusCode::OK,
            Found::Missing(_) => StatusCode::NOT_FOUND,
            Found::Spoilt(_) => StatusCode::INTERNAL_SERVER_ERROR,
            Found::Changed => StatusCode::SERVICE_UNAVAILABLE,
            Found::At(_) => StatusCode::TEMPORARY_REDIRECT,
        }
    }
}
