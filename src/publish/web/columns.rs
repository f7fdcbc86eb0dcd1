//! The pages of columns, with the box for who prints them again.

use crate::base::diagnostic::StaticMessage;
use crate::model::meta::KindName;
use crate::publish::page;
use crate::rule::{Job, Planned, Publisher};
use crate::select::context::Context;
use crate::select::written;

pub const PUBLISHER: Publisher = Publisher {
    name: "columns",
    about: StaticMessage {
        vi: "Ghi trang của mỗi chuyên mục, kèm ô đăng lại khi giấy phép cho phép.",
        en: "Writes the page of each column, with a box to republish it where the licence allows.",
    },
    plan,
};

fn plan(context: Context) -> Planned {
    let site = context.site;
    let columns = site.pages.values().filter(|page| {
        page.section.is_none() && page.kind.name() == KindName::Column && site.has_own_address(page)
    });
    let jobs =
        columns.map(|page| Job::lazy(page.out.clone(), page.clone(), written::page, page::make));
    (jobs.collect(), vec![])
}
