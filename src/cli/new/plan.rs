//! `xanh new plan`: the skeleton of the plan of a level, from the plan above.

use crate::base::diagnostic::message;
use crate::base::inputs::Audience;
use crate::cli::global::Global;
use crate::cli::new::New;
use crate::cli::{Terminal, named, site, usage};
use crate::engine::{self, Memo};
use crate::features;
use crate::graph::site::Site;
use crate::import::local;
use crate::model::level::Level;
use crate::shell::failure::{Exit, Failure};
use crate::shell::put::{Standing, Target};
use std::path::Path;

/// The folder of a plan that carries out another one: its text with brackets to fill in, a draft.
///
/// Failures: `new/plan` for a plan that is not there, `new/level`, `new/exists`; those of reading
/// the site.
pub fn plan(shell: &Terminal, global: &Global, new: &New) -> Result<Exit, Failure> {
    let (inputs, _) = site::read_whole(global, Audience::Learner)?;
    let site = engine::plan(&inputs, &features::ALL, &Memo::once()).site;
    let above = named::plan(&site, new.from.as_deref(), ("new/plan", "--from"))?;
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
        Standing::Taken(path) | Standing::Same(path) => return Err(exists(&path)),
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
fn level<'a>(site: &'a Site, name: Option<&str>) -> Result<&'a Level, Failure> {
    if let Some(name) = name {
        return named::level(site, name, "new/level");
    }
    let levels = &site.sources.levels.levels;
    levels.get(1).or(levels.first()).ok_or_else(|| {
        usage::failure(
            "new/level",
            "sổ đăng ký cấp còn trống",
            "the register of levels is empty",
        )
        .help(named::known_levels(site, ""))
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
