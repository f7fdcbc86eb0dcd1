//! Whole numbers as printable text: five bits a character, the sixth says that more follow.

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Writes `number`, lowest bits first.
pub fn push(text: &mut String, mut number: u32) {
    while number > 31 {
        text.push(char::from(DIGITS[(number & 31 | 32) as usize]));
        number >>= 5;
    }
    text.push(char::from(DIGITS[number as usize]));
}

#[cfg(test)]
mod tests {
    #[track_caller]
    fn check(number: u32, expected: &str) {
        let mut text = String::new();
        super::push(&mut text, number);
        assert_eq!(text, expected);
    }

    #[test]
    fn small_numbers_are_one_character() {
        check(0, "A");
        check(31, "f");
        check(32, "gB");
        check(1000, "of");
        check(u32::MAX, "//////D");
    }
}
