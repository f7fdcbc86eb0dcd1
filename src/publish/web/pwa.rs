//! `sw.js`: keeps what was read on the web for times without a network, and on a button a whole
//! level.

use crate::base::diagnostic::StaticMessage;
use crate::base::path::OutPath;
use crate::graph::places::names;
use crate::graph::site::Site;
use crate::model::level::LevelId;
use crate::rule::{Body, Job, Made, Planned, Publisher};
use crate::select::context::Context;
use crate::select::pwa::{self, Keeping};
use crate::theme::Theme;
use serde_json::json;

pub const PUBLISHER: Publisher = Publisher {
    name: "pwa",
    about: StaticMessage {
        vi: "Ghi `sw.js`: trang đã đọc, hay cả một cấp, đọc lại được khi mất mạng.",
        en: "Writes `sw.js`: pages that were read, or a whole level, can be read without a \
            network.",
    },
    plan,
};

/// A browser looks for it here as long as a reader once had it.
const OUT: &str = "sw.js";

#[derive(Hash)]
struct WorkerInput {
    lang: String,
    /// The folder of the packs, which nobody reads page by page.
    packs: &'static str,
}

/// The files of a level, by name.
#[derive(Hash)]
struct ListInput {
    files: Vec<String>,
}

fn plan(Context { site, .. }: Context) -> Planned {
    let faults = pwa::settings(&site.config).1;
    let out = OutPath::new(OUT);
    let jobs = match pwa::keeping(site) {
        Keeping::On => {
            let input = WorkerInput {
                lang: site.config.lang.clone(),
                packs: names(&site.config.lang).packs,
            };
            let worker = Job::new(out, input, make);
            lists(site).into_iter().chain([worker]).collect()
        }
        Keeping::Off => vec![Job::new(out, (), make_off)],
        Keeping::Never => vec![],
    };
    (jobs, faults)
}

/// What each level is made of.
fn lists(site: &Site) -> Vec<Job> {
    let levels = site.sources.levels.levels.iter();
    let job = |id: &LevelId| {
        let out = OutPath::checked(&pwa::list(site, id))?;
        Some(Job::lazy(out, id.clone(), select, make_list))
    };
    levels.filter_map(|level| job(&level.id)).collect()
}

fn select(id: &LevelId, Context { site, theme, .. }: Context) -> ListInput {
    ListInput {
        files: pwa::files(site, theme, id),
    }
}

fn make_list(input: &ListInput, _: &Theme) -> Made {
    (Body::text(serde_json::to_string(&input.files).ok()), vec![])
}

/// The worker, with the table of all files.
fn make(input: &WorkerInput, theme: &Theme) -> Made {
    let script = theme.book.get("worker.js").map_or("", String::as_str);
    // What stands before the expression are comments.
    let code = script
        .find("function (words)")
        .map_or("", |at| script.get(at..).unwrap_or_default());
    let words = json!({
        "lang": input.lang,
        "packs": input.packs,
        "title": theme.word("offline_title"),
        "help": theme.word("offline_help"),
        "home": theme.word("home"),
    });
    let script = format!("({})({words})", code.trim_end());
    let below = String::new();
    (Some(Body::Listing { script, below }), vec![])
}

fn make_off((): &(), theme: &Theme) -> Made {
    (Body::text(theme.book.get("worker-off.js").cloned()), vec![])
}
