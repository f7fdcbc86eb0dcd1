//! Choices with letters, as they are pasted from Word: `A.` `B.` and `Đáp án: B`.

use super::parts::{answers_of, told};
use crate::base::diagnostic::{Diagnostic, Message, fault};
use crate::base::span::Span;
use crate::model::block::Directive;
use crate::read::parsed::Parsed;
use std::ops::Range;

/// A line, or a part of one, that begins with a letter.
struct Choice<'t> {
    letter: char,
    words: &'t str,
    /// Whether a star, bold or underlined words, or `(đúng)` mark it as right.
    marked: bool,
    /// The line, without its end.
    at: Range<usize>,
}

/// The fault of a question whose choices bear letters, with the lines to write; `None` where it has
/// none. Diagnostics: `quiz/letters`.
pub fn lettered(parsed: &Parsed, directive: &Directive) -> Option<Diagnostic> {
    let lines = lines(parsed.text, directive.span.range());
    let choices = found(parsed.text, &lines);
    let mut letters = choices.iter().map(|choice| choice.letter);
    let follow = match letters.next() {
        Some('A') => letters.next() == Some('B'),
        first => matches!(first, Some('=' | '~')),
    };
    let boxes = parsed.text[directive.span.range()].contains("- [");
    let key = |at: &Range<usize>| {
        let line = parsed.text[at.clone()].trim();
        answers_of(line).or_else(|| told(line).filter(|said| !right_letters(said).is_empty()))
    };
    let answer = lines.iter().find(|at| key(at).is_some());
    let said = answer.and_then(key);
    let mut right: Vec<char> = said.map(right_letters).unwrap_or_default();
    let told = said.is_none() || !right.is_empty();
    if said.is_none() && !choices.iter().all(|choice| choice.marked) {
        let marked = choices.iter().filter(|choice| choice.marked);
        right.extend(marked.map(|choice| choice.letter));
    }
    if !follow || boxes || !told {
        return None;
    }
    Some(fault(parsed, &choices, &right, answer))
}

/// The choices in `lines`: those of GIFT where some are right and some wrong, else those with
/// letters.
fn found<'t>(text: &'t str, lines: &[Range<usize>]) -> Vec<Choice<'t>> {
    let gift: Vec<Choice> = lines.iter().flat_map(|at| gift(text, at)).collect();
    let has = |sign| gift.iter().any(|choice| choice.letter == sign);
    match has('=') && has('~') {
        true => gift,
        false => lines.iter().flat_map(|at| choices(text, at)).collect(),
    }
}

fn fault(
    parsed: &Parsed,
    choices: &[Choice],
    right: &[char],
    answer: Option<&Range<usize>>,
) -> Diagnostic {
    let boxed = |choice: &Choice| {
        let mark = if right.contains(&choice.letter) {
            'x'
        } else {
            ' '
        };
        format!("- [{mark}] {}", choice.words)
    };
    let shown: Vec<String> = choices
        .iter()
        .map(|choice| format!("`{}`", boxed(choice)))
        .collect();
    let shown = shown.join(", ");
    let file = parsed.file;
    let signs = match choices[0].letter {
        '=' | '~' => "`=` `~`",
        _ => "`A.` `B.`",
    };
    let fault = fault!(
        "quiz/letters",
        Span::new(file, choices[0].at.clone()),
        vi: "các lựa chọn {signs} dính thành một đoạn, người học không chọn được",
        en: "the choices {signs} run into one paragraph, and nobody can choose",
    );
    let hint = match (right.is_empty(), answer) {
        (true, _) => (
            " (đánh dấu `[x]` vào câu đúng)",
            " (mark the right one with `[x]`)",
        ),
        (false, None) => ("", ""),
        (false, Some(_)) => (", bỏ dòng đáp án", ", and take the line of the answer out"),
    };
    let mut fault = fault.help(Message::new(
        format!("viết mỗi lựa chọn một dòng: {shown}{}", hint.0),
        format!("write each choice on a line: {shown}{}", hint.1),
    ));
    let on_one_line = choices.windows(2).any(|two| two[0].at == two[1].at);
    if right.is_empty() || on_one_line {
        return fault;
    }
    for choice in choices {
        fault = fault.fix(Span::new(file, choice.at.clone()), boxed(choice));
    }
    answer.into_iter().fold(fault, |fault, at| {
        fault.fix(Span::new(file, at.clone()), "")
    })
}

/// The lines between the two fences of a block.
fn lines(text: &str, block: Range<usize>) -> Vec<Range<usize>> {
    let mut at = block.start;
    let whole = text[block].split_inclusive('\n').map(|line| {
        let start = at;
        at += line.len();
        start..start + line.trim_end().len()
    });
    let whole: Vec<_> = whole.collect();
    whole
        .get(1..whole.len().saturating_sub(1))
        .unwrap_or_default()
        .to_vec()
}

/// The choices of a line: one, or several beside each other, `A. Một  B. Hai  C. Ba`.
fn choices<'t>(text: &'t str, at: &Range<usize>) -> Vec<Choice<'t>> {
    let line = &text[at.clone()];
    let begins = |at: &usize| {
        let before = line[..*at].chars().next_back();
        before.is_none_or(|c| c.is_whitespace() || "|(".contains(c))
            && opens(&line[*at..]).is_some()
    };
    let mut starts: Vec<usize> = vec![];
    for letter in ["A", "B", "C", "D", "E"] {
        let from = starts.last().map_or(0, |at| at + 1);
        let found = line[from..].match_indices(letter).map(|(at, _)| from + at);
        let Some(found) = found.into_iter().find(begins) else {
            break;
        };
        starts.push(found);
    }
    let leads = |at: usize| line[..at].trim_matches(['|', '>', ' ']).is_empty();
    if starts.len() < 3 && (starts.len() < 2 || !leads(starts[0])) {
        return choice(line, at).into_iter().collect();
    }
    let ends = starts[1..].iter().copied().chain([line.len()]);
    let parted = starts.iter().zip(ends);
    parted
        .filter_map(|(start, end)| choice(line[*start..end].trim_end_matches([' ', '|']), at))
        .collect()
}

/// The choices of GIFT on a line, `=Hà Nội ~Huế`, also within `{…}`.
fn gift<'t>(text: &'t str, at: &Range<usize>) -> Vec<Choice<'t>> {
    let line = text[at.clone()].trim();
    let inside = line.split_once('{').map_or(line, |(_, inside)| inside);
    let inside = inside.trim_end_matches('}');
    let begins = |(at, _): &(usize, &str)| {
        let is_apart = inside[..*at].is_empty() || inside[..*at].ends_with([' ', '{']);
        is_apart && !inside[at + 1..].starts_with([' ', '='])
    };
    let starts: Vec<usize> = inside
        .match_indices(['=', '~'])
        .filter(begins)
        .map(|(start, _)| start)
        .collect();
    let ends = starts.iter().skip(1).copied().chain([inside.len()]);
    let choice = |(start, end): (&usize, usize)| {
        let letter = inside[*start..].chars().next()?;
        Some(Choice {
            letter,
            words: inside[start + 1..end].trim(),
            marked: letter == '=',
            at: at.clone(),
        })
    };
    starts.iter().zip(ends).filter_map(choice).collect()
}

/// What stands behind the letter and its sign that `words` begin with.
fn opens(words: &str) -> Option<(char, &str)> {
    let words = words.strip_prefix('(').unwrap_or(words);
    let first = words.chars().next()?;
    let letter = first.to_uppercase().next()?;
    let behind = &words[first.len_utf8()..];
    let dashed = || behind.trim_start().strip_prefix(['-', '–', ':']);
    let rest = behind.strip_prefix(['.', ')', '/']).or_else(dashed)?;
    matches!(letter, 'A'..='H' | 'Đ').then_some((letter, rest))
}

/// `B. Tái chế`, `b) Tái chế`, `- **C.** Họp tổ`, `*D. Trồng cây`.
fn choice<'t>(written: &'t str, at: &Range<usize>) -> Option<Choice<'t>> {
    let bare = written.trim_start_matches(['>', ' ']).trim_end();
    let item = bare
        .strip_prefix("- ")
        .or(bare.strip_prefix("* "))
        .unwrap_or(bare);
    let inner = item.trim_start_matches(['-', '*', '_', ' ']);
    let (tag, inner) = match inner.strip_prefix("<u>").or(inner.strip_prefix("<b>")) {
        Some(inner) => (true, inner),
        None => (false, inner),
    };
    let (letter, rest) = opens(inner)?;
    let is_whole = item.starts_with(['*', '_']) && !rest.starts_with(['*', '_']) || tag;
    let rest = rest.trim_matches(['*', '_', ' ']);
    let rest = rest
        .trim_end_matches("</u>")
        .trim_end_matches("</b>")
        .trim_end_matches('*');
    let said = RIGHT.iter().find_map(|mark| rest.strip_suffix(mark));
    let words = said.unwrap_or(rest).trim();
    let starred = written.trim_end().ends_with(" *");
    (!words.is_empty()).then(|| Choice {
        letter,
        words,
        marked: is_whole || said.is_some() || starred,
        at: at.clone(),
    })
}

/// What people write behind the right choice.
const RIGHT: [&str; 8] = ["(đúng)", "(Đúng)", "(Đ)", "(đ)", "(x)", "(X)", "✓", "✔"];

/// The letters in `B`, `B, D`, `B và D`; none where anything else is said.
fn right_letters(said: &str) -> Vec<char> {
    let words = said
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    let mut letters = vec![];
    for word in words {
        match word.chars().next().filter(|_| word.chars().count() == 1) {
            Some(letter) if letter.is_alphabetic() => {
                letters.extend(letter.to_uppercase());
            }
            _ if matches!(word, "và" | "and" | "câu" | "ý") => {}
            _ => return vec![],
        }
    }
    letters
}
