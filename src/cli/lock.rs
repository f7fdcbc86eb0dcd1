//! `xanh lock`: writes `clauses.lock` beside the text of each plan.

use super::global::{BuildArgs, Global};
use super::{Terminal, site};
use crate::base::diagnostic::Diagnostic;
use crate::base::edit::applied;
use crate::base::inputs::{Cause, Inputs};
use crate::base::path::SourcePath;
use crate::check;
use crate::engine::{self, Memo, Planned};
use crate::features;
use crate::graph::lock::{compare, formers, write};
use crate::model::plan::{Lock, Plan};
use crate::shell::disk;
use crate::shell::failure::{Exit, Failure};
use crate::shell::put::Target;
use crate::shell::report::Shown;

/// What is locked, and how.
#[derive(Debug, clap::Args)]
pub struct LockArgs {
    /// Every lock from nothing, whatever the old one says.
    #[arg(long)]
    pub anew: bool,
    #[command(flatten)]
    pub wish: BuildArgs,
}

/// Locks the clauses of every plan: what is new or declared is written, what changed without being
/// declared is reported and stays as it was. A lock or notes that cannot be read whole stop it
/// before anything is written; with `--anew` a lock is made from nothing.
///
/// Failures: those of reading the site; a lock that cannot be written.
pub fn lock(shell: &Terminal, global: &Global, asked: &LockArgs) -> Result<Exit, Failure> {
    let options = site::options(global, &asked.wish)?;
    disk::expect_site(&global.root, &options.config)?;
    let (inputs, _) = disk::read(&global.root, options, site::moment(&asked.wish)?)?;
    let planned = engine::plan(&inputs, &features::ALL, &Memo::once());
    let damaged = damaged(&inputs, &planned.diagnostics, asked.anew);
    if !damaged.is_empty() {
        shell.tell(&Shown::all(&damaged, |file| inputs.shown(file)));
        return Ok(Exit::Faults);
    }
    write_all(shell, global, asked, (&inputs, &planned))?;
    if asked.anew {
        return Ok(Exit::Clean);
    }
    let mut faults = (check::lock::CHECK.run)(&planned.site, &planned.theme);
    faults.retain(Diagnostic::is_error);
    shell.tell(&Shown::all(&faults, |file| inputs.shown(file)));
    Ok(if faults.is_empty() {
        Exit::Clean
    } else {
        Exit::Faults
    })
}

/// Writes the locks that are not as they should be, all or none.
fn write_all(
    shell: &Terminal,
    global: &Global,
    asked: &LockArgs,
    (inputs, planned): (&Inputs, &Planned),
) -> Result<(), Failure> {
    let mut locked = vec![];
    for (page, plan) in &planned.site.sources.plans {
        let before = plan.lock.as_ref().filter(|_| !asked.anew);
        let text = write(&plan.official, before, &plan.notes, planned.site.today);
        let file = format!("{}/clauses.lock", page.folder());
        let known = inputs.texts.get(&SourcePath::new(&file));
        if known.is_some_and(|known| **known == text) {
            continue;
        }
        let mut files = vec![(file, text.into_bytes())];
        files.extend(kept(inputs, page.folder(), plan, before));
        locked.push((plan, files));
    }
    let files: Vec<_> = locked.iter().flat_map(|(_, files)| files.clone()).collect();
    Target::new(&global.root, &global.root)?.write(&files)?;
    for (plan, files) in &locked {
        for (file, _) in files {
            shell.say(&format!("đã ghi {file}"), &format!("wrote {file}"));
        }
        if asked.anew {
            say_lost(shell, plan);
        }
    }
    if locked.is_empty() {
        shell.say("không có gì mới để ghi", "nothing new to write");
    }
    Ok(())
}

/// `notes.toml` with the words that declared changes did away with; `None` where it has them.
fn kept(
    inputs: &Inputs,
    folder: &str,
    plan: &Plan,
    before: Option<&Lock>,
) -> Option<(String, Vec<u8>)> {
    let file = format!("{folder}/notes.toml");
    let text = inputs.texts.get(&SourcePath::new(&file))?;
    let fixes = formers(&plan.official, before?, &plan.notes, text);
    (!fixes.is_empty()).then(|| (file, applied(text, &fixes).into_bytes()))
}

/// What keeps locks from being read or written rightly: the locks themselves and the notes that
/// declare changes, where they cannot be read whole, and whatever is no text or no file: nobody
/// knows which plan it would name. With `anew` a lock may say what it likes, but what
/// stands there must be a file.
fn damaged(inputs: &Inputs, diagnostics: &[Diagnostic], anew: bool) -> Vec<Diagnostic> {
    let is_meant = |fault: &&Diagnostic| {
        let Some(span) = &fault.span else {
            return false;
        };
        let refused = inputs.refused.get(&span.file).map(|refused| refused.cause);
        let is_damage = match span.file.name() {
            "notes.toml" => true,
            "clauses.lock" if !anew => true,
            "clauses.lock" => refused.is_some_and(|cause| cause != Cause::Encoding),
            _ => refused.is_some(),
        };
        fault.is_error() && is_damage
    };
    diagnostics.iter().filter(is_meant).cloned().collect()
}

/// What is no longer known of a plan whose lock was made from nothing.
fn say_lost(shell: &Terminal, plan: &Plan) {
    let Some(lock) = &plan.lock else {
        shell.say(
            "  mất: mọi điều bản cũ ghi, vì không đọc được",
            "  lost: all that the old one said, for it could not be read",
        );
        return;
    };
    let rows = lock.rows.len();
    if let Some(first) = lock.rows.iter().map(|row| row.since).min() {
        shell.say(
            &format!(
                "  mất: ngày ghi lần đầu của {rows} điều khoản, sớm nhất {}",
                first.short()
            ),
            &format!("  lost: the first days of {rows} clauses, the earliest {first}"),
        );
    }
    let faults = compare(&plan.official, lock, &plan.notes);
    for fault in faults.iter().filter(|fault| fault.is_error()) {
        let (vi, en) = (&fault.message.vi, &fault.message.en);
        shell.say(&format!("  nhận: {vi}"), &format!("  accepted: {en}"));
    }
}
