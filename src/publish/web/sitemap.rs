//! `sitemap.xml`, the address of every page, when `base_url` is set; and `robots.txt`.

use crate::base::diagnostic::StaticMessage;
use crate::base::path::OutPath;
use crate::render::xml::escape;
use crate::rule::{Body, Job, Made, Planned, Publisher};
use crate::select::context::Context;
use crate::theme::Theme;

pub const PUBLISHER: Publisher = Publisher {
    name: "sitemap",
    about: StaticMessage {
        vi: "Ghi `sitemap.xml` (khi có `base_url`) và `robots.txt`.",
        en: "Writes `sitemap.xml` (when `base_url` is set) and `robots.txt`.",
    },
    plan,
};

/// Each address and the day it was changed last, where that is known.
#[derive(Hash)]
struct SitemapInput {
    base_url: String,
    pages: Vec<(OutPath, Option<String>)>,
}

fn plan(Context { site, .. }: Context) -> Planned {
    let robots = Job::new(
        OutPath::new("robots.txt"),
        site.config.base_url.clone(),
        robots,
    );
    let Some(base_url) = site.config.base_url.clone() else {
        return (vec![robots], vec![]);
    };
    (
        vec![
            Job::lazy(OutPath::new("sitemap.xml"), (base_url,), select, make),
            robots,
        ],
        vec![],
    )
}

fn select((base_url,): &(String,), Context { site, .. }: Context) -> SitemapInput {
    let changed = |source: &crate::base::path::SourcePath| {
        let meta = &site.page(source)?.meta;
        meta.updated.or(meta.date).map(|day| day.to_string())
    };
    let pages = site
        .shape
        .places
        .iter()
        .map(|place| (place.out.clone(), place.source.as_ref().and_then(changed)))
        .collect();
    SitemapInput {
        base_url: base_url.clone(),
        pages,
    }
}

/// Source: sitemaps.org, protocol 0.9.
fn make(input: &SitemapInput, _: &Theme) -> Made {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset \
         xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for (page, changed) in &input.pages {
        let changed = changed
            .as_ref()
            .map(|day| format!("<lastmod>{day}</lastmod>"))
            .unwrap_or_default();
        out.push_str(&format!(
            "<url><loc>{}</loc>{changed}</url>\n",
            escape(&format!("{}{}", input.base_url, page.address()))
        ));
    }
    (Body::text(Some(out + "</urlset>\n")), vec![])
}

fn robots(base_url: &Option<String>, _: &Theme) -> Made {
    let sitemap = base_url
        .as_ref()
        .map(|base| format!("\nSitemap: {base}sitemap.xml\n"))
        .unwrap_or_default();
    (
        Body::text(Some(format!("User-agent: *\nAllow: /\n{sitemap}"))),
        vec![],
    )
}
