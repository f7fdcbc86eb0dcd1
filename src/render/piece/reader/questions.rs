//! Questions for who approves a page: as on paper, with the key for trainers.

use super::Reader;
use crate::base::inputs::Audience;
use crate::model::quiz::Answer;
use crate::render::flow::Question;
use crate::render::html::shuffled;
use crate::render::piece::{Part, Run};

/// A question as this audience sees it on paper.
pub fn parts(reader: &mut Reader, question: &Question, audience: Audience) -> Vec<Part> {
    let title = reader.title(question.of);
    let mut parts = match title.is_empty() {
        true => vec![],
        false => vec![Part::Paragraph(title)],
    };
    parts.extend(reader.blocks(&question.stem));
    let pieces: Vec<Vec<Run>> = question.pieces.iter().map(|one| reader.runs(one)).collect();
    parts.extend(asked(question, &pieces));
    if audience == Audience::Trainer {
        parts.extend(key(reader, question, &pieces));
    }
    parts.extend(reader.blocks(&question.others));
    parts
}

/// What may be chosen, matched or put in order.
fn asked(question: &Question, pieces: &[Vec<Run>]) -> Vec<Part> {
    let asked = question.asked;
    match &asked.answer {
        Answer::Single(_) | Answer::Multiple(_) | Answer::TrueFalse(_) => {
            let each = pieces.iter().enumerate();
            let line = |(at, runs): (usize, &Vec<Run>)| labelled(&letter(at), runs);
            each.map(line).collect()
        }
        Answer::Match(_) => {
            let pairs: Vec<&[Vec<Run>]> = pieces.chunks_exact(2).collect();
            let rows = pairs.iter().zip(shuffled(asked, pairs.len()));
            let row =
                |(pair, at): (&&[Vec<Run>], usize)| vec![pair[0].clone(), pairs[at][1].clone()];
            vec![Part::Table(rows.map(row).collect())]
        }
        Answer::Order(_) => {
            let order = shuffled(asked, pieces.len()).into_iter();
            vec![list(None, order.map(|at| pieces[at].clone()))]
        }
        Answer::Short(_) | Answer::Number(_) | Answer::Open => {
            vec![Part::Paragraph(vec![Run::plain("…………………………")])]
        }
    }
}

/// What is right, and what is said of it.
fn key(reader: &mut Reader, question: &Question, pieces: &[Vec<Run>]) -> Vec<Part> {
    let word = format!("{}: ", reader.theme.word("answer"));
    let said = |text: String| Part::Paragraph(vec![Run::strong(&word), Run::plain(text)]);
    let heading = || said(String::new());
    let mut parts = match &question.asked.answer {
        Answer::Single(choices) | Answer::Multiple(choices) | Answer::TrueFalse(choices) => {
            let right = choices
                .iter()
                .enumerate()
                .filter(|(_, choice)| choice.right);
            let letters: Vec<String> = right.map(|(at, _)| letter(at)).collect();
            vec![said(letters.join(", "))]
        }
        Answer::Match(_) => {
            let pairs = pieces.chunks_exact(2);
            let arrow = || vec![Run::plain(" → ")];
            let lines = pairs.map(|pair| [pair[0].clone(), arrow(), pair[1].clone()].concat());
            vec![heading(), list(None, lines)]
        }
        Answer::Order(_) => vec![heading(), list(Some(1), pieces.iter().cloned())],
        Answer::Short(texts) => vec![said(texts.join(" | "))],
        Answer::Number(number) => vec![said(format!("{} ± {}", number.value, number.tolerance))],
        Answer::Open => vec![],
    };
    for (at, feedback) in question.feedback.iter().enumerate() {
        let mut said = reader.blocks(feedback);
        if let Some(Part::Paragraph(runs)) = said.first_mut() {
            runs.insert(0, Run::plain(format!("{}: ", letter(at))));
        }
        parts.extend(said);
    }
    parts.extend(reader.blocks(&question.explanation));
    parts
}

/// 0 -> `A`.
fn letter(at: usize) -> String {
    ('A'..='Z').nth(at).unwrap_or('Z').to_string()
}

fn labelled(letter: &str, runs: &[Run]) -> Part {
    let label = Run::plain(format!("{letter}. "));
    Part::Paragraph(std::iter::once(label).chain(runs.iter().cloned()).collect())
}

fn list(first: Option<u64>, items: impl Iterator<Item = Vec<Run>>) -> Part {
    let items = items.map(|runs| vec![Part::Paragraph(runs)]);
    Part::List {
        first,
        items: items.collect(),
    }
}
