//! Days whose month is a word.

use super::Date;

pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The day of `text`, that names its month in English or after `tháng`; words of week and time are
/// passed over.
pub fn day(text: &str) -> Option<Date> {
    let text = text.to_lowercase();
    let mut words = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    let (mut day, mut month, mut year) = (None, None, None);
    while let Some(word) = words.next() {
        if word == "tháng" {
            month = Some(words.next()?.parse().ok()?);
        } else if let Some(named) = named_month(word) {
            month = month.or(Some(named));
        } else if let Ok(number) = ordinal(word).parse::<i16>() {
            let place = if number > 31 { &mut year } else { &mut day };
            place.get_or_insert(number);
        }
    }
    Date::new(year?, month?, i8::try_from(day?).ok()?)
}

fn named_month(word: &str) -> Option<i8> {
    let short = word.get(..3)?;
    let mut months = MONTHS.iter();
    let at = months.position(|month| month[..3].eq_ignore_ascii_case(short))?;
    i8::try_from(at + 1).ok()
}

fn ordinal(word: &str) -> &str {
    let ends = ["st", "nd", "rd", "th"];
    ends.iter()
        .find_map(|end| word.strip_suffix(end))
        .unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(day(text).map(|day| day.to_string()).as_deref(), expected);
    }

    #[test]
    fn a_month_may_be_a_word() {
        check("5 March 2026", Some("2026-03-05"));
        check("January 5th, 2024", Some("2024-01-05"));
        check("Fri, 05 Jan 2024 10:00:00 +0700", Some("2024-01-05"));
        check("ngày 05 tháng 3 năm 2026", Some("2026-03-05"));
        check("hôm nay", None);
        check("tháng 3 năm 2026", None);
    }
}
