//! The page of each level and of each body: its duties verbatim, and what helps to do them.

use super::duties::duties;
use super::frame::{self, level_link};
use super::guidance::level_view;
use super::notices;
use super::pages::{Text, text};
use super::pieces::{Piece, pieces, views};
use super::{queries::queries, toc};
use crate::base::diagnostic::StaticMessage;
use crate::base::digest::Hashed;
use crate::base::path::OutPath;
use crate::graph::site::Site;
use crate::model::block::DirectiveKind;
use crate::model::clause::PlanId;
use crate::model::level::{Body as UnionBody, Level};
use crate::model::meta::KindName;
use crate::render::html;
use crate::render::view::{
    BodyView, Frame, GuidanceView, LevelView, PageView, SiteView, TocItem, View,
};
use crate::rule::{Body, Job, Made, Planned, Publisher};
use crate::theme::Theme;
use std::collections::{BTreeMap, BTreeSet};

pub const PUBLISHER: Publisher = Publisher {
    name: "levels",
    about: StaticMessage {
        vi: "Ghi trang hướng dẫn của mỗi cấp và trang của mỗi đơn vị.",
        en: "Writes the guidance page of each level and the page of each body.",
    },
    plan,
};

#[derive(Hash)]
struct LevelInput {
    out: OutPath,
    /// `None` where nobody wrote an introduction.
    text: Option<Text>,
    frame: Frame,
    steps: Vec<Piece>,
    notes: Vec<Piece>,
}

fn plan(site: &Site, theme: &Theme) -> Planned {
    let shared = frame::site_view(site, theme);
    let job = |out: &OutPath, of: Of| {
        Job::lazy(out.clone(), (out.clone(), of, shared.clone()), select, make)
    };
    let levels = site.sources.levels.levels.iter();
    let levels = levels.filter_map(|level| {
        Some(job(
            site.level_outs.get(level.id.as_str())?,
            Of::Level(level.clone()),
        ))
    });
    let bodies = site.sources.levels.bodies.iter();
    let bodies =
        bodies.filter_map(|body| Some(job(site.body_outs.get(&body.id)?, Of::Body(body.clone()))));
    (levels.chain(bodies).collect(), vec![])
}

/// Whose page it is.
enum Of {
    Level(Level),
    Body(UnionBody),
}

fn select(
    (out, of, shared): &(OutPath, Of, Hashed<SiteView>),
    site: &Site,
    theme: &Theme,
) -> LevelInput {
    let context = LevelContext {
        site,
        theme,
        shared,
    };
    match of {
        Of::Level(level) => of_level(&context, level, out),
        Of::Body(body) => of_body(&context, body, out),
    }
}

struct LevelContext<'a> {
    site: &'a Site,
    theme: &'a Theme,
    shared: &'a Hashed<SiteView>,
}

fn of_level(context: &LevelContext, level: &Level, out: &OutPath) -> LevelInput {
    let site = context.site;
    let mut input = input(context, out, &level.name, KindName::Level);
    let duties = site.duties.of(&level.id);
    let plans: BTreeSet<&PlanId> = duties
        .iter()
        .map(|address| &address.plan)
        .filter(|id| !site.clauses.is_example(id))
        .collect();
    input.frame.notices = notices::of_plans(
        site,
        context.theme,
        &plans.into_iter().collect::<Vec<_>>(),
        out,
    );
    input.frame.level = level_view(site, level, out);
    input.steps = pieces(site, &level.id, &DirectiveKind::Steps, out);
    input.notes = pieces(site, &level.id, &DirectiveKind::For, out);
    input
}

fn of_body(context: &LevelContext, body: &UnionBody, out: &OutPath) -> LevelInput {
    let mut input = input(context, out, &body.name, KindName::Body);
    input.frame.notices = notices::of_body(context.site, context.theme, body);
    input.frame.body = Some(body_view(context.site, body, out));
    input
}

fn input(context: &LevelContext, out: &OutPath, name: &str, kind: KindName) -> LevelInput {
    let site = context.site;
    let written = site
        .place(out)
        .and_then(|place| site.page(place.source.as_ref()?));
    let mut frame = match written {
        Some(page) => frame::frame(site, context.shared, page),
        None => frame::bare(
            context.shared.clone(),
            out,
            untold(name, kind, &site.config.lang),
        ),
    };
    frame.queries = queries(
        site,
        context.theme,
        if kind == KindName::Body {
            "body.html"
        } else {
            "level.html"
        },
    );
    let text = written.map(|page| text(site, page, &frame::level_names(site)));
    LevelInput {
        out: out.clone(),
        text,
        frame,
        steps: vec![],
        notes: vec![],
    }
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

fn make(input: &LevelInput, theme: &Theme) -> Made {
    let headings = input
        .text
        .as_ref()
        .map(|text| text.page.document.headings.as_slice())
        .unwrap_or_default();
    let own = toc::headings(headings, 2);
    let (text, faults) = match &input.frame.level {
        None => {
            let duties = input
                .frame
                .body
                .as_ref()
                .is_some_and(|body| !body.duties.is_empty());
            let toc = toc::around(&[], own, &[("nhiem-vu", "duties", duties)], theme);
            theme.render(
                "body.html",
                &View {
                    frame: &input.frame,
                    content: input
                        .text
                        .as_ref()
                        .map_or(String::new(), |text| text.html(theme)),
                    toc,
                    plan: None,
                },
                &input.out,
            )
        }
        Some(level) => theme.render(
            "level.html",
            &guidance(input, parts(level, input, own, theme), theme),
            &input.out,
        ),
    };
    (Body::text(text), faults)
}

fn guidance<'a>(input: &'a LevelInput, toc: Vec<TocItem>, theme: &Theme) -> GuidanceView<'a> {
    let text = input.text.as_ref();
    let halves = text.map(|text| html::split(&text.reader().flow(), text.setting(theme)));
    let (intro, content) = halves.unwrap_or_default();
    let view = View {
        frame: &input.frame,
        content,
        toc,
        plan: None,
    };
    GuidanceView {
        view,
        intro,
        steps: views(&input.steps, theme),
        notes: views(&input.notes, theme),
    }
}

/// The parts of the page that are there, the page's own headings among them.
fn parts(level: &LevelView, input: &LevelInput, own: Vec<TocItem>, theme: &Theme) -> Vec<TocItem> {
    let before = [
        ("nhiem-vu", "duties", !level.duties.is_empty()),
        ("noi-dung-thuc-hien", "contents", !level.contents.is_empty()),
        ("cap-tren-giao", "above_asks", !level.asks.is_empty()),
        ("cap-duoi-can", "below_needs", !level.needs.is_empty()),
    ];
    let after = [
        ("viec-theo-cam-nang", "guide_parts", !input.steps.is_empty()),
        ("rieng-cap-nay", "level_notes", !input.notes.is_empty()),
        ("cam-nang", "guides", !level.guides.is_empty()),
        (
            "bieu-mau",
            "forms",
            !level.forms.is_empty() || !level.sheets.is_empty(),
        ),
        ("mo-dun", "modules_in_order", level.path.is_some()),
        ("bai-bao", "columns", !level.columns.is_empty()),
        ("bao-cao-voi-ai", "report_to", true),
        ("don-vi", "bodies", !level.bodies.is_empty()),
        ("vi-du", "example", !level.examples.is_empty()),
    ];
    toc::around(&before, own, &after, theme)
}
