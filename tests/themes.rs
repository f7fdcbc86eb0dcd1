//! Themes: the contract is told as it is, and every theme shows the repository's own site without a
//! fault.

use crate::support::{self, BuildOptions};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::ops::ControlFlow;
use std::path::Path;
use xanh::base::date::{Moment, Zone};
use xanh::base::digest::Hashed;
use xanh::base::inputs::{Audience, Inputs, Options};
use xanh::base::path::SourcePath;
use xanh::engine::{self, Memo};
use xanh::{features, shell};

const README: &str = "themes/README.md";
const VIEW: [&str; 8] = [
    "src/render/view.rs",
    "src/render/view/site.rs",
    "src/render/view/lists.rs",
    "src/render/view/plans.rs",
    "src/render/view/relations.rs",
    "src/render/view/republish.rs",
    "src/render/view/lesson.rs",
    "src/render/view/block.rs",
];
const EDGES: [&str; 2] = ["<!-- view: begin -->\n", "<!-- view: end -->"];

#[test]
fn the_readme_tells_the_whole_view() {
    let readme = std::fs::read_to_string(README).unwrap();
    let (before, rest) = readme.split_once(EDGES[0]).unwrap();
    let (told, after) = rest.split_once(EDGES[1]).unwrap();
    let shapes = shapes(
        &VIEW
            .map(|file| std::fs::read_to_string(file).unwrap())
            .concat(),
    );
    let examples = examples(&shapes);
    let real = tables(&shapes, &examples);
    let untold = shapes
        .iter()
        .flat_map(|shape| shape.fields.iter().map(move |field| (shape, field)))
        .filter(|(shape, field)| {
            let is_plain = !field.kind.contains("](#");
            is_plain
                && field.about.is_empty()
                && !examples.contains_key(&(shape.name.clone(), field.name.clone()))
        });
    let untold: Vec<_> = untold
        .map(|(shape, field)| format!("{}.{}", shape.name, field.name))
        .collect();
    assert_eq!(
        untold,
        Vec::<String>::new(),
        "neither an example nor a sentence"
    );
    if std::env::var_os("XANH_BLESS").is_some() {
        std::fs::write(
            README,
            format!("{before}{}{real}{}{after}", EDGES[0], EDGES[1]),
        )
        .unwrap();
    } else {
        assert_eq!(
            told, real,
            "run `XANH_BLESS=1 cargo test` and read the diff of {README}"
        );
    }
}

#[test]
fn every_theme_shows_every_kind_of_page() {
    for theme in ["xanh", "toa-soan", "mau"] {
        let inputs = dressed(theme);
        let memo = Memo::once();
        let planned = engine::plan(&inputs, &features::ALL, &memo);
        let mut faults = planned.diagnostics.clone();
        faults.extend(engine::make(&planned, &memo, &|_, _| {
            ControlFlow::Continue(())
        }));
        let told: Vec<String> = faults
            .iter()
            .filter(|fault| fault.is_error())
            .map(|fault| format!("{}: {}", fault.code, fault.message.en))
            .collect();
        assert!(told.is_empty(), "theme `{theme}`: {told:#?}");
    }
}

#[test]
fn a_list_shows_the_picture_of_a_page_though_its_text_does_not() {
    let files = [
        ("xanh.toml", "title = \"Trang\"\n"),
        ("content/_index.md", "---\ntitle: Trang\n---\n"),
        ("content/bai/_index.md", "---\ntitle: Bài\n---\n"),
        (
            "content/bai/a.md",
            "---\ntitle: A\nimage: hinh/a.svg\n---\n\nChữ.\n",
        ),
        ("content/bai/hinh/a.svg", "<svg/>"),
        (
            "templates/section.html",
            "{% for card in list %}{{ card.picture.url }} {{ card.picture.width }}{% endfor %}",
        ),
    ];
    let files = files
        .map(|(name, text)| (name.to_string(), text.to_string()))
        .into();
    let built = support::built(&files, &BuildOptions::default());
    assert_eq!(built.text("bai/index.html").trim(), "bai/hinh/a.svg 30");
    assert!(
        built
            .outputs
            .keys()
            .any(|path| path.as_str() == "bai/hinh/a.svg"),
        "shown and not there"
    );
}

#[test]
fn the_front_page_of_a_newsroom_has_every_column_once() {
    let theme = [
        "theme.toml",
        "strings/vi.toml",
        "styles/pages/front.css",
        "templates/home.html",
        "templates/partials/story.html",
        "templates/partials/stories.html",
    ];
    let theme = theme.map(|name| format!("themes/toa-soan/{name}"));
    for count in [0, 1, 2, 3, 4, 5, 6, 7, 8, 14, 15] {
        let mut files: BTreeMap<String, String> = theme
            .iter()
            .map(|name| (name.clone(), std::fs::read_to_string(name).unwrap()))
            .collect();
        files.insert(
            "xanh.toml".into(),
            "title = \"Trang\"\ntheme = \"toa-soan\"\n".into(),
        );
        files.insert(
            "content/_index.md".into(),
            "---\ntitle: Trang\n---\n".into(),
        );
        files.insert("content/bai/a.svg".into(), "<svg/>".into());
        files.insert(
            "content/bai/_index.md".into(),
            "---\ntitle: Bài\nkind: column\n---\n".into(),
        );
        for at in 1..=count {
            let image = if count % 2 == 0 { "image: a.svg\n" } else { "" };
            files.insert(
                format!("content/bai/b{at}.md"),
                format!("---\ntitle: Bài {at}\ndate: 2026-01-{at:02}\n{image}---\n\nChữ.\n"),
            );
        }
        let home = support::built(&files, &BuildOptions::default()).text("index.html");
        let shown: Vec<usize> = (1..=count)
            .map(|at| home.matches(&format!("href=\"bai/b{at}.html\"")).count())
            .collect();
        assert_eq!(shown, vec![1; count], "{count} columns");
        assert_eq!(home.contains("front-rail"), count > 4, "{count} columns");
    }
}

#[test]
fn both_languages_have_every_word() {
    let words = |lang: &str| {
        let text = std::fs::read_to_string(format!("themes/xanh/strings/{lang}.toml")).unwrap();
        text.lines()
            .filter_map(|line| Some(line.split_once(" = ")?.0.trim_matches('"').to_string()))
            .collect::<BTreeSet<_>>()
    };
    let (vi, en) = (words("vi"), words("en"));
    let lacking: Vec<_> = vi.symmetric_difference(&en).collect();
    assert!(lacking.is_empty(), "in one language only: {lacking:?}");
}

#[test]
fn the_readme_names_every_template() {
    let readme = std::fs::read_to_string(README).unwrap();
    let (_, rest) = readme.split_once("## Templates\n").unwrap();
    let rows = rest
        .lines()
        .take_while(|line| !line.starts_with("## "))
        .filter_map(|line| line.strip_prefix("| `")?.split(" | ").next());
    let told: BTreeSet<String> = rows
        .flat_map(|names| names.split(", "))
        .map(|name| name.trim_matches('`').to_string())
        .collect();
    let files = std::fs::read_dir("themes/xanh/templates")
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let real: BTreeSet<String> = files.filter(|name| name.ends_with(".html")).collect();
    assert_eq!(told, real);
    assert_eq!(
        real,
        xanh::theme::examine::TEMPLATES.map(str::to_string).into()
    );
}

#[test]
fn both_ways_to_the_dark_give_the_same_colours() {
    for sheet in [
        "themes/xanh/styles/1-tokens.css",
        "themes/toa-soan/styles/toa-soan.css",
        "themes/mau/styles/mau.css",
    ] {
        let text = std::fs::read_to_string(sheet).unwrap();
        let rule = |selector: &str| {
            let (_, rest) = text.split_once(&format!("{selector} {{\n"))?;
            Some(
                rest.split_once('}')?
                    .0
                    .lines()
                    .map(|line| line.trim().to_string())
                    .filter(|line| !line.is_empty())
                    .collect::<Vec<_>>(),
            )
        };
        assert_eq!(
            rule(":root:not([data-look=\"light\"])"),
            rule(":root[data-look=\"dark\"]"),
            "{sheet}"
        );
    }
}

/// The repository's own site in `theme`.
fn dressed(theme: &str) -> Inputs {
    let (mut inputs, _) = shell::disk::read(
        Path::new("."),
        Options::default(),
        shell::environment::now(),
    )
    .ok()
    .unwrap();
    let config = inputs.texts.get_mut(&SourcePath::new("xanh.toml")).unwrap();
    *config = Hashed::new(config.replace("theme = \"xanh\"", &format!("theme = \"{theme}\"")));
    inputs
}

/// A struct of the view.
struct Shape {
    name: String,
    about: String,
    fields: Vec<Field>,
}

/// A value of a struct: name, type in the words of the guide, what it is.
struct Field {
    name: String,
    kind: String,
    about: String,
}

const FLAT: &str = "All its values stand beside these.";

/// The structs of `source` in their order.
fn shapes(source: &str) -> Vec<Shape> {
    let (mut shapes, mut about, mut inside): (Vec<Shape>, _, _) = (vec![], String::new(), false);
    for line in source.lines().map(str::trim) {
        if let Some(said) = line.strip_prefix("/// ") {
            about = format!("{about}{}{said}", if about.is_empty() { "" } else { " " });
        } else if let Some(name) = line
            .strip_prefix("pub struct ")
            .and_then(|rest| rest.split(['<', ' ']).next())
        {
            shapes.push(Shape {
                name: name.to_string(),
                about: std::mem::take(&mut about),
                fields: vec![],
            });
            inside = true;
        } else if line == "#[serde(flatten)]" {
            about = FLAT.to_string();
        } else if let Some((name, kind)) = line
            .strip_prefix("pub ")
            .and_then(|rest| rest.split_once(": "))
            .filter(|_| inside)
        {
            let (kind, about) = (told(kind.trim_end_matches(',')), std::mem::take(&mut about));
            shapes.last_mut().unwrap().fields.push(Field {
                name: name.to_string(),
                kind,
                about,
            });
        } else if line == "}" {
            inside = false;
            about.clear();
        } else if !line.starts_with("#[") {
            about.clear();
        }
    }
    shapes
}

/// A table for each struct: name of a value, its type, an example from the site that `xanh theme
/// check` shows, what it is.
fn tables(shapes: &[Shape], examples: &Examples) -> String {
    let mut out = String::new();
    for Shape {
        name,
        about,
        fields,
    } in shapes
    {
        let gap = if about.is_empty() {
            String::new()
        } else {
            format!("{about}\n\n")
        };
        let _ = write!(
            out,
            "\n### {name}\n\n{gap}| value | type | example | what it is |\n| --- | --- | --- | --- \
             |\n"
        );
        for field in fields {
            let example = examples
                .get(&(name.clone(), field.name.clone()))
                .map(String::as_str)
                .unwrap_or_default();
            let _ = writeln!(
                out,
                "| `{}` | {} | {example} | {} |",
                field.name, field.kind, field.about
            );
        }
    }
    format!("{out}\n")
}

/// An example by struct and value.
type Examples = BTreeMap<(String, String), String>;

/// What templates get for the site with every kind of page: the first that is something, in the
/// order of the pages.
fn examples(shapes: &[Shape]) -> Examples {
    let mut examples = Examples::new();
    for audience in [Audience::Learner, Audience::Trainer] {
        for page in views(audience) {
            for root in ["View", "Base", "BodyValues"] {
                gather(shapes, root, &page, &mut examples);
            }
        }
    }
    examples
}

fn gather(shapes: &[Shape], name: &str, value: &Value, into: &mut Examples) {
    let Some(shape) = shapes
        .iter()
        .find(|shape| shape.name == name)
        .filter(|_| value.is_object())
    else {
        return;
    };
    for field in shape.fields.iter().filter(|field| field.about != FLAT) {
        let kind = field.kind.trim_end_matches(" or `null`");
        let inner = kind
            .trim_start_matches("table of ")
            .trim_start_matches("list of ");
        let value = &value[&field.name];
        if let Some((name, _)) = inner
            .strip_prefix('[')
            .and_then(|rest| rest.split_once(']'))
        {
            each(value, kind, &mut |value| gather(shapes, name, value, into));
        } else if let Some(shown) = shown(value) {
            into.entry((shape.name.clone(), field.name.clone()))
                .or_insert(shown);
        }
    }
}

/// Calls `work` with every value of a list or a table, or with the one that stands alone.
fn each(value: &Value, kind: &str, work: &mut dyn FnMut(&Value)) {
    if let Some(kind) = kind.strip_prefix("table of ") {
        value
            .as_object()
            .into_iter()
            .flat_map(|table| table.values())
            .for_each(|value| each(value, kind, work));
    } else if let Some(kind) = kind.strip_prefix("list of ") {
        value
            .as_array()
            .into_iter()
            .flatten()
            .for_each(|value| each(value, kind, work));
    } else {
        work(value);
    }
}

/// A value short enough for a table; nothing where it is nothing.
fn shown(value: &Value) -> Option<String> {
    let text = match value {
        Value::Null | Value::Bool(false) => return None,
        Value::String(text) => text.clone(),
        Value::Array(list) if list.is_empty() => return None,
        Value::Object(table) if table.is_empty() => return None,
        value => value.to_string(),
    };
    let line = text
        .lines()
        .next()
        .filter(|line| !line.is_empty())?
        .replace('|', "\\|");
    let cut: String = line.chars().take(48).collect();
    Some(if cut == text {
        format!("`{cut}`")
    } else {
        format!("`{}…`", cut.trim_end())
    })
}

/// What every template gets, as the templates themselves tell it.
fn views(audience: Audience) -> Vec<Value> {
    let config = "title = \"Trang mẫu\"\ndescription = \"Để xem giao diện.\"\nplan = \"mau\"\n\
        paginate = 1\nreport = \"mailto:a@example.org\"\nbase_url = \"https://example.org/\"\n\
                  [about]\nowner = \"Công đoàn mẫu\"\nresponsible = \"Ban mẫu\"\n\
                  contact = \"a@example.org\"\nchecked = 2022-06-30\nnext_check = 2023-06-30\n\
                  [fields.guide]\nchi_phi = { type = \"text\", label = \"Chi phí\" }\n";
    let mut files: BTreeMap<String, String> = xanh::theme::fixture()
        .into_iter()
        .map(|(name, bytes)| (name, String::from_utf8(bytes.to_vec()).unwrap()))
        .chain([("xanh.toml".to_string(), config.to_string())])
        .collect();
    for entry in std::fs::read_dir("themes/xanh/templates").unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        if name.ends_with(".html") {
            files.insert(
                format!("templates/{name}"),
                "{{ __tera_context | safe }}".to_string(),
            );
        }
    }
    let mut asked = BuildOptions {
        now: Moment::parse("2023-01-01", &Zone::default()).unwrap(),
        ..BuildOptions::default()
    };
    asked.options.audience = audience;
    let built = support::built(&files, &asked);
    let texts = built
        .outputs
        .keys()
        .filter(|path| path.as_str().ends_with(".html"))
        .map(|path| built.text(path.as_str()));
    // Tera writes nothing for `null`, and U+00A0 as Rust does.
    let whole = |text: String| {
        text.replace("\": ,", "\": null,")
            .replace("\": }", "\": null}")
            .replace("\\u{a0}", "\u{a0}")
    };
    texts
        .filter(|text| text.starts_with('{'))
        .map(|text| serde_json::from_str(whole(text).trim()).unwrap())
        .collect()
}

/// A type in the words of a theme author.
fn told(kind: &str) -> String {
    let kind = kind
        .trim_start_matches('&')
        .trim_start_matches("'a ")
        .trim_end_matches("<'a>");
    if let Some(inner) = kind
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'))
    {
        return format!("list of {}", told(inner));
    }
    let inner = |outer: &str| {
        kind.strip_prefix(outer)
            .and_then(|rest| rest.strip_suffix('>'))
    };
    if let Some(inner) = inner("Option<") {
        format!("{} or `null`", told(inner))
    } else if let Some(inner) = inner("Vec<") {
        format!("list of {}", told(inner))
    } else if let Some(inner) = inner("Prepared<") {
        told(inner)
    } else if let Some((_, value)) = inner("BTreeMap<").and_then(|inner| inner.split_once(", ")) {
        format!("table of {}", told(value))
    } else {
        match kind
            .trim_start_matches('&')
            .trim_start_matches("'static ")
            .trim_start_matches("'a ")
        {
            "str" | "String" | "KindName" => "text".to_string(),
            "bool" => "`true` or `false`".to_string(),
            "usize" | "u8" | "u32" | "u64" | "i16" => "number".to_string(),
            "Extra" => "text, number, date or list".to_string(),
            "SettingValue" => "text, number, `true`, `false` or list".to_string(),
            name => format!("[{name}](#{})", name.to_lowercase()),
        }
    }
}
