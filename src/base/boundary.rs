//! A panic becomes a value, so that one file or one output that the program cannot handle does not
//! end the rest.

use super::diagnostic::{Diagnostic, Message, fault, message};
use super::path::SourcePath;
use super::span::Span;
use std::cell::{Cell, RefCell};
use std::panic::{AssertUnwindSafe, PanicHookInfo, catch_unwind};

thread_local! {
    /// How many boundaries this thread is within.
    static DEPTH: Cell<usize> = const { Cell::new(0) };
    static HEARD: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// What `work` gives, or what its panic said. A stack that overflows is no panic: what is read is
/// limited in depth before anything recurses over it.
pub fn within<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    DEPTH.set(DEPTH.get() + 1);
    let done = catch_unwind(AssertUnwindSafe(work));
    DEPTH.set(DEPTH.get() - 1);
    done.map_err(|payload| {
        let said = HEARD.take();
        said.unwrap_or_else(|| {
            let text = payload.downcast_ref::<String>().map(String::as_str);
            let word = payload.downcast_ref::<&str>().copied();
            text.or(word).unwrap_or("?").to_string()
        })
    })
}

/// For the hook of panics: whether this one is kept by a boundary, which then reports it.
pub fn keeps(fault: &PanicHookInfo) -> bool {
    let is_within = DEPTH.get() > 0;
    if is_within {
        HEARD.set(Some(told(fault)));
    }
    is_within
}

/// Place and words of a panic on one line: `pulldown-cmark-0.13.6/src/lib.rs:12: index out of
/// bounds`. Of a path nothing is said that belongs to the machine the program was built on.
pub fn told(fault: &PanicHookInfo) -> String {
    let what = fault.payload_as_str().unwrap_or("?");
    let what = what.replace(char::is_control, " ");
    let place = fault.location().map_or(String::new(), |place| {
        format!("{}:{}", without_home(place.file()), place.line())
    });
    format!("{place}: {what}")
}

/// The path from the folder of the crate on.
fn without_home(file: &str) -> &str {
    let behind = |mark: &str| file.rfind(mark).map(|at| at + mark.len());
    let at = behind("/registry/src/").and_then(|at| {
        let rest = &file[at..];
        rest.find('/').map(|name| at + name + 1)
    });
    let at = at.or_else(|| behind("/library/"));
    at.map_or(file, |at| &file[at..])
}

/// What `work` gives; where it panics, `instead` and a fault of the program at `file`.
pub fn guarded<T>(
    file: Option<&SourcePath>,
    doing: Message,
    instead: impl FnOnce() -> T,
    work: impl FnOnce() -> (T, Vec<Diagnostic>),
) -> (T, Vec<Diagnostic>) {
    within(work).unwrap_or_else(|said| {
        let span = file.map(|file| Span::new(file, 0..0));
        (instead(), vec![own_fault(span, &doing, &said)])
    })
}

/// Diagnostics: `xanh/fault`.
pub fn own_fault(span: Option<Span>, doing: &Message, said: &str) -> Diagnostic {
    let version = env!("CARGO_PKG_VERSION");
    let (vi, en) = (&doing.vi, &doing.en);
    fault!(
        "xanh/fault",
        span,
        vi: "xanh gặp lỗi nội bộ khi {vi}",
        en: "a fault of xanh itself while it {en}",
    )
    .help(message!(
        vi: "không phải lỗi của bạn: báo cho người làm xanh dòng `xanh {version} {said}` cùng tệp \
            này; trong lúc chờ, viết khác đi hoặc tạm bỏ phần vừa sửa",
        en: "it is not yours: report the line `xanh {version} {said}` with this file; until it is \
            mended, write it otherwise or take out what you changed last",
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_what_it_said() {
        assert_eq!(within(|| 1), Ok(1));
        let said = within(|| -> u8 { panic!("no {}", "way") });
        assert_eq!(said, Err("no way".to_string()));
    }

    #[test]
    fn a_path_names_its_crate_alone() {
        let file = "/home/a/.cargo/registry/src/index.example-1/some-1.2.3/src/lib.rs";
        assert_eq!(without_home(file), "some-1.2.3/src/lib.rs");
        assert_eq!(
            without_home("/rustc/0f/library/core/src/str.rs"),
            "core/src/str.rs"
        );
        assert_eq!(without_home("src/read/page.rs"), "src/read/page.rs");
    }
}
