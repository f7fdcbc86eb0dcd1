//! The folders of a site are watched: what may have changed is told, never too little.

use super::disk::Changed;
use super::disk::walk::{self, FOLDERS};
use crate::base::mutex::locked;
use crate::base::path::SourcePath;
pub use notify_debouncer_full::notify::RecursiveMode;
use notify_debouncer_full::notify::event::{AccessKind, AccessMode};
use notify_debouncer_full::notify::{self, EventKind, RecommendedWatcher};
use notify_debouncer_full::{
    DebounceEventResult, DebouncedEvent, Debouncer, RecommendedCache, new_debouncer_opt,
};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

/// Names that change at once, beyond which all is looked at.
const STORM: usize = 200;

/// A storm is over when nothing has changed for so long; then all is looked at once more, because a
/// new folder may have been filled before anybody watched it.
const QUIET: Duration = Duration::from_millis(300);

/// Where a folder cannot be watched, it is looked at this often.
const POLL: Duration = Duration::from_millis(1000);

/// What is watched of a site.
#[derive(Clone, Debug)]
pub struct Watched {
    /// Without links on the way, as the system names it in events.
    pub root: PathBuf,
    /// `None` where the whole folder is the content.
    pub config: Option<SourcePath>,
    pub mode: RecursiveMode,
}

enum WatchEvent {
    Heard(DebounceEventResult),
    /// Somebody found a file that is another than the one that was read.
    Look,
}

/// Asks the one who waits to look at everything; from any thread.
pub struct RescanHandle(Mutex<Sender<WatchEvent>>);

impl RescanHandle {
    pub fn look(&self) {
        // Nobody waits any more: the program ends.
        let _ = locked(&self.0).send(WatchEvent::Look);
    }
}

/// The watch over a site.
pub struct Watch {
    watched: Watched,
    debouncer: Option<Debouncer<RecommendedWatcher, RecommendedCache>>,
    tidings: Receiver<WatchEvent>,
    sender: Sender<WatchEvent>,
    is_polling: bool,
    /// When all is to be looked at once more.
    again: Option<Instant>,
    folders: BTreeSet<PathBuf>,
}

impl Watch {
    /// Begins to watch; what happens within `debounce` is told as one.
    pub fn begin(watched: Watched, debounce: Duration) -> Self {
        let (sender, tidings) = channel();
        let config = notify::Config::default().with_follow_symlinks(false);
        let tick = (debounce / 4).max(Duration::from_millis(1));
        let heard = sender.clone();
        let hear = move |events| drop(heard.send(WatchEvent::Heard(events)));
        let debouncer = new_debouncer_opt(
            debounce.max(tick),
            Some(tick),
            hear,
            RecommendedCache::new(),
            config,
        )
        .ok();
        let mut watch = Watch {
            watched,
            is_polling: debouncer.is_none(),
            debouncer,
            tidings,
            sender,
            again: None,
            folders: BTreeSet::new(),
        };
        watch.spread();
        watch
    }

    /// Whether the system cannot tell of changes, so that they are looked for every second.
    pub fn is_polling(&self) -> bool {
        self.is_polling
    }

    pub fn rescans(&self) -> RescanHandle {
        RescanHandle(Mutex::new(self.sender.clone()))
    }

    /// Watches the folders that are there now.
    fn spread(&mut self) {
        let root = self.watched.root.clone();
        let wanted: Vec<(PathBuf, RecursiveMode)> = match self.watched.config {
            None => vec![(root, self.watched.mode)],
            Some(_) => std::iter::once((root.clone(), RecursiveMode::NonRecursive))
                .chain(
                    FOLDERS
                        .iter()
                        .map(|folder| (root.join(folder), RecursiveMode::Recursive)),
                )
                .collect(),
        };
        let Some(debouncer) = &mut self.debouncer else {
            return;
        };
        for (folder, mode) in wanted {
            // A link is refused when the site is read; it is not followed here either.
            let is_there = folder
                .symlink_metadata()
                .is_ok_and(|metadata| metadata.is_dir());
            if !is_there {
                self.folders.remove(&folder);
            } else if self.folders.insert(folder.clone()) && debouncer.watch(&folder, mode).is_err()
            {
                self.is_polling = true;
            }
        }
    }

    /// Waits until something has changed, at most `patience`; `None` where nothing has.
    pub fn wait(&mut self, patience: Option<Duration>) -> Option<Changed> {
        let began = Instant::now();
        loop {
            let rest = patience.map(|patience| patience.saturating_sub(began.elapsed()));
            let due = self
                .again
                .map(|again| again.saturating_duration_since(Instant::now()));
            let poll = self.is_polling.then_some(POLL);
            let heard = match [rest, due, poll].into_iter().flatten().min() {
                Some(most) => self.tidings.recv_timeout(most),
                None => self
                    .tidings
                    .recv()
                    .map_err(|_| RecvTimeoutError::Disconnected),
            };
            match heard {
                Ok(first) => {
                    if let Some(changed) = self.heard(first) {
                        return Some(changed);
                    }
                }
                Err(_) if self.again.is_some_and(|again| again <= Instant::now()) => {
                    self.again = None;
                    return Some(Changed::All);
                }
                Err(_) if rest.is_some_and(|rest| rest.is_zero()) => return None,
                Err(_) if self.is_polling => return Some(Changed::All),
                Err(_) => {}
            }
        }
    }

    /// What all tidings that have come so far mean together; `None` where none is of the site.
    fn heard(&mut self, first: WatchEvent) -> Option<Changed> {
        let (mut names, mut is_all, mut has_folders) = (BTreeSet::new(), false, false);
        for event in
            std::iter::once(first).chain(std::iter::from_fn(|| self.tidings.try_recv().ok()))
        {
            let WatchEvent::Heard(Ok(events)) = event else {
                is_all = true;
                continue;
            };
            for event in events.iter().filter(|event| is_change(event)) {
                is_all |= event.need_rescan();
                names.extend(event.paths.iter().filter_map(|path| self.name(path)));
            }
        }
        // A folder of the site that was made anew is watched anew.
        for top in names.iter().filter(|name| name.components().count() == 1) {
            self.folders.remove(&self.watched.root.join(top));
        }
        if self.watched.config.is_some() {
            has_folders = names
                .iter()
                .any(|name| self.watched.root.join(name).is_dir());
        }
        if is_all || has_folders || names.len() > STORM {
            self.spread();
            self.again = Some(Instant::now() + QUIET);
        }
        match is_all || names.len() > STORM || self.watched.config.is_none() && !names.is_empty() {
            true => Some(Changed::All),
            false => (!names.is_empty()).then_some(Changed::Files(names)),
        }
    }

    /// The name below the root, where it is of the site.
    fn name(&self, path: &Path) -> Option<PathBuf> {
        let name = path.strip_prefix(&self.watched.root).ok()?;
        let concerns = |config: &SourcePath| walk::concerns(name, config);
        self.watched
            .config
            .as_ref()
            .is_none_or(concerns)
            .then(|| name.to_path_buf())
    }
}

/// Opening and reading a file changes nothing.
fn is_change(event: &DebouncedEvent) -> bool {
    match event.kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => true,
        EventKind::Access(_) => false,
        _ => true,
    }
}
