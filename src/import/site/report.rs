//! What was brought in, and what was not, with places.

use super::Generator;
use super::plan::Plan;
use crate::base::diagnostic::{Message, message};
use serde::Serialize;
use std::collections::BTreeMap;

/// What became of a site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Report {
    pub source: String,
    pub generator: Generator,
    pub pages: usize,
    pub files: usize,
    /// What was written as it is written here, by class.
    pub converted: BTreeMap<&'static str, usize>,
    /// What was left as text or left out, by class: file and line, and what it says.
    pub left: BTreeMap<&'static str, Vec<Place>>,
    /// Pages whose text stands as code, because it could not be read.
    pub failed: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Place {
    pub file: String,
    pub line: usize,
    pub text: String,
}

/// The same of one page.
pub struct Left {
    file: String,
    converted: BTreeMap<&'static str, usize>,
    left: Vec<(&'static str, usize, String)>,
}

impl Left {
    pub fn new(file: &str) -> Left {
        Left {
            file: file.to_string(),
            converted: BTreeMap::new(),
            left: vec![],
        }
    }

    pub fn done(&mut self, class: &'static str) {
        *self.converted.entry(class).or_default() += 1;
    }

    /// `line` from 1.
    pub fn leave(&mut self, class: &'static str, line: usize, text: &str) {
        let text: String = text.trim().chars().take(160).collect();
        self.left.push((class, line, text));
    }
}

impl Report {
    pub fn new(source: &str, generator: Generator) -> Report {
        Report {
            source: source.to_string(),
            generator,
            pages: 0,
            files: 0,
            converted: BTreeMap::new(),
            left: BTreeMap::new(),
            failed: vec![],
        }
    }

    pub fn take(&mut self, page: Left) {
        for (class, count) in page.converted {
            *self.converted.entry(class).or_default() += count;
        }
        for (class, line, text) in page.left {
            let file = page.file.clone();
            self.left
                .entry(class)
                .or_default()
                .push(Place { file, line, text });
        }
    }

    /// Counts an entry of a menu, or lists it where it leads to no page.
    pub fn menu(&mut self, words: &str, goal: &str, leads: bool) {
        if leads {
            *self.converted.entry("menu").or_default() += 1;
            return;
        }
        self.left.entry("menu").or_default().push(Place {
            file: self.source.clone(),
            line: 1,
            text: format!("{words} {goal}").trim().to_string(),
        });
    }

    /// Lists pages that have no place of their own: another one bears their name.
    pub fn unplaced(&mut self, plan: &Plan) {
        for old in plan.unplaced() {
            let (file, text) = (old.clone(), old);
            self.left.entry("page").or_default().push(Place {
                file,
                line: 1,
                text,
            });
        }
    }

    /// The report for people, a line each.
    pub fn lines(&self) -> Vec<Message> {
        let Report { pages, files, .. } = self;
        let name = self.generator.name();
        let mut lines = vec![message!(
            vi: "{name}: {pages} trang, {files} tệp khác",
            en: "{name}: {pages} pages, {files} other files",
        )];
        for (class, count) in &self.converted {
            lines.push(message!(
                vi: "đã chuyển {class}: {count}",
                en: "converted {class}: {count}",
            ));
        }
        for (class, places) in &self.left {
            let count = places.len();
            lines.push(message!(vi: "còn lại {class}: {count}", en: "left {class}: {count}"));
            for Place { file, line, text } in places {
                lines.push(message!(vi: "  {file}:{line}: {text}", en: "  {file}:{line}: {text}"));
            }
        }
        for file in &self.failed {
            lines.push(message!(
                vi: "chưa đọc được, để nguyên như mã: {file}",
                en: "could not be read, stands as code: {file}",
            ));
        }
        lines
    }
}
