//! What a module, a guide or a column shows besides its text.

use super::card::{card, neighbours};
use super::pack;
use crate::base::inputs::Audience;
use crate::graph::links::Target;
use crate::graph::places::beside;
use crate::graph::session;
use crate::graph::site::Site;
use crate::model::block::DirectiveKind;
use crate::model::meta::{ColumnMeta, GuideMeta, Kind, Mode, ModuleMeta};
use crate::model::page::Page;
use crate::render::view::{
    ActivityView, Card, ColumnView, CorrectionView, DateView, GuideView, ImageView, LinkView,
    ModuleView, ObjectiveView, PageView,
};

pub fn guide(site: &Site, page: &Page, guide: &GuideMeta) -> GuideView {
    GuideView {
        campaign: guide.campaign.clone(),
        period: guide.period.clone(),
        partners: guide.partners.clone(),
        outcome: guide.outcome.clone(),
        indicators: guide.indicators.clone(),
        forms: forms(site, page),
        sheets: sheets(page),
    }
}

/// The forms that a page leads to, each once, in the order of the text.
fn forms(site: &Site, page: &Page) -> Vec<Card> {
    let mut found: Vec<&Page> = vec![];
    for target in site
        .links
        .get(&page.source)
        .into_iter()
        .flat_map(|links| links.targets.values())
    {
        let Target::Page { source, .. } = target else {
            continue;
        };
        let form = site
            .page(source)
            .filter(|page| page.kind == Kind::Form && page.section.is_none());
        if let Some(form) =
            form.filter(|form| !found.iter().any(|known| known.source == form.source))
        {
            found.push(form);
        }
    }
    found.into_iter().map(|form| card(site, form)).collect()
}

/// Leaflets and worksheets on a page that bear a title and an id.
fn sheets(page: &Page) -> Vec<LinkView> {
    let directives = page.document.directives().into_iter().filter(|directive| {
        matches!(
            directive.kind,
            DirectiveKind::Handout | DirectiveKind::Worksheet
        )
    });
    let titled = directives.filter(|directive| !directive.title.is_empty());
    titled
        .filter_map(|directive| {
            Some(LinkView {
                title: directive.title.clone(),
                url: format!("#{}", directive.id.as_ref()?),
            })
        })
        .collect()
}

pub fn column(site: &Site, own: &Page, column: &ColumnMeta, page: &PageView) -> ColumnView {
    let (series_previous, series_next) = neighbours(site, &site.shape.in_series, own);
    ColumnView {
        series_previous,
        series_next,
        standfirst: column.standfirst.clone(),
        series: page
            .terms
            .get("series")
            .and_then(|series| series.first())
            .cloned(),
        credit: column.credit.clone(),
        images: column
            .images
            .iter()
            .map(|one| ImageView {
                alt: one.alt.clone(),
                credit: one.credit.clone(),
            })
            .collect(),
        corrections: column
            .corrections
            .iter()
            .map(|one| CorrectionView {
                date: DateView::new(one.date, &site.config.lang),
                text: one.text.clone(),
            })
            .collect(),
        withdrawn: column
            .withdrawn
            .as_ref()
            .map(|why| why.value.clone())
            .unwrap_or_default(),
    }
}

pub fn module(site: &Site, page: &Page, module: &ModuleMeta) -> ModuleView {
    let activities = activities(page);
    ModuleView {
        code: module
            .code
            .as_ref()
            .map(|code| code.value.clone())
            .unwrap_or_default(),
        minutes: module.duration.as_ref().map(|minutes| minutes.value),
        modes: module
            .mode
            .iter()
            .map(|mode| {
                if *mode == Mode::InPerson {
                    "in-person"
                } else {
                    "self-study"
                }
            })
            .collect(),
        audience: module.audience.clone(),
        prerequisites: module
            .prerequisites
            .iter()
            .filter_map(|code| by_code(site, &code.value))
            .collect(),
        objectives: module
            .objectives
            .iter()
            .map(|(id, text)| objective(&id.value, text, &activities))
            .collect(),
        materials: module.materials.clone(),
        pass: module.pass,
        version: module.version.clone().unwrap_or_default(),
        activities,
        projection: beside(page, site.names().screens).address(),
        lesson: match site.options.audience {
            Audience::Trainer => beside(page, site.names().lesson).address(),
            Audience::Learner => String::new(),
        },
        bank: match site.options.audience {
            Audience::Trainer if !page.document.questions.is_empty() => {
                site.names().bank.to_string()
            }
            _ => String::new(),
        },
        packs: pack::of_page(site, page),
    }
}

/// The module of that code.
fn by_code(site: &Site, code: &str) -> Option<Card> {
    let is = |page: &Page| match &page.kind {
        Kind::Module(module) => module.code.as_ref().is_some_and(|own| own.value == code),
        _ => false,
    };
    site.pages
        .values()
        .find(|page| is(page))
        .map(|page| card(site, page))
}

fn objective(id: &str, text: &str, activities: &[ActivityView]) -> ObjectiveView {
    let serving = activities
        .iter()
        .filter(|activity| activity.objectives.iter().any(|one| one == id));
    ObjectiveView {
        id: id.to_string(),
        text: text.to_string(),
        activities: serving
            .map(|activity| LinkView {
                title: activity.title.clone(),
                url: format!("#{}", activity.id),
            })
            .collect(),
    }
}

/// The activities of a session as a view.
fn activities(page: &Page) -> Vec<ActivityView> {
    let view = |activity: session::Activity| ActivityView {
        id: activity.heading.id.clone(),
        title: activity.heading.text.clone(),
        minutes: activity.minutes,
        start: activity.start,
        objectives: activity.objectives.into_iter().map(|id| id.value).collect(),
    };
    session::activities(&page.document)
        .into_iter()
        .map(view)
        .collect()
}
