//! A day that has not come yet hides no page.

use crate::base::diagnostic::{Diagnostic, StaticMessage, message, warning};
use crate::graph::site::Site;
use crate::model::page::Page;
use crate::rule::Check;
use crate::theme::Theme;

pub const CHECK: Check = Check {
    name: "dates",
    about: StaticMessage {
        vi: "Trang đề ngày chưa tới mà đã hiện.",
        en: "Pages that bear a day to come and are shown.",
    },
    run,
};

/// Diagnostics: `page/future-date`, at the day.
fn run(site: &Site, _: &Theme) -> Vec<Diagnostic> {
    let shown = site
        .pages
        .values()
        .filter(|page| page.meta.publish.is_none());
    shown.filter_map(|page| fault(site, page)).collect()
}

fn fault(site: &Site, page: &Page) -> Option<Diagnostic> {
    let date = page.meta.date.filter(|date| *date > site.today)?;
    let fault = warning!(
        "page/future-date",
        page.meta.date_span.clone(),
        vi: "ngày `{date}` chưa tới, nhưng trang đã hiện: `date` không giấu trang",
        en: "the day `{date}` is yet to come, but the page is shown: `date` hides no page",
    );
    Some(fault.help(message!(
        vi: "muốn trang hiện từ ngày ấy, thêm `publish: {date}`; nếu gõ nhầm ngày thì sửa lại",
        en: "to show the page from that day on, add `publish: {date}`; or mend the day",
    )))
}
