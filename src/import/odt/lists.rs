//! Lists of OpenDocument, and the numbers of their items.

use crate::import::word::xml::Tag;
use crate::text::ordinals::to_roman;
use std::collections::HashMap;

/// What list styles print, by name and level from 0.
#[derive(Default)]
pub struct Lists {
    formats: HashMap<(String, usize), Format>,
    open: String,
}

/// How items of a level are numbered; `None`: a bullet.
#[derive(Clone, Default)]
struct Format {
    number: Option<String>,
    prefix: String,
    suffix: String,
    start: u64,
}

impl Lists {
    pub fn take(&mut self, tag: &Tag) {
        let said = |key: &str| tag.attribute(key).unwrap_or("").to_string();
        match tag.name.as_str() {
            "list-style" => self.open = said("name"),
            "list-level-style-number" | "list-level-style-bullet" => {
                let level = said("level").parse().unwrap_or(1usize).saturating_sub(1);
                let numbered =
                    tag.name == "list-level-style-number" && !said("num-format").is_empty();
                let format = Format {
                    number: numbered.then(|| said("num-format")),
                    prefix: said("num-prefix"),
                    suffix: said("num-suffix"),
                    start: said("start-value").parse().unwrap_or(1),
                };
                self.formats.insert((self.open.clone(), level), format);
            }
            _ => {}
        }
    }

    /// The number of the first item of a list at a level from 0.
    pub fn first(&self, list: &str, level: usize) -> u64 {
        let format = self.formats.get(&(list.to_string(), level));
        format.map_or(1, |format| format.start)
    }

    /// What stands before item `count`, from 1, of a list at a level from 0.
    pub fn number(&self, list: &str, level: usize, count: u64) -> String {
        let Some(format) = self.formats.get(&(list.to_string(), level)) else {
            return "-".to_string();
        };
        let count = count.saturating_add(format.start.saturating_sub(1));
        let letter = |first: u8| ((first + ((count.max(1) - 1) % 26) as u8) as char).to_string();
        let number = match format.number.as_deref() {
            None => return if level == 1 { "+".into() } else { "-".into() },
            Some("a") => letter(b'a'),
            Some("A") => letter(b'A'),
            Some("I") => to_roman(count),
            Some("i") => to_roman(count).to_lowercase(),
            Some(_) => count.to_string(),
        };
        format!("{}{number}{}", format.prefix, format.suffix)
    }
}
