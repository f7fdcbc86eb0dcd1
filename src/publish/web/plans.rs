//! The page of a plan: its official text, clause by clause, and what rests on each.

use super::frame;
use super::pages::{Text, text};
use crate::base::diagnostic::Told;
use crate::base::digest::Hashed;
use crate::base::path::{OutPath, encode};
use crate::graph::clauses::ShownPlan;
use crate::graph::lock::aliases;
use crate::graph::site::{Rests, Site};
use crate::model::clause::{Address, ClauseKind};
use crate::model::meta::{Kind, PlanMeta};
use crate::model::plan::{OfficialText, Plan};
use crate::render::official::marks::{Marks, misprints};
use crate::render::official::{self, Beside, Link};
use crate::render::view::{Frame, PlanView, SiteView, TocItem, View};
use crate::render::xml::escape;
use crate::rule::{Body, Job, Made, Planned, Publisher};
use crate::theme::Theme;
use std::collections::BTreeMap;

pub const PUBLISHER: Publisher = Publisher {
    name: "plans",
    about: Told {
        vi: "Ghi trang của mỗi kế hoạch, từng điều khoản có địa chỉ.",
        en: "Writes the page of each plan, every clause with an address.",
    },
    plan,
};

#[derive(Hash)]
struct Input {
    text: Text,
    frame: Frame,
    plan: Hashed<Plan>,
    meta: PlanMetaView,
    /// What rests on each clause: kind, title and address from this page.
    beside: BTreeMap<String, Vec<(String, String)>>,
}

#[derive(Clone, Hash)]
struct PlanMetaView {
    meta: PlanMeta,
    date: Option<crate::base::date::Date>,
}

fn plan(site: &Site, theme: &Theme) -> Planned {
    let shared = frame::site_view(site, theme);
    let levels = frame::level_names(site);
    let job = |shown: &ShownPlan| {
        let Kind::Plan(meta) = &shown.page.kind else { return None };
        let key = (shown.clone(), PlanMetaView { meta: meta.clone(), date: shown.page.meta.date }, shared.clone(), levels.clone());
        Some(Job::later(shown.page.out.clone(), key, select, make))
    };
    let without_text = site
        .pages
        .values()
        .filter(|page| page.section.is_none() && matches!(page.kind, Kind::Plan(_)) && !site.sources.plans.contains_key(&page.source));
    let bare = without_text.map(|page| super::pages::job(page, &shared, &levels));
    (site.clauses.plans.values().filter_map(job).chain(bare).collect(), vec![])
}

/// What the page of a plan is selected by.
type Key = (ShownPlan, PlanMetaView, Hashed<SiteView>, Hashed<BTreeMap<String, String>>);

fn select((shown, meta, shared, levels): &Key, site: &Site, theme: &Theme) -> Input {
    let mut frame = frame::frame(site, shared, &shown.page);
    frame.notices = super::notices::of_plans(site, theme, &[&shown.plan.id], &shown.page.out);
    Input {
        text: text(site, &shown.page, levels),
        frame,
        plan: shown.plan.clone(),
        meta: meta.clone(),
        beside: beside(site, &shown.plan, &shown.page.out),
    }
}

fn beside(site: &Site, plan: &Plan, from: &OutPath) -> BTreeMap<String, Vec<(String, String)>> {
    let mut all = BTreeMap::new();
    for clause in &plan.official.clauses {
        let address = Address { plan: plan.id.clone(), clause: clause.id.clone() };
        let Some(pages) = site.backlinks.get(&address) else { continue };
        let shown = pages
            .iter()
            .filter(|(_, how)| **how >= Rests::Mentioned)
            .filter_map(|(file, _)| site.page(file))
            .filter(|page| page.out != *from);
        let mut rows: Vec<_> = shown.map(|page| (page.kind.name().as_str(), page.title().to_string(), from.link_to(&page.out))).collect();
        rows.sort();
        let rows: Vec<(String, String)> = rows.into_iter().map(|(kind, title, url)| (format!("{kind}\t{title}"), url)).collect();
        if !rows.is_empty() {
            all.insert(clause.id.0.clone(), rows);
        }
    }
    all
}

fn make(input: &Input, theme: &Theme) -> Made {
    let official = &input.plan.official;
    let beside: Beside =
        input.beside.iter().map(|(id, rows)| (crate::model::clause::ClauseId(id.clone()), backlinks(rows, theme))).collect();
    let meta = &input.meta.meta;
    let plan = PlanView {
        id: input.plan.id.0.clone(),
        number: meta.number.clone(),
        form: meta.form.clone(),
        subject: meta.subject.clone(),
        issuer: meta.issuer.clone(),
        date: input.meta.date.map(Into::into),
        period: meta.period.as_ref().map(|period| format!("{}–{}", period.value.0, period.value.1)).unwrap_or_default(),
        official: official::official(official, &beside, &Marks::new(misprints(&input.plan)), &aliases(official, &input.plan.notes)),
        clauses: official.clauses.iter().filter(|clause| !matches!(clause.kind, ClauseKind::Opening | ClauseKind::Closing)).count(),
        toc: toc(official),
    };
    let view = View {
        frame: &input.frame,
        content: input.text.html(theme),
        toc: frame::toc(&input.text.page.document.headings, 3),
        plan: Some(plan),
    };
    let template = super::pages::template(&input.text.page, theme);
    let (text, faults) = theme.render(&template, &view, &input.text.page.out);
    (Body::text(text), faults)
}

/// What rests on a clause, folded.
fn backlinks(rows: &[(String, String)], theme: &Theme) -> String {
    let items: String = rows
        .iter()
        .map(|(what, url)| {
            let (kind, title) = what.split_once('\t').unwrap_or(("", what));
            format!("<li><span class=\"kind\">{}</span> <a href=\"{url}\">{}</a></li>\n", escape(theme.word(kind)), escape(title))
        })
        .collect();
    format!(
        "<details class=\"backlinks\">\n<summary>{} ({})</summary>\n<ul>\n{items}</ul>\n</details>\n",
        escape(theme.word("backlinks")),
        rows.len()
    )
}

/// Clauses that bear a heading or number, down to the second level.
fn toc(text: &OfficialText) -> Vec<TocItem> {
    let mut items: Vec<TocItem> = vec![];
    for clause in text.clauses.iter().filter(|clause| !clause.heading.is_empty()) {
        let title = format!("{}. {}", clause.number, clause.heading);
        let item = TocItem { level: clause.depth as u8 + 1, id: encode(clause.id.as_str()), title, minutes: None, children: vec![] };
        match items.last_mut().filter(|last| last.level < item.level) {
            Some(last) => last.children.push(item),
            None => items.push(item),
        }
    }
    items
}

/// A clause's own text as HTML on the page `from`; its number leads to the plan.
pub fn verbatim(site: &Site, address: &Address, from: &OutPath, base_url: Option<&str>) -> Option<String> {
    let plan = site.clauses.plan(&address.plan)?;
    let clause = plan.official.get(&address.clause)?;
    let out = site.clauses.out(&address.plan)?;
    let page = base_url.map_or_else(|| from.link_to(out), |base| format!("{base}{}", out.address()));
    let href = format!("{page}#{}", encode(address.clause.as_str()));
    Some(official::verbatim(&plan.official, clause, Link::To(&href), &Marks::new(misprints(plan))))
}
