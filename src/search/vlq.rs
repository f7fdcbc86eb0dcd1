//! Whole numbers as printable text: five bits a character, the sixth says that more follow.

/// Writes `number`, lowest bits first.
pub fn push(text: &mut String, mut number: u32) {
    while number > 31 {
        text.push(digit(number & 31 | 32));
        number >>= 5;
    }
    text.push(digit(number));
}

/// The character of 0 to 63: `0` to `o`.
fn digit(number: u32) -> char {
    // All sixty-four are ASCII.
    char::from(b'0' + (number & 63) as u8)
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
        check(0, "0");
        check(31, "O");
        check(32, "P1");
        check(1000, "XO");
        check(u32::MAX, "oooooo3");
    }
}
