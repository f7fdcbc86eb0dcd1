//! What may be seen at the moment of the build: drafts, embargoes, expired pages and the text of
//! pieces taken down are left out here.

use crate::base::date::Moment;
use crate::base::digest::Hashed;
use crate::base::inputs::Inputs;
use crate::base::path::SourcePath;
use crate::model::meta::Meta;
use crate::model::page::Page;
use std::collections::BTreeMap;

/// Why a page is not shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Hidden {
    Draft,
    /// Its time has not come.
    Future,
    Expired,
}

/// Pages parted into those that are shown and those that are not, with the reason.
pub struct Parted {
    pub shown: BTreeMap<SourcePath, Hashed<Page>>,
    pub hidden: BTreeMap<SourcePath, Hidden>,
    /// The next moment at which this would come out otherwise.
    pub next: Option<Moment>,
}

/// Parts `pages` by the moment and the options of the build.
pub fn part(pages: BTreeMap<SourcePath, Hashed<Page>>, inputs: &Inputs) -> Parted {
    let times = pages
        .values()
        .flat_map(|page| [page.meta.publish, page.meta.expires])
        .flatten();
    let next = times.filter(|time| *time > inputs.now).min();
    let (shown, hidden): (Vec<_>, Vec<_>) = pages
        .into_iter()
        .map(|(file, page)| (file, why(&page, inputs), page))
        .partition(|(_, why, _)| why.is_none());
    let page = |page: Hashed<Page>| page.taken_down().map_or(page, Hashed::new);
    Parted {
        shown: shown
            .into_iter()
            .map(|(file, _, shown)| (file, page(shown)))
            .collect(),
        hidden: hidden
            .into_iter()
            .filter_map(|(file, why, _)| Some((file, why?)))
            .collect(),
        next,
    }
}

fn why(page: &Page, inputs: &Inputs) -> Option<Hidden> {
    let options = &inputs.options;
    let meta = &page.meta;
    let (draft, future, expired) = (options.drafts, options.future, options.expired);
    [
        (Hidden::Draft, draft),
        (Hidden::Future, future),
        (Hidden::Expired, expired),
    ]
    .into_iter()
    .find(|(reason, asked)| !asked && holds(meta, *reason, inputs.now))
    .map(|(reason, _)| reason)
}

/// Why a page is not shown at `now` where nothing more is asked for.
pub fn why_at(meta: &Meta, now: Moment) -> Option<Hidden> {
    [Hidden::Draft, Hidden::Future, Hidden::Expired]
        .into_iter()
        .find(|reason| holds(meta, *reason, now))
}

fn holds(meta: &Meta, reason: Hidden, now: Moment) -> bool {
    match reason {
        Hidden::Draft => meta.draft,
        Hidden::Future => meta.publish.is_some_and(|time| time > now),
        Hidden::Expired => meta.expires.is_some_and(|time| time <= now),
    }
}
