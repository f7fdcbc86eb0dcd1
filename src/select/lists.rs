//! Long lists, some pages on one page.

use crate::base::path::OutPath;
use crate::graph::places::pager_out;
use crate::render::view::{LinkView, Pager};

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
    pub fn pager(&self, first: &OutPath) -> Option<Pager> {
        let url = |number: usize| {
            if (1..=self.count).contains(&number) {
                pager_out(first, number).address()
            } else {
                String::new()
            }
        };
        let link = |number: usize| LinkView {
            title: number.to_string(),
            url: url(number),
        };
        (self.count > 1).then(|| Pager {
            number: self.number,
            count: self.count,
            previous: url(self.number - 1),
            next: url(self.number + 1),
            pages: (1..=self.count).map(link).collect(),
        })
    }
}
