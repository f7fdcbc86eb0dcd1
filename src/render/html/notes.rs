//! Footnotes: numbered in the order of their first mention, written at the end.

use std::collections::BTreeMap;

/// The footnotes of one document.
#[derive(Default)]
pub struct Notes {
    /// Label and number, from 1.
    numbers: BTreeMap<String, usize>,
    /// How often each was mentioned so far.
    mentions: BTreeMap<usize, usize>,
    /// The HTML of each note by its number.
    bodies: BTreeMap<usize, String>,
}

impl Notes {
    fn number(&mut self, label: &str) -> usize {
        let next = self.numbers.len() + 1;
        *self.numbers.entry(label.to_string()).or_insert(next)
    }

    /// The mark of a mention; a plain number in a text that is read `elsewhere`, where ids may
    /// clash.
    pub fn mention(&mut self, label: &str, elsewhere: bool) -> String {
        let number = self.number(label);
        if elsewhere {
            return format!("<sup>{number}</sup>");
        }
        let count = self.mentions.entry(number).or_default();
        *count += 1;
        let id = mention_id(number, *count);
        format!(
            "<sup class=\"footnote-ref\"><a href=\"#ghi-chu-{number}\" \
             id=\"{id}\">{number}</a></sup>"
        )
    }

    pub fn define(&mut self, label: &str, body: String) {
        let number = self.number(label);
        self.bodies.insert(number, body);
    }

    /// The list of notes; empty where there is none.
    pub fn list(&self, heading: &str, back: &str) -> String {
        let items: Vec<String> = self
            .bodies
            .iter()
            .map(|(number, body)| self.item(*number, body, back))
            .collect();
        if items.is_empty() {
            return String::new();
        }
        format!(
            "<div class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"{heading}\">\n<ol>\n\
             {}</ol>\n</div>\n",
            items.concat()
        )
    }

    fn item(&self, number: usize, body: &str, back: &str) -> String {
        let count = self.mentions.get(&number).copied().unwrap_or(0);
        let arrows: String = (1..=count)
            .map(|mention| {
                format!(
                    " <a class=\"footnote-back\" href=\"#{}\" aria-label=\"{back} {number}\">↩</a>",
                    mention_id(number, mention)
                )
            })
            .collect();
        let body = match body.trim_end().strip_suffix("</p>") {
            Some(start) => format!("{start}{arrows}</p>\n"),
            None => format!("{body}{arrows}"),
        };
        let id = if count > 0 {
            format!(" id=\"ghi-chu-{number}\"")
        } else {
            String::new()
        };
        format!("<li{id}>{body}</li>\n")
    }
}

fn mention_id(number: usize, mention: usize) -> String {
    match mention {
        1 => format!("nhac-{number}"),
        mention => format!("nhac-{number}-{mention}"),
    }
}
