//! The page of each level and of each body: its duties verbatim, and what helps to do them.

use crate::base::diagnostic::StaticMessage;
use crate::model::level::{Body, Level};
use crate::publish::page;
use crate::rule::{Job, Planned, Publisher};
use crate::select::context::Context;
use crate::select::levels::{body_page, level_page};

pub const PUBLISHER: Publisher = Publisher {
    name: "levels",
    about: StaticMessage {
        vi: "Ghi trang hướng dẫn của mỗi cấp và trang của mỗi đơn vị.",
        en: "Writes the guidance page of each level and the page of each body.",
    },
    plan,
};

fn plan(context: Context) -> Planned {
    let (levels, shape) = (&context.site.sources.levels, &context.site.shape);
    let level = |level: &Level| {
        let out = shape.level_outs.get(level.id.as_str())?;
        let key = (out.clone(), level.clone());
        Some(Job::lazy(out.clone(), key, level_page, page::make))
    };
    let body = |body: &Body| {
        let out = shape.body_outs.get(&body.id)?;
        let key = (out.clone(), body.clone());
        Some(Job::lazy(out.clone(), key, body_page, page::make))
    };
    let bodies = levels.bodies.iter().filter_map(body);
    let levels = levels.levels.iter().filter_map(level);
    (levels.chain(bodies).collect(), vec![])
}
