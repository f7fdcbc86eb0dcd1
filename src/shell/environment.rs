//! The clock and the variables that the program heeds.

use crate::base::date::Moment;
use crate::base::diagnostic::Language;
use std::path::PathBuf;
use std::process::Stdio;
use std::time::{SystemTime, UNIX_EPOCH};

/// The clock, in whole seconds.
pub fn now() -> Moment {
    Moment(clock() / 1_000_000_000)
}

/// The clock, in nanoseconds since 1970.
pub fn clock() -> i64 {
    let since = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    i64::try_from(since.as_nanos()).unwrap_or(i64::MAX)
}

/// Which program this is: its version, and size and time of its file, so that a program built anew
/// trusts nothing of the one before.
pub fn program() -> String {
    let file = std::env::current_exe().and_then(std::fs::metadata);
    let stamp = file.map(|metadata| crate::shell::disk::walk::Stamp::of(&metadata));
    let stamp = stamp
        .map(|stamp| format!(" {} {}", stamp.size, stamp.changed))
        .unwrap_or_default();
    format!("xanh {}{stamp}", env!("CARGO_PKG_VERSION"))
}

/// `SOURCE_DATE_EPOCH`, which dates archives and feeds and nothing else; `None` where it is not a
/// number.
///
/// Source: reproducible-builds.org, SOURCE_DATE_EPOCH specification.
pub fn source_date() -> Option<Moment> {
    variable("SOURCE_DATE_EPOCH")?.parse().ok().map(Moment)
}

pub fn home() -> Option<PathBuf> {
    std::env::home_dir().filter(|home| !home.as_os_str().is_empty())
}

/// The address of the site in place of that of the configuration: `XANH_BASE_URL`.
pub fn base_url() -> Option<String> {
    variable("XANH_BASE_URL")
}

/// The theme in place of that of the configuration: `XANH_THEME`.
pub fn theme() -> Option<String> {
    variable("XANH_THEME")
}

/// Where the site is written: `XANH_OUTPUT_DIR`.
pub fn output_dir() -> Option<PathBuf> {
    variable("XANH_OUTPUT_DIR").map(PathBuf::from)
}

/// Threads at a time, as it is written: `XANH_JOBS`.
pub fn jobs() -> Option<String> {
    variable("XANH_JOBS")
}

/// The variable that names the language of messages, where one does.
pub fn language_variable() -> Option<&'static str> {
    LANGUAGE
        .into_iter()
        .find(|name| variable(name).is_some_and(|locale| named(&locale).is_some()))
}

/// The variable that names the editor of texts, with what it names.
pub fn text_editor() -> Option<(&'static str, String)> {
    let named = |name: &'static str| Some((name, variable(name)?));
    ["VISUAL", "EDITOR"].into_iter().find_map(named)
}

/// Threads that this machine runs at a time.
pub fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

/// The program that opens a browser here, where it can be found.
pub fn opener() -> Option<&'static str> {
    let program = opening().0;
    let is_there = found(std::path::Path::new(program)).is_some();
    (is_there || cfg!(windows)).then_some(program)
}

/// A Chromium that prints: `CHROMIUM`, else the first of its names that is found.
pub fn chromium() -> Option<PathBuf> {
    if let Some(named) = variable("CHROMIUM") {
        let path = PathBuf::from(named);
        return found(&path).or_else(|| path.is_file().then_some(path));
    }
    let named = CHROMIUMS
        .iter()
        .find_map(|name| found(std::path::Path::new(name)));
    let placed = || PLACES.iter().map(PathBuf::from).find(|path| path.is_file());
    named.or_else(placed)
}

/// Browsers that print without a window, by the names of their programs.
const CHROMIUMS: [&str; 8] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "msedge",
    "brave-browser",
];

/// Where macOS and Windows keep them.
const PLACES: [&str; 7] = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    r"C:\Program Files\Microsoft\Edge\Application\msedge.exe",
];

/// The program of that name in a folder of `PATH`.
fn found(name: &std::path::Path) -> Option<PathBuf> {
    let name = match cfg!(windows) && name.extension().is_none() {
        true => name.with_extension("exe"),
        false => name.to_path_buf(),
    };
    let paths = std::env::var_os("PATH")?;
    let mut all = std::env::split_paths(&paths).map(|folder| folder.join(&name));
    all.find(|path| path.is_file())
}

/// Whether who runs this may do everything on the machine.
pub fn is_root() -> bool {
    #[cfg(unix)]
    return rustix::process::geteuid().is_root();
    #[cfg(not(unix))]
    return false;
}

/// The folder for files of a moment.
pub fn temporary() -> PathBuf {
    std::env::temp_dir()
}

/// The program that opens an address, and its first arguments.
fn opening() -> (&'static str, &'static [&'static str]) {
    if cfg!(target_os = "macos") {
        ("open", &[])
    } else if cfg!(windows) {
        ("rundll32", &["url.dll,FileProtocolHandler"])
    } else {
        ("xdg-open", &[])
    }
}

/// The editor that faults open: `XANH_EDITOR`.
pub fn editor() -> Option<String> {
    variable("XANH_EDITOR")
}

/// Opens an address in the browser of this machine; `failed` is called where there is none that
/// does it.
pub fn open(url: &str, failed: impl FnOnce() + Send + 'static) {
    let program = opening();
    let mut command = std::process::Command::new(program.0);
    command
        .args(program.1)
        .arg(url)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    match command.spawn() {
        Ok(mut child) => drop(std::thread::spawn(move || {
            if child.wait().is_ok_and(|status| !status.success()) {
                failed();
            }
        })),
        Err(_) => failed(),
    }
}

/// Whether the program was started by a double click, so that nobody sees a terminal of its own.
///
/// On Unix: a desktop is there, and none of the three streams is a terminal, a pipe or a file. On
/// Windows: the program has a terminal, and Explorer started it; cmd.exe, which sets `PROMPT`, did
/// not.
pub fn is_double_clicked() -> bool {
    #[cfg(unix)]
    {
        use rustix::fs::{FileType, fstat};
        let is_bare = |stream: std::os::fd::BorrowedFd| {
            let kind = fstat(stream).map(|stat| FileType::from_raw_mode(stat.st_mode));
            let is_device = matches!(kind, Ok(FileType::CharacterDevice | FileType::Socket));
            is_device && !std::io::IsTerminal::is_terminal(&stream)
        };
        use std::os::fd::AsFd;
        let has_desktop = variable("DISPLAY")
            .or(variable("WAYLAND_DISPLAY"))
            .is_some();
        has_desktop
            && is_bare(std::io::stdin().as_fd())
            && is_bare(std::io::stdout().as_fd())
            && is_bare(std::io::stderr().as_fd())
    }
    #[cfg(not(unix))]
    {
        use std::io::IsTerminal;
        cfg!(windows)
            && std::io::stdin().is_terminal()
            && variable("PROMPT").is_none()
            && parent().is_some_and(|name| name.eq_ignore_ascii_case("explorer"))
    }
}

/// The name of the program that started this one.
#[cfg(not(unix))]
fn parent() -> Option<String> {
    let own = std::process::id();
    let asked = format!(
        "(Get-Process -Id (Get-CimInstance Win32_Process -Filter 'ProcessId={own}')\
         .ParentProcessId).ProcessName"
    );
    let told = std::process::Command::new("powershell")
        .args(["-NoProfile", "-NonInteractive", "-Command", &asked])
        .stdin(Stdio::null())
        .output()
        .ok()?;
    Some(String::from_utf8_lossy(&told.stdout).trim().to_string())
}

/// Opens a file for editing: with `VISUAL` or `EDITOR`, waiting for it; else with the program that
/// this machine opens it with. Whether something could be started.
pub fn edit(path: &std::path::Path) -> bool {
    let Some((_, named)) = text_editor() else {
        open(&path.display().to_string(), || {});
        return true;
    };
    let mut words = named.split_whitespace();
    let Some(program) = words.next() else {
        return false;
    };
    let mut command = std::process::Command::new(program);
    command.args(words).arg(path).status().is_ok()
}

/// Variables that name a language, the first that does decides.
const LANGUAGE: [&str; 4] = ["XANH_LANG", "LC_ALL", "LC_MESSAGES", "LANG"];

/// The language of messages where the command line names none: `XANH_LANG`, `LC_ALL`,
/// `LC_MESSAGES`, `LANG`.
///
/// The first that names a language decides: Vietnamese for `vi`, else English. `C`, `POSIX` and
/// nothing at all name none; then it is Vietnamese.
pub fn language() -> Language {
    LANGUAGE
        .into_iter()
        .filter_map(variable)
        .find_map(|locale| named(&locale))
        .unwrap_or(Language::Vietnamese)
}

/// The language that a locale names: `vi_VN.UTF-8`, `en`; `None` for `C`.
pub fn named(locale: &str) -> Option<Language> {
    match locale
        .split(['_', '.', '-', '@'])
        .next()
        .unwrap_or_default()
    {
        "" | "C" | "POSIX" => None,
        "vi" => Some(Language::Vietnamese),
        _ => Some(Language::English),
    }
}

fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_names_a_language() {
        assert_eq!(named("vi_VN.UTF-8"), Some(Language::Vietnamese));
        assert_eq!(named("vi"), Some(Language::Vietnamese));
        assert_eq!(named("en_US.UTF-8"), Some(Language::English));
        assert_eq!(named("C.UTF-8"), None);
    }
}
