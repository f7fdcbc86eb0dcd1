//! The whole story of a build: read, assemble, check and plan; then make.

use crate::base::diagnostic::{Diagnostic, Said, nearest};
use crate::base::digest::{Digest, Hashed};
use crate::base::inputs::Inputs;
use crate::base::path::{OutPath, SourcePath};
use crate::graph::site::Site;
use crate::model::config::{Config, FeatureSettings};
use crate::model::page::Page;
use crate::model::reader::Reader;
use crate::read;
use crate::read::page::Ground;
use crate::rule::{Body, Job, Made, Rules};
use crate::theme::Theme;
use rayon::prelude::*;
use std::collections::{BTreeMap, HashMap};
use std::ops::ControlFlow;
use std::sync::{Arc, Mutex};

/// A site that is planned: what can be made, and what was wrong so far.
pub struct Planned {
    pub site: Site,
    pub theme: Arc<Theme>,
    pub jobs: BTreeMap<OutPath, Job>,
    pub diagnostics: Vec<Diagnostic>,
}

/// A value and what was wrong with its text.
type Read<T> = (T, Vec<Diagnostic>);

/// What earlier builds found out, by the digest of all that it depends on. It may be thrown away at any moment.
pub struct Memo {
    keep_bodies: bool,
    pages: Mutex<HashMap<Digest, Read<Hashed<Page>>>>,
    theme: Mutex<Option<(Digest, Read<Arc<Theme>>)>>,
    made: Mutex<HashMap<Digest, Made>>,
}

impl Memo {
    /// Remembers pages and the theme; bodies are handed on and forgotten. For one build.
    pub fn once() -> Self {
        Memo { keep_bodies: false, pages: Mutex::default(), theme: Mutex::default(), made: Mutex::default() }
    }

    /// Remembers outputs too, of what was asked for. For a preview.
    pub fn lasting() -> Self {
        Memo { keep_bodies: true, ..Self::once() }
    }
}

/// Reads, assembles, checks and plans. Nothing is made yet.
pub fn plan(inputs: &Inputs, rules: &Rules, memo: &Memo) -> Planned {
    let mut diagnostics: Vec<Diagnostic> = inputs.refused.values().map(|refused| (*refused.why).clone()).collect();
    let (config, faults) = read::config::config(inputs);
    let config = Hashed::new(config);
    diagnostics.extend(faults);
    diagnostics.extend(unknown_sections(&config, rules));
    let (theme, faults) = theme(inputs, &config, memo);
    diagnostics.extend(faults);
    let (pages, faults) = pages(inputs, &config, &theme, memo);
    diagnostics.extend(faults);
    let (sources, faults) = read::sources::sources(inputs, &pages);
    diagnostics.extend(faults);
    let (site, faults) = Site::assemble(inputs, config, pages, sources);
    diagnostics.extend(faults);
    let (jobs, faults) = jobs(&site, &theme, rules);
    diagnostics.extend(faults);
    diagnostics.extend(rules.checks.par_iter().map(|check| (check.run)(&site, &theme)).collect::<Vec<_>>().into_iter().flatten());
    Planned { site, theme, jobs, diagnostics: sorted(diagnostics) }
}

/// Sections of the configuration that bear the name of no feature. Diagnostics: `config/unknown-section`.
fn unknown_sections(config: &Config, rules: &Rules) -> Vec<Diagnostic> {
    let names = rules.publishers.iter().map(|publisher| publisher.name).chain(rules.checks.iter().map(|check| check.name));
    let known: Vec<&str> = names.chain(["theme", "taxonomies", "fields", "menu"]).collect();
    let strange = config.features.iter().filter(|(name, _)| !known.contains(&name.as_str()));
    let fault = |(name, section): (&String, &FeatureSettings)| {
        let message = Said::new(format!("không có phần `[{name}]`"), format!("no section `[{name}]`"));
        let help = match nearest(name, known.iter().copied()) {
            Some(near) => Said::new(format!("có phải bạn muốn viết `[{near}]`?"), format!("did you mean `[{near}]`?")),
            None => Said::new("bỏ phần này", "take the section out"),
        };
        Diagnostic::error("config/unknown-section", section.span.clone(), message).help(help)
    };
    strange.map(fault).collect()
}

/// Makes every output, in parallel, each handed to `sink` as soon as it is made, until `sink` says stop.
pub fn make(planned: &Planned, memo: &Memo, sink: &(dyn Fn(&OutPath, Body) -> ControlFlow<()> + Sync)) -> Vec<Diagnostic> {
    let jobs: Vec<&Job> = planned.jobs.values().collect();
    let found: Mutex<Vec<Diagnostic>> = Mutex::default();
    let _ = jobs.par_iter().try_for_each(|job| {
        let (body, faults) = made(job, &planned.theme, memo);
        if !faults.is_empty() {
            lock(&found).extend(faults);
        }
        match body.map(|body| sink(&job.path, body)) {
            Some(ControlFlow::Break(())) => Err(()),
            _ => Ok(()),
        }
    });
    sorted(found.into_inner().unwrap_or_default())
}

/// Makes the one output at `path`, or the folder of outputs that holds it.
pub fn one(planned: &Planned, path: &OutPath, memo: &Memo) -> Made {
    let folders = std::iter::successors(Some(path.as_str()), |path| path.rsplit_once('/').map(|(folder, _)| folder));
    let job = folders.filter_map(OutPath::checked).find_map(|path| planned.jobs.get(&path));
    let Some(job) = job else { return (None, vec![]) };
    let (body, faults) = made(job, &planned.theme, memo);
    match body {
        Some(Body::Folder(files)) => (files.into_iter().find(|(name, _)| name == path).map(|(_, body)| body), faults),
        body => (body.filter(|_| job.path == *path), faults),
    }
}

fn made(job: &Job, theme: &Theme, memo: &Memo) -> Made {
    if !memo.keep_bodies {
        return job.make(theme);
    }
    let key = Digest::of(&(job.digest, theme.digest));
    if let Some(made) = lock(&memo.made).get(&key) {
        return made.clone();
    }
    let made = job.make(theme);
    lock(&memo.made).insert(key, made.clone());
    made
}

fn theme(inputs: &Inputs, config: &Config, memo: &Memo) -> (Arc<Theme>, Vec<Diagnostic>) {
    let key = crate::theme::digest(inputs, &config.theme, &config.lang, &config.theme_settings);
    if let Some((_, known)) = lock(&memo.theme).as_ref().filter(|(digest, _)| *digest == key) {
        return known.clone();
    }
    let (theme, faults) = Theme::load(inputs, &config.theme, &config.lang, &config.theme_settings);
    let theme = Arc::new(theme);
    *lock(&memo.theme) = Some((key, (theme.clone(), faults.clone())));
    (theme, faults)
}

type Pages = BTreeMap<SourcePath, Hashed<Page>>;

/// Every Markdown file of the content, read in parallel; the kind of a page comes from the nearest `_index.md` above it.
fn pages(inputs: &Inputs, config: &Hashed<Config>, theme: &Theme, memo: &Memo) -> (Pages, Vec<Diagnostic>) {
    let reader = Reader { audience: inputs.options.audience, level: None };
    let kinds = read::sections::kinds(inputs, config);
    let files: Vec<&SourcePath> = inputs.texts.keys().filter(|file| read::sections::is_page(file)).collect();
    let read: Vec<_> = files
        .par_iter()
        .map(|file| {
            let ground = Ground { config, kind: kinds.of(file), wishes: &theme.manifest.blocks, reader: &reader };
            let (page, faults) = page(file, inputs, ground, memo);
            ((*file).clone(), page, faults)
        })
        .collect();
    let (mut pages, mut diagnostics) = (BTreeMap::new(), vec![]);
    for (file, page, faults) in read {
        pages.insert(file, page);
        diagnostics.extend(faults);
    }
    (pages, diagnostics)
}

fn page(file: &SourcePath, inputs: &Inputs, ground: Ground, memo: &Memo) -> (Hashed<Page>, Vec<Diagnostic>) {
    let text = &inputs.texts[file];
    let key = Digest::of(&(file, text, ground.config, ground.kind, ground.wishes, ground.reader));
    if let Some(known) = lock(&memo.pages).get(&key) {
        return known.clone();
    }
    let (page, faults) = read::page::page(file, text, ground);
    let read = (Hashed::new(page), faults);
    lock(&memo.pages).insert(key, read.clone());
    read
}

/// The jobs of every publisher by path. Two for one path are an error; the first one stays.
fn jobs(site: &Site, theme: &Theme, rules: &Rules) -> (BTreeMap<OutPath, Job>, Vec<Diagnostic>) {
    let (mut jobs, mut diagnostics) = (BTreeMap::new(), vec![]);
    for publisher in rules.publishers {
        let (planned, faults) = (publisher.plan)(site, theme);
        diagnostics.extend(faults);
        for job in planned {
            let path = job.path.clone();
            if let Some(first) = jobs.insert(path.clone(), job) {
                let message = Said::new(format!("hai kết quả cùng ghi vào `{path}`"), format!("two outputs are written to `{path}`"));
                diagnostics.push(Diagnostic::error("output/twice", None, message));
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

/// A lock whose holder panicked holds a cache that is still sound.
fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}
