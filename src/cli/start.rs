//! `xanh` without a command says how to begin; `xanh start`, and a double click, do so in a
//! browser.

use super::serve::{PORT, beside, busy, here, open};
use super::{Terminal, init, usage, value};
use crate::base::date::Zone;
use crate::base::diagnostic::{Language, message};
use crate::preset::{self, PRESETS, Preset};
use crate::shell::environment;
use crate::shell::failure::{Exit, Failure};
use crate::shell::report::{self, Style};
use crate::shell::serve::bind;
use crate::shell::serve::start::{self, Choice, Made, StartPage, Wish};
use clap::Args;
use std::net::{IpAddr, Ipv4Addr};
use std::path::{Path, PathBuf};

const VI: &str = "\
xanh làm trang web tĩnh từ các tệp văn bản; trang mở được từ USB, không cần mạng.

  xanh init trang-cua-toi     tạo một trang mới (hỏi vài câu)
  xanh serve --open           xem trong trình duyệt, lưu tệp là thấy ngay
  xanh new page \"Tên trang\"   thêm trang; cũng có module, guide, column, form…
  xanh check                  soát lỗi, nói rõ dòng nào, sửa ra sao
  xanh build                  dựng ra thư mục public/, chép đi đâu cũng mở được

Mọi lệnh: xanh --help. Một lệnh: xanh build --help. English: xanh --lang en
";

const EN: &str = "\
xanh makes static sites out of text files; they open from a USB stick, without a network.

  xanh init my-site           begin a new site (it asks a few questions)
  xanh serve --open           look at it in the browser; it follows every save
  xanh new page \"Title\"       add a page; also module, guide, column, form…
  xanh check                  find what is wrong: which line, and the cure
  xanh build                  build it into public/, a folder that opens anywhere

All commands: xanh --help. One command: xanh build --help. Tiếng Việt: xanh --lang vi
";

/// Where the start page is served.
#[derive(Debug, Args)]
pub struct StartArgs {
    #[arg(short, long, allow_negative_numbers = true, value_parser = value::port)]
    pub port: Option<u16>,
}

/// Started by a double click it serves the start page and stays; else it says how to begin, and the
/// exit code is that of a command line without a command.
pub fn start(terminal: &Terminal) -> Exit {
    if environment::is_double_clicked() {
        let done = page(terminal, &StartArgs { port: None });
        return done.unwrap_or_else(|failure| terminal.failed(&failure));
    }
    let text = match terminal.language {
        Language::Vietnamese => VI,
        Language::English => EN,
    };
    report::print(text, Style::Human);
    Exit::Usage
}

/// Serves the start page on this machine alone, opens the browser, and stays.
///
/// Failures: `serve/address`.
pub fn page(terminal: &Terminal, args: &StartArgs) -> Result<Exit, Failure> {
    let own = IpAddr::V4(Ipv4Addr::LOCALHOST);
    let failed = |error: std::io::Error| busy(own, &error);
    let listener = bind(own, args.port.unwrap_or(PORT)).map_err(failed)?;
    let address = format!("http://{}/", here(listener.local_addr().map_err(failed)?));
    terminal.say(
        &format!("bắt đầu ở {address} · kết thúc bằng Ctrl-C"),
        &format!("begin at {address} · end with Ctrl-C"),
    );
    open(terminal, &address);
    let choices = PRESETS.iter().map(|row| Choice {
        name: row.name,
        about: row.about,
    });
    let maker = terminal.clone();
    start::serve(StartPage {
        listener,
        language: terminal.language,
        first: first(terminal.language),
        choices: choices.collect(),
        make: Box::new(move |wish, language| make(&maker, wish, language)),
    })?;
    Ok(Exit::Clean)
}

/// What the form holds at first: a folder of this person.
fn first(language: Language) -> Wish {
    let (name, title) = match language {
        Language::Vietnamese => ("trang-cua-toi", "Trang của tôi"),
        Language::English => ("my-site", "My site"),
    };
    let folder = environment::home().unwrap_or_default().join(name);
    Wish {
        title: title.to_string(),
        folder: folder.display().to_string(),
        preset: "all".to_string(),
    }
}

/// Writes the site and begins to serve it.
///
/// Failures: `start/folder` where none is named, `start/not-empty`; those of writing and serving.
fn make(terminal: &Terminal, wish: &Wish, language: Language) -> Result<Made, Failure> {
    let root = folder(&wish.folder)?;
    expect_empty(&root)?;
    let known = PRESETS.iter().find(|row| row.name == wish.preset);
    let preset = known.map_or(Preset::All, |row| row.preset);
    let title = match wish.title.as_str() {
        "" => init::default_title(&root, language),
        title => title.to_string(),
    };
    let today = environment::now().day(&Zone::default());
    let files = preset::site(preset, &title, today, language);
    init::create(&root, &files)?;
    let terminal = Terminal {
        language,
        ..terminal.clone()
    };
    let address = beside(&terminal, &root)?;
    Ok(Made {
        folder: root.display().to_string(),
        address,
    })
}

/// The folder that is named: whole, or from the home folder on.
fn folder(named: &str) -> Result<PathBuf, Failure> {
    let home = environment::home().unwrap_or_default();
    let rest = named.strip_prefix("~/").unwrap_or(named);
    let is_named = !rest.is_empty() && rest != "~";
    let folder = home.join(rest);
    if is_named && folder.is_absolute() {
        return Ok(folder);
    }
    let failure = usage::failure(
        "start/folder",
        "chưa nói thư mục nào",
        "it is not said which folder",
    );
    Err(failure.help(message!(
        vi: "viết một thư mục mới, ví dụ `trang-cua-toi` trong thư mục riêng của bạn",
        en: "name a new folder, such as `my-site` in your home folder",
    )))
}

fn expect_empty(root: &Path) -> Result<(), Failure> {
    let mut entries = match std::fs::read_dir(root) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(Failure::read(root, &error)),
    };
    if entries.next().is_none() {
        return Ok(());
    }
    let shown = root.display();
    let failure = usage::failure(
        "start/not-empty",
        format!("thư mục `{shown}` đã có tệp; không ghi gì"),
        format!("the folder `{shown}` holds files; nothing was written"),
    );
    Err(failure.help(message!(
        vi: "viết tên một thư mục mới, hoặc một thư mục còn trống",
        en: "name a new folder, or one that is empty",
    )))
}
