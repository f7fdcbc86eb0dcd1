//! Reading without a network on the web: whether a site keeps what was read, and what a level is
//! made of.

use super::cover::cover;
use super::variants;
use crate::base::diagnostic::{Diagnostic, message};
use crate::base::path::{OutPath, SourcePath};
use crate::base::selection::Selection;
use crate::base::setting::Plain;
use crate::graph::links::Target;
use crate::graph::places::{beside, names};
use crate::graph::selection;
use crate::graph::site::Site;
use crate::model::config::Config;
use crate::model::level::LevelId;
use crate::model::meta::Kind;
use crate::theme::Theme;
use std::collections::BTreeSet;

/// Whether pages are kept for times without a network.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Keeping {
    /// On the web, where the site has an address there or says `enable = true`.
    On,
    /// `enable = false`: what an earlier edition kept is removed.
    Off,
    /// Nothing is said, and the site has no address.
    Never,
}

/// Where style sheets and scripts lie.
const BUNDLES: &str = "assets/";

/// What `[pwa] enable` says.
///
/// Diagnostics: `pwa/setting` at a key that is none or a value that is neither `true` nor `false`.
pub fn settings(config: &Config) -> (Option<bool>, Vec<Diagnostic>) {
    let (mut enabled, mut diagnostics) = (None, vec![]);
    for (key, setting) in config.feature("pwa") {
        match (key.as_str(), &setting.value) {
            ("enable", Plain::Flag(flag)) => enabled = Some(*flag),
            _ => {
                let message = message!(
                    vi: "`[pwa]` chỉ có `enable`, là `true` hoặc `false`",
                    en: "`[pwa]` has only `enable`, which is `true` or `false`",
                );
                let fault = Diagnostic::error("pwa/setting", setting.span.clone(), message);
                diagnostics.push(fault.help(message!(
                    vi: "viết `enable = true`",
                    en: "write `enable = true`",
                )));
            }
        }
    }
    (enabled, diagnostics)
}

/// Whether `site` keeps pages; a pack, which is read where it lies, never does.
pub fn keeping(site: &Site) -> Keeping {
    if site.options.pack.is_some() {
        return Keeping::Never;
    }
    match (settings(&site.config).0, &site.config.base_url) {
        (Some(true), _) | (None, Some(_)) => Keeping::On,
        (Some(false), _) => Keeping::Off,
        (None, None) => Keeping::Never,
    }
}

/// Where the list of the files of a level stands; empty where the site keeps nothing.
pub fn list(site: &Site, id: &LevelId) -> String {
    match (keeping(site), site.shape.level_outs.get(id.as_str())) {
        (Keeping::On, Some(out)) => {
            let name = out.as_str().trim_end_matches(".html");
            format!(
                "{}/{}.json",
                names(&site.config.lang).offline,
                name.replace('/', "-")
            )
        }
        _ => String::new(),
    }
}

/// The files that a level is made of: its pages, their decks and pictures, what every page is
/// dressed in; a name that ends in `/` is a folder.
pub fn files(site: &Site, theme: &Theme, id: &LevelId) -> Vec<String> {
    let wanted = Selection::Level(id.0.clone());
    let shape = &site.shape;
    let parted = selection::part(site.pages.clone(), &site.sources, Some(&wanted));
    let levels = selection::levels(shape.level_outs.clone(), Some(&wanted));
    let levels_of_bodies = &site.sources.levels;
    let bodies = selection::bodies(shape.body_outs.clone(), levels_of_bodies, Some(&wanted));
    let names = names(&site.config.lang);
    let shared = [names.glossary.file, names.documents.file].map(OutPath::new);
    let shared = shared.into_iter().filter(|out| shape.place(out).is_some());
    let mut files: BTreeSet<String> = levels
        .into_values()
        .chain(bodies.into_values())
        .chain(shared)
        .chain(
            theme
                .files
                .keys()
                .filter(|out| !out.as_str().starts_with(BUNDLES))
                .cloned(),
        )
        .map(|out| out.to_string())
        .collect();
    for page in parted.pages.values() {
        files.insert(page.out.to_string());
        files.extend(cover(site, page).map(|picture| picture.url));
        files.extend(pictures(site, &page.source));
        if matches!(page.kind, Kind::Module(_)) && page.section.is_none() {
            files.insert(beside(page, names.screens).to_string());
        }
    }
    let folders = [BUNDLES, "clauses/"].map(str::to_string);
    files.into_iter().chain(folders).collect()
}

/// The pictures and files that a page leads to.
fn pictures(site: &Site, page: &SourcePath) -> Vec<String> {
    let links = site.links.get(page).into_iter();
    let targets = links.flat_map(|links| links.targets.values());
    targets
        .flat_map(|target| match target {
            Target::File { out, .. } => vec![out.to_string()],
            Target::Picture { out, source, .. } => match variants::of_file(site, source) {
                Some(made) if !made.all.is_empty() => {
                    vec![out.to_string(), format!("{}/", variants::folder(out))]
                }
                _ => vec![out.to_string()],
            },
            _ => vec![],
        })
        .collect()
}
