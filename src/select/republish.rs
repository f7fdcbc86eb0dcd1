//! What a text that may be printed again is made of, selected from the site.

use super::includes::includes;
use crate::base::digest::Hashed;
use crate::base::path::OutPath;
use crate::graph::links::Links;
use crate::graph::places::{asset_out, names};
use crate::graph::quotes::quotes;
use crate::graph::site::Site;
use crate::model::clause::PlanId;
use crate::model::config::Plain;
use crate::model::licence::Licence;
use crate::model::meta::{Kind, KindName, Reprint};
use crate::model::page::Page;
use crate::render::piece::{KnownPicture, Purpose, Source};

/// The columns that a newspaper may print again.
pub fn columns(site: &Site) -> Vec<Hashed<Source>> {
    site.pages
        .values()
        .filter_map(|page| source(site, page))
        .map(Hashed::new)
        .collect()
}

/// The forms that may be filled in with a word processor: those whose licence allows copies.
pub fn forms(site: &Site) -> Vec<Hashed<Source>> {
    site.pages
        .values()
        .filter_map(|page| form(site, page))
        .map(Hashed::new)
        .collect()
}

/// The address of the Word file of a form; empty for any other page.
pub fn form_file(page: &Page) -> String {
    let file = form_licence(page).map(|_| outs(&page.out, "").docx.address());
    file.unwrap_or_default()
}

fn form(site: &Site, page: &Hashed<Page>) -> Option<Source> {
    Some(text(site, page, form_licence(page)?, vec![]))
}

fn form_licence(page: &Page) -> Option<&'static Licence> {
    let is_form = page.kind.name() == KindName::Form && page.section.is_none();
    let licence = Licence::of(&page.meta.license.as_ref()?.value)?;
    (is_form && licence.allows_republishing()).then_some(licence)
}

/// `None` for a page that is no column, was taken down, or whose licence does not allow it.
pub fn source(site: &Site, page: &Hashed<Page>) -> Option<Source> {
    let Kind::Column(column) = &page.kind else {
        return None;
    };
    let known = column
        .images
        .iter()
        .filter_map(|picture| known(site, page, picture))
        .collect();
    let licence = Licence::of(&page.meta.license.as_ref()?.value)
        .filter(|licence| licence.allows_republishing())?;
    if page.section.is_some() || page.is_withdrawn() {
        return None;
    }
    Some(text(site, page, licence, known))
}

/// What any page is made of as a text to be printed again, with these pictures.
pub fn text(
    site: &Site,
    page: &Hashed<Page>,
    licence: &'static Licence,
    pictures: Vec<KnownPicture>,
) -> Source {
    let links = site
        .links
        .get(&page.source)
        .cloned()
        .unwrap_or_else(|| Hashed::new(Links::default()));
    Source {
        purpose: Purpose::Reprint,
        page: page.clone(),
        quotes: quotes(site, page, &page.out),
        includes: includes(site, page, &links, &page.out),
        links,
        licence,
        site: site.config.title.clone(),
        lang: site.config.lang.clone(),
        base_url: site.config.base_url.clone().unwrap_or_default(),
        clauses: clauses(site, page),
        contact: contact(site),
        pictures,
        official: vec![],
    }
}

/// The clauses of its front matter, plan by plan, in the order written.
fn clauses(site: &Site, page: &Page) -> Vec<(String, Vec<String>)> {
    let mut plans: Vec<(PlanId, Vec<String>)> = vec![];
    let cited = page
        .meta
        .clauses
        .iter()
        .filter_map(|reference| site.clauses.resolve(reference, None).ok())
        .flatten();
    for address in cited {
        let label = site.clauses.label_in(&address, Some(&address.plan));
        match plans.iter_mut().find(|(plan, _)| *plan == address.plan) {
            Some((_, labels)) if labels.contains(&label) => {}
            Some((_, labels)) => labels.push(label),
            None => plans.push((address.plan, vec![label])),
        }
    }
    plans
        .into_iter()
        .map(|(plan, labels)| (site.clauses.number(&plan), labels))
        .collect()
}

/// `contact` of the section `[republish]`.
fn contact(site: &Site) -> String {
    let setting = site
        .config
        .features
        .get("republish")
        .and_then(|section| section.settings.get("contact"));
    match setting.map(|setting| &setting.value) {
        Some(Plain::Text(contact)) => contact.clone(),
        _ => String::new(),
    }
}

fn known(site: &Site, page: &Page, picture: &crate::model::meta::Picture) -> Option<KnownPicture> {
    let source = page.source.resolve(&picture.file.value)?;
    let asset = site.assets.get(&source)?;
    Some(KnownPicture {
        out: asset_out(&source),
        source,
        alt: picture.alt.clone(),
        credit: picture.credit.clone(),
        reprint: picture.reprint.unwrap_or(Reprint::Ask),
        form: asset.form.clone(),
        digest: asset.digest,
    })
}

/// Where the files of a column stand: beside its page.
pub struct Outs {
    pub text: OutPath,
    pub html: OutPath,
    pub docx: OutPath,
    pub zip: OutPath,
}

/// `bao-chi/ba-dong-tu.html` -> `bao-chi/ba-dong-tu.txt` and so on; no address of a page holds a
/// second dot.
pub fn outs(page: &OutPath, lang: &str) -> Outs {
    let stem = page.as_str().strip_suffix(".html").unwrap_or(page.as_str());
    let with = |ending: &str| OutPath::new(&format!("{stem}.{ending}"));
    Outs {
        text: with("txt"),
        html: with(names(lang).reprint),
        docx: with("docx"),
        zip: with("zip"),
    }
}

/// The name of a page without its folder and ending: `ba-dong-tu`.
pub fn stem(page: &OutPath) -> &str {
    let name = page
        .as_str()
        .rsplit_once('/')
        .map_or(page.as_str(), |(_, name)| name);
    name.strip_suffix(".html").unwrap_or(name)
}
