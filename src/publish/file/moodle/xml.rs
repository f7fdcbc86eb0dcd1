//! Questions as Moodle XML, their pictures inside.
//!
//! Source: docs.moodle.org, "Moodle XML format"; `write_files` in `question/format/xml/format.php`
//! of Moodle for pictures.

use super::gift::literal;
use super::{ATTACHED, Bank, Entry, Pictures, category, is_true, share};
use crate::model::quiz::{Answer, Choice};
use crate::render::xml::escape;
use crate::rule::Part;
use std::collections::BTreeSet;

/// The bank, a category a module.
pub fn xml(banks: &[Bank], pictures: &Pictures) -> Vec<Part> {
    let mut file = File {
        out: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<quiz>\n".to_string(),
        parts: vec![],
        pictures,
    };
    for bank in banks {
        let path = text(&category(bank.category));
        file.raw(&format!(
            "<question type=\"category\">\n<category>{path}</category>\n</question>\n"
        ));
        bank.entries.iter().for_each(|entry| file.question(entry));
    }
    file.raw("</quiz>\n");
    file.parts.push(Part::Text(file.out));
    file.parts
}

/// A file that is being written: pictures stand between its stretches of text.
struct File<'a> {
    parts: Vec<Part>,
    /// What is written since the last picture.
    out: String,
    pictures: &'a Pictures,
}

impl File<'_> {
    fn raw(&mut self, xml: &str) {
        self.out.push_str(xml);
    }

    /// An element around HTML, the pictures that it shows, and `inside`.
    fn html(&mut self, open: &str, html: &str, inside: impl FnOnce(&mut Self)) {
        self.raw(&format!("<{open}>{}", text(html)));
        self.files(html);
        inside(self);
        self.raw(&format!("</{}>", open.split(' ').next().unwrap_or(open)));
    }

    /// The pictures that `html` shows, each once.
    fn files(&mut self, html: &str) {
        let addresses: BTreeSet<&str> = html
            .split(ATTACHED)
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .collect();
        for address in addresses {
            let Some(picture) = self.pictures.get(address) else {
                continue;
            };
            let (folder, name) = address
                .rsplit_once('/')
                .map_or((String::new(), address), |(folder, name)| {
                    (format!("{folder}/"), name)
                });
            self.raw(&format!(
                "<file name=\"{}\" path=\"/{}\" encoding=\"base64\">",
                escape(name),
                escape(&folder)
            ));
            self.parts.push(Part::Text(std::mem::take(&mut self.out)));
            self.parts.push(Part::Base64(picture.clone()));
            self.raw("</file>");
        }
    }

    fn question(&mut self, entry: &Entry) {
        let question = entry.question;
        self.raw(&format!(
            "<question type=\"{}\">\n<name>{}</name>\n",
            kind(&question.answer),
            text(&entry.name)
        ));
        self.html("questiontext format=\"html\"", &entry.shown.stem, |_| {});
        self.raw("\n");
        self.html(
            "generalfeedback format=\"html\"",
            &entry.shown.explanation,
            |_| {},
        );
        self.raw(&format!(
            "\n<defaultgrade>{}</defaultgrade>\n<penalty>0</penalty>\n<hidden>0</hidden>\n",
            question.points
        ));
        self.raw(&format!(
            "<idnumber>{}</idnumber>\n",
            escape(&entry.name.replace(' ', "-"))
        ));
        self.answers(entry);
        let tags: String = entry
            .tags
            .iter()
            .map(|tag| format!("<tag>{}</tag>", text(tag)))
            .collect();
        self.raw(&format!("<tags>{tags}</tags>\n</question>\n"));
    }

    fn answers(&mut self, entry: &Entry) {
        let shown = &entry.shown;
        match &entry.question.answer {
            Answer::Single(choices) => self.choices(entry, choices, "true"),
            Answer::Multiple(choices) => self.choices(entry, choices, "false"),
            Answer::TrueFalse(choices) => self.true_false(entry, choices),
            Answer::Match(pairs) => {
                let rights = pairs.iter().map(|pair| pair.right.plain.clone());
                self.subquestions(shown.pieces.iter().step_by(2).zip(rights));
            }
            Answer::Order(_) => self.subquestions(
                shown
                    .pieces
                    .iter()
                    .zip((1..).map(|place: usize| place.to_string())),
            ),
            Answer::Short(answers) => {
                self.raw("<usecase>0</usecase>\n");
                answers.iter().for_each(|words| {
                    self.answer(&literal(words), "100", "moodle_auto_format", "")
                });
            }
            Answer::Number(number) => {
                let inside = format!(
                    "{}<tolerance>{}</tolerance>",
                    text(&number.value),
                    number.tolerance
                );
                self.raw(&format!(
                    "<answer fraction=\"100\" \
                    format=\"moodle_auto_format\">{inside}</answer>\n"
                ));
            }
            Answer::Open => self.raw(
                "<responseformat>editor</responseformat>\n<answer \
                fraction=\"0\"><text></text></answer>\n",
            ),
        }
    }

    /// Choices with the share of the points that each gives or takes.
    fn choices(&mut self, entry: &Entry, choices: &[Choice], single: &str) {
        self.raw(&format!(
            "<single>{single}</single>\n<shuffleanswers>true</shuffleanswers>\n"
        ));
        let count = choices.iter().filter(|choice| choice.right).count();
        let shown = entry.shown.pieces.iter().zip(&entry.shown.feedback);
        for (choice, (piece, feedback)) in choices.iter().zip(shown) {
            let fraction = match (choice.right, count) {
                (true, _) => share(count),
                (false, 1) => "0".to_string(),
                (false, _) => format!("-{}", share(count)),
            };
            self.answer(piece, &fraction, "html", feedback);
        }
    }

    fn true_false(&mut self, entry: &Entry, choices: &[Choice]) {
        let first = is_true(entry.question);
        for (words, right) in [("true", first), ("false", !first)] {
            let at = choices.iter().position(|choice| choice.right == right);
            let comment = at
                .and_then(|at| entry.shown.feedback.get(at))
                .map(String::as_str)
                .unwrap_or_default();
            self.answer(
                words,
                if right { "100" } else { "0" },
                "moodle_auto_format",
                comment,
            );
        }
    }

    fn subquestions<'s>(&mut self, pairs: impl Iterator<Item = (&'s String, String)>) {
        self.raw("<shuffleanswers>true</shuffleanswers>\n");
        for (left, right) in pairs {
            self.html("subquestion format=\"html\"", left, |bank| {
                bank.raw(&format!("<answer>{}</answer>", text(&right)))
            });
            self.raw("\n");
        }
    }

    fn answer(&mut self, words: &str, fraction: &str, format: &str, feedback: &str) {
        let open = format!("answer fraction=\"{fraction}\" format=\"{format}\"");
        self.html(&open, words, |bank| {
            bank.html("feedback format=\"html\"", feedback, |_| {})
        });
        self.raw("\n");
    }
}

fn kind(answer: &Answer) -> &'static str {
    match answer {
        Answer::Single(_) | Answer::Multiple(_) => "multichoice",
        Answer::TrueFalse(_) => "truefalse",
        Answer::Match(_) | Answer::Order(_) => "matching",
        Answer::Short(_) => "shortanswer",
        Answer::Number(_) => "numerical",
        Answer::Open => "essay",
    }
}

/// `words` in a `text` element.
fn text(words: &str) -> String {
    format!("<text>{}</text>", escape(words))
}
