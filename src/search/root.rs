//! The root of the index, which names everything else, and the list of files.

use crate::base::digest::Digest;

use super::directory::{self, directory};
use super::name::Store;
use super::pack::PageText;
use super::shard::Shard;
use super::{File, Layout, Library, facets, pack, script, vlq};

/// Changes with the form of the files; the reader refuses any other.
const VERSION: u32 = 3;
/// Raw bytes up to which the whole index is one file.
const ONE_FILE: usize = 130 * 1024;
/// The same of an index that lies at hand, where files cost more than bytes.
const ONE_FILE_AT_HAND: usize = 4 * 1024 * 1024;
/// Raw bytes of a root whose values have files of their own: what has no room there has one too.
const ROOT: usize = 4 * 1024;
/// Raw bytes of what is looked for besides up to which it stands in the root.
const MOST_BESIDES: usize = 512;
/// Bytes of the root around its values, and of the names of values with files of their own.
const AROUND: usize = 300;
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
    let (between, shards) = shards(made.shards, &mut store);
    let named = |value: String, store: &mut Store| script::string(&store.add(value));
    root.push(("k", shift.to_string()));
    root.push(("z", named(script::string(&words(&made.known)), &mut store)));
    root.push(("o", named(facets::orders(&library.docs), &mut store)));
    let mut room = ROOT.saturating_sub(object(&root).len() + AROUND);
    let mut push = |field, value: String| {
        room = room.saturating_sub(value.len());
        root.push((field, value));
        room
    };
    let room = push("g", inline(besides(library), MOST_BESIDES, &mut store));
    let room = push("p", directory(&between, &shards, room, &mut store));
    let room = push("t", directory(&[], &packs, room, &mut store));
    push("f", inline(facets::facets(library), room, &mut store));
    written(root, store, library.layout)
}

/// The value, or where it is longer than `room` the name of a file that holds it.
fn inline(value: String, room: usize, store: &mut Store) -> String {
    match value.len() > room {
        true => script::string(&store.add(value)),
        false => value,
    }
}

/// One file where all is small, else each value in its own.
fn written(mut root: Fields, store: Store, layout: Layout) -> Vec<File> {
    let mut files: Vec<File> = Vec::new();
    let one_file = match layout {
        Layout::Network => ONE_FILE,
        Layout::AtHand => ONE_FILE_AT_HAND,
    };
    let values = store.files();
    let bytes: usize = values.iter().map(|(_, value)| value.len()).sum();
    if bytes <= one_file {
        let within = values
            .iter()
            .map(|(name, value)| format!("{}:{value}", script::string(name)));
        root.push(("i", format!("{{{}}}", within.collect::<Vec<_>>().join(","))));
    } else {
        let file = |(name, value): (String, String)| {
            (format!("{FOLDER}{name}.js"), script::call(&name, &value))
        };
        files.extend(values.into_iter().map(file));
        root.push(("b", script::string(FOLDER)));
    }
    let version = Digest::of_bytes(object(&root).as_bytes()).short();
    root.push(("x", script::string(&version)));
    files.push(("r.js".into(), script::call("r", &object(&root))));
    files
}

/// The keys between the shards, and their names.
fn shards(shards: Vec<Shard>, store: &mut Store) -> (Vec<String>, Vec<String>) {
    let pairs = shards.windows(2);
    let between = pairs.map(|pair| directory::separator(&pair[0].last, &pair[1].first));
    let between = between.collect();
    let rows = shards.into_iter().map(|shard| shard.rows);
    (
        between,
        rows.map(|rows| store.add(script::string(&rows))).collect(),
    )
}

fn fields(library: &Library, sections: usize) -> Fields {
    let pair = |(key, text): &(String, String)| {
        format!("{}:{}", script::string(key), script::string(text))
    };
    let strings: Vec<String> = library.strings.iter().map(pair).collect();
    let hints: Vec<String> = library.hints.iter().map(pair).collect();
    let facets = library.facets.iter();
    let facets = facets.map(|facet| script::strings([&facet.id, &facet.label]));
    vec![
        ("v", VERSION.to_string()),
        ("n", library.docs.len().to_string()),
        ("m", sections.to_string()),
        ("l", script::string(&library.lang)),
        ("en", u8::from(library.stems_english).to_string()),
        ("e", script::strings(&library.examples)),
        ("d", script::array(facets)),
        ("c", format!("{{{}}}", hints.join(","))),
        ("u", format!("{{{}}}", strings.join(","))),
    ]
}

/// What is looked for besides, and the weights of pages.
fn besides(library: &Library) -> String {
    let words = library.words.besides().into_iter().map(script::strings);
    let weights = script::string(&facets::weights(&library.docs));
    script::array([script::array(words), weights])
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
