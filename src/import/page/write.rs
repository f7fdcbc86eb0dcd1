//! The blocks of a file as pieces of a page.

mod tables;

use super::inline::{Place, escape, markdown};
use super::pictures::pictures;
use super::piece::{Piece, PieceKind};
use super::report::{Listed, Why};
use super::roles::{Role, roles, without_mark};
use super::{Draft, front, levels};
use crate::import::word::{Block, Content, Paragraph, Run, Word};

/// A whole text.
pub fn draft(word: Word) -> Draft {
    let mut roles = roles(&word.blocks);
    let title = title(&word, &mut roles);
    written(word, roles, title)
}

/// A part of a text, which has no title.
pub fn fragment(word: Word) -> Draft {
    let roles = roles(&word.blocks);
    written(word, roles, String::new())
}

fn written(mut word: Word, roles: Vec<Role>, title: String) -> Draft {
    let mut listed: Vec<Listed> = word.notices.iter().filter_map(Listed::of_notice).collect();
    let pictures = pictures(&mut word, &mut listed);
    let mut writer = Writer {
        pieces: vec![],
        listed,
        notes: 0,
        lists: vec![],
        paragraph: 1,
    };
    let levels = levels::levels(&roles);
    let mut at = 0;
    while at < roles.len() {
        let length = match roles[at] {
            Role::Code => roles[at..]
                .iter()
                .take_while(|role| **role == Role::Code)
                .count(),
            _ => 1,
        };
        writer.block(&word.blocks[at..at + length], roles[at], levels[at]);
        at += length;
    }
    Draft {
        title,
        author: word.author,
        date: front::day(&word.created),
        pieces: writer.pieces,
        pictures,
        listed: writer.listed,
    }
}

/// The title, whose paragraph is then no part of the text: that of the style Title, the first
/// heading, what the properties say, a short line at the start.
fn title(word: &Word, roles: &mut [Role]) -> String {
    let of = |at: usize| match &word.blocks[at] {
        Block::Paragraph(paragraph) => paragraph.text(),
        Block::Table(_) => String::new(),
    };
    let titles: Vec<usize> = (0..roles.len())
        .filter(|at| roles[*at] == Role::Title)
        .collect();
    let first = roles.iter().position(|role| *role != Role::Empty);
    let heading = roles
        .iter()
        .position(|role| matches!(role, Role::Heading(_)));
    let look = first.filter(|at| matches!(roles[*at], Role::Look(_)));
    let short = first.filter(|at| {
        let text = of(*at);
        let is_line = text.chars().count() <= 120 && !text.contains('\n');
        roles[*at] == Role::Text && is_line && !text.ends_with(['.', ';', ':', ','])
    });
    let chosen = match (titles.is_empty(), heading.or(look)) {
        (false, _) => titles,
        (true, Some(at)) => vec![at],
        (true, None) if word.title.trim().is_empty() => short.into_iter().collect(),
        (true, None) => return word.title.clone(),
    };
    let words: Vec<String> = chosen.iter().map(|at| of(*at)).collect();
    chosen.iter().for_each(|at| roles[*at] = Role::Empty);
    words.join(" ")
}

/// A list that is open.
struct List {
    level: usize,
    /// Columns before their words.
    inner: usize,
    number: u64,
    delimiter: char,
}

pub struct Writer {
    pieces: Vec<Piece>,
    listed: Vec<Listed>,
    notes: usize,
    lists: Vec<List>,
    paragraph: usize,
}

impl Writer {
    fn block(&mut self, blocks: &[Block], role: Role, level: Option<usize>) {
        if !matches!(
            role,
            Role::Bullet(_) | Role::Number(..) | Role::Labelled(_) | Role::Empty
        ) {
            self.lists.clear();
        }
        match &blocks[0] {
            Block::Table(table) => {
                let pieces = tables::table(self, table);
                self.pieces.extend(pieces);
                let cells = table.rows.iter().flatten();
                self.paragraph += cells.map(|cell| cell.paragraphs.len()).sum::<usize>();
            }
            Block::Paragraph(_) if role == Role::Code => {
                self.code(blocks);
                self.paragraph += blocks.len();
            }
            Block::Paragraph(paragraph) => {
                self.paragraph(paragraph, role, level);
                self.paragraph += 1;
            }
        }
    }

    fn paragraph(&mut self, paragraph: &Paragraph, role: Role, level: Option<usize>) {
        let plain = plain(paragraph);
        match (role, level) {
            (Role::Empty | Role::Title, _) => {}
            (Role::Contents, _) => self.list(Why::Contents, &plain),
            (_, Some(level)) => self.heading(paragraph, &plain, level),
            (Role::Bullet(at), _) => self.item(&unmarked(paragraph), &plain, at, None),
            (Role::Number(at, n), _) => self.item(&unmarked(paragraph), &plain, at, Some(n)),
            (Role::Labelled(at), _) => self.labelled(paragraph, &plain, at),
            (Role::Quote, _) => {
                let (text, notes) = self.text(&without_italics(paragraph), Place::Line);
                self.push(&plain, quoted(&text), notes, PieceKind::Text);
            }
            _ => {
                let (text, notes) = self.text(paragraph, Place::Line);
                self.push(&plain, text, notes, PieceKind::Text);
                self.doubt(&plain);
            }
        }
    }

    /// Lists a line in capitals that was left as text: it may be meant as a heading.
    fn doubt(&mut self, plain: &str) {
        let letters = || plain.chars().filter(|c| c.is_alphabetic());
        let capitals = letters().count() > 3 && letters().all(|c| !c.is_lowercase());
        if capitals && plain.chars().count() <= 120 {
            self.list(Why::Heading, plain);
        }
    }

    fn list(&mut self, why: Why, text: &str) {
        self.listed.push(Listed::new(why, text, self.paragraph));
    }

    fn push(
        &mut self,
        plain: &str,
        markdown: String,
        notes: Vec<(String, String)>,
        kind: PieceKind,
    ) {
        if markdown.trim().is_empty() {
            return;
        }
        self.pieces.push(Piece {
            kind,
            plain: plain.to_string(),
            markdown,
            notes,
            paragraph: self.paragraph,
            closed: false,
        });
    }

    fn heading(&mut self, paragraph: &Paragraph, plain: &str, level: usize) {
        let (text, notes) = self.text(paragraph, Place::Heading);
        let text = text.trim_end_matches([':', ' ']);
        let markdown = format!("{} {text}", "#".repeat(level));
        self.push(
            plain.trim_end_matches([':', ' ']),
            markdown,
            notes,
            PieceKind::Heading(level),
        );
    }

    fn item(&mut self, paragraph: &Paragraph, plain: &str, level: usize, number: Option<u64>) {
        let (text, notes) = self.text(paragraph, Place::Line);
        while self.lists.last().is_some_and(|list| list.level > level) {
            self.lists.pop();
        }
        let delimiter = self.delimiter(level, number);
        let mark = number.map_or("- ".to_string(), |number| format!("{number}{delimiter} "));
        if self.lists.last().is_some_and(|list| list.level == level) {
            self.lists.pop();
        }
        let indent = self.lists.last().map_or(0, |list| list.inner);
        let inner = indent + mark.len();
        let number = number.unwrap_or(0);
        self.lists.push(List {
            level,
            inner,
            number,
            delimiter,
        });
        let markdown = format!("{}{mark}{}", " ".repeat(indent), indented(&text, inner));
        self.push(plain, markdown, notes, PieceKind::Item);
    }

    /// `.` or `)`: the other one where the numbers of a list do not go on, which begins a new one.
    fn delimiter(&self, level: usize, number: Option<u64>) -> char {
        let last = self.lists.last().filter(|list| list.level == level);
        let Some(list) = last else {
            return '.';
        };
        let goes_on = number.is_none_or(|number| number == list.number + 1) || list.number == 0;
        match (goes_on, list.delimiter) {
            (true, delimiter) => delimiter,
            (false, '.') => ')',
            (false, _) => '.',
        }
    }

    fn labelled(&mut self, paragraph: &Paragraph, plain: &str, level: usize) {
        let (text, notes) = self.text(&with_number(paragraph), Place::Line);
        while self.lists.last().is_some_and(|list| list.level >= level) {
            self.lists.pop();
        }
        let indent = self.lists.last().map_or(0, |list| list.inner);
        let markdown = format!("{}{}", " ".repeat(indent), indented(&text, indent));
        self.push(plain, markdown, notes, PieceKind::Text);
    }

    fn code(&mut self, blocks: &[Block]) {
        let lines: Vec<String> = blocks
            .iter()
            .map(|block| match block {
                Block::Paragraph(paragraph) => paragraph.text(),
                Block::Table(_) => String::new(),
            })
            .collect();
        let text = lines.join("\n");
        let mut fence = "```".to_string();
        while text.contains(&fence) {
            fence.push('`');
        }
        self.push(
            &text,
            format!("{fence}\n{text}\n{fence}"),
            vec![],
            PieceKind::Text,
        );
    }

    /// The paragraph that is written, from 1.
    pub fn paragraph_at(&self) -> usize {
        self.paragraph
    }

    /// The Markdown of a paragraph, and that of its notes with their labels.
    pub fn text(&mut self, paragraph: &Paragraph, place: Place) -> (String, Vec<(String, String)>) {
        let first = self.notes + 1;
        self.notes += paragraph.notes.len();
        let label = |at: usize| format!("[^{}]", first + at);
        let text = markdown(paragraph, place, &label);
        let text = match place {
            Place::Heading if !paragraph.number.is_empty() => {
                format!("{} {text}", escape(&paragraph.number))
            }
            _ => text,
        };
        let notes = paragraph.notes.iter().enumerate();
        let notes = notes.map(|(at, (_, note))| ((first + at).to_string(), note_text(note)));
        (text, notes.collect())
    }
}

fn note_text(note: &[Paragraph]) -> String {
    let none = |_: usize| String::new();
    let texts: Vec<String> = note
        .iter()
        .map(|one| markdown(one, Place::Heading, &none))
        .collect();
    texts.join(" ").trim().to_string()
}

/// The words of a paragraph with those of its pictures.
pub fn plain(paragraph: &Paragraph) -> String {
    let alts = paragraph.runs.iter().filter_map(|run| match &run.content {
        Content::Picture { alt, .. } => Some(format!("\n{alt}")),
        _ => None,
    });
    paragraph.text() + &alts.collect::<String>()
}

/// `text` with its later lines behind as many spaces.
fn indented(text: &str, columns: usize) -> String {
    text.replace('\n', &format!("\n{}", " ".repeat(columns)))
}

pub fn quoted(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(|line| format!("> {line}")).collect();
    lines.join("\n").replace("> \n", ">\n")
}

fn without_italics(paragraph: &Paragraph) -> Paragraph {
    let mut plain = paragraph.clone();
    let all = paragraph
        .runs
        .iter()
        .all(|run| run.italic || run.text.trim().is_empty());
    plain.runs.iter_mut().for_each(|run| run.italic &= !all);
    plain
}

/// A paragraph with its number as words.
fn with_number(paragraph: &Paragraph) -> Paragraph {
    let mut plain = paragraph.clone();
    if !plain.number.is_empty() {
        let text = format!("{} ", std::mem::take(&mut plain.number));
        plain.runs.insert(
            0,
            Run {
                text,
                ..Run::default()
            },
        );
    }
    plain
}

/// A paragraph without the mark that a person typed before its words.
fn unmarked(paragraph: &Paragraph) -> Paragraph {
    if !paragraph.number.is_empty() {
        return paragraph.clone();
    }
    let text = paragraph.text();
    let mut left = text.len() - without_mark(&text).len();
    let mut plain = paragraph.clone();
    for run in &mut plain.runs {
        let width = left.min(run.text.len());
        run.text.drain(..width);
        left -= width;
    }
    plain
}
