//! Bytes written in base64. Source: RFC 4648 §4.

/// What `text` says; white space is left out. `None` where a sign is none of base64.
pub fn decoded(text: &str) -> Option<Vec<u8>> {
    let signs = text
        .bytes()
        .filter(|byte| !byte.is_ascii_whitespace() && *byte != b'=');
    let (mut out, mut bits, mut count) = (vec![], 0u32, 0);
    for sign in signs {
        bits = bits << 6 | u32::from(value(sign)?);
        count += 6;
        if count >= 8 {
            count -= 8;
            out.push((bits >> count) as u8);
            bits &= (1 << count) - 1;
        }
    }
    Some(out)
}

fn value(sign: u8) -> Option<u8> {
    match sign {
        b'A'..=b'Z' => Some(sign - b'A'),
        b'a'..=b'z' => Some(sign - b'a' + 26),
        b'0'..=b'9' => Some(sign - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    }
}
