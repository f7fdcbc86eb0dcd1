//! What a pack is of, with its names.

use super::PackArgs;
use crate::base::diagnostic::message;
use crate::base::selection::Selection;
use crate::cli::usage;
use crate::graph::paths::modules;
use crate::graph::site::Site;
use crate::model::clause::PlanId;
use crate::select::pack;
use crate::shell::failure::Failure;
use crate::text::nearest::nearest;
use std::collections::BTreeSet;

/// A pack to be: what it is of, and how people call it.
#[derive(Clone, Debug)]
pub struct Part {
    pub selection: Selection,
    pub title: String,
}

impl Part {
    /// What the command line asks for.
    ///
    /// Failures: `pack/unknown`.
    pub fn asked(site: &Site, args: &PackArgs) -> Result<Part, Failure> {
        let wanted = [
            args.level.clone().map(Selection::Level),
            args.module.clone().map(Selection::Module),
            args.plan.clone().map(Selection::Plan),
            args.series.clone().map(Selection::Series),
        ];
        let selection = wanted.into_iter().flatten().next();
        let selection = selection.unwrap_or(Selection::Site);
        Part::of(site, selection.clone()).ok_or_else(|| unknown(site, &selection))
    }

    /// The pack of `selection`; `None` where the site has no such thing.
    pub fn of(site: &Site, selection: Selection) -> Option<Part> {
        let title = pack::title(site, &selection)?;
        let title = match (&selection, site.config.lang.as_str()) {
            (Selection::Guidance(_), "en") => format!("{title} (without modules)"),
            (Selection::General, "en") => format!("{title}: for all levels"),
            (Selection::General, _) => format!("{title}: phần chung cho mọi cấp"),
            (Selection::Guidance(_), _) => format!("{title} (không có mô-đun)"),
            _ => title,
        };
        Some(Part { selection, title })
    }

    /// The name of its file or folder, without an ending: `song-xanh-cong-doan-cap-co-so`.
    pub fn stem(&self, site: &Site) -> String {
        pack::stem(site, &self.selection)
    }
}

fn unknown(site: &Site, selection: &Selection) -> Failure {
    let levels = site.sources.levels.levels.iter();
    let (vi, en, wanted, known): (_, _, &str, Vec<&str>) = match selection {
        Selection::Level(id) | Selection::Guidance(id) => (
            "cấp",
            "level",
            id,
            levels.map(|level| level.id.as_str()).collect(),
        ),
        Selection::Module(code) => {
            let codes = modules(&site.pages).by_code.into_keys();
            ("mô-đun", "module", code, codes.collect())
        }
        Selection::Plan(id) => {
            let plans = site.clauses.plans.keys();
            ("kế hoạch", "plan", id, plans.map(PlanId::as_str).collect())
        }
        Selection::Series(name) => {
            let pages = site.pages.values();
            let series: BTreeSet<&str> = pages.filter_map(|page| page.series()).collect();
            ("loạt bài", "series", name, series.into_iter().collect())
        }
        Selection::Site | Selection::General => ("trang", "site", "", vec![]),
    };
    let failure = usage::failure(
        "pack/unknown",
        format!("không có {vi} `{wanted}`"),
        format!("no {en} `{wanted}`"),
    );
    let all = known.join(", ");
    failure.help(match nearest(wanted, known.iter().copied()) {
        Some(near) => message!(
            vi: "có phải bạn muốn viết `{near}`?",
            en: "did you mean `{near}`?",
        ),
        None => message!(vi: "trang này có: {all}", en: "this site has: {all}"),
    })
}
