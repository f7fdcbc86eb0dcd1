//! Months of a year as an author writes them: `3-5`, `11-1`, `4,10`.

/// The months that `written` names, 1 to 12, in the order written; a range may run over the turn of
/// the year. `None` where it names none.
pub fn months(written: &str) -> Option<Vec<u32>> {
    let parts: Option<Vec<Vec<u32>>> = written.split(',').map(range).collect();
    parts.map(|parts| parts.concat())
}

fn range(written: &str) -> Option<Vec<u32>> {
    let (from, to) = written.split_once('-').unwrap_or((written, written));
    let (from, to) = (month(from)?, month(to)?);
    let steps = (to + 12 - from) % 12;
    Some((from..=from + steps).map(|at| (at - 1) % 12 + 1).collect())
}

fn month(written: &str) -> Option<u32> {
    written
        .parse()
        .ok()
        .filter(|month| (1..=12).contains(month))
}

#[cfg(test)]
mod tests {
    use super::months;

    #[test]
    fn ranges_may_run_over_the_turn_of_the_year() {
        assert_eq!(months("3-5"), Some(vec![3, 4, 5]));
        assert_eq!(months("11-1"), Some(vec![11, 12, 1]));
        assert_eq!(months("4,10"), Some(vec![4, 10]));
        assert_eq!(months("7"), Some(vec![7]));
        for wrong in ["", "0", "13", "3-", "3–5", "thang 3", "3,,5"] {
            assert_eq!(months(wrong), None, "{wrong}");
        }
    }
}
