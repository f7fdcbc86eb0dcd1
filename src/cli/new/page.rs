//! `xanh new KIND "Title"`: a page in the section of its kind.

use crate::base::date::Zone;
use crate::base::diagnostic::{Language, message};
use crate::base::inputs::{Cause, Inputs, Refused};
use crate::base::path::SourcePath;
use crate::cli::global::Global;
use crate::cli::new::New;
use crate::cli::{Terminal, site, usage};
use crate::model::meta::KindName;
use crate::preset::{self, page as draft, quoted};
use crate::read;
use crate::shell::disk;
use crate::shell::environment;
use crate::shell::failure::{Exit, Failure};
use crate::shell::put::{self, Target};
use crate::text::vi;
use std::path::Path;

/// The register of levels and bodies.
const LEVELS: &str = "content/registers/levels.toml";

/// Writes the page, the `_index.md` of its section where the site has none of its kind, and the
/// entry of a level or body in its register.
///
/// Failures: `new/title` without a title that makes a file name, `new/section` for a folder outside
/// of `content/`, `new/exists`; those of reading the site.
pub fn page(
    terminal: &Terminal,
    global: &Global,
    new: &New,
    kind: KindName,
) -> Result<Exit, Failure> {
    let (title, name) = named(new)?;
    let inputs = inputs(global)?;
    let language = site_language(&inputs);
    let (path, section) = place(&inputs, new, kind, &format!("{name}.md"), language)?;
    let request = draft::Request {
        kind,
        title,
        today: environment::now().day(&Zone::default()),
        language,
        code: &free_code(&inputs),
    };
    let entry = register(&inputs, kind, (&name, title));
    let begun = section.as_ref().map(|(path, _)| path.clone());
    let mut files: Vec<(SourcePath, String)> = section.into_iter().collect();
    files.push((path.clone(), draft::text(&request)));
    files.extend(
        entry
            .iter()
            .map(|entry| (SourcePath::new(LEVELS), entry.text.clone())),
    );
    written(&global.root, &files, &path)?;
    report(terminal, &path);
    if let Some(section) = begun {
        report_section(terminal, &section);
    }
    if let Some(Entry { line, .. }) = entry {
        terminal.say(
            &format!("đã thêm `{name}` vào `{LEVELS}`, dòng {line}"),
            &format!("added `{name}` to `{LEVELS}`, line {line}"),
        );
    }
    edit(terminal, global, new, &path);
    Ok(Exit::Clean)
}

/// Writes the `_index.md` of a new section, in `content/` or in the folder of `--in`.
///
/// Failures: as `page`.
pub fn section(terminal: &Terminal, global: &Global, new: &New) -> Result<Exit, Failure> {
    let (title, name) = named(new)?;
    let inputs = inputs(global)?;
    let folder = match &new.section {
        Some(folder) => below_content(folder)?,
        None => "content".to_string(),
    };
    let path = SourcePath::new(&format!("{folder}/{name}/_index.md"));
    let lead = match site_language(&inputs) {
        Language::Vietnamese => "# kind: loại của các trang trong mục: page, module, guide, …",
        Language::English => "# kind: the kind of the pages below: page, module, guide, …",
    };
    let text = format!("---\ntitle: {}\n{lead}\n---\n", quoted(title));
    written(&global.root, &[(path.clone(), text)], &path)?;
    report(terminal, &path);
    edit(terminal, global, new, &path);
    Ok(Exit::Clean)
}

/// The title that was asked for, and its slug.
fn named(new: &New) -> Result<(&str, String), Failure> {
    let title = new.title.as_deref().unwrap_or_default();
    let name = vi::slug(title);
    if !name.is_empty() {
        return Ok((title, name));
    }
    let failure = usage::failure(
        "new/title",
        "trang mới cần một tên có chữ hoặc số",
        "the new page needs a title with letters or digits",
    );
    Err(failure.help(message!(
        vi: "viết tên trong ngoặc kép: `xanh new page \"Tên trang\"`",
        en: "write the title in quotes: `xanh new page \"Title of the page\"`",
    )))
}

fn inputs(global: &Global) -> Result<Inputs, Failure> {
    let options = site::configured(global)?;
    disk::expect_site(&global.root, &options.config)?;
    let (mut inputs, _) = disk::read(&global.root, options, environment::now())?;
    // What cannot be read must not be taken for what is not there, and written anew.
    let levels = SourcePath::new(LEVELS);
    let lost = |path: &SourcePath, cause| *path == levels || cause == Cause::Unreadable;
    let mut refused = std::mem::take(&mut inputs.refused).into_iter();
    match refused.find(|(path, refused)| lost(path, refused.cause)) {
        Some((_, Refused { why, .. })) => Err(Failure {
            exit: Exit::Disk,
            why,
        }),
        None => Ok(inputs),
    }
}

fn site_language(inputs: &Inputs) -> Language {
    match read::config::config(inputs).0.lang.starts_with("vi") {
        true => Language::Vietnamese,
        false => Language::English,
    }
}

/// A code that no module bears: `MD-01`, `MD-02`, …
fn free_code(inputs: &Inputs) -> String {
    let mut codes = (1..).map(|number| format!("MD-{number:02}"));
    let is_free = |code: &String| inputs.texts.values().all(|text| !text.contains(code));
    codes.find(is_free).unwrap_or_default()
}

/// The folder of pages of a kind, and the `_index.md` to be made for it where none is there.
///
/// Failures: those of reading the site.
pub fn section_of(
    global: &Global,
    kind: KindName,
) -> Result<(String, Option<(SourcePath, String)>), Failure> {
    let inputs = inputs(global)?;
    let (path, section) = default_place(&inputs, kind, "x.md", site_language(&inputs));
    Ok((path.folder().to_string(), section))
}

/// Where the page goes, and the section to be made for it where none is there.
fn place(
    inputs: &Inputs,
    new: &New,
    kind: KindName,
    file: &str,
    language: Language,
) -> Result<(SourcePath, Option<(SourcePath, String)>), Failure> {
    if let Some(folder) = &new.section {
        let folder = below_content(folder)?;
        return Ok((SourcePath::new(&format!("{folder}/{file}")), None));
    }
    Ok(default_place(inputs, kind, file, language))
}

fn default_place(
    inputs: &Inputs,
    kind: KindName,
    file: &str,
    language: Language,
) -> (SourcePath, Option<(SourcePath, String)>) {
    let config = read::config::config(inputs).0;
    let kinds = read::sections::roles(inputs, &config);
    if let Some(folder) = kinds.folder(kind) {
        return (SourcePath::new(&format!("{folder}/{file}")), None);
    }
    let path = draft::default_path(kind, file, language);
    let section = preset::section(kind, language);
    let section = section.filter(|(path, _)| !inputs.texts.contains_key(path));
    (path, section.map(|(path, text)| (path, text.to_string())))
}

/// A folder as it was named on the command line, below `content/`, without a `/` at its end.
fn below_content(folder: &Path) -> Result<String, Failure> {
    let named = folder.to_string_lossy().replace('\\', "/");
    let named = named.trim_start_matches("./").trim_end_matches('/');
    let below = named.strip_prefix("content/").unwrap_or(named);
    let below = if named == "content" { "" } else { below };
    let is_plain = below.split('/').all(|name| !matches!(name, "." | ".."))
        && !below.starts_with('/')
        && !below.contains(':');
    match (is_plain, below) {
        (true, "") => Ok("content".to_string()),
        (true, below) => Ok(format!("content/{below}")),
        (false, _) => Err(usage::failure(
            "new/section",
            format!("`{named}` không nằm trong `content/`"),
            format!("`{named}` does not lie in `content/`"),
        )),
    }
}

/// Writes the page and what comes with it: all or nothing.
fn written(root: &Path, files: &[(SourcePath, String)], page: &SourcePath) -> Result<(), Failure> {
    let target = Target::new(root, root)?;
    let Some(path) = put::existing(root, [page]) else {
        let bytes =
            |(path, text): &(SourcePath, String)| (path.to_string(), text.clone().into_bytes());
        return target.write(&files.iter().map(bytes).collect::<Vec<_>>());
    };
    let failure = usage::failure(
        "new/exists",
        format!("đã có `{path}`; không ghi gì"),
        format!("`{path}` is there already; nothing was written"),
    );
    Err(failure.help(message!(
        vi: "đặt tên khác, hoặc chọn mục khác bằng `--in THƯ-MỤC`",
        en: "choose another title, or another section with `--in FOLDER`",
    )))
}

/// The register with a new level or body at its end, which begins in `line`, from 1.
struct Entry {
    text: String,
    line: usize,
}

/// What a new level or body makes of the register; `None` for a page of another kind.
fn register(inputs: &Inputs, kind: KindName, (id, title): (&str, &str)) -> Option<Entry> {
    let path = SourcePath::new(LEVELS);
    let text = inputs.texts.get(&path).map_or("", |text| text.as_str());
    let (levels, _) = read::registers::levels(&path, text);
    let lowest = levels.levels.last().map(|level| level.id.as_str());
    let entry = draft::register_entry(kind, id, title, lowest)?;
    let before = match text.trim_end_matches('\n') {
        "" => String::new(),
        before => format!("{before}\n\n"),
    };
    Some(Entry {
        line: before.lines().count() + 1,
        text: before + entry.trim_start(),
    })
}

fn report(terminal: &Terminal, path: &SourcePath) {
    terminal.say(
        &format!("đã ghi `{path}`; sửa tệp ấy, xem bằng `xanh serve`"),
        &format!("wrote `{path}`; edit it, look at it with `xanh serve`"),
    );
}

/// Says that the `_index.md` of a section was written beside its first page.
pub fn report_section(terminal: &Terminal, path: &SourcePath) {
    terminal.say(
        &format!("đã ghi `{path}`: trang đầu của mục ấy, trước đó chưa có"),
        &format!("wrote `{path}`: the first page of that section, which was not there yet"),
    );
}

/// Opens the page in the editor where that is asked for.
fn edit(terminal: &Terminal, global: &Global, new: &New, path: &SourcePath) {
    if new.edit && !environment::edit(&global.root.join(path.as_str())) {
        terminal.say(
            "không mở được chương trình soạn thảo; đặt tên nó trong biến EDITOR",
            "the editor could not be started; name it in the variable EDITOR",
        );
    }
}
