//! Walks of people who have the program alone: each does what the output before told, in Vietnamese
//! and in English.

use super::{Run, Site};
use std::fs;

struct Walk {
    site: Site,
    language: &'static str,
}

impl Walk {
    fn begin(language: &'static str) -> Self {
        let site = Site::new();
        fs::remove_dir_all(site.at("content")).unwrap();
        fs::remove_file(site.at("xanh.toml")).unwrap();
        Walk { site, language }
    }

    fn say(&self, vi: &'static str, en: &'static str) -> &'static str {
        if self.language == "vi" { vi } else { en }
    }

    fn run(&self, arguments: &[&str]) -> Run {
        self.site
            .run(&[arguments, &["--lang", self.language]].concat())
    }

    #[track_caller]
    fn goes(&self, arguments: &[&str]) -> Run {
        let run = self.run(arguments);
        assert_eq!(run.code, 0, "{arguments:?}\n{}{}", run.out, run.err);
        run
    }

    /// The file that a command says it wrote.
    #[track_caller]
    fn written(&self, arguments: &[&str]) -> String {
        let run = self.goes(arguments);
        run.err.split('`').nth(1).expect(&run.err).to_string()
    }

    fn read(&self, file: &str) -> String {
        fs::read_to_string(self.site.at(file)).expect(file)
    }

    /// Adds to a file, as somebody in an editor does.
    fn add(&self, file: &str, text: &str) {
        self.site.write(file, &(self.read(file) + text));
    }
}

/// A stranger: an empty folder, a site, a page, a mistake, its cure by the message alone.
fn stranger(language: &'static str) {
    let walk = Walk::begin(language);
    // Building nothing says how to begin.
    let lost = walk.run(&["build"]);
    assert_eq!(
        (lost.code, lost.err.contains("xanh init")),
        (2, true),
        "{}",
        lost.err
    );
    walk.goes(&["init", "--preset", "empty", "--title", "Tổ 3"]);
    let page = walk.written(&["new", "page", walk.say("Tắt điện", "Switch off")]);
    walk.add(&page, "\n## Các bước\n\nXem [trang chủ](_indx.md#top).\n");
    let run = walk.run(&["check"]);
    assert_eq!(run.code, 1);
    let cure = walk.say(
        "sửa: có phải bạn muốn viết `_index.md`?",
        "help: did you mean `_index.md`?",
    );
    assert!(run.err.lines().any(|line| line == cure), "{}", run.err);
    // The last line but one says how to learn more.
    let line = run
        .err
        .lines()
        .find_map(|line| line.split_once("xanh explain "));
    let code = line.map(|(_, code)| code).unwrap_or_default();
    let explained = walk.goes(&["explain", code]);
    assert_eq!(
        explained
            .out
            .lines()
            .next()
            .map(|line| line.starts_with(code)),
        Some(true)
    );
    // By the message, or by the program.
    assert_eq!(walk.run(&["fix", "--check"]).code, 1);
    walk.goes(&["fix"]);
    let text = walk.read(&page).replace("_index.md#top", "_index.md");
    walk.site.write(&page, &text);
    walk.goes(&["check", "--strict"]);
    walk.goes(&["build"]);
    let home = walk.read("public/index.html");
    assert_eq!(home.matches("<html lang=").count(), 1);
    walk.goes(&["clean"]);
    assert!(!walk.site.at("public").exists());
}

/// A trainer: a module of 45 minutes with a question; learners never see the answer.
fn trainer(language: &'static str) {
    let walk = Walk::begin(language);
    walk.goes(&["init", "--preset", "training"]);
    let module = walk.written(&["new", "module", walk.say("Rác thải", "Waste")]);
    let (minutes, question) = walk.say_module();
    let head = format!("---\ntitle: \"M\"\nduration: 45\ndescription: \"D\"\n---\n\n{minutes}");
    walk.site.write(&module, &format!("{head}\n{question}"));
    walk.goes(&["check", "--strict"]);
    walk.goes(&["build"]);
    walk.goes(&["build", "--audience", "trainer", "-o", "trainers"]);
    let out = module
        .trim_start_matches("content/")
        .trim_end_matches(".md");
    let (learner, trainer) = (
        walk.read(&format!("public/{out}.html")),
        walk.read(&format!("trainers/{out}.html")),
    );
    assert!(!learner.contains("CHO-NGUOI-DAY") && trainer.contains("CHO-NGUOI-DAY"));
    // A slip in the minutes is told with what is missing.
    walk.site.write(
        &module,
        &format!("{head}\n{question}").replace("duration: 45", "duration: 50"),
    );
    let run = walk.run(&["check"]);
    let cure = walk.say("sửa: còn thiếu 5 phút", "help: 5 minutes are missing");
    assert!(run.err.lines().any(|line| line == cure), "{}", run.err);
}

impl Walk {
    fn say_module(&self) -> (&'static str, &'static str) {
        let minutes = self.say(
            "## Mở đầu (15 phút)\n\nHỏi.\n\n::: trainer\n\nCHO-NGUOI-DAY\n\n:::\n\n## Làm (30 phút)\n\nLàm.\n",
            "## Opening (15 min)\n\nAsk.\n\n::: trainer\n\nCHO-NGUOI-DAY\n\n:::\n\n## Work (30 min)\n\nDo.\n",
        );
        let question = "::: quiz {#q1}\n\nCó phân loại không?\n\n- [x] Có\n- [ ] Không\n\n:::\n";
        (minutes, question)
    }
}

/// An editor: a column, and the package that a newspaper gets.
fn editor(language: &'static str) {
    let walk = Walk::begin(language);
    walk.goes(&["init", "--preset", "columns"]);
    let column = walk.written(&[
        "new",
        "column",
        walk.say("Chợ không túi", "A market without bags"),
    ]);
    walk.goes(&["check", "--strict"]);
    walk.goes(&["build"]);
    let stem = column
        .trim_start_matches("content/")
        .trim_end_matches(".md");
    let packages = walk.site.public();
    let zips = packages
        .keys()
        .filter(|name| name.starts_with(stem) && name.ends_with(".zip"));
    assert_eq!(zips.count(), 1, "{:?}", packages.keys());
}

/// A province: its plan out of the one above; what is still to be written is told.
fn province(language: &'static str) {
    let walk = Walk::begin(language);
    walk.goes(&["init", "--preset", "plan"]);
    walk.goes(&["new", "plan"]);
    let run = walk.goes(&["list", "drafts", "--format", "csv"]);
    let draft = run
        .out
        .lines()
        .nth(1)
        .and_then(|row| row.split(',').next())
        .unwrap_or_default();
    let index = walk.read(draft).replace("draft: true\n", "");
    walk.site.write(draft, &index);
    let run = walk.run(&["check"]);
    assert!(run.err.contains("[plan/unwritten]"), "{}", run.err);
    walk.goes(&["explain", "plan/unwritten"]);
}

#[test]
fn a_stranger_makes_a_site_breaks_it_and_mends_it() {
    ["vi", "en"].into_iter().for_each(stranger);
}

#[test]
fn a_trainer_makes_a_module_and_keeps_the_answers() {
    ["vi", "en"].into_iter().for_each(trainer);
}

#[test]
fn an_editor_hands_a_newspaper_its_package() {
    ["vi", "en"].into_iter().for_each(editor);
}

#[test]
fn a_province_makes_its_plan_from_the_one_above() {
    ["vi", "en"].into_iter().for_each(province);
}
