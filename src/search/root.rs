//! The root of the index, which names everything else, and the list of files.

use crate::base::digest::Digest;

use super::directory::{self, directory};
use super::name::Store;
use super::pack::PageText;
use super::shard::Shard;
use super::{File, Library, facets, pack, script, vlq};

/// Changes with the form of the files; the reader refuses any other.
const VERSION: u32 = 2;
/// Raw bytes up to which the whole index is one file.
const ONE_FILE: usize = 130 * 1024;
/// Raw bytes of facets and of the register of words up to which they stand in the root.
const INLINE: usize = 3 * 1024;
/// The folder of the files that are named by what they hold.
const FOLDER: &str = "i/";

/// What was made of the pages.
#[derive(Default)]
pub struct Made {
    pub texts: Vec<PageText>,
    pub sections: usize,
    pub shards: Vec<Shard>,
    /// Keys of one syllable without digits, in order, with the number of sections.
    pub known: Vec<(String, usize)>,
    /// What is in the store already: texts of long pages.
    pub store: Store,
}

/// Name and value of what stands in the root.
type Fields = Vec<(&'static str, String)>;

/// The files of the index, in no meaningful order.
pub fn files(library: &Library, made: Made) -> Vec<File> {
    let mut store = made.store;
    let mut root = fields(library, made.sections);
    let (shift, packs) = pack::packs(made.texts);
    let packs: Vec<String> = packs.into_iter().map(|pack| store.add(pack)).collect();
    root.push(("k", shift.to_string()));
    root.push(("t", directory(&[], &packs, &mut store)));
    root.push(("p", shards(made.shards, &mut store)));
    root.push((
        "z",
        script::string(&store.add(script::string(&words(&made.known)))),
    ));
    root.push((
        "o",
        script::string(&store.add(facets::orders(&library.docs))),
    ));
    root.extend(lists(library, &mut store));
    written(root, store)
}

/// One file where all is small, else each value in its own.
fn written(mut root: Fields, store: Store) -> Vec<File> {
    let mut files: Vec<File> = Vec::new();
    if store.bytes() <= ONE_FILE {
        let within = store
            .values
            .iter()
            .map(|(name, value)| format!("{}:{value}", script::string(name)));
        root.push(("i", format!("{{{}}}", within.collect::<Vec<_>>().join(","))));
    } else {
        let file = |(name, value): (String, String)| {
            (format!("{FOLDER}{name}.js"), script::call(&name, &value))
        };
        files.extend(store.values.into_iter().map(file));
        root.push(("b", script::string(FOLDER)));
    }
    let version = Digest::of_bytes(object(&root).as_bytes()).short();
    root.push(("x", script::string(&version)));
    files.push(("r.js".into(), script::call("r", &object(&root))));
    files
}

/// The directory of the shards.
fn shards(shards: Vec<Shard>, store: &mut Store) -> String {
    let pairs = shards.windows(2);
    let between = pairs.map(|pair| directory::separator(&pair[0].last, &pair[1].first));
    let between: Vec<String> = between.collect();
    let names = shards
        .into_iter()
        .map(|shard| store.add(script::string(&shard.rows)));
    let names: Vec<String> = names.collect();
    directory(&between, &names, store)
}

fn fields(library: &Library, sections: usize) -> Fields {
    let pair = |(key, text): &(String, String)| {
        format!("{}:{}", script::string(key), script::string(text))
    };
    let strings: Vec<String> = library.strings.iter().map(pair).collect();
    let hints: Vec<String> = library.hints.iter().map(pair).collect();
    vec![
        ("v", VERSION.to_string()),
        ("n", library.docs.len().to_string()),
        ("m", sections.to_string()),
        ("l", script::string(&library.lang)),
        ("en", u8::from(library.stems_english).to_string()),
        ("e", script::strings(&library.examples)),
        ("w", script::string(&facets::weights(&library.docs))),
        ("c", format!("{{{}}}", hints.join(","))),
        ("u", format!("{{{}}}", strings.join(","))),
    ]
}

/// Facets and words that mean the same; a long list stands in a file of its own, whose name stands
/// here.
fn lists(library: &Library, store: &mut Store) -> Fields {
    let ids = library
        .facets
        .iter()
        .map(|facet| script::strings([&facet.id, &facet.label]));
    let one_way = library.words.one_way.iter();
    let one_way = one_way.map(|(from, to)| script::strings([from].into_iter().chain(to)));
    let same = library.words.same.iter().map(script::strings);
    let words = script::array([script::array(same), script::array(one_way)]);
    let mut inline = |value: String| match value.len() > INLINE {
        true => script::string(&store.add(value)),
        false => value,
    };
    let (facets, words) = (inline(facets::facets(library)), inline(words));
    vec![("d", script::array(ids)), ("f", facets), ("g", words)]
}

fn object(fields: &Fields) -> String {
    let fields = fields.iter().map(|(name, value)| format!("{name}:{value}"));
    format!("{{{}}}", fields.collect::<Vec<_>>().join(","))
}

/// Keys and in how many sections they stand, as powers of two: `key df`, front-coded.
fn words(known: &[(String, usize)]) -> String {
    let lines = known.iter().map(|(key, count)| {
        let mut line = format!("{key} ");
        vlq::push(&mut line, count.ilog2());
        line
    });
    directory::front_coded(&lines.collect::<Vec<_>>())
}
