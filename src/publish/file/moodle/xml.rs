//! Questions as Moodle XML.
//!
//! Source: docs.moodle.org, "Moodle XML format".

use super::{Entry, category, is_true, share};
use crate::model::quiz::{Answer, Choice};
use crate::render::xml::escape;

/// The bank, a category a module.
pub fn xml<'a>(modules: impl Iterator<Item = (&'a str, Vec<Entry<'a>>)>) -> String {
    let mut out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<quiz>\n".to_string();
    for (name, entries) in modules {
        let path = text(&category(name));
        out.push_str(&format!("<question type=\"category\">\n<category>{path}</category>\n</question>\n"));
        entries.iter().for_each(|entry| write(&mut out, entry));
    }
    out.push_str("</quiz>\n");
    out
}

fn write(out: &mut String, entry: &Entry) {
    let question = entry.question;
    out.push_str(&format!("<question type=\"{}\">\n<name>{}</name>\n", kind(&question.answer), text(&entry.name)));
    out.push_str(&format!("<questiontext format=\"html\">{}</questiontext>\n", text(&entry.shown.stem)));
    out.push_str(&format!("<generalfeedback format=\"html\">{}</generalfeedback>\n", text(&entry.shown.explanation)));
    out.push_str(&format!("<defaultgrade>{}</defaultgrade>\n<penalty>0</penalty>\n<hidden>0</hidden>\n", question.points));
    out.push_str(&format!("<idnumber>{}</idnumber>\n", escape(&entry.name.replace(' ', "-"))));
    out.push_str(&answers(entry));
    let tags: String = entry.tags.iter().map(|tag| format!("<tag>{}</tag>", text(tag))).collect();
    out.push_str(&format!("<tags>{tags}</tags>\n</question>\n"));
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

fn answers(entry: &Entry) -> String {
    let shown = &entry.shown;
    match &entry.question.answer {
        Answer::Single(choices) => format!("<single>true</single>\n<shuffleanswers>true</shuffleanswers>\n{}", marked(entry, choices)),
        Answer::Multiple(choices) => format!("<single>false</single>\n<shuffleanswers>true</shuffleanswers>\n{}", marked(entry, choices)),
        Answer::TrueFalse(choices) => {
            let first = is_true(entry.question);
            let comment = |right: bool| {
                let at = choices.iter().position(|choice| choice.right == right);
                at.and_then(|at| shown.feedback.get(at)).map(String::as_str).unwrap_or_default()
            };
            let line = |words: &str, right: bool| answer(words, if right { "100" } else { "0" }, "moodle_auto_format", comment(right));
            format!("{}{}", line("true", first), line("false", !first))
        }
        Answer::Match(pairs) => {
            let lines = pairs.iter().zip(shown.pieces.iter().step_by(2)).map(|(pair, left)| sub(left, &pair.right.plain));
            format!("<shuffleanswers>true</shuffleanswers>\n{}", lines.collect::<String>())
        }
        Answer::Order(_) => {
            let lines = shown.pieces.iter().enumerate().map(|(at, piece)| sub(piece, &(at + 1).to_string()));
            format!("<shuffleanswers>true</shuffleanswers>\n{}", lines.collect::<String>())
        }
        Answer::Short(answers) => {
            let lines = answers.iter().map(|words| answer(words, "100", "moodle_auto_format", ""));
            format!("<usecase>0</usecase>\n{}", lines.collect::<String>())
        }
        Answer::Number(number) => {
            let inside = format!("{}<tolerance>{}</tolerance>", text(&number.value), number.tolerance);
            format!("<answer fraction=\"100\" format=\"moodle_auto_format\">{inside}</answer>\n")
        }
        Answer::Open => "<responseformat>editor</responseformat>\n<answer fraction=\"0\"><text></text></answer>\n".to_string(),
    }
}

/// Choices with the share of the points that each gives or takes.
fn marked(entry: &Entry, choices: &[Choice]) -> String {
    let count = choices.iter().filter(|choice| choice.right).count();
    let shown = entry.shown.pieces.iter().zip(&entry.shown.feedback);
    let lines = choices.iter().zip(shown).map(|(choice, (piece, feedback))| {
        let fraction = match (choice.right, count) {
            (true, _) => share(count),
            (false, 1) => "0".to_string(),
            (false, _) => format!("-{}", share(count)),
        };
        answer(piece, &fraction, "html", feedback)
    });
    lines.collect()
}

fn answer(words: &str, fraction: &str, format: &str, feedback: &str) -> String {
    let feedback = format!("<feedback format=\"html\">{}</feedback>", text(feedback));
    format!("<answer fraction=\"{fraction}\" format=\"{format}\">{}{feedback}</answer>\n", text(words))
}

fn sub(left: &str, right: &str) -> String {
    format!("<subquestion format=\"html\">{}<answer>{}</answer></subquestion>\n", text(left), text(right))
}

/// `words` in a `text` element, without what XML may not hold.
fn text(words: &str) -> String {
    let sound: String = words.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
    format!("<text>{}</text>", escape(&sound))
}
