//! `xanh init`: a new site in a folder.

use super::{Terminal, usage};
use crate::base::date::Zone;
use crate::base::diagnostic::{Language, message};
use crate::base::path::SourcePath;
use crate::manual::vscode;
use crate::preset::{self, PRESETS, Preset};
use crate::shell::environment;
use crate::shell::failure::{Exit, Failure};
use crate::shell::put;
use crate::text::unseen::printable;
use clap::{Args, ValueEnum};
use dialoguer::{Input, Select};
use std::io::IsTerminal;
use std::path::{Path, PathBuf};

/// What a new site is for, and where it goes.
#[derive(Debug, Args)]
pub struct Init {
    #[arg(id = "dir")]
    pub folder: Option<PathBuf>,
    #[arg(long, value_enum, hide_possible_values = true)]
    pub preset: Option<PresetName>,
    #[arg(long)]
    pub title: Option<String>,
    /// Nothing is asked.
    #[arg(short, long)]
    pub yes: bool,
    /// Schemas for an editor; alone in a folder that holds a site.
    #[arg(long)]
    pub vscode: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum PresetName {
    #[value(alias = "ke-hoach")]
    Plan,
    #[value(alias = "dao-tao")]
    Training,
    #[value(alias = "chuyen-muc")]
    Columns,
    #[value(alias = "tat-ca")]
    All,
    #[value(alias = "trong")]
    Empty,
}

/// Asks what the site is for and what it is called, where a person sits at the terminal and neither
/// is said, then writes its files.
///
/// Failures: `init/exists` where a site or a file of it is there already; a folder that cannot be
/// written.
pub fn init(terminal: &Terminal, args: &Init) -> Result<Exit, Failure> {
    let root = args.folder.clone().unwrap_or_else(|| terminal.root.clone());
    if put::recover(&root)? {
        terminal.say(
            "đã ghi nốt những tệp mà lần chạy trước bỏ dở",
            "wrote the rest of the files that an earlier run began",
        );
        return Ok(Exit::Clean);
    }
    let asks = !args.yes && std::io::stdin().is_terminal() && std::io::stderr().is_terminal();
    if args.vscode && expect_no_site(&root).is_err() {
        return schemas(terminal, &root);
    }
    expect_no_site(&root)?;
    let preset = match args.preset {
        Some(name) => preset_of(name),
        None if asks => asked_preset(terminal.language)?,
        None => Preset::All,
    };
    let title = match &args.title {
        Some(title) => title.clone(),
        None if asks => asked_title(&root, terminal.language)?,
        None => default_title(&root, terminal.language),
    };
    let today = environment::now().day(&Zone::default());
    let mut files = preset::site(preset, &title, today, terminal.language);
    if args.vscode {
        files.extend(vscode::files(terminal.language));
    }
    create(&root, &files)?;
    report(terminal, &root, files.len());
    Ok(Exit::Clean)
}

/// Writes the files of a new site, over none. Failures: `init/exists`; those of writing.
pub fn create(root: &Path, files: &[(SourcePath, String)]) -> Result<(), Failure> {
    if let Some(path) = put::existing(root, files.iter().map(|(path, _)| path)) {
        return Err(exists(root, path));
    }
    put::create(root, files)
}

/// Writes the schemas into a site that is there.
fn schemas(terminal: &Terminal, root: &Path) -> Result<Exit, Failure> {
    let files = vscode::files(terminal.language);
    create(root, &files)?;
    let count = files.len();
    terminal.say(
        &format!("đã ghi {count} tệp vào .vscode; mở lại thư mục trong VS Code"),
        &format!("wrote {count} files into .vscode; open the folder in VS Code again"),
    );
    Ok(Exit::Clean)
}

fn preset_of(name: PresetName) -> Preset {
    match name {
        PresetName::Plan => Preset::Plan,
        PresetName::Training => Preset::Training,
        PresetName::Columns => Preset::Columns,
        PresetName::All => Preset::All,
        PresetName::Empty => Preset::Empty,
    }
}

fn asked_preset(language: Language) -> Result<Preset, Failure> {
    let question = match language {
        Language::Vietnamese => "Trang để làm gì? (mũi tên để chọn, Enter để nhận)",
        Language::English => "What is the site for? (arrows to choose, Enter to take it)",
    };
    let items: Vec<String> = PRESETS
        .iter()
        .map(|row| format!("{} ({})", row.about.within(language), row.name))
        .collect();
    let chosen = Select::new()
        .with_prompt(question)
        .items(&items)
        .default(0)
        .interact();
    chosen.map(|at| PRESETS[at].preset).map_err(unanswered)
}

fn asked_title(root: &Path, language: Language) -> Result<String, Failure> {
    let question = match language {
        Language::Vietnamese => "Tên của trang",
        Language::English => "Title of the site",
    };
    Input::new()
        .with_prompt(question)
        .default(default_title(root, language))
        .interact_text()
        .map_err(unanswered)
}

fn unanswered(error: dialoguer::Error) -> Failure {
    let reason = error.to_string();
    usage::failure(
        "init/unanswered",
        format!("không đọc được câu trả lời: {reason}"),
        format!("the answer could not be read: {reason}"),
    )
    .help(message!(
        vi: "trả lời trên dòng lệnh: `xanh init --preset all --title \"Tên\" --yes`",
        en: "answer on the command line: `xanh init --preset all --title \"Title\" --yes`",
    ))
}

/// The name of the folder, with a capital; "Trang của tôi" where it has none.
pub fn default_title(root: &Path, language: Language) -> String {
    let full: PathBuf = std::path::absolute(root).unwrap_or_else(|_| root.to_path_buf());
    let name = full.components().next_back();
    let name = name.map(|name| name.as_os_str().to_string_lossy().replace(['-', '_'], " "));
    let name = name.filter(|name| name.chars().any(char::is_alphanumeric));
    let own = match language {
        Language::Vietnamese => "Trang của tôi",
        Language::English => "My site",
    };
    let name = name.unwrap_or_else(|| own.to_string());
    let name = printable(&name);
    let mut letters = name.chars();
    let first = letters.next().map(|letter| letter.to_uppercase());
    first.into_iter().flatten().chain(letters).collect()
}

fn expect_no_site(root: &Path) -> Result<(), Failure> {
    let there = ["xanh.toml", "content"].map(SourcePath::new);
    put::existing(root, &there).map_or(Ok(()), |path| Err(exists(root, path)))
}

fn exists(root: &Path, path: &SourcePath) -> Failure {
    let path = root.join(path.as_str());
    let path = path.display();
    usage::failure(
        "init/exists",
        format!("đã có `{path}`; không ghi gì"),
        format!("`{path}` is there already; nothing was written"),
    )
    .help(message!(
        vi: "chọn thư mục khác: `xanh init TÊN-THƯ-MỤC`; thêm trang vào đây: \
             `xanh new page \"Tên\"`",
        en: "choose another folder: `xanh init FOLDER`; add a page here: `xanh new page \"Title\"`",
    ))
}

fn report(terminal: &Terminal, root: &Path, files: usize) {
    let place = match root == Path::new(".") {
        true => String::new(),
        false => format!("  cd {}\n", root.display()),
    };
    terminal.say(
        &format!(
            "Đã ghi {files} tệp. Tiếp theo:\n{place}  xanh serve --open          xem trang, sửa \
            đến đâu thấy đến đó\n  xanh new page \"Tên trang\"  thêm một trang\n  \
            xanh build                 dựng ra thư mục public/, chép đi đâu cũng mở được"
        ),
        &format!(
            "Wrote {files} files. Next:\n{place}  xanh serve --open          look at the site; \
            it follows every save\n  xanh new page \"Title\"      add a page\n  \
            xanh build                 build it into public/, a folder that opens anywhere"
        ),
    );
}
