//! `xanh import page|module|guide|column|form`: a text becomes a page of that kind.

mod again;

use super::{ImportArgs, changes, encoding, exists, name, reported, unknown_form};
use crate::base::path::SourcePath;
use crate::cli::Terminal;
use crate::cli::global::Global;
use crate::cli::new::page::{report_section, section_of};
use crate::import::page::{self, Form, ImportedPage, Options};
use crate::model::meta::KindName;
use crate::shell::failure::{Exit, Failure};
use crate::shell::put::{Standing, Target};
use crate::shell::report::Shown;
use std::path::{Path, PathBuf};

/// Takes the text in, into a folder of its own below the section of its kind, or that of `--out`.
///
/// Failures: `import/form`, `import/exists`, after what a second import would change was shown.
pub fn import(
    shell: &Terminal,
    global: &Global,
    import: &ImportArgs,
    kind: KindName,
) -> Result<Exit, Failure> {
    let Some(imported) = taken(shell, import)? else {
        return Ok(Exit::Faults);
    };
    let files = (imported.id.as_str(), imported.files.as_slice());
    let folder = written(shell, global, import, kind, files)?;
    reported(shell, global, &imported.report, &imported.report.lines());
    let place = folder.display();
    shell.say(
        &format!("đã ghi `{place}`; đọc lại trang ấy trước khi đăng"),
        &format!("wrote `{place}`; read the page before it is published"),
    );
    match import.watch {
        true => again::watch(shell, &global.root, import, (folder, imported)),
        false => Ok(Exit::Clean),
    }
}

/// The page that the file becomes now; `None` where it cannot be read, which is told.
///
/// Failures: `import/form`.
pub fn taken(shell: &Terminal, import: &ImportArgs) -> Result<Option<ImportedPage>, Failure> {
    let name = name(import);
    let form = Form::of(&name).ok_or_else(|| unknown_form(&name, ".docx, .odt, .html, .md"))?;
    let bytes = std::fs::read(&import.file).map_err(|error| Failure::read(&import.file, &error))?;
    let options = Options {
        kind: import.kind.of_page().unwrap_or(KindName::Page),
        changes: changes(import),
        encoding: encoding(import),
    };
    let (imported, faults) = page::page(&name, &bytes, form, &options);
    shell.tell(&Shown::all(&faults, |_| None));
    Ok(imported)
}

/// Writes the files of a page, named by its id where `--out` names no folder, and gives that
/// folder. With `--watch` a page that is there keeps its head.
///
/// Failures: `import/exists`, after what would change was shown; those of writing.
pub fn written(
    shell: &Terminal,
    global: &Global,
    import: &ImportArgs,
    kind: KindName,
    (id, files): (&str, &[(String, Vec<u8>)]),
) -> Result<PathBuf, Failure> {
    let (begun, section) = match import.out {
        Some(_) => (String::new(), None),
        None => section_of(global, kind)?,
    };
    let place = format!("{begun}/{id}");
    let below_root = || global.root.join(&place);
    let folder = import.out.clone().unwrap_or_else(below_root);
    let target = Target::new(&global.root, &folder)?;
    let old = std::fs::read_to_string(folder.join("index.md")).ok();
    let mut files = files.to_vec();
    if let Some(old) = old.as_ref().filter(|_| import.watch) {
        for (name, bytes) in &mut files {
            if name == "index.md" {
                *bytes = again::with_head(old, &String::from_utf8_lossy(bytes)).into_bytes();
            }
        }
    }
    match (target.standing(&files)?, section) {
        (Standing::Same(_), _) => again::same(shell, &folder),
        (Standing::Taken(path), _) if !import.force => {
            let new = files.iter().find(|(name, _)| name == "index.md");
            if let (Some(old), Some((_, new))) = (old, new) {
                again::changed(shell, &old, &String::from_utf8_lossy(new));
            }
            return Err(exists(&path));
        }
        (_, Some(section)) => {
            let begun = section.0.clone();
            with_section(&global.root, section, (&place, &files))?;
            report_section(shell, &begun);
        }
        _ => target.write(&files)?,
    }
    Ok(folder)
}

/// Writes the page in `place`, and the `_index.md` that begins its section: both or none.
fn with_section(
    root: &Path,
    (path, text): (SourcePath, String),
    (place, files): (&str, &[(String, Vec<u8>)]),
) -> Result<(), Failure> {
    let page = files
        .iter()
        .map(|(name, bytes)| (format!("{place}/{name}"), bytes.clone()));
    let section = (path.to_string(), text.into_bytes());
    let files: Vec<(String, Vec<u8>)> = page.chain([section]).collect();
    Target::new(root, root)?.write(&files)
}
