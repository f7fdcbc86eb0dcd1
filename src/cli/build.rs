//! `xanh build`: the site goes to its folder.

use super::Terminal;
use super::global::{BuildArgs, Global};
use super::site::{self, Work};
use crate::base::date::Moment;
use crate::base::diagnostic::Language;
use crate::base::inputs::Options;
use crate::engine::Memo;
use crate::shell::body::Maker;
use crate::shell::disk;
use crate::shell::environment;
use crate::shell::failure::{Exit, Failure};
use crate::shell::pictures::{Access, Pictures};
use crate::shell::publish::{
    self, BuildKey, Lock, Place, Publication, Published, Record, Way, code,
};
use crate::shell::report::{self, Shown};
use clap::Args;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

#[derive(Debug, Args)]
pub struct Build {
    #[arg(short, long)]
    pub output_dir: Option<PathBuf>,
    #[command(flatten)]
    pub wish: BuildArgs,
}

/// Reads, makes and publishes the site, unless nothing has changed since the last time.
pub fn build(shell: &Terminal, global: &Global, build: &Build) -> Result<Exit, Failure> {
    let started = Instant::now();
    let (options, now) = (
        site::options(global, &build.wish)?,
        site::moment(&build.wish)?,
    );
    disk::expect_site(&global.root, &options.config)?;
    let output = site::output(global, build.output_dir.as_ref());
    let lock = Lock::take(Place::new(
        &global.root,
        &output,
        environment::home().as_deref(),
    )?)?;
    let asked = asked(global, &options)?;
    if let Some(record) = publish::standing(&lock.place, &asked, &global.root, &options.config, now)
    {
        return Ok(stood(shell, build, &record, &output, started));
    }
    let read = environment::clock();
    let (inputs, source) = disk::read(&global.root, options, now)?;
    let (side, source) = (&lock.place.side, Arc::new(source));
    let pictures = Pictures::new(&source, side, Access::Write, &asked.program);
    let (inputs, memo) = (pictures.attached(inputs), Memo::once().into());
    let mut work = Work::plan(inputs, &build.wish, &memo, shell);
    let coloured = code::load(side, &asked.program);
    work.planned.theme.code_of_before(coloured.clone());
    let maker = Maker::new(&source, environment::source_date()).with_pictures(&pictures);
    if work.is_wrong() {
        // Whatever else is wrong is told at the same time.
        work.make_new(&|_, _| true, &|_, body| maker.try_out(body), shell)?;
        return Ok(told_and_refused(shell, &work, &output));
    }
    let publication = Publication::begin(&lock, maker, &asked.program);
    let stands = |path: &_, key| publication.stands(path, key);
    work.make_new(&stands, &|path, body| publication.put(path, body), shell)?;
    if work.is_wrong() {
        return Ok(told_and_refused(shell, &work, &output));
    }
    keep_code(&work, &coloured, side, &asked.program);
    let record = Record {
        asked,
        now: now.0,
        read,
        inputs: publish::traces(&source),
        shown: work.shown(),
        ..recorded(&work)
    };
    shell.tell(&record.shown);
    let pages = record.pages;
    let published = publication.finish(record, Way::Best)?;
    pictures.clear();
    Ok(closing(shell, published, pages, &output, started))
}

/// Tells of a publication that stands as it is.
fn stood(
    shell: &Terminal,
    build: &Build,
    record: &Record,
    output: &Path,
    started: Instant,
) -> Exit {
    shell.tell(&record.shown);
    if build.wish.strict && !record.shown.is_empty() {
        return refused(shell, &record.shown, output);
    }
    let published = Published {
        outputs: record.outputs.len(),
        made: 0,
        gone: 0,
    };
    closing(shell, published, record.pages, output, started)
}

/// Keeps blocks of code that were not `coloured` before.
fn keep_code(work: &Work, coloured: &code::Blocks, side: &Path, program: &str) {
    let blocks = work.planned.theme.blocks_of_code();
    if blocks != *coloured {
        code::store(side, program, blocks);
    }
}

/// What the record of a publication tells of its site.
fn recorded(work: &Work) -> Record {
    let site = &work.planned.site;
    Record {
        pages: site.pages.len(),
        next: site.next_change.map(|Moment(next)| next),
        ..Record::default()
    }
}

/// All that a build depends on beside its files.
fn asked(global: &Global, options: &Options) -> Result<BuildKey, Failure> {
    let root = global
        .root
        .canonicalize()
        .map_err(|error| Failure::read(&global.root, &error))?;
    Ok(BuildKey {
        program: environment::program(),
        root: root.display().to_string(),
        options: format!("{options:?}"),
        environment: format!("{:?}", environment::source_date()),
    })
}

fn told_and_refused(shell: &Terminal, work: &Work, output: &Path) -> Exit {
    let shown = work.shown();
    shell.tell(&shown);
    refused(shell, &shown, output)
}

/// How many faults keep the site from being written, and whether an old one stands there.
fn refused(shell: &Terminal, shown: &[Shown], output: &Path) -> Exit {
    let count = |language| report::count(shown, language);
    let (vi, en) = match output.join("index.html").exists() {
        true => (", bản cũ giữ nguyên", ", the old one is as it was"),
        false => ("", ""),
    };
    shell.say(
        &format!(
            "{}: trang không được ghi ra{vi}",
            count(Language::Vietnamese)
        ),
        &format!("{}: the site was not written{en}", count(Language::English)),
    );
    Exit::Faults
}

/// The last line: pages, outputs, made, time, what to open.
fn closing(
    shell: &Terminal,
    published: Published,
    pages: usize,
    output: &Path,
    started: Instant,
) -> Exit {
    let Published {
        outputs,
        made,
        gone,
    } = published;
    let (seconds, open) = (started.elapsed().as_secs_f64(), index(output));
    let (vi, en) = match (made, gone) {
        (0, 0) => ("không có gì mới".to_string(), "nothing new".to_string()),
        _ => (
            format!("ghi {made}, bỏ {gone}"),
            format!("{made} written, {gone} removed"),
        ),
    };
    shell.say(
        &format!(
            "{pages} trang, {outputs} tệp, {vi}, {} giây · mở {open}",
            format!("{seconds:.2}").replace('.', ",")
        ),
        &format!("{pages} pages, {outputs} files, {en}, {seconds:.2} s · open {open}"),
    );
    Exit::Clean
}

fn index(output: &Path) -> String {
    let path = output.join("index.html");
    path.strip_prefix(".")
        .unwrap_or(&path)
        .display()
        .to_string()
}
