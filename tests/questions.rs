//! Banks of questions in `tests/questions/`: the page that each becomes, as `*.expect` has it; and
//! that what is exported and taken in again says the same.

use crate::imports::expect;
use crate::support::{BuildOptions, Built, built};
use std::collections::BTreeMap;
use std::path::PathBuf;
use xanh::import::page::escape;
use xanh::import::questions::{
    Answer, Bank, Choice, Form, Options, Purpose, Question, bank, page, questions,
};
use xanh::import::word::Changes;

const OPTIONS: Options = Options {
    purpose: Purpose::Exam,
    changes: Changes::Accept,
    encoding: None,
};

fn banks() -> Vec<PathBuf> {
    let entries = std::fs::read_dir("tests/questions").unwrap();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending != "expect"));
    paths.sort();
    paths
}

fn site(page: &str) -> Built {
    let file = |name: &str, text: &str| (name.to_string(), text.to_string());
    let files = BTreeMap::from([
        file("xanh.toml", "title = \"Thử\"\n"),
        file("content/_index.md", "---\ntitle: \"Nhà\"\n---\n"),
        file("content/cau-hoi/index.md", page),
        file("content/cau-hoi/a-b.png", ""),
    ]);
    built(&files, &BuildOptions::parse("audience = trainer"))
}

#[test]
fn a_bank_becomes_a_page() {
    for path in banks() {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let bytes = std::fs::read(&path).unwrap();
        let form = Form::of(&name, &bytes).unwrap();
        let (imported, faults) = questions(&name, &bytes, form, &OPTIONS);
        assert!(faults.is_empty(), "{name}: {faults:?}");
        let imported = imported.unwrap();
        let text = String::from_utf8(imported.files[0].1.clone()).unwrap();
        let report: Vec<String> = imported
            .report
            .listed
            .iter()
            .map(|one| format!("{} {:?} {}", one.paragraph, one.why, one.text))
            .collect();
        let names: Vec<&str> = imported
            .files
            .iter()
            .map(|(name, _)| name.as_str())
            .collect();
        let parts = [names.join(" "), text.clone(), report.join("\n")];
        expect(
            &path.with_extension("expect"),
            &(parts.join("\n=====\n") + "\n"),
        );
        let site = site(&text);
        let errors = site.diagnostics.iter().filter(|fault| fault.is_error());
        assert_eq!(errors.count(), 0, "{name}: {:?}", site.diagnostics);
    }
}

#[test]
fn what_is_not_a_bank_is_told() {
    let code = |name: &str, text: &str| {
        let form = Form::of(name, text.as_bytes()).unwrap();
        questions(name, text.as_bytes(), form, &OPTIONS).1[0].code
    };
    assert_eq!(code("a.xml", "<quiz><question>"), "import/xml");
    assert_eq!(code("a.xml", "<a></a>"), "import/xml");
    assert_eq!(code("a.md", "Không có câu nào."), "import/no-question");
}

/// A walk of numbers, the same each time.
pub struct Numbers(pub u64);

impl Numbers {
    pub fn below(&mut self, end: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end
    }

    /// Words that hold signs of GIFT, of HTML and of Markdown; `at` keeps them apart.
    fn words(&mut self, at: usize) -> String {
        const WORDS: [&str; 16] = [
            "rác",
            "tái chế",
            "a = b",
            "~ gần",
            "{ngoặc}",
            "#1",
            "50 %",
            "a: b",
            "C:\\x",
            "x < y & z",
            "*sao*",
            "_gạch_",
            "[móc]",
            "“trích”",
            "đúng -> sai",
            "CO₂",
        ];
        let some: Vec<&str> = (0..1 + self.below(3))
            .map(|_| WORDS[self.below(WORDS.len())])
            .collect();
        escape(&format!("Từ {at} {}", some.join(" ")))
    }

    fn texts(&mut self, from: usize) -> Vec<String> {
        (0..2 + self.below(4))
            .map(|at| self.words(from + at))
            .collect()
    }

    fn maybe(&mut self, at: usize) -> String {
        if self.below(2) == 0 {
            String::new()
        } else {
            self.words(at)
        }
    }

    fn answer(&mut self) -> Answer {
        match self.below(7) {
            0 => self.choices(1),
            1 => self.choices(2),
            2 => {
                let truth = self.below(2) == 0;
                let choice = |text: &str, right: bool, feedback: String| Choice {
                    text: text.into(),
                    right,
                    feedback,
                };
                let wrong = self.words(90);
                let said = self.maybe(91);
                let (yes, no) = if truth { (said, wrong) } else { (wrong, said) };
                Answer::Choices(vec![choice("Đúng", truth, yes), choice("Sai", !truth, no)])
            }
            3 => {
                let (left, right) = (self.texts(10), self.texts(30));
                Answer::Match(left.into_iter().zip(right).collect())
            }
            4 => Answer::Order(self.texts(10)),
            5 => Answer::Short(
                (0..1 + self.below(3))
                    .map(|at| format!("lời {at} = ~x"))
                    .collect(),
            ),
            _ => Answer::Number(
                format!("{}.5", self.below(90)),
                format!("0.{}", 1 + self.below(9)),
            ),
        }
    }

    fn choices(&mut self, right: usize) -> Answer {
        let texts = self.texts(10);
        let choices = texts.into_iter().enumerate().map(|(at, text)| Choice {
            text,
            right: at < right,
            feedback: self.maybe(50 + at),
        });
        Answer::Choices(choices.collect())
    }

    fn question(&mut self, at: usize, points: bool) -> Question {
        Question {
            stem: format!("{}\n\n{}", self.words(1000 + at), self.words(2000 + at)),
            answer: self.answer(),
            explanation: self.maybe(3000 + at),
            points: if points { 1 + self.below(5) as u32 } else { 1 },
            ..Question::default()
        }
    }
}

/// What a question says, whatever it is called.
fn meaning(question: &Question) -> Question {
    let label = "**Giải thích:**";
    Question {
        name: String::new(),
        category: String::new(),
        explanation: question
            .explanation
            .trim_start_matches(label)
            .trim()
            .to_string(),
        at: 0,
        ..question.clone()
    }
}

#[track_caller]
fn comes_back(all: &[Question], output: &str, name: &str, form: Form) {
    let mut made = Bank {
        questions: all.to_vec(),
        ..Bank::default()
    };
    let text = page("Thử", &mut made, Purpose::Exam);
    assert_eq!(made.listed, [], "{text}");
    let exported = site(&text).text(output);
    let again = bank(name, exported.as_bytes(), form, &OPTIONS).unwrap();
    assert_eq!(again.questions.len(), all.len(), "{exported}");
    for (old, new) in all.iter().zip(&again.questions) {
        assert_eq!(meaning(new), meaning(old), "{exported}");
    }
}

#[test]
fn gift_says_the_same_when_it_is_taken_in_again() {
    let mut numbers = Numbers(24);
    let all: Vec<Question> = (0..300).map(|at| numbers.question(at, false)).collect();
    comes_back(&all, "moodle/cau-hoi.gift.txt", "a.gift", Form::Gift);
}

#[test]
fn moodle_xml_says_the_same_when_it_is_taken_in_again() {
    let mut numbers = Numbers(2024);
    let all: Vec<Question> = (0..300).map(|at| numbers.question(at, true)).collect();
    comes_back(&all, "moodle/cau-hoi.xml", "a.xml", Form::MoodleXml);
}
