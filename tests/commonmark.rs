//! CommonMark 0.31.2: the reference HTML for every example of its specification.

use std::fmt::Write;

const SPEC: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/tests/browser/node_modules/commonmark-spec/spec.txt"
);
const FENCE: &str = "````````````````````````````````";
const EXAMPLES: usize = 652;

struct Example {
    /// The line of the specification where it opens, from 1.
    line: usize,
    markdown: String,
    html: String,
}

#[test]
fn every_example_of_the_specification() {
    let Some(spec) = specification() else { return };
    let examples = examples(&spec);
    assert_eq!(examples.len(), EXAMPLES, "examples in {SPEC}");
    let wrong: Vec<String> = examples.iter().filter_map(fault).collect();
    assert!(
        wrong.is_empty(),
        "{} of {EXAMPLES} examples\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

/// The text of the specification; nothing on a machine without the npm package, except where `CI`
/// is set.
fn specification() -> Option<String> {
    let read = std::fs::read_to_string(SPEC);
    if let Err(error) = &read {
        assert!(std::env::var_os("CI").is_none(), "{SPEC}: {error}");
        eprintln!("NOT TESTED: CommonMark. {SPEC}: {error}. `tests/run need` installs it.");
    }
    read.ok()
}

/// The examples, each between two lines of 32 backticks, its Markdown above a line `.` and its HTML
/// below; `→` is a tab.
fn examples(spec: &str) -> Vec<Example> {
    let opening = format!("{FENCE} example");
    let mut lines = spec.lines().enumerate();
    let mut examples = vec![];
    while let Some((line, _)) = lines.find(|(_, text)| *text == opening) {
        let mut part = |end: &str| -> String {
            let texts = lines
                .by_ref()
                .map(|(_, text)| text)
                .take_while(|text| *text != end);
            texts.map(|text| text.replace('→', "\t") + "\n").collect()
        };
        examples.push(Example {
            line: line + 1,
            markdown: part("."),
            html: part(FENCE),
        });
    }
    examples
}

fn fault(example: &Example) -> Option<String> {
    let html = xanh::render::commonmark::html(&example.markdown);
    (html != example.html).then(|| {
        let mut text = format!("spec.txt:{}:\n", example.line);
        for (name, what) in [
            ("markdown", &example.markdown),
            ("expected", &example.html),
            ("found", &html),
        ] {
            let _ = writeln!(text, "  {name}: {what:?}");
        }
        text
    })
}
