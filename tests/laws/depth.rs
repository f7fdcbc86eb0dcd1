//! What lies deep in itself, doubles itself or makes a library panic is an error at its place, on
//! the stack of a worker thread too: a thread of these tests has no more.

use crate::support::{BuildOptions, built};
use std::collections::BTreeMap;

const HEAD: &str = "---\ntitle: A\n---\n\n";

/// The codes that a site of `files` is told of, each once, beside the place of the first.
fn codes(files: &[(String, String)]) -> Vec<String> {
    let files: BTreeMap<String, String> = files.iter().cloned().collect();
    let site = built(&files, &BuildOptions::default());
    let mut codes: Vec<String> = site
        .diagnostics
        .iter()
        .filter(|fault| fault.is_error())
        .map(|fault| {
            let file = fault.span.as_ref().map_or("", |span| span.file.as_str());
            format!("{file} {}", fault.code)
        })
        .collect();
    codes.dedup();
    codes
}

#[track_caller]
fn page(text: &str, expected: &[&str]) {
    let files = [("content/a.md".to_string(), format!("{HEAD}{text}"))];
    let expected: Vec<String> = expected
        .iter()
        .map(|code| format!("content/a.md {code}"))
        .collect();
    assert_eq!(codes(&files), expected);
}

fn nested(depth: usize, open: &str, inside: &str, close: &str) -> String {
    format!("{}{inside}{}", open.repeat(depth), close.repeat(depth))
}

fn blocks(depth: usize) -> String {
    let fence = |at: usize| ":".repeat(depth + 2 - at);
    let open: String = (0..depth)
        .map(|at| format!("{} exercise\n\n", fence(at)))
        .collect();
    let close: String = (0..depth)
        .rev()
        .map(|at| format!("{}\n\n", fence(at)))
        .collect();
    format!("{open}Chữ.\n\n{close}")
}

#[test]
fn blocks_are_nested_so_deep_and_no_deeper() {
    page(&blocks(24), &[]);
    let files = [(
        "content/a.md".to_string(),
        format!("{HEAD}{}", blocks(2600)),
    )];
    assert_eq!(codes(&files)[0], "content/a.md block/deep");
}

#[test]
fn markdown_is_nested_so_deep_and_no_deeper() {
    let list = |depth: usize| -> String {
        (0..depth)
            .map(|at| format!("{}- x\n", "  ".repeat(at)))
            .collect()
    };
    page(&nested(40, "> ", "x", ""), &[]);
    page(&list(40), &[]);
    page(&nested(20, "*a _b ", "x", "_ c*"), &[]);
    for text in [
        nested(20_000, ">", " x", ""),
        list(1_500),
        nested(2_000, "*a _b ", "x", "_ c*"),
        nested(2_000, "![", "x", "](a.png)"),
        nested(300, "1. - > ", "x", ""),
    ] {
        page(&text, &["markdown/deep"]);
    }
}

#[test]
fn html_is_nested_so_deep_and_no_deeper() {
    for (open, close) in [("<div>\n", "</div>\n"), ("<b>", "</b>")] {
        page(&nested(500, open, "x", close), &[]);
        page(&nested(501, open, "x", close), &["markdown/deep"]);
        page(&nested(3_000, open, "x", close), &["markdown/deep"]);
    }
}

#[test]
fn brackets_may_be_nested() {
    page(&nested(5_000, "(", "x", ")"), &[]);
}

#[test]
fn keys_and_values_are_nested_so_deep_and_no_deeper() {
    let yaml = |text: String| format!("---\ntitle: A\n{text}\n---\n");
    let toml = |text: String| format!("+++\ntitle = \"A\"\n{text}\n+++\n");
    for head in [
        yaml(nested(20_000, "[", "", "]")),
        yaml(nested(20_000, "{a: ", "1", "}")),
        yaml(
            (0..3_000)
                .map(|at| format!("{}a:\n", " ".repeat(at)))
                .collect(),
        ),
        yaml(nested(20_000, "- ", "1", "")),
        toml(format!("x = {}", nested(20_000, "[", "", "]"))),
        toml(format!("x = {}", nested(20_000, "{a=", "1", "}"))),
        toml(format!("{}b = 1", "a.".repeat(20_000))),
    ] {
        let found = codes(&[("content/a.md".to_string(), head)]);
        assert_eq!(found, ["content/a.md head/syntax"]);
    }
}

#[test]
fn a_panic_of_a_library_is_told_at_its_file_and_the_rest_is_made() {
    let files = [
        ("content/a.md", "a\n:<\n  {}\n -"),
        ("content/b.md", "Chữ."),
    ];
    let files: BTreeMap<String, String> = files
        .map(|(name, text)| (name.to_string(), format!("{HEAD}{text}")))
        .into();
    let site = built(&files, &BuildOptions::default());
    let codes: Vec<&str> = site.diagnostics.iter().map(|fault| fault.code).collect();
    assert_eq!(codes, ["xanh/fault"]);
    let span = site.diagnostics[0].span.as_ref().unwrap();
    assert_eq!(span.file.as_str(), "content/a.md");
    assert_eq!(site.text("b.html"), "<p>Chữ.</p>\n");
}

/// Files of which each includes the next `times`, the last one empty.
fn including(count: usize, times: usize) -> Vec<(String, String)> {
    let file = |at: usize| {
        let line = format!("![](p{}.md)\n\n", at + 1);
        let inside = if at == count {
            String::new()
        } else {
            line.repeat(times)
        };
        (
            format!("content/p{at}.md"),
            format!("{HEAD}Chữ.\n\n{inside}"),
        )
    };
    (0..=count).map(file).collect()
}

#[test]
fn inclusions_end() {
    assert_eq!(codes(&including(16, 1)), Vec::<String>::new());
    assert_eq!(codes(&including(17, 1)), ["content/p0.md include/deep"]);
    assert_eq!(codes(&including(8, 2)), Vec::<String>::new());
    assert_eq!(codes(&including(12, 2))[0], "content/p0.md include/large");
    assert!(
        codes(&including(800, 1))
            .iter()
            .all(|code| code.ends_with("include/deep"))
    );
    assert!(
        codes(&including(25, 2))
            .iter()
            .any(|code| code.ends_with("include/large"))
    );
    let large = [
        (
            "content/a.md".to_string(),
            format!("{HEAD}{}", "![](b.md)\n\n".repeat(40)),
        ),
        ("content/b.md".to_string(), "Chữ.\n\n".repeat(20_000)),
    ];
    assert_eq!(codes(&large), ["content/a.md include/large"]);
    let plan = "---\ntitle: K\nkind: plan\nnumber: 1/KH\nissuer: A\ndate: 2024-01-01\n---\n";
    let quoting = [
        ("content/k/index.md".to_string(), plan.to_string()),
        (
            "content/k/text.txt".to_string(),
            format!("I. MỤC ĐÍCH\n1. {}\n2. Hai\n", "chữ ".repeat(20_000)),
        ),
        (
            "content/a.md".to_string(),
            format!("{HEAD}{}", "![[I.1]]\n\n".repeat(45)),
        ),
    ];
    assert_eq!(codes(&quoting)[0], "content/a.md include/large");
}

#[test]
fn files_that_all_include_each_other_end() {
    let line: String = (0..12).map(|at| format!("![](p{at}.md)\n\n")).collect();
    let file = |at: usize| (format!("content/p{at}.md"), format!("{HEAD}{line}"));
    let files: Vec<_> = (0..12).map(file).collect();
    let found = codes(&files);
    assert!(
        found.iter().all(|code| code.contains(" include/")),
        "{found:?}"
    );
}

#[test]
fn modules_that_build_on_all_before_end() {
    let file = |at: usize| {
        let before: String = (0..at).map(|at| format!("M{at}, ")).collect();
        let head = format!(
            "---\ntitle: M{at}\nkind: module\ncode: M{at}\nlevels: [co-so]\nprerequisites: \
             [{before}]\n---\n"
        );
        (format!("content/m{at}.md"), head)
    };
    let files: Vec<_> = (0..60).map(file).collect();
    let found = codes(&files);
    assert!(
        !found.iter().any(|code| code.contains("session/")),
        "{found:?}"
    );
}
