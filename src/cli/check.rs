//! `xanh check`: all that `build` would tell, and nothing is written.

use super::global::{BuildArgs, Global};
use super::site::{self, Work};
use super::{Terminal, external};
use crate::base::diagnostic::Language;
use crate::base::inputs::{Audience, Inputs, Options};
use crate::check::external::{self as outside, Addresses};
use crate::engine::Memo;
use crate::shell::body::Maker;
use crate::shell::disk;
use crate::shell::environment;
use crate::shell::failure::{Exit, Failure};
use crate::shell::report::{self, Shown};
use clap::Args;
use std::sync::Arc;
use std::time::Instant;

#[derive(Debug, Args)]
pub struct Check {
    /// Other hosts are asked too.
    #[arg(long)]
    pub external: bool,
    #[command(flatten)]
    pub wish: BuildArgs,
}

/// Reads the site, makes all that may have a fault and throws it away; where no audience is named,
/// first for learners, then for trainers, who share what is the same for both.
pub fn check(shell: &Terminal, global: &Global, asked: &Check) -> Result<Exit, Failure> {
    let wish = &asked.wish;
    let started = Instant::now();
    let options = site::options(global, wish)?;
    disk::expect_site(&global.root, &options.config)?;
    let (inputs, source) = disk::read(&global.root, options, site::moment(wish)?)?;
    let source = Arc::new(source);
    let pictures = site::pictures(global, &source);
    let inputs = pictures.attached(inputs);
    let maker = Maker::new(&source, environment::source_date()).with_pictures(&pictures);
    let (mut shown, mut is_wrong, mut pages) = (vec![], false, 0);
    let memo = Memo::lasting().into();
    let mut addresses = Addresses::new();
    for audience in audiences(&inputs, wish) {
        let options = Options {
            audience,
            ..inputs.options.clone()
        };
        let mut work = Work::plan(
            Inputs {
                options,
                ..inputs.clone()
            },
            wish,
            &memo,
            shell,
        );
        work.look(&maker, shell)?;
        work.look_for_unlinked();
        shown.extend(work.shown());
        is_wrong |= work.is_wrong();
        pages = work.planned.site.pages.len();
        if asked.external {
            for (address, spans) in outside::addresses(&work.planned.site) {
                addresses.entry(address).or_default().extend(spans);
            }
        }
    }
    if asked.external {
        let found = external::check(shell, global, &addresses)?;
        is_wrong |= wish.strict && !found.is_empty();
        shown.extend(Shown::all(&found, |file| inputs.shown(file)));
    }
    shown.sort();
    shown.dedup();
    shell.tell(&shown);
    tell_end(shell, &shown, (pages, started));
    Ok(if is_wrong { Exit::Faults } else { Exit::Clean })
}

/// The last line: how many pages, how much is wrong, how long it took.
fn tell_end(shell: &Terminal, shown: &[Shown], (pages, started): (usize, Instant)) {
    let count = |language, none: &str| {
        Some(report::count(shown, language))
            .filter(|count| !count.is_empty())
            .unwrap_or_else(|| none.to_string())
    };
    let (vi, en) = (
        count(Language::Vietnamese, "không có lỗi"),
        count(Language::English, "no errors"),
    );
    let seconds = started.elapsed().as_secs_f64();
    shell.say(
        &format!(
            "{pages} trang, {vi}, {} giây",
            format!("{seconds:.2}").replace('.', ",")
        ),
        &format!("{pages} pages, {en}, {seconds:.2} s"),
    );
}

/// The audience that is wished for, else both.
fn audiences(inputs: &Inputs, wish: &BuildArgs) -> Vec<Audience> {
    match wish.audience {
        Some(_) => vec![inputs.options.audience],
        None => vec![Audience::Learner, Audience::Trainer],
    }
}
