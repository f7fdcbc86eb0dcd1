//! `xanh export`: one page as a document of Word, for who approves it before it is published.

use super::global::{BuildArgs, Global};
use super::site::{self, Work};
use super::{Terminal, usage};
use crate::base::diagnostic::message;
use crate::base::digest::Hashed;
use crate::base::inputs::Options;
use crate::engine::Memo;
use crate::graph::site::Site;
use crate::model::page::Page;
use crate::publish::file::republish;
use crate::select::approval;
use crate::shell::body::Maker;
use crate::shell::disk;
use crate::shell::environment;
use crate::shell::failure::{Exit, Failure};
use crate::shell::put::{Standing, Target};
use crate::text::nearest::nearest;
use crate::text::vi::slug;
use clap::{Args, ValueEnum};
use std::path::{Path, PathBuf};

/// Which page is given, and where it goes.
#[derive(Debug, Args)]
pub struct ExportArgs {
    #[arg(id = "export_form", value_enum, hide_possible_values = true)]
    pub form: ExportForm,
    #[arg(id = "export_page")]
    pub page: PathBuf,
    #[arg(short, long, id = "export_output")]
    pub output: Option<PathBuf>,
    #[arg(long)]
    pub force: bool,
    #[command(flatten)]
    pub wish: BuildArgs,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ExportForm {
    #[value(alias = "word")]
    Docx,
}

/// Writes the page, drafts too. What is wrong in its own file is told, and nothing is written then.
///
/// Failures: `export/page` for a page that is not there, `export/exists`; those of reading and of
/// writing.
pub fn export(shell: &Terminal, global: &Global, args: &ExportArgs) -> Result<Exit, Failure> {
    let options = Options {
        drafts: true,
        future: true,
        expired: true,
        ..site::options(global, &args.wish)?
    };
    disk::expect_site(&global.root, &options.config)?;
    let (inputs, source) = disk::read(&global.root, options, site::moment(&args.wish)?)?;
    let work = Work::plan(inputs, &args.wish, &Memo::once().into(), shell);
    let page = page(&work.planned.site, &global.root, &args.page)?;
    let own = page.source.as_str();
    let faults: Vec<_> = work
        .shown()
        .into_iter()
        .filter(|one| one.file.as_deref() == Some(own))
        .collect();
    shell.tell(&faults);
    if faults.iter().any(|fault| fault.is_error()) {
        return Ok(Exit::Faults);
    }
    let body = republish::docx(
        &approval::source(&work.planned.site, page),
        &work.planned.theme,
    );
    let date = environment::source_date();
    let bytes = Maker::new(&source, date).bytes(&body)?;
    let path = args.output.clone().unwrap_or_else(|| named(page).into());
    written(&global.root, &path, bytes, args.force)?;
    let (path, title) = (path.display(), page.title());
    shell.say(
        &format!("đã ghi `{path}`: {title}"),
        &format!("wrote `{path}`: {title}"),
    );
    Ok(Exit::Clean)
}

/// `dao-tao/3t.docx` by the name of its file; that of its title where the file has none of its own.
fn named(page: &Page) -> String {
    let stem = page.source.stem();
    let title = slug(page.title());
    let name = match stem {
        "index" | "_index" if !title.is_empty() => title,
        stem => slug(stem),
    };
    format!("{name}.docx")
}

fn written(root: &Path, path: &Path, bytes: Vec<u8>, force: bool) -> Result<(), Failure> {
    let name = path
        .file_name()
        .map(|name| name.to_string_lossy().into_owned());
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let files = [(name.unwrap_or_default(), bytes)];
    let target = Target::new(root, folder.unwrap_or(Path::new(".")))?;
    match target.standing(&files)? {
        Standing::Taken(path) | Standing::Same(path) if !force => {
            let path = path.display();
            let failure = usage::failure(
                "export/exists",
                format!("đã có `{path}`"),
                format!("`{path}` is there already"),
            );
            Err(failure.help(message!(
                vi: "thêm `--force` để ghi đè, hoặc `--output` để ghi chỗ khác",
                en: "add `--force` to write over it, or `--output` to write elsewhere",
            )))
        }
        _ => target.write(&files),
    }
}

/// The page of a file or a folder, named from the site, from its content, or from where the command
/// runs.
fn page<'a>(site: &'a Site, root: &Path, asked: &Path) -> Result<&'a Hashed<Page>, Failure> {
    let below = |path: &Path| {
        Some(
            path.canonicalize()
                .ok()?
                .strip_prefix(root.canonicalize().ok()?)
                .ok()?
                .to_path_buf(),
        )
    };
    let asked_below = below(asked).unwrap_or_else(|| asked.to_path_buf());
    let names: Vec<_> = asked_below
        .iter()
        .map(|name| name.to_string_lossy())
        .filter(|name| name != ".")
        .collect();
    let name = names.join("/");
    let bare = name.trim_end_matches(".html").to_string();
    let forms = [
        name.clone(),
        format!("{bare}.md"),
        format!("{bare}/index.md"),
        format!("{bare}/_index.md"),
    ];
    let fits = |page: &&Hashed<Page>| {
        let source = page.source.as_str();
        let inside = source.strip_prefix("content/").unwrap_or(source);
        forms.iter().any(|form| form == source || form == inside)
    };
    site.pages
        .values()
        .find(fits)
        .ok_or_else(|| unknown(site, &name))
}

fn unknown(site: &Site, name: &str) -> Failure {
    let failure = usage::failure(
        "export/page",
        format!("không có trang `{name}`"),
        format!("no page `{name}`"),
    );
    let known = site.pages.keys().map(|source| source.as_str());
    match nearest(name, known) {
        Some(near) => failure.help(message!(
            vi: "có phải bạn muốn viết `{near}`?",
            en: "did you mean `{near}`?",
        )),
        None => failure.help(message!(
            vi: "viết tên tệp của trang, như trong `xanh list`",
            en: "name the file of a page, as `xanh list` shows it",
        )),
    }
}
