//! `xanh import site`: a site of another generator becomes one of ours.

use super::{ImportArgs, exists, reported};
use crate::base::inputs::Form;
use crate::cli::global::Global;
use crate::cli::{Terminal, usage};
use crate::import::site;
use crate::shell::disk::{foreign, measure};
use crate::shell::failure::{Exit, Failure};
use crate::shell::put::{Standing, Target};
use crate::shell::report::Shown;
use std::collections::BTreeSet;
use std::io::Cursor;

/// Takes the site in the folder in, into that of `--out`, else into the folder of the command. Its
/// own files stay as they are.
///
/// Failures: `import/folder`, `import/exists`.
pub fn import(shell: &Terminal, global: &Global, import: &ImportArgs) -> Result<Exit, Failure> {
    if !import.file.is_dir() {
        let name = import.file.display();
        return Err(usage::failure(
            "import/folder",
            format!("`{name}` không phải thư mục"),
            format!("`{name}` is no folder"),
        ));
    }
    let files = foreign::files(&import.file)?;
    let name = std::path::absolute(&import.file).ok();
    let name = name.and_then(|path| Some(path.file_name()?.to_string_lossy().into_owned()));
    let damaged = damaged(&files);
    let (imported, faults) = site::site(&name.unwrap_or_default(), &files, &damaged);
    shell.tell(&Shown::all(&faults, |_| None));
    let Some(imported) = imported else {
        return Ok(Exit::Faults);
    };
    let folder = import.out.clone().unwrap_or_else(|| global.root.clone());
    let target = Target::new(&global.root, &folder)?;
    let new: Vec<(String, Vec<u8>)> = imported.files.into_iter().collect();
    match target.standing(&new)? {
        Standing::Taken(path) | Standing::Same(path) if !import.force => return Err(exists(&path)),
        _ => target.write(&new)?,
    }
    reported(shell, global, &imported.report, &imported.report.lines());
    let place = folder.display();
    shell.say(
        &format!("đã ghi trang vào `{place}`; xem bằng `xanh serve -r {place}`"),
        &format!("wrote the site to `{place}`; look at it with `xanh serve -r {place}`"),
    );
    Ok(Exit::Clean)
}

/// Pictures that cannot be opened.
fn damaged(files: &site::Files) -> BTreeSet<String> {
    let is_damaged = |name: &str, bytes: &Vec<u8>| {
        let ending = name.rsplit('.').next().unwrap_or_default().to_lowercase();
        measure::form(&ending, &mut Cursor::new(bytes)) == Form::Broken
    };
    let damaged = files.iter().filter(|(name, bytes)| is_damaged(name, bytes));
    damaged.map(|(name, _)| name.clone()).collect()
}
