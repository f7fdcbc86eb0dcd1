//! Lists of pages.

use super::table::{Cell, Column, Table, column, state};
use crate::base::date::Moment;
use crate::cli::list::ListKind;
use crate::cli::list::SortKey;
use crate::graph::inventory::{Row, rows};
use crate::graph::shown::Hidden;
use crate::graph::site::Site;
use crate::text::vi;
use std::cmp::{Ordering, Reverse};

const COLUMNS: &[Column] = &[
    column("file", "Tệp", "File"),
    column("title", "Tiêu đề", "Title"),
    column("kind", "Loại", "Kind"),
    column("words", "Chữ", "Words"),
    column("date", "Ngày", "Date"),
    column("levels", "Cấp", "Levels"),
    column("state", "Tình trạng", "State"),
    column("review_by", "Rà soát", "Review"),
];

/// The pages that `what` names, in the order asked for.
pub fn pages(site: &Site, now: Moment, what: ListKind, sort: Option<SortKey>) -> Table {
    let mut rows: Vec<Row> = rows(site, now)
        .into_iter()
        .filter(|row| is_listed(row, what))
        .collect();
    let usual = if what == ListKind::Review {
        SortKey::Review
    } else {
        SortKey::File
    };
    rows.sort_by(|a, b| compare(a, b, sort.unwrap_or(usual)));
    Table::new(COLUMNS, rows.into_iter().map(cells))
}

fn is_listed(row: &Row, what: ListKind) -> bool {
    match what {
        ListKind::Pages => true,
        ListKind::Drafts => row.hidden == Some(Hidden::Draft),
        ListKind::Future => row.hidden == Some(Hidden::Future),
        ListKind::Expired => row.hidden == Some(Hidden::Expired),
        ListKind::Review => row.review_by.is_some(),
        ListKind::Orphans => row.orphan,
        ListKind::Coverage | ListKind::Unanswered | ListKind::Citations => false,
    }
}

/// Newest and longest first; what has no date last.
fn compare(a: &Row, b: &Row, sort: SortKey) -> Ordering {
    let order = match sort {
        SortKey::File => Ordering::Equal,
        SortKey::Title => vi::compare(&a.title, &b.title),
        SortKey::Kind => a.kind.as_str().cmp(b.kind.as_str()),
        SortKey::Words => Reverse(a.words).cmp(&Reverse(b.words)),
        SortKey::Date => Reverse(a.date).cmp(&Reverse(b.date)),
        SortKey::Review => {
            (a.review_by.is_none(), a.review_by).cmp(&(b.review_by.is_none(), b.review_by))
        }
    };
    order.then_with(|| a.file.cmp(&b.file))
}

fn cells(row: Row) -> Vec<Cell> {
    let state = match row.hidden {
        None => state("shown", "đang hiện", "shown"),
        Some(Hidden::Draft) => state("draft", "bản nháp", "draft"),
        Some(Hidden::Future) => state("future", "chưa đến ngày", "not yet shown"),
        Some(Hidden::Expired) => state("expired", "hết hạn", "expired"),
    };
    vec![
        Cell::text(row.file),
        Cell::Text(row.title),
        Cell::text(row.kind.as_str()),
        Cell::Number(row.words),
        Cell::day(row.date),
        Cell::Texts(row.levels),
        Cell::State(state),
        Cell::day(row.review_by),
    ]
}
