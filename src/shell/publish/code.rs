//! Blocks of code as they were coloured before, kept beside the output folder. They may be thrown
//! away at any time; what is damaged, or was made by another program, is not there.

use crate::base::digest::Digest;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// HTML of blocks by the digest of the words and the code that they are made of.
pub type Blocks = BTreeMap<Digest, String>;

#[derive(Serialize, Deserialize)]
struct Stored {
    program: String,
    /// Of `blocks`.
    digest: String,
    blocks: BTreeMap<String, String>,
}

/// What `program` coloured before.
pub fn load(side: &Path, program: &str) -> Blocks {
    let stored = std::fs::read(path(side)).ok();
    let stored = stored.and_then(|bytes| serde_json::from_slice::<Stored>(&bytes).ok());
    let sound = |stored: &Stored| stored.program == program && stored.digest == digest(stored);
    let blocks = stored.filter(sound).map(|stored| stored.blocks);
    let block = |(digest, html): (String, String)| Some((Digest::parse(&digest)?, html));
    blocks.into_iter().flatten().filter_map(block).collect()
}

/// Keeps `blocks` in place of those that were loaded. A disk that cannot take them costs the next
/// build a little time and this one nothing.
pub fn store(side: &Path, program: &str, blocks: Blocks) {
    let text = |(digest, html): (Digest, String)| (digest.to_string(), html);
    let mut stored = Stored {
        program: program.to_string(),
        digest: String::new(),
        blocks: blocks.into_iter().map(text).collect(),
    };
    stored.digest = digest(&stored);
    let (json, new) = (
        serde_json::to_vec(&stored).unwrap_or_default(),
        side.join("code.new"),
    );
    let kept = std::fs::write(&new, json).and_then(|()| std::fs::rename(&new, path(side)));
    if kept.is_err() {
        drop(std::fs::remove_file(new));
    }
}

fn digest(stored: &Stored) -> String {
    Digest::of(&stored.blocks).to_string()
}

fn path(side: &Path) -> PathBuf {
    side.join("code.json")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_the_same_program_kept_and_nobody_touched_is_there() {
        let side = tempfile::tempdir().expect("a folder");
        let side = side.path();
        let blocks = Blocks::from([(Digest::of_bytes(b"a"), "<i>a</i>".to_string())]);
        store(side, "xanh 1", blocks.clone());
        assert_eq!(load(side, "xanh 1"), blocks);
        assert_eq!(load(side, "xanh 2"), Blocks::new());
        let text = std::fs::read_to_string(path(side)).expect("a file");
        std::fs::write(path(side), text.replace("<i>a", "<i>b")).expect("a file");
        assert_eq!(load(side, "xanh 1"), Blocks::new());
        std::fs::write(path(side), "{").expect("a file");
        assert_eq!(load(side, "xanh 1"), Blocks::new());
    }
}
