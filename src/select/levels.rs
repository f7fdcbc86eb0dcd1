//! The page of each level and of each body: its duties verbatim, and what helps to do them.

use super::base::{Unwritten, generated, written};
use super::context::Context;
use super::duties::duties;
use super::excerpts::excerpts;
use super::guidance::level_view;
use super::ladder::level_link;
use super::model::{Body, Given, LevelBody, PageModel, Parts, When};
use super::notices;
use super::template::{Choice, choice};
use super::text::text;
use crate::base::digest::Hashed;
use crate::base::path::OutPath;
use crate::graph::site::Site;
use crate::model::block::DirectiveKind;
use crate::model::clause::PlanId;
use crate::model::document::Document;
use crate::model::level::{Body as UnionBody, Level};
use crate::model::meta::KindName;
use crate::model::page::Page;
use crate::render::view::{Base, BodyView, LevelView, NoticeValues};
use std::collections::BTreeSet;

/// The anchor of what the page of a level says of reports, which its text may begin.
pub const REPORTS: &str = "bao-cao";

/// The page `out` of a level.
pub fn level_page((out, level): &(OutPath, Level), context: Context) -> PageModel {
    let own = Own::find(context, out, (&level.name, KindName::Level));
    let body = LevelBody {
        level: level_view(context.site, level, out),
        steps: excerpts(context, &level.id, &DirectiveKind::Steps, out),
        notes: excerpts(context, &level.id, &DirectiveKind::For, out),
    };
    let parts = level_parts(context, &body, &own);
    let notices = level_notices(context.site, level, out);
    own.model(context, (parts, notices), Body::Level(Box::new(body)))
}

/// The page `out` of a body.
pub fn body_page((out, body): &(OutPath, UnionBody), context: Context) -> PageModel {
    let own = Own::find(context, out, (&body.name, KindName::Body));
    let notices = notices::of_body(context.site, body, out);
    let view = body_view(context.site, body, out);
    let after = [("duties", "nhiem-vu", When::if_any(&view.duties))];
    let parts = Parts::new(context.theme, &own.choice, &[], &after);
    own.model(context, (parts, notices), Body::Body(view))
}

/// What a page has of its own: what people wrote for it, where they did.
struct Own<'a> {
    out: &'a OutPath,
    page: Option<&'a Hashed<Page>>,
    choice: Choice,
    base: Base,
}

impl<'a> Own<'a> {
    fn find(context: Context<'a>, out: &'a OutPath, (title, kind): (&str, KindName)) -> Self {
        let place = context.site.shape.place(out);
        let page = place.and_then(|place| context.site.page(place.source.as_ref()?));
        let choice = match page {
            Some(page) => choice(page, context.theme),
            None => Choice::only(&format!("{}.html", kind.as_str())),
        };
        let template = choice.template.as_str();
        let base = match page {
            Some(page) => written(context, page, template),
            None => generated(
                context,
                Unwritten {
                    out,
                    template,
                    title,
                    kind,
                },
            ),
        };
        Own {
            out,
            page,
            choice,
            base,
        }
    }

    fn model(
        self,
        context: Context,
        (parts, notices): (Parts, Vec<NoticeValues>),
        body: Body,
    ) -> PageModel {
        PageModel {
            out: self.out.clone(),
            template: self.choice.template,
            base: self.base,
            notices,
            text: self.page.map(|page| text(context, page, &page.out)),
            parts,
            body,
        }
    }
}

/// That the level is one no more, and the notices of the plans that bind it.
fn level_notices(site: &Site, level: &Level, out: &OutPath) -> Vec<NoticeValues> {
    let duties = site.duties.of(&level.id);
    let plans = duties.iter().map(|address| &address.plan);
    let plans: BTreeSet<&PlanId> = plans.filter(|id| !site.clauses.is_example(id)).collect();
    let mut found = notices::of_level(site, level, out);
    found.extend(notices::of_plans(site, plans, out));
    found
}

fn level_parts(context: Context, body: &LevelBody, own: &Own) -> Parts {
    let Some(level) = &body.level else {
        return Parts::default();
    };
    let document = own.page.map(|page| &page.document);
    let (before, after) = (before(document), after(level, document));
    Parts::new(context.theme, &own.choice, &before, &after)
}

fn before(document: Option<&Document>) -> [Given; 2] {
    let has_months = document.is_some_and(opens_with_months);
    [
        ("this_month", "thang-nay", When::of(has_months)),
        ("work", "viec", When::Always),
    ]
}

/// Whether steps of some months stand before the first heading of level 2.
fn opens_with_months(document: &Document) -> bool {
    let parts = document
        .headings
        .iter()
        .filter(|heading| heading.level == 2);
    let first = parts.map(|heading| heading.span.start).min();
    let directives = document.directives().into_iter();
    directives
        .filter(|directive| directive.attribute("months").is_some())
        .any(|directive| first.is_none_or(|first| directive.span.start < first))
}

fn after(level: &LevelView, document: Option<&Document>) -> [Given; 3] {
    let resources = [&level.guides, &level.forms, &level.columns];
    let has_resources = resources.iter().any(|cards| !cards.is_empty());
    let has_own = document.is_some_and(|document| {
        let parts = document
            .headings
            .iter()
            .filter(|heading| heading.level == 2);
        parts.into_iter().any(|heading| heading.id == REPORTS)
    });
    [
        (
            "resources",
            "tai-lieu",
            When::of(has_resources || !level.sheets.is_empty()),
        ),
        ("learn", "hoc", When::of(level.path.is_some())),
        ("reports", REPORTS, When::of(!has_own)),
    ]
}

fn body_view(site: &Site, body: &UnionBody, out: &OutPath) -> BodyView {
    let clauses = site
        .duties
        .bodies
        .get(&body.id)
        .cloned()
        .unwrap_or_default();
    BodyView {
        name: body.name.clone(),
        level: level_link(site, &body.level),
        roles: body.roles.clone(),
        duties: duties(site, &clauses, out),
    }
}
