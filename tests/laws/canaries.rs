//! What is for trainers alone is in no byte of the learners' site: words, notes, addresses,
//! descriptions, pictures, comments.

use super::everything;
use crate::search::decoded;
use crate::support::{Built, made_by, make, selection};
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::LazyLock;
use xanh::base::date::{Moment, Zone};
use xanh::base::digest::{Digest, Hashed};
use xanh::base::inputs::{Asset, Audience, Form, Inputs, Options};
use xanh::base::path::SourcePath;
use xanh::engine::Memo;
use xanh::features;
use xanh::shell::disk;

/// What a learner must never meet and a trainer must, each a letter behind the number of its block.
pub const SEEN_BY_TRAINERS: [&str; 6] = ["chu", "chuthich", "lienket", "mota", "hinh", "muc"];
/// What nobody meets: a comment.
const SEEN_BY_NOBODY: &str = "loithoai";

static LEARNER: LazyLock<(Built, usize)> = LazyLock::new(|| built("kin", Audience::Learner));
static TRAINER: LazyLock<(Built, usize)> = LazyLock::new(|| built("kin", Audience::Trainer));

#[test]
fn no_learner_meets_a_trainers_word() {
    let (learner, blocks) = &*LEARNER;
    assert!(*blocks > 50, "only {blocks} blocks for trainers");
    let met = met(learner);
    assert!(met.is_empty(), "{} are shown: {met:?}", met.len());
    let exams: Vec<_> = everything(learner)
        .into_iter()
        .filter(|(_, bytes)| contains(bytes, "kinthi"))
        .collect();
    assert!(exams.is_empty(), "an exam is shown: {}", exams[0].0);
}

#[test]
fn every_trainer_meets_them_all() {
    let (trainer, blocks) = &*TRAINER;
    let met = met(trainer);
    let all =
        (0..*blocks).flat_map(|number| SEEN_BY_TRAINERS.map(|what| format!("kin{number}{what}")));
    let lost: Vec<String> = all.filter(|token| !met.contains(token)).collect();
    assert!(
        lost.is_empty(),
        "{} are lost: {:?}",
        lost.len(),
        &lost[..lost.len().min(9)]
    );
    assert!(
        !met.iter().any(|token| token.ends_with(SEEN_BY_NOBODY)),
        "a comment is shown"
    );
}

/// Words that are hidden in an encoding would be found here: whatever trainers' blocks say, every
/// byte is the same.
#[test]
fn the_learners_site_does_not_depend_on_what_trainers_are_told() {
    let (other, _) = built("mat", Audience::Learner);
    let (one, other) = (everything(&LEARNER.0), everything(&other));
    assert_eq!(one.len(), other.len());
    let differ: Vec<&String> = one
        .iter()
        .zip(&other)
        .filter(|(one, other)| one != other)
        .map(|(one, _)| &one.0)
        .collect();
    assert!(differ.is_empty(), "{differ:?}");
}

#[test]
fn exams_stand_in_exports_alone() {
    let held = everything(&TRAINER.0)
        .into_iter()
        .filter(|(_, bytes)| contains(bytes, "kinthi"));
    let (exports, shown): (Vec<String>, Vec<String>) = held
        .map(|(path, _)| path)
        .partition(|path| path.starts_with("moodle/") || path.contains("!moodle/"));
    assert!(shown.is_empty(), "{shown:?}");
    // Trainers take exports along in their packs.
    let of_site = exports.iter().filter(|path| !path.contains('!'));
    assert_eq!(of_site.count(), 2, "{exports:?}");
}

#[test]
fn no_pack_holds_a_trainers_word() {
    for (what, rules) in [
        ("level co-so", &features::ALL),
        ("module TX-CS-01", &features::ALL),
        ("level co-so", &features::EPUB),
        ("site", &features::EPUB),
        ("site", &features::SINGLE),
        ("level co-so", &features::SINGLE),
        ("plan 57-kh-tld", &features::EPUB),
        ("module TX-CS-01", &features::SCORM),
    ] {
        let (mut inputs, _) = sown("kin", Audience::Learner);
        inputs.options.pack = Some(selection(what));
        let pack = made_by(rules, inputs, &Memo::once());
        assert!(!pack.outputs.is_empty(), "the pack of {what} is empty");
        let met = met(&pack);
        assert!(met.is_empty(), "in the pack of {what}: {met:?}");
    }
}

/// This repository's site with a canary in every block for trainers; how many blocks there are.
fn built(name: &str, audience: Audience) -> (Built, usize) {
    let (inputs, blocks) = sown(name, audience);
    let site = make(inputs, &Memo::once());
    let wrong: Vec<_> = site
        .diagnostics
        .iter()
        .filter(|fault| fault.is_error())
        .collect();
    assert!(wrong.is_empty(), "{:?}", wrong[0]);
    (site, blocks)
}

/// The inputs of that site.
fn sown(name: &str, audience: Audience) -> (Inputs, usize) {
    // With an address of its own a site has feeds, a sitemap and data for machines too.
    let options = Options {
        audience,
        base_url: Some("https://example.org/".to_string()),
        ..Options::default()
    };
    let now = Moment::parse("2026-11-23", &Zone::default()).unwrap();
    let (mut inputs, _) = disk::read(Path::new("."), options, now).unwrap();
    let mut blocks = 0;
    let pages: Vec<SourcePath> = inputs
        .texts
        .keys()
        .filter(|file| file.as_str().ends_with(".md"))
        .cloned()
        .collect();
    for file in pages
        .iter()
        .filter(|file| file.as_str().starts_with("content/"))
    {
        let text = with_canaries(&mut inputs, file, name, &mut blocks);
        inputs.texts.insert(file.clone(), Hashed::text(text));
    }
    (inputs, blocks)
}

pub fn with_canaries(
    inputs: &mut Inputs,
    file: &SourcePath,
    name: &str,
    blocks: &mut usize,
) -> String {
    let text = inputs.texts[file].to_string();
    let (mut out, mut behind) = (String::new(), String::new());
    let mut code = false;
    for line in text.lines() {
        code ^= line.starts_with("```");
        out.push_str(line);
        out.push('\n');
        let fence = line.trim_start_matches(':');
        if !code
            && line.len() - fence.len() >= 3
            && matches!(
                fence.split_whitespace().next(),
                Some("trainer" | "giang-vien")
            )
        {
            let block = canary(name, *blocks);
            out.push_str(&block.inside);
            behind.push_str(&block.behind);
            picture(inputs, file, &block.picture);
            *blocks += 1;
        }
        if line.starts_with(":::") && line.contains("use=exam") {
            out.push_str(&format!("\n{name}thi\n"));
        }
    }
    out + &behind
}

/// What is put into a block, and what it refers to at the end of its page.
struct Canary {
    inside: String,
    behind: String,
    picture: String,
}

fn canary(name: &str, number: usize) -> Canary {
    let is = |what: &str| format!("{name}{number}{what}");
    let picture = format!("{}.svg", is("hinh"));
    let inside = format!(
        "\n{}[^{}] và [chữ][{}] ![{}]({picture}) <!-- {} -->\n\n#### {}\n",
        is("chu"),
        is("nhan"),
        is("dich"),
        is("mota"),
        is(SEEN_BY_NOBODY),
        is("muc"),
    );
    let behind = format!(
        "\n[^{}]: {}\n\n[{}]: https://example.org/{}\n",
        is("nhan"),
        is("chuthich"),
        is("dich"),
        is("lienket")
    );
    Canary {
        inside,
        behind,
        picture,
    }
}

fn picture(inputs: &mut Inputs, page: &SourcePath, name: &str) {
    let file = SourcePath::new(&format!("{}/{name}", page.folder()));
    let form = Form::Svg {
        width: 4,
        height: 3,
        cleaned: None,
        is_plain: false,
    };
    inputs.assets.insert(
        file,
        Asset {
            digest: Digest::of_bytes(name.as_bytes()),
            bytes: 1,
            form,
        },
    );
}

/// The canaries in the paths and bytes of a site.
pub fn met(site: &Built) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (path, bytes) in everything(site) {
        let text = format!("{path}\n{}", decoded(&bytes)).to_lowercase();
        for (at, _) in text.match_indices("kin") {
            let rest = &text[at + 3..];
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            let letters = rest[digits..]
                .bytes()
                .take_while(u8::is_ascii_lowercase)
                .count();
            if digits > 0 && letters > 0 {
                found.insert(format!("kin{}", &rest[..digits + letters]));
            }
        }
    }
    found
}

pub fn contains(bytes: &[u8], token: &str) -> bool {
    decoded(bytes).to_lowercase().contains(token)
}
