//! Whether addresses of other hosts still answer: politely asked, and remembered.

mod client;
mod known;

pub use client::Manners;
pub use known::Known;

use crate::check::external::Answer;
use client::Client;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;

/// Hosts that are asked at a time.
const HOSTS: usize = 8;

/// Asks for each address. A host gets one request at a time, with a pause between two; `step` is
/// called for each answer.
pub fn ask(
    addresses: &BTreeSet<String>,
    manners: Manners,
    step: &(dyn Fn() + Sync),
) -> BTreeMap<String, Answer> {
    let client = Client::new(manners);
    let mut hosts: BTreeMap<String, Vec<&String>> = BTreeMap::new();
    for address in addresses {
        hosts
            .entry(client::host(address))
            .or_default()
            .push(address);
    }
    let count = hosts.len().min(HOSTS);
    let queue = Mutex::new(hosts.into_values());
    let found = Mutex::new(BTreeMap::new());
    let next = || crate::base::mutex::locked(&queue).next();
    let work = || {
        while let Some(addresses) = next() {
            for address in addresses {
                let answer = client.look(address);
                crate::base::mutex::locked(&found).insert(address.clone(), answer);
                step();
            }
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..count {
            scope.spawn(work);
        }
    });
    found.into_inner().unwrap_or_default()
}

#[cfg(test)]
mod tests;
