//! Bytes written in base64. Source: RFC 4648 §4.

use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use base64::{Engine, alphabet};

const ENGINE: GeneralPurpose = GeneralPurpose::new(
    &alphabet::STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true),
);

pub fn encode_into(out: &mut String, bytes: &[u8]) {
    ENGINE.encode_string(bytes, out);
}

/// What `text` says; white space is left out, and so may be the signs `=` at its end. `None` where
/// it is no base64.
pub fn decoded(text: &str) -> Option<Vec<u8>> {
    let signs: String = text.split_whitespace().collect();
    ENGINE.decode(signs).ok()
}

#[cfg(test)]
mod tests {
    use super::{decoded, encode_into};

    #[test]
    fn bytes_come_back() {
        for bytes in [&b""[..], b"a", b"ab", b"abc", b"\xff\xfe\x00"] {
            let mut text = String::new();
            encode_into(&mut text, bytes);
            assert_eq!(decoded(&text).as_deref(), Some(bytes));
            assert_eq!(decoded(text.trim_end_matches('=')).as_deref(), Some(bytes));
        }
        assert_eq!(decoded(" YW\r\n Jj ").as_deref(), Some(&b"abc"[..]));
        assert_eq!(decoded("Y_=="), None);
    }
}
