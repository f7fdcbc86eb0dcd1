//! How a clause is called in speech, `gạch đầu dòng thứ hai, khoản 4, mục III`, and back to the
//! clause.

use super::clause::{Clause, ClauseId, ClauseKind, Step, dash_count};
use super::official::{OfficialText, Speech};
use crate::text::folded::Folded;
use crate::text::ordinals::{ordinal, roman, spell, word};

/// The words that name a kind of clause, in lower case.
pub const WORDS: [(&str, ClauseKind); 10] = [
    ("gạch đầu dòng", ClauseKind::Dash),
    ("điểm", ClauseKind::Point),
    ("khoản", ClauseKind::Clause),
    ("điều", ClauseKind::Article),
    ("tiểu mục", ClauseKind::Subsection),
    ("mục", ClauseKind::Section),
    ("chương", ClauseKind::Chapter),
    ("phần", ClauseKind::Part),
    ("phụ lục", ClauseKind::Appendix),
    ("mẫu số", ClauseKind::Form),
];

/// `gạch đầu dòng thứ hai, khoản 4, mục III`; in articles `điểm đ khoản 2 Điều 5`; in English
/// `dash 2, clause 4, Section III`. The id itself where the text has no such clause.
pub fn citation_name(official: &OfficialText, id: &ClauseId) -> String {
    named(official, id, official.speech)
}

/// The same in Vietnamese, whatever the site is written in.
pub fn vietnamese_name(official: &OfficialText, id: &ClauseId) -> String {
    named(official, id, Speech::Vietnamese)
}

fn named(official: &OfficialText, id: &ClauseId, speech: Speech) -> String {
    let Some(at) = official.clauses.position(id) else {
        return id.0.clone();
    };
    let path = path(official, at);
    let has_article = path.iter().any(|clause| clause.kind == ClauseKind::Article);
    let sign = match speech {
        Speech::Vietnamese if has_article => " ",
        _ => ", ",
    };
    let names = path.into_iter().map(|clause| name(clause, speech));
    names.collect::<Vec<_>>().join(sign)
}

/// `khoản 1 đến khoản 3, mục II`; both names in full where the two clauses are no sisters.
pub fn range_citation_name(official: &OfficialText, first: &ClauseId, last: &ClauseId) -> String {
    let to = match official.speech {
        Speech::Vietnamese => "đến",
        Speech::English => "to",
    };
    let (Some(one), Some(other)) = (official.get(first), official.get(last)) else {
        return format!("{} {to} {}", first.0, last.0);
    };
    let start = if one.parent == other.parent {
        name(one, official.speech)
    } else {
        citation_name(official, first)
    };
    format!("{start} {to} {}", citation_name(official, last))
}

/// The steps that `text` names, from the innermost outwards; `None` where it says anything else.
pub fn steps(text: &str) -> Option<Vec<Step>> {
    let folded = Folded::new(text);
    let mut rest = folded.text.trim();
    let mut steps = vec![];
    while !rest.is_empty() {
        let (step, width) = step(rest)?;
        steps.push(step);
        rest = rest[width..].trim_start_matches([',', ' ', '\n']);
        rest = ["của", "thuộc", "tại"]
            .iter()
            .find_map(|joint| word(rest, joint))
            .map_or(rest, |width| rest[width..].trim_start());
    }
    (!steps.is_empty()).then_some(steps)
}

/// One step at the start of `text`, which is folded, and the bytes it takes.
pub fn step(text: &str) -> Option<(Step, usize)> {
    let (kind, at) = kind(text)?;
    let (number, width) = number(&text[at..], kind)?;
    Some((Step { kind, number }, at + width))
}

/// The kind that `text` begins with, and the bytes of its word and the space after it.
pub fn kind(text: &str) -> Option<(ClauseKind, usize)> {
    let (kind, width) = WORDS
        .iter()
        .find_map(|(name, kind)| Some((*kind, word(text, name)?)))?;
    let space = text[width..].len() - text[width..].trim_start().len();
    (space > 0).then_some((kind, width + space))
}

/// The number of a step, `4`, `2a`, `đ`, `iii`, `thứ hai`, and the bytes it takes.
pub fn number(text: &str, kind: ClauseKind) -> Option<(String, usize)> {
    let width = text
        .char_indices()
        .find(|(_, c)| !c.is_alphanumeric())
        .map_or(text.len(), |(at, _)| at);
    let run = &text[..width];
    let arabic = || {
        let digits = run.bytes().take_while(u8::is_ascii_digit).count();
        (1..=3).contains(&digits)
            && run[digits..].chars().count() <= 1
            && run[digits..].chars().all(char::is_lowercase)
    };
    let figures = || roman(run).is_some_and(|(_, all)| all == width);
    let letter = || run.chars().count() == 1 && run.chars().all(char::is_alphabetic);
    let valid = match kind {
        ClauseKind::Dash => return ordinal(text).map(|(count, width)| (count.to_string(), width)),
        ClauseKind::Part => {
            let told = ordinal(text).map(|(count, width)| (spell(count), width));
            return told.or_else(|| {
                (figures() || arabic() || letter()).then(|| (run.to_lowercase(), width))
            });
        }
        ClauseKind::Point => {
            // `b1` was put in behind b.
            let letter = run.trim_end_matches(|c: char| ('1'..='9').contains(&c));
            let plain = letter.len() == 1 && letter.bytes().all(|b| b.is_ascii_lowercase());
            run.len() - letter.len() <= 1 && (letter == "đ" || plain)
        }
        ClauseKind::Clause if arabic() => return Some(decimal(text, width)),
        ClauseKind::Clause => false,
        ClauseKind::Article => arabic(),
        ClauseKind::Appendix => return appendix(text),
        ClauseKind::Form => return form(text),
        _ => figures() || arabic(),
    };
    valid.then(|| (run.to_lowercase(), width))
}

/// `ii`, `1a` of `Phụ lục II`, `Phụ lục số 01A`: the number without `số` and leading zeros, in
/// lower case, and the bytes it takes with them.
fn appendix(text: &str) -> Option<(String, usize)> {
    let rest = word(text, "số").map_or(text, |width| text[width..].trim_start());
    let width = rest
        .find(|c: char| !c.is_alphanumeric())
        .unwrap_or(rest.len());
    let run = rest[..width].trim_start_matches('0');
    let digits = run.bytes().take_while(u8::is_ascii_digit).count();
    let letters = run[digits..].chars().count();
    let arabic =
        (1..=3).contains(&digits) && letters <= 1 && run[digits..].chars().all(char::is_alphabetic);
    let letter = digits == 0 && letters == 1 && run.starts_with(char::is_uppercase);
    let figures = || roman(run).is_some_and(|(_, all)| all == run.len());
    (arabic || letter || figures()).then(|| (run.to_lowercase(), text.len() - rest.len() + width))
}

/// `1`, `3/bc` of `Mẫu số 01`, `Mẫu số 03/BC`: the number without leading zeros, in lower case, and
/// the bytes it takes with them.
fn form(text: &str) -> Option<(String, usize)> {
    let width = text
        .find(|c: char| !c.is_alphanumeric() && !"/-".contains(c))
        .unwrap_or(text.len());
    let run = text[..width].trim_start_matches('0');
    let valid = run.starts_with(|c: char| c.is_ascii_digit()) || roman(run).is_some();
    valid.then(|| (run.to_lowercase(), width))
}

/// `2.1` where more numbers of one or two figures follow the first `width` bytes.
fn decimal(text: &str, mut width: usize) -> (String, usize) {
    while let Some(rest) = text[width..].strip_prefix('.') {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        if !(1..=2).contains(&digits) || rest[digits..].starts_with(char::is_alphabetic) {
            break;
        }
        width += 1 + digits;
    }
    (text[..width].to_string(), width)
}

/// The one clause that `steps` lead to, from the innermost outwards; kinds between two steps may be
/// left out. A clause of the text itself goes before one of an appendix, and one with fewer left
/// out before the others.
pub fn find<'a>(official: &'a OfficialText, steps: &[Step]) -> Option<&'a Clause> {
    find_within(official, steps, None)
}

/// The same of the clauses below the appendix or attachment at `base`, of all where it is `None`.
pub fn find_within<'a>(
    official: &'a OfficialText,
    steps: &[Step],
    base: Option<usize>,
) -> Option<&'a Clause> {
    let lies = |at: &usize| base.is_none() || base_of(official, *at) == base;
    let fits = |at: &usize| {
        let mut path = path(official, *at).into_iter().skip(1);
        steps[1..]
            .iter()
            .all(|step| path.any(|clause| is(clause, step)))
    };
    let found: Vec<usize> = official
        .numbered(steps.first()?)
        .iter()
        .copied()
        .filter(|at| lies(at) && fits(at))
        .collect();
    let far = |at: usize| {
        (
            path(official, at)
                .iter()
                .filter(|clause| is_base(clause))
                .count(),
            path(official, at).len(),
        )
    };
    let least = found.iter().map(|&at| far(at)).min()?;
    let mut nearest = found.into_iter().filter(|&at| far(at) == least);
    let only = nearest.next()?;
    nearest.next().is_none().then(|| &official.clauses[only])
}

/// The innermost appendix, form or attachment that holds the clause at `at`, or that it is.
pub fn base_of(official: &OfficialText, at: usize) -> Option<usize> {
    let mut above = std::iter::successors(Some(at), |at| official.clauses[*at].parent);
    above.find(|at| is_base(&official.clauses[*at]))
}

fn is_base(clause: &Clause) -> bool {
    matches!(
        clause.kind,
        ClauseKind::Appendix | ClauseKind::Attachment | ClauseKind::Form
    )
}

fn is(clause: &Clause, step: &Step) -> bool {
    clause.kind == step.kind && Step::to(clause) == *step
}

/// A clause and what holds it, as far as its name says it: an article needs no chapter, `2.1` no
/// clause 2.
fn path(official: &OfficialText, at: usize) -> Vec<&Clause> {
    let mut path: Vec<&Clause> = vec![];
    for clause in std::iter::successors(Some(at), |at| official.clauses[*at].parent)
        .map(|at| &official.clauses[at])
    {
        let told = path.last().is_some_and(|inner| {
            let decimal = inner.kind == ClauseKind::Clause
                && inner.number.contains('.')
                && clause.kind == ClauseKind::Clause;
            let article =
                path.iter().any(|inner| inner.kind == ClauseKind::Article) && !is_base(clause);
            decimal || article
        });
        if !told {
            path.push(clause);
        }
    }
    path
}

fn name(clause: &Clause, speech: Speech) -> String {
    match speech {
        Speech::Vietnamese => vietnamese(clause),
        Speech::English => english(clause),
    }
}

fn english(clause: &Clause) -> String {
    let number = clause.number.as_str();
    match clause.kind {
        ClauseKind::Opening => "opening".into(),
        ClauseKind::Closing => "closing".into(),
        ClauseKind::Attachment => "attached text".into(),
        ClauseKind::Dash => format!("dash {}", dash_count(clause)),
        ClauseKind::Point => format!("point ({number})"),
        ClauseKind::Clause => format!("clause {number}"),
        ClauseKind::Article => format!("Article {number}"),
        ClauseKind::Subsection => format!("Subsection {number}"),
        ClauseKind::Section => format!("Section {number}"),
        ClauseKind::Chapter => format!("Chapter {number}"),
        ClauseKind::Part => format!("Part {number}"),
        ClauseKind::Appendix => format!("Appendix {number}").trim_end().to_string(),
        ClauseKind::Form => format!("Form {number}"),
    }
}

fn vietnamese(clause: &Clause) -> String {
    let number = clause.number.as_str();
    match clause.kind {
        ClauseKind::Opening => "phần mở đầu".into(),
        ClauseKind::Closing => "lời kết".into(),
        ClauseKind::Attachment => "văn bản kèm theo".into(),
        ClauseKind::Dash => format!("gạch đầu dòng {}", spell(dash_count(clause))),
        ClauseKind::Point => format!("điểm {number}"),
        ClauseKind::Clause => format!("khoản {number}"),
        ClauseKind::Article => format!("Điều {number}"),
        ClauseKind::Subsection => format!("Tiểu mục {number}"),
        ClauseKind::Section if roman(number).is_some() => format!("mục {number}"),
        ClauseKind::Section => format!("Mục {number}"),
        ClauseKind::Chapter => format!("Chương {number}"),
        ClauseKind::Part => format!("Phần {number}"),
        ClauseKind::Appendix => format!("Phụ lục {number}").trim_end().to_string(),
        ClauseKind::Form => format!("Mẫu số {number}"),
    }
}
