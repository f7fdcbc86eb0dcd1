//! The preview: a folder in a browser, fresh after every save.

pub mod address;
mod answer;
mod change;
mod dropped;
mod events;
mod faults;
mod folder;
mod guard;
mod page;
mod posted;
mod rebuilder;
mod server;
pub mod start;
mod token;
mod version;

pub use folder::{Folder, Form};
pub use rebuilder::Listener;
pub use server::{bind, lan};
pub use version::ServeOptions;

use super::failure::Failure;
use super::watch::Watch;
use crate::rule::Rules;
use guard::Hosts;
use rebuilder::Rebuilder;
use std::net::{IpAddr, TcpListener};
use std::sync::Arc;
use std::time::Duration;
use version::SharedState;

/// A preview that is about to begin.
pub struct Preview {
    pub folder: Folder,
    pub options: ServeOptions,
    pub listener: TcpListener,
    /// Addresses besides those of this machine that browsers may know the server by.
    pub others: Vec<IpAddr>,
    /// What happens on the disk within this time is one change.
    pub debounce: Duration,
    pub rules: &'static Rules,
    /// Takes all that is wrong, whenever that is known anew.
    pub told: Listener,
}

/// Serves until the program is ended. `polls` is called where the system cannot tell of changes.
///
/// Failures: `disk/unreadable` where the server cannot run.
pub fn serve(preview: Preview, polls: impl FnOnce()) -> Result<(), Failure> {
    let Preview {
        folder,
        options,
        listener,
        others,
        debounce,
        rules,
        told,
    } = preview;
    let failed = |error| Failure::read(&folder.root, &error);
    let mut watch = Watch::begin(folder.watched(), debounce);
    if watch.is_polling() {
        polls();
    }
    let address = listener.local_addr().map_err(failed)?;
    let is_local = address.ip().is_loopback();
    let state = Arc::new(SharedState::new(options, watch.rescans(), is_local));
    let hosts = Hosts::new(address, &others);
    let threads = std::thread::available_parallelism()
        .map_or(1, |cores| cores.get().saturating_sub(1).max(1));
    let background = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
    let background = Arc::new(background.map_err(|error| failed(std::io::Error::other(error)))?);
    let rebuilder = Rebuilder {
        state: state.clone(),
        rules,
        listener: told,
        background,
    };
    std::thread::spawn(move || rebuilder.keep(&folder, &mut watch));
    let hosts = Arc::new(hosts);
    let answer =
        move |request, listens| posted::either(request, state.clone(), hosts.clone(), listens);
    server::run(listener, answer).map_err(|error| Failure::read(std::path::Path::new("."), &error))
}
