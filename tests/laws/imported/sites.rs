//! Sites of other generators whose pages hold notes, keys, comments and drafts.

use super::texts::LABELS;
use super::{Canaries, keeps};
use std::collections::{BTreeMap, BTreeSet};
use xanh::import::site::{Files, site};

/// A generator: its settings, the folder of its pages, and how its templates comment.
const GENERATORS: [(&str, &str, &str, &str, &str); 6] = [
    ("hugo.toml", "title = \"A\"\n", "content/", "{{/* ", " */}}"),
    (
        "config.toml",
        "base_url = \"https://a.vn\"\n",
        "content/",
        "{# ",
        " #}",
    ),
    ("mkdocs.yml", "site_name: A\n", "docs/", "<!-- ", " -->"),
    ("docusaurus.config.js", "x\n", "docs/", "{/* ", " */}"),
    (
        "_config.yml",
        "title: A\n",
        "",
        "{% comment %} ",
        " {% endcomment %}",
    ),
    (
        "config.yaml",
        "carpentry: incubator\ntitle: A\n",
        "episodes/",
        "<!-- ",
        " -->",
    ),
];

/// A page with every kind of place; `label` stands before what is for trainers.
fn page(all: &mut Canaries, at: usize, label: &str, open: &str, close: &str) -> String {
    let shown = format!("Lời {} mở.\n\n", all.open(at));
    let hidden = format!(
        "{open}{}{close}\n\n<!--\n{}\n-->\n\n<div hidden>\n{}\n</div>\n\n",
        all.buried(at),
        all.buried(at),
        all.buried(at)
    );
    let instructor = format!("::: instructor\n\n{}\n\n:::\n\n", all.closed(at));
    let secret = all.closed(at);
    let key = match at % 5 {
        0 => format!("**{label}:** {secret}\n\n{}\n", all.closed(at)),
        1 => format!("- Hỏi\n- {label}: {secret}\n"),
        2 => format!("### {label}\n\n{secret}\n\n- {}\n", all.closed(at)),
        3 => format!("> Hỏi gì? ({label}: {secret})\n"),
        _ => format!("| Câu | {label} |\n|---|---|\n| 1 | {secret} |\n"),
    };
    format!(
        "---\ntitle: Bài {at}\nghi_chu: {}\n---\n\n{shown}{hidden}{instructor}{key}\n## Sau\n\nHết.\n",
        all.buried(at)
    )
}

fn imported(files: &Files) -> BTreeMap<String, Vec<u8>> {
    let (imported, faults) = site("a", files, &BTreeSet::new());
    assert!(faults.is_empty(), "{faults:?}");
    let imported = imported.unwrap();
    assert_eq!(imported.report.failed, Vec::<String>::new());
    imported.files
}

#[test]
fn no_site_that_is_imported_shows_what_is_for_trainers() {
    for (settings, text, folder, open, close) in GENERATORS {
        let mut all = Canaries::default();
        let bytes = |text: &str| text.as_bytes().to_vec();
        let mut files = Files::from([(settings.to_string(), bytes(text))]);
        files.insert(format!("{folder}index.md"), bytes("---\ntitle: Nhà\n---\n"));
        for (at, label) in LABELS.iter().enumerate() {
            let page = page(&mut all, at, label, open, close);
            files.insert(format!("{folder}bai-{at}.md"), page.into_bytes());
        }
        let draft = format!(
            "---\ntitle: Nháp\ndraft: true\npublished: false\n---\n{}\n",
            all.buried(99)
        );
        files.insert(format!("{folder}nhap.md"), draft.into_bytes());
        if settings == "config.yaml" {
            let note = format!("---\ntitle: Sổ tay\n---\n{}\n", all.closed(98));
            files.insert("instructors/notes.md".to_string(), note.into_bytes());
        }
        let new = imported(&files);
        keeps(&new, &all, &|word| {
            let with = new
                .iter()
                .find(|(_, text)| String::from_utf8_lossy(text).contains(word));
            with.map_or(settings.to_string(), |(name, text)| {
                format!("{settings} {name}\n{}", String::from_utf8_lossy(text))
            })
        });
    }
}
