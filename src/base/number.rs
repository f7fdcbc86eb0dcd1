//! Numbers that change their width, never by cutting bits off.

/// `number` in 32 bits; the greatest there is where it is larger, as of a place in a text that is
/// longer than 4 GB.
pub fn to_u32(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// `number` as a place in memory, the last there is where it is larger.
pub fn to_usize(number: u64) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

/// The whole number nearest to `number`: 0 where it is less or none at all, the greatest there is
/// where it is more.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "of a number with a point `as` gives the nearest that there is"
)]
pub fn round_to_u32(number: f64) -> u32 {
    number.round() as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_number_wraps_around() {
        assert_eq!(to_u32(usize::MAX), u32::MAX);
        assert_eq!(to_usize(7), 7);
        let numbers = [1e30, -1.0, f64::NAN, 2.5, f64::INFINITY];
        assert_eq!(numbers.map(round_to_u32), [u32::MAX, 0, 0, 3, u32::MAX]);
    }
}
