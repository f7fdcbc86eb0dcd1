//! Plans and levels that a command line names.

use super::usage;
use crate::base::diagnostic::{Message, did_you_mean, message};
use crate::graph::clauses::ShownPlan;
use crate::graph::site::Site;
use crate::model::clause::PlanId;
use crate::model::level::{Level, LevelId};
use crate::shell::failure::Failure;
use crate::text::nearest::nearest;

/// The plan that is named, else the one that goes without saying.
///
/// Failures: `code`, where there is none; its cure says how a plan is named, such as `--from`.
pub fn plan<'s>(
    site: &'s Site,
    name: Option<&str>,
    (code, way): (&'static str, &str),
) -> Result<&'s ShownPlan, Failure> {
    let id = name
        .map(|name| PlanId(name.to_string()))
        .or(site.clauses.default.clone());
    let found = id.as_ref().and_then(|id| site.clauses.plans.get(id));
    found.ok_or_else(|| {
        let (vi, en) = match name {
            Some(name) => (
                format!("không có kế hoạch `{name}`"),
                format!("no plan `{name}`"),
            ),
            None => (
                "chưa nói kế hoạch nào".to_string(),
                "it is not said which plan".to_string(),
            ),
        };
        let known: Vec<&str> = site.clauses.plans.keys().map(PlanId::as_str).collect();
        let all = known.join(", ");
        let near = name.and_then(|name| nearest(name, known.iter().copied()));
        usage::failure(code, vi, en).help(match near {
            Some(near) => did_you_mean(near),
            None if known.is_empty() => message!(
                vi: "trang chưa có kế hoạch nào: nhập một văn bản bằng `xanh import plan TỆP`",
                en: "the site has no plan yet: take a text in with `xanh import plan FILE`",
            ),
            None => message!(
                vi: "viết `{way}` với một trong: {all}",
                en: "write `{way}` with one of: {all}",
            ),
        })
    })
}

/// The level that is named. Failures: `code`, where there is none.
pub fn level<'s>(site: &'s Site, name: &str, code: &'static str) -> Result<&'s Level, Failure> {
    let levels = &site.sources.levels;
    levels.get(&LevelId(name.to_string())).ok_or_else(|| {
        let failure = usage::failure(
            code,
            format!("không có cấp `{name}`"),
            format!("no level `{name}`"),
        );
        failure.help(known_levels(site, name))
    })
}

/// Which levels there are, or the one that may be meant by `name`.
pub fn known_levels(site: &Site, name: &str) -> Message {
    let levels = site.sources.levels.levels.iter();
    let known: Vec<&str> = levels.map(|level| level.id.as_str()).collect();
    let all = known.join(", ");
    match nearest(name, known.iter().copied()) {
        _ if known.is_empty() => message!(
            vi: "ghi các cấp vào content/registers/levels.toml",
            en: "write the levels into content/registers/levels.toml",
        ),
        Some(near) => did_you_mean(near),
        None => message!(vi: "các cấp: {all}", en: "the levels: {all}"),
    }
}
