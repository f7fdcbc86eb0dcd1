//! The one escaper of HTML and XML.

/// Bytes that are looked at together; most hold nothing to escape.
const STEP: usize = 32;

/// Appends `text` with `& < > "` escaped: safe between tags and in attributes in double quotes.
pub fn escape_into(out: &mut String, text: &str) {
    out.reserve(text.len());
    let mut from = 0;
    for (step, bytes) in text.as_bytes().chunks(STEP).enumerate() {
        // Without a branch for each byte, so that vector registers can be used.
        if !bytes
            .iter()
            .fold(false, |found, byte| found | is_special(*byte))
        {
            continue;
        }
        for (at, byte) in bytes.iter().enumerate() {
            let Some(entity) = entity(*byte) else {
                continue;
            };
            let at = step * STEP + at;
            out.push_str(&text[from..at]);
            out.push_str(entity);
            from = at + 1;
        }
    }
    out.push_str(&text[from..]);
}

/// `text` with `& < > "` escaped.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    escape_into(&mut out, text);
    out
}

fn is_special(byte: u8) -> bool {
    (byte == b'&') | (byte == b'<') | (byte == b'>') | (byte == b'"')
}

fn entity(byte: u8) -> Option<&'static str> {
    match byte {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        b'"' => Some("&quot;"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn signs_are_escaped_wherever_they_stand() {
        for length in 0..70 {
            let (before, after) = ("a".repeat(length), "ế".repeat(length));
            let text = format!("<{before}&{after}\"{before}>");
            let expected = format!("&lt;{before}&amp;{after}&quot;{before}&gt;");
            assert_eq!(escape(&text), expected);
        }
    }
}
