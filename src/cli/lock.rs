//! `xanh lock`: writes `clauses.lock` beside the text of each plan.

use super::args::{BuildArgs, Global};
use super::{Terminal, site};
use crate::engine::{self, Memo};
use crate::features;
use crate::graph::lock::write;
use crate::shell::disk;
use crate::shell::failure::{Exit, Failure};
use crate::shell::report::Shown;

/// Locks the clauses of every plan: what is new or declared is written, what changed without being
/// declared is told and stays as it was.
///
/// Failures: those of reading the site; a lock that cannot be written.
pub fn lock(shell: &Terminal, global: &Global, wish: &BuildArgs) -> Result<Exit, Failure> {
    let options = site::options(global, wish)?;
    disk::expect_site(&global.root, &options.config)?;
    let (inputs, _) = disk::read(&global.root, options, site::moment(wish)?)?;
    let planned = engine::plan(&inputs, &features::ALL, &Memo::once());
    let mut written = 0;
    for (page, plan) in &planned.site.sources.plans {
        let text = write(
            &plan.official,
            plan.lock.as_ref(),
            &plan.notes,
            planned.site.today,
        );
        let file = format!("{}/clauses.lock", page.folder());
        let known = inputs.texts.get(&crate::base::path::SourcePath::new(&file));
        if known.is_some_and(|known| **known == text) {
            continue;
        }
        let path = global.root.join(&file);
        std::fs::write(&path, text).map_err(|error| Failure::write(&path, &error))?;
        written += 1;
        shell.say(&format!("đã ghi {file}"), &format!("wrote {file}"));
    }
    if written == 0 {
        shell.say("không có gì mới để ghi", "nothing new to write");
    }
    let faults = engine::check(&planned, &features::ALL)
        .into_iter()
        .filter(|fault| fault.is_error() && fault.code.starts_with("lock/"));
    let faults: Vec<_> = faults.collect();
    shell.tell(&Shown::all(&faults, |file| inputs.shown(file)));
    Ok(if faults.is_empty() {
        Exit::Clean
    } else {
        Exit::Faults
    })
}
