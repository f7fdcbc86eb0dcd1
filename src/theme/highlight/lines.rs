//! Lines of code: numbered, or some of them marked.

use std::collections::BTreeSet;

/// What the words after a fence ask for.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct LineOptions {
    pub language: String,
    pub numbered: bool,
    /// Lines to mark, from 1.
    pub marked: BTreeSet<usize>,
}

impl LineOptions {
    /// `rust {lines hl=2-3,5}` or `rust,linenos,hl_lines=2-3 5`, and the words in braces that mean
    /// nothing.
    pub fn parse(words: &str) -> (Self, Vec<&str>) {
        let end = words.find([' ', ',', '\t', '{']).unwrap_or(words.len());
        let braces = words.find('{').unwrap_or(words.len());
        let mut options = LineOptions {
            language: words[..end].to_string(),
            ..LineOptions::default()
        };
        let (mut odd, mut in_list) = (vec![], false);
        for word in words[end..]
            .split([' ', ',', '\t', '{', '}'])
            .filter(|word| !word.is_empty())
        {
            let (key, value) = word.split_once('=').unwrap_or((word, word));
            let more = match key {
                "hl" | "hl_lines" => range(value),
                _ if in_list => range(word),
                _ => BTreeSet::new(),
            };
            in_list = !more.is_empty();
            options.marked.extend(&more);
            match key {
                "lines" | "linenos" => options.numbered = true,
                _ if more.is_empty() && word.as_ptr() > words[braces..].as_ptr() => odd.push(word),
                _ => {}
            }
        }
        (options, odd)
    }

    /// The lines as one text: each in a `span` where lines are numbered or marked, as they are
    /// where not.
    pub fn laid_out(&self, lines: &[String]) -> String {
        if !self.numbered && self.marked.is_empty() {
            return lines.concat();
        }
        let line = |(at, html): (usize, &String)| match self.marked.contains(&(at + 1)) {
            true => format!("<mark class=\"line\">{html}</mark>"),
            false => format!("<span class=\"line\">{html}</span>"),
        };
        lines.iter().enumerate().map(line).collect()
    }
}

/// `3`, or `3-5`, both counted; nothing where it is neither.
fn range(text: &str) -> BTreeSet<usize> {
    let (first, last) = text.split_once('-').unwrap_or((text, text));
    match (first.parse(), last.parse::<usize>()) {
        (Ok(first), Ok(last)) => (first..=last.min(first + 10_000)).collect(),
        _ => BTreeSet::new(),
    }
}

/// `html` of one line with the spans that are `open` at its start opened again, and all that are
/// open at its end closed.
pub fn whole(html: &str, open: &mut Vec<String>) -> String {
    let start = open.concat();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let end = rest[at..].find('>').map_or(rest.len(), |end| at + end + 1);
        match &rest[at..end] {
            "</span>" => drop(open.pop()),
            tag => open.push(tag.to_string()),
        }
        rest = &rest[end..];
    }
    let (text, newline) = html
        .strip_suffix('\n')
        .map_or((html, ""), |text| (text, "\n"));
    format!("{start}{text}{}{newline}", "</span>".repeat(open.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_after_a_fence_are_read_both_ways() {
        let options = |marked: &[usize]| LineOptions {
            language: "rust".into(),
            numbered: true,
            marked: marked.iter().copied().collect(),
        };
        assert_eq!(
            LineOptions::parse("rust {lines hl=2-3,5}"),
            (options(&[2, 3, 5]), vec![])
        );
        assert_eq!(
            LineOptions::parse("rust,linenos,hl_lines=2-3 5"),
            (options(&[2, 3, 5]), vec![])
        );
        assert_eq!(
            LineOptions::parse("rust,ignore,linenos {hl=2 so hl_lines=[3]}"),
            (options(&[2]), vec!["so", "hl_lines=[3]"])
        );
        assert_eq!(LineOptions::parse(""), Default::default());
    }

    #[test]
    fn a_span_over_two_lines_becomes_two() {
        let mut open = vec![];
        assert_eq!(
            whole("<span class=\"a\">x\n", &mut open),
            "<span class=\"a\">x</span>\n"
        );
        assert_eq!(
            whole("y</span> z\n", &mut open),
            "<span class=\"a\">y</span> z\n"
        );
        assert_eq!(open, Vec::<String>::new());
    }
}
