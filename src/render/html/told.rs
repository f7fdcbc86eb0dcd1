//! Questions to be read where nothing answers: what is asked stands in its place, what is right at
//! the end.

use super::Shown;
use super::directives::titled;
use super::quiz::shuffled;
use super::writer::Writer;
use crate::model::quiz::{self, Answer};
use crate::render::flow::Question;
use crate::render::xml::escape;

impl<'w> Writer<'w> {
    /// The parts of a question by themselves.
    pub fn shown(&mut self, question: &'w Question<'w>) -> Shown {
        let stem = question.stem.iter();
        let stem: String = stem
            .map(|block| self.apart(|writer| writer.run(std::slice::from_ref(block))))
            .collect();
        Shown {
            stem: stem.trim().to_string(),
            feedback: question
                .feedback
                .iter()
                .map(|one| self.quoted(one))
                .collect(),
            explanation: self.quoted(&question.explanation),
            pieces: question
                .pieces
                .iter()
                .map(|piece| self.one_line(piece))
                .collect(),
        }
    }

    /// A question to read; what is right is kept for the end.
    pub fn told(&mut self, question: &'w Question<'w>) {
        let (asked, shown) = (question.asked, self.shown(question));
        let (id, number) = (
            self.id(Some(&asked.id)),
            (self.answers.len() + 1).to_string(),
        );
        let (name, title) = (self.word("block_quiz"), titled(question.of));
        self.new_line();
        self.put(&[
            "<div class=\"quiz\"",
            &id,
            ">\n<p class=\"block-title\">",
            &name,
            " ",
        ]);
        let between = if title.is_empty() { "" } else { ". " };
        self.put(&[&number, between, &title, "</p>\n", &shown.stem]);
        self.new_line();
        self.offered(asked, &shown);
        self.blocks(&question.others);
        self.new_line();
        self.out.push_str("</div>\n");
        let right = self.right(asked, &shown);
        self.answers.push(right);
    }

    /// What there is to choose from, to pair or to put in order.
    fn offered(&mut self, asked: &quiz::Question, shown: &Shown) {
        match &asked.answer {
            Answer::Single(_) | Answer::Multiple(_) | Answer::TrueFalse(_) => {
                self.items("<ol type=\"A\">", shown.pieces.iter(), "</ol>");
            }
            Answer::Match(pairs) => {
                let order = shuffled(asked, pairs.len());
                let right = order.iter().filter_map(|at| shown.pieces.get(2 * at + 1));
                self.items("<ol>", shown.pieces.iter().step_by(2), "</ol>");
                self.items("<ol type=\"a\">", right, "</ol>");
            }
            Answer::Order(_) => {
                let order = shuffled(asked, shown.pieces.len());
                let pieces = order.iter().filter_map(|at| shown.pieces.get(*at));
                self.items("<ul>", pieces, "</ul>");
            }
            Answer::Short(_) | Answer::Number(_) | Answer::Open => {}
        }
    }

    fn items<'p>(&mut self, open: &str, pieces: impl Iterator<Item = &'p String>, close: &str) {
        self.put(&[open, "\n"]);
        pieces.for_each(|piece| self.put(&["<li>", piece, "</li>\n"]));
        self.put(&[close, "\n"]);
    }

    fn right(&self, asked: &quiz::Question, shown: &Shown) -> String {
        let answers = shown.answers(asked);
        let mut out = match answers.is_empty() {
            true => format!("<p>{}</p>", self.word("open_answer")),
            false => {
                let rows = answers.iter().map(|answer| format!("<p>{answer}</p>"));
                rows.collect()
            }
        };
        if !shown.explanation.is_empty() {
            out.push('\n');
            out.push_str(&shown.explanation);
        }
        out
    }

    /// Writes what is right in each question, folded; nothing where none was told.
    pub fn write_answers(&mut self) {
        let answers = std::mem::take(&mut self.answers);
        if answers.is_empty() {
            return;
        }
        let key = self.word("answer_key");
        self.new_line();
        self.put(&[
            "<details class=\"answers\">\n<summary>",
            &key,
            "</summary>\n<ol>\n",
        ]);
        for answer in &answers {
            self.put(&["<li>", answer, "</li>\n"]);
        }
        self.out.push_str("</ol>\n</details>\n");
    }
}

impl Shown {
    /// What is right, in lines of HTML; none for an open question.
    pub fn answers(&self, asked: &quiz::Question) -> Vec<String> {
        let pieces = &self.pieces;
        let numbered = |(at, piece): (usize, &String)| format!("{}. {piece}", at + 1);
        match &asked.answer {
            Answer::Match(_) => pieces.chunks(2).map(|pair| pair.join(" → ")).collect(),
            Answer::Order(_) => pieces.iter().enumerate().map(numbered).collect(),
            Answer::Short(answers) => vec![escape(&answers.join(" | "))],
            Answer::Number(number) => vec![format!(
                "{} ± {}",
                number.value.replace('.', ","),
                number.tolerance.replace('.', ",")
            )],
            Answer::Open => vec![],
            answer => answer
                .choices()
                .iter()
                .zip(pieces)
                .filter(|(choice, _)| choice.right)
                .map(|(_, piece)| piece.clone())
                .collect(),
        }
    }
}
