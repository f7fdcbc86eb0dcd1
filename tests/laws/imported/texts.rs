//! Texts built at random: sections, and in them every place where people leave what is for
//! trainers.

use super::writers::{Block, ENDINGS, bytes};
use super::{Canaries, home, keeps, page_of};
use crate::questions::Numbers;
use xanh::import::page::{Form, Options, page};
use xanh::import::word::Changes;
use xanh::model::meta::KindName;

/// What stands before answers and notes, as people write it.
pub const LABELS: [&str; 34] = [
    "Đáp án",
    "ĐÁP ÁN",
    "Đáp án câu 2",
    "Đáp án tham khảo",
    "đáp án",
    "Đáp\u{a0}án",
    "Đa\u{301}p a\u{301}n",
    "ĐA",
    "Đ/A",
    "Gợi ý trả lời",
    "Gợi ý đáp án",
    "Hướng dẫn chấm",
    "Đáp án và thang điểm",
    "Biểu điểm",
    "Lời giải",
    "Trả lời",
    "Phương án đúng",
    "Ghi chú cho giảng viên",
    "Lưu ý đối với giảng viên",
    "Dành cho tập huấn viên",
    "Ghi chú của người hướng dẫn",
    "Kịch bản của báo cáo viên",
    "Tài liệu riêng của giảng viên",
    "Không phát cho học viên",
    "Chỉ giảng viên đọc",
    "Answer key",
    "Answers",
    "Suggested answers",
    "Solution",
    "Model answer",
    "Trainer notes",
    "Notes for the facilitator",
    "Instructor's guide",
    "Do not distribute to learners",
];

/// What begins a section of its own.
const HEADINGS: [&str; 6] = [
    "Mở đầu",
    "Phần I. Trắc nghiệm",
    "1. Nội dung",
    "Hoạt động 2 (10 phút)",
    "THẢO LUẬN",
    "Tổng kết",
];

struct Text {
    blocks: Vec<Block>,
    /// Whether something was closed: what follows may be either.
    doubtful: bool,
}

fn label(numbers: &mut Numbers) -> &'static str {
    LABELS[numbers.below(LABELS.len())]
}

impl Text {
    fn words(&mut self, all: &mut Canaries, page: usize) -> String {
        match self.doubtful {
            true => "Lời theo sau".to_string(),
            false => format!("Lời {} mọi người đọc.", all.open(page)),
        }
    }

    /// A part of a section.
    fn part(&mut self, numbers: &mut Numbers, all: &mut Canaries, page: usize) {
        let label = label(numbers);
        let place = numbers.below(14);
        let open = match place {
            0..=5 => self.words(all, page),
            _ => String::new(),
        };
        let (list, split) = (numbers.below(2) == 0, numbers.below(2) == 0);
        match place {
            0 | 1 => self.blocks.push(Block::words(&[&open], list)),
            2 => self.blocks.push(Block::Hidden(open, all.buried(page))),
            3 => self.blocks.push(Block::Comment(open, all.buried(page))),
            4 => self.blocks.push(Block::Gone(open, all.buried(page))),
            5 => {
                let note = format!("{label}: {}", all.closed(page));
                self.doubtful = true;
                self.blocks.push(Block::Note(open, note));
            }
            6 => {
                let rows = [["Câu", label], ["1", &all.closed(page)]];
                let rows = rows.map(|row| row.map(str::to_string));
                self.blocks.push(Block::Table(rows.to_vec()));
            }
            7 => {
                let rows = [["Câu", "Hỏi"], [label, &all.closed(page)]];
                let rows = rows.map(|row| row.map(str::to_string));
                self.blocks.push(Block::Table(rows.to_vec()));
            }
            _ => {
                let secret = all.closed(page);
                self.doubtful = true;
                self.blocks.extend(match place {
                    8 if split => {
                        let at = label.char_indices().nth(1).unwrap().0;
                        let rest = format!("{}: ", &label[at..]);
                        vec![Block::words(&[&label[..at], &rest, &secret], list)]
                    }
                    8 => vec![Block::words(&[&format!("{label}: {secret}")], list)],
                    9 => vec![
                        Block::words(&[&format!("{label}:")], false),
                        Block::words(&[&secret], list),
                    ],
                    10 => vec![Block::words(&[&format!("Hỏi? ({label}: {secret})")], list)],
                    11 => vec![Block::Boxed(format!("{label}: {secret}"))],
                    12 => vec![Block::Picture(format!("{label}: {secret}"))],
                    _ => vec![
                        Block::Heading(numbers.below(3), split, label.to_string()),
                        Block::words(&[&secret], list),
                        Block::Heading(0, split, HEADINGS[1].to_string()),
                        Block::words(&["Câu 1: B"], false),
                    ],
                });
            }
        }
    }
}

fn blocks(numbers: &mut Numbers, all: &mut Canaries, page: usize) -> Vec<Block> {
    let mut text = Text {
        blocks: vec![],
        doubtful: false,
    };
    let title = format!("Bài số {page}");
    text.blocks.push(Block::Heading(0, true, title));
    for _ in 0..1 + numbers.below(3) {
        let heading = HEADINGS[numbers.below(HEADINGS.len())].to_string();
        let level = 1 + numbers.below(2);
        let styled = numbers.below(2) == 0;
        text.blocks.push(Block::Heading(level, styled, heading));
        for _ in 0..1 + numbers.below(4) {
            text.part(numbers, all, page);
        }
    }
    text.blocks
}

#[test]
fn no_page_that_is_imported_shows_what_is_for_trainers() {
    let mut numbers = Numbers(18);
    let mut all = Canaries::default();
    let (mut files, mut sources) = (home(), vec![]);
    for number in 0..240 {
        let written = blocks(&mut numbers, &mut all, number);
        let ending = ENDINGS[number % ENDINGS.len()];
        let kind = [KindName::Page, KindName::Module, KindName::Guide][number % 3];
        let options = Options {
            kind,
            changes: Changes::Accept,
            encoding: None,
        };
        let name = format!("bai-{number}.{ending}");
        let source = bytes(&written, ending);
        let (imported, faults) = page(&name, &source, Form::of(&name).unwrap(), &options);
        assert!(faults.is_empty(), "{name}: {faults:?}");
        let imported = imported.unwrap();
        let text = String::from_utf8(imported.files[0].1.clone()).unwrap();
        files.insert(format!("content/bai-{number}/a.png"), vec![]);
        for (file, bytes) in imported.files {
            files.insert(format!("content/bai-{number}/{file}"), bytes);
        }
        sources.push(format!("{name} {written:#?}\n{text}"));
    }
    keeps(&files, &all, &|word| sources[page_of(word)].clone());
}

/// A short key at the top of a file is no title that all read.
#[test]
fn no_title_shows_a_key() {
    let mut all = Canaries::default();
    let (mut files, mut sources) = (home(), vec![]);
    for (number, label) in LABELS.iter().enumerate() {
        let secret = all.closed(number);
        let first = match number % 3 {
            0 => Block::words(&[&format!("{label}: {secret}")], false),
            1 => Block::Heading(0, false, format!("{label} – {secret}")),
            _ => Block::Heading(0, true, format!("{label}: {secret}")),
        };
        let written = [first, Block::words(&["Câu 1."], false)];
        let name = format!("bai-{number}.docx");
        let options = Options {
            kind: KindName::Page,
            changes: Changes::Accept,
            encoding: None,
        };
        let (imported, _) = page(&name, &bytes(&written, "docx"), Form::Word, &options);
        let text = String::from_utf8(imported.unwrap().files[0].1.clone()).unwrap();
        files.insert(
            format!("content/bai-{number}.md"),
            text.clone().into_bytes(),
        );
        sources.push(text);
    }
    keeps(&files, &all, &|word| sources[page_of(word)].clone());
}
