//! The page of search: where a search shows its results, and an index of all pages for those who
//! have no script.

use crate::base::diagnostic::StaticMessage;
use crate::publish::page;
use crate::rule::{Job, Planned, Publisher};
use crate::select::context::Context;
use crate::select::index;

pub const PUBLISHER: Publisher = Publisher {
    name: "index",
    about: StaticMessage {
        vi: "Ghi `tim.html`: trang kết quả tìm kiếm và danh mục A–Z.",
        en: "Writes `tim.html`: the page of search results and the index A–Z.",
    },
    plan,
};

fn plan(context: Context) -> Planned {
    let job = Job::lazy(
        context.site.names().search.out(),
        (),
        index::page,
        page::make,
    );
    (vec![job], vec![])
}
