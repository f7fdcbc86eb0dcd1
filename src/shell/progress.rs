//! A bar for those who wait.

use super::report::Style;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::IsTerminal;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// Work that is quicker than this shows no bar.
const PATIENCE: Duration = Duration::from_secs(1);

/// How far the work is; drawn on a terminal only, and only when it takes long.
pub struct Progress {
    bar: ProgressBar,
    started: Instant,
    is_waiting: AtomicBool,
}

impl Progress {
    pub fn new(steps: usize, style: Style, quiet: bool) -> Self {
        let is_wanted = style == Style::Human && !quiet && std::io::stderr().is_terminal();
        let bar = ProgressBar::with_draw_target(Some(steps as u64), ProgressDrawTarget::hidden());
        let form = ProgressStyle::with_template("{bar:40} {pos}/{len}")
            .unwrap_or_else(|_| ProgressStyle::default_bar());
        Progress {
            bar: bar.with_style(form),
            started: Instant::now(),
            is_waiting: AtomicBool::new(is_wanted),
        }
    }

    /// One step is done; from any thread.
    pub fn step(&self) {
        self.bar.inc(1);
        if self.is_waiting.load(Ordering::Relaxed)
            && self.started.elapsed() > PATIENCE
            && self.is_waiting.swap(false, Ordering::Relaxed)
        {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
    }

    /// The work is done: the bar goes away.
    pub fn end(&self) {
        self.bar.finish_and_clear();
    }
}
