//! Questions that people have, from Moodle (XML, GIFT), from the Word files of schools, from
//! tables, become blocks `quiz` of one page.

mod gift;
mod key;
mod school;
mod sheet;
mod write;
mod xml;

use super::letters::Encoding;
use super::page::{Listed, Report, Why, fragment};
use super::word::{self, Changes};
use super::{html, source};
use crate::base::diagnostic::{Diagnostic, fault};
use crate::base::path::SourcePath;
use crate::base::span::Span;
use crate::model::meta::KindName;
use crate::text::vi;
use std::collections::BTreeMap;

pub use write::page;

/// What kind of file questions come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    MoodleXml,
    Gift,
    Table,
    Word,
    Html,
    Text,
}

/// Whom the questions are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Exports for trainers alone hold them: a bank is the key of exams to come.
    Exam,
    /// Learners answer them on the page.
    Practice,
}

#[derive(Clone, Copy, Debug)]
pub struct Options {
    pub purpose: Purpose,
    pub changes: Changes,
    pub encoding: Option<Encoding>,
}

/// The page of a bank, and what was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportedQuestions {
    pub id: String,
    pub files: Vec<(String, Vec<u8>)>,
    pub report: Report,
    pub questions: usize,
}

/// Questions with what could not be read of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bank {
    pub questions: Vec<Question>,
    pub listed: Vec<Listed>,
    pub pictures: BTreeMap<String, Vec<u8>>,
}

/// One question; its texts are Markdown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Question {
    pub name: String,
    /// Where it stands in its bank: `Mô-đun 1/Phân loại`; empty for none.
    pub category: String,
    pub stem: String,
    pub answer: Answer,
    /// What is said of it once it is answered.
    pub explanation: String,
    pub points: u32,
    /// What is said of it to trainers.
    pub notes: Vec<String>,
    /// Its place in the file, from 1.
    pub at: usize,
}

/// How a question is answered, and the key.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Answer {
    Choices(Vec<Choice>),
    Match(Vec<(String, String)>),
    Order(Vec<String>),
    /// Plain texts, each right.
    Short(Vec<String>),
    /// As `-12.5`, and how far an answer may be from it.
    Number(String, String),
    #[default]
    Open,
    /// In a way that is not known here.
    Unknown,
}

/// On one line, but for what is said of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    pub text: String,
    pub right: bool,
    pub feedback: String,
}

/// How a stretch of a foreign text is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Markup {
    Html,
    Markdown,
    #[default]
    Plain,
}

impl Form {
    /// By the ending of the name, and where several forms share one by what stands in the file.
    pub fn of(name: &str, bytes: &[u8]) -> Option<Self> {
        let text = String::from_utf8_lossy(&bytes[..bytes.len().min(1 << 16)]);
        match name.rsplit_once('.')?.1.to_lowercase().as_str() {
            "xml" => Some(Form::MoodleXml),
            "gift" => Some(Form::Gift),
            "csv" | "tsv" => Some(Form::Table),
            "docx" | "docm" | "dotx" => Some(Form::Word),
            "html" | "htm" => Some(Form::Html),
            "txt" if text.contains('{') && text.contains('}') => Some(Form::Gift),
            "txt" | "md" => Some(Form::Text),
            _ => None,
        }
    }
}

/// The questions in `bytes`, a file named `name`, as a page.
///
/// What cannot be a question here stands in a block `trainer`. Diagnostics: those of
/// `import::word`; `read/encoding`, `import/no-question`, `import/xml`.
pub fn questions(
    name: &str,
    bytes: &[u8],
    form: Form,
    options: &Options,
) -> (Option<ImportedQuestions>, Vec<Diagnostic>) {
    let bank = match bank(name, bytes, form, options) {
        Ok(bank) => bank,
        Err(fault) => return (None, vec![*fault]),
    };
    if bank.questions.is_empty() {
        let fault = fault!(
            "import/no-question",
            Span::new(&SourcePath::called(name), 0..0),
            vi: "không tìm thấy câu hỏi nào",
            en: "no question was found",
        );
        return (None, vec![fault]);
    }
    (Some(imported(name, bank, options.purpose)), vec![])
}

fn imported(name: &str, mut bank: Bank, purpose: Purpose) -> ImportedQuestions {
    let stem = SourcePath::called(name).stem().to_string();
    let title = format!("Ngân hàng câu hỏi {}", stem.replace(['-', '_'], " "));
    let questions = bank.questions.len();
    let text = write::page(&title, &mut bank, purpose);
    let mut report = Report::new(name, KindName::Module, &title, &[]);
    report.pictures = bank.pictures.len();
    report.listed = bank.listed;
    let mut files = vec![("index.md".to_string(), text.into_bytes())];
    files.extend(bank.pictures);
    ImportedQuestions {
        id: vi::slug(&title),
        files,
        report,
        questions,
    }
}

/// The questions in a file.
///
/// Diagnostics: as [`questions`].
pub fn bank(
    name: &str,
    bytes: &[u8],
    form: Form,
    options: &Options,
) -> Result<Bank, Box<Diagnostic>> {
    let file = SourcePath::called(name);
    let text = || source::text(&file, bytes, options.encoding).map(|read| read.text);
    Ok(match form {
        Form::MoodleXml => xml::bank(&file, &text()?)?,
        Form::Gift => gift::bank(&text()?),
        Form::Table => sheet::bank(&text()?),
        Form::Text => school::of_text(&text()?),
        Form::Html => {
            let read = source::markup(&file, bytes, options.encoding)?;
            school::of_word(html::read(&read.text))
        }
        Form::Word => {
            let mut word = word::read(&file, bytes, options.changes)?;
            source::modernise(&mut word, options.encoding);
            school::of_word(word)
        }
    })
}

impl Bank {
    fn list(&mut self, why: Why, text: &str, at: usize) {
        self.listed.push(Listed::new(why, text, at));
    }

    /// A stretch of a foreign text as Markdown.
    fn block(&mut self, text: &str, markup: Markup, at: usize) -> String {
        match markup {
            Markup::Markdown => super::page::without_fences(text.trim()),
            Markup::Plain => {
                let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
                let lines: Vec<String> = lines.map(super::page::line).collect();
                lines.join("\n\n")
            }
            Markup::Html => {
                let mut word = html::read(text);
                word.pictures = self.pictures.clone();
                attach(&mut word);
                let (markdown, listed) = fragment(word);
                self.listed.extend(listed.into_iter().map(|one| Listed {
                    paragraph: at,
                    ..one
                }));
                markdown
            }
        }
    }

    /// The same on one line.
    fn line(&mut self, text: &str, markup: Markup, at: usize) -> String {
        let block = self.block(text, markup, at);
        let lines = block.lines().map(|line| unbroken(line.trim()).trim());
        let lines: Vec<&str> = lines.filter(|line| !line.is_empty()).collect();
        lines.join(" ")
    }
}

/// A line without the backslash that breaks it; one that is escaped is text.
fn unbroken(line: &str) -> &str {
    let escapes = line.len() - line.trim_end_matches('\\').len();
    match escapes % 2 {
        0 => line,
        _ => &line[..line.len() - 1],
    }
}

/// Takes from the names of pictures what Moodle writes before them.
fn attach(word: &mut word::Word) {
    let blocks = word.blocks.iter_mut().flat_map(|block| match block {
        word::Block::Paragraph(paragraph) => vec![paragraph],
        word::Block::Table(table) => {
            let cells = table.rows.iter_mut().flatten();
            cells.flat_map(|cell| cell.paragraphs.iter_mut()).collect()
        }
    });
    for run in blocks.flat_map(|paragraph| paragraph.runs.iter_mut()) {
        if let word::Content::Picture { name, .. } = &mut run.content {
            let last = name.rsplit('/').next().unwrap_or(name);
            *name = picture_name(&crate::base::path::decode(last));
        }
    }
}

/// A name that a page may bear beside it: `Ảnh 1.PNG` as `anh-1.png`.
fn picture_name(name: &str) -> String {
    match name.rsplit_once('.') {
        Some((stem, ending)) => format!("{}.{}", vi::slug(stem), ending.to_lowercase()),
        None => vi::slug(name),
    }
}
