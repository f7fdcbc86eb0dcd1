//! All that one build is made of.

pub use super::asset::{Asset, Cleaned, Cut, Form, Format};
use super::composed;
use super::date::Moment;
use super::diagnostic::{Diagnostic, Message, message};
use super::digest::Hashed;
use super::path::SourcePath;
use super::selection::Selection;
use super::span::Span;
use super::variants::Resizer;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The files of a site and what was asked for. Nothing else reaches the core.
#[derive(Clone, Debug)]
pub struct Inputs {
    /// Texts in UTF-8 without a byte order mark.
    pub texts: BTreeMap<SourcePath, Hashed<String>>,
    /// Every other file: its digest and what it is; the shell keeps the bytes.
    pub assets: BTreeMap<SourcePath, Asset>,
    /// Files that could not be read, and why. A text that is not UTF-8 stands here with what can be
    /// shown of it.
    pub refused: BTreeMap<SourcePath, Refused>,
    pub options: Options,
    pub now: Moment,
    pub resizer: Resizer,
}

/// What a command line may ask of a build.
#[derive(Clone, Debug, Hash)]
pub struct Options {
    pub config: SourcePath,
    pub base_url: Option<String>,
    /// A theme in place of that of the configuration.
    pub theme: Option<String>,
    pub audience: Audience,
    pub drafts: bool,
    pub future: bool,
    pub expired: bool,
    /// Set for a pack, which is read where it lies: it has no address on the web and offers no
    /// pack itself.
    pub pack: Option<Selection>,
}

/// Who the site is for. Trainers see all that learners see, and more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Audience {
    Learner,
    Trainer,
}

/// A file of the site that is not read.
#[derive(Clone, Debug)]
pub struct Refused {
    /// Its text as a message may show it.
    pub shown: String,
    pub cause: Cause,
    pub why: Box<Diagnostic>,
}

/// Why a file is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// The disk does not give it.
    Unreadable,
    Link,
    /// A pipe, a socket, a device.
    Special,
    /// Its name is not UTF-8 or holds what no name may.
    Name,
    /// Another file has its name, spelt with other characters.
    SameName,
    /// Its text is in no encoding that is read.
    Encoding,
}

impl Cause {
    fn code(self) -> &'static str {
        match self {
            Cause::Unreadable => "disk/unreadable",
            Cause::Link => "disk/link",
            Cause::Special => "disk/special",
            Cause::Name => "disk/name",
            Cause::SameName => "disk/same-name",
            Cause::Encoding => "read/encoding",
        }
    }
}

impl Refused {
    /// `span` is where the file, or its text that `shown` is, cannot be read.
    pub fn new(cause: Cause, shown: String, span: Span, message: Message, help: Message) -> Self {
        let why = Diagnostic::error(cause.code(), span, message).help(help);
        Refused {
            shown,
            cause,
            why: Box::new(why),
        }
    }
}

impl Default for Options {
    fn default() -> Self {
        Options {
            config: SourcePath::new("xanh.toml"),
            base_url: None,
            theme: None,
            audience: Audience::Learner,
            drafts: false,
            future: false,
            expired: false,
            pack: None,
        }
    }
}

impl Inputs {
    /// The text of `file` as a message may show it, also of a file that was refused.
    pub fn shown(&self, file: &SourcePath) -> Option<&str> {
        let text = self.texts.get(file).map(|text| text.as_str());
        text.or_else(|| self.refused.get(file).map(|refused| refused.shown.as_str()))
    }
}

/// The text in `bytes`: UTF-8, its byte order mark taken off; composed (NFC) and with U+FFFD for
/// U+0000, but for official text in `.txt`. Line ends stay as they are.
///
/// Diagnostics: `read/encoding` at the first byte that is not UTF-8.
pub fn text(file: &SourcePath, bytes: Vec<u8>) -> Result<String, Refused> {
    if is_utf16(&bytes) {
        return Err(refused(
            file,
            &bytes,
            0,
            message!(
                vi: "tệp ghi bằng UTF-16, không phải UTF-8",
                en: "the file is UTF-16, not UTF-8",
            ),
        ));
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(composed(
            file,
            text.strip_prefix('\u{FEFF}')
                .map(str::to_string)
                .unwrap_or(text),
        )),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let message = message!(
                vi: "byte này không phải UTF-8 (có thể là windows-1258, TCVN3 hoặc VNI)",
                en: "this byte is not UTF-8 (perhaps windows-1258, TCVN3 or VNI)",
            );
            Err(refused(file, error.as_bytes(), at, message))
        }
    }
}

/// Whether bytes are UTF-16, by their mark or by a quarter of the first being 0: most letters are
/// of one byte and a 0.
fn is_utf16(bytes: &[u8]) -> bool {
    let first = &bytes[..bytes.len().min(256)];
    let zeros = first.iter().filter(|byte| **byte == 0).count();
    let is_marked = bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]);
    is_marked || first.len() > 8 && zeros * 4 >= first.len()
}

/// What people write may come decomposed from a Mac; official text keeps every byte. U+0000 is no
/// letter anywhere.
///
/// Source: CommonMark 0.31.2 §2.3 for U+0000.
fn composed(file: &SourcePath, text: String) -> String {
    if file.extension() == "txt" {
        return text;
    }
    let text = match composed::composed(&text) {
        Cow::Owned(composed) => composed,
        Cow::Borrowed(_) => text,
    };
    match text.contains('\0') {
        true => text.replace('\0', "\u{FFFD}"),
        false => text,
    }
}

fn refused(file: &SourcePath, bytes: &[u8], at: usize, message: Message) -> Refused {
    let shown = String::from_utf8_lossy(bytes).into_owned();
    let end = shown[at..].chars().next().map_or(at, |c| at + c.len_utf8());
    let help = message!(
        vi: "mở tệp rồi lưu lại với mã hóa UTF-8",
        en: "open the file and save it again as UTF-8",
    );
    let span = Span::new(file, at..end);
    Refused::new(Cause::Encoding, shown, span, message, help)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], expected: Option<&str>) {
        let read = text(&SourcePath::new("content/a.md"), bytes.to_vec());
        let faults = ["the file is UTF-16, not UTF-8", "this byte is not UTF-8"];
        match (read, expected) {
            (Ok(text), expected) => assert_eq!(Some(text.as_str()), expected),
            (Err(refused), None) => {
                let told = &refused.why.message.en;
                assert!(faults.iter().any(|fault| told.starts_with(fault)), "{told}");
            }
            (Err(_), Some(text)) => panic!("{text} was refused"),
        }
    }

    #[test]
    fn a_text_of_two_bytes_a_letter_is_refused_with_its_mark_or_without() {
        let written = "---\ntitle: Cây\n---\nXanh và sạch.\n";
        let little: Vec<u8> = written.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = written.encode_utf16().flat_map(u16::to_be_bytes).collect();
        check(&little, None);
        check(&big, None);
        check(&[b"\xFF\xFE", little.as_slice()].concat(), None);
        check(b"a\xE9 b", None);
        check(written.as_bytes(), Some(written));
        check(b"x\0y", Some("x\u{FFFD}y"));
    }
}
