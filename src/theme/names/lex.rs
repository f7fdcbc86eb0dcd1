//! The expressions of a template: its tags, and the words and paths in them.

use std::ops::Range;

/// `{{ … }}` or `{% word … %}`: the word of a statement, and where the rest of its inside stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag<'a> {
    /// Empty where a value is shown.
    pub word: &'a str,
    pub inside: Range<usize>,
    /// From the first bracket to behind the last.
    pub whole: Range<usize>,
}

/// Names with points between: `page.levels`; each with its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Path {
    pub steps: Vec<Step>,
    /// A filter stands behind it, so what it gives is not known.
    pub is_filtered: bool,
    /// The template asks whether it is there.
    pub is_asked: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    Name(Range<usize>),
    /// `[…]` or `.0`: one of many.
    Index,
}

/// The tags of `text`; comments and what stands between `raw` and `endraw` are left out.
pub fn tags(text: &str) -> Vec<Tag<'_>> {
    let (mut tags, mut at, mut is_raw) = (vec![], 0, false);
    while let Some(open) = text[at..].find('{').map(|found| at + found) {
        let close = match text.as_bytes().get(open + 1) {
            Some(b'{') => "}}",
            Some(b'%') => "%}",
            Some(b'#') => "#}",
            _ => {
                at = open + 1;
                continue;
            }
        };
        let end = end(&text[open + 2..], close).map_or(text.len(), |end| open + 2 + end);
        if close != "#}"
            && ["{{", "{%"]
                .iter()
                .any(|other| text[open + 2..end].contains(other))
        {
            // This one is not closed: what compiles templates tells it.
            at = open + 2;
            continue;
        }
        let tag = tag(text, open + 2..end, close);
        match tag.word {
            "raw" => is_raw = true,
            "endraw" => is_raw = false,
            _ if is_raw || close == "#}" => {}
            _ => tags.push(tag),
        }
        at = (end + 2).min(text.len());
    }
    tags
}

/// Where `close` stands that ends a tag: not within quotes, unless these are left open.
fn end(inside: &str, close: &str) -> Option<usize> {
    let first = inside.find(close)?;
    if close == "#}" || !inside[..first].contains(['"', '\'', '`']) {
        return Some(first);
    }
    let (mut quote, bytes) = (None, inside.as_bytes());
    let mut ends = (0..bytes.len()).filter(|at| {
        match (quote, bytes[*at]) {
            (None, byte @ (b'"' | b'\'' | b'`')) => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
        quote.is_none() && bytes[*at..].starts_with(close.as_bytes())
    });
    ends.next().or(Some(first))
}

fn tag<'a>(text: &'a str, inside: Range<usize>, close: &str) -> Tag<'a> {
    let skipped = text[inside.clone()].len()
        - text[inside.clone()]
            .trim_start_matches(|c: char| c.is_whitespace() || c == '-')
            .len();
    let start = inside.start + skipped;
    let length = text[start..inside.end]
        .find(|c: char| !(c.is_ascii_alphanumeric() || c == '_'))
        .unwrap_or(inside.end - start);
    let whole = inside.start - 2..(inside.end + 2).min(text.len());
    match close {
        "%}" => Tag {
            word: &text[start..start + length],
            inside: start + length..inside.end,
            whole,
        },
        _ => Tag {
            word: "",
            inside,
            whole,
        },
    }
}

const WORDS: [&str; 13] = [
    "and", "or", "not", "in", "is", "true", "false", "True", "False", "none", "null", "if", "else",
];

/// The paths in `text[range]`. Texts in quotes, filters, tests, functions and names of arguments
/// are none.
pub fn paths(text: &str, range: Range<usize>) -> Vec<Path> {
    let (mut paths, mut at, mut last) = (vec![], range.start, String::new());
    while at < range.end {
        let rest = &text[at..range.end];
        let Some(c) = rest.chars().next() else { break };
        if matches!(c, '"' | '\'' | '`') {
            at += 1 + rest[1..].find(c).map_or(rest.len() - 1, |end| end + 1);
            last = String::from("text");
        } else if is_start(c) {
            let (path, end) = path(text, at, range.end);
            let first = match &path.steps[0] {
                Step::Name(name) => text[name.clone()].to_string(),
                Step::Index => String::new(),
            };
            let after = text[end..range.end].trim_start();
            let is_argument = after.starts_with('=') && !after.starts_with("==");
            let is_tested = last == "is" || last == "is not";
            if !WORDS.contains(&first.as_str())
                && last != "|"
                && last != "."
                && !is_tested
                && !after.starts_with('(')
                && !is_argument
            {
                let is_asked =
                    after.starts_with("is defined") || after.starts_with("is not defined");
                paths.push(Path {
                    is_filtered: after.starts_with('|'),
                    is_asked,
                    ..path
                });
            }
            last = if last == "is" && first == "not" {
                "is not".to_string()
            } else {
                first
            };
            at = end;
        } else {
            if !c.is_whitespace() {
                last = c.to_string();
            }
            at += c.len_utf8();
        }
    }
    paths
}

fn is_start(c: char) -> bool {
    c.is_ascii_alphabetic() || c == '_'
}

/// The path that begins at `at`, and where it ends. What stands in brackets is looked at on its
/// own.
fn path(text: &str, at: usize, end: usize) -> (Path, usize) {
    let mut steps = vec![];
    let mut next = at;
    loop {
        let name = text[next..end]
            .find(|c: char| !(c.is_ascii_alphanumeric() || c == '_'))
            .map_or(end, |length| next + length);
        let is_index = text[next..name].starts_with(|c: char| c.is_ascii_digit());
        steps.push(if is_index {
            Step::Index
        } else {
            Step::Name(next..name)
        });
        next = name;
        let rest = &text[next..end];
        let point = if rest.starts_with("?.") {
            2
        } else {
            usize::from(rest.starts_with('.'))
        };
        if rest.starts_with('[') {
            // Whatever follows is of a value that only filling shows.
            steps.push(Step::Index);
            break;
        }
        if point == 0 || !rest[point..].starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_')
        {
            break;
        }
        next += point;
    }
    (
        Path {
            steps,
            is_filtered: false,
            is_asked: false,
        },
        next,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(template: &str, expected: &[&str]) {
        let found = tags(template)
            .into_iter()
            .flat_map(|tag| paths(template, tag.inside));
        let shown = |path: Path| {
            let step = |step: &Step| match step {
                Step::Name(name) => template[name.clone()].to_string(),
                Step::Index => "[]".to_string(),
            };
            path.steps.iter().map(step).collect::<Vec<_>>().join(".")
        };
        assert_eq!(found.map(shown).collect::<Vec<_>>(), expected, "{template}");
    }

    #[test]
    fn paths_are_found_and_nothing_else() {
        check(
            "{{ page.title }}{# page.no #}{% raw %}{{ no }}{% endraw %}",
            &["page.title"],
        );
        check(
            "{{ strings.a | fill(minutes=level.minutes, b=\"c.d\") }}",
            &["strings.a", "level.minutes"],
        );
        check(
            "{% for a in b.c %}{% if a.d is defined and not e.0.f %}",
            &["a", "b.c", "a.d", "e.[].f"],
        );
        check(
            "{{ strings[card.kind] | lower }}",
            &["strings.[]", "card.kind"],
        );
        check("{{ page.title }</p>{% if a.b %}{{ c.d }}", &["a.b", "c.d"]);
        check("{{ range(start=1, end=n.m) }}", &["n.m"]);
        check(
            "{{ a.b[0].c }}{{ a.b[c.d].e }}",
            &["a.b.[]", "a.b.[]", "c.d"],
        );
    }
}
