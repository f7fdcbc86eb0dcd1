use super::*;
use crate::base::diagnostic::lines;
use crate::model::plan::What;

type Faults = fn(&SourcePath, &str) -> Vec<Diagnostic>;

const LEVELS: Faults = |file, text| levels(file, text).1;
const DOCUMENTS: Faults = |file, text| documents(file, text).1;
const COVERAGE: Faults = |file, text| coverage(file, text, &known()).1;
const WORDS: Faults = |file, text| words(file, text).1;
const NOTES: Faults = |file, text| notes(file, text, &known()).1;
const LOCK: Faults = |file, text| locked(file, text).1;

/// The levels and bodies of this repository.
fn known() -> Levels {
    levels(
        &SourcePath::new("levels.toml"),
        include_str!("../../../content/registers/levels.toml"),
    )
    .0
}

#[track_caller]
fn faults(read: Faults, text: &str, expected: &str) {
    assert_eq!(
        lines(&read(&SourcePath::new("a.toml"), text), text),
        expected
    );
}

#[test]
fn the_registers_of_this_repository_are_sound() {
    faults(
        LEVELS,
        include_str!("../../../content/registers/levels.toml"),
        "",
    );
    faults(
        DOCUMENTS,
        include_str!("../../../content/registers/documents.toml"),
        "",
    );
    faults(
        COVERAGE,
        include_str!("../../../content/registers/coverage.toml"),
        "",
    );
    faults(
        WORDS,
        include_str!("../../../content/registers/words.toml"),
        "",
    );
    faults(
        NOTES,
        include_str!("../../../content/ke-hoach/57-kh-tld/notes.toml"),
        "",
    );
}

#[test]
fn mistakes_in_levels() {
    faults(
        LEVELS,
        "[[level]]\nid = \"a\"",
        "levels/missing 1:1 `name` is missing -> add `name = \"…\"`",
    );
    let two = "[[level]]\nid = \"co-so\"\nname = \"A\"\n[[level]]\nid = \"co-so\"\nname = \"B\"";
    faults(
        LEVELS,
        two,
        "levels/duplicate 5:6 `co-so` stands twice -> take one of the two out, or name it \
         otherwise",
    );
    let above = "[[level]]\nid = \"co-so\"\nname = \"A\"\n[[body]]\nid = \"b\"\nname = \"B\"\n\
        level = \"coso\"";
    faults(
        LEVELS,
        above,
        "levels/unknown 7:9 no level `coso` -> did you mean `co-so`?",
    );
    let own = "[[level]]\nid = \"a\"\nname = \"A\"\nabove = \"b\"\n[[level]]\nid = \"b\"\nname = \
        \"B\"\nabove = \"a\"";
    faults(
        LEVELS,
        own,
        "levels/cycle 2:6 the level `a` stands above itself -> mend the `above` of one of these \
         levels\nlevels/cycle 6:6 the level `b` stands above itself -> mend the `above` of one of \
         these levels",
    );
    faults(
        LEVELS,
        "[[levels]]\nid = \"a\"",
        "levels/unknown-key 1:3 no key `levels` -> did you mean `level`?",
    );
    faults(
        LEVELS,
        "[[level]]\nid = \"a\"\nname = \"A\"\nform = 2014-01-01",
        "levels/unknown-key 4:1 no key `form` -> did you mean `from`?",
    );
    let day = "levels/date 4:8 `năm 2014` is not a day -> write `2026-11-22` or `22/11/2026`";
    faults(
        LEVELS,
        "[[level]]\nid = \"a\"\nname = \"A\"\nfrom = \"năm 2014\"",
        day,
    );
    faults(
        LEVELS,
        "level = 3",
        "levels/type 1:9 a list is wanted here, this is the number `3` -> write it in square \
         brackets: `[\"…\", \"…\"]`",
    );
    faults(
        LEVELS,
        "[[level]]\nid = co-so",
        "levels/syntax 2:6 text must bear quotes -> write `\"co-so\"`",
    );
}

#[test]
fn mistakes_in_documents() {
    let head = "[[document]]\nid = \"a\"\nnumber = \"1/QĐ-TTg\"\ntitle = \"A\"\n";
    faults(
        DOCUMENTS,
        &format!("{head}follows = [\"b\", \"a\"]"),
        "documents/unknown 5:12 no document `b` -> did you mean `a`?",
    );
    faults(
        DOCUMENTS,
        &format!("{head}{head}"),
        "documents/duplicate 6:6 `a` stands twice -> take one of the two out, or name it otherwise",
    );
    faults(
        DOCUMENTS,
        &format!("{head}date = 2014-13-01"),
        "documents/date 5:8 there is no day `2014-13-01` -> look at the day and the month again",
    );
    faults(
        DOCUMENTS,
        "[[document]]\nid = \"a\"\nnumber = \" \"\ntitle = \"A\"",
        "documents/missing 3:10 `number` is missing -> add `number = \"…\"`",
    );
}

#[test]
fn mistakes_in_coverage() {
    let kinds = "coverage/value 3:10 `colum` is no value of this key -> did you mean `column`?";
    faults(
        COVERAGE,
        "[[require]]\nclauses = [\"II.1\"]\nkinds = [\"colum\"]",
        kinds,
    );
    faults(
        COVERAGE,
        "[[require]]\nkinds = [\"column\"]",
        "coverage/missing 1:1 `clauses` is missing -> add `clauses = [\"II.3\"]`",
    );
    faults(
        COVERAGE,
        "[[not_applicable]]\nclauses = [\"II.1\"]",
        "coverage/missing 1:1 `reason` is missing -> add `reason = \"…\"`",
    );
    let form = "is not a clause -> write it like `III.4.2`, `II.1-3` or `57-kh-tld#II.3`";
    faults(
        COVERAGE,
        "[[not_applicable]]\nclauses = [\"mục II\"]\nreason = \"x\"",
        &format!("clause/form 2:12 `mục II` {form}"),
    );
}

#[test]
fn mistakes_in_words() {
    faults(
        WORDS,
        "[same]\nset = [[\"a\"], \"b\"]",
        "words/value 2:8 a set of words that mean the same has two at least\nwords/type 2:15 a \
         list is wanted here, this is the text `b` -> write `[\"b\"]`",
    );
    let long = "a".repeat(201);
    faults(
        WORDS,
        &format!("[abbr]\nA = \"{long}\""),
        "words/value 2:5 at most 200 characters for one way to say it",
    );
    let many = vec!["\"a\""; 31].join(",");
    faults(
        WORDS,
        &format!("[same]\nset = [[{many}]]"),
        "words/value 2:129 at most 30 ways to say one thing",
    );
    let long = "a".repeat(4_001);
    faults(
        WORDS,
        &format!("[[term]]\nword = \"a\"\nmeaning = \"{long}\""),
        "words/value 3:11 what a word means is longer than 4000 bytes",
    );
    faults(
        WORDS,
        "[abbr]\nA = 1\nB = true",
        "words/type 3:5 text is wanted here, this is `true` -> write a text in quotes: `\"…\"`",
    );
    faults(
        WORDS,
        "[[term]]\nword = \"a\"",
        "words/missing 1:1 `meaning` is missing -> add `meaning = \"…\"`",
    );
    let term = "[[term]]\nword = \"a\"\nmeaning = \"b\"\n";
    faults(
        WORDS,
        &format!("{term}{term}"),
        "words/duplicate 5:8 `a` stands twice -> take one of the two out, or name it otherwise",
    );
    faults(
        WORDS,
        "[one_way]\na = \"b\"",
        "words/unknown-key 1:2 no key `one_way` -> did you mean `one-way`?",
    );
}

#[test]
fn words_keep_their_order() {
    let text = "[abbr]\nB = \"b\"\nA = [\"a1\", \"a2\"]\n[one-way]\nx = [\"y\", \"z\"]\n";
    let (words, _) = words(&SourcePath::new("a.toml"), text);
    let list = |words: &[&str]| {
        words
            .iter()
            .map(|word| word.to_string())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        words.abbreviations,
        [
            ("B".to_string(), list(&["b"])),
            ("A".to_string(), list(&["a1", "a2"]))
        ]
    );
    assert_eq!(
        words.one_way,
        [
            ("x".to_string(), "y".to_string()),
            ("x".to_string(), "z".to_string())
        ]
    );
}

#[test]
fn mistakes_in_notes() {
    let form = "is not a clause -> write it like `III.4.2` or `mo-dau`";
    faults(
        NOTES,
        "[clause.\"khoản 2\"]\nsummary = \"x\"",
        &format!("clause/form 1:9 `khoản 2` {form}"),
    );
    faults(
        NOTES,
        "[clause.\"II.3\"]\nsumary = \"x\"",
        "notes/unknown-key 2:1 no key `sumary` -> did you mean `summary`?",
    );
    faults(
        NOTES,
        "[clause.\"II.3\"]\nlevels = [\"coso\"]",
        "notes/unknown 2:11 no level `coso` -> did you mean `co-so`?",
    );
    let body = "[clause.\"II.3\"]\nreport = { to = \"ban-qhl\" }";
    faults(
        NOTES,
        body,
        "notes/unknown 2:17 no body `ban-qhl` -> did you mean `ban-qhld`?",
    );
    faults(
        NOTES,
        "[[amended]]\nclause = \"II.3\"",
        "notes/missing 1:1 `by` is missing -> add `by = \"…\"`",
    );
    faults(
        NOTES,
        "[[renumbered]]\nfrom = \"II.3\"\nby = \"x\"",
        "notes/missing 1:1 `to` is missing -> add `to = \"…\"`",
    );
    faults(
        NOTES,
        "[clause.\"II.3\"]\n[clause.\"II.3\"]",
        "notes/duplicate 2:9 the key `II.3` stands twice -> keep one of the two",
    );
}

#[test]
fn notes_are_read_in_the_order_written() {
    let text = "[clause.\"II.3\"]\nlevels = [\"co-so\"]\ncarries_out = [\"57-kh-tld#II.1\"]\n\
        report = { to = \"ban-qhld\", every = \"quý\" }\n\
                [clause.\"II.3\".parts]\nz = \"Z\"\n3t = \"T\"\n[clause.mo-dau]\nsummary = \"x\"\n\
                [[repealed]]\nclause = \"II.4\"\nby = \"9/QĐ\"\ndate = 1/2/2020\n";
    let text = text.replace("1/2/2020", "\"1/2/2020\"");
    let (notes, wrong) = notes(&SourcePath::new("a.toml"), &text, &known());
    assert_eq!(wrong, vec![]);
    let ids: Vec<&str> = notes
        .notes
        .iter()
        .map(|note| note.clause.as_str())
        .collect();
    let parts: Vec<&str> = notes.notes[0]
        .parts
        .iter()
        .map(|(id, _)| id.as_str())
        .collect();
    assert_eq!((ids, parts), (vec!["II.3", "mo-dau"], vec!["z", "3t"]));
    assert_eq!(
        notes.notes[0]
            .report
            .as_ref()
            .map(|report| report.every.as_str()),
        Some("quý")
    );
    assert_eq!(
        (
            &notes.changes[0].what,
            notes.changes[0].date.map(|day| day.to_string()).as_deref()
        ),
        (
            &What::Repealed(crate::model::clause::ClauseId("II.4".into())),
            Some("2020-02-01")
        )
    );
}

#[test]
fn mistakes_in_a_lock() {
    let digest = "0123456789abcdef0123456789abcdef";
    faults(
        LOCK,
        &format!("# ghi bởi xanh\nII.3  {digest}  2014-09-25  # lời bàn\r\n\n"),
        "",
    );
    let form = "this line is not `clause  digest  day` -> this file is written by `xanh`; take the \
        old one back from the repository, or write it from nothing by `xanh lock --anew`";
    faults(
        LOCK,
        &format!("  II.3  {digest}\n"),
        &format!("lock/form 1:3 {form}"),
    );
    faults(LOCK, "<<<<<<< HEAD\n", &format!("lock/form 1:1 {form}"));
    faults(
        LOCK,
        &format!("II.3 {digest} 2014-09-25\nII.3 {digest} 2014-09-25\n"),
        "lock/duplicate 2:1 `II.3` stands twice",
    );
}

#[test]
fn a_lock_that_is_not_whole_is_told() {
    let row = "II.3 0123456789abcdef0123456789abcdef 2014-09-25";
    let help = "this file is written by `xanh`; take the old one back from the repository, or \
        write \
                it from nothing by `xanh lock --anew`";
    faults(LOCK, &format!("= 2\n{row}\n+ amended II.3\n"), "");
    for text in ["", "\n", " ", "#a\n"] {
        let place = if text.ends_with('\n') {
            "2:1"
        } else {
            &format!("1:{}", text.len() + 1)
        };
        faults(
            LOCK,
            text,
            &format!("lock/empty {place} the file is empty -> {help}"),
        );
    }
    faults(
        LOCK,
        &format!("{row}\n{}", row.replace("II.3", "II.4")),
        &format!("lock/cut 2:49 the file is cut off in this line -> {help}"),
    );
    faults(
        LOCK,
        &format!("= 57\n{row}\n"),
        &format!("lock/cut 1:1 the file says it has 57 lines, and has 1 -> {help}"),
    );
}
