//! `van-ban.html`: the documents of the register, what each came after and what came after it.

use crate::base::diagnostic::StaticMessage;
use crate::publish::page;
use crate::rule::{Job, Planned, Publisher};
use crate::select::context::Context;
use crate::select::documents;

pub const PUBLISHER: Publisher = Publisher {
    name: "documents",
    about: StaticMessage {
        vi: "Ghi `van-ban.html`: các văn bản được viện dẫn và liên hệ giữa chúng.",
        en: "Writes `van-ban.html`: the documents that are cited and how they are related.",
    },
    plan,
};

fn plan(context: Context) -> Planned {
    let is_there = !context.site.sources.documents.documents.is_empty();
    let job = || {
        Job::lazy(
            context.site.names().documents.out(),
            (),
            documents::page,
            page::make,
        )
    };
    (is_there.then(job).into_iter().collect(), vec![])
}
