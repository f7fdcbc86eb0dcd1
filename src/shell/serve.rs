//! The preview: a folder in a browser, fresh after every save.

mod address;
mod answer;
mod change;
mod events;
mod faults;
mod folder;
mod guard;
mod keeper;
mod page;
mod server;
mod version;

pub use folder::{Folder, Form};
pub use keeper::Listener;
pub use server::{bind, lan};
pub use version::Manner;

use super::failure::Failure;
use super::watch::Watch;
use crate::rule::Rules;
use guard::Hosts;
use keeper::Keeper;
use std::net::{IpAddr, TcpListener};
use std::sync::Arc;
use std::time::Duration;
use version::Shelf;

/// A preview that is about to begin.
pub struct Preview {
    pub folder: Folder,
    pub manner: Manner,
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
        manner,
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
    let shelf = Arc::new(Shelf::new(manner, watch.asker()));
    let hosts = Hosts::new(listener.local_addr().map_err(failed)?, &others);
    let threads = std::thread::available_parallelism()
        .map_or(1, |cores| cores.get().saturating_sub(1).max(1));
    let behind = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
    let behind = Arc::new(behind.map_err(|error| failed(std::io::Error::other(error)))?);
    let keeper = Keeper {
        shelf: shelf.clone(),
        rules,
        listener: told,
        behind,
    };
    std::thread::spawn(move || keeper.keep(&folder, &mut watch));
    server::run(listener, shelf, hosts)
        .map_err(|error| Failure::read(std::path::Path::new("."), &error))
}
