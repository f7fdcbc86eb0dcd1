//! Questions of Moodle XML.
//!
//! Source: docs.moodle.org, "Moodle XML format".

use super::{Answer, Bank, Choice, Markup, Question, picture_name};
use crate::base::base64;
use crate::base::diagnostic::{Diagnostic, fault};
use crate::base::number::round_to_u32;
use crate::base::path::SourcePath;
use crate::base::span::Span;
use crate::import::page::Why;
use crate::import::word::xml::{Node, Tag, all};

/// An element with what stands in it.
#[derive(Default)]
struct Element {
    name: String,
    attributes: Vec<(String, String)>,
    text: String,
    inside: Vec<Element>,
}

/// Diagnostics: `import/xml`.
pub fn bank(file: &SourcePath, text: &str) -> Result<Bank, Box<Diagnostic>> {
    let root = tree(text).filter(|root| root.name == "quiz");
    let Some(root) = root else {
        return Err(Box::new(fault!(
            "import/xml",
            Span::new(file, 0..0),
            vi: "không phải tệp Moodle XML, hoặc tệp đã hỏng",
            en: "not a file of Moodle XML, or a broken one",
        )));
    };
    let mut bank = Bank::default();
    pictures(&root, &mut bank);
    let mut place = String::new();
    let mut at = 0;
    for element in root
        .inside
        .iter()
        .filter(|element| element.name == "question")
    {
        if element.said("type") == "category" {
            place = category(&element.text_of("category"));
            let info = element.text_of("info");
            if !info.is_empty() {
                bank.list(Why::Unknown, &format!("{place}: {info}"), at + 1);
            }
            continue;
        }
        at += 1;
        let mut question = question(&mut bank, element, at);
        question.category = place.clone();
        bank.questions.push(question);
    }
    Ok(bank)
}

/// `$course$/top/Mô-đun 1//2` as `Mô-đun 1/2`.
pub fn category(path: &str) -> String {
    let path = path.trim().replace("//", "\u{1}");
    let names = path.split('/').map(str::trim).filter(|name| {
        !name.is_empty() && *name != "top" && !(name.starts_with('$') && name.ends_with('$'))
    });
    names.collect::<Vec<_>>().join(" / ").replace('\u{1}', "/")
}

fn tree(text: &str) -> Option<Element> {
    let mut open = vec![Element::default()];
    for node in all(text)? {
        match node {
            Node::Open(tag) => open.push(element(&tag)),
            Node::Text(text) => open.last_mut()?.text.push_str(&text),
            Node::Close(_) => {
                let done = open.pop()?;
                open.last_mut()?.inside.push(done);
            }
        }
    }
    open.pop()?.inside.pop()
}

fn element(tag: &Tag) -> Element {
    let said = ["type", "format", "fraction", "name", "encoding"].iter();
    let attributes =
        said.filter_map(|key| Some((key.to_string(), tag.attribute(key)?.to_string())));
    Element {
        name: tag.name.clone(),
        attributes: attributes.collect(),
        ..Element::default()
    }
}

impl Element {
    fn said(&self, key: &str) -> &str {
        let found = self.attributes.iter().find(|(name, _)| name == key);
        found.map_or("", |(_, value)| value.as_str())
    }

    fn child(&self, name: &str) -> Option<&Element> {
        self.inside.iter().find(|element| element.name == name)
    }

    /// The text of a child, also where it stands in an element `text`.
    fn text_of(&self, name: &str) -> String {
        self.child(name).map_or(String::new(), Element::words)
    }

    fn words(&self) -> String {
        self.child("text")
            .map_or(self.text.trim(), |text| text.text.trim())
            .to_string()
    }

    fn markup(&self) -> Markup {
        match self.said("format") {
            "markdown" => Markup::Markdown,
            "plain_text" => Markup::Plain,
            _ => Markup::Html,
        }
    }

    fn fraction(&self) -> f64 {
        self.said("fraction").parse().unwrap_or(0.0)
    }

    fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Element> {
        self.inside
            .iter()
            .filter(move |element| element.name == name)
    }
}

fn pictures(element: &Element, bank: &mut Bank) {
    for file in element.all("file") {
        keep(bank, file.said("name"), &file.text);
    }
    if let (Some(image), Some(bytes)) = (element.child("image"), element.child("image_base64")) {
        keep(bank, image.text.trim(), &bytes.text);
    }
    element
        .inside
        .iter()
        .for_each(|inner| pictures(inner, bank));
}

/// Keeps a file in base64; one that cannot be read, and one that no page shows, is listed.
fn keep(bank: &mut Bank, name: &str, text: &str) {
    let ending = name.rsplit('.').next().unwrap_or_default().to_lowercase();
    if !["png", "jpg", "jpeg", "gif", "webp", "svg"].contains(&ending.as_str()) {
        bank.list(Why::Unknown, name, 1);
    }
    match base64::decoded(text).filter(|bytes| !bytes.is_empty()) {
        Some(bytes) => drop(bank.pictures.insert(picture_name(name), bytes)),
        None => bank.list(Why::Picture, name, 1),
    }
}

/// The picture that stands below a question.
///
/// Source: the XML of Moodle 1.9, `image` and `image_base64`.
fn picture_below(bank: &Bank, element: &Element) -> Option<String> {
    let name = picture_name(element.child("image")?.text.trim());
    bank.pictures
        .contains_key(&name)
        .then(|| format!("\n\n![Hình]({name})"))
}

impl Bank {
    fn block_of(&mut self, element: Option<&Element>, at: usize) -> String {
        element.map_or(String::new(), |one| {
            self.block(&one.words(), one.markup(), at)
        })
    }

    fn line_of(&mut self, element: &Element, at: usize) -> String {
        self.line(&element.words(), element.markup(), at)
    }
}

fn question(bank: &mut Bank, element: &Element, at: usize) -> Question {
    let kind = element.said("type").to_string();
    let grade: f64 = element.text_of("defaultgrade").parse().unwrap_or(1.0);
    let points = round_to_u32(grade.ceil().clamp(1.0, 100.0));
    if f64::from(points) != grade {
        bank.list(Why::Unknown, &format!("defaultgrade {grade}"), at);
    }
    let name = element.text_of("name");
    let below = picture_below(bank, element).unwrap_or_default();
    let stem = bank.block_of(element.child("questiontext"), at) + &below;
    let explanation = bank.block_of(element.child("generalfeedback"), at);
    let notes = notes(bank, element, at);
    let answer = match kind.as_str() {
        "multichoice" => choices(bank, element, at),
        "truefalse" => truth(bank, element, at),
        "matching" => matching(bank, element, at),
        "shortanswer" => short(bank, element, at),
        "numerical" => number(bank, element, at),
        "essay" => Answer::Open,
        other => {
            bank.list(Why::Unknown, &format!("{other}: {name}"), at);
            Answer::Unknown
        }
    };
    Question {
        name,
        stem,
        answer,
        explanation,
        points,
        notes,
        at,
        ..Question::default()
    }
}

/// What is said in a question to graders alone; what has no place here is listed.
fn notes(bank: &mut Bank, element: &Element, at: usize) -> Vec<String> {
    for name in ["responsetemplate", "hint"] {
        for one in element.all(name).filter(|one| !one.words().is_empty()) {
            bank.list(Why::Unknown, &format!("{name}: {}", one.words()), at);
        }
    }
    for name in [
        "correctfeedback",
        "partiallycorrectfeedback",
        "incorrectfeedback",
    ] {
        let words = format!("{name}: {}", element.text_of(name));
        // Moodle writes its own words into every question: once is enough.
        let is_told = bank.listed.iter().any(|one| one.text == words);
        if !element.text_of(name).is_empty() && !is_told {
            bank.list(Why::Unknown, &words, at);
        }
    }
    let mut notes = vec![];
    for one in element
        .all("graderinfo")
        .filter(|one| !one.words().is_empty())
    {
        bank.list(Why::Closed, &one.words(), at);
        notes.push(bank.block_of(Some(one), at));
    }
    notes
}

fn choices(bank: &mut Bank, element: &Element, at: usize) -> Answer {
    let single = matches!(element.text_of("single").as_str(), "" | "true" | "1");
    let most = element
        .all("answer")
        .map(Element::fraction)
        .fold(0.0, f64::max);
    let choices = element.all("answer").map(|one| {
        let fraction = one.fraction();
        let right = if single {
            fraction >= most && most > 0.0
        } else {
            fraction > 0.0
        };
        if single && fraction > 0.0 && !right {
            bank.list(Why::Unknown, &format!("{fraction} %: {}", one.words()), at);
        }
        let feedback = bank.block_of(one.child("feedback"), at);
        Choice {
            text: bank.line_of(one, at),
            right,
            feedback,
        }
    });
    Answer::Choices(choices.collect())
}

fn truth(bank: &mut Bank, element: &Element, at: usize) -> Answer {
    let choice = |bank: &mut Bank, words: &str, name: &str| {
        let found = element
            .all("answer")
            .find(|one| one.words().to_lowercase() == words);
        Choice {
            text: name.to_string(),
            right: found.is_some_and(|one| one.fraction() > 0.0),
            feedback: bank.block_of(found.and_then(|one| one.child("feedback")), at),
        }
    };
    Answer::Choices(vec![
        choice(bank, "true", "Đúng"),
        choice(bank, "false", "Sai"),
    ])
}

fn matching(bank: &mut Bank, element: &Element, at: usize) -> Answer {
    let pairs = element.all("subquestion").map(|one| {
        let right = one.text_of("answer");
        (bank.line_of(one, at), bank.line(&right, Markup::Plain, at))
    });
    let (pairs, lures): (Vec<_>, Vec<_>) = pairs.partition(|(left, _)| !left.is_empty());
    for (_, lure) in lures {
        bank.list(Why::Unknown, &lure, at);
    }
    super::write::ordered(pairs)
}

fn short(bank: &mut Bank, element: &Element, at: usize) -> Answer {
    let mut texts = vec![];
    for one in element.all("answer") {
        let feedback = one.text_of("feedback");
        let right = one.fraction() >= 100.0 && one.words() != "*";
        if !right || !feedback.is_empty() {
            bank.list(Why::Unknown, &format!("{} {feedback}", one.words()), at);
        }
        texts.extend(right.then(|| one.words()));
    }
    Answer::Short(texts)
}

fn number(bank: &mut Bank, element: &Element, at: usize) -> Answer {
    let mut found = None;
    for one in element.all("answer") {
        let right = one.fraction() >= 100.0 && found.is_none();
        let feedback = one.text_of("feedback");
        if !right || !feedback.is_empty() {
            bank.list(Why::Unknown, &format!("{} {feedback}", one.words()), at);
        }
        if right {
            let tolerance = one.text_of("tolerance");
            let tolerance = if tolerance.is_empty() {
                "0".to_string()
            } else {
                tolerance
            };
            found = Some((one.words(), tolerance));
        }
    }
    let (value, tolerance) = found.unwrap_or_default();
    Answer::Number(value, tolerance)
}
