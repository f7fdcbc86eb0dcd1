//! Feeds of the site, of each section and of each term: Atom, RSS and JSON Feed, whole texts, when
//! `base_url` is set.

mod atom;
mod content;
mod json;
mod rss;

use crate::base::diagnostic::StaticMessage;
use crate::rule::{Body, Job, Made, Planned, Publisher};
use crate::select::context::Context;
use crate::select::feeds::{self, Entries, FORMS, Feed, FeedKey};
use crate::theme::Theme;
use std::sync::Arc;

pub const PUBLISHER: Publisher = Publisher {
    name: "feeds",
    about: StaticMessage {
        vi: "Ghi Atom, RSS và JSON Feed khi có `base_url`.",
        en: "Writes Atom, RSS and JSON Feed when `base_url` is set.",
    },
    plan,
};

/// What writes each of `FORMS`.
const WRITERS: [fn(&Feed, &Theme) -> Made; 3] = [
    |feed, theme| (Body::text(Some(atom::atom(feed, theme))), vec![]),
    |feed, theme| (Body::text(Some(rss::rss(feed, theme))), vec![]),
    |feed, theme| (Body::text(Some(json::json(feed, theme))), vec![]),
];

fn plan(context: Context) -> Planned {
    if context.site.config.base_url.is_none() {
        return (vec![], vec![]);
    }
    let entries = Arc::new(Entries::default());
    let sources = feeds::sources(context.site).into_iter().map(Arc::new);
    let jobs = sources.flat_map(|source| jobs(source, &entries));
    (jobs.collect(), vec![])
}

/// One in each form.
fn jobs(source: Arc<feeds::Source>, entries: &Arc<Entries>) -> impl Iterator<Item = Job> {
    let forms = FORMS.into_iter().zip(WRITERS);
    forms.map(move |((ending, _), make)| {
        let key = FeedKey {
            source: source.clone(),
            ending,
            entries: entries.clone(),
        };
        Job::lazy(
            feeds::feed_out(&source.home, ending),
            key,
            feeds::feed,
            make,
        )
    })
}
