//! Which file holds what: names in the order of keys or pages, in blocks where there are many, so
//! that the root does not grow with the site.

use super::name::Store;
use super::script;
use super::vlq;
use crate::base::number::to_u32;

/// Names of a block.
const BLOCK: usize = 256;

/// One part of the directory: keys from the first on that no block before has, and names.
struct Block<'a> {
    keys: &'a [String],
    names: &'a [String],
}

/// The directory of files with the keys `keys`, one fewer than there are names, which part them:
/// `[keys,names]`, or where that has more than `room` bytes or more names than a block holds
/// `[keys of blocks,names of blocks,1]`.
pub fn directory(keys: &[String], names: &[String], room: usize, store: &mut Store) -> String {
    if names.len() <= BLOCK {
        let whole = block(Block { keys, names });
        if whole.len() <= room {
            return whole;
        }
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
        push_line(&mut text, before, line);
        before = line;
    }
    text
}

/// Writes `line`, which has no line end, after the line `before`.
pub fn push_line(text: &mut String, before: &str, line: &str) {
    let shared = shared(before, line, 31);
    vlq::push(text, to_u32(line[..shared].encode_utf16().count()));
    text.push_str(&line[shared..]);
    text.push('\n');
}

/// The shortest text that is after `before` and not after `key`.
pub fn separator(before: &str, key: &str) -> String {
    let shared = shared(before, key, usize::MAX);
    key[..shared]
        .chars()
        .chain(key[shared..].chars().take(1))
        .collect()
}

/// Bytes that both begin with: whole characters, `most` at most as JavaScript counts them.
pub fn shared(a: &str, b: &str, most: usize) -> usize {
    let mut units = 0;
    let pairs = a.chars().zip(b.chars());
    let same = pairs.take_while(|(a, b)| {
        units += a.len_utf16();
        a == b && units <= most
    });
    same.map(|(c, _)| c.len_utf8()).sum()
}
