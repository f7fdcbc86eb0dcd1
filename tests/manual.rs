//! What the program tells of itself is whole: reference, explanations, schemas.

mod asked;
mod codes;
mod examples;
mod snippets;

use std::collections::BTreeSet;
use std::path::Path;
use xanh::base::diagnostic::Language;
use xanh::manual::{explain::explain, schema, settings};
use xanh::model::block::BLOCKS;
use xanh::read::fields::FIELDS;

/// Pages of the guide that the program writes, and what is asked of it.
const PAGES: [(&str, &[&str]); 2] = [
    (
        "content/huong-dan/tra-cuu.md",
        &["commands", "keys", "blocks", "settings", "data"],
    ),
    ("content/huong-dan/thong-bao.md", &["codes"]),
];

fn run(arguments: &[&str]) -> String {
    let run = std::process::Command::new(env!("CARGO_BIN_EXE_xanh"))
        .args(arguments)
        .output()
        .unwrap();
    assert!(run.status.success(), "{arguments:?}");
    String::from_utf8(run.stdout).unwrap()
}

#[test]
fn the_reference_in_the_content_is_that_of_the_program() {
    for (page, parts) in PAGES {
        let text = run(&[&["reference", "--lang", "vi"], parts].concat());
        if std::env::var_os("XANH_BLESS").is_some() {
            std::fs::write(page, &text).unwrap();
        }
        let written = std::fs::read_to_string(Path::new(page)).unwrap();
        assert!(
            written == text,
            "rewrite {page} with XANH_BLESS=1 cargo test"
        );
    }
}

#[test]
fn the_reference_names_every_key_block_and_setting() {
    for language in ["vi", "en"] {
        let text = run(&["reference", "--lang", language]);
        let cells = text
            .lines()
            .filter_map(|line| line.strip_prefix("| `")?.split_once(" |"));
        let rows: BTreeSet<&str> = cells
            .flat_map(|(cell, _)| cell.split(", "))
            .map(|name| name.trim_matches('`'))
            .collect();
        let fields = FIELDS.iter().map(|field| field.key);
        let blocks = BLOCKS.iter().map(|block| block.name);
        let files = settings::FILES.iter();
        let keys = files.flat_map(|file| file.keys.iter().map(|key| key.path));
        let codes = xanh::manual::codes::all();
        let lacking: Vec<&str> = fields
            .chain(blocks)
            .chain(keys)
            .chain(codes.iter().flat_map(|code| code.names.iter().copied()))
            .filter(|name| !rows.contains(name))
            .collect();
        assert_eq!(lacking, Vec::<&str>::new(), "{language}");
    }
}

#[test]
fn every_name_can_be_explained_in_both_languages() {
    let fields = FIELDS.iter().flat_map(|field| [field.key, field.alias]);
    let blocks = BLOCKS.iter().flat_map(|block| [block.name, block.alias]);
    let keys = settings::FILES
        .iter()
        .flat_map(|file| file.keys.iter().map(|key| key.path));
    let codes = xanh::manual::codes::all();
    let codes = codes.iter().flat_map(|code| code.names.iter().copied());
    for word in fields.chain(blocks).chain(keys).chain(codes) {
        for language in [Language::Vietnamese, Language::English] {
            assert!(explain(word, language).is_ok(), "{word}");
        }
    }
    assert_eq!(
        explain("thoi_luog", Language::English),
        Err(Some("thoi_luong"))
    );
    assert_eq!(
        explain("link/broke", Language::English),
        Err(Some("link/broken"))
    );
}

#[test]
fn a_code_is_explained_with_its_example() {
    assert_eq!(
        explain("link/broken", Language::English).unwrap(),
        "\
link/broken: A link leads to a file that is not there, or out of the site.
  why: Readers who follow it find nothing.
  wrong, in content/bai.md:
    Xem [giới thiệu](gioi-thiu.md).
  right:
    Xem [giới thiệu](gioi-thieu.md).
  cure: Write the path from the folder of this page to the `.md` file; follow a file that was \
         renamed.
"
    );
    assert_eq!(
        explain("cli/clock", Language::Vietnamese).unwrap(),
        "\
cli/clock: `--clock` không phải một ngày hay một lúc.
  vì sao: Trang được dựng như thể đang ở lúc ấy.
  sai: `xanh build --clock mai`
  đúng: `xanh build --clock 2026-11-22`
  sửa: Viết như `2026-11-22` hoặc `\"2026-11-22 08:00\"`.
"
    );
    assert_eq!(
        explain("load", Language::English).unwrap(),
        "\
load/host: A page loads something from another host by itself: a picture, a font, a script.
load/script: An address runs code when it is followed.
"
    );
}

#[test]
fn a_schema_holds_every_key_of_its_kind_under_both_names() {
    for name in schema::names() {
        let schema = schema::schema(name, Language::English).unwrap();
        assert_eq!(
            schema["$schema"],
            "https://json-schema.org/draft/2020-12/schema"
        );
        assert_eq!(schema["type"], "object", "{name}");
        assert!(
            schema["properties"]
                .as_object()
                .is_some_and(|keys| !keys.is_empty())
        );
    }
    let module = schema::schema("module", Language::English).unwrap();
    assert_eq!(module["properties"]["duration"]["type"], "integer");
    assert_eq!(module["properties"]["thoi_luong"]["minimum"], 1);
    assert!(module["properties"]["standfirst"].is_null());
    let levels = schema::schema("levels", Language::English).unwrap();
    let level = &levels["properties"]["level"]["items"];
    assert_eq!(level["required"], serde_json::json!(["id", "name"]));
    assert_eq!(schema::schema("x", Language::English), None);
}
