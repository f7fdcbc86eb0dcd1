//! The index of search: what may not be seen is not in it, and the same pages give the same bytes.

use crate::support::{Asked, Built, built};
use std::collections::BTreeMap;
use xanh::base::inputs::Audience;
use xanh::base::path::OutPath;
use xanh::rule::Body;
use xanh::search::{Doc, Library, Section, index};

/// Files of the index of a built site, as one text.
fn shards(site: &Built) -> String {
    let Some(Body::Folder(files)) = site.outputs.get(&OutPath::new("search")) else { panic!("no folder `search`") };
    let scripts = ["search/x.js", "search/core.js", "search/mend.js", "search/page.js"];
    let ours = files.iter().filter(|(path, _)| !scripts.contains(&path.as_str()));
    ours.map(|(_, body)| if let Body::Bytes(bytes) = body { String::from_utf8_lossy(bytes).into_owned() } else { panic!("{body:?}") })
        .collect()
}

fn site(audience: Audience) -> String {
    let files = [
        ("content/_index.md", "---\ntitle: \"Trang đầu\"\n---\n\nChào.\n"),
        (
            "content/bai.md",
            "---\ntitle: \"Bài\"\n---\n\nThấy được.\n\n::: trainer\n\nhoàngyến\n\n## Thêm chimsẻ\n\n:::\n\n::: quiz {#c1 use=exam}\n\nCâu sơnca?\n\n- [x] Đúng\n- [ ] Sai\n\n:::\n",
        ),
        ("content/nhap.md", "---\ntitle: \"Nháp đạibàng\"\ndraft: true\n---\n\nđạibàng\n"),
        ("content/sau.md", "---\ntitle: \"Về sau bồcâu\"\npublish: 2030-01-01\n---\n\nbồcâu\n"),
        ("content/kin.md", "---\ntitle: \"Kín thiênnga\"\nsearch: false\n---\n\nthiênnga\n"),
    ];
    let files: BTreeMap<String, String> = files.into_iter().map(|(name, text)| (name.to_string(), text.to_string())).collect();
    let mut asked = Asked::default();
    asked.options.audience = audience;
    shards(&built(&files, &asked))
}

#[test]
fn what_may_not_be_seen_is_in_no_index() {
    let learner = site(Audience::Learner);
    assert!(learner.contains("Thấy được"));
    for hidden in ["hoàngyến", "hoangyen", "chimse", "sonca", "đạibàng", "daibang", "bocau", "thiennga"] {
        assert!(!learner.contains(hidden), "`{hidden}` is in the index");
    }
    assert!(site(Audience::Trainer).contains("hoàngyến"), "a trainer finds the notes for trainers");
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
                text: vec![format!("Tổ {} phân loại rác, tắt đèn số {}.", number % 13, number * part)],
                stressed: vec![],
            })
            .collect(),
        ..Doc::default()
    };
    let library = Library { docs: (0..400).map(doc).collect(), ..Library::default() };
    let with = |threads| rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap().install(|| index(&library));
    let one = with(1);
    assert!(one.len() > 10, "many files");
    assert!(one == with(2) && one == with(5));
}
