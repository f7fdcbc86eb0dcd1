//! Old addresses: a small page that leads on, and `_redirects` for hosts that read it.

use crate::base::diagnostic::StaticMessage;
use crate::base::path::{OutPath, decode, encode};
use crate::graph::claims::Alias;
use crate::render::xml::escape;
use crate::rule::{Body, Job, Made, Planned, Publisher};
use crate::select::context::Context;
use crate::theme::Theme;

pub const PUBLISHER: Publisher = Publisher {
    name: "aliases",
    about: StaticMessage {
        vi: "Ghi trang chuyển tiếp cho địa chỉ cũ và tệp `_redirects`.",
        en: "Writes pages that lead on from old addresses, and `_redirects`.",
    },
    plan,
};

fn plan(Context { site, .. }: Context) -> Planned {
    let pages = site
        .shape
        .aliases
        .iter()
        .filter(|alias| site.shape.place(&alias.from).is_none())
        .map(|alias| {
            Job::new(
                alias.from.clone(),
                AliasInput {
                    alias: alias.clone(),
                    lang: site.config.lang.clone(),
                },
                page,
            )
        });
    let table = Table {
        base: base_path(site.config.base_url.as_deref()),
        aliases: site.shape.aliases.clone(),
    };
    let table = (!site.shape.aliases.is_empty())
        .then(|| Job::new(OutPath::new("_redirects"), table, redirects));
    (pages.chain(table).collect(), vec![])
}

/// The path of the site on its host, with a slash at both ends: `/xanh/`.
fn base_path(base_url: Option<&str>) -> String {
    let path = base_url
        .and_then(|url| url.split_once("//"))
        .and_then(|(_, rest)| rest.split_once('/'))
        .map_or("", |(_, path)| path);
    format!("/{path}")
}

#[derive(Hash)]
struct Table {
    base: String,
    aliases: Vec<Alias>,
}

#[derive(Hash)]
struct AliasInput {
    alias: Alias,
    lang: String,
}

fn page(input: &AliasInput, _: &Theme) -> Made {
    let (address, title) = (
        input.alias.from.link_to(&input.alias.to),
        escape(&input.alias.title),
    );
    let html = format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <title>{title}</title>\n<meta name=\"robots\" content=\"noindex\">\n\
         <meta http-equiv=\"refresh\" content=\"0; url={address}\">\n</head>\n<body>\n<p><a \
         href=\"{address}\">{title}</a></p>\n</body>\n</html>\n",
        escape(&input.lang)
    );
    (Body::text(Some(html)), vec![])
}

/// A line an alias: old address, new address, 301.
///
/// Source: the `_redirects` format that Netlify and Cloudflare Pages read.
fn redirects(table: &Table, _: &Theme) -> Made {
    let base = &table.base;
    let line = |alias: &Alias| {
        format!(
            "{base}{} {base}{} 301\n",
            encode(&decode(alias.written.trim().trim_start_matches('/'))),
            alias.to.address()
        )
    };
    (
        Body::text(Some(table.aliases.iter().map(line).collect())),
        vec![],
    )
}
