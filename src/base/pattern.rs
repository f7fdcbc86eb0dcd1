//! Patterns of file names, as in `.gitignore`.

/// A pattern of paths: `*` and `?` stay within a name, `**` goes over folders. One without `/` is
/// of a name anywhere; one that names a folder is of all below it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Pattern(String);

impl Pattern {
    pub fn new(text: &str) -> Self {
        Pattern(text.trim().to_string())
    }

    /// Whether `path`, relative to the folder that the pattern is of, is meant.
    pub fn matches(&self, path: &str) -> bool {
        let pattern = self.0.trim_end_matches('/');
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
        [b'?', rest @ ..] => match std::str::from_utf8(path)
            .ok()
            .and_then(|t| t.chars().next())
        {
            Some('/') | None => false,
            Some(one) => matches(rest, &path[one.len_utf8()..]),
        },
        [byte, rest @ ..] => path.first() == Some(byte) && matches(rest, &path[1..]),
    }
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
    }
}
