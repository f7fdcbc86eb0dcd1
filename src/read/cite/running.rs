//! What the running text of a page says by itself: citations, and abbreviations at their first use.
//! Headings, links and code stay as they are.

use super::super::plan::cell::HeadPart;
use super::super::plan::head;
use super::{all, defined};
use crate::model::citation::Citation;
use crate::model::markdown::SpannedEvent;
use crate::model::official::{OfficialText, OtherPart};
use crate::model::register::Lexicon;
use crate::text::vi;
use pulldown_cmark::{Event, Tag, TagEnd};
use std::collections::BTreeSet;
use std::ops::Range;

/// The first use of an abbreviation, and what it stands for.
type Abbreviation = (Range<usize>, String);

/// The citations and abbreviations in the running text of `events`, in bytes of the file.
pub fn said(events: &[&SpannedEvent], lexicon: &Lexicon) -> (Vec<Citation>, Vec<Abbreviation>) {
    let (mut citations, mut abbreviations) = (vec![], vec![]);
    let (mut given, mut seen) = (vec![], BTreeSet::new());
    for run in runs(events) {
        let before = citations.len();
        if may_cite(&run.text, lexicon, &given) {
            citations.extend(
                all(&run.text, &lexicon.names, &given)
                    .into_iter()
                    .map(|one| run.placed(one)),
            );
        }
        if run.text.contains("gọi") {
            given.extend(defined(&run.text));
        }
        let free = |range: &Range<usize>| {
            citations[before..]
                .iter()
                .all(|one| one.range.end <= range.start || range.end <= one.range.start)
        };
        for (range, short, long) in short_forms(&run.text, lexicon) {
            let range = run.range(range);
            if free(&range) && seen.insert(short) {
                abbreviations.push((range, long.clone()));
            }
        }
    }
    (citations, abbreviations)
}

/// The citations in the head of an official text, and in the headings and texts of its clauses.
pub fn of_plan(official: &OfficialText, lexicon: &Lexicon) -> Vec<Citation> {
    let (mut found, mut given) = (vec![], vec![]);
    let heads = official
        .others
        .iter()
        .filter(|(part, _)| *part == OtherPart::Head);
    // What a text says of its own number is no citation.
    let cells = head::heading(official).cells;
    let is_own = |one: &Citation| {
        let mut numbers = cells.iter().filter(|cell| cell.part == HeadPart::Number);
        numbers.any(|cell| cell.range.contains(&one.range.start))
    };
    let clauses = official.clauses.iter();
    let ranges = heads
        .map(|(_, range)| range)
        .chain(clauses.flat_map(|clause| [&clause.title, &clause.body]));
    for range in ranges.filter(|range| !range.is_empty()) {
        let (text, start) = (official.slice(range), range.start);
        let placed = |one: Citation| Citation {
            range: start + one.range.start..start + one.range.end,
            ..one
        };
        let cited = all(text, &lexicon.names, &given).into_iter().map(placed);
        found.extend(cited.filter(|one| !is_own(one)));
        if text.contains("gọi") {
            given.extend(defined(text));
        }
    }
    found.sort_by_key(|one| one.range.start);
    found
}

/// Text that nothing interrupts but line ends, with the way back to the file.
#[derive(Default)]
struct Run {
    text: String,
    /// Where each piece begins, in `text` and in the file.
    pieces: Vec<(usize, usize)>,
}

impl Run {
    fn push(&mut self, text: &str, at: usize) {
        self.pieces.push((self.text.len(), at));
        self.text.push_str(text);
    }

    fn place(&self, at: usize) -> usize {
        let piece = self
            .pieces
            .partition_point(|(start, _)| *start <= at)
            .saturating_sub(1);
        self.pieces
            .get(piece)
            .map_or(0, |(start, file)| file + at - start)
    }

    /// The bytes of the file; `range` is not empty.
    fn range(&self, range: Range<usize>) -> Range<usize> {
        self.place(range.start)..self.place(range.end - 1) + 1
    }

    fn placed(&self, one: Citation) -> Citation {
        Citation {
            range: self.range(one.range),
            ..one
        }
    }
}

fn runs(events: &[&SpannedEvent]) -> Vec<Run> {
    let (mut runs, mut run, mut quiet) = (vec![], Run::default(), 0usize);
    for (event, range) in events {
        match event {
            Event::Text(text) if quiet == 0 && text.len() == range.len() => {
                run.push(text, range.start)
            }
            Event::SoftBreak if quiet == 0 => run.push("\n", range.start),
            other => {
                runs.push(std::mem::take(&mut run));
                quiet = match other {
                    Event::Start(tag) if is_quiet(tag) => quiet + 1,
                    Event::End(
                        TagEnd::Heading(_) | TagEnd::Link | TagEnd::Image | TagEnd::CodeBlock,
                    ) => quiet.saturating_sub(1),
                    Event::InlineHtml(html) => within(html, quiet),
                    _ => quiet,
                };
            }
        }
    }
    runs.push(run);
    runs.retain(|run| !run.text.is_empty());
    runs
}

fn is_quiet(tag: &Tag) -> bool {
    matches!(
        tag,
        Tag::Heading { .. } | Tag::Link { .. } | Tag::Image { .. } | Tag::CodeBlock(_)
    )
}

/// How deep `html`, a tag that somebody wrote, leaves the text in links and code.
fn within(html: &str, quiet: usize) -> usize {
    const QUIET: [&str; 5] = ["a", "abbr", "code", "pre", "kbd"];
    let name = |rest: &str| {
        rest.split(|c: char| !c.is_ascii_alphanumeric())
            .next()
            .is_some_and(|name| QUIET.contains(&name))
    };
    match (
        html.strip_prefix("</").is_some_and(name),
        html.strip_prefix('<').is_some_and(name),
    ) {
        (true, _) => quiet.saturating_sub(1),
        (_, true) => quiet + 1,
        _ => quiet,
    }
}

/// Whether a closer look can find a citation: most paragraphs hold nothing like a number of a
/// document or a clause.
fn may_cite(text: &str, lexicon: &Lexicon, given: &[(String, String)]) -> bool {
    const KINDS: [&str; 18] = [
        "điều", "Điều", "khoản", "Khoản", "điểm", "Điểm", "mục", "Mục", "chương", "Chương", "phần",
        "Phần", "lục", "dòng", "Article", "Part", "Chapter", "Section",
    ];
    const JOINTS: [char; 8] = [
        '/', '-', '\u{2010}', '\u{2011}', '\u{2012}', '\u{2013}', '\u{2014}', '\u{2212}',
    ];
    let begins_kind = |word: &str| {
        let first = word.as_bytes().first();
        first.is_some_and(|byte| {
            matches!(
                byte,
                0xc4 | b'k'
                    | b'K'
                    | b'm'
                    | b'M'
                    | b'c'
                    | b'C'
                    | b'p'
                    | b'P'
                    | b'l'
                    | b'd'
                    | b'A'
                    | b'S'
            )
        })
    };
    let knows_names = !lexicon.beginnings.is_empty() || !given.is_empty();
    let mut before = "";
    let words = text.split(vi::is_whitespace);
    for word in words.filter(|word| !word.is_empty()) {
        let digits = word.bytes().any(|byte| byte.is_ascii_digit());
        let number = digits && word.contains(JOINTS);
        let apart =
            word.starts_with(['/', '-', '–']) && before.ends_with(|c: char| c.is_ascii_digit());
        if number
            || apart
            || (begins_kind(before) && KINDS.contains(&before) && counts(word))
            || (knows_names && begins_name(word, lexicon, given))
        {
            return true;
        }
        before = word;
    }
    false
}

/// Whether `word` may be the number of a clause: a figure, a Roman one, one letter, `thứ` or `này`.
fn counts(word: &str) -> bool {
    let short = word.trim_end_matches(|c: char| !vi::is_alphanumeric(c));
    word.starts_with(|c: char| c.is_ascii_digit() || "IVXLC".contains(c))
        || matches!(short, "thứ" | "này")
        || (short.len() <= 2 && short.chars().count() == 1)
}

/// Whether one of the known names may begin with `word`, which may have signs around it.
fn begins_name(word: &str, lexicon: &Lexicon, given: &[(String, String)]) -> bool {
    if !word.chars().any(|c| c.is_uppercase() || c.is_ascii_digit()) && given.is_empty() {
        return false;
    }
    let word = word.trim_matches(|c: char| !vi::is_alphanumeric(c));
    lexicon.beginnings.contains(word)
        || given
            .iter()
            .any(|(name, _)| name.split_whitespace().next() == Some(word))
}

/// Whole words that the lexicon knows as short forms, none of them a part of a number or an
/// address.
fn short_forms<'a>(text: &str, lexicon: &'a Lexicon) -> Vec<(Range<usize>, &'a str, &'a String)> {
    let mut found = vec![];
    if lexicon.abbreviations.is_empty() {
        return found;
    }
    let mut at = 0;
    for piece in text.split_inclusive(|c: char| !vi::is_alphanumeric(c)) {
        let word = piece.trim_end_matches(|c: char| !vi::is_alphanumeric(c));
        let range = at..at + word.len();
        at += piece.len();
        if !word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) {
            continue;
        }
        let Some((short, long)) = lexicon.abbreviations.get_key_value(word) else {
            continue;
        };
        let joined = |c: char| "/-_@&=#.–".contains(c);
        let mut after = text[range.end..].chars();
        let goes_on =
            after.next().is_some_and(joined) && after.next().is_some_and(vi::is_alphanumeric);
        if !text[..range.start].ends_with(joined) && !goes_on {
            found.push((range, short.as_str(), long));
        }
    }
    found
}
