//! The projection page of each module: headings, slides and key messages as full screens.

use crate::base::diagnostic::StaticMessage;
use crate::base::digest::Hashed;
use crate::graph::places::beside;
use crate::model::page::Page;
use crate::publish::page;
use crate::rule::{Job, Planned, Publisher};
use crate::select::companion;
use crate::select::context::Context;

pub const PUBLISHER: Publisher = Publisher {
    name: "projection",
    about: StaticMessage {
        vi: "Ghi trang trình chiếu của mỗi mô-đun.",
        en: "Writes the projection page of each module.",
    },
    plan,
};

fn plan(context: Context) -> Planned {
    let pages = companion::pages(context).into_iter();
    let job = |page: Hashed<Page>| {
        let out = beside(&page, context.site.names().screens);
        Job::lazy(out, page, companion::screens, page::make)
    };
    (pages.map(job).collect(), vec![])
}
