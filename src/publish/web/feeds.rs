//! Feeds of the site, of each section and of each term: Atom, RSS and JSON Feed, whole texts, when
//! `base_url` is set.

mod atom;
mod content;
mod json;
mod rss;

use crate::base::diagnostic::StaticMessage;
use crate::rule::{Body, Job, Made, Planned, Publisher};
use crate::select::context::Context;
use crate::select::feed_settings::{Form, feed_settings};
use crate::select::feeds::{self, Entries, Feed, FeedKey};
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

fn plan(context: Context) -> Planned {
    let (settings, diagnostics) = feed_settings(&context.site.config);
    if context.site.config.base_url.is_none() {
        return (vec![], diagnostics);
    }
    let entries = Arc::new(Entries::default());
    let sources = feeds::sources(context.site).into_iter().map(Arc::new);
    let jobs = sources.flat_map(|source| {
        let key = |&form: &Form| FeedKey {
            source: source.clone(),
            form,
            most: settings.entries,
            entries: entries.clone(),
        };
        settings.forms.iter().map(key).map(job).collect::<Vec<_>>()
    });
    (jobs.collect(), diagnostics)
}

fn job(key: FeedKey) -> Job {
    let out = feeds::feed_out(&key.source.home, key.form);
    let select = |key: &FeedKey, context: Context| (key.form, feeds::feed(key, context));
    Job::lazy(out, key, select, make).skipping_diagnostics()
}

fn make((form, feed): &(Form, Feed), theme: &Theme) -> Made {
    let text = match form {
        Form::Atom => atom::atom(feed, theme),
        Form::Rss => rss::rss(feed, theme),
        Form::Json => json::json(feed, theme),
    };
    (Body::text(Some(text)), vec![])
}
