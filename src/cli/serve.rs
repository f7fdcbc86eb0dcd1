//! `xanh serve`: the site in a browser, fresh after every save.

use super::global::{BuildArgs, Global};
use super::{Terminal, site, usage, value};
use crate::base::diagnostic::{Language, Message, message};
use crate::features;
use crate::shell::disk;
use crate::shell::environment;
use crate::shell::failure::{Exit, Failure};
use crate::shell::report::{self, Shown};
use crate::shell::serve::{self, Folder, Form, Preview, ServeOptions, bind, lan};
use clap::{Args, FromArgMatches};
use std::collections::BTreeSet;
use std::ffi::OsString;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;

#[derive(Debug, Args)]
pub struct Serve {
    pub path: Option<PathBuf>,
    #[arg(short, long, value_parser = value::interface)]
    pub interface: Option<IpAddr>,
    #[arg(short, long, allow_negative_numbers = true, value_parser = value::port)]
    pub port: Option<u16>,
    #[arg(short = 'O', long)]
    pub open: bool,
    #[arg(long)]
    pub lan: bool,
    #[arg(long)]
    pub follow: bool,
    #[arg(long)]
    pub editor: Option<String>,
    #[arg(
        long,
        default_value = "15",
        hide_default_value = true,
        allow_negative_numbers = true,
        value_parser = value::milliseconds
    )]
    pub debounce: u16,
    #[command(flatten)]
    pub wish: BuildArgs,
}

/// Where nobody asks for another: of plan 57.
pub const PORT: u16 = 5757;

/// Serves until it is ended.
pub fn serve(shell: Terminal, global: &Global, asked: &Serve) -> Result<Exit, Failure> {
    let (address, preview) = prepared(&shell, global, asked)?;
    announce(&shell, address, &preview.others);
    if asked.open {
        open(&shell, &format!("http://{}/", here(address)));
    }
    run(&shell, preview)?;
    Ok(Exit::Clean)
}

/// Serves the site at `root` beside what else the program does; where it can be seen.
///
/// Failures: as `serve`, before it begins.
pub fn beside(shell: &Terminal, root: &Path) -> Result<String, Failure> {
    let command = Serve::augment_args(Global::augment_args(
        clap::Command::new("serve").version(env!("CARGO_PKG_VERSION")),
    ))
    .disable_help_flag(true)
    .disable_version_flag(true);
    let line = ["serve", "--follow", "--root"].map(OsString::from);
    let read = command
        .try_get_matches_from(line.into_iter().chain([root.into()]))
        .and_then(|read| {
            Ok((
                Global::from_arg_matches(&read)?,
                Serve::from_arg_matches(&read)?,
            ))
        });
    let (global, asked) = read.map_err(|error| {
        let said = error.to_string();
        usage::failure("cli/usage", said.clone(), said)
    })?;
    let (address, preview) = prepared(shell, &global, &asked)?;
    let shell = shell.clone();
    std::thread::spawn(move || {
        if let Err(failure) = run(&shell, preview) {
            shell.failed(&failure);
        }
    });
    Ok(format!("http://{}/", here(address)))
}

/// Opens the browser; where there is none, says what to do.
pub fn open(shell: &Terminal, address: &str) {
    let (shell, shown) = (shell.clone(), address.to_string());
    environment::open(address, move || {
        shell.say(
            &format!("không mở được trình duyệt; tự mở địa chỉ {shown}"),
            &format!("no browser could be opened; open {shown} yourself"),
        );
    });
}

/// All that a preview needs, and the address it listens at.
fn prepared(
    shell: &Terminal,
    global: &Global,
    asked: &Serve,
) -> Result<(SocketAddr, Preview), Failure> {
    let folder = folder(global, asked)?;
    let interface = asked.interface.unwrap_or(IpAddr::V4(if asked.lan {
        Ipv4Addr::UNSPECIFIED
    } else {
        Ipv4Addr::LOCALHOST
    }));
    let listener =
        bind(interface, asked.port.unwrap_or(PORT)).map_err(|error| busy(interface, &error))?;
    let address = listener
        .local_addr()
        .map_err(|error| busy(interface, &error))?;
    let others: Vec<IpAddr> = lan()
        .into_iter()
        .filter(|_| address.ip().is_unspecified())
        .collect();
    let options = ServeOptions {
        language: shell.language,
        editor: asked
            .editor
            .clone()
            .or_else(environment::editor)
            .map(|editor| template(&editor)),
        follow: asked.follow,
        root: folder.root.display().to_string(),
        is_loose: folder.form != Form::Site,
        is_single: matches!(folder.form, Form::Loose(Some(_))),
    };
    let told = teller(Arc::new(shell.clone()));
    let debounce = Duration::from_millis(asked.debounce.into());
    let preview = Preview {
        folder,
        options,
        listener,
        others,
        debounce,
        rules: &features::ALL,
        told,
    };
    Ok((address, preview))
}

fn run(shell: &Terminal, preview: Preview) -> Result<(), Failure> {
    serve::serve(preview, || {
        shell.say(
            "hệ thống không báo được khi tệp thay đổi; xanh tự xem lại mỗi giây",
            "the system cannot tell of changes; they are looked for every second",
        );
    })
}

/// The folder of the site; a text or a folder that is named may be no site.
fn folder(global: &Global, asked: &Serve) -> Result<Folder, Failure> {
    let named = asked.path.clone().unwrap_or_else(|| global.root.clone());
    let whole = named
        .canonicalize()
        .map_err(|error| Failure::read(&named, &error))?;
    let clock = asked
        .wish
        .clock
        .as_ref()
        .map(|_| site::moment(&asked.wish))
        .transpose()?;
    let is_file = whole.is_file();
    let root = if is_file {
        whole.parent().map(PathBuf::from).unwrap_or_default()
    } else {
        whole.clone()
    };
    let at = Global {
        root: root.clone(),
        ..global.clone()
    };
    let options = site::options(&at, &asked.wish)?;
    let is_site =
        !is_file && (root.join("content").is_dir() || root.join(options.config.as_str()).is_file());
    let only = is_file.then(|| whole.file_name().map(PathBuf::from).unwrap_or_default());
    if is_site {
        disk::expect_site(&root, &options.config)?;
    }
    let form = if is_site {
        Form::Site
    } else if !is_file && disk::walk::ad_hoc(&root, None).is_empty() {
        return Err(disk::no_site(&named, &options.config));
    } else {
        Form::Loose(only)
    };
    Ok(Folder {
        root,
        form,
        options,
        clock,
    })
}

pub fn busy(interface: IpAddr, error: &std::io::Error) -> Failure {
    let why = crate::shell::failure::reason(error);
    let message = Message::new(
        format!("không mở được cổng ở `{interface}`: {}", why.vi),
        format!("cannot listen at `{interface}`: {}", why.en),
    );
    let help = message!(
        vi: "chọn cổng khác bằng `-p`, hoặc địa chỉ khác bằng `-i`",
        en: "name another port by `-p`, or another address by `-i`",
    );
    Failure::new(Exit::Disk, "serve/address", message).help(help)
}

/// How this machine calls an address that it listens at.
pub fn here(address: SocketAddr) -> SocketAddr {
    match address.ip().is_unspecified() {
        true => SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), address.port()),
        false => address,
    }
}

fn announce(shell: &Terminal, address: SocketAddr, others: &[IpAddr]) {
    let url = format!("http://{}/", here(address));
    shell.say(
        &format!("xem ở {url} · kết thúc bằng Ctrl-C"),
        &format!("see {url} · end with Ctrl-C"),
    );
    if address.ip().is_loopback() {
        return;
    }
    let urls = others
        .iter()
        .map(|ip| format!("http://{}/", SocketAddr::new(*ip, address.port())))
        .collect::<Vec<_>>()
        .join(" ");
    shell.say(
        &format!(
            "điện thoại cùng mạng: {urls}\nAi ở cùng mạng cũng xem được tất cả những gì bạn \
            thấy ở đây, kể cả bản nháp nếu bạn mở chúng; chỉ dùng trong mạng bạn tin."
        ),
        &format!(
            "phones in the same network: {urls}\nWhoever is in the same network sees all that \
            you see here, drafts too where you show them; use it only in a network that you \
            trust."
        ),
    );
}

/// Tells each fault once, and once that all are mended.
fn teller(shell: Arc<Terminal>) -> serve::Listener {
    let told: Mutex<BTreeSet<Shown>> = Mutex::default();
    Arc::new(move |shown| {
        let mut told = crate::base::mutex::locked(&told);
        let fresh: Vec<Shown> = shown
            .iter()
            .filter(|shown| !told.contains(shown))
            .cloned()
            .collect();
        shell.tell(&fresh);
        if shown.is_empty() && !told.is_empty() {
            shell.say("hết lỗi", "no errors any more");
        } else if !fresh.is_empty() {
            shell.say(
                &report::count(shown, Language::Vietnamese),
                &report::count(shown, Language::English),
            );
        }
        *told = shown.iter().cloned().collect();
    })
}

/// The address that opens a file in an editor: that of one that is known by name, or as written.
fn template(editor: &str) -> String {
    let known = match editor {
        "vscode" | "code" => "vscode://file/{path}:{line}:{column}",
        "codium" | "vscodium" => "vscodium://file/{path}:{line}:{column}",
        "zed" => "zed://file/{path}:{line}:{column}",
        "idea" => "idea://open?file={path}&line={line}&column={column}",
        "sublime" => "subl://open?url=file://{path}&line={line}&column={column}",
        written => written,
    };
    known.to_string()
}
