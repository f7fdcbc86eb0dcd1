//! JavaScript literals and the one form of every file: `__x("name",value)`, a call that works
//! without a server.

/// A file that hands `value`, which is JavaScript, to the reader under `name`.
pub fn call(name: &str, value: &str) -> Vec<u8> {
    format!("__x({},{value})\n", string(name)).into_bytes()
}

/// `text` as a JavaScript string.
pub fn string(text: &str) -> String {
    let mut literal = String::with_capacity(text.len() + 2);
    push_string(&mut literal, text);
    literal
}

/// Writes `text` as a JavaScript string.
pub fn push_string(out: &mut String, text: &str) {
    out.push('"');
    let mut from = 0;
    for (at, c) in text.char_indices().filter(|(_, c)| needs_escape(*c)) {
        out.push_str(&text[from..at]);
        from = at + c.len_utf8();
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push('\t'),
            _ => out.push_str(&format!("\\u{:04x}", u32::from(c))),
        }
    }
    out.push_str(&text[from..]);
    out.push('"');
}

/// `[a,b]` of values that are JavaScript.
pub fn array<T: AsRef<str>>(values: impl IntoIterator<Item = T>) -> String {
    let values: Vec<T> = values.into_iter().collect();
    let values: Vec<&str> = values.iter().map(AsRef::as_ref).collect();
    format!("[{}]", values.join(","))
}

/// `["a","b"]` of texts.
pub fn strings<T: AsRef<str>>(texts: impl IntoIterator<Item = T>) -> String {
    array(texts.into_iter().map(|text| string(text.as_ref())))
}

/// U+2028 and U+2029 end a line in a script that is older than ES2019.
fn needs_escape(c: char) -> bool {
    c < ' ' || matches!(c, '"' | '\\' | '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(super::string(text), expected);
    }

    #[test]
    fn a_text_cannot_leave_its_string() {
        check("công \"đoàn\" \\ cơ\nsở", r#""công \"đoàn\" \\ cơ\nsở""#);
        check("a\u{2028}b\r\u{0}", r#""a\u2028b\u000d\u0000""#);
        check("a\tb", "\"a\tb\"");
    }

    proptest::proptest! {
        #[test]
        fn a_string_is_read_again(text in "(\\PC|[\\x00-\\x1f\\u{2028}\\u{2029}\"\\\\]){0,12}") {
            let literal = super::string(&text);
            let ends_line = literal.contains(['\n', '\r', '\u{2028}', '\u{2029}']);
            proptest::prop_assert!(!ends_line);
            // A tab may stand in a string of JavaScript, not of JSON.
            let json = literal.replace('\t', "\\t");
            proptest::prop_assert_eq!(serde_json::from_str::<String>(&json).unwrap(), text);
        }
    }
}
