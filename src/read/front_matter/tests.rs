use super::*;
use crate::base::diagnostic::lines;
use crate::model::meta::{Kind, Role};
use crate::read::config::defaults;

mod said;

/// Reads `text` as `a/b.md` in a section of `kind`.
fn read(kind: KindName, text: &str) -> (Head, String) {
    let (head, wrong) = front_matter(
        &SourcePath::new("content/a/b.md"),
        text,
        Role::Page(kind),
        &defaults("vi"),
    );
    (head, lines(&wrong, text))
}

/// `inner` between YAML fences has these faults.
#[track_caller]
fn yaml_faults(kind: KindName, inner: &str, expected: &str) {
    assert_eq!(read(kind, &format!("---\n{inner}\n---\n")).1, expected);
}

#[track_caller]
fn toml_faults(inner: &str, expected: &str) {
    assert_eq!(
        read(KindName::Page, &format!("+++\n{inner}\n+++\n")).1,
        expected
    );
}

#[test]
fn each_mistake_has_an_error_at_its_own_bytes() {
    use KindName::*;
    yaml_faults(
        Page,
        "title: \"A\"\ntilte: x",
        "head/unknown-key 3:1 no key `tilte` -> did you mean `title`?",
    );
    yaml_faults(
        Page,
        "tiêu đề: x\ntitle: A",
        "head/unknown-key 2:1 no key `tiêu đề` -> did you mean `tieu_de`?",
    );
    yaml_faults(
        Page,
        "title: [a]",
        "head/type 2:8 text is wanted here, this is a list -> write a text in quotes: `\"…\"`",
    );
    yaml_faults(
        Page,
        "title: A\nlevels: co-so",
        "head/type 3:9 a list is wanted here, this is the text `co-so` -> write `[co-so]`",
    );
    yaml_faults(
        Page,
        "title: A\ndraft: có",
        "head/type 3:8 `true` or `false` is wanted here, this is the text `có` -> write `true`",
    );
    yaml_faults(
        Module,
        "title: A\nduration: \"90\"",
        "head/type 3:11 a whole number is wanted here, this is the text `90` -> write `90`",
    );
    yaml_faults(
        Module,
        "title: A\npass: 120",
        "head/value 3:7 the number `120` is out of range -> write a number from 0 to 100",
    );
    yaml_faults(
        Page,
        "title: A\ntitle: B",
        "head/duplicate 3:1 the key `title` stands twice -> keep one of the two",
    );
    yaml_faults(
        Page,
        "title: A\ntieu_de: B",
        "head/duplicate 3:1 `tieu_de` stands twice: `title` is the same key -> keep one of the two",
    );
    let days = "-> write `2026-11-22` or `22/11/2026`";
    yaml_faults(
        Page,
        "title: A\ndate: 31/02/2026",
        &format!("head/date 3:7 there is no day `31/02/2026` {days}"),
    );
    yaml_faults(
        Page,
        "title: A\ndate: hôm nay",
        &format!("head/date 3:7 `hôm nay` is not a day {days}"),
    );
    yaml_faults(
        Page,
        "title: A\ndate: 11/22/2026",
        "head/date 3:7 there is no day `11/22/2026` -> did you mean `22/11/2026`?",
    );
    yaml_faults(
        Page,
        "title: A: b",
        "head/colon 2:9 a colon in a text without quotes -> write `title: \"A: b\"`",
    );
    let curly = "a curly quote `“` where a straight one `\"` belongs -> write `\"A\"`; to show \
        curly quotes write `\"“A”\"`";
    yaml_faults(
        Page,
        "title: “A”",
        &format!("head/curly-quotes 2:8 {curly}"),
    );
    yaml_faults(
        Page,
        "description: x",
        "head/no-title 1:1 the page has no title -> add `title: \"…\"`, or begin the text with \
            the title: `# …`",
    );
    yaml_faults(
        Page,
        "title:",
        "head/no-title 2:6 the page has no title -> add `title: \"…\"`, or begin the text with \
            the title: `# …`",
    );
    let form = "write it like `III.4.2`, `II.1-3` or `57-kh-tld#II.3`";
    yaml_faults(
        Page,
        "title: A\nclauses: [II.3, điều 5]",
        &format!("clause/form 3:17 `điều 5` is not a clause -> {form}"),
    );
    yaml_faults(
        Page,
        "title: A\nkind: modul",
        "head/value 3:7 `modul` is no value of this key -> did you mean `module`?",
    );
    yaml_faults(
        Page,
        "title: A\nslug: Lối sống",
        "head/value 3:7 the address `Lối sống` holds more than plain small letters, digits and \
         hyphens -> did you mean `loi-song`?",
    );
    yaml_faults(
        Page,
        "title: A\nlang: tiếng Việt",
        "head/value 3:7 `tiếng Việt` is not a language tag -> write `vi` or `en`",
    );
    yaml_faults(
        Page,
        "title: A\nsearch: 20",
        "head/type 3:9 `false` or a number from 0.1 to 10 is wanted here, this is the number `20` \
         -> write `false` to keep the page out of search, `2` to bring it forward",
    );
    yaml_faults(
        Plan,
        "title: A\nperiod: sau này",
        "head/type 3:9 a span of years like `2014 - 2020` is wanted here, this is the text `sau \
         này` -> write `2014 - 2020`",
    );
}

#[test]
fn a_key_of_another_kind_of_page_is_told_so() {
    use KindName::*;
    let here = "head/unknown-key 3:1 the key `duration` belongs to pages of kind `module`";
    yaml_faults(
        Page,
        "title: A\nduration: 90",
        &format!("{here}; this page is of kind `page` -> take the line out, or add `kind: module`"),
    );
    yaml_faults(
        Guide,
        "title: A\nthoi_luong: 90",
        &format!(
            "{}; this page is of kind `guide` -> take the line out, or add `kind: module`",
            here.replace("duration", "thoi_luong")
        ),
    );
    yaml_faults(
        Module,
        "title: A\nperiod: 90",
        "head/unknown-key 3:1 the key `period` belongs to pages of kind `plan`, `guide`; this page \
         is of kind `module` -> take the line out, or add `kind: plan`",
    );
    yaml_faults(
        Page,
        "title: A\nsort: date",
        "head/unknown-key 3:1 the key `sort` belongs in `_index.md` only -> move this line to the \
         `_index.md` of the section",
    );
}

#[test]
fn toml_heads_have_the_same_faults() {
    toml_faults(
        "tilte = 1\ntitle = \"A\"",
        "head/unknown-key 2:1 no key `tilte` -> did you mean `title`?",
    );
    toml_faults(
        "title = A",
        "head/syntax 2:9 text must bear quotes -> write `\"A\"`",
    );
    toml_faults(
        "title = \"A\"\ndate = 2026-02-31",
        "head/date 3:8 there is no day `2026-02-31` -> look at the day and the month again",
    );
    toml_faults(
        "title = \"A\"\nlevels = \"co-so\"",
        "head/type 3:10 a list is wanted here, this is the text `co-so` -> write `[\"co-so\"]`",
    );
}

#[test]
fn inner_tables_are_read_like_the_outer_one() {
    use KindName::*;
    yaml_faults(
        Column,
        "title: A\nheadlines:\n  prin: x",
        "head/unknown-key 4:3 no key `prin` -> did you mean `print`?",
    );
    yaml_faults(
        Column,
        "title: A\ncorrections:\n  - date: 1/13/2026\n    text: x",
        "head/date 4:11 there is no day `1/13/2026` -> did you mean `13/01/2026`?",
    );
    yaml_faults(
        Column,
        "title: A\nimages:\n  - alt: x",
        "head/missing 4:5 `file` is missing -> add `file: \"…\"`",
    );
    let colon = "head/colon 4:5 a colon in a text without quotes -> write `\"Phiếu 1: kiểm kê\"`";
    yaml_faults(Module, "title: A\nmaterials:\n  - Phiếu 1: kiểm kê", colon);
}

#[test]
fn what_is_broken_is_told_once() {
    yaml_faults(
        KindName::Page,
        "tilte: A: b\nlevels: x",
        "head/colon 2:9 a colon in a text without quotes -> write `tilte: \"A: b\"`",
    );
    yaml_faults(
        KindName::Page,
        "- a",
        "head/type 2:1 a table of keys and values is wanted here, this is a list -> write a line \
         `key: value` for each",
    );
}

#[test]
fn a_head_that_is_not_closed_takes_the_whole_file() {
    let (head, faults) = read(KindName::Page, "---\ntitle: A\n\nChữ.\n");
    assert_eq!(
        faults,
        "head/unclosed 1:1 the head opened by `---` is never closed -> add a line `---` after the \
         last key"
    );
    assert_eq!(
        (head.body, head.meta.title.value.as_str()),
        ("---\ntitle: A\n\nChữ.\n".len(), "b")
    );
    let (_, faults) = read(KindName::Page, "+++\ntitle = 'A'\n++++\n");
    assert_eq!(
        faults,
        "head/unclosed 1:1 the head opened by `+++` is never closed -> line 3 is `++++`, write \
         `+++`"
    );
    let (_, faults) = read(KindName::Page, "---\ntitle: A\n—-\n- a\n");
    assert_eq!(
        faults,
        "head/unclosed 1:1 the head opened by `---` is never closed -> line 3 is `—-`, write `---`"
    );
}

#[test]
fn a_page_without_a_head_is_named_by_its_heading_or_file() {
    let title = |file: &str, text: &str| {
        let (head, wrong) = front_matter(
            &SourcePath::new(file),
            text,
            Role::Page(KindName::Page),
            &defaults("vi"),
        );
        (head.meta.title.value, head.body, wrong.len())
    };
    assert_eq!(
        title("content/a/b.md", "Mở.\n\n# Tên bài {#ten}\n"),
        ("Tên bài".to_string(), 0, 0)
    );
    assert_eq!(title("content/a/b.md", "Mở."), ("b".to_string(), 0, 0));
    assert_eq!(title("content/a/_index.md", "Mở."), ("a".to_string(), 0, 0));
    assert_eq!(title("content/a/b.md", "---x\n"), ("b".to_string(), 0, 0));
}
