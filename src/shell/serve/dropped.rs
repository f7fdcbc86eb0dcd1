//! A file of Word or LibreOffice in the content, as the page that it would become, with a button
//! that makes it one.

use super::faults::{document, escape};
use super::version::{SharedState, Version};
use crate::base::diagnostic::{Diagnostic, Language, Message};
use crate::base::path::{OutPath, SourcePath};
use crate::check::dropped;
use crate::graph::places::asset_out;
use crate::import::page::{self, Form, ImportedPage, Options};
use crate::import::word::Changes;
use crate::model::meta::KindName;
use crate::shell::put::{Standing, Target};
use hyper::StatusCode;
use std::path::Path;

/// Kinds of pages that a file may become, with their names in Vietnamese.
const KINDS: [(KindName, &str); 5] = [
    (KindName::Page, "trang"),
    (KindName::Module, "mô-đun"),
    (KindName::Guide, "cẩm nang"),
    (KindName::Column, "chuyên mục"),
    (KindName::Form, "biểu mẫu"),
];

/// What a person asks for who presses the button.
pub struct Wish {
    pub file: SourcePath,
    pub kind: KindName,
}

impl Wish {
    /// `None` where the file is none of this version that lies there by itself.
    pub fn read(version: &Version, file: &str, kind: &str) -> Option<Wish> {
        let site = &version.planned.site;
        let file = dropped::files(site)
            .into_iter()
            .find(|one| one.as_str() == file)?;
        let (kind, _) = KINDS.iter().find(|(known, _)| known.as_str() == kind)?;
        Some(Wish {
            file: file.clone(),
            kind: *kind,
        })
    }
}

/// The file whose page would stand at an address: its own, or the same with `.html`.
pub fn file(version: &Version, out: &OutPath) -> Option<SourcePath> {
    let stem = |out: &str| out.rsplit_once('.').map(|(stem, _)| stem.to_string());
    let site = &version.planned.site;
    let mut files = dropped::files(site).into_iter();
    let fits = |file: &&SourcePath| {
        let own = asset_out(file);
        own == *out || out.as_str().ends_with(".html") && stem(own.as_str()) == stem(out.as_str())
    };
    files.find(fits).cloned()
}

/// What an import would make of a file: its report, its text, and the button where the reader sits
/// at this machine.
pub fn page(state: &SharedState, version: &Version, file: &SourcePath) -> String {
    let language = state.options.language;
    let (imported, faults) = imported(version, file, KindName::Page);
    let of = |message: &Message| format!("<li>{}</li>\n", escape(message.within(language)));
    let name = escape(file.as_str());
    let body = match &imported {
        None => faults.iter().map(|fault| told(fault, language)).collect(),
        Some(imported) => {
            let lines: String = imported.report.lines().iter().map(of).collect();
            let text = imported.files.iter().find(|(name, _)| name == "index.md");
            let text = text.map_or(String::new(), |(_, bytes)| {
                String::from_utf8_lossy(bytes).into_owned()
            });
            let button = match state.is_local && !state.options.is_loose {
                true => form(state, file),
                false => String::new(),
            };
            format!("<ul>\n{lines}</ul>\n{button}<pre>{}</pre>\n", escape(&text))
        }
    };
    let (title, why) = match language {
        Language::Vietnamese => (
            "Tệp này chưa thành trang",
            "xanh sẽ làm trang như dưới đây. Dùng lệnh:",
        ),
        Language::English => (
            "This file is no page yet",
            "xanh would make the page below of it. As a command:",
        ),
    };
    let command = format!("<p>{why} <code>xanh import page &quot;{name}&quot;</code></p>\n");
    let head = format!("<header><h1>{title}</h1></header>\n<p><code>{name}</code></p>\n");
    document(language, title, &(head + &command + &body))
}

fn told(fault: &Diagnostic, language: Language) -> String {
    let help = fault.help.as_ref().map_or("", |help| help.within(language));
    let cause = escape(fault.message.within(language));
    format!(
        "<p class=\"cause\">{cause}</p>\n<p class=\"fix\">{}</p>\n",
        escape(help)
    )
}

fn form(state: &SharedState, file: &SourcePath) -> String {
    let is_vietnamese = state.options.language == Language::Vietnamese;
    let option = |(kind, name): &(KindName, &str)| {
        let name = if is_vietnamese { *name } else { kind.as_str() };
        format!("<option value=\"{}\">{name}</option>", kind.as_str())
    };
    let options: String = KINDS.iter().map(option).collect();
    let (kind, button) = match is_vietnamese {
        true => ("Nhập thành", "Nhập"),
        false => ("Take in as", "Import"),
    };
    format!(
        "<form method=\"post\" action=\"/__xanh/import\">\n<input type=\"hidden\" name=\"token\" \
         value=\"{}\"><input type=\"hidden\" name=\"file\" value=\"{}\">\n<label>{kind} \
         <select name=\"kind\">{options}</select></label> <button>{button}</button>\n</form>\n",
        state.token,
        escape(file.as_str())
    )
}

fn imported(
    version: &Version,
    file: &SourcePath,
    kind: KindName,
) -> (Option<ImportedPage>, Vec<Diagnostic>) {
    let options = Options {
        kind,
        changes: Changes::Accept,
        encoding: None,
    };
    let Some(form) = Form::of(file.name()) else {
        return (None, vec![]);
    };
    match version.reading.1.bytes(file) {
        Ok(bytes) => page::page(file.name(), &bytes, form, &options),
        Err(failure) => (None, vec![*failure.why]),
    }
}

/// Makes a page of the file, in a folder beside it that bears its name, and keeps the file there
/// under a name that no site reads. Gives the address of the page; else what is wrong, and the
/// status of an answer that says so.
pub fn import(
    state: &SharedState,
    version: &Version,
    wish: &Wish,
) -> Result<String, (StatusCode, String)> {
    let language = state.options.language;
    let (imported, faults) = imported(version, &wish.file, wish.kind);
    let Some(imported) = imported else {
        let text = faults.iter().map(|fault| told(fault, language)).collect();
        return Err((StatusCode::UNPROCESSABLE_ENTITY, text));
    };
    let refused = |status, why: &Diagnostic| (status, told(why, language));
    let root = Path::new(&state.options.root);
    let folder = format!("{}/{}", wish.file.folder(), imported.id);
    let failed = |failure: crate::shell::failure::Failure| {
        refused(StatusCode::INTERNAL_SERVER_ERROR, &failure.why)
    };
    let target = Target::new(root, &root.join(&folder)).map_err(failed)?;
    if let Standing::Taken(path) | Standing::Same(path) =
        target.standing(&imported.files).map_err(failed)?
    {
        let (path, language) = (path.display().to_string(), language);
        let message = match language {
            Language::Vietnamese => format!("đã có {path}"),
            Language::English => format!("{path} is there already"),
        };
        return Err((
            StatusCode::CONFLICT,
            format!("<p class=\"cause\">{}</p>", escape(&message)),
        ));
    }
    target.write(&imported.files).map_err(failed)?;
    let kept = format!(".original.{}", wish.file.extension());
    target
        .take(&root.join(wish.file.as_str()), &kept)
        .map_err(failed)?;
    let beside = asset_out(&SourcePath::new(&format!("{folder}/x.html")));
    Ok(format!("/{}", beside.address().trim_end_matches("x.html")))
}
