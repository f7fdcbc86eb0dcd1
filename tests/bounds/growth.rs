//! Twice as much of any one thing is about twice the work, and not four times.

use super::allocations::{Allocations, counted};
use crate::support::{BuildOptions, built};
use std::collections::BTreeMap;
use xanh::base::diagnostic::Language;
use xanh::shell::report::{Shown, Style, report};

type Files = BTreeMap<String, String>;

/// How often a thing stands in the smaller of two sites.
const FEW: usize = 150;

/// What a thing is called, and a site with so many of it.
type Construct = (&'static str, fn(usize) -> Files);

const CONSTRUCTS: [Construct; 21] = [
    ("nested elements of HTML", |count| {
        page(format!(
            "{}a\n{}",
            "<div>\n".repeat(count),
            "</div>\n".repeat(count)
        ))
    }),
    ("elements of HTML that are not closed", |count| {
        page("<div><b>a\n\n".repeat(count))
    }),
    ("quotes in each other", |count| {
        page(format!("{}a", "> ".repeat(count)))
    }),
    ("choices of a question", |count| {
        let choices = numbered(count, |at| {
            format!("- [{}] Ý {at}\n", if at == 0 { 'x' } else { ' ' })
        });
        page(format!("::: quiz {{#c}}\n\nCâu?\n\n{choices}\n:::\n"))
    }),
    ("questions with answers", |count| {
        page(numbered(count, |at| {
            format!("::: quiz {{#c{at}}}\n\nCâu {at}?\n\n- [x] Có\n- [ ] Không\n\n:::\n\n")
        }))
    }),
    ("blocks for trainers", |count| {
        page("::: trainer\n\nGhi.\n\n:::\n\n".repeat(count))
    }),
    ("blocks that are not closed", |count| {
        page("::: trainer\n\nGhi.\n\n".repeat(count))
    }),
    ("fences that close nothing", |count| {
        page("Ghi.\n\n:::\n\n".repeat(count))
    }),
    ("headings", |count| {
        page(numbered(count, |at| format!("## Mục {at}\n\nMột.\n\n")))
    }),
    ("headings of one name", |count| {
        page("## Mục\n\nMột.\n\n".repeat(count))
    }),
    ("keys that stand twice", |count| {
        head(numbered(count, |at| {
            format!("series: Một\nk{at}: 1\nk{at}: 2\n")
        }))
    }),
    ("one key", |count| head("description: Một\n".repeat(count))),
    ("keys that nobody knows", |count| {
        head(numbered(count, |at| format!("tiltle{at}: 1\n")))
    }),
    ("anchors of YAML", |count| {
        head(numbered(count, |at| {
            format!("k{at}: &n{at} [một]\nl{at}: *n{at}\n")
        }))
    }),
    ("attributes of a fence", |count| {
        let attributes = numbered(count, |at| format!(" khoa{at}=\"{at}\""));
        page(format!("::: note {{#a{attributes}}}\n\nMột.\n\n:::\n"))
    }),
    ("classes of a heading", |count| {
        page(format!(
            "## Mục {{{}}}\n",
            numbered(count, |at| format!(" .c{at}"))
        ))
    }),
    ("columns of a table", |count| {
        let row = |cell: &str| format!("|{}\n", format!("{cell}|").repeat(count));
        page(format!("{}{}{}", row("a"), row("-"), row("b")))
    }),
    ("activities with minutes", |count| {
        let activity = |at| format!("## Việc {at} (10 phút)\n\n- Một (4 phút)\n- Hai (6 phút)\n\n");
        let head = "---\ntitle: Bài\nkind: module\nduration: 10\n---\n";
        files([(
            "content/a.md",
            format!("{head}{}", numbered(count, activity)),
        )])
    }),
    ("notes of a page", |count| {
        page(numbered(count, |at| {
            format!("Một[^{at}].\n\n[^{at}]: Ghi.\n\n")
        }))
    }),
    ("links to nothing", |count| {
        page(numbered(count, |at| format!("[a](khong-{at}.md) ")))
    }),
    ("references to no clause", |count| {
        page("[[I.9]] ".repeat(count))
    }),
];

#[test]
fn twice_as_much_of_anything_is_twice_the_work() {
    // Tables and expressions that are made once.
    work(page(String::new()));
    let none = work(page(String::new()));
    let wrong: Vec<String> = CONSTRUCTS
        .iter()
        .filter_map(|(name, made)| {
            let (few, many) = (work(made(FEW)), work(made(2 * FEW)));
            let grown = |of: fn(Allocations) -> usize| {
                let less = of(few).saturating_sub(of(none)).max(1);
                of(many).saturating_sub(of(none)) as f64 / less as f64
            };
            let (count, bytes) = (grown(|all| all.count), grown(|all| all.bytes));
            println!("{name}: {count:.2} times as many allocations, {bytes:.2} times the bytes");
            (count > 2.3 || bytes > 2.3).then(|| format!("{name}: {count:.2}, {bytes:.2}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A build for trainers, and the report of what is wrong.
fn work(files: Files) -> Allocations {
    let asked = BuildOptions::parse("audience = trainer");
    counted(|| {
        let built = built(&files, &asked);
        let shown = Shown::all(&built.diagnostics, |file| built.inputs.shown(file));
        drop(report(&shown, Style::Human, Language::English));
    })
}

fn numbered(count: usize, one: impl Fn(usize) -> String) -> String {
    (0..count).map(one).collect()
}

fn page(text: String) -> Files {
    files([("content/a.md", format!("---\ntitle: A\n---\n{text}"))])
}

fn head(keys: String) -> Files {
    files([("content/a.md", format!("---\ntitle: A\n{keys}---\nMột.\n"))])
}

fn files<const N: usize>(files: [(&str, String); N]) -> Files {
    files
        .into_iter()
        .map(|(path, text)| (path.to_string(), text))
        .collect()
}
