//! What the program tells of itself is whole: reference, explanations, schemas.

use std::collections::BTreeSet;
use std::path::Path;
use xanh::base::diagnostic::Language;
use xanh::manual::{explain::explain, schema, settings};
use xanh::model::block::BLOCKS;
use xanh::read::fields::FIELDS;

const PAGE: &str = "content/huong-dan/tra-cuu.md";

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
    let text = run(&["reference", "--lang", "vi"]);
    if std::env::var_os("XANH_BLESS").is_some() {
        std::fs::write(PAGE, &text).unwrap();
    }
    let written = std::fs::read_to_string(Path::new(PAGE)).unwrap();
    assert!(
        written == text,
        "rewrite {PAGE} with XANH_BLESS=1 cargo test"
    );
}

#[test]
fn the_reference_names_every_key_block_and_setting() {
    for language in ["vi", "en"] {
        let text = run(&["reference", "--lang", language]);
        let rows: BTreeSet<&str> = text
            .lines()
            .filter_map(|line| line.strip_prefix("| `")?.split_once('`'))
            .map(|(name, _)| name)
            .collect();
        let fields = FIELDS.iter().map(|field| field.key);
        let blocks = BLOCKS.iter().map(|block| block.name);
        let files = settings::FILES.iter();
        let keys = files.flat_map(|file| file.keys.iter().map(|key| key.path));
        let lacking: Vec<&str> = fields
            .chain(blocks)
            .chain(keys)
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
    for word in fields.chain(blocks).chain(keys) {
        for language in [Language::Vietnamese, Language::English] {
            assert!(explain(word, language).is_ok(), "{word}");
        }
    }
    assert_eq!(
        explain("thoi_luog", Language::English),
        Err(Some("thoi_luong"))
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
