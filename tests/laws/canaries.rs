//! What is for trainers alone is in no byte of the learners' site: words, notes, addresses, descriptions, pictures, comments.

use super::everything;
use crate::support::{Built, make};
use std::path::Path;
use xanh::base::date::{Moment, Zone};
use xanh::base::digest::{Digest, Hashed};
use xanh::base::inputs::{Asset, Audience, Form, Inputs, Options};
use xanh::base::path::SourcePath;
use xanh::engine::Memo;
use xanh::shell::disk;

/// What a learner must never meet and a trainer must, each a letter behind the number of its block.
const SEEN_BY_TRAINERS: [&str; 6] = ["chu", "chuthich", "lienket", "mota", "hinh", "muc"];
/// What nobody meets: a comment.
const SEEN_BY_NOBODY: &str = "loithoai";

#[test]
fn no_learner_meets_a_trainers_word() {
    let (learner, blocks) = built("kin", Audience::Learner);
    assert!(blocks > 50, "only {blocks} blocks for trainers");
    let all = text(&learner);
    let found: Vec<String> = tokens("kin", blocks).into_iter().filter(|token| all.contains(token.as_str())).collect();
    assert!(found.is_empty(), "{} are shown: {:?}", found.len(), &found[..found.len().min(9)]);
    let exams: Vec<_> = everything(&learner).into_iter().filter(|(_, bytes)| contains(bytes, "kinthi")).collect();
    assert!(exams.is_empty(), "an exam is shown: {}", exams[0].0);
}

#[test]
fn every_trainer_meets_them_all() {
    let (trainer, blocks) = built("kin", Audience::Trainer);
    let all = text(&trainer);
    let lost: Vec<String> = tokens("kin", blocks).into_iter().filter(|token| !token.ends_with(SEEN_BY_NOBODY)).collect();
    let lost: Vec<String> = lost.into_iter().filter(|token| !all.contains(token.as_str())).collect();
    assert!(lost.is_empty(), "{} are lost: {:?}", lost.len(), &lost[..lost.len().min(9)]);
    assert!(!all.contains(SEEN_BY_NOBODY), "a comment is shown");
}

/// Words that are hidden in an encoding would be found here: whatever trainers' blocks say, every byte is the same.
#[test]
fn the_learners_site_does_not_depend_on_what_trainers_are_told() {
    let (one, _) = built("kin", Audience::Learner);
    let (other, _) = built("mat", Audience::Learner);
    let (one, other) = (everything(&one), everything(&other));
    assert_eq!(one.len(), other.len());
    let differ: Vec<&String> = one.iter().zip(&other).filter(|(one, other)| one != other).map(|(one, _)| &one.0).collect();
    assert!(differ.is_empty(), "{differ:?}");
}

#[test]
fn exams_stand_in_exports_alone() {
    let (trainer, _) = built("kin", Audience::Trainer);
    let shown = everything(&trainer).into_iter().filter(|(_, bytes)| contains(bytes, "kinthi"));
    let shown: Vec<String> = shown.map(|(path, _)| path).filter(|path| !path.starts_with("moodle/")).collect();
    assert!(shown.is_empty(), "{shown:?}");
}

/// This repository's site with a canary in every block for trainers; how many blocks there are.
fn built(name: &str, audience: Audience) -> (Built, usize) {
    let options = Options { audience, ..Options::default() };
    let now = Moment::parse("2026-11-23", &Zone::default()).unwrap();
    let (mut inputs, _) = disk::read(Path::new("."), options, now).unwrap();
    let mut blocks = 0;
    let pages: Vec<SourcePath> = inputs.texts.keys().filter(|file| file.as_str().ends_with(".md")).cloned().collect();
    for file in pages.iter().filter(|file| file.as_str().starts_with("content/")) {
        let text = with_canaries(&mut inputs, file, name, &mut blocks);
        inputs.texts.insert(file.clone(), Hashed::text(text));
    }
    let site = make(inputs, &Memo::once());
    let wrong: Vec<_> = site.diagnostics.iter().filter(|fault| fault.is_error()).collect();
    assert!(wrong.is_empty(), "{:?}", wrong[0]);
    (site, blocks)
}

fn with_canaries(inputs: &mut Inputs, file: &SourcePath, name: &str, blocks: &mut usize) -> String {
    let text = inputs.texts[file].to_string();
    let (mut out, mut behind) = (String::new(), String::new());
    for line in text.lines() {
        out.push_str(line);
        out.push('\n');
        let fence = line.trim_start_matches(':');
        if line.len() - fence.len() >= 3 && matches!(fence.split_whitespace().next(), Some("trainer" | "giang-vien")) {
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
    let behind = format!("\n[^{}]: {}\n\n[{}]: https://example.org/{}\n", is("nhan"), is("chuthich"), is("dich"), is("lienket"));
    Canary { inside, behind, picture }
}

fn picture(inputs: &mut Inputs, page: &SourcePath, name: &str) {
    let file = SourcePath::new(&format!("{}/{name}", page.folder()));
    let form = Form::Svg { width: 4, height: 3 };
    inputs.assets.insert(file, Asset { digest: Digest::of_bytes(name.as_bytes()), bytes: 1, form });
}

fn tokens(name: &str, blocks: usize) -> Vec<String> {
    let whats = || SEEN_BY_TRAINERS.into_iter().chain([SEEN_BY_NOBODY]);
    (0..blocks).flat_map(|number| whats().map(move |what| format!("{name}{number}{what}"))).collect()
}

fn contains(bytes: &[u8], token: &str) -> bool {
    String::from_utf8_lossy(bytes).to_lowercase().contains(token)
}

/// All paths and bytes of a site, in lower case.
fn text(site: &Built) -> String {
    let pieces = everything(site).into_iter();
    pieces.map(|(path, bytes)| format!("{path}\n{}\n", String::from_utf8_lossy(&bytes))).collect::<String>().to_lowercase()
}
