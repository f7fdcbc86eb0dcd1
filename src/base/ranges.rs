//! Ranges of a text, and whether a byte lies in one.

use std::ops::Range;

/// Ranges that neither touch nor overlap, ascending.
#[derive(Clone, Debug, Default)]
pub struct Ranges(Vec<Range<usize>>);

impl Ranges {
    pub fn contains(&self, at: usize) -> bool {
        let behind = self.0.partition_point(|range| range.start <= at);
        behind
            .checked_sub(1)
            .is_some_and(|last| self.0[last].contains(&at))
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl FromIterator<Range<usize>> for Ranges {
    fn from_iter<I: IntoIterator<Item = Range<usize>>>(ranges: I) -> Self {
        let mut ranges: Vec<Range<usize>> = ranges
            .into_iter()
            .filter(|range| !range.is_empty())
            .collect();
        ranges.sort_by_key(|range| range.start);
        let mut joined: Vec<Range<usize>> = vec![];
        for range in ranges {
            match joined.last_mut().filter(|last| range.start <= last.end) {
                Some(last) => last.end = last.end.max(range.end),
                None => joined.push(range),
            }
        }
        Ranges(joined)
    }
}

#[cfg(test)]
mod tests {
    use super::Ranges;

    #[test]
    fn stretches_may_come_in_any_order_and_overlap() {
        let stretches: Ranges = [8..9, 2..4, 3..6, 12..12].into_iter().collect();
        let inside: Vec<usize> = (0..14).filter(|at| stretches.contains(*at)).collect();
        assert_eq!(inside, [2, 3, 4, 5, 8]);
    }
}
