//! The pages around a page in its section, for a list beside it.

use super::links::link;
use crate::base::path::SourcePath;
use crate::graph::site::Site;
use crate::model::meta::KindName;
use crate::model::page::Page;
use crate::render::view::LinkView;

/// The most pages that are listed, the page itself among them.
const MOST: usize = 20;

/// The pages of the section around `page`, itself among them, in the order of the section; none
/// where it stands alone, and none on the page of a level, whose neighbours stand on its ladder.
pub fn around(site: &Site, page: &Page) -> Vec<LinkView> {
    if page.kind.name() == KindName::Level {
        return vec![];
    }
    let neighbours = &site.shape.neighbours;
    let step = |file: &SourcePath, is_back: bool| {
        let (before, after) = neighbours.get(file)?;
        if is_back { before } else { after }.clone()
    };
    let walk = |is_back: bool| {
        let first = step(&page.source, is_back);
        std::iter::successors(first, move |file| step(file, is_back)).take(MOST - 1)
    };
    let before: Vec<SourcePath> = walk(true).collect();
    let after: Vec<SourcePath> = walk(false).collect();
    let (back, on) = window(before.len(), after.len());
    if back + on == 0 {
        return vec![];
    }
    let before = before[..back].iter().rev();
    let all = before.chain([&page.source]).chain(&after[..on]);
    all.filter_map(|file| link(site, file)).collect()
}

/// How many of the pages before and after are listed: as many on both sides, where there are.
fn window(before: usize, after: usize) -> (usize, usize) {
    let back = before.min((MOST / 2).max((MOST - 1).saturating_sub(after)));
    (back, after.min(MOST - 1 - back))
}

#[cfg(test)]
mod tests {
    use super::window;

    #[track_caller]
    fn check(before: usize, after: usize, expected: (usize, usize)) {
        assert_eq!(window(before, after), expected);
    }

    #[test]
    fn the_page_stands_in_the_middle_where_there_is_room() {
        check(19, 19, (10, 9));
        check(3, 4, (3, 4));
        check(0, 19, (0, 19));
        check(19, 2, (17, 2));
        check(2, 19, (2, 17));
        check(0, 0, (0, 0));
    }
}
