//! The index of search: what may not be seen is not in it, and the same pages give the same bytes.

use crate::support::{BuildOptions, Built, built, inputs};
use std::collections::BTreeMap;
use std::sync::Mutex;
use xanh::base::inputs::Audience;
use xanh::base::path::OutPath;
use xanh::engine::{self, Memo};
use xanh::features;
use xanh::rule::Body;
use xanh::search::{Doc, Layout, Library, Section, Words, index};

/// All that the index of a built site says, as one text: the files, their strings read, and what is
/// written by what it shares with the line before.
fn shards(site: &Built) -> String {
    let Some(Body::Folder(files)) = site.outputs.get(&OutPath::new("search")) else {
        panic!("no folder `search`")
    };
    let scripts = [
        "search/x.js",
        "search/core.js",
        "search/mend.js",
        "search/page.js",
    ];
    let ours = files
        .iter()
        .filter(|(path, _)| !scripts.contains(&path.as_str()));
    ours.map(|(_, body)| {
        if let Body::Bytes(bytes) = body {
            decoded(bytes)
        } else {
            panic!("{body:?}")
        }
    })
    .collect()
}

/// A file of the index and what its strings say; any other file as it is.
pub fn decoded(bytes: &[u8]) -> String {
    let script = String::from_utf8_lossy(bytes).into_owned();
    if !script.starts_with("__x(\"") {
        return script;
    }
    let told: String = strings(&script)
        .into_iter()
        .flat_map(|text| [unfronted(&text), text, "\n".into()])
        .collect();
    script + &told
}

fn strings(script: &str) -> Vec<String> {
    let (mut found, mut from, mut escaped) = (Vec::new(), None, false);
    for (at, c) in script.char_indices() {
        match (c, from) {
            _ if escaped => escaped = false,
            ('\\', Some(_)) => escaped = true,
            ('"', None) => from = Some(at),
            ('"', Some(start)) => {
                let literal = script[start..=at].replace('\t', "\\t");
                found.push(
                    serde_json::from_str(&literal)
                        .unwrap_or_else(|error| panic!("{error}: {literal}")),
                );
                from = None;
            }
            _ => {}
        }
    }
    found
}

/// Lines whose first character, from `0` on, tells how many characters are those of the line before.
fn unfronted(text: &str) -> String {
    let mut before = String::new();
    let whole = text.lines().map(|line| {
        let first = line.chars().next().map_or(0, |c| u32::from(c) as usize);
        let shared = first.saturating_sub('0' as usize);
        before = before
            .chars()
            .take(shared)
            .chain(line.chars().skip(1))
            .collect();
        before.clone() + "\n"
    });
    whole.collect()
}

fn site(audience: Audience) -> String {
    let files = [
        (
            "content/_index.md",
            "---\ntitle: \"Trang đầu\"\n---\n\nChào.\n",
        ),
        (
            "content/bai.md",
            "---\ntitle: \"Bài\"\n---\n\nThấy được.\n\n::: trainer\n\nhoàngyến\n\n## Thêm chimsẻ\n\
             \n:::\n\n::: quiz {#c1 use=exam}\n\nCâu sơnca?\n\n- [x] Đúng\n- [ ] Sai\n\n:::\n",
        ),
        (
            "content/nhap.md",
            "---\ntitle: \"Nháp đạibàng\"\ndraft: true\n---\n\nđạibàng\n",
        ),
        (
            "content/sau.md",
            "---\ntitle: \"Về sau bồcâu\"\npublish: 2030-01-01\n---\n\nbồcâu\n",
        ),
        (
            "content/kin.md",
            "---\ntitle: \"Kín thiênnga\"\nsearch: false\n---\n\nthiênnga\n",
        ),
    ];
    let files: BTreeMap<String, String> = files
        .into_iter()
        .map(|(name, text)| (name.to_string(), text.to_string()))
        .collect();
    let mut asked = BuildOptions::default();
    asked.options.audience = audience;
    shards(&built(&files, &asked))
}

#[test]
fn what_may_not_be_seen_is_in_no_index() {
    let learner = site(Audience::Learner);
    assert!(learner.contains("Thấy được"));
    assert!(
        learner.contains("\nthay ") && learner.contains("\ntrang "),
        "words that share their beginning are read"
    );
    for hidden in [
        "hoàngyến",
        "hoangyen",
        "chimse",
        "sonca",
        "đạibàng",
        "daibang",
        "bocau",
        "thiennga",
    ] {
        assert!(!learner.contains(hidden), "`{hidden}` is in the index");
    }
    assert!(
        site(Audience::Trainer).contains("hoàngyến"),
        "a trainer finds the notes for trainers"
    );
}

/// A body is the index where a file of it is the root.
fn is_index(body: &Body) -> bool {
    match body {
        Body::Folder(files) => files.iter().any(|(path, _)| path.as_str() == "search/r.js"),
        _ => false,
    }
}

#[test]
fn a_preview_makes_the_index_when_a_browser_asks() {
    let files = BTreeMap::from([(
        "content/_index.md".to_string(),
        "---\ntitle: \"Trang đầu\"\n---\n\nChào.\n".to_string(),
    )]);
    let (inputs, memo) = (inputs(&files, &BuildOptions::default()), Memo::lasting());
    let planned = engine::plan(&inputs, &features::ALL, &memo);
    let seen = Mutex::new(vec![]);
    let attempt = |body: &Body| {
        seen.lock().unwrap().push(is_index(body));
        vec![]
    };
    engine::look(&planned, &memo, &attempt, &|| false);
    let seen = seen.into_inner().unwrap();
    assert!(
        !seen.is_empty() && !seen.contains(&true),
        "faults are looked for without it: {seen:?}"
    );
    let cold = built(&files, &BuildOptions::default());
    let Some(Body::Folder(whole)) = cold.outputs.get(&OutPath::new("search")) else {
        panic!("no folder `search`")
    };
    for (path, body) in whole {
        assert_eq!(
            engine::one(&planned, path, &memo).0.as_ref(),
            Some(body),
            "{path}"
        );
    }
}

#[test]
fn a_site_without_search_has_no_index_and_no_field() {
    let files = BTreeMap::from([
        ("xanh.toml", "title = \"Thử\"\n[search]\nenabled = false\n"),
        ("content/_index.md", "---\ntitle: Nhà\n---\nChữ.\n"),
    ]);
    let files = files
        .into_iter()
        .map(|(name, text)| (name.to_string(), text.to_string()));
    let files = files.collect();
    let site = built(&files, &BuildOptions::default());
    assert_eq!(site.outputs.get(&OutPath::new("search")), None);
    for page in ["index.html", "tim.html"] {
        let Some(Body::Bytes(html)) = site.outputs.get(&OutPath::new(page)) else {
            panic!("no page `{page}`")
        };
        let html = String::from_utf8_lossy(html);
        let told = ["x.js", "data-xanh-search", "data-xanh-results"];
        assert_eq!(
            told.map(|sign| html.matches(sign).count()),
            [0; 3],
            "{page}"
        );
    }
}

#[test]
fn the_same_pages_give_the_same_bytes_with_any_number_of_threads() {
    let doc = |number: usize| Doc {
        url: format!("trang-{number}.html"),
        title: format!("Trang {number} về tiết kiệm điện"),
        weight: if number.is_multiple_of(7) { 200 } else { 100 },
        sections: (0..4)
            .map(|part| Section {
                anchor: format!("p{part}"),
                heading: format!("Phần {part} của trang {number}"),
                text: vec![format!(
                    "Tổ {} phân loại rác, tắt đèn số {}.",
                    number % 13,
                    number * part
                )],
                ..Section::default()
            })
            .collect(),
        ..Doc::default()
    };
    let library = Library {
        docs: (0..400).map(doc).collect(),
        ..Library::default()
    };
    let with = |threads| {
        rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .unwrap()
            .install(|| index(&library, |_| vec![]))
    };
    let one = with(1);
    assert!(one.len() > 10, "many files");
    assert!(one == with(2) && one == with(5));
}

/// Names of files with what they hold.
fn by_name(library: &Library) -> BTreeMap<String, Vec<u8>> {
    index(library, |_| vec![]).into_iter().collect()
}

#[test]
fn an_edit_of_one_sentence_rewrites_few_files() {
    let words = "tổ đèn quạt máy nước giấy rác xanh ca kho bếp vườn điện gió nắng mưa cây hoa";
    let words: Vec<&str> = words.split(' ').collect();
    let word = |at: usize| words[at * 7919 % 104_729 % words.len()];
    let sentence = |at: usize| {
        (0..12)
            .map(|n| word(at + n * n))
            .collect::<Vec<_>>()
            .join(" ")
    };
    let doc = |number: usize| Doc {
        url: format!("trang-{number}.html"),
        title: format!("Trang {number}"),
        weight: 100,
        sections: (0..4)
            .map(|part| Section {
                text: (0..16)
                    .map(|n| sentence(number * 64 + part * 16 + n))
                    .collect(),
                ..Section::default()
            })
            .collect(),
        ..Doc::default()
    };
    let mut library = Library {
        docs: (0..600).map(doc).collect(),
        ..Library::default()
    };
    let before = by_name(&library);
    library.docs[300].sections[2]
        .text
        .insert(5, "một câu mới về kho hoa và nắng".into());
    let after = by_name(&library);
    let fresh = after
        .iter()
        .filter(|(name, bytes)| before.get(*name) != Some(bytes));
    let fresh = fresh.count();
    assert!(
        before.len() > 60 && fresh <= 16,
        "{fresh} of {} files differ",
        before.len()
    );
}

#[test]
fn a_small_index_is_one_file_whose_names_are_texts() {
    let doc = |number: usize| Doc {
        url: format!("{number}.html"),
        title: format!("Bài {number}"),
        sections: vec![Section::default()],
        ..Doc::default()
    };
    for count in 1..40 {
        let library = Library {
            docs: (0..count).map(doc).collect(),
            ..Library::default()
        };
        let files = by_name(&library);
        assert_eq!(files.keys().collect::<Vec<_>>(), ["r.js"]);
        let root = String::from_utf8(files["r.js"].clone()).unwrap();
        let within = root.split_once(",i:{").unwrap().1;
        assert!(
            within.starts_with('"'),
            "a name may begin with a digit: {within}"
        );
    }
}

#[test]
fn the_root_tells_pages_that_weigh_more_or_less() {
    let doc = |weight| Doc {
        url: format!("{weight}.html"),
        title: "Bài".into(),
        weight,
        sections: vec![Section::default()],
        ..Doc::default()
    };
    let library = Library {
        docs: [100, 50, 100, 200].map(doc).to_vec(),
        ..Library::default()
    };
    let root = String::from_utf8(index(&library, |_| vec![]).pop().unwrap().1).unwrap();
    let weights = root
        .split(",g:[[],\"")
        .nth(1)
        .and_then(|rest| rest.split('"').next());
    assert_eq!(weights, Some("1b12X6"), "page 1 half, two pages on twice");
}

/// Pages whose words are those of a small language, in numbers that lead to other pages each time.
fn made_up(pages: usize) -> Library {
    let word = |at: usize| {
        format!(
            "{}{}",
            ["ba", "co", "di", "lu"][at % 4],
            at * 7919 % 997 % 211
        )
    };
    let sentence = |at: usize| {
        (0..14)
            .map(|n| word(at * 31 + n * n * 17))
            .collect::<Vec<_>>()
    };
    let section = |at: usize| Section {
        anchor: format!("m{at}"),
        heading: sentence(at)[..4].join(" "),
        text: (0..5).map(|n| sentence(at * 5 + n).join(" ")).collect(),
        ..Section::default()
    };
    let doc = |number: usize| Doc {
        url: format!("kho/trang-{number}.html"),
        title: format!("Trang {number} {}", word(number)),
        weight: if number.is_multiple_of(3) { 50 } else { 100 },
        sections: (0..8).map(|part| section(number * 8 + part)).collect(),
        ..Doc::default()
    };
    let same = (0..pages / 4).map(|at| vec![format!("t{at}"), format!("từ số {at}")]);
    Library {
        docs: (0..pages).map(doc).collect(),
        words: Words {
            same: same.collect(),
            one_way: vec![],
        },
        ..Library::default()
    }
}

#[test]
fn a_root_does_not_grow_with_its_site() {
    for pages in [40, 163, 1000, 4000] {
        let root = by_name(&made_up(pages))["r.js"].len();
        assert!(root <= 4096, "{root} bytes for {pages} pages");
    }
}

#[test]
fn an_index_that_lies_at_hand_is_few_files() {
    let library = Library {
        layout: Layout::AtHand,
        ..made_up(163)
    };
    let files = by_name(&library);
    let on_clusters: usize = files
        .values()
        .map(|bytes| bytes.len().next_multiple_of(32 << 10))
        .sum();
    let bytes: usize = files.values().map(Vec::len).sum();
    assert!(bytes > 500_000, "{bytes} bytes are no index of 163 pages");
    assert!(
        files.len() <= 60 && on_clusters <= 2 * bytes,
        "{}",
        files.len()
    );
}
