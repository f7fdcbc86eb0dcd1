//! Runs of one look as the Markdown of a line.

use crate::import::word::{Content, Height, Paragraph, Run};

/// How the words of a cell or a paragraph are written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// A paragraph of its own; a break is a hard break.
    Line,
    /// A cell of a table of pipes.
    Cell,
    /// A heading, or what stands alone: no bold, breaks are spaces.
    Heading,
}

/// The runs of `paragraph`; `label` gives the label of its note at a place.
pub fn markdown(paragraph: &Paragraph, place: Place, label: &dyn Fn(usize) -> String) -> String {
    let runs = joined(&paragraph.runs, place);
    let mut out = String::new();
    let mut at = 0;
    while at < runs.len() {
        let link = runs[at].link.clone();
        let end = runs[at..]
            .iter()
            .position(|run| run.link != link)
            .map_or(runs.len(), |length| at + length);
        let inner = styled(&runs[at..end], label, out.chars().next_back());
        match link {
            Some(address) if !inner.trim().is_empty() => {
                let (before, words, after) = trimmed(&inner);
                out.push_str(&format!("{before}[{words}]({}){after}", target(&address)));
            }
            _ => out.push_str(&inner),
        }
        at = end;
    }
    finish(out, place)
}

/// Runs of one look as one, without what a place does not show.
fn joined(runs: &[Run], place: Place) -> Vec<Run> {
    let mut joined: Vec<Run> = vec![];
    for run in runs {
        let mut run = Run {
            font: String::new(),
            underline: false,
            bold: run.bold && place != Place::Heading,
            ..run.clone()
        };
        if run.text.trim().is_empty() && run.content == Content::Words {
            // White space has no look: it goes with what stands before it.
            if let Some(last) = joined.last().filter(|last| last.link == run.link) {
                (run.bold, run.italic, run.strike, run.height) =
                    (last.bold, last.italic, last.strike, last.height);
            }
        }
        match joined.last_mut() {
            Some(last) if same(last, &run) => last.text.push_str(&run.text),
            _ => joined.push(run),
        }
    }
    joined
}

fn same(a: &Run, b: &Run) -> bool {
    let bare = |run: &Run| Run {
        text: String::new(),
        ..run.clone()
    };
    a.content == Content::Words && bare(a) == bare(b)
}

/// Runs of one link: bold ones around those in italics around what is struck out.
fn styled(runs: &[Run], label: &dyn Fn(usize) -> String, before: Option<char>) -> String {
    let mut out = String::new();
    let mut at = 0;
    while at < runs.len() {
        let is = |run: &Run| (run.bold, run.italic, run.strike);
        let (bold, italic, strike) = is(&runs[at]);
        let same = |run: &Run| run.bold == bold && (bold || is(run) == is(&runs[at]));
        let end = runs[at..]
            .iter()
            .position(|run| !same(run))
            .map_or(runs.len(), |length| at + length);
        let stretch = &runs[at..end];
        let previous = out.chars().next_back().or(before);
        let next = runs.get(end).and_then(|run| run.text.chars().next());
        let (inner, mark) = match (bold, italic, strike) {
            (true, ..) => (styled(&without_bold(stretch), label, None), "**"),
            (_, true, _) => (styled(&without_italic(stretch), label, None), "*"),
            (.., true) => (words(stretch, label), "~~"),
            _ => (words(stretch, label), ""),
        };
        out.push_str(&marked(&inner, mark, previous, next));
        at = end;
    }
    out
}

fn without_bold(runs: &[Run]) -> Vec<Run> {
    let plain = |run: &Run| Run {
        bold: false,
        ..run.clone()
    };
    runs.iter().map(plain).collect()
}

fn without_italic(runs: &[Run]) -> Vec<Run> {
    let plain = |run: &Run| Run {
        italic: false,
        ..run.clone()
    };
    runs.iter().map(plain).collect()
}

/// `inner` between marks, so that they open and close: white space stays outside, and so does a
/// sign that touches a letter across the mark.
///
/// Source: CommonMark 0.31.2 §6.2, flanking delimiter runs.
fn marked(inner: &str, mark: &str, previous: Option<char>, next: Option<char>) -> String {
    if mark.is_empty() {
        return inner.to_string();
    }
    let (before, words, after) = trimmed(inner);
    let letter = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace());
    let (mut start, mut end) = (0, words.len());
    if before.is_empty() && letter(previous) {
        start = words.find(char::is_alphanumeric).unwrap_or(words.len());
    }
    if after.is_empty() && letter(next) {
        let last = words
            .char_indices()
            .rev()
            .find(|(_, c)| c.is_alphanumeric());
        end = last.map_or(0, |(at, c)| at + c.len_utf8());
    }
    let is_sound = start < end && !words[start..end].contains('\n');
    match is_sound {
        true => {
            let (head, body, tail) = (&words[..start], &words[start..end], &words[end..]);
            format!("{before}{head}{mark}{body}{mark}{tail}{after}")
        }
        false => inner.to_string(),
    }
}

/// White space before, words, white space after.
fn trimmed(text: &str) -> (&str, &str, &str) {
    let words = text.trim();
    let start = text.len() - text.trim_start().len();
    match words.is_empty() {
        true => (text, "", ""),
        false => (&text[..start], words, &text[start + words.len()..]),
    }
}

fn words(runs: &[Run], label: &dyn Fn(usize) -> String) -> String {
    let one = |run: &Run| match &run.content {
        Content::Note(at) => label(*at),
        Content::Picture { name, alt } => format!("![{}]({})", escape(alt), target(name)),
        Content::Words => match run.height {
            Height::Line => escape(&run.text),
            Height::Raised => format!("<sup>{}</sup>", escape(&run.text)),
            Height::Lowered => format!("<sub>{}</sub>", escape(&run.text)),
        },
    };
    runs.iter().map(one).collect()
}

/// What stands in the brackets of a link.
fn target(address: &str) -> String {
    let plain = |c: char| !c.is_whitespace() && !"()<>\\".contains(c) && !c.is_control();
    match address.chars().all(plain) {
        true => address.to_string(),
        false => {
            let encode = |c: char| match plain(c) {
                true => c.to_string(),
                false => c
                    .to_string()
                    .bytes()
                    .map(|byte| format!("%{byte:02X}"))
                    .collect(),
            };
            address.chars().map(encode).collect()
        }
    }
}

fn finish(text: String, place: Place) -> String {
    let lines = text.split('\n').map(|line| {
        let words: Vec<&str> = line
            .split([' ', '\t'])
            .filter(|word| !word.is_empty())
            .collect();
        words.join(" ")
    });
    let lines: Vec<String> = lines.filter(|line| !line.is_empty()).collect();
    match place {
        Place::Line => {
            let started: Vec<String> = lines.iter().map(|line| start(line)).collect();
            started.join("\\\n")
        }
        Place::Cell => lines.join("<br>").replace('|', "\\|"),
        Place::Heading => lines.join(" ").replace('{', "&#123;"),
    }
}

/// `text` with what Markdown would read as its own signs escaped, but for those at the start of a
/// line.
pub fn escape(text: &str) -> String {
    let unseen = |c: &char| matches!(c, '\u{AD}' | '\u{200B}' | '\u{FEFF}');
    let text: String = text.chars().filter(|c| !unseen(c)).collect();
    let mut out = String::with_capacity(text.len() + 8);
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let next = rest.peek().copied().unwrap_or(' ');
        let special = match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '~' => true,
            '<' => next.is_ascii_alphabetic() || "/!?".contains(next),
            '&' => next.is_ascii_alphabetic() || next == '#',
            _ => false,
        };
        if special {
            out.push('\\');
        }
        match c {
            '\r' | '\u{B}' | '\u{C}' => out.push(' '),
            c if c.is_control() && c != '\n' && c != '\t' => {}
            c => out.push(c),
        }
    }
    without_fences(&out)
}

/// `text` in which no two colons stand together, which would be a fence or a slip of one: as
/// entities.
pub fn without_fences(text: &str) -> String {
    const COLONS: [char; 8] = [':', '：', '﹕', '∶', 'ː', '꞉', '∷', '⸬'];
    let chars: Vec<char> = text.chars().collect();
    let is_colon = |at: Option<usize>| {
        at.and_then(|at| chars.get(at))
            .is_some_and(|c| COLONS.contains(c))
    };
    let one = |(at, c): (usize, &char)| {
        let wide = matches!(c, '∷' | '⸬');
        let near = is_colon(at.checked_sub(1)) || is_colon(Some(at + 1));
        match is_colon(Some(at)) && (wide || near) {
            true => format!("&#{};", *c as u32),
            false => c.to_string(),
        }
    };
    chars.iter().enumerate().map(one).collect()
}

/// A line that Markdown reads as words, whatever it begins with.
fn start(line: &str) -> String {
    let first = line.chars().next().unwrap_or(' ');
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let behind = &line[digits..];
    if (1..=9).contains(&digits) && behind.starts_with(['.', ')']) {
        return format!("{}\\{behind}", &line[..digits]);
    }
    match first {
        '#' | '>' | '+' | '-' | '=' | ':' => format!("\\{line}"),
        _ => line.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(text: &str, bold: bool, italic: bool) -> Run {
        Run {
            text: text.into(),
            bold,
            italic,
            ..Run::default()
        }
    }

    #[track_caller]
    fn check(runs: &[Run], expected: &str) {
        let paragraph = Paragraph {
            runs: runs.to_vec(),
            ..Paragraph::default()
        };
        let label = |at: usize| format!("[^{at}]");
        assert_eq!(markdown(&paragraph, Place::Line, &label), expected);
    }

    #[test]
    fn marks_open_and_close() {
        check(
            &[
                run("Việc ", true, false),
                run("cần", true, true),
                run(" làm", false, false),
            ],
            "**Việc *cần*** làm",
        );
        check(&[run("a:", true, false), run("b", false, false)], "**a**:b");
        check(
            &[run("x", false, false), run("“y”", true, false)],
            "x“**y”**",
        );
        check(&[run("(", true, false), run("b", false, false)], "(b");
    }

    #[test]
    fn signs_of_markdown_are_words() {
        check(
            &[run("1. [a] *b* <i> &amp; _", false, false)],
            "1\\. \\[a\\] \\*b\\* \\<i> \\&amp; \\_",
        );
        check(
            &[run("::: trainer\n# x", false, false)],
            "&#58;&#58;&#58; trainer\\\n\\# x",
        );
    }
}
