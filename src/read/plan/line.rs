//! The lines of an official text, and whether layout broke them.

use crate::text::folded::Folded;
use std::ops::Range;

/// One line. Offsets are bytes of the folded text.
#[derive(Clone, Debug)]
pub struct Line<'a> {
    /// The folded line without the white space around it; empty for a blank line.
    pub text: &'a str,
    /// Where `text` begins.
    pub at: usize,
    /// Where the line begins.
    pub start: usize,
}

/// All lines of a text and how wide they were set.
pub struct Lines<'a> {
    pub folded: &'a Folded,
    pub all: Vec<Line<'a>>,
    /// Characters of a full line, where layout broke the lines; `None` where a line is a paragraph.
    pub width: Option<usize>,
    /// The text is in English, as far as its letters tell.
    pub is_english: bool,
}

/// Whether hardly a letter of `text` bears a mark: of a Vietnamese text every fourth does, an
/// English one has some in names.
fn is_english(text: &str) -> bool {
    let plain = text.bytes().filter(u8::is_ascii_alphabetic).count();
    let marked = text.chars().filter(|c| !c.is_ascii() && c.is_alphabetic());
    marked.count() * 20 < plain
}

impl<'a> Lines<'a> {
    pub fn new(folded: &'a Folded) -> Self {
        let mut all = Vec::new();
        let mut start = 0;
        for raw in folded.text.split_inclusive('\n') {
            let text = raw.trim();
            let at = if text.is_empty() {
                start
            } else {
                start + (raw.len() - raw.trim_start().len())
            };
            all.push(Line { text, at, start });
            start += raw.len();
        }
        let width = width(&all);
        Lines {
            folded,
            all,
            width,
            is_english: is_english(&folded.text),
        }
    }

    pub fn text(&self, line: usize) -> &'a str {
        self.all.get(line).map_or("", |line| line.text)
    }

    pub fn is_blank(&self, line: usize) -> bool {
        self.text(line).is_empty()
    }

    /// The last line before `line` that is not blank, not before `first`.
    pub fn before(&self, line: usize, first: usize) -> Option<usize> {
        (first..line).rev().find(|&at| !self.is_blank(at))
    }

    /// The first line from `line` on, before `end`, that is not blank.
    pub fn next_told(&self, line: usize, end: usize) -> Option<usize> {
        (line..end).find(|&at| !self.is_blank(at))
    }

    /// The bytes of the original from the start of one line to the start of another.
    pub fn bytes(&self, lines: Range<usize>) -> Range<usize> {
        let start = |line: usize| {
            self.all
                .get(line)
                .map_or(self.folded.text.len(), |line| line.start)
        };
        self.folded.original(start(lines.start)..start(lines.end))
    }

    /// The bytes of the original that `range` within the text of `line` stands for.
    pub fn within(&self, line: usize, range: Range<usize>) -> Range<usize> {
        let at = self.all[line].at;
        self.folded.original(at + range.start..at + range.end)
    }

    /// Whether layout ended `line`: the first word of the line after it would not have fitted.
    pub fn is_full(&self, line: usize) -> bool {
        let Some(width) = self.width else {
            return false;
        };
        let word = self.text(line + 1).split_whitespace().next().unwrap_or("");
        (self.text(line).chars().count() + 1 + word.chars().count()) * 10 > width * 9
    }

    /// Whether the text of `line` goes on in the line after it.
    pub fn runs_on(&self, line: usize) -> bool {
        let next = self.text(line + 1);
        if next.is_empty() {
            return false;
        }
        let (text, small) = (self.text(line), next.starts_with(char::is_lowercase));
        // An item of a list ends here, however wide it is; so does a row of a table.
        if (text.ends_with([';', ':']) && !small) || text.contains('\t') || next.contains('\t') {
            return false;
        }
        self.is_full(line) || breaks_off(text) || (!ends_sentence(text) && small)
    }
}

/// Whether a line ends as a sentence or an item of a list ends.
pub fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['”', '"', '’', '\'', '»', ')', ']'])
        .ends_with(['.', ';', ':', '!', '?', '…', '/'])
}

/// Words that a number or a name must follow, with those that make another word of it when they
/// stand before: `tài khoản`.
const LEADING: [(&str, &[&str]); 16] = [
    ("khoản", &["tài", "bồi"]),
    ("Điều", &[]),
    (
        "điểm",
        &[
            "thời", "địa", "quan", "ưu", "đặc", "trọng", "nhược", "khuyết", "thí", "cao",
        ],
    ),
    ("mục", &["đề", "chuyên", "danh", "hạng", "tiết", "trang"]),
    ("Mục", &[]),
    ("Chương", &[]),
    (
        "số",
        &[
            "một", "chỉ", "chữ", "dân", "đa", "thiểu", "trị", "hệ", "tham", "doanh", "tổng",
            "thông",
        ],
    ),
    (
        "ngày",
        &[
            "hằng", "hàng", "mỗi", "từng", "trong", "cả", "các", "cuối", "đầu", "ban",
        ],
    ),
    (
        "tháng",
        &[
            "hằng", "hàng", "mỗi", "từng", "trong", "cả", "các", "cuối", "đầu",
        ],
    ),
    ("và", &[]),
    ("hoặc", &[]),
    ("tại", &["hiện", "tồn"]),
    ("của", &[]),
    ("từ", &["danh", "động"]),
    ("đến", &[]),
    ("theo", &["kèm"]),
];

/// Whether a line ends in a word that a number or a name must follow, or within the number of a
/// document: `1393/QĐ-`.
pub fn breaks_off(text: &str) -> bool {
    if text
        .strip_suffix(['-', '/'])
        .is_some_and(|number| number.ends_with(char::is_alphanumeric))
    {
        return true;
    }
    let mut words = text.split_whitespace().rev();
    let (last, before) = (
        words.next().unwrap_or(""),
        words.next().unwrap_or("").to_lowercase(),
    );
    LEADING
        .iter()
        .any(|(word, other)| *word == last && !other.contains(&before.as_str()))
}

/// Whether `text` goes on with a citation in which the line `before` breaks off: `57/KH-TLĐ` after
/// `số`, `a) khoản 2` after `điểm`.
pub fn goes_on_citing(before: &str, text: &str) -> bool {
    // A heading in capitals, `II. PHẦN VIỆC`, cites nothing.
    const CITING: [&str; 20] = [
        "khoản",
        "điều",
        "Điều",
        "điểm",
        "mục",
        "chương",
        "Chương",
        "phần",
        "phụ lục",
        "luật",
        "Luật",
        "Nghị định",
        "Quyết định",
        "của",
        "này",
        "nêu",
        "trên",
        "và",
        "hoặc",
        "đến",
    ];
    let (label, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    let number = label
        .find(['/', '-'])
        .is_some_and(|sign| sign > 0 && label[sign + 1..].starts_with(char::is_alphanumeric));
    let rest = rest.trim_start();
    let cites = |word: &&str| {
        rest.strip_prefix(*word)
            .is_some_and(|after| !after.starts_with(char::is_alphanumeric))
    };
    before.ends_with(['-', '/']) || number || CITING.iter().any(cites)
}

/// Whether all letters of `text` are capitals, and there are some.
pub fn is_capitals(text: &str) -> bool {
    text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase)
}

/// Characters of a full line. Layout broke the lines where many of them begin with a small letter.
fn width(lines: &[Line]) -> Option<usize> {
    let told: Vec<&Line> = lines.iter().filter(|line| !line.text.is_empty()).collect();
    let small = told.iter().filter(|line| goes_on(line.text)).count();
    let mut lengths: Vec<usize> = told.iter().map(|line| line.text.chars().count()).collect();
    lengths.sort_unstable();
    let width = *lengths.get(lengths.len() * 19 / 20)?;
    (told.len() >= 8 && small * 7 >= told.len() && (40..=160).contains(&width)).then_some(width)
}

/// Whether a line begins in the middle of a sentence: with a small letter that is no point.
fn goes_on(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(char::is_lowercase) && !matches!(chars.next(), Some(')' | '.'))
}
