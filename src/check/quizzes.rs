//! Questions whose right choice stands out by its length.

use crate::base::diagnostic::{Diagnostic, StaticMessage, message, warning};
use crate::graph::site::Site;
use crate::model::quiz::{Answer, Choice, Question};
use crate::rule::Check;
use crate::theme::Theme;

pub const CHECK: Check = Check {
    name: "quizzes",
    about: StaticMessage {
        vi: "Độ dài phương án không mách nước: phương án đúng không thường xuyên là dài nhất.",
        en: "The length of choices gives nothing away: the right one is not the longest as a rule.",
    },
    run,
};

/// Fewer questions than these say nothing about a habit.
const ENOUGH: usize = 10;

/// Diagnostics: `quiz/longest` (a warning) at each right choice that is longer than all others of
/// its question, where that is so in more than half of the site's single-choice questions.
fn run(site: &Site, _: &Theme) -> Vec<Diagnostic> {
    let questions = site
        .pages
        .values()
        .flat_map(|page| &page.document.questions);
    let single: Vec<(&Question, &[Choice])> = questions.filter_map(single).collect();
    let longest: Vec<(&Question, Longest)> = single
        .iter()
        .filter_map(|(question, choices)| Some((*question, longest(choices)?)))
        .collect();
    if single.len() < ENOUGH || longest.len() * 2 <= single.len() {
        return vec![];
    }
    let (part, all) = (longest.len(), single.len());
    let fault = |(question, found): &(&Question, Longest)| fault(question, found, part, all);
    longest.iter().map(fault).collect()
}

fn single(question: &Question) -> Option<(&Question, &[Choice])> {
    match &question.answer {
        Answer::Single(choices) => Some((question, choices)),
        _ => None,
    }
}

/// A right choice that is longer than every other.
struct Longest<'a> {
    choice: &'a Choice,
    /// Characters of the choice.
    length: usize,
    /// Characters of the longest of the others.
    next: usize,
}

fn longest(choices: &[Choice]) -> Option<Longest<'_>> {
    let length = |choice: &Choice| choice.piece.plain.chars().count();
    let choice = choices.iter().find(|choice| choice.right)?;
    let others = choices.iter().filter(|choice| !choice.right);
    let next = others.map(length).max()?;
    let length = length(choice);
    (length > next).then_some(Longest {
        choice,
        length,
        next,
    })
}

fn fault(question: &Question, found: &Longest, part: usize, all: usize) -> Diagnostic {
    let (length, next) = (found.length, found.next);
    let help = message!(
        vi: "viết các phương án dài gần nhau; phương án sai dài thêm, phương án đúng gọn lại",
        en: "write choices of like length: longer wrong ones, a shorter right one",
    );
    warning!(
        "quiz/longest",
        question.at(&found.choice.piece.text),
        vi: "phương án đúng dài nhất ({length} chữ, kế tiếp {next}), như ở {part} trên {all} câu",
        en: "the right choice is the longest ({length} letters, next {next}), as in {part} of \
            {all}",
    )
    .help(help)
}
