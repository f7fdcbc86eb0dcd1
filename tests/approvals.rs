//! Pages as Word files for who approves them: every word is there, and comes back.

use std::collections::BTreeMap;
use std::path::Path;
use unicode_normalization::UnicodeNormalization;
use xanh::base::date::{Moment, Zone};
use xanh::base::inputs::{Audience, Options as Site};
use xanh::engine::{self, Memo, Planned};
use xanh::features;
use xanh::import::page::{Form, Options, page};
use xanh::import::word::Changes;
use xanh::model::meta::KindName;
use xanh::render::piece::{docx, piece};
use xanh::select::approval;
use xanh::shell::disk;

use crate::laws::zip;
use crate::support::{BuildOptions, inputs};

fn planned(audience: Audience) -> Planned {
    let options = Site {
        audience,
        ..Site::default()
    };
    let now = Moment::parse("2026-11-23", &Zone::default()).unwrap();
    let (inputs, _) = disk::read(Path::new("."), options, now).unwrap();
    engine::plan(&inputs, &features::ALL, &Memo::once())
}

/// The Word file of each page, without its pictures, by the name of its source.
fn files(planned: &Planned) -> Vec<(String, Vec<u8>)> {
    let of = |page| {
        let piece = piece(&approval::source(&planned.site, page), &planned.theme);
        let files = docx::files(&piece, &[], None);
        let texts = files.iter().filter_map(|(name, file)| match file {
            docx::File::Bytes(bytes) => Some((name.as_str(), bytes.as_slice())),
            docx::File::Picture(..) => None,
        });
        (page.source.to_string(), zip(&texts.collect::<Vec<_>>()))
    };
    planned.site.pages.values().map(of).collect()
}

/// The text of the document in a Word file.
fn text(file: &[u8]) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(file)).unwrap();
    let mut xml = String::new();
    let mut part = archive.by_name("word/document.xml").unwrap();
    std::io::Read::read_to_string(&mut part, &mut xml).unwrap();
    let mut out = String::new();
    for part in xml.split("<w:t").skip(1) {
        let inside = part
            .strip_prefix('>')
            .or_else(|| part.strip_prefix(" xml:space=\"preserve\">"));
        if let Some((text, _)) = inside.and_then(|inside| inside.split_once("</w:t>")) {
            let plain = text
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"");
            let plain = plain.replace("&apos;", "'").replace("&#39;", "'");
            out.push_str(&plain.replace("&amp;", "&"));
        }
    }
    out
}

/// How often each letter and digit stands in a text.
fn letters(text: &str) -> BTreeMap<char, usize> {
    let mut count = BTreeMap::new();
    for c in text.nfkc().filter(|c| c.is_alphanumeric()) {
        *count.entry(c).or_default() += 1;
    }
    count
}

fn imported(name: &str, file: &[u8]) -> String {
    let options = Options {
        kind: KindName::Page,
        changes: Changes::Accept,
        encoding: None,
    };
    let (imported, faults) = page(name, file, Form::Word, &options);
    assert!(faults.is_empty(), "{name}: {faults:?}");
    let imported = imported.unwrap();
    String::from_utf8(imported.files[0].1.clone()).unwrap()
}

#[test]
fn every_page_of_the_site_comes_back_with_all_its_letters() {
    for audience in [Audience::Learner, Audience::Trainer] {
        let planned = planned(audience);
        let files = files(&planned);
        assert!(files.len() > 30, "{} pages", files.len());
        for (name, file) in files {
            let back = imported(&name, &file);
            let (had, has) = (letters(&text(&file)), letters(&back));
            for (letter, count) in had {
                let found = has.get(&letter).copied().unwrap_or(0);
                assert!(found >= count, "{name}: {letter} {count} {found}\n{back}");
            }
        }
    }
}

const MODULE: &str = "---
title: Phân loại rác
kind: module
duration: 30
audience: Tổ trưởng
objectives:
  MT1: Nêu được ba nhóm rác
materials: [Thẻ màu]
---

Lời **đậm** và ghi chú[^a].

[^a]: Lời chú.

::: trainer

Nói riêng.

:::

::: quiz

Túi đựng trứng?

- [ ] Thùng xanh
- [x] Thùng vàng

> **Giải thích:** Vì là nhựa.

:::
";

fn exported(audience: &str) -> String {
    let file = |name: &str, text: &str| (name.to_string(), text.to_string());
    let site = BTreeMap::from([
        file("xanh.toml", "title = \"Thử\"\n"),
        file("content/_index.md", "---\ntitle: \"Nhà\"\n---\n"),
        file("content/a.md", MODULE),
    ]);
    let inputs = inputs(&site, &BuildOptions::parse(audience));
    let planned = engine::plan(&inputs, &features::ALL, &Memo::once());
    let all = files(&planned);
    let (name, file) = all.iter().find(|(name, _)| name == "content/a.md").unwrap();
    imported(name, file)
}

#[test]
fn learners_and_trainers_get_what_each_may_see() {
    let learner = "---
title: \"Phân loại rác\"
kind: page
---

**Thời lượng:** 30 phút

**Người học:** Tổ trưởng

## Mục tiêu

- Nêu được ba nhóm rác

## Phương tiện

- Thẻ màu

Lời **đậm** và ghi chú<sup>\\[1\\]</sup>.

### Câu hỏi

Túi đựng trứng?

A. Thùng xanh

B. Thùng vàng

## Chú thích

\\[1\\] Lời chú.
";
    assert_eq!(exported(""), learner);
    let trainer = exported("audience = trainer");
    for word in ["Nói riêng.", "**Đáp án:** B", "Vì là nhựa."] {
        let (before, _) = trainer
            .split_once(word)
            .unwrap_or_else(|| panic!("{word}: {trainer}"));
        let fences = |fence: &str| before.lines().filter(|line| *line == fence).count();
        assert_eq!(
            fences("::: trainer"),
            fences(":::") + 1,
            "{word}: {trainer}"
        );
    }
}
