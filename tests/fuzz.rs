//! What was handed to the fuzz targets as a beginning, and what they found, stays sound.

pub mod targets;

use std::path::Path;

/// A folder of inputs for each target.
const SEEDS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fuzz/seeds");

#[test]
fn every_target_takes_its_seeds() {
    for (name, target) in targets::TARGETS {
        let folder = Path::new(SEEDS).join(name);
        let mut count = 0;
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            println!("{}", path.display());
            target(&std::fs::read(&path).unwrap());
            count += 1;
        }
        assert!(count > 0, "no seed in {}", folder.display());
    }
}
