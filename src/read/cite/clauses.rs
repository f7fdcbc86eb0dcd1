//! Clauses by their spoken names: `điểm a khoản 1 Điều 5`, `khoản 2, 3 và 4 mục II`, `khoản 1 Điều
//! này`.

use super::Places;
use super::list::{self, Group, Item};
use super::source;
use crate::model::citation::{Cited, CitedClause, Source};
use crate::model::citation_name;
use crate::model::clause::{ClauseKind, Step};
use crate::text::ordinals::{past, roman, word};

/// Groups that lie in one another, from the innermost outwards: `điểm a, b` · `khoản 1` · `Điều 5`.
#[derive(Clone, Debug)]
struct Chain {
    groups: Vec<Group>,
    /// `Điều này` at its end.
    within: Option<ClauseKind>,
    end: usize,
}

/// The clauses cited from byte `start` on, with where each stands, and the byte after them all.
pub fn clauses(text: &str, start: usize) -> Option<(Places, usize)> {
    if let Some(found) = this_article(text, start).or_else(|| only_annex(text, start)) {
        return Some(found);
    }
    let mut chains = vec![chain(text, start)?];
    while let Some(next) = chains
        .last()
        .and_then(|last| joined(text, last.end))
        .and_then(|at| chain(text, at))
    {
        chains.push(next);
    }
    let end = chains.last()?.end;
    let of = source::source(text, end);
    let mut found = vec![];
    for at in (0..chains.len()).rev() {
        if let Some(outer) = chains.get(at + 1).cloned() {
            inherit(&mut chains[at], &outer);
        }
        if is_complete(&chains[at]) || is_placed(&chains[at], &of) {
            let mut cited = cited(&chains[at], &of);
            cited.append(&mut found);
            found = cited;
        }
    }
    Some((found, end))
}

/// `Chương này`, `quy định chi tiết khoản này`. A sentence that begins with `Điều này` says "this",
/// and words in small letters mean a clause only behind what introduces one.
fn this_article(text: &str, start: usize) -> Option<(Places, usize)> {
    const INTRODUCED: [&str; 6] = [
        "quy định tại",
        "nêu tại",
        "theo quy định của",
        "quy định chi tiết",
        "hướng dẫn thi hành",
        "hướng dẫn thực hiện",
    ];
    let (kind, width) = this(&text[start..])?;
    let before = text[..start].trim_end();
    let begins = before.ends_with(['.', ':', ';', '!', '?', '“', '"']) || before.is_empty();
    let capital = text[start..].starts_with(char::is_uppercase) && !begins;
    let place = kind == ClauseKind::Clause && before.ends_with(" tại");
    let valid = capital || place || INTRODUCED.iter().any(|words| before.ends_with(words));
    let clause = CitedClause {
        steps: vec![],
        last: None,
        within: Some(kind),
        of: Source::This(String::new()),
    };
    valid.then(|| {
        (
            vec![(start..start + width, Cited::Clause(clause))],
            start + width,
        )
    })
}

/// `Phụ lục kèm theo Quy chế này`: the only annex of this text, which bears no number.
fn only_annex(text: &str, start: usize) -> Option<(Places, usize)> {
    let rest = text[start..].strip_prefix("Phụ lục ")?;
    let rest = past(rest, &["ban hành"]).unwrap_or(rest);
    let joint = past(rest, &["kèm theo", "của"])?;
    let of = source::source(text, text.len() - joint.len());
    let several = text[..start].trim_end().ends_with("các");
    let clause = CitedClause {
        steps: vec![Step {
            kind: ClauseKind::Appendix,
            number: String::new(),
        }],
        last: None,
        within: None,
        of: of.clone(),
    };
    let end = start + "Phụ lục".len();
    let valid = matches!(of, Source::This(_)) && !several;
    valid.then(|| (vec![(start..end, Cited::Clause(clause))], end))
}

/// `Điều này`, `khoản này` at the start of `text`: the kind, and the bytes it takes.
fn this(text: &str) -> Option<(ClauseKind, usize)> {
    let (kind, width) = citation_name::kind(text)?;
    word(&text[width..], "này").map(|wide| (kind, width + wide))
}

fn chain(text: &str, start: usize) -> Option<Chain> {
    let first = list::group(text, start)?;
    let mut chain = Chain {
        end: first.end,
        groups: vec![first],
        within: None,
    };
    while let Some(at) = outer(text, chain.end) {
        let inner = chain.groups.last().map(|group| group.kind)?;
        if let Some((kind, width)) = this(&text[at..]).filter(|(kind, _)| is_outer(*kind, inner)) {
            (chain.within, chain.end) = (Some(kind), at + width);
            break;
        }
        let Some(group) = list::group(text, at).filter(|group| is_outer(group.kind, inner)) else {
            break;
        };
        chain.end = group.end;
        chain.groups.push(group);
    }
    Some(chain)
}

/// The byte at which an outer step may begin: after a space, a comma, or `của`.
fn outer(text: &str, end: usize) -> Option<usize> {
    let rest = text[end..].trim_start_matches([',', ' ', '\n']);
    let rest = past(rest, &["của", "thuộc", "tại"]).unwrap_or(rest);
    let rest = past(rest, &["các"]).unwrap_or(rest);
    let at = text.len() - rest.len();
    (at > end && at - end < 18).then_some(at)
}

/// The byte at which a further citation of the same sentence may begin: after `và`, `hoặc`, a comma
/// or a semicolon, and `tại các`.
fn joined(text: &str, end: usize) -> Option<usize> {
    let rest = text[end..].trim_start();
    let sign = rest.strip_prefix([',', ';']).map(str::trim_start);
    let rest = past(sign.unwrap_or(rest), &["và", "hoặc", "hay"]).or(sign)?;
    let rest = past(rest, &["tại"]).unwrap_or(rest);
    let rest = past(rest, &["các"]).unwrap_or(rest);
    Some(text.len() - rest.len())
}

fn is_outer(outer: ClauseKind, inner: ClauseKind) -> bool {
    outer < inner || matches!(outer, ClauseKind::Appendix | ClauseKind::Form)
}

/// Gives a chain that stops short what the next one has further out: `khoản 1 và khoản 2 Điều 5`.
fn inherit(chain: &mut Chain, next: &Chain) {
    let Some(last) = chain
        .groups
        .last()
        .map(|group| group.kind)
        .filter(|_| !is_complete(chain))
    else {
        return;
    };
    if let Some(at) = next.groups.iter().position(|group| group.kind == last) {
        chain.groups.extend(next.groups[at + 1..].iter().cloned());
        chain.within = next.within;
    }
}

/// Whether a chain says enough to be a citation: it reaches an article, a section in Roman figures,
/// or something further out, or `Điều này`.
fn is_complete(chain: &Chain) -> bool {
    let Some(last) = chain.groups.last() else {
        return false;
    };
    let deep = chain.groups.len() > 1;
    let figures = last
        .items
        .iter()
        .all(|item| roman(&item.number.to_uppercase()).is_some());
    chain.within.is_some()
        || match last.kind {
            ClauseKind::Article => deep || last.capital,
            ClauseKind::Section => deep || figures,
            ClauseKind::Chapter | ClauseKind::Part | ClauseKind::Appendix | ClauseKind::Form => {
                deep || last.capital
            }
            _ => false,
        }
}

/// `các điều 5, 6 và 7`, `khoản 2 Công văn này`: several articles in small letters, or clauses of a
/// document that is named.
fn is_placed(chain: &Chain, of: &Source) -> bool {
    let several = |group: &Group| group.kind == ClauseKind::Article && group.items.len() > 1;
    let named = !matches!(of, Source::Unsaid | Source::Unnamed);
    named || chain.groups.last().is_some_and(several)
}

/// One citation for each number of the innermost group; its outer groups give their first number.
fn cited(chain: &Chain, of: &Source) -> Places {
    let Some((inner, outer)) = chain.groups.split_first() else {
        return vec![];
    };
    let step = |kind: ClauseKind, item: &Item| Step {
        kind,
        number: item.number.clone(),
    };
    let above: Vec<Step> = outer
        .iter()
        .filter_map(|group| group.items.first().map(|item| step(group.kind, item)))
        .collect();
    let of = if chain.within.is_some() && *of == Source::Unsaid {
        &Source::This(String::new())
    } else {
        of
    };
    let count = inner.items.len();
    let one = |(at, item): (usize, &Item)| {
        let end = if at + 1 == count {
            chain.end.max(item.range.end)
        } else {
            item.range.end
        };
        let steps = std::iter::once(step(inner.kind, item))
            .chain(above.iter().cloned())
            .collect();
        let clause = CitedClause {
            steps,
            last: item.last.clone(),
            within: chain.within,
            of: of.clone(),
        };
        (item.range.start..end, Cited::Clause(clause))
    };
    inner.items.iter().enumerate().map(one).collect()
}
