//! `xanh new plan`: the skeleton of the plan of a level, from the plan above.

use crate::base::diagnostic::{Message, message};
use crate::base::inputs::Options;
use crate::cli::args::{Global, New};
use crate::cli::{Terminal, site, usage};
use crate::engine::{self, Memo};
use crate::features;
use crate::graph::site::Site;
use crate::import::local;
use crate::model::clause::PlanId;
use crate::model::level::Level;
use crate::shell::disk;
use crate::shell::environment;
use crate::shell::failure::{Exit, Failure};
use crate::shell::put::{Standing, Target};
use crate::text::nearest::nearest;
use std::path::Path;

/// The folder of a plan that carries out another one: its text with brackets to fill in, a draft.
///
/// Failures: `new/plan` for a plan that is not there, `new/level`, `new/exists`; those of reading
/// the site.
pub fn plan(shell: &Terminal, global: &Global, new: &New) -> Result<Exit, Failure> {
    let options = Options {
        drafts: true,
        future: true,
        expired: true,
        ..site::configured(global)?
    };
    disk::expect_site(&global.root, &options.config)?;
    let (inputs, _) = disk::read(&global.root, options, environment::now())?;
    let site = engine::plan(&inputs, &features::ALL, &Memo::once()).site;
    let from = new
        .from
        .as_deref()
        .map(|id| PlanId(id.to_string()))
        .or_else(|| site.clauses.default.clone());
    let above = from
        .as_ref()
        .and_then(|id| site.clauses.plans.get(id))
        .ok_or_else(|| no_plan(&site, new.from.as_deref()))?;
    let level = level(&site, new.level.as_deref())?;
    let place = format!("content/ke-hoach/{}-{}", above.plan.id.0, level.id.0);
    let folder = new.out.clone().unwrap_or_else(|| global.root.join(place));
    let files = local::skeleton(&site, above, level);
    let files: Vec<(String, Vec<u8>)> = files
        .into_iter()
        .map(|(name, text)| (name.to_string(), text.into_bytes()))
        .collect();
    let target = Target::new(&global.root, &folder)?;
    match target.standing(&files)? {
        Standing::Taken(path) => return Err(exists(&path)),
        Standing::Free => target.write(&files)?,
    }
    let place = folder.display();
    shell.say(
        &format!(
            "đã ghi `{place}`, còn là bản nháp\nviết vào chỗ trong ngoặc của text.txt; `xanh \
            list unanswered` nêu những điều khoản chưa được thực hiện"
        ),
        &format!(
            "wrote `{place}`, a draft\nwrite text.txt where it has brackets; `xanh list \
            unanswered` names the clauses not taken up yet"
        ),
    );
    Ok(Exit::Clean)
}

/// The level that is named, else the one below the top of the ladder.
fn level<'a>(site: &'a Site, named: Option<&str>) -> Result<&'a Level, Failure> {
    let levels = &site.sources.levels.levels;
    let found = match named {
        Some(id) => levels.iter().find(|level| level.id.as_str() == id),
        None => levels.get(1).or(levels.first()),
    };
    found.ok_or_else(|| {
        let known: Vec<&str> = levels.iter().map(|level| level.id.as_str()).collect();
        let name = named.unwrap_or("");
        let failure = match named {
            Some(name) => usage::failure(
                "new/level",
                format!("không có cấp `{name}`"),
                format!("no level `{name}`"),
            ),
            None => usage::failure(
                "new/level",
                "sổ đăng ký cấp còn trống",
                "the register of levels is empty",
            ),
        };
        failure.help(
            match (nearest(name, known.iter().copied()), known.is_empty()) {
                (_, true) => message!(
                    vi: "ghi các cấp vào content/registers/levels.toml",
                    en: "write the levels into content/registers/levels.toml",
                ),
                (Some(near), _) => message!(
                    vi: "có phải bạn muốn viết `{near}`?",
                    en: "did you mean `{near}`?",
                ),
                (None, _) => Message::new(
                    format!("các cấp: {}", known.join(", ")),
                    format!("the levels: {}", known.join(", ")),
                ),
            },
        )
    })
}

fn no_plan(site: &Site, named: Option<&str>) -> Failure {
    let known: Vec<&str> = site.clauses.plans.keys().map(PlanId::as_str).collect();
    let failure = match named {
        Some(name) => usage::failure(
            "new/plan",
            format!("không có kế hoạch `{name}`"),
            format!("no plan `{name}`"),
        ),
        None => usage::failure(
            "new/plan",
            "chưa nói kế hoạch nào ở trên",
            "it is not said which plan is above",
        ),
    };
    let near = named.and_then(|name| nearest(name, known.iter().copied()));
    failure.help(match near {
        Some(near) => message!(vi: "có phải bạn muốn viết `{near}`?", en: "did you mean `{near}`?"),
        None if known.is_empty() => message!(
            vi: "trang chưa có kế hoạch nào: nhập một văn bản bằng `xanh import plan TỆP`",
            en: "the site has no plan yet: take a text in with `xanh import plan FILE`",
        ),
        None => {
            let known = known.join(", ");
            message!(
                vi: "viết `--from` với một trong: {known}",
                en: "write `--from` with one of: {known}",
            )
        }
    })
}

fn exists(path: &Path) -> Failure {
    let path = path.display();
    let failure = usage::failure(
        "new/exists",
        format!("đã có `{path}`"),
        format!("`{path}` is there already"),
    );
    failure.help(
        message!(vi: "viết `--out` với một thư mục khác", en: "write `--out` with another folder"),
    )
}
