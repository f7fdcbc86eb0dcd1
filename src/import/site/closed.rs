//! What may be for trainers alone in a page of another generator: its labels are those of every
//! importer, and it is closed as there.

use super::callouts::depth;
use super::report::Left;
use crate::import::page::{heading, is_closed, note_mark, same_words};
use crate::model::meta::KindName;

/// Lines that stand or go together.
struct Unit<'a> {
    lines: &'a [String],
    heading: Option<usize>,
    closed: bool,
}

/// `body`, in the blocks of ours, with what may be for trainers alone in blocks `trainer`; each is
/// listed.
pub fn closed(body: &str, left: &mut Left) -> String {
    let lines: Vec<String> = body.lines().map(str::to_string).collect();
    let units = units(&lines);
    if units.iter().all(|unit| !unit.closed) {
        return body.to_string();
    }
    let mut out: Vec<String> = vec![];
    let mut marks: Vec<String> = vec![];
    let (mut at, mut section) = (0, 1);
    while at < units.len() {
        section = units[at].heading.unwrap_or(section);
        let end = match units[at].closed {
            true => end(&units, at, section),
            false => at + 1,
        };
        let inside: Vec<String> = units[at..end]
            .iter()
            .flat_map(|unit| unit.lines.to_vec())
            .collect();
        if units[at].closed {
            let first = inside.iter().find(|line| !line.trim().is_empty());
            left.leave("trainer", 1, first.map_or("", String::as_str));
            marks.extend(inside.iter().filter_map(|line| note_mark(line)));
            let colons = ":".repeat(3 + depth(&inside));
            out.extend([String::new(), format!("{colons} trainer"), String::new()]);
            out.extend(inside);
            out.extend([String::new(), colons, String::new()]);
        } else {
            out.extend(inside);
        }
        at = end;
    }
    // What all read mentions no note that is closed now.
    for line in out.iter_mut().filter(|line| note_mark(line).is_none()) {
        for mark in &marks {
            *line = line.replace(mark, "");
        }
    }
    out.join("\n")
}

/// Where a stretch ends: before the next heading of the level of its own, or of its section.
fn end(units: &[Unit], at: usize, section: usize) -> usize {
    let level = units[at].heading.unwrap_or(section);
    if is_block(&units[at]) {
        return at + 1;
    }
    let mut ends = (at + 1..units.len()).filter(|end| {
        let ends = units[*end].heading.is_some_and(|other| other <= level);
        let between = &units[at..*end];
        let begun = between.iter().all(|unit| unit.heading.is_some());
        let again = units[..at].iter().any(|unit| {
            unit.heading.is_some() && same_words(&unit.lines[0], &units[*end].lines[0])
        });
        ends && !begun && !again
    });
    ends.next().unwrap_or(units.len())
}

/// A block of ours, or a table: where it ends is plain.
fn is_block(unit: &Unit) -> bool {
    let first = unit.lines[0].trim_start();
    first.starts_with(":::") || first.starts_with('|')
}

/// Stretches between empty lines; a fence of code is one, and so is a block with what it holds.
fn units(lines: &[String]) -> Vec<Unit<'_>> {
    let mut units = vec![];
    let mut at = 0;
    while at < lines.len() {
        let length = length(&lines[at..]);
        let own = &lines[at..at + length];
        units.push(Unit {
            lines: own,
            heading: heading(&own[0]),
            closed: closes(own),
        });
        at += length;
    }
    units
}

fn length(lines: &[String]) -> usize {
    let first = lines[0].trim_start();
    let count = |line: &str, mark: char| line.chars().take_while(|c| *c == mark).count();
    let ends = |mark: char| {
        let width = count(first, mark);
        let bare = |line: &String| {
            let line = line.trim();
            count(line, mark) == line.chars().count() && line.chars().count() >= width
        };
        let end = lines[1..].iter().position(bare);
        end.map_or(lines.len(), |end| end + 2)
    };
    match first {
        _ if first.starts_with(":::") => ends(':'),
        _ if first.starts_with("```") => ends('`'),
        _ if first.starts_with("~~~") => ends('~'),
        "" => 1,
        _ if heading(&lines[0]).is_some() => 1,
        _ => {
            let stops = |line: &String| {
                let bare = line.trim_start();
                bare.is_empty()
                    || [":::", "```", "~~~"]
                        .iter()
                        .any(|mark| bare.starts_with(mark))
                    || heading(line).is_some()
            };
            1 + lines[1..].iter().take_while(|line| !stops(line)).count()
        }
    }
}

/// Whether a unit bears a label: code says what it says, and solutions are shown to learners who
/// ask.
fn closes(lines: &[String]) -> bool {
    let first = lines[0].trim_start();
    let word = |name: &str| first.trim_start_matches(':').trim_start().starts_with(name);
    let shown = first.starts_with(":::") && (word("solution") || word("hint") || word("trainer"));
    if first.starts_with(['`', '~']) && first.len() >= 3 || shown {
        return false;
    }
    let until = lines.iter().position(|line| {
        let bare = line.trim_start();
        bare.starts_with(":::")
            && bare
                .trim_start_matches(':')
                .trim_start()
                .starts_with("solution")
    });
    let own = &lines[..until.unwrap_or(lines.len())];
    own.iter().any(|line| {
        let text = plain(line);
        // A column of keys is one of a program.
        let said = text
            .lines()
            .filter(|cell| !cell.trim().eq_ignore_ascii_case("key"));
        said.into_iter()
            .any(|cell| is_closed(cell, KindName::Guide))
    })
}

/// A line without the marks of Markdown at its ends, each cell of a table on a line of its own.
fn plain(line: &str) -> String {
    let marks = |c: char| c.is_whitespace() || matches!(c, '#' | '>' | '*' | '_' | '-' | '+' | '|');
    line.trim_matches(marks)
        .replace("**", "")
        .replace('|', "\n")
}
