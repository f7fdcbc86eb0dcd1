//! The root of the index, which names everything else, and the list of files.

use std::collections::BTreeMap;

use crate::base::digest::Digest;

use super::pack::{self, Packs};
use super::row::Shard;
use super::{File, Library, facets, script, vlq};

/// Changes with the form of the files; the reader refuses any other.
const VERSION: u32 = 1;
/// Raw bytes up to which the whole index is one file.
const ONE_FILE: usize = 130 * 1024;
/// Raw bytes of facets up to which they stand in the root.
const FACETS: usize = 4 * 1024;

/// The files of the index, in no meaningful order.
pub fn files(library: &Library, shards: Vec<Shard>, known: &BTreeMap<&str, usize>) -> Vec<File> {
    let packs = pack::packs(&library.docs);
    let facets = facets::facets(library);
    let mut root = root(library, &shards, &packs, &facets);
    let mut parts = parts(library, shards, packs, known);
    if facets.len() > FACETS {
        parts.push(("f".into(), facets));
    }
    if parts.iter().map(|(_, value)| value.len()).sum::<usize>() <= ONE_FILE {
        let within = parts
            .iter()
            .map(|(name, value)| format!("{}:{value}", script::string(name)));
        root.push(("i", format!("{{{}}}", within.collect::<Vec<_>>().join(","))));
        return vec![("r.js".into(), script::call("r", &object(&root)))];
    }
    let folder = folder(&parts);
    root.push(("b", script::string(&folder)));
    let file = |(name, value): (String, String)| {
        (format!("{folder}/{name}.js"), script::call(&name, &value))
    };
    let mut files: Vec<File> = parts.into_iter().map(file).collect();
    files.push(("r.js".into(), script::call("r", &object(&root))));
    files
}

/// Everything but the root: name without `.js`, and value.
fn parts(
    library: &Library,
    shards: Vec<Shard>,
    packs: Packs,
    known: &BTreeMap<&str, usize>,
) -> Vec<(String, String)> {
    let shards = shards.into_iter().enumerate();
    let mut parts: Vec<(String, String)> = shards
        .map(|(number, shard)| (format!("s{number}"), script::string(&shard.rows)))
        .collect();
    parts.extend(packs.files);
    parts.push(("w".into(), script::string(&words(known))));
    parts.push(("o".into(), facets::orders(&library.docs)));
    parts
}

fn root(
    library: &Library,
    shards: &[Shard],
    packs: &Packs,
    facets: &str,
) -> Vec<(&'static str, String)> {
    let sections: usize = library.docs.iter().map(|doc| doc.sections.len()).sum();
    let pair = |(key, text): &(String, String)| {
        format!("{}:{}", script::string(key), script::string(text))
    };
    let strings: Vec<String> = library.strings.iter().map(pair).collect();
    let ids = script::array(
        library
            .facets
            .iter()
            .map(|facet| script::strings([&facet.id, &facet.label])),
    );
    let one_way = library
        .words
        .one_way
        .iter()
        .map(|(from, to)| script::strings([from].into_iter().chain(to)));
    vec![
        ("v", VERSION.to_string()),
        ("n", library.docs.len().to_string()),
        ("m", sections.to_string()),
        ("k", packs.shift.to_string()),
        ("p", script::string(&separators(shards))),
        ("w", script::string(&facets::weights(&library.docs))),
        (
            "f",
            if facets.len() > FACETS {
                ids
            } else {
                facets.to_owned()
            },
        ),
        (
            "g",
            script::array(library.words.same.iter().map(script::strings)),
        ),
        ("h", script::array(one_way)),
        ("u", format!("{{{}}}", strings.join(","))),
    ]
}

fn object(fields: &[(&str, String)]) -> String {
    let fields: Vec<String> = fields
        .iter()
        .map(|(name, value)| format!("{name}:{value}"))
        .collect();
    format!("{{{}}}", fields.join(","))
}

/// A name that changes with the files, so that files of two builds never meet.
fn folder(parts: &[(String, String)]) -> String {
    let digests = parts
        .iter()
        .map(|(name, value)| format!("{name} {}\n", Digest::of_bytes(value.as_bytes())));
    Digest::of_bytes(digests.collect::<String>().as_bytes()).short()
}

/// For each shard but the first, the shortest text that is after the shard before and not after its
/// own keys.
///
/// One a line; a line begins with the number of characters it shares with the one before, as a VLQ
/// digit.
fn separators(shards: &[Shard]) -> String {
    let pairs = shards
        .windows(2)
        .map(|pair| shortest(&pair[0].last, &pair[1].first));
    front_coded(pairs.map(|key| (key, String::new())))
}

fn shortest<'a>(before: &str, key: &'a str) -> &'a str {
    let shared = shared(before, key, usize::MAX);
    let end = key
        .char_indices()
        .nth(shared)
        .map_or(key.len(), |(at, c)| at + c.len_utf8());
    &key[..end]
}

/// Keys and in how many sections they stand: `key df`, front-coded as [`separators`].
fn words(known: &BTreeMap<&str, usize>) -> String {
    front_coded(known.iter().map(|(key, count)| {
        let mut after = String::from(" ");
        vlq::push(&mut after, *count as u32);
        (*key, after)
    }))
}

fn front_coded<'a>(lines: impl Iterator<Item = (&'a str, String)>) -> String {
    let mut text = String::new();
    let mut before = "";
    for (key, after) in lines {
        let shared = shared(before, key, 31);
        vlq::push(&mut text, shared as u32);
        text.extend(key.chars().skip(shared));
        text.push_str(&after);
        text.push('\n');
        before = key;
    }
    text
}

/// Characters that both begin with, `most` at most.
fn shared(a: &str, b: &str, most: usize) -> usize {
    a.chars()
        .zip(b.chars())
        .take(most)
        .take_while(|(a, b)| a == b)
        .count()
}
