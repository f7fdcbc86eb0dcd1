//! `rename level` and `merge levels`: one name for some levels, wherever the site names them.

use super::{Run, Site, tree};
use std::fs;
use std::path::Path;

const LEVELS: &str = "\
# Ba cấp.
[[level]]
id = \"nuoc\"
name = \"Cả nước\"

[[level]]
id = \"tinh\"
name = \"Cấp tỉnh\"
short = \"Tỉnh\"
above = \"nuoc\"
clauses = [\"ke#I.1\"]
also = [\"LĐLĐ tỉnh\"]

# Cấp huyện đã hết.
[[level]]
id = \"huyen\"
name = \"Cấp huyện\"
above = \"tinh\"
clauses = [\"ke#I.2\"]
until = 2025-06-30 # không còn
replaced_by = \"tinh\"

[[level]]
id = \"co-so\"
name = \"Cơ sở\"
above = \"huyen\"

[[body]]
id = \"ban\"
level = \"huyen\"
name = \"Ban mẫu\"
";

const COVERAGE: &str = "\
[[require]]
clauses = [\"ke#I.1\"]
levels = [\"tinh\", \"huyen\"]
kinds = [\"guide\"]

# Không cần.
[[not_applicable]]
clauses = [\"ke#I.1\"]
levels = [\"huyen\"]
reason = \"không có việc\"

[[not_applicable]]
clauses = [\"ke#I.2\"]
levels = [\"nuoc\", \"tinh\", \"huyen\", \"co-so\"]
reason = \"không cần\"
";

/// A plan, three levels below the country, and pages that name them in every way.
fn site() -> Site {
    let site = Site::new();
    fs::remove_file(site.at("content/a.md")).unwrap();
    site.write(
        "xanh.toml",
        "title = \"Thử\"\n[[menu]]\npage = \"cap/tinh.md\"\n",
    );
    site.write("content/registers/levels.toml", LEVELS);
    site.write("content/registers/coverage.toml", COVERAGE);
    site.write(
        "content/ke-hoach/_index.md",
        "---\ntitle: K\nkind: plan\n---\n",
    );
    site.write(
        "content/ke-hoach/ke/index.md",
        "---\ntitle: \"Kế\"\nnumber: \"1/KH\"\n---\n",
    );
    site.write(
        "content/ke-hoach/ke/text.txt",
        "I. MỤC MỘT\n\n1. Một việc.\n\n2. Hai việc.\n",
    );
    site.write(
        "content/ke-hoach/ke/notes.toml",
        "[clause.\"I.1\"]\nlevels = [\"tinh\"]\n\n[clause.\"I.2\"]\nlevels = [\n  \"tinh\",\n  \"huyen\",\n]\n",
    );
    site.write("content/cap/_index.md", "---\ntitle: C\nkind: level\n---\n");
    site.write(
        "content/cap/tinh.md",
        "\u{FEFF}---\r\ntitle: \"Tỉnh\"\r\nlevels: [tinh]\r\n---\r\n## Việc {#viec}\r\n\r\n\
         [lên](../_index.md)\r\n",
    );
    site.write(
        "content/cap/huyen.md",
        "+++\ntitle = \"Huyện\"\nlevels = [\"huyen\"]\n+++\n[tỉnh](tinh.md)\n",
    );
    site.write(
        "content/cam-nang/_index.md",
        "---\ntitle: G\nkind: guide\n---\nXem [cấp tỉnh][t].\n\n[t]: ../cap/tinh.md#viec\n",
    );
    site.write(
        "content/cam-nang/g.md",
        "---\ntitle: G\ncap:\n  - huyen\n  - tinh\n  - co-so\nclauses: [\"ke#I.1\"]\n---\n\
         [tinh.md](../cap/tinh.md)\n\n::: for {#a level=tinh,co-so}\nMột.\n:::\n\n\
         ::: viec-can-lam [level=huyen] {level=huyen,tinh}\n- [ ] Hai.\n:::\n",
    );
    site
}

#[track_caller]
fn told(run: &Run, code: i32, out: &str, err: &str) {
    assert_eq!(
        (run.code, run.out.as_str(), run.err.as_str()),
        (code, out, err)
    );
}

fn read(site: &Site, name: &str) -> String {
    fs::read_to_string(site.at(name)).expect(name)
}

#[test]
fn a_level_is_renamed_wherever_it_is_named() {
    let site = site();
    let before = tree(&site.at(""));
    let arguments = ["rename", "level", "tinh", "tinh-thanh"];
    let shown = "\
content/cap/tinh.md -> content/cap/tinh-thanh.md
content/cam-nang/_index.md: 1 chỗ
content/cam-nang/g.md: 4 chỗ
content/cap/huyen.md: 1 chỗ
content/cap/tinh-thanh.md: 2 chỗ
content/ke-hoach/ke/notes.toml: 2 chỗ
content/registers/coverage.toml: 2 chỗ
content/registers/levels.toml: 3 chỗ
xanh.toml: 1 chỗ
";
    let check = site.run(&[&arguments[..], &["--check"]].concat());
    told(&check, 1, shown, "sẽ đổi 16 chỗ trong 8 tệp; chưa ghi gì\n");
    assert_eq!(tree(&site.at("")), before);
    let done = site.run(&arguments);
    let end = "đã đổi 16 chỗ trong 8 tệp; xem còn gì: `xanh check`\n";
    told(&done, 0, shown, end);
    assert_eq!(
        read(&site, "content/registers/levels.toml"),
        LEVELS
            .replace("id = \"tinh\"", "id = \"tinh-thanh\"")
            .replace("above = \"tinh\"", "above = \"tinh-thanh\"")
            .replace("replaced_by = \"tinh\"", "replaced_by = \"tinh-thanh\"")
    );
    assert_eq!(
        read(&site, "content/registers/coverage.toml"),
        COVERAGE.replace("\"tinh\"", "\"tinh-thanh\"")
    );
    assert_eq!(
        read(&site, "content/cap/tinh-thanh.md"),
        "\u{FEFF}---\r\naliases: [\"/cap/tinh.html\"]\r\ntitle: \"Tỉnh\"\r\nlevels: [tinh-thanh]\r\n---\r\n\
         ## Việc {#viec}\r\n\r\n[lên](../_index.md)\r\n"
    );
    assert_eq!(
        read(&site, "content/cam-nang/_index.md"),
        "---\ntitle: G\nkind: guide\n---\nXem [cấp tỉnh][t].\n\n[t]: ../cap/tinh-thanh.md#viec\n"
    );
    assert_eq!(
        read(&site, "content/cam-nang/g.md"),
        "---\ntitle: G\ncap:\n  - huyen\n  - tinh-thanh\n  - co-so\nclauses: [\"ke#I.1\"]\n---\n\
         [tinh.md](../cap/tinh-thanh.md)\n\n::: for {#a level=tinh-thanh,co-so}\nMột.\n:::\n\n\
         ::: viec-can-lam [level=huyen] {level=huyen,tinh-thanh}\n- [ ] Hai.\n:::\n"
    );
    assert_eq!(
        read(&site, "xanh.toml"),
        "title = \"Thử\"\n[[menu]]\npage = \"cap/tinh-thanh.md\"\n"
    );
    assert!(!site.at("content/cap/tinh.md").exists());
    let check = site.run(&["check"]);
    assert_eq!(
        (check.code, check.err.contains("lỗi[")),
        (0, false),
        "{}",
        check.err
    );
}

#[test]
fn levels_are_merged_and_what_they_had_comes_together() {
    let site = site();
    let run = site.run(&[
        "merge", "levels", "tinh", "huyen", "--into", "tinh", "--lang", "en",
    ]);
    let shown = "\
content/cam-nang/g.md: 2 places
content/cap/huyen.md: 2 places
content/ke-hoach/ke/notes.toml: 1 place
content/registers/coverage.toml: 3 places
content/registers/levels.toml: 5 places
content/cam-nang/g.md:15:1: this block and one above are both for `tinh` now: make them one, or change a title
content/cap/huyen.md:2:9: `content/cap/huyen.md` is an ordinary page now: take what still holds into `content/cap/tinh.md`
content/registers/coverage.toml:9:10: `tinh` is not named here any more: one of the levels has a duty by this clause
content/registers/levels.toml:7:6: look at `name`, `short` and `summary` of the merged level
";
    let end = "changed 13 places in 5 files; what is left: `xanh check`\n";
    told(&run, 0, shown, end);
    assert_eq!(
        read(&site, "content/registers/levels.toml"),
        "\
# Ba cấp.
[[level]]
id = \"nuoc\"
name = \"Cả nước\"

[[level]]
id = \"tinh\"
name = \"Cấp tỉnh\"
short = \"Tỉnh\"
above = \"nuoc\"
clauses = [\"ke#I.1\", \"ke#I.2\"]
also = [\"LĐLĐ tỉnh\", \"Cấp huyện\"]

# Cấp huyện đã hết.
[[level]]
id = \"co-so\"
name = \"Cơ sở\"
above = \"tinh\"

[[body]]
id = \"ban\"
level = \"tinh\"
name = \"Ban mẫu\"
"
    );
    assert_eq!(
        read(&site, "content/registers/coverage.toml"),
        "\
[[require]]
clauses = [\"ke#I.1\"]
levels = [\"tinh\"]
kinds = [\"guide\"]

# Không cần.
[[not_applicable]]
clauses = [\"ke#I.2\"]
levels = [\"nuoc\", \"tinh\", \"co-so\"]
reason = \"không cần\"
"
    );
    assert_eq!(
        read(&site, "content/ke-hoach/ke/notes.toml"),
        "[clause.\"I.1\"]\nlevels = [\"tinh\"]\n\n[clause.\"I.2\"]\nlevels = [\n  \"tinh\",\n]\n"
    );
    assert_eq!(
        read(&site, "content/cap/huyen.md"),
        "+++\nkind = \"page\"\ntitle = \"Huyện\"\nlevels = [\"tinh\"]\n+++\n[tỉnh](tinh.md)\n"
    );
    assert_eq!(
        read(&site, "content/cam-nang/g.md"),
        "---\ntitle: G\ncap:\n  - tinh\n  - co-so\nclauses: [\"ke#I.1\"]\n---\n\
         [tinh.md](../cap/tinh.md)\n\n::: for {#a level=tinh,co-so}\nMột.\n:::\n\n\
         ::: viec-can-lam [level=huyen] {level=tinh}\n- [ ] Hai.\n:::\n"
    );
}

#[test]
fn the_entry_of_the_new_name_stays_wherever_it_stands() {
    let site = site();
    let run = site.run(&["gop", "cap", "tinh", "--into", "huyen", "-q"]);
    told(&run, 0, "", "");
    let levels = read(&site, "content/registers/levels.toml");
    let entry = "\
[[level]]
id = \"huyen\"
name = \"Cấp huyện\"
above = \"nuoc\"
clauses = [\"ke#I.2\", \"ke#I.1\"]

";
    assert!(
        levels.contains(&entry.replace("name", "also = [\"LĐLĐ tỉnh\", \"Tỉnh\"]\nname")),
        "{levels}"
    );
    assert!(!levels.contains("\"tinh\""), "{levels}");
    let check = site.run(&["check"]);
    assert_eq!(check.code, 0, "{}", check.err);
}

/// All but the register was written when the machine stopped.
#[test]
fn what_was_broken_off_is_ended_by_the_same_command() {
    let (broken, whole) = (site(), site());
    let arguments = ["rename", "level", "tinh", "tinh-thanh", "-q"];
    assert_eq!(whole.run(&arguments).code, 0);
    for (name, bytes) in tree(&whole.at("content")) {
        if !matches!(name.as_str(), "registers/levels.toml" | "cap/tinh-thanh.md") {
            fs::write(broken.at("content").join(name), bytes).unwrap();
        }
    }
    fs::copy(
        whole.at("content/cap/tinh-thanh.md"),
        broken.at("content/cap/tinh.md"),
    )
    .unwrap();
    fs::copy(whole.at("xanh.toml"), broken.at("xanh.toml")).unwrap();
    told(&broken.run(&arguments), 0, "", "");
    assert_eq!(tree(&broken.at("")), tree(&whole.at("")));
}

#[test]
fn what_cannot_be_renamed_is_told_with_its_cure() {
    let site = site();
    let cases: [(&[&str], &str); 5] = [
        (
            &["rename", "level", "tinhh", "a"],
            "lỗi[rename/level]: không có cấp `tinhh`\nsửa: có phải bạn muốn viết `tinh`?\n",
        ),
        (
            &["rename", "level", "tinh", "Cấp tỉnh"],
            "lỗi[rename/name]: `Cấp tỉnh` không làm tên của cấp được\nsửa: viết `cap-tinh`\n",
        ),
        (
            &["doi-ten", "cap", "tinh", "co-so"],
            "lỗi[rename/taken]: đã có cấp `co-so`\nsửa: gộp hai cấp: `xanh merge levels tinh \
             --into co-so`\n",
        ),
        (
            &["merge", "levels", "tinh", "--into", "a"],
            "lỗi[rename/one]: gộp thì cần ít nhất hai cấp\nsửa: đổi tên một cấp: `xanh rename \
             level tinh a`\n",
        ),
        (
            &["rename", "level", "tinh", "huyen-moi"],
            "lỗi[rename/file]: đã có `content/cap/huyen-moi.md`, nơi trang của cấp phải đến\n\
             sửa: đổi tên hoặc gỡ tệp ấy, rồi chạy lại\n",
        ),
    ];
    site.write(
        "content/cap/huyen-moi.md",
        "---\ntitle: M\nkind: page\n---\n",
    );
    let before = tree(&site.at("content"));
    for (arguments, expected) in cases {
        told(&site.run(arguments), 2, "", expected);
    }
    assert_eq!(tree(&site.at("content")), before);
}

/// From the four levels of a plan of 2014 to the three of today.
#[test]
fn the_site_of_this_repository_goes_from_four_levels_to_three() {
    let site = Site::new();
    fs::remove_dir_all(site.at("content")).unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    fs::copy(root.join("xanh.toml"), site.at("xanh.toml")).unwrap();
    for (name, bytes) in tree(&root.join("content")) {
        let path = site.at("content").join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    let four = ["tinh-nganh", "cap-tren-co-so", "--into", "cap-tren-co-so"];
    let merged = site.run(&[&["merge", "levels"], &four[..]].concat());
    assert_eq!(merged.code, 0, "{}", merged.err);
    let renamed = site.run(&["rename", "level", "tong-lien-doan", "trung-uong"]);
    assert_eq!(renamed.code, 0, "{}", renamed.err);
    let check = site.run(&["check"]);
    assert_eq!(
        (check.code, check.err.contains("lỗi[")),
        (0, false),
        "{}",
        check.err
    );
}
