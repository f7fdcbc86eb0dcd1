//! What the readers of YAML and TOML give, and what they say is wrong.

use super::*;
use crate::base::diagnostic::{Diagnostic, lines};
use crate::base::path::SourcePath;

const CODES: Codes = Codes {
    syntax: "syntax",
    duplicate: "duplicate",
    colon: "colon",
    comment: "comment",
    sign: "sign",
    curly_quotes: "curly-quotes",
    tab: "tab",
    unsupported: "unsupported",
    unknown_key: "unknown-key",
    kind: "type",
    value: "value",
    date: "date",
    missing: "missing",
    unknown: "unknown",
};

type Reader = fn(&SourcePath, &str, std::ops::Range<usize>, &Codes) -> (Value, Vec<Diagnostic>);

/// The tree on one line, `key@line:col=value`.
fn shown(value: &Value, text: &str) -> String {
    let (line, col) = value.span.line_col(text);
    let node = match &value.node {
        Node::Nothing => "~".to_string(),
        Node::Text(text) => format!("{text:?}"),
        Node::Number(number) => number.to_string(),
        Node::Flag(flag) => flag.to_string(),
        Node::List(items) => format!(
            "[{}]",
            items
                .iter()
                .map(|item| shown(item, text))
                .collect::<Vec<_>>()
                .join(" ")
        ),
        Node::Table(table) => {
            let entries = table.entries.iter().map(|entry| {
                let (line, col) = entry.key.span.line_col(text);
                format!(
                    "{}@{line}:{col}={}",
                    entry.key.name,
                    shown(&entry.value, text)
                )
            });
            return format!("{{{}}}", entries.collect::<Vec<_>>().join(" "));
        }
    };
    format!("{node}@{line}:{col}")
}

#[track_caller]
fn check(reader: Reader, text: &str, expected: &str, faults: &str) {
    let (value, wrong) = reader(&SourcePath::new("a.md"), text, 0..text.len(), &CODES);
    assert_eq!(
        (shown(&value, text).as_str(), lines(&wrong, text).as_str()),
        (expected, faults)
    );
}

#[test]
fn yaml_becomes_a_tree_with_places() {
    let yaml = yaml as Reader;
    check(
        yaml,
        "a: một\nb: 12\nc: true",
        "{a@1:1=\"một\"@1:4 b@2:1=12@2:4 c@3:1=true@3:4}",
        "",
    );
    check(
        yaml,
        "a: [x, 'y z', \"\\u0111\"]\r\nb:\r\n  - 1\r\n",
        "{a@1:1=[\"x\"@1:5 \"y z\"@1:8 \"đ\"@1:15]@1:4 b@2:1=[1@3:5]@3:3}",
        "",
    );
    check(
        yaml,
        "d: 2014-09-25\nn: 01\nf: 1.5\ne:\nz: ~",
        "{d@1:1=\"2014-09-25\"@1:4 n@2:1=\"01\"@2:4 f@3:1=\"1.5\"@3:4 e@4:1=~@4:2 z@5:1=~@5:4}",
        "",
    );
    check(
        yaml,
        "t: |\n  dòng\n  hai\nk: {a: 1}",
        "{t@1:1=\"dòng\\nhai\\n\"@2:3 k@4:1={a@4:5=1@4:8}}",
        "",
    );
    check(yaml, "", "{}", "");
    check(yaml, "# chỉ lời bàn\n", "{}", "");
}

#[test]
fn toml_becomes_a_tree_in_the_order_written() {
    let toml = toml as Reader;
    check(
        toml,
        "b = 'một'\na = 0x0c\nd = 2014-09-25\n",
        "{b@1:1=\"một\"@1:5 a@2:1=12@2:5 d@3:1=\"2014-09-25\"@3:5}",
        "",
    );
    check(
        toml,
        "[k.\"II.3\"]\nx = [1, true]\n[[t]]\nf = 1.50\n",
        "{k@1:2={II.3@1:4={x@2:1=[1@2:6 true@2:9]@2:5}} t@3:3=[{f@4:1=\"1.50\"@4:5}]@3:1}",
        "",
    );
    check(toml, "", "{}", "");
}

#[track_caller]
fn faults(reader: Reader, text: &str, expected: &str) {
    let (_, wrong) = reader(&SourcePath::new("a.md"), text, 0..text.len(), &CODES);
    assert_eq!(lines(&wrong, text), expected);
}

#[test]
fn slips_in_yaml_have_words_of_their_own() {
    let yaml = yaml as Reader;
    let colon = "colon 1:11 a colon in a text without quotes -> write `title: \"Xanh: sạch\"`";
    faults(
        yaml,
        "title: Xanh: sạch\nb: 1",
        &colon.replace("1:11", "1:12"),
    );
    faults(
        yaml,
        "- a: b: c \"d\"",
        "colon 1:7 a colon in a text without quotes -> write `- a: 'b: c \"d\"'`",
    );
    let curly = "a curly quote `“` where a straight one `\"` belongs -> write `\"Xanh\"`; to \
        show curly quotes write `\"“Xanh”\"`";
    faults(
        yaml,
        "title: “Xanh”\nb: 1",
        &format!("curly-quotes 1:8 {curly}"),
    );
    faults(yaml, "t: “A” và “B”\nu: “A” thôi", "");
    let closing = "curly-quotes 1:13 a curly quote `”` where a straight one `\"` belongs -> \
        write `title: \"Xanh\"`";
    faults(yaml, "title: \"Xanh”\nb: 1", closing);
    faults(
        yaml,
        "a: 'x\nb: 1",
        "syntax 1:4 `'` is opened and never closed -> add `'` at its end",
    );
    faults(
        yaml,
        "t:\n\tx: 1\n",
        "tab 2:1 a tab does not indent in YAML -> put two spaces for the tab",
    );
    faults(
        yaml,
        "t: a\r\nt: b\r\n",
        "duplicate 2:1 the key `t` stands twice -> keep one of the two",
    );
    faults(
        yaml,
        "a: 1\ntitle:Abc\nb: 1",
        "syntax 2:6 no space after the colon -> write `title: Abc`",
    );
    faults(
        yaml,
        "title:Abc\nb: 1",
        "syntax 1:6 no space after the colon -> write `title: Abc`",
    );
    faults(
        yaml,
        "a: 1\nchữ\n",
        "syntax 2:1 this line is not `key: value` -> write `key: value`, or join it to the \
         line above",
    );
    let inner = "syntax 1:7 a quote in the middle ends the text -> inside a text use curly \
        quotes “ ”, or write `\\\"`";
    faults(yaml, "a: \"x \"3T\" y\"", inner);
    faults(
        yaml,
        "a: [x, y\nb: 1",
        "syntax 1:4 `[` is opened and never closed -> add `]` at its end",
    );
    let rank = "this line is indented where it may not be -> keys of one rank begin in the \
        same column";
    faults(yaml, "a: x\n  b: 1\n", &format!("syntax 2:3 {rank}"));
    faults(
        yaml,
        "a: @x",
        "syntax 1:4 a text that begins with `@` must bear quotes -> write `\"@x\"`",
    );
    let back = "syntax 1:6 a `\\` inside quotes does not stand alone -> write `\\\\`, or put \
        the text in single quotes `'…'`";
    faults(yaml, "a: \"C\\q\"", back);
}

#[test]
fn yaml_that_could_grow_is_refused() {
    let yaml = yaml as Reader;
    let fix = |text: &str| format!("-> if it is text, write `\"{text}\"`");
    faults(
        yaml,
        "a: *x",
        &format!(
            "unsupported 1:4 anchors like `*x` are not read {}",
            fix("*x")
        ),
    );
    faults(
        yaml,
        "a: &x 1",
        &format!(
            "unsupported 1:4 anchors like `&x` are not read {}",
            fix("&x 1")
        ),
    );
    faults(
        yaml,
        "a: !x 1",
        &format!(
            "unsupported 1:4 tags like `!x` are not read {}",
            fix("!x 1")
        ),
    );
    faults(
        yaml,
        "a: 1\n--- \nb: 2",
        "unsupported 2:1 only one YAML document is read",
    );
    faults(yaml, "[a, b]: c", "unsupported 1:1 a key must be a word");
    faults(
        yaml,
        &"[".repeat(100),
        "syntax 1:33 too many things within one another",
    );
}

#[test]
fn slips_in_toml_have_words_of_their_own() {
    let toml = toml as Reader;
    faults(
        toml,
        "t = Kế hoạch",
        "syntax 1:5 text must bear quotes -> write `\"Kế hoạch\"`",
    );
    faults(
        toml,
        "d = 31/12/2026",
        "syntax 1:5 text must bear quotes -> write `2026-12-31`",
    );
    let curly = "a curly quote `“` where a straight one `\"` belongs -> write `t = \"Xanh\"`";
    faults(toml, "t = “Xanh”", &format!("curly-quotes 1:5 {curly}"));
    faults(
        toml,
        "t = \"Xanh”\nb = 1",
        &format!("curly-quotes 1:10 {}", curly.replace('“', "”")),
    );
    faults(
        toml,
        "t: \"x\"",
        "syntax 1:2 TOML has `=` between key and value -> write `=` for `:`",
    );
    faults(
        toml,
        "a = 1\na = 2",
        "duplicate 2:1 the key `a` stands twice -> keep one of the two",
    );
    faults(
        toml,
        "d = 2026-02-31",
        "date 1:5 there is no day `2026-02-31` -> look at the day and the month again",
    );
    faults(toml, "a = ", "syntax 1:5 a key without a value");
    faults(
        toml,
        "a = [1, 2\nb = 1",
        "syntax 2:1 this is not TOML: missing comma between array elements, expected `,`",
    );
    faults(
        toml,
        "a = \"x",
        "syntax 1:5 `\"` is opened and never closed -> add `\"` at its end",
    );
    faults(
        toml,
        "tiêu = 1",
        "syntax 1:3 a key holds only plain letters, digits, `-` and `_` -> put any other key \
         in quotes",
    );
}

#[test]
fn places_are_bytes_of_the_whole_file() {
    let text = "---\nđ: x: y\n---\n";
    let (_, wrong) = yaml(&SourcePath::new("a.md"), text, 4..text.len() - 4, &CODES);
    assert_eq!(
        lines(&wrong, text),
        "colon 2:5 a colon in a text without quotes -> write `đ: \"x: y\"`"
    );
}
