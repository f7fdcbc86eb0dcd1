//! A script as it is published: the same program without what only its authors read.

mod shorten;

/// `script` in as few bytes as another script cannot tell apart: all that it declares is its own.
pub fn small(script: &str) -> String {
    shorten::short(&bare(script))
}

/// `script` without comments and indentation, and without spaces and line ends that part nothing.
fn bare(script: &str) -> String {
    let mut out = String::with_capacity(script.len());
    let (mut rest, mut gap) = (script, "");
    while !rest.is_empty() {
        let (space, after) = rest.split_at(blank(rest));
        if !space.is_empty() {
            gap = match gap == "\n" || space.contains('\n') {
                true => "\n",
                false => " ",
            };
            rest = after;
            continue;
        }
        let (token, after) = rest.split_at(token(rest, &out));
        if parts(gap, &out, token) {
            out.push_str(gap);
        }
        out.push_str(token);
        (rest, gap) = (after, "");
    }
    out.push('\n');
    out
}

/// Bytes of white space or of a comment that `text` begins with.
fn blank(text: &str) -> usize {
    let until = |end: &str| text.find(end).map_or(text.len(), |at| at + end.len());
    match text.as_bytes() {
        [b'/', b'/', ..] => text.find('\n').unwrap_or(text.len()),
        [b'/', b'*', ..] => until("*/"),
        _ => text.len() - text.trim_start_matches([' ', '\t', '\r', '\n']).len(),
    }
}

/// Bytes of the string, pattern, word or sign that `text` begins with; `before` is what stands
/// before it.
fn token(text: &str, before: &str) -> usize {
    let first = text.chars().next().unwrap_or(' ');
    match first {
        '\'' | '"' | '`' => literal(text, first),
        '/' if begins_pattern(before) => literal(text, '/'),
        _ if is_word(first) => text.find(|c| !is_word(c)).unwrap_or(text.len()),
        _ => first.len_utf8(),
    }
}

/// Bytes up to the second `quote` that is neither escaped nor in a class of a pattern.
fn literal(text: &str, quote: char) -> usize {
    let (mut escaped, mut class) = (false, false);
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '[' | ']' if quote == '/' => class = c == '[',
            _ if c == quote && !class => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// Whether `/` after `before` begins a pattern and does not divide.
fn begins_pattern(before: &str) -> bool {
    let sign = |c: char| "(,=:[!&|?{};~+-*%<>^".contains(c);
    before.is_empty()
        || before.ends_with(sign)
        || before.ends_with("return")
        || before.ends_with("typeof")
}

/// Whether the space or line end `gap` between `before` and `after` must stay.
fn parts(gap: &str, before: &str, after: &str) -> bool {
    let (Some(last), Some(next)) = (before.chars().last(), after.chars().next()) else {
        return false;
    };
    match gap {
        "\n" => !";{,".contains(last),
        " " => is_word(last) && is_word(next) || last == next && "+-".contains(last),
        _ => false,
    }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '$') || !c.is_ascii()
}

#[cfg(test)]
mod tests {
    #[track_caller]
    fn check(script: &str, expected: &str) {
        assert_eq!(super::bare(script), format!("{expected}\n"));
    }

    #[test]
    fn only_what_parts_something_stays() {
        check(
            "// One.\n(function () {\n  let a = b + +c; // two\n  return a;\n})();\n",
            "(function(){let a=b+ +c;return a;})();",
        );
        check(
            "if (a)\n  b()\nelse c /* here */ ()",
            "if(a)\nb()\nelse c()",
        );
    }

    #[test]
    fn strings_and_patterns_are_left_as_they_are() {
        check(
            "const a = 'x  // y', b = \"it's  \\\"so\\\"\";",
            "const a='x  // y',b=\"it's  \\\"so\\\"\";",
        );
        check("s.split(/[ \"/]  '/g) / 2 / n", "s.split(/[ \"/]  '/g)/2/n");
        check("return /  a/.test(x)", "return/  a/.test(x)");
    }
}
