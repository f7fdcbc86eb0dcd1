//! `xanh fix`: makes the edits that mend faults, and shows each.

use super::global::Global;
use super::{Terminal, edited, site};
use crate::base::diagnostic::{self, Diagnostic, message};
use crate::base::digest::Hashed;
use crate::base::edits;
use crate::base::inputs::{self, Audience, Inputs, Options};
use crate::base::path::SourcePath;
use crate::engine::{self, Memo};
use crate::features;
use crate::shell::disk::Source;
use crate::shell::failure::{Exit, Failure};
use crate::shell::put::Target;
use crate::shell::report;
use clap::Args;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// What is mended.
#[derive(Debug, Args)]
pub struct FixArgs {
    #[arg(id = "fix_file")]
    pub file: Option<PathBuf>,
    #[arg(long)]
    pub check: bool,
}

/// Edits open the way to others; a site that is not at rest after so many rounds never will be.
const MOST_ROUNDS: usize = 20;

/// Makes every edit that a fault carries, round by round until there is none, and writes each file
/// once, whole. With `--check` nothing is written, and the exit code says whether anything would
/// be.
pub fn fix(terminal: &Terminal, global: &Global, fix: &FixArgs) -> Result<Exit, Failure> {
    let only = fix.file.as_deref().map(|file| named(&global.root, file));
    let only = only.transpose()?;
    let (inputs, source) = site::read_whole(global, Audience::Learner)?;
    let mut work = Work {
        inputs,
        source: &source,
        changed: BTreeMap::new(),
        count: 0,
    };
    let mut seen = BTreeSet::new();
    for _ in 0..MOST_ROUNDS {
        let shown = work.round(terminal, only.as_ref())?;
        // Two edits that undo each other would go on for ever.
        if shown.is_empty() || !seen.insert(shown.clone()) {
            break;
        }
        if !terminal.quiet {
            report::show(&shown);
        }
    }
    if !fix.check {
        work.write(&global.root)?;
    }
    work.report(terminal, fix.check);
    Ok(match fix.check && work.count > 0 {
        true => Exit::Faults,
        false => Exit::Clean,
    })
}

/// The file below the root that a person names from there or from where the command runs.
fn named(root: &Path, file: &Path) -> Result<SourcePath, Failure> {
    let real = |path: &Path| {
        path.canonicalize()
            .map_err(|error| Failure::read(path, &error))
    };
    let whole = real(file).or_else(|_| real(&root.join(file)))?;
    let root = real(root)?;
    let below = whole
        .strip_prefix(&root)
        .ok()
        .and_then(|path| path.to_str());
    below.map(SourcePath::new).ok_or_else(|| {
        let shown = file.display();
        let message = message!(
            vi: "`{shown}` ra ngoài thư mục của trang",
            en: "`{shown}` leads out of the folder of the site",
        );
        Failure::new(Exit::Usage, "disk/outside", message)
    })
}

/// The site as it is edited so far.
struct Work<'s> {
    inputs: Inputs,
    source: &'s Source,
    /// The bytes of each file that was edited.
    changed: BTreeMap<SourcePath, String>,
    /// Faults that were mended.
    count: usize,
}

impl Work<'_> {
    /// Makes the edits that can be made at once; what they are, as it is shown.
    fn round(&mut self, terminal: &Terminal, only: Option<&SourcePath>) -> Result<String, Failure> {
        let found = faults(&self.inputs);
        let may = |file: &SourcePath| {
            // Official text keeps every byte.
            file.extension() != "txt"
                && self.inputs.texts.contains_key(file)
                && self.source.files().contains_key(file)
                && only.is_none_or(|only| only == file)
        };
        let chosen = edits::together(&found, &may);
        let mut out = String::new();
        let mut fixes: BTreeMap<&SourcePath, Vec<&diagnostic::Fix>> = BTreeMap::new();
        for fault in &chosen {
            out.push_str(&shown(fault, &self.inputs, terminal));
            for fix in &fault.fixes {
                fixes.entry(&fix.span.file).or_default().push(fix);
            }
        }
        for (file, fixes) in fixes {
            self.edit(file, &fixes)?;
        }
        self.count += chosen.len();
        Ok(out)
    }

    /// Edits the bytes of a file, so that all others stay as they are.
    fn edit(&mut self, file: &SourcePath, fixes: &[&diagnostic::Fix]) -> Result<(), Failure> {
        let whole = match self.changed.remove(file) {
            Some(whole) => whole,
            None => String::from_utf8_lossy(&self.source.bytes(file)?).into_owned(),
        };
        let whole = edited::edited(&self.inputs, file, &whole, fixes);
        if let Ok(text) = inputs::text(file, whole.clone().into_bytes()) {
            self.inputs.texts.insert(file.clone(), Hashed::text(text));
        }
        self.changed.insert(file.clone(), whole);
        Ok(())
    }

    /// Writes every file that was edited, where the disk calls it so.
    fn write(&self, root: &Path) -> Result<(), Failure> {
        let mut files = vec![];
        for (file, whole) in &self.changed {
            // Whoever saved it meanwhile keeps what was saved.
            self.source.bytes(file)?;
            let real = self.source.seen(file)?.real.to_string_lossy().into_owned();
            files.push((real, whole.clone().into_bytes()));
        }
        Target::new(root, root)?.write(&files)
    }

    fn report(&self, terminal: &Terminal, is_check: bool) {
        let (count, files) = (self.count, self.changed.len());
        let plural = |count: usize| if count == 1 { "" } else { "s" };
        let (places, names) = (plural(count), plural(files));
        match (count, is_check) {
            (0, _) => terminal.say("không có gì tự sửa được", "nothing that can be mended so"),
            (_, true) => terminal.say(
                &format!("sửa được {count} chỗ trong {files} tệp; chưa ghi gì"),
                &format!(
                    "{count} fault{places} in {files} file{names} can be mended; nothing was \
                    written"
                ),
            ),
            (_, false) => terminal.say(
                &format!("đã sửa {count} chỗ trong {files} tệp; xem còn gì: `xanh check`"),
                &format!(
                    "mended {count} fault{places} in {files} file{names}; what is left: \
                    `xanh check`"
                ),
            ),
        }
    }
}

/// What is wrong with the site for learners and for trainers, each fault once.
fn faults(inputs: &Inputs) -> Vec<Diagnostic> {
    let mut found = vec![];
    for audience in [Audience::Learner, Audience::Trainer] {
        let options = Options {
            audience,
            ..inputs.options.clone()
        };
        let inputs = Inputs {
            options,
            ..inputs.clone()
        };
        let planned = engine::plan(&inputs, &features::ALL, &Memo::once());
        found.extend(engine::check(&planned, &features::ALL));
        found.extend(planned.diagnostics);
    }
    engine::sorted(found)
}

/// A fault and its edits, each as the lines before and after:
///
/// ```text
/// content/a.md:3:1: head/unknown-key: no key `tilte`
/// - tilte: "A"
/// + title: "A"
/// ```
fn shown(fault: &Diagnostic, inputs: &Inputs, terminal: &Terminal) -> String {
    let message = fault.message.within(terminal.language);
    let mut out = String::new();
    for (index, fix) in fault.fixes.iter().enumerate() {
        let text = inputs.shown(&fix.span.file).unwrap_or_default();
        if index == 0 {
            let span = fault.span.as_ref().unwrap_or(&fix.span);
            let (line, column) = span.line_col(text);
            let (file, code) = (&span.file, fault.code);
            out.push_str(&format!("{file}:{line}:{column}: {code}: {message}\n"));
        }
        let range = fix.span.range();
        let (before, behind) = (text.get(..range.start), text.get(range.end..));
        let before = before
            .and_then(|text| text.rsplit('\n').next())
            .unwrap_or_default();
        let behind = behind
            .and_then(|text| text.split(['\r', '\n']).next())
            .unwrap_or_default();
        let replaced = text.get(range).unwrap_or_default();
        let (old, new) = (
            format!("{before}{replaced}{behind}"),
            format!("{before}{}{behind}", fix.replacement),
        );
        let lines = |mark: char, text: &str| {
            let line = |line: &str| format!("{mark} {line}\n");
            text.lines().map(line).collect::<String>()
        };
        out.push_str(&lines('-', &old));
        out.push_str(&lines('+', &new));
    }
    out
}
