//! Lists of pages.

use super::table::{Cell, Column, Table};
use crate::base::date::Moment;
use crate::base::diagnostic::Told;
use crate::base::vi;
use crate::cli::args::{Listed, Sorted};
use crate::graph::inventory::{Row, rows};
use crate::graph::shown::Hidden;
use crate::graph::site::Site;
use std::cmp::{Ordering, Reverse};

const COLUMNS: [Column; 8] = [
    Column { key: "file", label: Told { vi: "Tệp", en: "File" } },
    Column { key: "title", label: Told { vi: "Tiêu đề", en: "Title" } },
    Column { key: "kind", label: Told { vi: "Loại", en: "Kind" } },
    Column { key: "words", label: Told { vi: "Chữ", en: "Words" } },
    Column { key: "date", label: Told { vi: "Ngày", en: "Date" } },
    Column { key: "levels", label: Told { vi: "Cấp", en: "Levels" } },
    Column { key: "state", label: Told { vi: "Tình trạng", en: "State" } },
    Column { key: "review_by", label: Told { vi: "Rà soát", en: "Review" } },
];

/// The pages that `what` names, in the order asked for.
pub fn pages(site: &Site, now: Moment, what: Listed, sort: Option<Sorted>) -> Table {
    let mut rows: Vec<Row> = rows(site, now).into_iter().filter(|row| is_listed(row, what)).collect();
    let usual = if what == Listed::Review { Sorted::Review } else { Sorted::File };
    rows.sort_by(|a, b| compare(a, b, sort.unwrap_or(usual)));
    Table { columns: COLUMNS.to_vec(), rows: rows.into_iter().map(cells).collect() }
}

fn is_listed(row: &Row, what: Listed) -> bool {
    match what {
        Listed::Pages => true,
        Listed::Drafts => row.hidden == Some(Hidden::Draft),
        Listed::Future => row.hidden == Some(Hidden::Future),
        Listed::Expired => row.hidden == Some(Hidden::Expired),
        Listed::Review => row.review_by.is_some(),
        Listed::Orphans => row.orphan,
        Listed::Coverage | Listed::Unanswered | Listed::Citations => false,
    }
}

/// Newest and longest first; what has no date last.
fn compare(a: &Row, b: &Row, sort: Sorted) -> Ordering {
    let order = match sort {
        Sorted::File => Ordering::Equal,
        Sorted::Title => vi::compare(&a.title, &b.title),
        Sorted::Kind => a.kind.as_str().cmp(b.kind.as_str()),
        Sorted::Words => Reverse(a.words).cmp(&Reverse(b.words)),
        Sorted::Date => Reverse(a.date).cmp(&Reverse(b.date)),
        Sorted::Review => (a.review_by.is_none(), a.review_by).cmp(&(b.review_by.is_none(), b.review_by)),
    };
    order.then_with(|| a.file.cmp(&b.file))
}

fn cells(row: Row) -> Vec<Cell> {
    let state = match row.hidden {
        None => "shown",
        Some(Hidden::Draft) => "draft",
        Some(Hidden::Future) => "future",
        Some(Hidden::Expired) => "expired",
    };
    vec![
        Cell::Text(row.file.to_string()),
        Cell::Text(row.title),
        Cell::Text(row.kind.as_str().to_string()),
        Cell::Number(row.words),
        Cell::Text(row.date.map(|date| date.to_string()).unwrap_or_default()),
        Cell::Texts(row.levels),
        Cell::Text(state.to_string()),
        Cell::Text(row.review_by.map(|date| date.to_string()).unwrap_or_default()),
    ]
}
