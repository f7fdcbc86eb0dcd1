//! `xanh import plan`: an official text becomes the folder of a plan.

use super::args::LayoutName;
use super::{ImportArgs, changes, encoding, exists, reported, unknown_form};
use crate::cli::global::Global;
use crate::cli::{Terminal, site};
use crate::import::plan::{self, Form, Options};
use crate::model::official::{Layout, Speech};
use crate::read::config;
use crate::shell::failure::{Exit, Failure};
use crate::shell::put::{Standing, Target};
use crate::shell::report::Shown;
use crate::shell::{disk, environment};

/// Takes the text in. Nothing is written where it is wrong, or where a file is there already and
/// `--force` is not said.
///
/// Failures: `import/form` for a file of another kind, `import/exists`.
pub fn import(shell: &Terminal, global: &Global, import: &ImportArgs) -> Result<Exit, Failure> {
    let name = import
        .file
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    let form = Form::of(&name).ok_or_else(|| unknown_form(&name, ".txt, .md, .docx, .pdf"))?;
    let bytes = std::fs::read(&import.file).map_err(|error| Failure::read(&import.file, &error))?;
    let (imported, faults) = plan::plan(&name, &bytes, form, &options(global, import));
    let text = imported.as_ref().map(|imported| imported.source.as_str());
    shell.tell(&Shown::all(&faults, |_| text));
    let Some(imported) = imported.filter(|_| !faults.iter().any(|fault| fault.is_error())) else {
        return Ok(Exit::Faults);
    };
    let folder = import
        .out
        .clone()
        .unwrap_or_else(|| global.root.join("content/ke-hoach").join(&imported.id));
    let texts = imported.files.iter();
    let mut files: Vec<(String, Vec<u8>)> = texts
        .map(|(name, text)| (name.to_string(), text.clone().into_bytes()))
        .collect();
    files.extend(imported.original.clone());
    let target = Target::new(&global.root, &folder)?;
    match target.standing(&files)? {
        Standing::Taken(path) | Standing::Same(path) if !import.force => return Err(exists(&path)),
        _ => target.write(&files)?,
    }
    reported(shell, global, &imported.report, &imported.report.lines());
    let place = folder.display();
    shell.say(
        &format!("đã ghi `{place}`; đọc lại front matter trong index.md"),
        &format!("wrote `{place}`; read the front matter of index.md again"),
    );
    Ok(Exit::Clean)
}

/// What clauses are called in: Vietnamese outside of a site.
fn speech(global: &Global) -> Speech {
    let inputs = site::configured(global).and_then(|options| {
        disk::expect_site(&global.root, &options.config)?;
        disk::read(&global.root, options, environment::now())
    });
    let lang = inputs.map(|(inputs, _)| config::config(&inputs).0.lang.clone());
    Speech::of(&lang.unwrap_or_default())
}

fn options(global: &Global, import: &ImportArgs) -> Options {
    let layout = import.layout.map(|layout| match layout {
        LayoutName::Sections => Layout::SectionClausePoint,
        LayoutName::Articles => Layout::ArticleClausePoint,
    });
    Options {
        layout,
        changes: changes(import),
        encoding: encoding(import),
        speech: speech(global),
    }
}
