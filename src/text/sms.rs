//! How long a text message is, and how many a network makes of it.

/// A text as a phone sends it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TextMessage {
    /// Places it takes: units of 7 bits in the plain alphabet, of 16 bits in the wide one.
    pub places: usize,
    /// Messages that it is sent as.
    pub parts: usize,
    pub alphabet: Alphabet,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Alphabet {
    /// The default alphabet of GSM: no Vietnamese marks.
    Plain,
    /// UCS-2: one letter that the plain one does not have takes the whole text here.
    Wide,
}

/// Letters of the default alphabet.
///
/// Source: 3GPP TS 23.038 §6.2.1.
const PLAIN: &str = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ \
    !\"#¤%&'()*+,-./0123456789:;<=>?¡\
     ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

/// Letters that take two places. Source: 3GPP TS 23.038 §6.2.1.1.
const DOUBLE: &str = "\u{c}^{}\\[~]|€";

/// `text` as a message. One message holds 160 plain places or 70 wide ones; of several, each holds
/// 153 or 67.
///
/// Source: 3GPP TS 23.040 §9.2.3.24.1.
pub fn message(text: &str) -> TextMessage {
    let plain: Option<usize> = text.chars().map(places).sum();
    let (places, whole, part, alphabet) = match plain {
        Some(places) => (places, 160, 153, Alphabet::Plain),
        None => (text.encode_utf16().count(), 70, 67, Alphabet::Wide),
    };
    let parts = if places <= whole {
        usize::from(places > 0)
    } else {
        places.div_ceil(part)
    };
    TextMessage {
        places,
        parts,
        alphabet,
    }
}

fn places(letter: char) -> Option<usize> {
    if PLAIN.contains(letter) {
        Some(1)
    } else {
        DOUBLE.contains(letter).then_some(2)
    }
}

#[cfg(test)]
mod tests {
    use super::{Alphabet, message};

    #[track_caller]
    fn check(text: &str, places: usize, parts: usize, alphabet: Alphabet) {
        let message = message(text);
        assert_eq!(
            (message.places, message.parts, message.alphabet),
            (places, parts, alphabet),
            "{text}"
        );
    }

    #[test]
    fn one_vietnamese_letter_makes_every_letter_wide() {
        check("", 0, 0, Alphabet::Plain);
        check("Tat den truoc khi ve", 20, 1, Alphabet::Plain);
        check("Tắt đèn trước khi về", 20, 1, Alphabet::Wide);
        check(&"a".repeat(160), 160, 1, Alphabet::Plain);
        check(&"a".repeat(161), 161, 2, Alphabet::Plain);
        check(&"a".repeat(307), 307, 3, Alphabet::Plain);
        check(&"ă".repeat(70), 70, 1, Alphabet::Wide);
        check(&"ă".repeat(71), 71, 2, Alphabet::Wide);
        check(&"ă".repeat(135), 135, 3, Alphabet::Wide);
        check("5 €", 4, 1, Alphabet::Plain);
    }
}
