//! Formulas between dollar signs, as LaTeX has them: found in a text.
//!
//! Source: Pandoc's extension `tex_math_dollars`: behind the opening `$` stands no white space, nor
//! before the closing one, and no digit follows it; `$$` may stand on lines of their own.

mod mathml;

use super::SpannedEvent;
use pulldown_cmark::{CowStr, Event, Tag, TagEnd};
use std::ops::Range;

pub use mathml::{Fault, Markup, mathml};

/// The same events with formulas made of what is text so far.
pub fn marked<'a>(text: &'a str, events: Vec<SpannedEvent<'a>>) -> Vec<SpannedEvent<'a>> {
    if !text.contains('$') {
        return events;
    }
    let mut finder = Finder {
        text,
        events: &events,
        dead: [0, 0],
    };
    let mut out = Vec::with_capacity(events.len());
    let (mut at, mut closed) = (0, 0_usize);
    let mut from = None;
    while at < events.len() {
        let (event, range) = &events[at];
        let start: usize = from.take().unwrap_or(range.start);
        match event {
            Event::Start(Tag::CodeBlock(_) | Tag::MetadataBlock(_) | Tag::Image { .. }) => {
                closed += 1;
            }
            Event::End(TagEnd::CodeBlock | TagEnd::MetadataBlock(_) | TagEnd::Image) => {
                closed -= 1;
            }
            Event::Text(_) if closed == 0 && is_source(text, &events[at]) => {
                if let Some(found) = finder.first(at, start..range.end) {
                    words(text, start..found.range.start, &mut out);
                    out.push((found.event, found.range.clone()));
                    (at, from) = (found.last, Some(found.range.end));
                    continue;
                }
                words(text, start..range.end, &mut out);
                at += 1;
                continue;
            }
            _ => {}
        }
        out.push(events[at].clone());
        at += 1;
    }
    out
}

/// Whether an event is text that stands in the source as it is shown.
fn is_source(text: &str, (event, range): &SpannedEvent) -> bool {
    matches!(event, Event::Text(words) if **words == text[range.clone()])
}

fn words<'a>(text: &'a str, range: Range<usize>, out: &mut Vec<SpannedEvent<'a>>) {
    if !range.is_empty() {
        out.push((Event::Text(CowStr::Borrowed(&text[range.clone()])), range));
    }
}

/// A formula, with the event that it ends in.
struct Found<'a> {
    event: Event<'a>,
    range: Range<usize>,
    last: usize,
}

struct Finder<'e, 'a> {
    text: &'a str,
    events: &'e [SpannedEvent<'a>],
    /// Bytes before which no `$` and no `$$` closes anything: one was looked for in vain.
    dead: [usize; 2],
}

impl<'a> Finder<'_, 'a> {
    /// The first formula that opens in the bytes `range` of the text event `at`.
    fn first(&mut self, at: usize, range: Range<usize>) -> Option<Found<'a>> {
        let text = self.text;
        let mut from = range.start;
        while let Some(open) = text[from..range.end].find('$').map(|found| from + found) {
            let rest = &text[open + 1..range.end];
            let is_display = rest.starts_with('$');
            let inside = open + 1 + usize::from(is_display);
            let follows = text[inside..].chars().next();
            let opens = is_display || begins(text[..open].chars().next_back(), follows);
            from = inside;
            if !opens || is_escaped(text, open) || open < self.dead[usize::from(is_display)] {
                continue;
            }
            if let Some(found) = self.closed(at, open, inside, is_display) {
                return Some(found);
            }
        }
        None
    }

    /// The formula that opens at `open`, up to the first dollar sign that closes it.
    fn closed(
        &mut self,
        at: usize,
        open: usize,
        inside: usize,
        is_display: bool,
    ) -> Option<Found<'a>> {
        let mut depth = 0_usize;
        let mut last = 0;
        for (offset, event) in self.events[at..].iter().enumerate() {
            match &event.0 {
                Event::Start(_) => depth += 1,
                Event::End(_) if depth == 0 => break,
                Event::End(_) => depth -= 1,
                Event::Text(_) if depth == 0 && is_source(self.text, event) => {
                    let from = event.1.start.max(inside);
                    let close = self.closer(from..event.1.end.max(from), inside, is_display);
                    if let Some(close) = close {
                        return self.found(at..at + offset, open, inside..close, is_display);
                    }
                }
                _ => {}
            }
            last = event.1.end.max(last);
        }
        self.dead[usize::from(is_display)] = last;
        None
    }

    /// Where a dollar sign in `range` closes a formula that begins at `inside`.
    fn closer(&self, range: Range<usize>, inside: usize, is_display: bool) -> Option<usize> {
        let text = self.text;
        let mark = if is_display { "$$" } else { "$" };
        let mut found = text[range.clone()]
            .match_indices(mark)
            .map(|(at, _)| range.start + at);
        found.find(|&close| {
            let before = text[inside..close].chars().next_back();
            let behind = text[close + mark.len()..].chars().next();
            let fits = match is_display {
                true => !text[inside..close].trim().is_empty(),
                false => {
                    before.is_some_and(|c| !c.is_whitespace())
                        && !behind.is_some_and(|c| c.is_ascii_digit())
                }
            };
            fits && !is_escaped(text, close)
        })
    }

    fn found(
        &self,
        events: Range<usize>,
        open: usize,
        inside: Range<usize>,
        is_display: bool,
    ) -> Option<Found<'a>> {
        let mark = 1 + usize::from(is_display);
        let tex = self.source(&events, inside.clone());
        Some(Found {
            event: match is_display {
                true => Event::DisplayMath(tex),
                false => Event::InlineMath(tex),
            },
            range: open..inside.end + mark,
            last: events.end,
        })
    }

    /// The bytes `inside`, without what a quote or a list puts before each line.
    fn source(&self, events: &Range<usize>, inside: Range<usize>) -> CowStr<'a> {
        let text = self.text;
        let breaks = self.events[events.start..=events.end]
            .windows(2)
            .filter(|two| {
                matches!(two[0].0, Event::SoftBreak | Event::HardBreak)
                    && two[0].1.start >= inside.start
            });
        let (mut tex, mut from) = (String::new(), inside.start);
        for two in breaks {
            let (end, next) = (two[0].1.start.max(from), two[1].1.start.min(inside.end));
            let is_escape = next > two[0].1.end && text[..next].ends_with('\\');
            tex.push_str(text[from..end].trim_end_matches(['\n', '\r']));
            tex.push('\n');
            from = (next - usize::from(is_escape)).max(end);
        }
        match tex.is_empty() {
            true => CowStr::Borrowed(&text[inside]),
            false => (tex + &text[from..inside.end]).into(),
        }
    }
}

/// Whether `$` between these two signs may open a formula. Beyond Pandoc's rule: behind a figure or
/// a letter it is money, `5$/kWh`, but for a power or an index, `10$^6$`.
fn begins(before: Option<char>, follows: Option<char>) -> bool {
    let Some(follows) = follows.filter(|c| !c.is_whitespace()) else {
        return false;
    };
    match before.is_some_and(char::is_alphanumeric) {
        true => matches!(follows, '^' | '_' | '\\' | '{'),
        false => !matches!(follows, ',' | '.' | ';' | ':' | ')' | '!' | '?'),
    }
}

/// Whether a backslash stands before the sign at `at`, itself not escaped.
fn is_escaped(text: &str, at: usize) -> bool {
    text[..at]
        .bytes()
        .rev()
        .take_while(|byte| *byte == b'\\')
        .count()
        % 2
        == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, formulas: &[&str]) {
        let events = crate::model::markdown::parse(text);
        let found: Vec<&str> = events
            .iter()
            .filter_map(|(event, _)| match event {
                Event::InlineMath(tex) | Event::DisplayMath(tex) => Some(&**tex),
                _ => None,
            })
            .collect();
        assert_eq!(found, formulas, "{text:?}");
    }

    #[test]
    fn dollar_signs_by_the_rule_of_pandoc() {
        check("Có $x^2$ và $a_1 * b_2 * c$.", &["x^2", "a_1 * b_2 * c"]);
        check("giá 5 $ và 10 $", &[]);
        check("US$5, US$7 và $8", &[]);
        check("5$/kWh, 10$/kWh, 10 $, US$5 và x$", &[]);
        check("10$^6$", &["^6"]);
        check("$20,000 and $30,000", &[]);
        check("\\$x$ và `$y$`", &[]);
        check("$\\frac{a}{b}$ rồi $c", &["\\frac{a}{b}"]);
        check("**$x$** và *$y* $z$*", &["x", "z"]);
        check("```\n$x$\n```\n", &[]);
        check("$ x $ và $y$", &["y"]);
        check("$a<b>c</b>$", &["a<b>c</b>"]);
    }

    #[test]
    fn formulas_on_lines_of_their_own() {
        check("$$\nE = mc^2\n$$\n", &["\nE = mc^2\n"]);
        check(
            "> $$\n> a \\\\\n> \\{b\\}\n> $$\n",
            &["\na \\\\\n\\{b\\}\n"],
        );
        check("$$ a $$ và $$ b $$", &[" a ", " b "]);
        check("$$\na\n\nb\n$$", &[]);
    }
}
