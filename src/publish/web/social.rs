//! `chia-se/NAME.png`: the picture of a page where its address is shared, when `base_url` is set.

use crate::base::diagnostic::StaticMessage;
use crate::graph::places::Place;
use crate::graph::site::Site;
use crate::render::social::{SocialCard, SocialColours, png};
use crate::rule::{Body, Job, Made, Planned, Publisher};
use crate::select::context::Context;
use crate::select::social::{drawn, is_drawn, settings};
use crate::theme::Theme;

pub const PUBLISHER: Publisher = Publisher {
    name: "social",
    about: StaticMessage {
        vi: "Vẽ ảnh hiện ra khi một trang được chia sẻ (khi có `base_url`).",
        en: "Draws the picture that is shown where a page is shared (when `base_url` is set).",
    },
    plan,
};

fn plan(Context { site, theme, .. }: Context) -> Planned {
    let places = site.shape.places.iter();
    let job = |place: &Place| {
        let input = card(site, theme, place);
        Job::new(drawn(&site.config.lang, &place.out), input, make)
            .skipping_diagnostics()
            .kept()
    };
    let jobs = places.filter(|place| is_drawn(site, place)).map(job);
    (jobs.collect(), settings(&site.config).1)
}

fn card(site: &Site, theme: &Theme, place: &Place) -> SocialCard {
    let page = place.source.as_ref().and_then(|file| site.page(file));
    let levels = page.map_or(&[][..], |page| &page.meta.levels);
    let named = levels
        .iter()
        .filter_map(|id| site.sources.levels.get(&id.value));
    let is_section = page.is_some_and(|page| page.section.is_some());
    let kind = match theme.word(place.kind.as_str()) {
        word if is_section || word == place.kind.as_str() => None,
        word => Some(word.to_string()),
    };
    let words: Vec<String> = kind
        .into_iter()
        .chain(named.map(|level| level.short.clone()))
        .collect();
    SocialCard {
        site: site.config.title.clone(),
        kicker: words.join(" · "),
        title: place.title.clone(),
    }
}

fn make(card: &SocialCard, theme: &Theme) -> Made {
    let colour = |name: &str, usual| theme.colours.get(name).copied().unwrap_or(usual);
    let colours = SocialColours {
        paper: colour("paper", [251, 250, 245]),
        ink: colour("ink", [27, 33, 28]),
        muted: colour("muted", [81, 90, 82]),
        accent: colour("accent", [15, 91, 58]),
        leaf: colour("leaf", [221, 235, 221]),
    };
    (png(card, &colours).map(Body::Bytes), vec![])
}
