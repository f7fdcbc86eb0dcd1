//! What newsrooms get: the same words in every form, the same bytes twice, and nothing before its
//! time or after it was taken down.

use crate::support::{self, BuildOptions, Built};
use quick_xml::events::Event;
use std::collections::BTreeMap;
use std::path::Path;
use xanh::engine::Memo;
use xanh::rule::{Body, Part};

/// Survives folding, slugs and cutting into syllables.
const TOKEN: &str = "zqxkin";

#[test]
fn a_column_has_the_same_words_in_every_form() {
    let built = repository();
    let columns: Vec<&str> = built
        .outputs
        .keys()
        .filter_map(|path| path.as_str().strip_suffix(".dang-lai.html"))
        .collect();
    assert!(
        columns.len() >= 18,
        "{} columns may be republished",
        columns.len()
    );
    for column in columns {
        let text = words(&unnumbered(&built.text(&format!("{column}.txt"))));
        assert_eq!(
            words(&visible(&built.text(&format!("{column}.dang-lai.html")))),
            text,
            "{column}.dang-lai.html"
        );
        assert_eq!(words(&docx(&built, column)), text, "{column}.docx");
        let text = words(&uncaptioned(&unnumbered(
            &built.text(&format!("{column}.txt")),
        )));
        let page = words(&visible(&built.text(&format!("{column}.html"))));
        assert!(
            page.len() > 100 && text.windows(page.len()).any(|part| part == page),
            "{column}.html"
        );
    }
}

#[test]
fn a_form_to_fill_in_has_its_words_in_word() {
    let built = repository();
    let forms: Vec<&str> = built
        .outputs
        .keys()
        .filter_map(|path| path.as_str().strip_suffix(".docx"))
        .filter(|path| path.starts_with("bieu-mau/"))
        .collect();
    assert!(forms.len() >= 10, "{} forms in Word", forms.len());
    for form in forms {
        let found = words(&docx(&built, form));
        assert!(found.len() > 40, "{form}.docx: {} words", found.len());
    }
}

#[test]
fn words_that_stand_in_html_are_the_same_in_every_form() {
    let text = "---\ntitle: A\nkind: column\ndate: 2026-11-01\nlicense: CC-BY-4.0\n---\n\
        Nhấn <kbd>Ctrl</kbd>, <b>đậm</b> <i>nghiêng</i><br>dòng <mark>hai</mark>, <q>lời</q> \
        <small class=\"x\">nhỏ</small> <s>bỏ</s>.\n\n<details><summary>Tóm</summary>\n\nGấp\n\n\
        </details>\n\n<table><tr><td>Ô <b>một</b></td><td>Ô hai</td></tr></table>\n\n\
        <dl><dt>Từ</dt><dd>Nghĩa <q>một</q></dd></dl>\n";
    let files = [
        (
            "xanh.toml",
            "title = \"T\"\nbase_url = \"https://example.org/\"\n",
        ),
        ("content/_index.md", "---\ntitle: T\n---\n"),
        ("content/a.md", text),
    ];
    let files = files.map(|(name, text)| (name.to_string(), text.to_string()));
    let built = support::built(&files.into_iter().collect(), &BuildOptions::default());
    let said = "A 01/11/2026 Nhấn Ctrl, đậm nghiêng dòng hai, “lời” nhỏ bỏ. Tóm Gấp Ô một Ô hai Từ \
        Nghĩa “một”";
    let begins = |text: &str| words(text)[..words(said).len()].to_vec();
    assert_eq!(begins(&built.text("a.txt").replace('|', " ")), words(said));
    assert_eq!(
        begins(&visible(&built.text("a.dang-lai.html"))),
        words(said)
    );
    assert_eq!(begins(&docx(&built, "a")), words(said));
}

#[test]
fn old_programs_of_windows_open_the_text() {
    let built = repository();
    let text = built.text("bao-chi/ba-dong-tu.txt");
    assert!(text.starts_with('\u{feff}'));
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
}

#[test]
fn what_a_newsroom_takes_away_is_the_same_twice() {
    let (one, other) = (repository(), repository());
    let zips = |built: &Built| -> BTreeMap<String, Body> {
        let zips = built.outputs.iter().filter(|(path, _)| {
            path.as_str().ends_with(".zip") || path.as_str().ends_with(".docx")
        });
        zips.map(|(path, body)| (path.to_string(), body.clone()))
            .collect()
    };
    assert_eq!(zips(&one), zips(&other));
}

#[test]
fn an_embargoed_column_is_in_no_byte_before_its_time() {
    for asked in ["", "audience = trainer\n"] {
        let built = kept_back("publish: 2026-12-01 08:00", asked);
        assert_eq!(holding(&built, TOKEN), Vec::<String>::new());
    }
    let built = kept_back("publish: 2026-12-01 08:00", "clock = 2026-12-01 08:00\n");
    assert!(
        holding(&built, TOKEN).len() > 5,
        "after its time it is there"
    );
}

#[test]
fn the_text_of_a_column_that_was_taken_down_is_in_no_byte() {
    let built = kept_back("withdrawn: \"Sai số liệu.\"", "");
    assert_eq!(holding(&built, TOKEN), Vec::<String>::new());
    assert!(built.text("bao-chi/kin.html").contains("Sai số liệu."));
}

/// A site with a column that says the token everywhere, under a head with the line `kept`.
fn kept_back(kept: &str, asked: &str) -> Built {
    let secret = format!(
        "---\ntitle: \"{title}\"\nkind: column\n{kept}\ndate: 2026-11-01\ndescription: \
         \"{TOKEN}\"\nstandfirst: \"{TOKEN}\"\n\
         authors: [\"{TOKEN}\"]\nlicense: CC-BY-4.0\nseries: \"{TOKEN}\"\ntopics: [\"{TOKEN}\"]\n\
         credit: \"{TOKEN}\"\nlevels: [co-so]\n\
         headlines: {{ print: {TOKEN}, short: {TOKEN}, sms: {TOKEN}, social: {TOKEN} }}\n\
         images: [{{ file: {TOKEN}.png, alt: {TOKEN}, credit: {TOKEN}, reprint: yes }}]\n\
         corrections: [{{ date: 2026-11-02, text: {TOKEN} }}]\n---\n\n## {TOKEN} {{#{TOKEN}}}\n\n\
         Chữ {TOKEN} ![{TOKEN}]({TOKEN}.png) [ngoài](https://example.org/{TOKEN})[^{TOKEN}].\n\n\
         ::: steps [{TOKEN}] {{level=co-so}}\n\n- [ ] {TOKEN}\n\n:::\n\n::: cut\n\n{TOKEN}\n\n:::\n\
         \n[^{TOKEN}]: {TOKEN}\n",
        title = if kept.starts_with("withdrawn") {
            "Bài đã gỡ".to_string()
        } else {
            TOKEN.to_string()
        },
    );
    let other = "---\ntitle: B\nkind: column\ndate: 2026-11-01\nlicense: CC-BY-4.0\n---\n\nXem \
        [bài kia](kin.md#";
    let other = format!(
        "{other}{}).\n",
        if kept.starts_with("withdrawn") {
            TOKEN
        } else {
            ""
        }
    );
    let files = [
        (
            "xanh.toml",
            "title = \"T\"\nbase_url = \"https://example.org/\"\n".to_string(),
        ),
        (
            "content/_index.md",
            "---\ntitle: T\n---\n\nChữ.\n".to_string(),
        ),
        (
            "content/registers/levels.toml",
            "[[level]]\nid = \"co-so\"\nname = \"Cơ sở\"\n".to_string(),
        ),
        (
            "content/bao-chi/_index.md",
            "---\ntitle: Bài\nkind: column\n---\n\nChữ.\n".to_string(),
        ),
        ("content/bao-chi/kin.md", secret),
        ("content/bao-chi/b.md", other),
        ("themes/xanh/templates/head_extra.html", String::new()),
    ];
    let mut files: BTreeMap<String, String> = files
        .into_iter()
        .map(|(name, text)| (name.to_string(), text))
        .collect();
    files.insert(format!("content/bao-chi/{TOKEN}.png"), TOKEN.to_string());
    let built = support::built(&files, &BuildOptions::parse(asked));
    let errors: Vec<_> = built
        .diagnostics
        .iter()
        .filter(|fault| fault.is_error())
        .collect();
    assert!(errors.is_empty(), "{errors:?}");
    built
}

/// Outputs that hold `token`, in their names or bytes; archives are opened.
fn holding(built: &Built, token: &str) -> Vec<String> {
    let mut found = vec![];
    for (path, body) in &built.outputs {
        look(path.as_str(), body, token, &mut found);
    }
    found
}

fn look(path: &str, body: &Body, token: &str, found: &mut Vec<String>) {
    let here = |bytes: &[u8]| {
        String::from_utf8_lossy(bytes)
            .to_lowercase()
            .contains(token)
    };
    let held = path.contains(token)
        || match body {
            Body::Bytes(bytes) => here(bytes),
            Body::Listing { script, .. } => here(script.as_bytes()),
            Body::Copy(from) | Body::Image { from, .. } => from.as_str().contains(token),
            Body::Parts(parts) => parts.iter().any(|part| match part {
                Part::Text(text) => here(text.as_bytes()),
                Part::DataUri(body) | Part::Base64(body) => !inside(path, body, token).is_empty(),
            }),
            Body::Zip { files, .. } | Body::Folder(files) => {
                files
                    .iter()
                    .for_each(|(name, body)| look(&format!("{path}: {name}"), body, token, found));
                false
            }
        };
    if held {
        found.push(path.to_string());
    }
}

fn inside(path: &str, body: &Body, token: &str) -> Vec<String> {
    let mut found = vec![];
    look(path, body, token, &mut found);
    found
}

/// This repository's own site, with bare templates.
fn repository() -> Built {
    let mut inputs = support::inputs(&BTreeMap::new(), &BuildOptions::default());
    support::add(
        &mut inputs,
        "xanh.toml",
        std::fs::read("xanh.toml").unwrap(),
    );
    add_all(&mut inputs, Path::new("content"));
    support::make(inputs, &Memo::once())
}

fn add_all(inputs: &mut xanh::base::inputs::Inputs, folder: &Path) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => add_all(inputs, &path),
            false => support::add(
                inputs,
                path.to_str().unwrap(),
                std::fs::read(&path).unwrap(),
            ),
        }
    }
}

/// The text without the numbers that a list bears, which other forms leave to who shows them.
fn unnumbered(text: &str) -> String {
    let line = |line: &str| match line
        .split_once(". ")
        .filter(|(number, _)| number.bytes().all(|byte| byte.is_ascii_digit()))
    {
        Some((_, rest)) => format!("{rest}\n"),
        None => format!("{line}\n"),
    };
    text.lines().map(line).collect()
}

/// The text without the lines that stand for pictures, which the page shows.
fn uncaptioned(text: &str) -> String {
    text.lines()
        .filter(|line| !line.starts_with("Ảnh: ") && !line.starts_with("[Ảnh: "))
        .map(|line| format!("{line}\n"))
        .collect()
}

fn words(text: &str) -> Vec<String> {
    text.split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_string)
        .collect()
}

/// The text that a reader sees: without what stands in the head, without tags.
fn visible(html: &str) -> String {
    let body = html.split_once("<body>").map_or(html, |(_, body)| body);
    let mut out = String::new();
    for (at, piece) in body.split('<').enumerate() {
        let (tag, text) = if at == 0 {
            ("", piece)
        } else {
            piece.split_once('>').unwrap_or((piece, ""))
        };
        let name: String = tag
            .trim_start_matches('/')
            .chars()
            .take_while(|letter| letter.is_alphanumeric())
            .collect();
        if !["a", "strong", "em", "del", "code", "sub", "span", "b", "i"].contains(&name.as_str()) {
            out.push(' ');
        }
        out.push_str(text);
    }
    out.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&")
}

/// The text of a DOCX, read back from its XML.
fn docx(built: &Built, column: &str) -> String {
    let Some(Body::Zip { files, .. }) = built
        .outputs
        .get(&xanh::base::path::OutPath::new(&format!("{column}.docx")))
    else {
        panic!("{column}.docx is no archive")
    };
    let document = files
        .iter()
        .find(|(name, _)| name.as_str() == "word/document.xml");
    let Some((_, Body::Bytes(bytes))) = document else {
        panic!("{column}.docx has no text")
    };
    let xml = String::from_utf8(bytes.clone()).unwrap();
    let (mut out, mut reader) = (String::new(), quick_xml::Reader::from_str(&xml));
    loop {
        match reader.read_event().unwrap() {
            Event::Text(text) => out.push_str(&text),
            Event::GeneralRef(name) => out.push(if &*name == "amp" { '&' } else { ' ' }),
            Event::End(end) if end.name().as_ref() == "w:p" => out.push('\n'),
            Event::Empty(tag) if tag.name().as_ref() == "w:br" => out.push(' '),
            Event::Eof => return out,
            _ => {}
        }
    }
}
