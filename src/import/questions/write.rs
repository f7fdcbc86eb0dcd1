//! Questions as blocks `quiz`.

use super::{Answer, Bank, Choice, Purpose, Question};
use crate::base::inputs::Audience;
use crate::base::path::SourcePath;
use crate::base::value::quoted;
use crate::import::page::Why;
use crate::model::quiz::Question as Read;
use crate::model::reader::Reader;
use crate::model::register::Lexicon;
use crate::read::{blocks, markdown};
use crate::text::vi;
use std::collections::BTreeSet;

/// Pairs to match; where the right sides count from 1, items to put in order.
pub fn ordered(pairs: Vec<(String, String)>) -> Answer {
    let mut counted = pairs.iter().enumerate();
    let is_order = counted.all(|(at, (_, right))| *right == (at + 1).to_string());
    match is_order && pairs.len() > 1 {
        true => Answer::Order(pairs.into_iter().map(|(left, _)| left).collect()),
        false => Answer::Match(pairs),
    }
}

/// The page of a bank; a category is a section.
pub fn page(title: &str, bank: &mut Bank, purpose: Purpose) -> String {
    let mut out = format!("---\ntitle: {}\nkind: module\n---\n", quoted(title));
    let (mut category, mut ids) = (String::new(), BTreeSet::new());
    for at in 0..bank.questions.len() {
        let question = bank.questions[at].clone();
        if question.category != category {
            category = question.category.clone();
            let name = if category.is_empty() {
                "Câu hỏi khác"
            } else {
                &category
            };
            let name = crate::import::page::escape(name).replace('{', "&#123;");
            out.push_str(&format!("\n## {name}\n"));
        }
        let id = id(&question, &mut ids);
        let block = block(&question, &id, purpose);
        let known = question.answer != Answer::Unknown;
        match known && reads(&block).is_some() {
            true => out.push_str(&block),
            false => {
                bank.list(Why::Unreadable, &question.stem, question.at);
                out.push_str(&kept(&question));
            }
        }
        out.push_str(&notes(&question));
    }
    out
}

/// The question that a block of Markdown is read as; `None` where it is none.
fn reads(block: &str) -> Option<Read> {
    let file = SourcePath::new("index.md");
    let reader = Reader {
        audience: Audience::Trainer,
        level: None,
    };
    let scanned = blocks::scan(&file, block, 0, &[], &reader);
    let (document, faults) = markdown::document(&file, block, scanned, &Lexicon::default());
    let right = !faults.iter().any(|fault| fault.is_error());
    let mut questions = document.questions;
    (right && questions.len() == 1).then(|| questions.remove(0))
}

/// A name for the fence, from that of the question; empty where it bears none of its own.
fn id(question: &Question, ids: &mut BTreeSet<String>) -> String {
    let id = vi::slug(&question.name);
    if id.is_empty() || id.len() > 40 || !ids.insert(id.clone()) {
        return String::new();
    }
    format!("q-{id}")
}

fn block(question: &Question, id: &str, purpose: Purpose) -> String {
    let mut words = vec![];
    if !id.is_empty() {
        words.push(format!("#{id}"));
    }
    match question.answer {
        Answer::Match(_) => words.push("kind=match".into()),
        Answer::Order(_) => words.push("kind=order".into()),
        _ => {}
    }
    if question.points > 1 {
        words.push(format!("points={}", question.points));
    }
    if purpose == Purpose::Exam {
        words.push("use=exam".into());
    }
    let attributes = match words.is_empty() {
        true => String::new(),
        false => format!(" {{{}}}", words.join(" ")),
    };
    let mut out = format!("\n::: quiz{attributes}\n\n{}\n", question.stem.trim());
    out.push_str(&answer(&question.answer));
    let explanation = unlabelled(&question.explanation);
    if !explanation.is_empty() {
        let text = format!("**Giải thích:** {explanation}");
        out.push_str(&format!("\n{}\n", quote(&text, "")));
    }
    out + "\n:::\n"
}

/// An explanation without the label that it is written with here.
fn unlabelled(text: &str) -> &str {
    let text = text.trim();
    let labels = ["**Giải thích:**", "**Explanation:**"];
    let rest = labels.iter().find_map(|label| text.strip_prefix(label));
    rest.unwrap_or(text).trim()
}

fn answer(answer: &Answer) -> String {
    match answer {
        Answer::Open | Answer::Unknown => String::new(),
        Answer::Choices(choices) => {
            let lines: String = choices.iter().map(choice).collect();
            format!("\n{lines}")
        }
        Answer::Match(pairs) => {
            let cell = |text: &str| text.replace('|', "\\|");
            let rows = pairs
                .iter()
                .map(|(left, right)| format!("| {} | {} |\n", cell(left), cell(right)));
            format!(
                "\n| Cho | Ghép với |\n|---|---|\n{}",
                rows.collect::<String>()
            )
        }
        Answer::Order(items) => {
            let lines = items.iter().enumerate();
            let lines = lines.map(|(at, item)| format!("{}. {item}\n", at + 1));
            format!("\n{}", lines.collect::<String>())
        }
        Answer::Short(texts) => format!("\nĐáp án: {}\n", texts.join(" | ")),
        Answer::Number(value, tolerance) => {
            let written = |number: &str| number.trim().replace('.', ",");
            format!("\nĐáp án: {} ± {}\n", written(value), written(tolerance))
        }
    }
}

fn choice(choice: &Choice) -> String {
    let mark = if choice.right { 'x' } else { ' ' };
    let mut out = format!("- [{mark}] {}\n", choice.text);
    if !choice.feedback.trim().is_empty() {
        out.push_str(&format!("\n{}\n\n", quote(choice.feedback.trim(), "  ")));
    }
    out
}

fn quote(text: &str, indent: &str) -> String {
    let lines = text
        .lines()
        .map(|line| format!("{indent}> {line}").trim_end().to_string());
    lines.collect::<Vec<_>>().join("\n")
}

/// What trainers are told beside a question.
fn notes(question: &Question) -> String {
    match question.notes.is_empty() {
        true => String::new(),
        false => format!("\n::: trainer\n\n{}\n\n:::\n", question.notes.join("\n\n")),
    }
}

/// A question that cannot be one here, for trainers to look at.
fn kept(question: &Question) -> String {
    let key = match &question.answer {
        Answer::Choices(choices) => {
            let line = |choice: &Choice| {
                let mark = if choice.right { "đúng" } else { "sai" };
                format!(
                    "- ({mark}) {} {}\n",
                    choice.text,
                    choice.feedback.replace('\n', " ")
                )
            };
            choices.iter().map(line).collect()
        }
        other => answer(other),
    };
    let stem = question.stem.trim().replace("\n:::", "\n\\:::");
    let explanation = question.explanation.trim();
    let text = [stem.as_str(), key.trim(), explanation];
    let text: Vec<&str> = text.into_iter().filter(|text| !text.is_empty()).collect();
    format!("\n::: trainer\n\n{}\n\n:::\n", text.join("\n\n"))
}
