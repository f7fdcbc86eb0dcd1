//! The page of each level and of each body: its duties verbatim, and what helps to do them.

use super::frame::{self, card, clause_link, level_cards, level_link, link};
use super::pages::{Text, text};
use crate::base::diagnostic::Told;
use crate::base::digest::Hashed;
use crate::base::path::OutPath;
use crate::graph::site::Site;
use crate::model::clause::{Address, PlanId};
use crate::model::level::{Body as UnionBody, Level};
use crate::model::meta::KindName;
use crate::render::view::{BodyView, Duties, Duty, Frame, LevelView, LinkView, PageView, SiteView, View};
use crate::rule::{Body, Job, Made, Planned, Publisher};
use crate::theme::Theme;
use std::collections::{BTreeMap, BTreeSet};

pub const PUBLISHER: Publisher = Publisher {
    name: "levels",
    about: Told {
        vi: "Ghi trang hướng dẫn của mỗi cấp và trang của mỗi đơn vị.",
        en: "Writes the guidance page of each level and the page of each body.",
    },
    plan,
};

#[derive(Hash)]
struct Input {
    out: OutPath,
    /// `None` where nobody wrote an introduction.
    text: Option<Text>,
    frame: Frame,
}

fn plan(site: &Site, theme: &Theme) -> Planned {
    let shared = frame::site_view(site, theme);
    let levels = site.sources.levels.levels.iter().filter_map(|level| {
        let out = site.level_outs.get(level.id.as_str())?;
        Some(job(site, &shared, out, &level.name, KindName::Level, |frame| frame.level = level_view(site, level, out)))
    });
    let bodies = site.sources.levels.bodies.iter().filter_map(|body| {
        let out = site.body_outs.get(&body.id)?;
        Some(job(site, &shared, out, &body.name, KindName::Body, |frame| frame.body = Some(body_view(site, body, out))))
    });
    (levels.chain(bodies).collect(), vec![])
}

fn job(site: &Site, shared: &Hashed<SiteView>, out: &OutPath, name: &str, kind: KindName, fill: impl FnOnce(&mut Frame)) -> Job {
    let written = site.pages.values().find(|page| page.out == *out);
    let mut frame = match written {
        Some(page) => frame::frame(site, shared, page),
        None => frame::bare(shared.clone(), out, untold(name, kind, &site.config.lang)),
    };
    fill(&mut frame);
    let text = written.map(|page| text(site, page, &frame::level_names(site)));
    Job::new(out.clone(), Input { out: out.clone(), text, frame }, make)
}

/// A page that nobody wrote.
pub fn untold(title: &str, kind: KindName, lang: &str) -> PageView {
    PageView {
        title: title.to_string(),
        description: String::new(),
        kind,
        date: None,
        updated: None,
        authors: vec![],
        levels: vec![],
        terms: BTreeMap::new(),
        clauses: vec![],
        words: 0,
        license: String::new(),
        lang: lang.to_string(),
        image: String::new(),
        extra: BTreeMap::new(),
        source: String::new(),
        linked_data: String::new(),
        is_section: false,
        draft: false,
        questions: 0,
    }
}

fn level_view(site: &Site, level: &Level, out: &OutPath) -> Option<LevelView> {
    let cards = level_cards(site);
    let at = cards.iter().position(|card| card.id == level.id.as_str())?;
    let bodies = site.sources.levels.bodies.iter().filter(|body| body.level == level.id);
    let bodies = bodies.filter_map(|body| Some(LinkView { title: body.name.clone(), url: site.body_outs.get(&body.id)?.address() }));
    Some(LevelView {
        above: at.checked_sub(1).and_then(|at| cards.get(at).cloned()),
        below: cards.get(at + 1).cloned(),
        card: cards.into_iter().nth(at)?,
        duties: duties(site, &site.duties.of(&level.id), out),
        bodies: bodies.collect(),
    })
}

fn body_view(site: &Site, body: &UnionBody, out: &OutPath) -> BodyView {
    let clauses = site.duties.bodies.get(&body.id).cloned().unwrap_or_default();
    BodyView {
        name: body.name.clone(),
        level: level_link(site, &body.level),
        roles: body.roles.clone(),
        duties: duties(site, &clauses, out),
    }
}

/// `clauses`, plan by plan, in the order of each text.
fn duties(site: &Site, clauses: &BTreeSet<Address>, out: &OutPath) -> Vec<Duties> {
    let plans: BTreeSet<&PlanId> = clauses.iter().map(|address| &address.plan).collect();
    let mut plans: Vec<&PlanId> = plans.into_iter().collect();
    plans.sort_by_key(|id| Some(*id) != site.clauses.default.as_ref());
    plans.into_iter().filter_map(|id| of_plan(site, id, clauses, out)).collect()
}

fn of_plan(site: &Site, id: &PlanId, clauses: &BTreeSet<Address>, out: &OutPath) -> Option<Duties> {
    let shown = site.clauses.plans.get(id)?;
    let addresses = shown.plan.official.clauses.iter().map(|clause| Address { plan: id.clone(), clause: clause.id.clone() });
    let found = addresses.filter(|address| clauses.contains(address)).filter_map(|address| duty(site, &address, out));
    Some(Duties { plan: link(site, &shown.page.source)?, number: site.clauses.number(id), clauses: found.collect() })
}

fn duty(site: &Site, address: &Address, out: &OutPath) -> Option<Duty> {
    let plan = site.clauses.plan(&address.plan)?;
    let note = plan.notes.notes.iter().find(|note| note.clause == address.clause);
    let carried = note
        .into_iter()
        .flat_map(|note| &note.carries_out)
        .filter_map(|reference| site.clauses.resolve(reference, Some(&address.plan)).ok())
        .flatten();
    let materials =
        site.backlinks.get(address).into_iter().flatten().filter_map(|(file, _)| site.page(file)).filter(|page| frame::is_material(page));
    Some(Duty {
        link: clause_link(site, address)?,
        html: super::plans::verbatim(site, address, out, None)?,
        summary: note.map(|note| note.summary.clone()).unwrap_or_default(),
        carries_out: carried.filter_map(|address| clause_link(site, &address)).collect(),
        materials: materials.map(|page| card(site, page)).collect(),
    })
}

fn make(input: &Input, theme: &Theme) -> Made {
    let content = input.text.as_ref().map(|text| text.html(theme)).unwrap_or_default();
    let headings = input.text.as_ref().map(|text| text.page.document.headings.as_slice()).unwrap_or_default();
    let view = View { frame: &input.frame, content, toc: frame::toc(headings, 2), plan: None };
    let template = if input.frame.level.is_some() { "level.html" } else { "body.html" };
    let (text, faults) = theme.render(template, &view, &input.out);
    (Body::text(text), faults)
}
