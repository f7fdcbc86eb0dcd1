//! `xanh check --external`: links to other hosts, asked politely and remembered.

use super::global::Global;
use super::{Terminal, site};
use crate::base::diagnostic::Diagnostic;
use crate::check::external::{Addresses, Answer, faults};
use crate::shell::environment;
use crate::shell::external::{Known, Manners, ask};
use crate::shell::failure::Failure;
use crate::shell::progress::Progress;
use std::collections::{BTreeMap, BTreeSet};

/// What is wrong with links to `addresses`; hosts are asked only for what is not remembered.
///
/// Failures: `disk/unwritable` where the answers cannot be remembered.
pub fn check(
    terminal: &Terminal,
    global: &Global,
    addresses: &Addresses,
) -> Result<Vec<Diagnostic>, Failure> {
    let output = site::output(global, None);
    let mut name = std::ffi::OsString::from(".");
    name.push(output.file_name().unwrap_or_default());
    name.push(".xanh");
    let side = output.with_file_name(name);
    let (mut known, now) = (Known::load(&side), environment::now());
    let mut answers: BTreeMap<String, Answer> = BTreeMap::new();
    let mut open: BTreeSet<String> = BTreeSet::new();
    for address in addresses.keys() {
        match known.of(address, now) {
            Some(answer) => drop(answers.insert(address.clone(), answer.clone())),
            None => drop(open.insert(address.clone())),
        }
    }
    if !open.is_empty() {
        let (count, kept) = (open.len(), answers.len());
        terminal.say(
            &format!("hỏi {count} địa chỉ ngoài trang; {kept} địa chỉ đã hỏi gần đây"),
            &format!("asking for {count} addresses of other hosts; {kept} were asked lately"),
        );
        let progress = Progress::new(count, terminal.style, terminal.quiet);
        let fresh = ask(&open, Manners::default(), &|| progress.step());
        progress.end();
        known.add(&fresh, now);
        known.write(&global.root, &side)?;
        answers.extend(fresh);
    }
    Ok(faults(addresses, &answers))
}
