//! `site.webmanifest`: the name and icons of the site for a phone's home screen, when `base_url` is
//! set.

use crate::base::diagnostic::StaticMessage;
use crate::base::path::OutPath;
use crate::rule::{Body, Job, Made, Planned, Publisher};
use crate::select::context::Context;
use crate::select::pwa::{Keeping, keeping};
use crate::theme::Theme;
use serde_json::json;

pub const PUBLISHER: Publisher = Publisher {
    name: "webmanifest",
    about: StaticMessage {
        vi: "Ghi `site.webmanifest` với biểu tượng của giao diện (khi có `base_url`).",
        en: "Writes `site.webmanifest` with the theme's icons (when `base_url` is set).",
    },
    plan,
};

/// Icons that a theme may bring, with sizes and media type.
const ICONS: [(&str, &str, &str); 4] = [
    ("favicon.svg", "any", "image/svg+xml"),
    ("icon-192.png", "192x192", "image/png"),
    ("icon-512.png", "512x512", "image/png"),
    ("apple-touch-icon.png", "180x180", "image/png"),
];

#[derive(Hash)]
struct ManifestInput {
    title: String,
    description: String,
    lang: String,
    icons: Vec<usize>,
}

fn plan(Context { site, theme, .. }: Context) -> Planned {
    if site.config.base_url.is_none() && keeping(site) != Keeping::On {
        return (vec![], vec![]);
    }
    let icons = (0..ICONS.len())
        .filter(|at| theme.files.contains_key(&OutPath::new(ICONS[*at].0)))
        .collect();
    let input = ManifestInput {
        title: site.config.title.clone(),
        description: site.config.description.clone(),
        lang: site.config.lang.clone(),
        icons,
    };
    (
        vec![Job::new(OutPath::new("site.webmanifest"), input, make)],
        vec![],
    )
}

fn make(input: &ManifestInput, _: &Theme) -> Made {
    let icon =
        |at: &usize| json!({ "src": ICONS[*at].0, "sizes": ICONS[*at].1, "type": ICONS[*at].2 });
    let manifest = json!({
        "name": input.title,
        "short_name": input.title,
        "description": input.description,
        "lang": input.lang,
        "start_url": "index.html",
        "scope": "./",
        "display": "minimal-ui",
        "background_color": "#fbfaf5",
        "theme_color": "#fbfaf5",
        "icons": input.icons.iter().map(icon).collect::<Vec<_>>(),
    });
    (Body::text(Some(format!("{manifest:#}\n"))), vec![])
}
