//! The whole story of a build: read, assemble and plan; then check and make.
#![deny(clippy::string_slice)]

mod memo;
mod packs;
mod pages;

pub use memo::Memo;

use crate::base::boundary::{self, guarded, own_fault};
use crate::base::diagnostic::{Diagnostic, did_you_mean, fault, message};
use crate::base::digest::{Digest, Hashed};
use crate::base::inputs::Inputs;
use crate::base::mutex::locked;
use crate::base::path::{OutPath, SourcePath};
use crate::base::pattern;
use crate::base::span::Span;
use crate::base::value;
use crate::graph::site::Site;
use crate::model::config::{Config, FeatureSettings};
use crate::model::official::Speech;
use crate::model::page::Page;
use crate::model::register::Words;
use crate::read;
use crate::rule::{Body, Job, Made, Publisher, Rules};
use crate::select::context::{Context, Shared};
use crate::select::shared::shared;
use crate::text::nearest::nearest;
use crate::theme::{Theme, ThemeRequest};
use crate::typeset::nowrap::compounds;
use rayon::prelude::*;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::sync::{Arc, Mutex};

/// A site that is planned: what can be made, and what was wrong so far.
pub struct Planned {
    pub site: Site,
    pub theme: Arc<Theme>,
    pub shared: Shared,
    pub jobs: BTreeMap<OutPath, Job>,
    pub diagnostics: Vec<Diagnostic>,
}

impl Planned {
    /// What pages are selected from.
    pub fn context(&self) -> Context<'_> {
        Context {
            site: &self.site,
            theme: &self.theme,
            shared: &self.shared,
        }
    }
}

/// Reads, assembles and plans. Nothing is checked or made yet.
pub fn plan(inputs: &Inputs, rules: &Rules, memo: &Memo) -> Planned {
    let mut diagnostics: Vec<Diagnostic> = vec![];
    let (config, faults) = read::config::config(inputs);
    let config = Hashed::new(config);
    diagnostics.extend(faults);
    diagnostics.extend(unknown_sections(&config, rules));
    let inputs = &*wanted(inputs, &config);
    diagnostics.extend(
        inputs
            .refused
            .values()
            .map(|refused| (*refused.why).clone()),
    );
    let (registers, faults) = read::sources::registers(inputs, Speech::of(&config.lang));
    diagnostics.extend(faults);
    let (theme, faults) = theme(inputs, &config, &registers.words, memo);
    diagnostics.extend(faults);
    let (pages, faults) = pages::pages(inputs, (&config, &registers.lexicon), &theme, memo);
    diagnostics.extend(faults);
    let lexicon = registers.lexicon.clone();
    let (sources, faults) = read::sources::sources(inputs, &pages, registers, &memo.sources);
    diagnostics.extend(faults);
    let reading = packs::reading(inputs, (&config, lexicon), &theme, (&pages, &sources));
    let (site, faults) = Site::assemble(inputs, config, pages, sources, &memo.site);
    diagnostics.extend(faults);
    let shared = shared(&site, &theme);
    let context = Context {
        site: &site,
        theme: &theme,
        shared: &shared,
    };
    let (mut jobs, faults) = jobs(context, rules.publishers);
    diagnostics.extend(faults);
    let packs = packs::jobs(reading, &site, rules.packs).into_iter();
    jobs.extend(packs.map(|job| (job.path.clone(), job)));
    Planned {
        site,
        theme,
        shared,
        jobs,
        diagnostics: sorted(diagnostics),
    }
}

/// The inputs without the files that the site ignores.
fn wanted<'i>(inputs: &'i Inputs, config: &Config) -> Cow<'i, Inputs> {
    if config.ignore.is_empty() {
        return Cow::Borrowed(inputs);
    }
    let ignored = |file: &SourcePath| pattern::leave_out(&config.ignore, file.as_str());
    let mut kept = inputs.clone();
    kept.texts.retain(|file, _| !ignored(file));
    kept.assets.retain(|file, _| !ignored(file));
    kept.refused.retain(|file, _| !ignored(file));
    Cow::Owned(kept)
}

/// Every check, in parallel.
pub fn check(planned: &Planned, rules: &Rules) -> Vec<Diagnostic> {
    let found: Vec<_> = rules
        .checks
        .par_iter()
        .map(|check| {
            let name = check.name;
            let doing = message!(vi: "kiểm tra `{name}`", en: "ran the check `{name}`");
            let run = || ((), (check.run)(&planned.site, &planned.theme));
            guarded(None, doing, || (), run).1
        })
        .collect();
    sorted(found.into_iter().flatten().collect())
}

/// Sections of the configuration that bear the name of no feature. Diagnostics:
/// `config/unknown-section`.
fn unknown_sections(config: &Config, rules: &Rules) -> Vec<Diagnostic> {
    let names = rules
        .publishers
        .iter()
        .map(|publisher| publisher.name)
        .chain(rules.checks.iter().map(|check| check.name));
    let known: Vec<&str> = names
        .chain(["theme", "taxonomies", "fields", "menu"])
        .collect();
    let unknown = config
        .features
        .iter()
        .filter(|(name, _)| !known.contains(&name.as_str()));
    let fault = |(name, section): (&String, &FeatureSettings)| {
        let message = message!(vi: "không có phần `[{name}]`", en: "no section `[{name}]`");
        let fault = Diagnostic::error("config/unknown-section", section.span.clone(), message);
        match nearest(name, known.iter().copied()) {
            Some(near) => {
                value::suggest(fault, name, near).help(did_you_mean(&format!("[{near}]")))
            }
            None => fault.help(message!(vi: "bỏ phần này", en: "take the section out")),
        }
    };
    unknown.map(fault).collect()
}

/// Makes every output, in parallel, each handed to `sink` as soon as it is made, until `sink` says
/// stop.
pub fn make(planned: &Planned, memo: &Memo, sink: Sink) -> Vec<Diagnostic> {
    make_new(planned, memo, &|_, _| false, sink)
}

/// Takes an output, and says whether to go on.
pub type Sink<'a> = &'a (dyn Fn(&OutPath, Body) -> ControlFlow<()> + Sync);

/// As `make`, but for kept outputs that `stands` knows: by their path, or that of their folder, and
/// the digest of all that they are made of.
pub fn make_new(
    planned: &Planned,
    memo: &Memo,
    stands: &(dyn Fn(&OutPath, Digest) -> bool + Sync),
    sink: Sink,
) -> Vec<Diagnostic> {
    let found: Mutex<Vec<Diagnostic>> = Mutex::default();
    let _ = in_order(planned).par_iter().try_for_each(|job| {
        if job.is_kept && stands(&job.path, key(job, planned)) {
            return Ok(());
        }
        let (body, faults) = made(job, planned, memo);
        if !faults.is_empty() {
            locked(&found).extend(faults);
        }
        match body.map(|body| sink(&job.path, body)) {
            Some(ControlFlow::Break(())) => Err(()),
            _ => Ok(()),
        }
    });
    sorted(found.into_inner().unwrap_or_default())
}

/// All jobs, those that take long first: else one of them is made at the end, on one core.
fn in_order(planned: &Planned) -> Vec<&Job> {
    let mut jobs: Vec<&Job> = planned.jobs.values().collect();
    jobs.sort_by_key(|job| !job.takes_long);
    jobs
}

/// Makes the one output at `path`, or the folder of outputs that holds it.
pub fn one(planned: &Planned, path: &OutPath, memo: &Memo) -> Made {
    let folders = std::iter::successors(Some(path.as_str()), |path| {
        path.rsplit_once('/').map(|(folder, _)| folder)
    });
    let job = folders
        .filter_map(OutPath::checked)
        .find_map(|path| planned.jobs.get(&path));
    let Some(job) = job else {
        return (None, vec![]);
    };
    let (body, faults) = made(job, planned, memo);
    match body {
        Some(Body::Folder(files)) => (
            files
                .into_iter()
                .find(|(name, _)| name == path)
                .map(|(_, body)| body),
            faults,
        ),
        body => (body.filter(|_| job.path == *path), faults),
    }
}

/// What is wrong with the outputs, but for those that tell nothing: makes those that are not known
/// yet, tries each with `attempt`, and forgets it. `None` where `is_over` said so.
pub fn look(
    planned: &Planned,
    memo: &Memo,
    attempt: &(dyn Fn(&Body) -> Vec<Diagnostic> + Sync),
    is_over: &(dyn Fn() -> bool + Sync),
) -> Option<Vec<Diagnostic>> {
    let jobs: Vec<&Job> = planned
        .jobs
        .values()
        .filter(|job| !job.skips_diagnostics)
        .collect();
    let faults = |job: &&Job| {
        if is_over() {
            return None;
        }
        let look = || {
            let ready = job.ready(planned.context());
            let key = Digest::of(&(ready.digest(), planned.theme.digest));
            memo.faults(&job.path, key).unwrap_or_else(|| {
                let (body, mut faults) = ready.make(&planned.theme);
                faults.extend(body.iter().flat_map(attempt));
                memo.keep_faults(&job.path, key, &faults);
                faults
            })
        };
        Some(boundary::within(look).unwrap_or_else(|said| vec![unmade(job, planned, &said)]))
    };
    let found: Option<Vec<_>> = jobs.par_iter().map(faults).collect();
    memo.keep_only(&planned.jobs);
    Some(sorted(found?.into_iter().flatten().collect()))
}

/// Of all that a job is made of.
fn key(job: &Job, planned: &Planned) -> Digest {
    let ready = job.ready(planned.context());
    Digest::of(&(ready.digest(), planned.theme.digest))
}

fn made(job: &Job, planned: &Planned, memo: &Memo) -> Made {
    let make = || {
        let ready = job.ready(planned.context());
        if !memo.keeps_outputs {
            return ready.make(&planned.theme);
        }
        let key = Digest::of(&(ready.digest(), planned.theme.digest));
        memo.made(&job.path, key).unwrap_or_else(|| {
            let made = ready.make(&planned.theme);
            memo.keep_made(&job.path, key, &made);
            made
        })
    };
    boundary::within(make).unwrap_or_else(|said| (None, vec![unmade(job, planned, &said)]))
}

/// An output that could not be made, at the page it is of where there is one.
fn unmade(job: &Job, planned: &Planned, said: &str) -> Diagnostic {
    let mut pages = planned.site.pages.values();
    let page = pages.find(|page| page.out == job.path);
    let span = page.map(|page| Span::new(&page.source, 0..0));
    let path = &job.path;
    own_fault(
        span,
        &message!(vi: "làm `{path}`", en: "made `{path}`"),
        said,
    )
}

fn theme(
    inputs: &Inputs,
    config: &Config,
    words: &Words,
    memo: &Memo,
) -> (Arc<Theme>, Vec<Diagnostic>) {
    let compounds = compounds(words.phrases());
    let (name, span, lang, settings) = (
        &config.theme,
        &config.theme_span,
        &config.lang,
        &config.theme_settings,
    );
    let wanted = ThemeRequest {
        name,
        span: span.as_ref(),
        lang,
        settings,
        compounds: &compounds,
    };
    let key = crate::theme::digest(inputs, &wanted);
    memo.theme.one(key, || {
        let (theme, faults) = Theme::load(inputs, &wanted);
        (Arc::new(theme), faults)
    })
}

type Pages = BTreeMap<SourcePath, Hashed<Page>>;
type Jobs = BTreeMap<OutPath, Job>;

/// The jobs of every publisher by path. Two for one path are an error; the first one stays.
fn jobs(context: Context, publishers: &[Publisher]) -> (Jobs, Vec<Diagnostic>) {
    let (mut jobs, mut diagnostics) = (Jobs::new(), vec![]);
    for publisher in publishers {
        let name = publisher.name;
        let doing = message!(vi: "chuẩn bị `{name}`", en: "planned `{name}`");
        let (planned, faults) = guarded(None, doing, Vec::new, || (publisher.plan)(context));
        diagnostics.extend(faults);
        for job in planned {
            let path = job.path.clone();
            if let Some(first) = jobs.insert(path.clone(), job) {
                diagnostics.push(fault!(
                    "output/twice",
                    None,
                    vi: "hai kết quả cùng ghi vào `{path}`",
                    en: "two outputs are written to `{path}`",
                ));
                jobs.insert(path, first);
            }
        }
    }
    (jobs, diagnostics)
}

/// In the order of files and places, each once.
pub fn sorted(mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    diagnostics.sort();
    diagnostics.dedup();
    diagnostics
}
