//! Patterns of file names, as in `.gitignore`.

/// A pattern of paths: `*` and `?` stay within a name, `**` goes over folders. One without `/` is
/// of a name anywhere; one that names a folder is of all below it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Pattern {
    text: String,
    /// `!` in front: what one above leaves out stays.
    keeps: bool,
}

/// Whether `patterns` leave the file at `path` of a site out. They are of its folders `content` and
/// `static`, or begin with the name of one; the last that means the file decides.
pub fn leave_out(patterns: &[Pattern], path: &str) -> bool {
    let Some((folder, inside)) = path.split_once('/') else {
        return false;
    };
    let begins = |text: &str| {
        let rest = text.trim_start_matches('/').strip_prefix(folder);
        rest.is_some_and(|rest| rest.starts_with('/'))
    };
    let means = |one: &&Pattern| one.matches(inside) || begins(&one.text) && one.matches(path);
    let last = patterns.iter().rev().find(means);
    matches!(folder, "content" | "static") && last.is_some_and(|one| !one.keeps)
}

impl Pattern {
    pub fn new(text: &str) -> Self {
        let text = text.trim();
        let pattern = text.strip_prefix('!').unwrap_or(text);
        Pattern {
            keeps: pattern.len() < text.len(),
            text: pattern.to_string(),
        }
    }

    /// Whether `path`, relative to the folder that the pattern is of, is meant.
    fn matches(&self, path: &str) -> bool {
        let pattern = self.text.trim_end_matches('/');
        let anchored = pattern.trim_start_matches('/');
        if anchored.is_empty() {
            return false;
        }
        if !pattern.contains('/') {
            return path
                .split('/')
                .any(|name| matches(pattern.as_bytes(), name.as_bytes()));
        }
        let ends = path
            .match_indices('/')
            .map(|(at, _)| at)
            .chain([path.len()]);
        ends.into_iter()
            .any(|end| matches(anchored.as_bytes(), &path.as_bytes()[..end]))
    }
}

fn matches(pattern: &[u8], path: &[u8]) -> bool {
    match pattern {
        [] => path.is_empty(),
        [b'*', b'*', b'/', rest @ ..] => {
            matches(rest, path) || folders(path).any(|below| matches(rest, below))
        }
        [b'*', b'*', rest @ ..] => (0..=path.len()).any(|at| matches(rest, &path[at..])),
        [b'*', rest @ ..] => {
            let name = path
                .iter()
                .position(|byte| *byte == b'/')
                .unwrap_or(path.len());
            (0..=name).any(|at| matches(rest, &path[at..]))
        }
        [b'?', rest @ ..] => first(path).is_some_and(|one| matches(rest, &path[one.len_utf8()..])),
        [b'[', rest @ ..] => match (set(rest), first(path)) {
            (Some((set, rest)), Some(one)) => {
                holds(set, one) && matches(rest, &path[one.len_utf8()..])
            }
            (Some(_), None) => false,
            (None, _) => path.first() == Some(&b'[') && matches(rest, &path[1..]),
        },
        [byte, rest @ ..] => path.first() == Some(byte) && matches(rest, &path[1..]),
    }
}

/// The first character of a name.
fn first(path: &[u8]) -> Option<char> {
    let text = std::str::from_utf8(path).ok()?;
    text.chars().next().filter(|one| *one != '/')
}

/// What stands before the `]` of a set of characters, and what behind it.
fn set(pattern: &[u8]) -> Option<(&str, &[u8])> {
    let end = pattern.iter().skip(1).position(|byte| *byte == b']')? + 1;
    let set = std::str::from_utf8(&pattern[..end]).ok()?;
    Some((set, &pattern[end + 1..]))
}

/// Whether a set, `abc`, `a-z` or `!abc`, holds `one`.
fn holds(set: &str, one: char) -> bool {
    let signs = set.strip_prefix(['!', '^']).unwrap_or(set);
    let all: Vec<char> = signs.chars().collect();
    let mut ranges = all.windows(3).filter(|part| part[1] == '-');
    let is_in = all.contains(&one) || ranges.any(|part| (part[0]..=part[2]).contains(&one));
    is_in == (signs.len() == set.len())
}

fn folders(path: &[u8]) -> impl Iterator<Item = &[u8]> {
    let slashes = path.iter().enumerate().filter(|(_, byte)| **byte == b'/');
    slashes.map(|(at, _)| &path[at + 1..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(pattern: &str, path: &str, expected: bool) {
        assert_eq!(
            Pattern::new(pattern).matches(path),
            expected,
            "{pattern} {path}"
        );
    }

    #[test]
    fn patterns_are_those_of_gitignore() {
        check("nhap.md", "a/nhap.md", true);
        check("*.tmp.md", "a/b.tmp.md", true);
        check("nhap/", "a/nhap/b.md", true);
        check("/nhap", "a/nhap/b.md", false);
        check("/nhap", "nhap/b.md", true);
        check("a/*.md", "a/b.md", true);
        check("a/*.md", "a/b/c.md", false);
        check("a/**/c.md", "a/c.md", true);
        check("**/c.md", "a/b/c.md", true);
        check("b?i.md", "bài.md", true);
        check("", "a.md", false);
        check("bài [0-9à].md", "bài à.md", true);
        check("[!a-c]?.md", "dx.md", true);
        check("[!a-c]?.md", "bx.md", false);
        check("a[b", "a[b", true);
    }

    #[test]
    fn the_last_pattern_that_means_a_file_decides() {
        let left_out = |patterns: &[&str], path: &str| {
            let patterns: Vec<Pattern> = patterns.iter().map(|text| Pattern::new(text)).collect();
            leave_out(&patterns, path)
        };
        assert!(left_out(&["*.md"], "content/a.md"));
        assert!(!left_out(&["*.md", "!a.md"], "content/a.md"));
        assert!(left_out(&["*.md", "!a.md"], "content/b.md"));
        assert!(left_out(&["content/nhap"], "content/nhap/a.md"));
        assert!(!left_out(&["content/nhap"], "content/b/nhap/a.md"));
        assert!(left_out(&["*.psd"], "static/a.psd"));
        assert!(!left_out(&["*.toml"], "xanh.toml"));
        assert!(!left_out(&["*.html"], "templates/page.html"));
    }
}
