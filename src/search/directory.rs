//! Which file holds what: names in the order of keys or pages, in blocks where there are many, so
//! that the root does not grow with the site.

use super::name::Store;
use super::script;
use super::vlq;

/// Names of a block.
const BLOCK: usize = 256;

/// One part of the directory: keys from the first on that no block before has, and names.
struct Block<'a> {
    keys: &'a [String],
    names: &'a [String],
}

/// The directory of files with the keys `keys`, one fewer than there are names, which part them:
/// `[keys,names]`, or where there are more than a block holds `[keys of blocks,names of blocks,1]`.
pub fn directory(keys: &[String], names: &[String], store: &mut Store) -> String {
    if names.len() <= BLOCK {
        return block(Block { keys, names });
    }
    let blocks = names.chunks(BLOCK).enumerate().map(|(at, names)| {
        let from = at * BLOCK;
        let own = &keys[from.min(keys.len())..(from + names.len() - 1).min(keys.len())];
        store.add(block(Block { keys: own, names }))
    });
    let blocks: Vec<String> = blocks.collect();
    let between: Vec<String> = keys
        .iter()
        .skip(BLOCK - 1)
        .step_by(BLOCK)
        .cloned()
        .collect();
    let (keys, names) = (front_coded(&between), blocks.concat());
    script::array([script::string(&keys), script::string(&names), "1".into()])
}

fn block(block: Block) -> String {
    let keys = front_coded(block.keys);
    script::strings([keys, block.names.concat()])
}

/// One a line; a line begins with the number of characters it shares with the one before, as a VLQ
/// digit.
pub fn front_coded(lines: &[String]) -> String {
    let mut text = String::new();
    let mut before = "";
    for line in lines {
        let shared = shared(before, line, 31);
        vlq::push(&mut text, shared as u32);
        text.extend(line.chars().skip(shared));
        text.push('\n');
        before = line;
    }
    text
}

/// The shortest text that is after `before` and not after `key`.
pub fn separator(before: &str, key: &str) -> String {
    key.chars()
        .take(shared(before, key, usize::MAX) + 1)
        .collect()
}

/// Characters that both begin with, `most` at most.
fn shared(a: &str, b: &str, most: usize) -> usize {
    let pairs = a.chars().zip(b.chars()).take(most);
    pairs.take_while(|(a, b)| a == b).count()
}
