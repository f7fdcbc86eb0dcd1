//! `xanh rename level`, `xanh merge levels`: one name for some levels, wherever the site names
//! them.

use super::edited::edited;
use super::global::Global;
use super::{Terminal, named, site, usage};
use crate::base::diagnostic::{Language, message};
use crate::base::edit::apart;
use crate::base::inputs::{Audience, Inputs};
use crate::base::path::SourcePath;
use crate::engine::{self, Memo};
use crate::features;
use crate::graph::regroup::{Regrouped, Regrouping};
use crate::graph::site::Site;
use crate::model::level::{Level, LevelId};
use crate::shell::disk::Source;
use crate::shell::failure::{Exit, Failure};
use crate::shell::put::{Target, existing};
use crate::shell::report;
use crate::text::vi::slug;
use clap::{Args, ValueEnum};

/// What is renamed, and how far.
#[derive(Debug, Args)]
pub struct RenameArgs {
    #[arg(id = "rename_what", value_enum, hide_possible_values = true)]
    pub what: RenameWhat,
    #[arg(id = "old_name")]
    pub old: String,
    #[arg(id = "new_name")]
    pub new: String,
    #[arg(long)]
    pub check: bool,
}

/// What is merged, and how far.
#[derive(Debug, Args)]
pub struct MergeArgs {
    #[arg(id = "merge_what", value_enum, hide_possible_values = true)]
    pub what: MergeWhat,
    #[arg(id = "merged", required = true)]
    pub names: Vec<String>,
    #[arg(long)]
    pub into: String,
    #[arg(long)]
    pub check: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum RenameWhat {
    #[value(alias = "cap")]
    Level,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum MergeWhat {
    #[value(aliases = ["level", "cap"])]
    Levels,
}

/// Gives a level another name. Failures: `rename/level`, `rename/name`, `rename/taken`; those of
/// reading and writing.
pub fn rename(terminal: &Terminal, global: &Global, asked: &RenameArgs) -> Result<Exit, Failure> {
    let (inputs, source) = site::read_whole(global, Audience::Trainer)?;
    let site = engine::plan(&inputs, &features::ALL, &Memo::once()).site;
    let level = named::level(&site, &asked.old, "rename/level")?;
    let name = sound(&asked.new)?;
    if site.sources.levels.get(&name).is_some() {
        return Err(taken(&asked.old, &name));
    }
    let regrouping = Regrouping {
        site: &site,
        inputs: &inputs,
        members: vec![level],
        name,
    };
    Work::new(terminal, global, asked.check).run(&regrouping.regrouped(), &inputs, &source)
}

/// Makes one level of several; a level that bears the new name already is among them. Failures: as
/// `rename`, and `rename/one` where only one is named.
pub fn merge(terminal: &Terminal, global: &Global, asked: &MergeArgs) -> Result<Exit, Failure> {
    let (inputs, source) = site::read_whole(global, Audience::Trainer)?;
    let site = engine::plan(&inputs, &features::ALL, &Memo::once()).site;
    for name in &asked.names {
        named::level(&site, name, "rename/level")?;
    }
    let name = sound(&asked.into)?;
    let members = members(&site, asked, &name);
    if members.len() < 2 {
        return Err(one(&asked.names, &name));
    }
    let regrouping = Regrouping {
        site: &site,
        inputs: &inputs,
        members,
        name,
    };
    Work::new(terminal, global, asked.check).run(&regrouping.regrouped(), &inputs, &source)
}

fn members<'s>(site: &'s Site, asked: &MergeArgs, name: &LevelId) -> Vec<&'s Level> {
    let levels = site.sources.levels.levels.iter();
    let is_member = |level: &&Level| level.id == *name || asked.names.contains(&level.id.0);
    levels.filter(is_member).collect()
}

/// A name as addresses take it.
fn sound(name: &str) -> Result<LevelId, Failure> {
    let plain = slug(name);
    if plain == name {
        return Ok(LevelId(plain));
    }
    let failure = usage::failure(
        "rename/name",
        format!("`{name}` không làm tên của cấp được"),
        format!("`{name}` cannot be the name of a level"),
    );
    Err(failure.help(match plain.as_str() {
        "" => message!(
            vi: "viết chữ thường không dấu, nối bằng `-`: `cap-tren-co-so`",
            en: "write small letters without marks, joined by `-`: `cap-tren-co-so`",
        ),
        plain => message!(vi: "viết `{plain}`", en: "write `{plain}`"),
    }))
}

fn taken(old: &str, new: &LevelId) -> Failure {
    let new = new.as_str();
    usage::failure(
        "rename/taken",
        format!("đã có cấp `{new}`"),
        format!("there is a level `{new}` already"),
    )
    .help(message!(
        vi: "gộp hai cấp: `xanh merge levels {old} --into {new}`",
        en: "make one of the two: `xanh merge levels {old} --into {new}`",
    ))
}

fn one(names: &[String], name: &LevelId) -> Failure {
    let (old, new) = (names.first().map_or("", String::as_str), name.as_str());
    usage::failure(
        "rename/one",
        "gộp thì cần ít nhất hai cấp",
        "it takes two levels at least to merge",
    )
    .help(message!(
        vi: "đổi tên một cấp: `xanh rename level {old} {new}`",
        en: "another name for one level: `xanh rename level {old} {new}`",
    ))
}

/// How the edits are told and made.
struct Work<'a> {
    terminal: &'a Terminal,
    global: &'a Global,
    is_check: bool,
}

impl<'a> Work<'a> {
    fn new(terminal: &'a Terminal, global: &'a Global, is_check: bool) -> Self {
        Work {
            terminal,
            global,
            is_check,
        }
    }

    /// Writes every edit, and tells which; with `--check` only tells, and the exit code says that
    /// something would be written.
    fn run(&self, done: &Regrouped, inputs: &Inputs, source: &Source) -> Result<Exit, Failure> {
        let goals = done.moves.iter().map(|(_, new)| new);
        if let Some(path) = existing(&self.global.root, goals) {
            return Err(in_the_way(path));
        }
        if !self.is_check {
            self.write(done, inputs, source)?;
        }
        if !self.terminal.quiet {
            report::show(&self.told(done, inputs));
        }
        self.end(done, inputs);
        Ok(match self.is_check {
            true => Exit::Faults,
            false => Exit::Clean,
        })
    }

    /// All at once; where pages move, the register comes last: until it is written, the same
    /// command goes on where it was broken off.
    fn write(&self, done: &Regrouped, inputs: &Inputs, source: &Source) -> Result<(), Failure> {
        let (mut files, mut register) = (vec![], vec![]);
        for (file, fixes) in &done.fixes {
            let text = inputs.texts.get(file).map_or("", |text| text.as_str());
            let whole = String::from_utf8_lossy(&source.bytes(file)?).into_owned();
            let new = edited(inputs, file, &whole, &apart(text, fixes));
            let real = source.seen(file)?.real.to_string_lossy().into_owned();
            let is_register = file.as_str() == "content/registers/levels.toml";
            let into = if is_register {
                &mut register
            } else {
                &mut files
            };
            into.push((real, new.into_bytes()));
        }
        let moves: Vec<(String, String)> = done
            .moves
            .iter()
            .map(|(old, new)| (old.to_string(), new.to_string()))
            .collect();
        let root = &self.global.root;
        let target = Target::new(root, root)?;
        if moves.is_empty() {
            files.extend(register);
            return target.write(&files);
        }
        target.write(&files)?;
        target.move_and_write(&moves, &register)
    }

    /// What changed, a file a line, then what a person should look at.
    fn told(&self, done: &Regrouped, inputs: &Inputs) -> String {
        let language = self.terminal.language;
        let mut out = String::new();
        for (old, new) in &done.moves {
            out.push_str(&format!("{old} -> {new}\n"));
        }
        for file in done.fixes.keys() {
            let count = places(done, inputs, file);
            let shown = moved(done, file).unwrap_or_else(|| file.to_string());
            out.push_str(&match (language, count) {
                (Language::Vietnamese, _) => format!("{shown}: {count} chỗ\n"),
                (Language::English, 1) => format!("{shown}: 1 place\n"),
                (Language::English, _) => format!("{shown}: {count} places\n"),
            });
        }
        for (span, message) in &done.left {
            let text = inputs
                .texts
                .get(&span.file)
                .map_or("", |text| text.as_str());
            let (line, column) = span.line_col(text);
            let (file, message) = (&span.file, message.within(language));
            out.push_str(&format!("{file}:{line}:{column}: {message}\n"));
        }
        out
    }

    fn end(&self, done: &Regrouped, inputs: &Inputs) {
        let files = done.fixes.len();
        let count: usize = done
            .fixes
            .keys()
            .map(|file| places(done, inputs, file))
            .sum();
        match self.is_check {
            true => self.terminal.say(
                &format!("sẽ đổi {count} chỗ trong {files} tệp; chưa ghi gì"),
                &format!("{count} places in {files} files would change; nothing was written"),
            ),
            false => self.terminal.say(
                &format!("đã đổi {count} chỗ trong {files} tệp; xem còn gì: `xanh check`"),
                &format!("changed {count} places in {files} files; what is left: `xanh check`"),
            ),
        }
    }
}

fn places(done: &Regrouped, inputs: &Inputs, file: &SourcePath) -> usize {
    let text = inputs.texts.get(file).map_or("", |text| text.as_str());
    done.fixes
        .get(file)
        .map_or(0, |fixes| apart(text, fixes).len())
}

/// Where a file lies after the moves, if one of them takes it along.
fn moved(done: &Regrouped, file: &SourcePath) -> Option<String> {
    done.moves.iter().find_map(|(old, new)| {
        let is_own = (file == old).then(|| new.to_string());
        is_own.or_else(|| Some(format!("{new}/{}", file.below(old.as_str())?)))
    })
}

fn in_the_way(path: &SourcePath) -> Failure {
    usage::failure(
        "rename/file",
        format!("đã có `{path}`, nơi trang của cấp phải đến"),
        format!("`{path}` is there already, where the page of the level has to go"),
    )
    .help(message!(
        vi: "đổi tên hoặc gỡ tệp ấy, rồi chạy lại",
        en: "rename that file or take it away, then run this again",
    ))
}
