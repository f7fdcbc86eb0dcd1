//! Long lists, some pages on one page.

use crate::base::path::OutPath;
use crate::graph::places::{Names, pager_out};
use crate::render::view::{Pager, PagerItem};

/// A page of a list.
#[derive(Clone, Copy)]
pub struct Sheet {
    /// From 1.
    pub number: usize,
    /// Of how many.
    pub count: usize,
    /// Pages of the list on one.
    pub most: usize,
}

/// The sheets of a list of `length` pages, `paginate` on one; 0 puts all on one.
pub fn sheets(length: usize, paginate: usize) -> impl Iterator<Item = Sheet> {
    let all = length.max(1);
    let most = if paginate == 0 { all } else { paginate };
    let count = length.div_ceil(most).max(1);
    (1..=count).map(move |number| Sheet {
        number,
        count,
        most,
    })
}

impl Sheet {
    /// What of the list stands on it.
    pub fn of<'a, T>(&self, list: &'a [T]) -> impl Iterator<Item = &'a T> {
        list.iter()
            .skip((self.number - 1) * self.most)
            .take(self.most)
    }

    /// The way between the sheets of the list whose first is `first`; `None` where there is only
    /// one.
    pub fn pager(&self, first: &OutPath, names: &Names) -> Option<Pager> {
        let url = |number: usize| {
            if (1..=self.count).contains(&number) {
                pager_out(first, number, names).address()
            } else {
                String::new()
            }
        };
        let item = |number: Option<usize>| PagerItem {
            title: number.map_or("…".to_string(), |number| number.to_string()),
            url: number.map_or(String::new(), url),
            is_current: number == Some(self.number),
        };
        (self.count > 1).then(|| Pager {
            number: self.number,
            count: self.count,
            previous: url(self.number - 1),
            next: url(self.number + 1),
            pages: window(self.number, self.count).map(item).collect(),
        })
    }
}

/// Numbers shown on each side of the one in the middle.
const SIDE: usize = 2;

/// The first of `count` numbers, which are two at least, the last, those near `middle`, and `None`
/// for those between. A single number is not left out: what would stand for it is no shorter.
fn window(middle: usize, count: usize) -> impl Iterator<Item = Option<usize>> {
    let (low, high) = (middle.saturating_sub(SIDE), middle + SIDE);
    let low = if low <= 3 { 2 } else { low };
    let high = if high + 2 >= count { count - 1 } else { high };
    let before = (low > 2).then_some(None);
    let after = (high + 1 < count).then_some(None);
    std::iter::once(Some(1))
        .chain(before)
        .chain((low..=high).map(Some))
        .chain(after)
        .chain([Some(count)])
}

#[cfg(test)]
mod tests {
    use super::window;

    #[track_caller]
    fn check(middle: usize, count: usize, expected: &str) {
        let shown = |number: Option<usize>| number.map_or("…".into(), |one| one.to_string());
        let shown: Vec<String> = window(middle, count).map(shown).collect();
        assert_eq!(shown.join(" "), expected);
    }

    #[test]
    fn numbers_near_the_middle_and_at_the_ends() {
        check(1, 2, "1 2");
        check(1, 4, "1 2 3 4");
        check(1, 5, "1 2 3 4 5");
        check(1, 6, "1 2 3 … 6");
        check(4, 7, "1 2 3 4 5 6 7");
        check(5, 9, "1 2 3 4 5 6 7 8 9");
        check(5, 10, "1 2 3 4 5 6 7 … 10");
        check(6, 11, "1 … 4 5 6 7 8 … 11");
        check(250, 500, "1 … 248 249 250 251 252 … 500");
        check(500, 500, "1 … 498 499 500");
        check(497, 500, "1 … 495 496 497 498 499 500");
    }
}
