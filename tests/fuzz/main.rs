//! What libFuzzer runs: the target that `FUZZ_TARGET` names (`html`, `plan`, …), on every input.

#![no_main]

mod targets;

use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;
use xanh::base::boundary;

static TARGET: LazyLock<targets::Target> = LazyLock::new(|| {
    let name = std::env::var("FUZZ_TARGET").unwrap_or_default();
    let found = targets::TARGETS.iter().find(|(known, _)| *known == name);
    let known: Vec<&str> = targets::TARGETS.iter().map(|(name, _)| *name).collect();
    let (_, target) = found.unwrap_or_else(|| panic!("FUZZ_TARGET is one of {}", known.join(", ")));
    let ends = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |fault| {
        // What a boundary of xanh keeps becomes a fault that the targets look at.
        if !boundary::keeps(fault) {
            ends(fault);
        }
    }));
    *target
});

fuzz_target!(|input: &[u8]| TARGET(input));
