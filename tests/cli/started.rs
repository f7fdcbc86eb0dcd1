//! `xanh start`: a site begun in a browser.

use super::Site;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Stdio};

/// The program while it serves its start page.
struct Started {
    site: Site,
    child: Child,
    /// `127.0.0.1:5757`
    host: String,
}

impl Drop for Started {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Started {
    /// With a home folder of its own and no browser.
    fn new(arguments: &[&str]) -> Started {
        let site = Site::new();
        let mut command = site.command(arguments);
        command
            .env("HOME", site.at("nha"))
            .env("PATH", site.at("nha"))
            .stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
        let first = lines.next().unwrap().unwrap();
        let host = first.split("http://").nth(1).unwrap();
        let host = host.split('/').next().unwrap().to_string();
        let told = lines.next().unwrap().unwrap();
        assert_eq!(
            told,
            format!("không mở được trình duyệt; tự mở địa chỉ http://{host}/")
        );
        std::thread::spawn(move || lines.for_each(drop));
        Started { site, child, host }
    }

    /// Status and text of an answer.
    fn ask(&self, head: &str, body: &str) -> (u16, String) {
        let mut stream = TcpStream::connect(&self.host).unwrap();
        let (host, length) = (&self.host, body.len());
        write!(
            stream,
            "{head}\r\nHost: {host}\r\nConnection: close\r\nContent-Length: {length}\r\n\r\n{body}"
        )
        .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        let status = answer.split(' ').nth(1).unwrap().parse().unwrap();
        let text = answer.split_once("\r\n\r\n").unwrap().1;
        (status, text.to_string())
    }

    fn token(&self) -> String {
        let (status, page) = self.ask("GET / HTTP/1.1", "");
        assert_eq!(status, 200);
        let token = page.split("name=\"token\" value=\"").nth(1).unwrap();
        token.split('"').next().unwrap().to_string()
    }

    /// Sends the form, as a page of `origin` does.
    fn send(&self, origin: &str, token: &str, folder: &str) -> (u16, String) {
        let origin = match origin {
            "" => String::new(),
            origin => format!("\r\nOrigin: {origin}"),
        };
        let body = format!("token={token}&folder={folder}&title=B%E1%BA%A3n+tin&preset=columns");
        self.ask(&format!("POST /?lang=vi HTTP/1.1{origin}"), &body)
    }

    /// The sentences in which a page says what is wrong.
    fn fault(page: &str) -> Vec<String> {
        let fault = page.split("role=\"alert\">").nth(1).unwrap_or_default();
        let fault = fault.split("</div>").next().unwrap_or_default();
        let sentences = fault.split("<p>").skip(1);
        sentences
            .map(|one| one.trim().trim_end_matches("</p>").to_string())
            .collect()
    }
}

#[test]
fn only_the_page_itself_can_have_a_site_written() {
    let started = Started::new(&["start", "-p", "0"]);
    let (own, token) = (format!("http://{}", started.host), started.token());
    assert_eq!(started.send("http://evil.example", &token, "a").0, 403);
    assert_eq!(started.send("null", &token, "a").0, 403);
    assert_eq!(started.send("", &token, "a").0, 403);
    assert_eq!(started.send(&own, "", "a").0, 403);
    assert_eq!(started.send(&own, &"0".repeat(32), "a").0, 403);
    assert_eq!(started.ask("PUT / HTTP/1.1", "").0, 405);
    let foreign = "POST / HTTP/1.1\r\nSec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: cors";
    assert_eq!(started.ask(foreign, "").0, 403);
    let large = format!("POST / HTTP/1.1\r\nOrigin: {own}");
    assert_eq!(started.ask(&large, &"a".repeat(20_000)).0, 413);
    assert!(!started.site.at("nha").exists());
}

#[test]
fn a_site_is_written_and_shown() {
    let started = Started::new(&["start", "-p", "0"]);
    let (own, token) = (format!("http://{}", started.host), started.token());
    let (status, page) = started.send(&own, &token, "trang+m%E1%BB%9Bi");
    assert_eq!(status, 200, "{page}");
    let root = started.site.at("nha/trang mới");
    let config = fs::read_to_string(root.join("xanh.toml")).unwrap();
    assert_eq!(config.lines().nth(1), Some("title = \"Bản tin\""));
    let preview = page
        .split("class=\"button\" href=\"http://")
        .nth(1)
        .unwrap();
    let preview = preview.split('/').next().unwrap();
    let mut stream = TcpStream::connect(preview).unwrap();
    write!(
        stream,
        "GET / HTTP/1.1\r\nHost: {preview}\r\nConnection: close\r\n\r\n"
    )
    .unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert_eq!(answer.lines().next(), Some("HTTP/1.1 200 OK"));
    // Again, it is not empty any more.
    let (status, page) = started.send(&own, &token, "trang+m%E1%BB%9Bi");
    assert_eq!(status, 422);
    let expected = [
        format!("thư mục `{}` đã có tệp; không ghi gì", root.display()),
        "viết tên một thư mục mới, hoặc một thư mục còn trống".to_string(),
    ];
    assert_eq!(Started::fault(&page), expected);
}

#[test]
fn a_folder_that_cannot_be_written_is_told_on_the_page() {
    let started = Started::new(&["bat-dau", "-p", "0"]);
    let (own, token) = (format!("http://{}", started.host), started.token());
    let (status, page) = started.send(&own, &token, "~%2F");
    let expected = [
        "chưa nói thư mục nào",
        "viết một thư mục mới, ví dụ `trang-cua-toi` trong thư mục riêng của bạn",
    ];
    assert_eq!(status, 422);
    assert_eq!(Started::fault(&page), expected);
    fs::write(started.site.at("tep"), "").unwrap();
    let folder = started.site.at("tep/trang").display().to_string();
    let (status, page) = started.send(&own, &token, &folder);
    let expected = [format!("không đọc được `{folder}`: không phải thư mục")];
    assert_eq!(status, 422);
    assert_eq!(Started::fault(&page), expected);
}

/// A desktop starts a program without a terminal, and its streams lead nowhere.
#[cfg(target_os = "linux")]
#[test]
fn a_double_click_serves_the_start_page() {
    let site = Site::new();
    let mut command = site.command(&[]);
    command
        .env("DISPLAY", ":99")
        .env("PATH", site.at("none"))
        .env("HOME", site.at("nha"))
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let mut child = command.spawn().unwrap();
    let process = child.id();
    // The port it listens at stands in the table of the kernel, by the inode of its socket.
    let is_serving = (0..200).any(|_| {
        std::thread::sleep(std::time::Duration::from_millis(50));
        listens(process)
    });
    let is_alive = child.try_wait().unwrap().is_none();
    let _ = child.kill();
    let _ = child.wait();
    assert!(is_serving && is_alive);
    // Where something reads what it says, it says how to begin and ends.
    let run = site.command(&[]).env("DISPLAY", ":99").output().unwrap();
    assert_eq!(run.status.code(), Some(2));
}

#[cfg(target_os = "linux")]
fn listens(process: u32) -> bool {
    let Ok(entries) = fs::read_dir(format!("/proc/{process}/fd")) else {
        return false;
    };
    let links = entries.filter_map(|entry| fs::read_link(entry.ok()?.path()).ok());
    let sockets: Vec<String> = links
        .filter_map(|link| {
            let link = link.to_str()?.strip_prefix("socket:[")?.strip_suffix(']')?;
            Some(link.to_string())
        })
        .collect();
    let table = fs::read_to_string("/proc/net/tcp").unwrap_or_default();
    table.lines().any(|line| {
        let columns: Vec<&str> = line.split_whitespace().collect();
        columns.get(3) == Some(&"0A")
            && columns
                .get(9)
                .is_some_and(|inode| sockets.contains(&inode.to_string()))
    })
}
