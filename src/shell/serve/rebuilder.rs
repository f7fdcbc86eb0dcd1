//! The loop of a preview: read, plan, show, wait.

use super::folder::{Folder, is_same};
use super::version::{SharedState, Version};
use crate::base::date::Moment;
use crate::base::diagnostic::{Diagnostic, message};
use crate::base::digest::Hashed;
use crate::base::inputs::Inputs;
use crate::base::path::SourcePath;
use crate::engine::{self, Planned};
use crate::rule::Rules;
use crate::shell::body::Maker;
use crate::shell::disk::{Changed, Source};
use crate::shell::environment;
use crate::shell::failure::Exit;
use crate::shell::report::Shown;
use crate::shell::watch::Watch;
use rayon::ThreadPool;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// The rest of the site is made only after the browser had time to ask for its page.
const LATER: Duration = Duration::from_millis(150);

/// The clock is looked at this often where a time is waited for, because a machine may sleep.
const NAP: Duration = Duration::from_secs(30);

/// Takes all that is wrong, whenever that is known anew.
pub type Listener = Arc<dyn Fn(&[Shown]) + Send + Sync>;

/// Keeps the newest version of a folder in the shared state.
#[derive(Clone)]
pub struct Rebuilder {
    pub state: Arc<SharedState>,
    pub rules: &'static Rules,
    pub listener: Listener,
    /// Makes what nobody asked for.
    pub background: Arc<ThreadPool>,
}

/// What one version is made of.
#[derive(Clone)]
struct RebuildContext {
    number: u64,
    reading: Arc<(Inputs, Source)>,
    /// Texts as they were before they were saved in letters that cannot be read.
    kept: Arc<BTreeMap<SourcePath, Hashed<String>>>,
    /// A newer version stands: what is made behind for this one is of no use.
    is_over: Arc<AtomicBool>,
}

impl RebuildContext {
    /// The texts of the files that `inputs` refuses, as they could last be read.
    fn texts_of(&self, inputs: &Inputs) -> BTreeMap<SourcePath, Hashed<String>> {
        let last = |file| {
            let text = self.reading.0.texts.get(file);
            text.or_else(|| self.kept.get(file)).cloned()
        };
        let refused = inputs.refused.keys();
        refused
            .filter_map(|file| Some((file.clone(), last(file)?)))
            .collect()
    }

    /// What the site is planned from: a page stays while its file cannot be read.
    fn inputs(&self) -> Cow<'_, Inputs> {
        if self.kept.is_empty() {
            return Cow::Borrowed(&self.reading.0);
        }
        let mut inputs = self.reading.0.clone();
        let kept = self.kept.iter();
        inputs
            .texts
            .extend(kept.map(|(file, text)| (file.clone(), text.clone())));
        Cow::Owned(inputs)
    }
}

impl Rebuilder {
    /// Reads and plans now and after every change; never ends.
    pub fn keep(&self, folder: &Folder, watch: &mut Watch) {
        let (mut before, mut changed): (Option<(RebuildContext, i64)>, Changed) =
            (None, Changed::All);
        loop {
            let last = before
                .as_ref()
                .map(|(context, clock)| (&*context.reading, *clock));
            match folder.read(last, &changed) {
                Ok((reading, clock)) => before = Some((self.next(before.take(), reading), clock)),
                Err(failure) => (self.listener)(&[Shown::bare(&failure.why)]),
            }
            changed = self.wait(folder, watch);
        }
    }

    /// The version of a reading; the one before stays where nothing differs.
    fn next(
        &self,
        before: Option<(RebuildContext, i64)>,
        reading: (Inputs, Source),
    ) -> RebuildContext {
        let now = reading.0.now;
        let last = before.as_ref().map(|(context, _)| context);
        let kept = Arc::new(last.map_or_else(BTreeMap::new, |last| last.texts_of(&reading.0)));
        let reading = Arc::new(reading);
        let number = match before {
            Some((context, _)) if is_same(&context.reading.0, &reading.0) && !self.is_due(now) => {
                return self.touched(RebuildContext { reading, ..context });
            }
            Some((context, _)) => {
                context.is_over.store(true, Ordering::Relaxed);
                context.number + 1
            }
            None => 1,
        };
        let context = RebuildContext {
            number,
            reading,
            kept,
            is_over: Arc::default(),
        };
        // A fault of the program must not end the preview: the last version stays.
        match catch_unwind(AssertUnwindSafe(|| {
            engine::plan(&context.inputs(), self.rules, &self.state.memo)
        })) {
            Ok(planned) => self.show(&context, Arc::new(planned)),
            Err(_) => (self.listener)(&[Shown::bare(&own_fault())]),
        }
        context
    }

    /// The same version, whose files may bear other times on the disk by now.
    fn touched(&self, context: RebuildContext) -> RebuildContext {
        self.state.versions.send_if_modified(|standing| {
            let Some(version) = standing
                .as_ref()
                .filter(|version| !version.reading.1.is_as(&context.reading.1))
            else {
                return false;
            };
            *standing = Some(Arc::new(Version {
                reading: context.reading.clone(),
                faults: version.faults.clone(),
                planned: version.planned.clone(),
                ..**version
            }));
            true
        });
        context
    }

    /// Puts a plan into the shared state, and has the rest checked.
    fn show(&self, context: &RebuildContext, planned: Arc<Planned>) {
        self.put(context, &planned, &planned.diagnostics);
        let (rebuilder, context) = (self.clone(), context.clone());
        std::thread::spawn(move || {
            std::thread::sleep(LATER);
            if let Some(faults) = rebuilder.look(&context, &planned) {
                rebuilder.put(&context, &planned, &faults);
            }
        });
    }

    /// All that is wrong with a version; `None` where a newer one stands.
    fn look(&self, context: &RebuildContext, planned: &Planned) -> Option<Vec<Diagnostic>> {
        let is_over = || context.is_over.load(Ordering::Relaxed);
        let maker = Maker::new(&context.reading.1, environment::source_date());
        let attempt = |body: &crate::rule::Body| match maker.try_out(body) {
            Err(failure) if failure.exit == Exit::Faults => vec![*failure.why],
            // A file that changed meanwhile makes a new version.
            _ => vec![],
        };
        let work = || {
            let checked = if is_over() {
                return None;
            } else {
                engine::check(planned, self.rules)
            };
            let made = engine::look(planned, &self.state.memo, &attempt, &is_over)?;
            Some(
                planned
                    .diagnostics
                    .iter()
                    .cloned()
                    .chain(checked)
                    .chain(made)
                    .collect(),
            )
        };
        catch_unwind(AssertUnwindSafe(|| self.background.install(work)))
            .unwrap_or_else(|_| Some(vec![own_fault()]))
    }

    fn put(&self, context: &RebuildContext, planned: &Arc<Planned>, faults: &[Diagnostic]) {
        let faults = Shown::all(faults, |file| {
            context
                .reading
                .0
                .shown(file)
                .or_else(|| crate::theme::embedded_text(file))
        });
        let version = Arc::new(Version::new(
            context.number,
            planned.clone(),
            context.reading.clone(),
            faults,
        ));
        let told = version.clone();
        let mut old = None;
        let is_put = self.state.versions.send_if_modified(|standing| {
            let is_newer = standing
                .as_ref()
                .is_none_or(|standing| standing.number <= version.number);
            if is_newer {
                old = standing.replace(version);
            }
            is_newer
        });
        // A whole site is taken apart: nobody has to wait for that.
        self.background.spawn(move || drop(old));
        if is_put {
            (self.listener)(&told.faults);
        }
    }

    /// The moment at which the site comes out otherwise.
    fn next_change(&self) -> Option<Moment> {
        self.state
            .versions
            .borrow()
            .as_ref()?
            .planned
            .site
            .next_change
    }

    fn is_due(&self, now: Moment) -> bool {
        self.next_change().is_some_and(|next| next <= now)
    }

    fn wait(&self, folder: &Folder, watch: &mut Watch) -> Changed {
        loop {
            let patience = self
                .next_change()
                .filter(|_| folder.clock.is_none())
                .map(|next| {
                    let rest = next.0.saturating_sub(environment::now().0).max(0) as u64;
                    NAP.min(Duration::from_secs(rest))
                });
            if let Some(changed) = watch.wait(patience) {
                return changed;
            }
            if self.is_due(environment::now()) {
                return Changed::Files(Default::default());
            }
        }
    }
}

fn own_fault() -> Diagnostic {
    let message = message!(
        vi: "xanh gặp lỗi nội bộ; bản xem trước giữ nguyên",
        en: "a fault of xanh itself; the preview is as it was",
    );
    let help = message!(
        vi: "báo dòng `xanh …` ở cửa sổ lệnh cho người làm xanh",
        en: "report the line `xanh …` of the terminal",
    );
    Diagnostic::error("xanh/fault", None, message).help(help)
}
