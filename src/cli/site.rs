//! What `build` and `check` share: the wish made of arguments, and a site read, planned and made.

use super::global::{Audience, BuildArgs, Global};
use super::{Terminal, usage};
use crate::base::date::{Moment, Zone};
use crate::base::diagnostic::Diagnostic;
use crate::base::digest::Digest;
use crate::base::inputs::{self, Cause, Inputs, Options, Refused};
use crate::base::path::{OutPath, SourcePath};
use crate::check::unlinked;
use crate::engine::{self, Memo, Planned};
use crate::features;
use crate::rule::{Body, Rules};
use crate::shell::body::Maker;
use crate::shell::disk::{self, Source};
use crate::shell::environment;
use crate::shell::failure::{Exit, Failure};
use crate::shell::pictures::{Access, Pictures};
use crate::shell::progress::Progress;
use crate::shell::publish;
use crate::shell::report::Shown;
use std::ops::ControlFlow;
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex};

/// What the core is asked for.
///
/// Failures: `cli/config` where the configuration is named but not there or lies elsewhere.
pub fn options(global: &Global, wish: &BuildArgs) -> Result<Options, Failure> {
    let configured = configured(global)?;
    let audience = match wish.audience {
        Some(Audience::Trainer) => inputs::Audience::Trainer,
        Some(Audience::Learner) | None => inputs::Audience::Learner,
    };
    let (drafts, future, expired) = (wish.drafts, wish.future, wish.expired);
    Ok(Options {
        base_url: wish.base_url.clone().or(configured.base_url),
        audience,
        drafts,
        future,
        expired,
        ..configured
    })
}

/// The configuration that is asked for, and what variables of the environment put in its place.
///
/// They never name an audience, a clock, drafts or anything that shows what is hidden. Failures: as
/// `options`.
pub fn configured(global: &Global) -> Result<Options, Failure> {
    let asked = Options {
        base_url: environment::base_url(),
        theme: environment::theme(),
        ..Options::default()
    };
    match &global.config {
        Some(config) => Ok(Options {
            config: named(&global.root, config)?,
            ..asked
        }),
        None => Ok(asked),
    }
}

/// The whole site with the bytes it was read from: drafts, what is not due yet, what is over, so
/// that nothing that a command rewrites stays unseen.
///
/// Failures: as `options`; those of reading; `disk/unreadable`: what cannot be read would be left
/// as it was.
pub fn read_whole(
    global: &Global,
    audience: inputs::Audience,
) -> Result<(Inputs, Source), Failure> {
    let options = Options {
        audience,
        drafts: true,
        future: true,
        expired: true,
        ..configured(global)?
    };
    disk::expect_site(&global.root, &options.config)?;
    let (inputs, source) = disk::read(&global.root, options, environment::now())?;
    let unread = |refused: &&Refused| refused.cause == Cause::Unreadable;
    match inputs.refused.values().find(unread) {
        Some(refused) => Err(Failure {
            exit: Exit::Disk,
            why: refused.why.clone(),
        }),
        None => Ok((inputs, source)),
    }
}

/// Where the site is written: as asked, by `XANH_OUTPUT_DIR`, else `public` in its folder.
pub fn output(global: &Global, asked: Option<&PathBuf>) -> PathBuf {
    let named = asked.cloned().or_else(environment::output_dir);
    named.unwrap_or_else(|| global.root.join("public"))
}

/// The pictures of what was read, as builds of the usual output kept them; nothing is written.
pub fn pictures(global: &Global, source: &Arc<Source>) -> Arc<Pictures> {
    let output = output(global, None);
    let side = output.with_file_name(publish::side(output.file_name().unwrap_or_default()));
    Pictures::new(source, &side, Access::Read, &environment::program())
}

fn named(root: &Path, config: &str) -> Result<SourcePath, Failure> {
    let lies_below = Path::new(config)
        .components()
        .all(|name| matches!(name, Component::Normal(_) | Component::CurDir));
    if lies_below && root.join(config).is_file() {
        return Ok(SourcePath::new(config));
    }
    let (vi, en) = (
        format!("thư mục của trang không có tệp `{config}`"),
        format!("no file `{config}` in the folder of the site"),
    );
    Err(usage::failure("cli/config", vi, en))
}

/// The moment the site is seen at: `--clock`, read in the zone of Việt Nam, else the clock.
pub fn moment(wish: &BuildArgs) -> Result<Moment, Failure> {
    let Some(text) = &wish.clock else {
        return Ok(environment::now());
    };
    let parsed = Moment::parse(text, &Zone::default());
    parsed.ok_or_else(|| {
        let (vi, en) = (
            format!("`--clock` không hiểu `{text}` là lúc nào"),
            format!("`--clock` does not understand `{text}`"),
        );
        let help = crate::base::diagnostic::Message::new(
            "viết như 2026-11-22 hoặc \"2026-11-22 08:00\"",
            "write 2026-11-22 or \"2026-11-22 08:00\"",
        );
        usage::failure("cli/clock", vi, en).help(help)
    })
}

/// A site that is read and planned, and all that is known to be wrong with it.
pub struct Work {
    inputs: Inputs,
    memo: Arc<Memo>,
    pub planned: Planned,
    found: Vec<Diagnostic>,
    strict: bool,
}

/// What takes an output.
pub type Taker<'a> = &'a (dyn Fn(&OutPath, &Body) -> Result<(), Failure> + Sync);

/// Whether a kept output lies there already, by its path and what it is made of.
pub type Stands<'a> = &'a (dyn Fn(&OutPath, Digest) -> bool + Sync);

impl Work {
    /// Plans what was read; `memo` may know of it from a plan for another audience.
    pub fn plan(inputs: Inputs, wish: &BuildArgs, memo: &Arc<Memo>, shell: &Terminal) -> Self {
        let (texts, assets) = (inputs.texts.len(), inputs.assets.len());
        shell.explain(
            &format!("đã đọc {texts} văn bản, {assets} tệp khác"),
            &format!("read {texts} texts, {assets} other files"),
        );
        let planned = engine::plan(&inputs, &features::ALL, memo);
        let jobs = planned.jobs.len();
        shell.explain(
            &format!("phải làm {jobs} kết quả"),
            &format!("{jobs} outputs to make"),
        );
        let found = planned
            .diagnostics
            .iter()
            .cloned()
            .chain(engine::check(&planned, &features::ALL))
            .collect();
        Work {
            inputs,
            memo: memo.clone(),
            planned,
            found,
            strict: wish.strict,
        }
    }

    /// Notes the files that no text leads to.
    pub fn look_for_unlinked(&mut self) {
        let found = unlinked::unlinked(&self.planned.site, &self.inputs);
        self.found.extend(found);
    }

    /// Plans a pack, by the features that make it, of a site that was found sound: what stays
    /// outside of it is no fault.
    pub fn part(inputs: Inputs, rules: &Rules, wish: &BuildArgs) -> Self {
        let memo = Arc::new(Memo::once());
        let planned = engine::plan(&inputs, rules, &memo);
        Work {
            inputs,
            memo,
            planned,
            found: vec![],
            strict: wish.strict,
        }
    }

    /// Makes every output and hands it to `taker`; what is wrong with a file of the site is noted,
    /// what is wrong with the disk ends it.
    pub fn make(&mut self, taker: Taker, shell: &Terminal) -> Result<(), Failure> {
        self.make_new(&|_, _| false, taker, shell)
    }

    /// As `make`, but for kept outputs that `stands` knows.
    pub fn make_new(
        &mut self,
        stands: Stands,
        taker: Taker,
        shell: &Terminal,
    ) -> Result<(), Failure> {
        let progress = Progress::new(self.planned.jobs.len(), shell.style, shell.quiet);
        let (faults, end): (Mutex<Vec<Diagnostic>>, Mutex<Option<Failure>>) = Default::default();
        let sink = |path: &OutPath, body: Body| {
            progress.step();
            match taker(path, &body) {
                Err(failure) if failure.exit == Exit::Faults => held(&faults).push(*failure.why),
                Err(failure) => {
                    held(&end).get_or_insert(failure);
                    return ControlFlow::Break(());
                }
                Ok(()) => {}
            }
            ControlFlow::Continue(())
        };
        self.found
            .extend(engine::make_new(&self.planned, &self.memo, stands, &sink));
        progress.end();
        self.found.append(&mut held(&faults));
        let end = held(&end).take();
        end.map_or(Ok(()), Err)
    }

    /// Makes every output that may have a fault, and throws it away once `maker` has tried it.
    pub fn look(&mut self, maker: &Maker, shell: &Terminal) -> Result<(), Failure> {
        let progress = Progress::new(self.planned.jobs.len(), shell.style, shell.quiet);
        let end: Mutex<Option<Failure>> = Mutex::default();
        let attempt = |body: &Body| {
            progress.step();
            match maker.try_out(body) {
                Err(failure) if failure.exit == Exit::Faults => return vec![*failure.why],
                Err(failure) => drop(held(&end).get_or_insert(failure)),
                Ok(()) => {}
            }
            vec![]
        };
        let is_over = || held(&end).is_some();
        let found = engine::look(&self.planned, &self.memo, &attempt, &is_over);
        progress.end();
        self.found.extend(found.into_iter().flatten());
        let end = held(&end).take();
        end.map_or(Ok(()), Err)
    }

    /// Whether the site may not be published.
    pub fn is_wrong(&self) -> bool {
        self.found
            .iter()
            .any(|diagnostic| diagnostic.is_error() || self.strict)
    }

    /// All that was found, in order.
    pub fn shown(&self) -> Vec<Shown> {
        Shown::all(&self.found, |file| {
            self.inputs
                .shown(file)
                .or_else(|| crate::theme::embedded_text(file))
        })
    }
}

fn held<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(|held| held.into_inner())
}
