//! What a pack is called, the page that it is of, and the packs that a site offers.

use crate::base::diagnostic::{Diagnostic, message};
use crate::base::inputs::Audience;
use crate::base::path::OutPath;
use crate::base::selection::Selection;
use crate::base::setting::{Plain, Setting};
use crate::graph::paths::modules;
use crate::graph::places::names;
use crate::graph::site::Site;
use crate::model::clause::PlanId;
use crate::model::config::Config;
use crate::model::level::LevelId;
use crate::model::page::Page;
use crate::render::view::PackLink;
use crate::text::nearest::one_of;
use crate::text::vi::slug;

/// What a pack of `selection` is called; `None` where the site has no such thing.
pub fn title(site: &Site, selection: &Selection) -> Option<String> {
    match selection {
        Selection::Site | Selection::General => Some(site.config.title.clone()),
        Selection::Level(id) | Selection::Guidance(id) => {
            let level = site.sources.levels.get(&LevelId(id.clone()))?;
            Some(level.name.clone())
        }
        Selection::Module(code) => {
            let file = modules(&site.pages).named(code)?;
            Some(site.page(file)?.title().to_string())
        }
        Selection::Plan(id) => {
            let plan = site.clauses.plans.get(&PlanId(id.clone()))?;
            Some(plan.page.title().to_string())
        }
        Selection::Series(name) => {
            let mut pages = site.pages.values();
            pages
                .any(|page| page.series() == Some(name.as_str()))
                .then(|| name.clone())
        }
    }
}

/// The page that a pack is of; `None` where that is the home page.
pub fn chief<'s>(site: &'s Site, selection: &Selection) -> Option<&'s OutPath> {
    match selection {
        Selection::Site | Selection::General | Selection::Series(_) => None,
        Selection::Level(id) | Selection::Guidance(id) => site.shape.level_outs.get(id),
        Selection::Module(code) => {
            let file = modules(&site.pages).named(code)?;
            Some(&site.page(file)?.out)
        }
        Selection::Plan(id) => site.clauses.out(&PlanId(id.clone())),
    }
}

/// What there may be packs of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offer {
    Level,
    Module,
}

impl Offer {
    pub const ALL: [Offer; 2] = [Offer::Level, Offer::Module];

    /// As a site names it.
    pub fn name(self) -> &'static str {
        match self {
            Offer::Level => "level",
            Offer::Module => "module",
        }
    }
}

/// What `[packs] offer` asks for; nothing where it is not there: packs make a build longer.
///
/// Diagnostics: `pack/offer` at what is no thing to pack, `pack/setting` at a key that is none or
/// a value that the key cannot have.
pub fn settings(config: &Config) -> (Vec<Offer>, Vec<Diagnostic>) {
    let (mut offers, mut diagnostics) = (vec![], vec![]);
    for (key, setting) in config.feature("packs") {
        match (key.as_str(), &setting.value) {
            ("offer", Plain::List(names)) => {
                let is_named = |offer: &Offer| names.iter().any(|name| name == offer.name());
                offers = Offer::ALL.into_iter().filter(is_named).collect();
                diagnostics.extend(unknown(names, setting));
            }
            _ => diagnostics.push(wrong(key, setting)),
        }
    }
    (offers, diagnostics)
}

fn unknown(names: &[String], setting: &Setting) -> Vec<Diagnostic> {
    let known = Offer::ALL.map(Offer::name);
    let unknown = names.iter().filter(|name| !known.contains(&name.as_str()));
    let fault = |name: &String| {
        let message = message!(
            vi: "không có gói mang đi theo `{name}`",
            en: "there are no packs by `{name}`",
        );
        let fault = Diagnostic::error("pack/offer", setting.span.clone(), message);
        fault.help(one_of(name, &known))
    };
    unknown.map(fault).collect()
}

fn wrong(key: &str, setting: &Setting) -> Diagnostic {
    let (message, help) = match key {
        "offer" => (
            message!(vi: "`offer` phải là một danh sách", en: "`offer` must be a list"),
            message!(
                vi: "viết `offer = [\"level\", \"module\"]`",
                en: "write `offer = [\"level\", \"module\"]`",
            ),
        ),
        _ => (
            message!(vi: "`[packs]` không có khóa `{key}`", en: "`[packs]` has no key `{key}`"),
            one_of(key, &["offer"]),
        ),
    };
    Diagnostic::error("pack/setting", setting.span.clone(), message).help(help)
}

/// The packs that a site offers; a pack offers none.
pub fn offered(site: &Site) -> Vec<Selection> {
    if site.options.pack.is_some() {
        return vec![];
    }
    let of = |offer: Offer| match offer {
        Offer::Level => {
            let levels = site.shape.level_outs.keys();
            levels.map(|id| Selection::Level(id.clone())).collect()
        }
        Offer::Module => {
            let modules = modules(&site.pages);
            let names = modules.all.values();
            let names = names.map(|(page, _)| of_module(page));
            names.collect::<Vec<Selection>>()
        }
    };
    let offers = settings(&site.config).0.into_iter();
    let mut folders = std::collections::BTreeSet::new();
    offers
        .flat_map(of)
        .filter(|selection| folders.insert(own_name(&site.config.lang, selection)))
        .collect()
}

fn of_module(page: &Page) -> Selection {
    Selection::Module(page.stem().to_string())
}

/// The files of the pack of a level, as links.
pub fn of_level(site: &Site, id: &LevelId) -> Vec<PackLink> {
    links(site, Offer::Level, &Selection::Level(id.0.clone()))
}

/// The files of the pack of a module, as links.
pub fn of_page(site: &Site, page: &Page) -> Vec<PackLink> {
    links(site, Offer::Module, &of_module(page))
}

fn links(site: &Site, offer: Offer, selection: &Selection) -> Vec<PackLink> {
    if site.options.pack.is_some() || !settings(&site.config).0.contains(&offer) {
        return vec![];
    }
    let folder = folder(&site.config.lang, selection);
    let stem = stem(site, selection);
    let link = |form: &str| PackLink {
        form: form.to_string(),
        url: format!("{folder}/{stem}.{form}"),
    };
    FORMS.map(link).into()
}

/// Endings of the files of a pack.
const FORMS: [&str; 3] = ["zip", "html", "epub"];

/// The folder of the files of an offered pack: `mang-di/cap-co-so`.
pub fn folder(lang: &str, selection: &Selection) -> OutPath {
    let (folder, name) = (names(lang).packs, own_name(lang, selection));
    OutPath::new(&format!("{folder}/{name}"))
}

/// The name of the file of a pack without its ending: `song-xanh-cong-doan-cap-co-so`.
pub fn stem(site: &Site, selection: &Selection) -> String {
    let audience = match site.options.audience {
        Audience::Trainer => site.names().trainers,
        Audience::Learner => "",
    };
    let title = Some(slug(&site.config.title)).filter(|title| !title.is_empty());
    let names = [
        title.unwrap_or_else(|| site.names().sheet.to_string()),
        own_name(&site.config.lang, selection),
        audience.to_string(),
    ];
    let names: Vec<String> = names.into_iter().filter(|name| !name.is_empty()).collect();
    names.join("-")
}

fn own_name(lang: &str, selection: &Selection) -> String {
    let said = |vi: &str, en: &str| if lang == "en" { en } else { vi }.to_string();
    match selection {
        Selection::Site => String::new(),
        Selection::General => said("phan-chung", "common-part"),
        Selection::Level(id) => said("cap-", "level-") + &slug(id),
        Selection::Guidance(id) => {
            said("cap-", "level-") + &slug(id) + &said("-huong-dan", "-guidance")
        }
        Selection::Module(code) => said("mo-dun-", "module-") + &slug(code),
        Selection::Plan(id) => slug(id),
        Selection::Series(name) => said("loat-bai-", "series-") + &slug(name),
    }
}
