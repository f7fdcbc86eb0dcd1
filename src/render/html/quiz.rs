//! Questions as forms: readable without a script, answered with one, the key in attributes that
//! nothing shows.

use super::Questions;
use super::directives::titled;
use super::writer::Writer;
use crate::base::digest::Digest;
use crate::model::quiz::{self, Answer, Choice, Pair};
use crate::render::flow::{Block, Inline, Question};
use crate::render::xml::escape;

impl<'w> Writer<'w> {
    pub fn question(&mut self, question: &'w Question<'w>) {
        if self.setting.questions == Questions::Told {
            return self.told(question);
        }
        let asked = question.asked;
        let (id, key) = (self.id(Some(&asked.id)), escape(&key(asked)));
        self.new_line();
        self.put(&[
            "<form class=\"quiz\"",
            &id,
            " data-kind=\"",
            asked.answer.name(),
        ]);
        self.put(&["\" data-digest=\"", &asked.digest, "\" data-points=\""]);
        self.put(&[&asked.points.to_string(), "\" data-key=\"", &key, "\""]);
        if asked.explanation.is_some() {
            let html = escape(&self.quoted(&question.explanation));
            self.put(&[" data-explanation=\"", &html, "\""]);
        }
        self.out.push_str(">\n");
        if !question.of.title.is_empty() {
            let title = titled(question.of);
            self.put(&["<p class=\"block-title\">", &title, "</p>\n"]);
        }
        self.out.push_str("<fieldset>\n");
        self.stem(question);
        self.answers(question);
        self.new_line();
        self.out.push_str("</fieldset>\n");
        self.blocks(&question.others);
        self.new_line();
        self.out.push_str("</form>\n");
    }

    /// A question as a class sees it: what is asked in one line; the rest of it with the choices,
    /// the right ones marked; what is right where no choice says so.
    pub fn asked(&mut self, question: &'w Question<'w>) -> [String; 3] {
        let (stem, rest) = match question.stem.split_first() {
            Some((Block::Paragraph(text), rest)) => (self.one_line(text), rest),
            _ => (self.word("block_quiz"), question.stem.as_slice()),
        };
        let more = self.quoted(rest);
        let pieces = question.pieces.iter().map(|piece| self.one_line(piece));
        let pieces: Vec<String> = pieces.collect();
        let (choices, right) = shown(question.asked, &pieces);
        [stem, format!("{more}\n{choices}"), right]
    }

    /// What is asked: the first paragraph names the group of answers.
    fn stem(&mut self, question: &'w Question<'w>) {
        let (words, rest) = match question.stem.split_first() {
            Some((Block::Paragraph(text), rest)) => (self.one_line(text), rest),
            _ => (self.word("block_quiz"), question.stem.as_slice()),
        };
        self.put(&["<legend>", &words, "</legend>\n"]);
        rest.iter()
            .for_each(|block| self.run(std::slice::from_ref(block)));
        self.new_line();
    }

    fn answers(&mut self, question: &'w Question<'w>) {
        match &question.asked.answer {
            Answer::Single(choices) | Answer::TrueFalse(choices) => {
                self.choices(question, "radio", choices)
            }
            Answer::Multiple(choices) => self.choices(question, "checkbox", choices),
            Answer::Match(pairs) => self.pairs(question, pairs),
            Answer::Order(_) => self.order(question),
            Answer::Short(_) => self.field(question.asked, "text"),
            Answer::Number(_) => self.field(question.asked, "decimal"),
            Answer::Open => {
                let label = self.word("quiz_answer");
                let name = escape(&question.asked.id);
                self.put(&["<textarea name=\"", &name, "\" rows=\"4\" aria-label=\""]);
                self.put(&[&label, "\"></textarea>\n"]);
            }
        }
    }

    fn choices(&mut self, question: &'w Question<'w>, shape: &str, choices: &[Choice]) {
        let name = escape(&question.asked.id);
        let shown = question.pieces.iter().zip(&question.feedback);
        for (at, (choice, (piece, feedback))) in choices.iter().zip(shown).enumerate() {
            self.out.push_str("<label class=\"choice\"");
            if choice.feedback.is_some() {
                let html = escape(&self.quoted(feedback));
                self.put(&[" data-feedback=\"", &html, "\""]);
            }
            let (words, at, void) = (self.one_line(piece), at.to_string(), self.void());
            self.put(&["><input type=\"", shape, "\" name=\"", &name, "\" value=\""]);
            self.put(&[&at, "\"", void, "<span>", &words, "</span></label>\n"]);
        }
    }

    fn pairs(&mut self, question: &'w Question<'w>, pairs: &[Pair]) {
        let order = shuffled(question.asked, pairs.len());
        let empty = self.word("quiz_choose");
        let option = |(shown, at): (usize, &usize)| {
            let words = escape(&pairs[*at].right.plain);
            format!("<option value=\"{shown}\">{words}</option>")
        };
        let options: String = order.iter().enumerate().map(option).collect();
        for (at, left) in question.pieces.iter().step_by(2).enumerate() {
            let words = self.one_line(left);
            let name = escape(&format!("{}-{at}", question.asked.id));
            self.put(&["<label class=\"pair\"><span>", &words, "</span>"]);
            self.put(&["<select name=\"", &name, "\"><option value=\"\">", &empty]);
            self.put(&["</option>", &options, "</select></label>\n"]);
        }
    }

    fn order(&mut self, question: &'w Question<'w>) {
        self.out.push_str("<ol class=\"order\">\n");
        let order = shuffled(question.asked, question.pieces.len());
        for (shown, at) in order.into_iter().enumerate() {
            let words = self.one_line(&question.pieces[at]);
            let shown = shown.to_string();
            self.put(&["<li data-piece=\"", &shown, "\"><span>", &words]);
            self.out.push_str("</span></li>\n");
        }
        self.out.push_str("</ol>\n");
    }

    fn field(&mut self, asked: &quiz::Question, mode: &str) {
        let (label, name) = (self.word("quiz_answer"), escape(&asked.id));
        self.put(&[
            "<input type=\"text\" inputmode=\"",
            mode,
            "\" name=\"",
            &name,
        ]);
        self.put(&["\" autocomplete=\"off\" aria-label=\"", &label, "\""]);
        self.put(&[self.void(), "\n"]);
    }

    /// A line by itself.
    pub fn one_line(&mut self, items: &'w [Inline<'w>]) -> String {
        let html = self.apart(|writer| writer.safely(|writer| writer.line(items)));
        html.trim().to_string()
    }

    /// What stands in a quote of a question.
    pub fn quoted(&mut self, blocks: &'w [Block<'w>]) -> String {
        let html = self.apart(|writer| writer.run(blocks));
        html.trim().to_string()
    }
}

/// What a class chooses from, with the right choices marked, and what is right where none says so.
fn shown(asked: &quiz::Question, pieces: &[String]) -> (String, String) {
    let strong = |text: &str| format!("<p><strong>{}</strong></p>\n", escape(text));
    match &asked.answer {
        Answer::Single(choices) | Answer::TrueFalse(choices) | Answer::Multiple(choices) => {
            let each = choices.iter().zip(pieces);
            let items = each.map(|(choice, text)| match choice.right {
                true => format!("<li class=\"right\">{text}</li>\n"),
                false => item(text),
            });
            let items: String = items.collect();
            let list = format!("<ol class=\"choices\" type=\"A\">\n{items}</ol>\n");
            (list, String::new())
        }
        Answer::Match(_) => {
            let pairs: Vec<&[String]> = pieces.chunks_exact(2).collect();
            let rows = pairs.iter().zip(shuffled(asked, pairs.len()));
            let row = |(pair, at): (&&[String], usize)| {
                format!("<tr><td>{}</td><td>{}</td></tr>", pair[0], pairs[at][1])
            };
            let rows: String = rows.map(row).collect();
            let key = pairs.iter().map(|pair| item(&pair.join(" → ")));
            let key: String = key.collect();
            (
                format!("<table><tbody>{rows}</tbody></table>\n"),
                format!("<ul>\n{key}</ul>\n"),
            )
        }
        Answer::Order(_) => {
            let order = shuffled(asked, pieces.len());
            let shown: String = order.iter().map(|at| item(&pieces[*at])).collect();
            let key: String = pieces.iter().map(|piece| item(piece)).collect();
            (
                format!("<ul>\n{shown}</ul>\n"),
                format!("<ol>\n{key}</ol>\n"),
            )
        }
        Answer::Short(answers) => (String::new(), strong(&answers.join(" · "))),
        Answer::Number(number) => (String::new(), strong(&number.value.replace('.', ","))),
        Answer::Open => Default::default(),
    }
}

fn item(html: &str) -> String {
    format!("<li>{html}</li>\n")
}

/// The key as the script reads it: numbers of the right choices, of the option for each pair, of
/// the pieces in the right order; answers between `|`; a number and its tolerance. Empty for an
/// open question.
fn key(question: &quiz::Question) -> String {
    let right = |choices: &[Choice]| {
        let right = choices
            .iter()
            .enumerate()
            .filter(|(_, choice)| choice.right);
        right.map(|(at, _)| at).collect()
    };
    match &question.answer {
        Answer::Single(choices) | Answer::Multiple(choices) | Answer::TrueFalse(choices) => {
            numbers(right(choices))
        }
        Answer::Match(pairs) => numbers(places(&shuffled(question, pairs.len()))),
        Answer::Order(pieces) => numbers(places(&shuffled(question, pieces.len()))),
        Answer::Short(answers) => answers.join("|"),
        Answer::Number(number) => format!("{} {}", number.value, number.tolerance),
        Answer::Open => String::new(),
    }
}

fn numbers(numbers: Vec<usize>) -> String {
    let written: Vec<String> = numbers.iter().map(usize::to_string).collect();
    written.join(" ")
}

/// Where each of the things stands that `order` puts in order.
fn places(order: &[usize]) -> Vec<usize> {
    (0..order.len())
        .filter_map(|thing| order.iter().position(|at| *at == thing))
        .collect()
}

/// `count` things in an order that only the question decides and that is never the right one.
pub fn shuffled(question: &quiz::Question, count: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by_key(|at| Digest::of_bytes(format!("{} {at}", question.digest).as_bytes()));
    if count > 1 && order.is_sorted() {
        order.rotate_left(1);
    }
    order
}
