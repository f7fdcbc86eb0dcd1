//! A page becomes a PDF by a Chromium of this machine.

use super::environment;
use super::failure::{Exit, Failure};
use crate::base::diagnostic::message;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// The longest that a book of a few hundred pages takes on a slow machine.
const PATIENCE: Duration = Duration::from_secs(300);

const NAP: Duration = Duration::from_millis(50);

/// The browser that prints: `CHROMIUM`, else the first that is found of those that can.
///
/// Failures: `pack/no-browser`.
pub fn browser() -> Result<PathBuf, Failure> {
    environment::chromium().ok_or_else(|| {
        let why = message!(
            vi: "máy này không có Chromium, Chrome hay Edge để in ra PDF",
            en: "this machine has no Chromium, Chrome or Edge to print a PDF with",
        );
        Failure::new(Exit::Usage, "pack/no-browser", why).help(message!(
            vi: "cài một trình duyệt ấy, hoặc ghi đường dẫn của nó vào biến `CHROMIUM`; không cài \
                 được thì `xanh pack --single` rồi in trang ấy từ trình duyệt đang có",
            en: "install one of them, or name it in the variable `CHROMIUM`; else run \
                 `xanh pack --single` and print that page from the browser you have",
        ))
    })
}

/// The page in `html` as a PDF with numbered pages and an outline of its headings.
///
/// Failures: `pack/print`, `disk/unwritable`.
pub fn pdf(browser: &Path, html: &[u8]) -> Result<Vec<u8>, Failure> {
    let folder = Folder::new()?;
    let (page, out) = (folder.0.join("sach.html"), folder.0.join("sach.pdf"));
    fs::write(&page, html).map_err(|error| Failure::write(&page, &error))?;
    let child = command(browser, &folder.0, &page, &out).spawn();
    let ended = child.and_then(wait).map_err(|error| failed(&error))?;
    let made = fs::read(&out);
    match made {
        Ok(bytes) if ended && bytes.starts_with(b"%PDF-") => Ok(bytes),
        _ => Err(failed(&io::ErrorKind::TimedOut.into())),
    }
}

/// Nothing of the person's own browser is touched: it runs in a profile of its own.
fn command(browser: &Path, folder: &Path, page: &Path, out: &Path) -> Command {
    let value = |name: &str, path: &Path| {
        let mut all = std::ffi::OsString::from(name);
        all.push(path);
        all
    };
    let mut command = Command::new(browser);
    command
        .args(["--headless", "--disable-gpu", "--no-first-run"])
        .args([
            "--disable-extensions",
            "--disable-sync",
            "--no-default-browser-check",
        ])
        .args(["--no-pdf-header-footer", "--generate-pdf-document-outline"])
        .arg(value("--user-data-dir=", &folder.join("ho-so")))
        .arg(value("--print-to-pdf=", out))
        .arg(page)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    if environment::is_root() {
        // Chromium refuses to build its sandbox for root; the page is the site's own.
        command.arg("--no-sandbox");
    }
    command
}

/// Whether the program ended by itself; one that does not is ended.
fn wait(mut child: Child) -> io::Result<bool> {
    let started = Instant::now();
    while started.elapsed() < PATIENCE {
        if child.try_wait()?.is_some() {
            return Ok(true);
        }
        std::thread::sleep(NAP);
    }
    child.kill()?;
    child.wait()?;
    Ok(false)
}

fn failed(error: &io::Error) -> Failure {
    let message = message!(
        vi: "trình duyệt không in được PDF: {error}",
        en: "the browser did not print a PDF: {error}",
    );
    Failure::new(Exit::Disk, "pack/print", message).help(message!(
        vi: "chạy `xanh pack --single` rồi in trang ấy từ trình duyệt",
        en: "run `xanh pack --single` and print that page from a browser",
    ))
}

/// A folder for as long as something is printed.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Result<Folder, Failure> {
        let name = format!("xanh-{}-{}", std::process::id(), environment::clock());
        let path = environment::temporary().join(name);
        fs::create_dir(&path).map_err(|error| Failure::write(&path, &error))?;
        Ok(Folder(path))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What cannot be removed lies among temporary files, which the machine removes.
        let _ = fs::remove_dir_all(&self.0);
    }
}
