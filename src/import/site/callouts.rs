//! What sets a stretch apart: admonitions, tabs, containers.

use crate::import::page::is_closed;
use crate::model::meta::KindName;

/// What a container becomes.
#[derive(Clone, Copy)]
enum Box {
    /// An alert of this kind.
    Alert(&'static str),
    /// A block of ours.
    Block(&'static str),
    /// Its words alone, under its title.
    Plain,
}

/// A container of other generators.
pub struct Container {
    kind: Box,
    /// What its readers see where it bears no title of its own, in Vietnamese and in English.
    label: (&'static str, &'static str),
    /// Whether what it becomes shows that label without being told.
    shows_label: bool,
}

type Row = (&'static [&'static str], Box, (&'static str, &'static str));

/// The containers of other generators, by their names.
///
/// Sources: the documentation of Material for MkDocs (admonitions), Docusaurus (admonitions),
/// The Carpentries Workbench (fenced divs), Hugo themes Docsy and Learn (alerts, notices).
const CONTAINERS: [Row; 31] = [
    (
        &["note", "info", "callout", "primary", "secondary"],
        Box::Alert("NOTE"),
        ("Ghi chú", "Note"),
    ),
    (
        &["abstract", "summary", "tldr"],
        Box::Alert("NOTE"),
        ("Tóm tắt", "Summary"),
    ),
    (&["seealso"], Box::Alert("NOTE"), ("Xem thêm", "See also")),
    (
        &["quote", "cite"],
        Box::Alert("NOTE"),
        ("Trích dẫn", "Quote"),
    ),
    (&["todo"], Box::Alert("NOTE"), ("Việc phải làm", "To do")),
    (
        &["testimonial"],
        Box::Alert("NOTE"),
        ("Người học nói", "Testimonial"),
    ),
    (
        &["objectives"],
        Box::Alert("NOTE"),
        ("Mục tiêu", "Objectives"),
    ),
    (&["questions"], Box::Alert("NOTE"), ("Câu hỏi", "Questions")),
    (&["overview"], Box::Alert("NOTE"), ("Tổng quan", "Overview")),
    (
        &["spoiler", "details", "expand", "collapse", "accordion"],
        Box::Alert("NOTE"),
        ("Chi tiết", "Details"),
    ),
    (&["tip"], Box::Alert("TIP"), ("Mẹo", "Tip")),
    (&["hint-box"], Box::Alert("TIP"), ("Gợi ý", "Hint")),
    (
        &["success", "check", "done"],
        Box::Alert("TIP"),
        ("Đạt", "Success"),
    ),
    (&["example"], Box::Alert("TIP"), ("Ví dụ", "Example")),
    (
        &["important"],
        Box::Alert("IMPORTANT"),
        ("Quan trọng", "Important"),
    ),
    (
        &["question", "help", "faq"],
        Box::Alert("IMPORTANT"),
        ("Hỏi", "Question"),
    ),
    (
        &["prereq", "prerequisites"],
        Box::Alert("IMPORTANT"),
        ("Cần có trước", "Prerequisites"),
    ),
    (
        &["checklist"],
        Box::Alert("IMPORTANT"),
        ("Những điều cần kiểm", "Checklist"),
    ),
    (
        &["warning", "attention", "warn"],
        Box::Alert("WARNING"),
        ("Lưu ý", "Warning"),
    ),
    (&["caution"], Box::Alert("CAUTION"), ("Cảnh báo", "Caution")),
    (&["danger"], Box::Alert("CAUTION"), ("Nguy hiểm", "Danger")),
    (&["error"], Box::Alert("CAUTION"), ("Lỗi", "Error")),
    (
        &["failure", "fail", "missing"],
        Box::Alert("CAUTION"),
        ("Hỏng", "Failure"),
    ),
    (&["bug"], Box::Alert("CAUTION"), ("Lỗi phần mềm", "Bug")),
    (&["challenge", "exercise"], Box::Block("exercise"), ("", "")),
    (&["solution"], Box::Block("solution"), ("", "")),
    (&["hint"], Box::Block("hint"), ("", "")),
    (&["keypoints"], Box::Block("keypoints"), ("", "")),
    (&["discussion"], Box::Block("discussion"), ("", "")),
    (
        &["instructor", "instructor-note"],
        Box::Block("trainer"),
        ("", ""),
    ),
    (&["tab", "group-tab"], Box::Plain, ("", "")),
];

/// The container of a name that other generators use.
pub fn of_name(name: &str) -> Option<Container> {
    let name = name.to_lowercase();
    let name = name
        .trim_start_matches("admonition-")
        .trim_matches(['"', '\'', '.']);
    if let Some((names, kind, label)) = CONTAINERS.iter().find(|row| row.0.contains(&name)) {
        let shows_label = matches!(kind, Box::Alert(own) if own.eq_ignore_ascii_case(names[0]));
        return Some(Container {
            kind: *kind,
            label: *label,
            shows_label,
        });
    }
    // A name that says for whom it is, whatever program it is of.
    let closed = is_closed(&name.replace(['-', '_'], " "), KindName::Module);
    closed.then_some(Container {
        kind: Box::Block("trainer"),
        ..Container::unknown()
    })
}

impl Container {
    /// One whose name nobody knows: its words stay.
    pub fn unknown() -> Container {
        Container {
            kind: Box::Plain,
            label: ("", ""),
            shows_label: false,
        }
    }

    /// `lines` in it; `depth` boxes of ours lie inside them.
    pub fn boxed(
        self,
        title: &str,
        lines: &[String],
        depth: usize,
        is_vietnamese: bool,
    ) -> Vec<String> {
        let holds_blocks = lines
            .iter()
            .any(|line| line.trim_start().starts_with(":::"));
        let kind = match self.kind {
            Box::Alert(_) if holds_blocks => Box::Plain,
            kind => kind,
        };
        let label = match (is_vietnamese, kind) {
            (_, Box::Alert(_)) if self.shows_label => "",
            (true, _) => self.label.0,
            (false, _) => self.label.1,
        };
        let title = if title.trim().is_empty() {
            label
        } else {
            title.trim()
        };
        boxed(kind, title, trimmed(lines), depth)
    }
}

fn boxed(kind: Box, title: &str, lines: &[String], depth: usize) -> Vec<String> {
    let mut out = vec![String::new()];
    match kind {
        Box::Alert(name) => {
            out.push(format!("> [!{name}]"));
            if !title.is_empty() {
                out.extend([format!("> **{title}**"), ">".to_string()]);
            }
            let quoted = lines.iter().map(|line| format!("> {line}"));
            out.extend(quoted.map(|line| line.trim_end().to_string()));
        }
        Box::Block(name) => {
            let colons = ":".repeat(3 + depth);
            let title = title.replace(['[', ']', '{', '}', ':'], "");
            let title = if title.is_empty() {
                title
            } else {
                format!(" [{}]", title.trim())
            };
            out.extend([format!("{colons} {name}{title}"), String::new()]);
            out.extend(lines.iter().cloned());
            out.extend([String::new(), colons]);
        }
        Box::Plain => {
            if !title.is_empty() {
                out.extend([format!("**{title}**"), String::new()]);
            }
            out.extend(lines.iter().cloned());
        }
    }
    out.push(String::new());
    out
}

fn trimmed(lines: &[String]) -> &[String] {
    let first = lines
        .iter()
        .position(|line| !line.trim().is_empty())
        .unwrap_or(lines.len());
    let last = lines
        .iter()
        .rposition(|line| !line.trim().is_empty())
        .map_or(first, |at| at + 1);
    &lines[first..last]
}

/// How many boxes of ours lie one in the other in `lines`.
pub fn depth(lines: &[String]) -> usize {
    let colons = |line: &String| line.bytes().take_while(|byte| *byte == b':').count();
    let most = lines.iter().map(colons).max().unwrap_or(0);
    most.saturating_sub(2)
}
