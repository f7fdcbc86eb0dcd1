//! What is sown into every golden site and every case stays hidden: blocks for trainers, exams,
//! pages that wait.

use super::canaries::{SEEN_BY_TRAINERS, contains, met, with_canaries};
use crate::support::{BuildOptions, Built, inputs, make};
use crate::{cases, sites};
use std::collections::BTreeMap;
use xanh::base::diagnostic::Diagnostic;
use xanh::base::digest::Hashed;
use xanh::base::inputs::{Audience, Options};
use xanh::base::path::SourcePath;
use xanh::engine::Memo;

type Files = BTreeMap<String, String>;

/// Also where something else is wrong: a preview shows such a page.
#[test]
fn no_learner_of_any_site_meets_a_trainers_word() {
    let mut sound = 0;
    for (name, files, mut asked) in all() {
        asked.options.audience = Audience::Learner;
        asked.options.base_url = Some("https://example.org/".to_string());
        let (site, _) = built(files, asked);
        if site.diagnostics.iter().any(|fault| {
            fault.is_error()
                && ["block/", "markdown/"]
                    .iter()
                    .any(|room| fault.code.starts_with(room))
        }) {
            continue;
        }
        let met = met(&site);
        assert!(met.is_empty(), "{name}: {met:?}");
        let exam = super::everything(&site)
            .into_iter()
            .find(|(_, bytes)| contains(bytes, "kinthi"));
        assert!(
            exam.is_none(),
            "{name}: an exam in {:?}",
            exam.map(|(path, _)| path)
        );
        sound += 1;
    }
    assert!(sound > 100, "only {sound} sites have sound blocks");
}

#[test]
fn every_trainer_of_any_site_meets_them_all() {
    let mut sound = 0;
    let is_whole = |(_, files, asked): &(String, Files, BuildOptions)| {
        let is_less = |text: &String| is_withdrawn(text) || ignores(text);
        asked.options.pack.is_none() && !files.values().any(is_less)
    };
    for (name, mut files, mut asked) in all().filter(is_whole) {
        files.retain(|file, text| {
            file.starts_with("content/") || (file == "xanh.toml" && !text.contains("theme"))
        });
        // Without templates of its own no page can ask for one.
        files.values_mut().for_each(|text| {
            *text = text.replace("\ntemplate: ", "\n# template: ");
        });
        // A level shows its text in three parts, of which the bare template of a case shows one.
        let level = "{{ intro | safe }}{{ content | safe }}{{ reporting | safe }}".to_string();
        files.insert("templates/level.html".to_string(), level);
        asked.options = Options {
            audience: Audience::Trainer,
            drafts: true,
            future: true,
            expired: true,
            ..asked.options
        };
        let (site, blocks) = built(files, asked);
        // A text that is no page is told, and nobody meets it.
        let is_out = |fault: &Diagnostic| fault.is_error() || fault.code == "page/underscore";
        if site.diagnostics.iter().any(is_out) {
            continue;
        }
        let met = met(&site);
        let all = (0..blocks)
            .flat_map(|number| SEEN_BY_TRAINERS.map(|what| format!("kin{number}{what}")));
        let lost: Vec<String> = all.filter(|token| !met.contains(token)).collect();
        assert!(lost.is_empty(), "{name}: lost are {lost:?}");
        sound += 1;
    }
    assert!(sound > 40, "only {sound} sites have no error");
}

/// A page that waits, with all that a page can say, and the picture and the text that only it uses.
const WAITING: [(&str, &str); 3] = [
    (
        "content/zz-cho.md",
        "---\ntitle: Chờ\nkind: column\npublish: 2099-01-01\ndate: 2026-11-01\ndescription: Chờ\n\
         standfirst: Chờ\nauthors: [Chờ]\n\
         license: CC-BY-4.0\nseries: Chờ\ntopics: [Chờ]\naliases: [cho-cu.html]\nheadlines: { \
         print: Chờ, sms: Chờ }\n\
         images: [{ file: cho.png, alt: Chờ, credit: Chờ, reprint: yes }]\n---\n\n## Chờ\n\n\
         Chờ[^1] ![Chờ](cho.png)\n\n![](_cho.md)\n\n\
         ::: quiz {#cho}\n\nChờ?\n\nĐáp án: chờ\n\n:::\n\n::: steps [Chờ]\n\n- [ ] Chờ\n\n:::\n\n\
         [^1]: Chờ.\n",
    ),
    ("content/_cho.md", "Chờ ![Chờ](cho.png)\n"),
    ("content/cho.png", "chờ"),
];

#[test]
fn a_page_that_waits_changes_no_byte_of_any_site() {
    let mut sound = 0;
    for (name, mut files, asked) in all().filter(|(_, _, asked)| !asked.options.future) {
        let without = make(inputs(&files, &asked), &Memo::once());
        if without.diagnostics.iter().any(|fault| fault.is_error()) {
            continue;
        }
        files.extend(WAITING.map(|(file, text)| (file.to_string(), text.to_string())));
        let with = make(inputs(&files, &asked), &Memo::once());
        let (without, with) = (super::everything(&without), super::everything(&with));
        let differ: Vec<_> = without
            .iter()
            .zip(&with)
            .filter(|(one, other)| one != other)
            .map(|(one, _)| &one.0)
            .collect();
        assert!(
            differ.is_empty() && without.len() == with.len(),
            "{name}: {} and {} outputs, {differ:?}",
            without.len(),
            with.len()
        );
        sound += 1;
    }
    assert!(sound > 40, "only {sound} sites have no error");
}

fn is_withdrawn(text: &str) -> bool {
    text.contains("withdrawn:")
}

/// Whether a configuration keeps files out of the site.
fn ignores(text: &str) -> bool {
    text.lines().any(|line| line.starts_with("ignore ="))
}

/// Each golden site and each case: its name, its files, what is asked of its build.
fn all() -> impl Iterator<Item = (String, Files, BuildOptions)> {
    let golden = sites::folders().into_iter().map(|folder| {
        (
            folder.display().to_string(),
            sites::files(&folder),
            BuildOptions::default(),
        )
    });
    golden.chain(cases::sites())
}

/// The site with canaries in a block at the end of each page and an exam behind it; how many blocks
/// there are.
fn built(mut files: Files, asked: BuildOptions) -> (Built, usize) {
    let is_page = |file: &str| file.starts_with("content/") && file.ends_with(".md");
    for (_, text) in files
        .iter_mut()
        .filter(|(file, text)| is_page(file) && !is_withdrawn(text))
    {
        text.push_str(
            "\n\n::::::::: trainer\n\n:::::::::\n\n::: quiz {#kinthi use=exam}\n\nkinthi\n\n:::\n",
        );
    }
    let mut inputs = inputs(&files, &asked);
    let mut blocks = 0;
    for file in files
        .keys()
        .filter(|file| is_page(file))
        .map(|file| SourcePath::new(file))
    {
        let text = with_canaries(&mut inputs, &file, "kin", &mut blocks);
        inputs.texts.insert(file, Hashed::text(text));
    }
    (make(inputs, &Memo::once()), blocks)
}
