//! What a template may do for one page: a loop within a loop, or a text that is joined to itself,
//! would else take hours, or all memory.
//!
//! Tera counts nothing, so each template is compiled with a filter at the values of its loops and
//! variables and a call where it includes, in its blocks and components; these count.

mod caught;
mod lists;
mod marks;
mod values;

pub use caught::caught;
pub use marks::{Charged, charged};

use crate::base::diagnostic::{Diagnostic, Message, message};
use crate::base::path::{OutPath, SourcePath};
use crate::base::span::Span;
use std::cell::Cell;
use std::io::{self, Write};
use std::ops::Range;
use tera::{Kwargs, State, Tera, TeraResult, Value};

/// Rounds of loops, calls and inclusions of one page.
const MOST_STEPS: usize = 1_000_000;
/// Bytes that one page may write, and its variables hold, all together.
const MOST_BYTES: usize = 128 * 1024 * 1024;
/// Bytes of a value in a list.
const VALUE: usize = 32;

/// A tag of a template that is counted.
pub struct Place {
    pub template: String,
    pub file: SourcePath,
    pub range: Range<usize>,
}

/// What was spent so far, and what was too much.
#[derive(Clone, Copy, Default)]
struct Spent {
    steps: usize,
    bytes: usize,
    /// The number of the place that was counted last.
    place: usize,
    excess: Option<Excess>,
}

#[derive(Clone, Copy)]
enum Excess {
    Steps,
    Bytes,
}

thread_local! {
    /// Of the page that this thread fills: Tera hands a filter nothing that it could count in.
    static SPENT: Cell<Spent> = Cell::default();
}

/// Adds what templates are compiled with.
pub fn register(tera: &mut Tera) {
    tera.register_filter("xanh_loop", |value: Value, kwargs: Kwargs, _: &State| {
        let rounds = value.len().unwrap_or(0);
        let body = kwargs.get::<usize>("body")?.unwrap_or(0);
        counted(&kwargs, rounds, rounds.saturating_mul(body)).map(|()| value)
    });
    tera.register_filter("xanh_value", |value: Value, kwargs: Kwargs, _: &State| {
        let bytes = match value.as_str() {
            Some(text) => text.len(),
            None => value.len().unwrap_or(0).saturating_mul(VALUE),
        };
        counted(&kwargs, 1, bytes).map(|()| value)
    });
    tera.register_function("xanh_call", |kwargs: Kwargs, _: &State| {
        let bytes = kwargs.get::<usize>("bytes")?.unwrap_or(0);
        counted(&kwargs, 1, bytes).map(|()| "")
    });
}

fn counted(kwargs: &Kwargs, steps: usize, bytes: usize) -> TeraResult<()> {
    let place = kwargs.must_get::<usize>("at")?;
    match spend(steps, bytes, Some(place)) {
        true => Ok(()),
        false => Err(tera::Error::message("too much")),
    }
}

/// Whether that much may still be spent.
fn spend(steps: usize, bytes: usize, place: Option<usize>) -> bool {
    let mut spent = SPENT.get();
    spent.steps = spent.steps.saturating_add(steps);
    spent.bytes = spent.bytes.saturating_add(bytes);
    spent.place = place.unwrap_or(spent.place);
    spent.excess = match (spent.steps > MOST_STEPS, spent.bytes > MOST_BYTES) {
        (true, _) => Some(Excess::Steps),
        (false, true) => Some(Excess::Bytes),
        (false, false) => None,
    };
    SPENT.set(spent);
    spent.excess.is_none()
}

/// A text that is escaped, as a page or a variable takes it in.
pub fn escaped(text: &str) -> io::Result<()> {
    match spend(0, text.len(), None) {
        true => Ok(()),
        false => Err(io::ErrorKind::OutOfMemory.into()),
    }
}

/// The bytes of a page as they are written.
pub struct Page {
    bytes: Vec<u8>,
    /// How many of them were counted.
    counted: usize,
}

/// Bytes that are counted together: a page is written in thousands of small pieces.
const PIECE: usize = 4096;

impl Page {
    /// A page with nothing spent, and room for `size` bytes.
    pub fn begin(size: usize) -> Self {
        SPENT.take();
        Page {
            bytes: Vec::with_capacity(size),
            counted: 0,
        }
    }

    pub fn bytes(self) -> Vec<u8> {
        self.bytes
    }
}

impl Write for Page {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.write_all(bytes).map(|()| bytes.len())
    }

    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        let new = self.bytes.len() + bytes.len() - self.counted;
        if new >= PIECE {
            self.counted += new;
            if !spend(0, new, None) {
                return Err(io::ErrorKind::OutOfMemory.into());
            }
        }
        self.bytes.extend_from_slice(bytes);
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// What the page that this thread filled last spent too much of. Diagnostics: `theme/endless` at
/// the loop, inclusion or variable.
pub fn excess(places: &[Place], page: &OutPath) -> Option<Diagnostic> {
    let spent = SPENT.get();
    let place = places.get(spent.place);
    let name = place.map_or("", |place| place.template.as_str());
    let (message, help) = match spent.excess? {
        Excess::Steps => steps(name, page),
        Excess::Bytes => bytes(name, page),
    };
    let span = place.map(|place| Span::new(&place.file, place.range.clone()));
    Some(Diagnostic::error("theme/endless", span, message).help(help))
}

fn steps(name: &str, page: &OutPath) -> (Message, Message) {
    let message = message!(
        vi: "khuôn mẫu `{name}` lặp quá một triệu lần cho trang `{page}`",
        en: "template `{name}` loops more than a million times for page `{page}`",
    );
    let help = message!(
        vi: "lặp qua ít giá trị hơn: `range` nhỏ hơn, một phần danh sách như `list[:50]`, bớt vòng \
            lặp trong vòng lặp",
        en: "loop over fewer values: a smaller `range`, a part of a list such as `list[:50]`, \
            fewer loops within loops",
    );
    (message, help)
}

fn bytes(name: &str, page: &OutPath) -> (Message, Message) {
    let most = MOST_BYTES / 1024 / 1024;
    let message = message!(
        vi: "khuôn mẫu `{name}` viết và giữ quá {most} MB cho trang `{page}`",
        en: "template `{name}` writes and keeps more than {most} MB for page `{page}`",
    );
    let help = message!(
        vi: "viết ít hơn: bớt vòng lặp, không nối một chuỗi vào chính nó",
        en: "write less: fewer loops, and no text that is joined to itself",
    );
    (message, help)
}
