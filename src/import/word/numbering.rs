//! The numbers that Word counts by itself: `1.`, `a)`, `-`.

use super::xml::{Node, Tag, nodes};
use crate::text::ordinals::to_roman;
use std::collections::HashMap;

/// Levels that a list has at most. Source: ECMA-376 Part 1 §17.9.
const LEVELS: usize = 9;

/// The lists of a file, and how far each was counted.
#[derive(Default)]
pub struct Numbering {
    /// Abstract lists: their levels.
    lists: HashMap<String, Vec<Level>>,
    /// Lists that paragraphs name: their abstract list, and levels that begin anew there.
    named: HashMap<String, Named>,
    /// The list and level of paragraphs of a style, and the style it rests on.
    styles: HashMap<String, Style>,
    counts: HashMap<String, [u32; LEVELS]>,
}

#[derive(Clone)]
struct Level {
    start: u32,
    format: String,
    /// `%1.%2.`
    text: String,
    /// The level, from 1, whose numbers make it begin again; 0: none. `None`: all above it.
    restart: Option<usize>,
}

#[derive(Default)]
struct Named {
    list: String,
    restarts: Vec<(usize, u32)>,
}

#[derive(Default)]
struct Style {
    list: Option<String>,
    level: usize,
    base: String,
}

impl Numbering {
    /// The lists in `numbering.xml` and the styles in `styles.xml`; both may be empty.
    pub fn read(numbering: &str, styles: &str) -> Self {
        let mut read = Numbering::default();
        read.lists(&nodes(numbering).unwrap_or_default());
        read.styles(&nodes(styles).unwrap_or_default());
        read
    }

    /// The number of the next paragraph of `list` at `level`, as printed; those of its style where
    /// it says none. `None` where it bears none.
    pub fn next(
        &mut self,
        list: Option<&str>,
        level: Option<usize>,
        style: &str,
    ) -> Option<String> {
        let styled = self.of_style(style);
        let list = list
            .map(str::to_string)
            .or(styled.as_ref().map(|(list, _)| list.clone()))?;
        let level = level
            .or(styled.map(|(_, level)| level))
            .unwrap_or(0)
            .min(LEVELS - 1);
        let named = self.named.get_mut(&list)?;
        let levels = self.lists.get(&named.list)?;
        let starts = |at: usize| levels.get(at).map_or(1, |level| level.start);
        let counts = self.counts.entry(named.list.clone()).or_insert([0; LEVELS]);
        named.restarts.retain(|(at, start)| {
            if *at == level {
                counts[level] = start.saturating_sub(1);
            }
            *at != level
        });
        counts[level] = if counts[level] == 0 {
            starts(level).max(1)
        } else {
            counts[level].saturating_add(1)
        };
        for (at, count) in counts.iter_mut().enumerate().skip(level + 1) {
            let restart = levels.get(at).and_then(|level| level.restart);
            if restart.is_none_or(|by| level < by) {
                *count = 0;
            }
        }
        for (at, count) in counts.iter_mut().enumerate().take(level) {
            *count = if *count == 0 {
                starts(at).max(1)
            } else {
                *count
            };
        }
        Some(printed(levels, level, counts))
    }

    /// The list and level of a style or of the one it rests on.
    fn of_style(&self, style: &str) -> Option<(String, usize)> {
        let mut name = style;
        for _ in 0..LEVELS {
            let style = self.styles.get(name)?;
            if let Some(list) = &style.list {
                return Some((list.clone(), style.level));
            }
            name = &style.base;
        }
        None
    }

    fn lists(&mut self, nodes: &[Node]) {
        let (mut list, mut named, mut at) = (String::new(), None::<String>, 0);
        for tag in opened(nodes) {
            match tag.name.as_str() {
                "abstractNum" => {
                    (list, named) = (
                        tag.attribute("abstractNumId").unwrap_or("").to_string(),
                        None,
                    );
                    self.lists.insert(list.clone(), vec![]);
                }
                "lvl" if named.is_none() => {
                    let level = Level {
                        start: 1,
                        format: "decimal".into(),
                        text: String::new(),
                        restart: None,
                    };
                    self.lists.entry(list.clone()).or_default().push(level);
                }
                "num" => named = tag.attribute("numId").map(str::to_string),
                "abstractNumId" => {
                    named.iter().for_each(|named| {
                        self.named.entry(named.clone()).or_default().list = tag.value()
                    });
                }
                "lvlOverride" => {
                    at = tag
                        .attribute("ilvl")
                        .and_then(|level| level.parse().ok())
                        .unwrap_or(0)
                }
                "startOverride" => {
                    let restart = tag.value().parse().map(|start| (at, start));
                    named.iter().for_each(|named| {
                        self.named
                            .entry(named.clone())
                            .or_default()
                            .restarts
                            .extend(restart.clone())
                    });
                }
                _ if named.is_none() => self
                    .lists
                    .get_mut(&list)
                    .and_then(|levels| levels.last_mut())
                    .into_iter()
                    .for_each(|level| set(level, tag)),
                _ => {}
            }
        }
    }

    fn styles(&mut self, nodes: &[Node]) {
        let mut name = String::new();
        for tag in opened(nodes) {
            let style = self.styles.entry(name.clone()).or_default();
            match tag.name.as_str() {
                "style" => name = tag.attribute("styleId").unwrap_or("").to_string(),
                "basedOn" => style.base = tag.value(),
                "numId" => style.list = Some(tag.value()),
                "ilvl" => style.level = tag.value().parse().unwrap_or(0),
                _ => {}
            }
        }
    }
}

fn opened(nodes: &[Node]) -> impl Iterator<Item = &Tag> {
    nodes.iter().filter_map(|node| {
        if let Node::Open(tag) = node {
            Some(tag)
        } else {
            None
        }
    })
}

fn set(level: &mut Level, tag: &Tag) {
    match tag.name.as_str() {
        "start" => level.start = tag.value().parse().unwrap_or(1),
        "numFmt" => level.format = tag.value(),
        "lvlText" => level.text = tag.value(),
        "lvlRestart" => level.restart = tag.value().parse().ok(),
        _ => {}
    }
}

/// The number of a level with those above it, `%1.%2.` as `2.3.`; a bullet as the sign that text
/// would have.
fn printed(levels: &[Level], level: usize, counts: &[u32; LEVELS]) -> String {
    let Some(wanted) = levels.get(level) else {
        return String::new();
    };
    if wanted.format == "bullet" {
        return match wanted.text.as_str() {
            "+" | "o" | "\u{F06F}" => "+".into(),
            _ => "-".into(),
        };
    }
    let number = |at: usize| {
        levels
            .get(at)
            .map_or(String::new(), |level| figure(counts[at], &level.format))
    };
    (0..LEVELS).fold(wanted.text.clone(), |text, at| {
        text.replace(&format!("%{}", at + 1), &number(at))
    })
}

/// Numbers from here on are no letters: each would be longer than a line.
const MOST_LETTERED: u32 = 780;

/// Source: ECMA-376 Part 1 §17.18.59.
fn figure(count: u32, format: &str) -> String {
    let letter = |first: u8| match count {
        MOST_LETTERED.. => count.to_string(),
        _ => String::from((first + ((count.max(1) - 1) % 26) as u8) as char)
            .repeat(((count.max(1) - 1) / 26 + 1) as usize),
    };
    match format {
        "upperRoman" => to_roman(count),
        "lowerRoman" => to_roman(count).to_lowercase(),
        "upperLetter" => letter(b'A'),
        "lowerLetter" => letter(b'a'),
        "decimalZero" => format!("{count:02}"),
        "none" => String::new(),
        _ => count.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::figure;

    #[test]
    fn a_number_of_any_size_is_short() {
        let letters = |count| figure(count, "lowerLetter");
        assert_eq!([1, 26, 27, 53].map(letters), ["a", "z", "aa", "aaa"]);
        for format in ["lowerLetter", "upperLetter", "upperRoman", "lowerRoman"] {
            assert_eq!(figure(u32::MAX, format), u32::MAX.to_string());
        }
    }
}
