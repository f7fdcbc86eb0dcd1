//! `404.html`: what a reader sees where there is nothing.

use crate::base::diagnostic::StaticMessage;
use crate::base::path::OutPath;
use crate::publish::page;
use crate::rule::{Job, Planned, Publisher};
use crate::select::context::Context;
use crate::select::not_found::{self, OUT};

pub const PUBLISHER: Publisher = Publisher {
    name: "lost",
    about: StaticMessage {
        vi: "Ghi `404.html`.",
        en: "Writes `404.html`.",
    },
    plan,
};

fn plan(_: Context) -> Planned {
    let job = Job::lazy(OutPath::new(OUT), (), not_found::page, page::make);
    (vec![job], vec![])
}
