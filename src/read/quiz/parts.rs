//! The text of a question in pieces: paragraphs, lists, tables, quotes.

use crate::base::lines;
use crate::model::markdown::SpannedEvent;
use crate::text::vi;
use pulldown_cmark::{Event, Tag, TagEnd};
use std::ops::Range;

/// What stands at the top of a question's text, from its start event to its end event.
pub struct Part<'a, 'e> {
    pub range: Range<usize>,
    pub events: &'a [SpannedEvent<'e>],
}

/// The parts in `ranges`, in order; `events` are those of the whole document.
pub fn parts<'a, 'e>(ranges: &[Range<usize>], events: &'a [SpannedEvent<'e>]) -> Vec<Part<'a, 'e>> {
    ranges
        .iter()
        .flat_map(|range| inside(range, events))
        .collect()
}

fn inside<'a, 'e>(range: &Range<usize>, events: &'a [SpannedEvent<'e>]) -> Vec<Part<'a, 'e>> {
    let mut at = events.partition_point(|(_, place)| place.start < range.start);
    let mut parts = vec![];
    while at < events.len() && events[at].1.start < range.end {
        let length = element(&events[at..]);
        if matches!(events[at].0, Event::Start(_))
            && !matches!(events[at].0, Event::Start(Tag::FootnoteDefinition(_)))
        {
            parts.push(Part {
                range: events[at].1.clone(),
                events: &events[at..at + length],
            });
        }
        at += length;
    }
    parts
}

/// How many events the element that begins here has.
pub fn element(events: &[SpannedEvent]) -> usize {
    let mut depth = 0_usize;
    for (at, (event, _)) in events.iter().enumerate() {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return at + 1;
        }
    }
    events.len().max(1)
}

/// The elements directly inside the one that `events` are, those that `wanted` wants.
pub fn children<'a, 'e>(
    events: &'a [SpannedEvent<'e>],
    wanted: fn(&Tag) -> bool,
) -> Vec<Part<'a, 'e>> {
    let mut found = vec![];
    let mut at = 1;
    while at + 1 < events.len() {
        let length = element(&events[at..]);
        if matches!(&events[at].0, Event::Start(tag) if wanted(tag)) {
            found.push(Part {
                range: events[at].1.clone(),
                events: &events[at..at + length],
            });
        }
        at += length;
    }
    found
}

/// The words of some events on one line.
pub fn plain(events: &[SpannedEvent]) -> String {
    let mut text = String::new();
    for (event, _) in events {
        match event {
            Event::Text(piece)
            | Event::Code(piece)
            | Event::InlineMath(piece)
            | Event::DisplayMath(piece) => text.push_str(piece),
            Event::SoftBreak
            | Event::HardBreak
            | Event::Start(Tag::Item | Tag::Paragraph | Tag::TableCell) => text.push(' '),
            _ => {}
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The lines of `range` that say `Đáp án:`.
pub fn answer_lines(text: &str, range: &Range<usize>) -> Vec<Range<usize>> {
    lines_that(text, range, |line| answers_of(line).is_some())
}

/// The lines of `range` of which `is` holds, without the white space around them.
fn lines_that(text: &str, range: &Range<usize>, is: impl Fn(&str) -> bool) -> Vec<Range<usize>> {
    let mut found = vec![];
    let mut at = range.start;
    for line in lines::lines(&text[range.clone()]) {
        let words = line.trim();
        let start = at + line.len() - line.trim_start().len();
        if is(words) {
            found.push(start..start + words.len());
        }
        at += line.len();
    }
    found
}

/// What follows `Đáp án:` or `Answer:` in `line`, marks apart.
pub fn answers_of(line: &str) -> Option<&str> {
    let (label, rest) = line.split_once(':')?;
    let label = vi::fold(label.trim().trim_matches('*'));
    matches!(label.as_str(), "dap an" | "answer")
        .then(|| rest.trim().trim_start_matches("**").trim())
}

/// Labels that tell an answer in other words than `Đáp án:`, without marks.
const TOLD: [&str; 11] = [
    "dap an",
    "da",
    "tra loi",
    "loi giai",
    "dap so",
    "answer",
    "the answer",
    "key",
    "correct answer",
    "right answer",
    "answer key",
];

/// The last line of `range` where it tells the answer without being read as such, and what it
/// says: `Trả lời: Hà Nội`, `Đáp án đúng là C`, `Correct answer: B`.
pub fn last_told<'t>(text: &'t str, range: &Range<usize>) -> Option<(Range<usize>, &'t str)> {
    let last = lines_that(text, range, |line| !line.is_empty()).pop()?;
    let said = told(&text[last.clone()])?;
    Some((last, said))
}

/// What a line says behind one of those labels.
pub fn told(line: &str) -> Option<&str> {
    let (label, said) = match line.split_once(':') {
        Some(parted) => parted,
        None => [" là ", " is "].iter().find_map(|is| line.split_once(is))?,
    };
    let label = vi::fold(label.trim_matches(|c: char| !c.is_alphanumeric())).replace('/', "");
    let label = label.trim_end_matches(" la").trim_end_matches(" dung");
    let said = said.trim_matches(['*', ' ']);
    let says = said.starts_with(char::is_alphanumeric) && !said.ends_with(['?', ':']);
    (answers_of(line).is_none() && TOLD.contains(&label) && says).then_some(said)
}

impl Part<'_, '_> {
    /// A quote that opens with the bold words **Giải thích:**.
    pub fn is_explanation(&self) -> bool {
        let quote = matches!(
            self.events.first(),
            Some((Event::Start(Tag::BlockQuote(_)), _))
        );
        let bold = |(event, _): &&SpannedEvent| {
            !matches!(event, Event::Start(Tag::BlockQuote(_) | Tag::Paragraph))
        };
        let first = self.events.iter().position(|event| bold(&event));
        let Some(at) =
            first.filter(|at| quote && matches!(self.events[*at].0, Event::Start(Tag::Strong)))
        else {
            return false;
        };
        let words = plain(&self.events[at..at + element(&self.events[at..])]);
        matches!(
            vi::fold(words.trim().trim_end_matches(':').trim()).as_str(),
            "giai thich" | "explanation"
        )
    }

    pub fn is_table(&self) -> bool {
        matches!(self.events.first(), Some((Event::Start(Tag::Table(_)), _)))
    }

    pub fn is_numbered_list(&self) -> bool {
        matches!(
            self.events.first(),
            Some((Event::Start(Tag::List(Some(_))), _))
        )
    }

    /// A list of which at least one item has a box.
    pub fn is_task_list(&self) -> bool {
        let list = matches!(self.events.first(), Some((Event::Start(Tag::List(_)), _)));
        list && self
            .events
            .iter()
            .any(|(event, _)| matches!(event, Event::TaskListMarker(_)))
    }

    pub fn is_comment(&self, text: &str) -> bool {
        let html = matches!(self.events.first(), Some((Event::Start(Tag::HtmlBlock), _)));
        html && text[self.range.clone()].trim_start().starts_with("<!--")
    }

    /// What follows `Đáp án:` in a paragraph of that line alone.
    pub fn answer_line<'t>(&self, text: &'t str) -> Option<&'t str> {
        let paragraph = matches!(self.events.first(), Some((Event::Start(Tag::Paragraph), _)));
        let line = text[self.range.clone()].trim();
        answers_of(line).filter(|_| paragraph && !line.contains(['\n', '\r']))
    }

    /// Items of a list, and lines of a paragraph, that begin with what looks like a box and is
    /// none: `[]`, `[v]`, `( )`, `(x)`, `☑`.
    pub fn unknown_checkboxes(&self, text: &str) -> Vec<Range<usize>> {
        let items = children(self.events, |tag| matches!(tag, Tag::Item));
        let unknown = |item: &Part| {
            let first = item
                .events
                .iter()
                .find(|(event, _)| !matches!(event, Event::Start(_)));
            let words = first.map_or("", |(_, at)| &text[at.start..item.range.end]);
            let inside = words
                .strip_prefix('[')
                .and_then(|rest| rest.split_once(']'));
            let one = inside.is_some_and(|(inside, _)| inside.trim().chars().count() <= 1);
            let directive = matches!(first, Some((Event::TaskListMarker(_), _)));
            !directive && (one && !words.starts_with("[[") || begins_with_box(words))
        };
        let unknown = items.into_iter().filter(unknown).map(|item| item.range);
        match self.events.first() {
            Some((Event::Start(Tag::Paragraph), _)) => {
                lines_that(text, &self.range, begins_with_box)
            }
            _ => unknown.collect(),
        }
    }

    /// What is inside, without the element itself.
    pub fn inner(&self) -> &[SpannedEvent<'_>] {
        &self.events[1..self.events.len()
            - usize::from(matches!(self.events.last(), Some((Event::End(_), _))))]
    }
}

/// Whether a line begins as people draw a box: `[x]`, `( )`, `(x)`, `○`; not `[x](a.md)`.
fn begins_with_box(words: &str) -> bool {
    let marks = ["", "x", "X", "*", "v", "✓"];
    let drawn = |open, close| {
        let parted = words
            .strip_prefix(open)
            .and_then(|rest| rest.split_once(close));
        parted
            .is_some_and(|(inside, rest)| marks.contains(&inside.trim()) && !rest.starts_with('('))
    };
    let signs = ['☐', '☑', '☒', '✓', '✔', '✗', '✘', '○', '●', '◯', '◉'];
    drawn('[', ']') || drawn('(', ')') || words.starts_with(signs)
}

/// Whether a tag stands inside a line.
pub fn is_inline(tag: &Tag) -> bool {
    matches!(
        tag,
        Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript
            | Tag::Link { .. }
            | Tag::Image { .. }
    )
}

/// The bytes from the first of `events` to the end of the last; empty at `else_at` where there is
/// none.
pub fn reach(events: &[SpannedEvent], else_at: usize) -> Range<usize> {
    let start = events.first().map_or(else_at, |(_, at)| at.start);
    let end = events
        .iter()
        .filter(|(event, _)| !matches!(event, Event::End(TagEnd::Paragraph)))
        .map(|(_, at)| at.end)
        .max();
    start..end.unwrap_or(start).max(start)
}
