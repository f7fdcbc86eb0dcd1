//! The text of a page of another generator, as it is written here.

use super::callouts::{Container, depth, of_name};
use super::front::{first_heading, parted};
use super::links;
use super::plan::{Plan, Planned};
use super::report::Left;
use super::shortcodes;
use crate::import::page::without_fences;

/// A line with its number in the old file, from 1.
#[derive(Clone)]
struct Line {
    number: usize,
    text: String,
}

struct Writer<'a> {
    plan: &'a Plan,
    page: &'a Planned,
    left: &'a mut Left,
}

pub fn body(plan: &Plan, page: &Planned, left: &mut Left) -> String {
    let (_, start) = parted(&page.text);
    let before = page.text[..start].lines().count();
    let lines: Vec<Line> = page.text[start..]
        .lines()
        .enumerate()
        .map(|(at, text)| Line {
            number: before + at + 1,
            text: text.trim_end().to_string(),
        })
        .collect();
    Writer { plan, page, left }.lines(&lines).join("\n")
}

impl Writer<'_> {
    fn lines(&mut self, lines: &[Line]) -> Vec<String> {
        let mut out = vec![];
        let mut at = 0;
        while at < lines.len() {
            let length = code(&lines[at..]);
            if length > 0 {
                let first = lines[at].text.trim_start();
                out.push(lines[at].text.replace(first, &fence(first)));
                out.extend(
                    lines[at + 1..at + length]
                        .iter()
                        .map(|line| line.text.clone()),
                );
                at += length;
                continue;
            }
            at += match self.stretch(&lines[at..], &mut out) {
                0 => {
                    let line = self.line(&lines[at]);
                    out.extend(line);
                    1
                }
                length => length,
            };
        }
        out
    }

    /// What stands apart and begins here: how many lines it takes, 0 where nothing does.
    fn stretch(&mut self, lines: &[Line], out: &mut Vec<String>) -> usize {
        let text = lines[0].text.as_str();
        let indent = text.len() - text.trim_start().len();
        let bare = text.trim_start();
        if let Some((name, title)) = admonition(bare) {
            let length = 1 + indented(&lines[1..], indent + 4);
            let inner: Vec<Line> = lines[1..length]
                .iter()
                .map(|one| less(one, indent + 4))
                .collect();
            return self.set(name, title, &inner, length, out);
        }
        if let Some((name, length)) = quoted(lines) {
            let inner: Vec<Line> = lines[..length - 1].iter().map(unquoted).collect();
            return self.set(name, "", &inner, length, out);
        }
        if let Some((name, title)) = container(bare) {
            let (length, inner) = contained(lines);
            return self.set(&name, &title, inner, length, out);
        }
        if let Some((code, at)) = shortcodes::first(bare)
            && at.start == 0
            && at.end == bare.len()
            && !code.closes
        {
            let name = code.name.to_string();
            let closed = lines[1..].iter().position(|line| closes(&line.text, &name));
            if let (Some(end), "highlight") = (closed, name.as_str()) {
                let language = code.given.split([' ', ',']).next().unwrap_or("");
                out.push(format!("```{}", language.trim_matches('"')));
                out.extend(lines[1..end + 1].iter().map(|line| line.text.clone()));
                out.push("```".to_string());
                self.left.done("shortcode");
                return end + 2;
            }
            let given = code
                .value("type")
                .or(code.value("color"))
                .or(code.value(""));
            let is_kind = of_name(&name).is_some();
            let kind = is_kind.then_some(name.as_str()).or(given);
            let known = matches!(
                name.as_str(),
                "alert" | "notice" | "callout" | "admonition" | "hint"
            );
            if let (Some(end), true) = (closed, known || is_kind) {
                let mut keys = ["title", "summary", "name", "header", "label"].into_iter();
                let title = keys.find_map(|key| code.value(key));
                let title = title.or(code.value("").filter(|_| is_kind));
                let title = title.unwrap_or("").to_string();
                let kind = kind
                    .filter(|kind| of_name(kind).is_some())
                    .unwrap_or("note");
                return self.set(kind, &title, &lines[1..end + 1], end + 2, out);
            }
        }
        0
    }

    fn set(
        &mut self,
        name: &str,
        title: &str,
        inner: &[Line],
        length: usize,
        out: &mut Vec<String>,
    ) -> usize {
        let (title, inner) = match (title.trim(), inner.first()) {
            ("", _) => titled(inner),
            (title, _) => (title.to_string(), inner.to_vec()),
        };
        let lines = self.lines(&inner);
        let container = match of_name(name) {
            Some(container) => {
                self.left.done("callout");
                container
            }
            None => {
                let number = inner.first().map_or(1, |line| line.number);
                self.left.leave("callout", number, name);
                Container::unknown()
            }
        };
        let title = without_fences(&title);
        let is_vietnamese = self.plan.settings.is_vietnamese();
        out.extend(container.boxed(&title, &lines, depth(&lines), is_vietnamese));
        length
    }

    fn line(&mut self, line: &Line) -> Option<String> {
        let bare = line.text.trim();
        let jsx =
            bare.starts_with("import ") && bare.contains(" from ") || bare.starts_with("export ");
        if jsx && (self.page.old.ends_with(".mdx") || bare.ends_with(';')) {
            self.left.leave("script", line.number, bare);
            return None;
        }
        if bare.starts_with("{:") && bare.ends_with('}') {
            self.left.leave("attribute", line.number, bare);
            return None;
        }
        if bare.starts_with(":::") {
            self.left.leave("container", line.number, bare);
            return None;
        }
        if let Some((id, target)) = links::definition(bare) {
            let new = links::defined(self.plan, self.page, target);
            if new.is_none() {
                self.left.leave("link", line.number, target);
            }
            return Some(format!(
                "[{id}]: {}",
                new.unwrap_or_else(|| "#".to_string())
            ));
        }
        if bare.starts_with("# ")
            && first_heading(&self.page.text).is_some_and(|title| {
                let words = bare.trim_start_matches('#').replace(['*', '`'], "");
                words.trim() == title
            })
        {
            return Some(line.text.clone());
        }
        let text = shortcodes::line(&line.text, self.page, line.number, self.left);
        let text = without_classes(&text);
        let text = links::line(self.plan, self.page, &text, line.number, self.left);
        Some(outside_code(&text))
    }
}

/// A line with no two colons together outside of code.
fn outside_code(text: &str) -> String {
    let parts = text.split('`').enumerate();
    let parts: Vec<String> = parts
        .map(|(at, part)| {
            if at % 2 == 0 {
                without_fences(part)
            } else {
                part.to_string()
            }
        })
        .collect();
    parts.join("`")
}

/// The lines of a fence of code that begins here, its closing one too; 0 where none begins.
fn code(lines: &[Line]) -> usize {
    let first = lines[0].text.trim_start();
    let Some(mark) = first.chars().next().filter(|c| matches!(c, '`' | '~')) else {
        return 0;
    };
    let run = first.chars().take_while(|c| *c == mark).count();
    if run < 3 || mark == '`' && first[run..].contains('`') {
        return 0;
    }
    let closes = |line: &Line| {
        let text = line.text.trim();
        text.chars().all(|c| c == mark) && text.chars().count() >= run
    };
    let end = lines[1..].iter().position(closes);
    end.map_or(0, |end| end + 2)
}

/// The fence of code with its language alone: ```` ```toml,linenos ```` as ```` ```toml ````.
fn fence(first: &str) -> String {
    let marks: String = first
        .chars()
        .take_while(|c| matches!(c, '`' | '~'))
        .collect();
    let rest = first[marks.len()..].trim_start();
    let language = rest
        .split([',', ' ', '{', '=', '}'])
        .find(|word| !word.is_empty());
    format!("{marks}{}", language.unwrap_or("").trim_start_matches('.'))
}

/// `!!! note "Title"`, `??? tip`, `=== "Tab"`.
fn admonition(bare: &str) -> Option<(&str, &str)> {
    if let Some(rest) = bare.strip_prefix("=== ") {
        return rest
            .starts_with('"')
            .then(|| ("tab", rest.trim().trim_matches('"')));
    }
    let rest = ["!!! ", "???+ ", "??? "]
        .iter()
        .find_map(|mark| bare.strip_prefix(mark))?;
    let (name, title) = rest
        .trim()
        .split_once([' ', '"'])
        .unwrap_or((rest.trim(), ""));
    let title = title
        .split_once('"')
        .map_or(title, |(_, title)| title)
        .trim()
        .trim_matches('"');
    Some((name, title))
}

/// `:::note[Title]`, `:::: challenge`, `::: {.callout}`.
fn container(bare: &str) -> Option<(String, String)> {
    let rest = bare.trim_start_matches(':');
    let colons = bare.len() - rest.len();
    let rest = rest
        .trim()
        .trim_end_matches(':')
        .trim()
        .trim_start_matches(['{', '.']);
    if colons < 3 || rest.is_empty() {
        return None;
    }
    let end = rest
        .find(|c: char| !c.is_alphanumeric() && c != '-')
        .unwrap_or(rest.len());
    let title = rest[end..].trim().trim_matches(['[', ']', '}', '"', ' ']);
    Some((rest[..end].to_string(), title.to_string()))
}

/// The lines of a container that begins here, with its closing one, and those within it.
fn contained(lines: &[Line]) -> (usize, &[Line]) {
    let mut open = 0usize;
    let mut at = 0;
    while at < lines.len() {
        let skipped = code(&lines[at..]);
        if skipped > 0 {
            at += skipped;
            continue;
        }
        let bare = lines[at].text.trim();
        if container(bare).is_some() {
            open += 1;
        } else if bare.len() >= 3 && bare.bytes().all(|byte| byte == b':') {
            open -= 1;
            if open == 0 {
                return (at + 1, &lines[1..at]);
            }
        }
        at += 1;
    }
    (lines.len(), &lines[1..])
}

/// A quotation with `{: .callout}` below it: the name, and its lines with that one.
///
/// Source: kramdown.gettalong.org, "Block Attributes"; lessons of The Carpentries before 2023.
fn quoted(lines: &[Line]) -> Option<(&str, usize)> {
    let is_quoted = |line: &&Line| line.text.trim_start().starts_with('>');
    let length = lines.iter().take_while(is_quoted).count();
    let class = lines.get(length).filter(|_| length > 0)?.text.trim();
    let name = class.strip_prefix("{:")?.strip_suffix('}')?.trim();
    let name = name.trim_start_matches('.');
    of_name(name).is_some().then_some((name, length + 1))
}

fn unquoted(line: &Line) -> Line {
    let text = &line.text.trim_start()[1..];
    Line {
        number: line.number,
        text: text.strip_prefix(' ').unwrap_or(text).to_string(),
    }
}

/// How many lines follow that are indented by so many columns, or empty.
fn indented(lines: &[Line], columns: usize) -> usize {
    let inside = |line: &Line| {
        line.text.is_empty() || line.text.len() - line.text.trim_start().len() >= columns
    };
    let count = lines.iter().take_while(|line| inside(line)).count();
    let last = lines[..count]
        .iter()
        .rposition(|line| !line.text.is_empty());
    last.map_or(0, |last| last + 1)
}

fn less(line: &Line, columns: usize) -> Line {
    let text = line
        .text
        .get(columns.min(line.text.len())..)
        .unwrap_or(&line.text);
    Line {
        number: line.number,
        text: text.to_string(),
    }
}

/// A heading at the start of a container as its title.
fn titled(inner: &[Line]) -> (String, Vec<Line>) {
    let first = inner.iter().position(|line| !line.text.trim().is_empty());
    let heading = first.filter(|at| inner[*at].text.starts_with('#'));
    match heading {
        Some(at) => {
            let title = inner[at].text.trim_start_matches('#').trim().to_string();
            (title, inner[at + 1..].to_vec())
        }
        None => (String::new(), inner.to_vec()),
    }
}

fn closes(text: &str, name: &str) -> bool {
    let found = shortcodes::first(text.trim());
    found.is_some_and(|(code, _)| {
        code.closes
            && (code.name == name || code.name == "end" || code.name == format!("end{name}"))
    })
}

/// A heading without classes, `## A {: .b}`; its id stays.
fn without_classes(text: &str) -> String {
    let Some((words, inside)) = text.rsplit_once('{').filter(|_| text.starts_with('#')) else {
        return text.to_string();
    };
    let inside = inside
        .trim_end()
        .trim_end_matches('}')
        .trim_start_matches(':')
        .trim();
    match inside.starts_with('#') && !inside.contains(' ') {
        true => text.to_string(),
        false => words.trim_end().to_string(),
    }
}
