//! Server-Sent Events: what a page in a browser is told.

use super::change::{Change, change};
use super::faults;
use super::page::{Raw, is_page, raw};
use super::version::{SharedState, Version};
use crate::base::digest::Digest;
use crate::base::path::OutPath;
use crate::shell::report;
use hyper::body::Bytes;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::mpsc::Sender;

/// A browser that is gone is noticed after so long.
const HEARTBEAT: Duration = Duration::from_secs(15);

/// One page in one browser.
pub struct Listener {
    /// The page that it shows.
    pub page: Option<OutPath>,
    /// The digest of what it shows.
    pub made: String,
    last: Option<Bytes>,
    version: Option<Arc<Version>>,
}

impl Listener {
    pub fn new(state: &SharedState, page: Option<OutPath>, made: String) -> Self {
        let last = page
            .as_ref()
            .and_then(|page| state.good(page))
            .filter(|bytes| Digest::of_bytes(bytes).to_string() == made);
        Listener {
            page,
            made,
            last,
            version: None,
        }
    }

    /// Tells the browser of every version, until it is gone.
    pub async fn follow(mut self, state: Arc<SharedState>, sender: Sender<Bytes>) {
        let mut versions = state.versions.subscribe();
        loop {
            let version = versions.borrow_and_update().clone();
            if let Some(version) = version {
                let state = state.clone();
                let told = tokio::task::spawn_blocking(move || {
                    let told = self.tell(&state, version);
                    (self, told)
                });
                // A panic is told by the hook; the browser comes back by itself.
                let Ok((listener, told)) = told.await else {
                    return;
                };
                self = listener;
                if sender.send(told.into()).await.is_err() {
                    return;
                }
            }
            tokio::select! {
                changed = versions.changed() => if changed.is_err() { return },
                () = tokio::time::sleep(HEARTBEAT) => {
                if sender.send(Bytes::from_static(b":\n\n")).await.is_err() {
                    return;
                }
            }
                () = sender.closed() => return,
            }
        }
    }

    /// The events that lead from the version before to this one.
    fn tell(&mut self, state: &SharedState, version: Arc<Version>) -> String {
        let before = self.version.replace(version.clone());
        let is_new = before
            .as_ref()
            .is_none_or(|before| before.number != version.number);
        let mut told = String::from(if before.is_none() {
            "retry: 500\n\n"
        } else {
            ""
        });
        told.push_str(&state_event(state, &version));
        if let Some(page) = self.page.clone().filter(|_| is_new) {
            let gone = before
                .as_ref()
                .filter(|_| state.options.follow)
                .and_then(|before| went(before, &version, &page));
            match gone {
                Some(goal) => told.push_str(&event("go", &goal)),
                None => {
                    told.push_str(&self.page_changed(state, &page, before.as_deref(), &version))
                }
            }
        }
        told
    }

    fn page_changed(
        &mut self,
        state: &SharedState,
        page: &OutPath,
        before: Option<&Version>,
        version: &Version,
    ) -> String {
        let bytes = match raw(state, version, page) {
            Raw::Made(bytes) if is_page(page) => bytes,
            // There was a page, or there is none to be shown.
            Raw::None if before.is_some_and(|before| before.planned.jobs.contains_key(page)) => {
                return event("reload", "gone");
            }
            Raw::Failed if state.good(page).is_none() => {
                let shown =
                    Digest::of_bytes(faults::page(&state.options, version).as_bytes()).to_string();
                return if shown == self.made {
                    String::new()
                } else {
                    event("reload", "faults")
                };
            }
            _ => return String::new(),
        };
        if version.spoils(page) && (self.last.is_some() || state.good(page).is_some()) {
            return String::new();
        }
        let digest = Digest::of_bytes(&bytes).to_string();
        let told = match &self.last {
            _ if digest == self.made => before
                .map(|before| parts(before, version, &bytes))
                .unwrap_or_default(),
            Some(last) => match change(
                &String::from_utf8_lossy(last),
                &String::from_utf8_lossy(&bytes),
            ) {
                Change::Nothing => String::new(),
                Change::Styles(pairs) => {
                    event("styles", &serde_json::to_string(&pairs).unwrap_or_default())
                        + &event("made", &digest)
                }
                Change::Page => event("reload", "page"),
            },
            None => event("reload", "page"),
        };
        state.keep_good(page, version.number, &bytes);
        (self.last, self.made) = (Some(bytes), digest);
        told
    }
}

/// What the page is told of files whose names stayed while their bytes changed: style sheets and
/// what it shows of pictures.
fn parts(before: &Version, version: &Version, page: &[u8]) -> String {
    let (old, new) = (&before.reading.0.assets, &version.reading.0.assets);
    let changed = new
        .iter()
        .filter(|(file, asset)| old.get(*file).is_some_and(|old| old.digest != asset.digest));
    let (mut styles, mut pictures, page) = (false, false, String::from_utf8_lossy(page));
    for (file, _) in changed {
        match file.extension() {
            "css" => styles |= file.below("static").is_some(),
            "png" | "jpg" | "jpeg" | "gif" | "webp" | "svg" => {
                pictures |= page.contains(
                    crate::graph::places::asset_out(file)
                        .as_str()
                        .rsplit('/')
                        .next()
                        .unwrap_or_default(),
                )
            }
            _ => {}
        }
    }
    match (pictures, styles) {
        (true, _) => event("reload", "picture"),
        (_, true) => event("styles", "[]"),
        _ => String::new(),
    }
}

/// The address of the page that was changed, where it is one and another than `page`.
fn went(before: &Version, version: &Version, page: &OutPath) -> Option<String> {
    let (old, new) = (&before.planned.site.pages, &version.planned.site.pages);
    let mut changed = new
        .iter()
        .filter(|(file, page)| old.get(*file) != Some(*page));
    let (one, more) = (changed.next()?.1, changed.next());
    (more.is_none() && one.out != *page && version.planned.jobs.contains_key(&one.out))
        .then(|| format!("/{}", one.out.address()))
}

fn state_event(state: &SharedState, version: &Version) -> String {
    let state = serde_json::json!({
        "errors": version.errors(),
        "faults": version.digest.to_string(),
        "title": report::count(&version.faults, state.options.language),
    });
    event("state", &state.to_string())
}

/// Source: HTML Standard, §9.2.
fn event(name: &str, told: &str) -> String {
    format!(
        "event: {name}\ndata: {}\n\n",
        told.replace(['\r', '\n'], " ")
    )
}
