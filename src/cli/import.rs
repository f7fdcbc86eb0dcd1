//! `xanh import`: a foreign file becomes source files of the site.

mod args;
mod page;
mod plan;
mod questions;
mod site;

pub use args::ImportArgs;

use super::global::{Format, Global};
use super::{Terminal, usage};
use crate::base::diagnostic::{Message, message};
use crate::import::letters::{Encoding, Legacy};
use crate::import::word::Changes;
use crate::shell::disk;
use crate::shell::failure::{Exit, Failure};
use crate::shell::report::{put, show};
use args::{ImportKind, Letters, Tracked};
use serde::Serialize;
use std::path::Path;

/// Takes the file in. Nothing is written where its text is wrong, or where a file is there already
/// and `--force` is not said.
///
/// Failures: `import/form` for a file of another kind, `import/exists`; `disk/no-config` in a site
/// without settings.
pub fn import(shell: &Terminal, global: &Global, import: &ImportArgs) -> Result<Exit, Failure> {
    // Outside of a site a text may be taken in too, and a site may begin so.
    if import.out.is_none() && global.root.join("content").exists() {
        disk::expect_site(&global.root, &crate::cli::site::configured(global)?.config)?;
    }
    match (import.kind, import.kind.of_page()) {
        (_, Some(kind)) => page::import(shell, global, import, kind),
        (ImportKind::Questions, _) => questions::import(shell, global, import),
        (ImportKind::Site, _) => site::import(shell, global, import),
        _ => plan::import(shell, global, import),
    }
}

fn changes(import: &ImportArgs) -> Changes {
    match import.changes {
        Tracked::Accept => Changes::Accept,
        Tracked::Reject => Changes::Reject,
    }
}

/// How the letters of the file are set, where that is said.
fn encoding(import: &ImportArgs) -> Option<Encoding> {
    import.encoding.map(|letters| match letters {
        Letters::Utf8 => Encoding::Utf8,
        Letters::Tcvn3 => Encoding::Legacy(Legacy::Tcvn3),
        Letters::Vni => Encoding::Legacy(Legacy::Vni),
        Letters::Viqr => Encoding::Legacy(Legacy::Viqr),
        Letters::Windows1258 => Encoding::Legacy(Legacy::Windows1258),
    })
}

/// The last name of the file that is taken in.
fn name(import: &ImportArgs) -> String {
    let name = import.file.file_name();
    name.map_or(String::new(), |name| name.to_string_lossy().into_owned())
}

fn unknown_form(name: &str, forms: &str) -> Failure {
    let (vi, en) = (
        format!("không nhập được `{name}`"),
        format!("cannot take `{name}` in"),
    );
    let help =
        message!(vi: "tệp phải là một trong: {forms}", en: "the file must be one of {forms}");
    usage::failure("import/form", vi, en).help(help)
}

fn exists(path: &Path) -> Failure {
    let path = path.display();
    let failure = usage::failure(
        "import/exists",
        format!("đã có `{path}`"),
        format!("`{path}` is there already"),
    );
    failure.help(message!(
        vi: "thêm `--force` để ghi đè, hoặc `--out` để ghi chỗ khác",
        en: "add `--force` to write over it, or `--out` to write elsewhere",
    ))
}

/// Shows a report: as JSON where that is asked for, else its lines in the language of the
/// person.
fn reported(shell: &Terminal, global: &Global, report: &impl Serialize, told: &[Message]) {
    match global.format {
        Format::Json => {
            let json = serde_json::to_string(report).unwrap_or_default();
            put(&format!("{json}\n"));
        }
        _ => told
            .iter()
            .for_each(|line| show(&format!("{}\n", line.within(shell.language)))),
    }
}
