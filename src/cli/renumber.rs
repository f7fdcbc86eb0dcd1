//! `xanh renumber`: says what happened to the text of a plan since it was locked, writes it into
//! `notes.toml`, and every reference by the numbers of today.

use super::global::Global;
use super::{Terminal, named, site, usage};
use crate::base::date::Date;
use crate::base::diagnostic::{Language, message};
use crate::base::inputs::{Audience, Inputs};
use crate::engine::{self, Memo, Planned};
use crate::features;
use crate::graph::clauses::ShownPlan;
use crate::graph::lock::{Proposal, proposals, write};
use crate::graph::renumber::{Renumbering, Rewritten};
use crate::model::clause::ClauseId;
use crate::model::plan::{Plan, What};
use crate::shell::failure::{Exit, Failure};
use crate::shell::put::Target;
use crate::shell::report;
use crate::text::diff::{self, Fate};
use dialoguer::{Confirm, Input};
use std::io::IsTerminal;

/// What is told where no plan is known.
const PLAN: (&str, &str) = ("renumber/plan", "xanh renumber");

/// Of which plan, and how far.
#[derive(Debug, clap::Args)]
pub struct RenumberArgs {
    #[arg(id = "plan_name")]
    pub plan: Option<String>,
    /// Only says what there is.
    #[arg(long)]
    pub check: bool,
    /// Nothing is asked.
    #[arg(short, long)]
    pub yes: bool,
    #[arg(long = "by", id = "amending")]
    pub by: Option<String>,
    #[arg(long = "date", id = "amended_on")]
    pub date: Option<String>,
}

/// Which plan is compared.
#[derive(Debug, clap::Args)]
pub struct DiffArgs {
    #[arg(id = "plan_name")]
    pub plan: Option<String>,
}

/// Proposes what happened, asks where a person sits at the terminal, and writes. With `--check`, or
/// where nobody can be asked and `--yes` is not said, it only tells.
///
/// Failures: `renumber/plan`, `renumber/lock` for a plan that was never locked, `renumber/by` where
/// nothing names the document that did it, `cli/clock` for a date that is none; those of reading
/// and writing.
pub fn renumber(shell: &Terminal, global: &Global, asked: &RenumberArgs) -> Result<Exit, Failure> {
    let (inputs, planned) = read(global)?;
    let site = &planned.site;
    let ShownPlan { page, plan } = named::plan(site, asked.plan.as_deref(), PLAN)?;
    let lock = plan.lock.as_ref().ok_or_else(|| no_lock(plan))?;
    let found = proposals(&plan.official, lock, &plan.notes);
    let declares = found
        .iter()
        .any(|one| matches!(one, Proposal::Declare { .. }))
        && !page.meta.draft;
    let date = asked.date.as_deref().map(day).transpose()?;
    let mut renumbering = Renumbering {
        site,
        inputs: &inputs,
        plan,
        proposals: &found,
        by: "…",
        date,
    };
    tell(shell, &found);
    let preview = renumbering.rewritten();
    let is_done = !declares && preview.files.is_empty();
    tell_left(shell, &inputs, &preview);
    if is_done && (found.is_empty() || !page.meta.draft) {
        shell.say("không có gì phải đánh số lại", "nothing to renumber");
        return Ok(Exit::Clean);
    }
    let asks = std::io::stdin().is_terminal() && std::io::stderr().is_terminal();
    if asked.check || !(asked.yes || asks) {
        tell_next(shell, plan, preview.count);
        return Ok(Exit::Faults);
    }
    let by = match (declares, &asked.by) {
        (false, _) => String::new(),
        (true, Some(by)) => by.clone(),
        (true, None) if asked.yes => return Err(no_document()),
        (true, None) => asked_document(shell.language)?,
    };
    if !asked.yes && !is_agreed(shell.language)? {
        return Ok(Exit::Faults);
    }
    renumbering.by = &by;
    let done = renumbering.rewritten();
    let relocked = page.meta.draft.then(|| relocked(plan, site.today));
    put(shell, global, &done, relocked)?;
    if !page.meta.draft {
        shell.say(
            "xem lại notes.toml, rồi chạy `xanh lock`",
            "look at notes.toml, then run `xanh lock`",
        );
    }
    Ok(Exit::Clean)
}

/// Prints what differs between a text and its lock, word by word, and what was amended before.
///
/// Failures: as `renumber`.
pub fn diff(global: &Global, asked: &DiffArgs, language: Language) -> Result<Exit, Failure> {
    let (_, planned) = read(global)?;
    let ShownPlan { plan, .. } = named::plan(&planned.site, asked.plan.as_deref(), PLAN)?;
    let lock = plan.lock.as_ref().ok_or_else(|| no_lock(plan))?;
    let found = proposals(&plan.official, lock, &plan.notes);
    for one in &found {
        report::show(&told(one, language));
    }
    for (id, past) in crate::graph::lock::history(&plan.official, &plan.notes.changes) {
        let clause = plan.official.get(&id);
        let today = clause.map_or(String::new(), |clause| {
            crate::graph::lock::words(&plan.official, clause)
        });
        for (_, change) in &past {
            if let Some((old, new)) = crate::graph::lock::former(change, &past, &today) {
                let date = change
                    .date
                    .map_or(String::new(), |date| format!(" ({})", date.short()));
                report::show(&format!(
                    "{}  {}{date}\n  {}\n",
                    id.0,
                    change.by,
                    marked(old, new)
                ));
            }
        }
    }
    Ok(if found.is_empty() {
        Exit::Clean
    } else {
        Exit::Faults
    })
}

/// The whole site, as trainers see it, drafts and all: nothing that names a clause stays unseen.
fn read(global: &Global) -> Result<(Inputs, Planned), Failure> {
    let (inputs, _) = site::read_whole(global, Audience::Trainer)?;
    let planned = engine::plan(&inputs, &features::ALL, &Memo::once());
    Ok((inputs, planned))
}

fn no_lock(plan: &Plan) -> Failure {
    let name = &plan.id.0;
    usage::failure(
        "renumber/lock",
        format!("kế hoạch `{name}` chưa có clauses.lock để so với"),
        format!("the plan `{name}` has no clauses.lock to compare with"),
    )
    .help(message!(
        vi: "lấy lại text.txt trước khi sửa, chạy `xanh lock`, rồi mới sửa",
        en: "take text.txt back as it was before the change, run `xanh lock`, then change it",
    ))
}

fn day(text: &str) -> Result<Date, Failure> {
    Date::parse(text).ok_or_else(|| {
        usage::failure(
            "cli/clock",
            format!("`--date` không hiểu `{text}` là ngày nào"),
            format!("`--date` does not understand `{text}`"),
        )
        .help(message!(vi: "viết như 2026-11-22", en: "write it like 2026-11-22"))
    })
}

fn no_document() -> Failure {
    usage::failure(
        "renumber/by",
        "chưa nói văn bản nào sửa kế hoạch này",
        "it is not said which document amends this plan",
    )
    .help(message!(
        vi: "thêm `--by \"12/NQ-BCH\"`, và `--date 2026-03-02` nếu biết ngày",
        en: "add `--by \"12/NQ-BCH\"`, and `--date 2026-03-02` where the day is known",
    ))
}

fn asked_document(language: Language) -> Result<String, Failure> {
    let question = match language {
        Language::Vietnamese => "Văn bản nào sửa (số, ký hiệu)?",
        Language::English => "Which document amends it (its number)?",
    };
    let answer = Input::<String>::new().with_prompt(question).interact_text();
    answer.map_err(unanswered)
}

fn is_agreed(language: Language) -> Result<bool, Failure> {
    let question = match language {
        Language::Vietnamese => "Ghi vào notes.toml và sửa các viện dẫn?",
        Language::English => "Write notes.toml and the references anew?",
    };
    Confirm::new()
        .with_prompt(question)
        .default(true)
        .interact()
        .map_err(unanswered)
}

fn unanswered(error: dialoguer::Error) -> Failure {
    let reason = error.to_string();
    usage::failure(
        "renumber/unanswered",
        format!("không đọc được câu trả lời: {reason}"),
        format!("the answer could not be read: {reason}"),
    )
    .help(message!(
        vi: "trả lời trên dòng lệnh: `xanh renumber --yes --by \"12/NQ-BCH\"`",
        en: "answer on the command line: `xanh renumber --yes --by \"12/NQ-BCH\"`",
    ))
}

fn tell(shell: &Terminal, found: &[Proposal]) {
    for one in found {
        let (vi, en) = (
            told(one, Language::Vietnamese),
            told(one, Language::English),
        );
        shell.say(vi.trim_end(), en.trim_end());
    }
}

/// One proposal as lines: `I.2 → I.3  đánh số lại`, and what changed in words.
fn told(one: &Proposal, language: Language) -> String {
    let vi = language == Language::Vietnamese;
    let said = |vi_words: &'static str, en: &'static str| if vi { vi_words } else { en };
    match one {
        Proposal::Inserted(id) => {
            format!("{}  {}\n", id.0, said("mới đưa vào", "put in"))
        }
        Proposal::Declare { what, old, new } => match what {
            What::Renumbered { from, to } => {
                format!(
                    "{} → {}  {}\n",
                    from.0,
                    to.0,
                    said("đánh số lại", "renumbered")
                )
            }
            What::Repealed(id) => format!("{}  {}\n", id.0, said("không còn", "gone")),
            What::Amended(id) | What::Corrected(id) => {
                let words = old.as_ref().map(|old| format!("  {}\n", marked(old, new)));
                let words = words.unwrap_or_default();
                format!("{}  {}\n{words}", id.0, said("lời văn đã sửa", "reworded"))
            }
        },
    }
}

/// `Tắt [-đèn-] {+quạt+} khi ra về.`
fn marked(old: &str, new: &str) -> String {
    let runs = diff::words(old, new).into_iter();
    let shown = runs.map(|(fate, words)| match fate {
        Fate::Kept => words,
        Fate::Removed => format!("[-{words}-]"),
        Fate::Added => format!("{{+{words}+}}"),
    });
    shown.collect::<Vec<_>>().join(" ")
}

fn tell_left(shell: &Terminal, inputs: &Inputs, preview: &Rewritten) {
    for (span, old, new) in &preview.left {
        let (file, text) = (&span.file, inputs.shown(&span.file).unwrap_or(""));
        let (line, column) = span.line_col(text);
        let old = &old.0;
        match new.as_ref().map(ClauseId::as_str) {
            Some(new) => shell.say(
                &format!("{file}:{line}:{column}: sửa tay: `{old}` nay là `{new}`"),
                &format!("{file}:{line}:{column}: by hand: `{old}` is `{new}` now"),
            ),
            None => shell.say(
                &format!("{file}:{line}:{column}: sửa tay: không còn điều khoản `{old}`"),
                &format!("{file}:{line}:{column}: by hand: clause `{old}` is gone"),
            ),
        }
    }
}

fn tell_next(shell: &Terminal, plan: &Plan, count: usize) {
    let name = &plan.id.0;
    shell.say(
        &format!(
            "{count} viện dẫn phải theo số mới; chưa ghi gì\nđể ghi: `xanh renumber {name} --yes \
            --by \"SỐ VĂN BẢN SỬA ĐỔI\"`"
        ),
        &format!(
            "{count} references have to follow; nothing is written\nto write: `xanh renumber \
            {name} --yes --by \"NUMBER OF THE AMENDING DOCUMENT\"`"
        ),
    );
}

/// Writes what was rewritten, and the lock of a draft.
fn put(
    shell: &Terminal,
    global: &Global,
    done: &Rewritten,
    relocked: Option<(String, Vec<u8>)>,
) -> Result<(), Failure> {
    let files: Vec<(String, Vec<u8>)> = done
        .files
        .iter()
        .map(|(file, text)| (file.to_string(), text.clone().into_bytes()))
        .chain(relocked)
        .collect();
    Target::new(&global.root, &global.root)?.write(&files)?;
    for (file, _) in &files {
        shell.say(&format!("đã ghi {file}"), &format!("wrote {file}"));
    }
    Ok(())
}

/// The lock of a draft as it stands: it was never issued, so that nothing has to be declared.
fn relocked(plan: &Plan, today: Date) -> (String, Vec<u8>) {
    let text = write(&plan.official, None, &plan.notes, today);
    let folder = plan.official.source.folder();
    (format!("{folder}/clauses.lock"), text.into_bytes())
}
