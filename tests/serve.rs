//! The preview: what it answers, whom it refuses, and what it tells after a save.

mod dropped;

use crate::cli::Site;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, ChildStderr, Stdio};
use std::time::{Duration, Instant};

/// A preview that runs, and ends with the test.
struct Preview {
    child: Child,
    port: u16,
    err: BufReader<ChildStderr>,
}

impl Preview {
    fn of(site: &Site, arguments: &[&str]) -> Self {
        let mut command = site.command(&["serve", "-p", "0"]);
        let mut child = command
            .args(arguments)
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut err = BufReader::new(child.stderr.take().unwrap());
        let mut line = String::new();
        err.read_line(&mut line).unwrap();
        let port = line
            .split(':')
            .nth(2)
            .and_then(|rest| rest.split('/').next())
            .and_then(|port| port.parse().ok());
        Preview {
            child,
            port: port.unwrap_or_else(|| panic!("{line}")),
            err,
        }
    }

    fn stream(&self) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream
            .set_read_timeout(Some(Duration::from_secs(20)))
            .unwrap();
        stream
    }

    /// The whole answer to a request that is written as it is, with `PORT` for the port.
    fn raw(&self, request: &str) -> String {
        let mut stream = self.stream();
        stream
            .write_all(request.replace("PORT", &self.port.to_string()).as_bytes())
            .unwrap();
        let mut answer = Vec::new();
        // A server that closes without reading all resets the connection.
        let _ = stream.read_to_end(&mut answer);
        String::from_utf8_lossy(&answer).into_owned()
    }

    fn get(&self, path: &str) -> String {
        self.raw(&format!(
            "GET {path} HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nConnection: close\r\n\r\n"
        ))
    }

    /// Asks for a page until it holds `text`.
    #[track_caller]
    fn await_text(&self, path: &str, text: &str) -> String {
        let began = Instant::now();
        loop {
            let answer = self.get(path);
            if answer.contains(text) {
                return answer;
            }
            assert!(
                began.elapsed() < Duration::from_secs(30),
                "{path} never held {text}: {answer}"
            );
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    fn status(&self, request: &str) -> String {
        self.raw(request)
            .split(' ')
            .nth(1)
            .unwrap_or("none")
            .to_string()
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn a_page_is_served_with_its_guards_and_its_script() {
    let site = Site::new();
    let preview = Preview::of(&site, &[]);
    let answer = preview.get("/a.html");
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    assert!(head.starts_with("HTTP/1.1 200"), "{head}");
    for guard in [
        "content-security-policy: default-src 'none'; script-src 'self'",
        "x-content-type-options: nosniff",
        "cache-control: no-store",
    ] {
        assert!(head.contains(guard), "{guard}: {head}");
    }
    assert!(!head.contains("access-control"), "{head}");
    assert!(
        body.contains("<script src=\"/__xanh/client.js\" data-made=\""),
        "{body}"
    );
    assert!(!site.at("public").exists() && !site.at(".public.xanh").exists());
}

/// Of requests that no browser of this machine sends for a page of this server, none is answered
/// with one.
#[test]
fn strangers_are_refused() {
    let site = Site::new();
    site.write("secret.txt", "mật");
    let preview = Preview::of(&site, &[]);
    let ask = |line: &str, heads: &str| {
        preview.status(&format!(
            "{line} HTTP/1.1\r\n{heads}Connection: close\r\n\r\n"
        ))
    };
    let own = "Host: 127.0.0.1:PORT\r\n";
    assert_eq!(ask("GET /", own), "200");
    assert_eq!(ask("HEAD /", own), "200");
    assert_eq!(
        ask(
            "GET /",
            "Host: localhost:PORT\r\nOrigin: http://localhost:PORT\r\n"
        ),
        "200"
    );
    assert_eq!(ask("GET /", ""), "400");
    assert_eq!(ask("GET /", &format!("{own}{own}")), "400");
    for host in [
        "evil.example",
        "evil.example:PORT",
        "127.0.0.1",
        "127.0.0.1:1",
        "localhost.evil.example:PORT",
        "[::]:PORT",
    ] {
        assert_eq!(ask("GET /", &format!("Host: {host}\r\n")), "421", "{host}");
    }
    assert_eq!(ask("GET http://evil.example/", own), "421");
    for origin in [
        "http://evil.example",
        "null",
        "https://127.0.0.1:PORT",
        "http://127.0.0.1:PORT.evil.example",
    ] {
        assert_eq!(
            ask("GET /", &format!("{own}Origin: {origin}\r\n")),
            "403",
            "{origin}"
        );
    }
    assert_eq!(
        ask(
            "GET /__xanh/client.js",
            &format!("{own}Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors\r\n")
        ),
        "403"
    );
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "XANH"] {
        assert_eq!(
            ask(
                &format!("{method} /"),
                &format!("{own}Content-Length: 0\r\n")
            ),
            "405",
            "{method}"
        );
    }
}

#[test]
fn no_path_leads_to_a_file() {
    let site = Site::new();
    site.write("secret.txt", "mật");
    let preview = Preview::of(&site, &[]);
    let out = site.at("secret.txt").display().to_string();
    let paths = [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/a/..%2f..%2fsecret.txt",
        "/..%5csecret.txt",
        "//secret.txt",
        "/secret.txt",
        "/content/a.md",
        "/xanh.toml",
        "/a.html/../secret.txt",
        "/%00",
        "/a.html%00.txt",
        "/__xanh/../xanh.toml",
        "/__xanh/x",
        "/.git/config",
        &out,
        "/etc/passwd",
        "/%2fetc%2fpasswd",
        "/file:///etc/passwd",
    ];
    for path in paths {
        let answer = preview.get(path);
        assert!(
            answer.starts_with("HTTP/1.1 404") && !answer.contains("mật"),
            "{path}: {answer}"
        );
    }
}

#[test]
fn broken_slow_and_many_clients_change_nothing() {
    let site = Site::new();
    let preview = Preview::of(&site, &[]);
    preview.await_text("/a.html", "Một.");
    assert_eq!(
        preview.status(&format!(
            "GET /{} HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n\r\n",
            "a".repeat(40_000)
        )),
        "431"
    );
    assert_eq!(
        preview.status(&format!(
            "GET / HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nX: {}\r\n\r\n",
            "a".repeat(40_000)
        )),
        "431"
    );
    assert_eq!(preview.status("RUBBISH\r\n\r\n"), "400");
    assert!(
        !preview
            .raw("\u{1}\u{2}\u{3}\r\n\r\n\r\n")
            .starts_with("HTTP/1.1 200")
    );
    let halves: Vec<TcpStream> = (0..300)
        .map(|_| {
            let mut stream = preview.stream();
            stream.write_all(b"GET / HTT").unwrap();
            stream
        })
        .collect();
    assert!(preview.get("/a.html").contains("Một."));
    site.write("content/a.md", "---\ntitle: \"Trang A\"\n---\nHai.\n");
    preview.await_text("/a.html", "Hai.");
    drop(halves);
}

#[test]
fn every_kind_of_save_is_seen() {
    let site = Site::new();
    let preview = Preview::of(&site, &[]);
    preview.await_text("/a.html", "Một.");
    // In place.
    site.write("content/a.md", "---\ntitle: \"Trang A\"\n---\nHai.\n");
    preview.await_text("/a.html", "Hai.");
    // As editors do: a new file takes the name of the old one.
    site.write("content/a.md.tmp", "---\ntitle: \"Trang A\"\n---\nBa.\n");
    std::fs::rename(site.at("content/a.md.tmp"), site.at("content/a.md")).unwrap();
    preview.await_text("/a.html", "Ba.");
    // A folder that comes with its files, and a folder in a folder.
    site.write("ngoai/sau/b.md", "---\ntitle: \"Trang B\"\n---\nBốn.\n");
    std::fs::rename(site.at("ngoai"), site.at("content/moi")).unwrap();
    preview.await_text("/moi/sau/b.html", "Bốn.");
    site.write(
        "content/moi/sau/nua/c.md",
        "---\ntitle: \"Trang C\"\n---\nNăm.\n",
    );
    preview.await_text("/moi/sau/nua/c.html", "Năm.");
    // A folder of the site that was not there, then is another one.
    site.write(
        "content/c.md",
        "---\ntitle: \"Trang C\"\ntemplate: rieng.html\n---\nSáu.\n",
    );
    site.write("templates/rieng.html", "<p>mẫu một</p>{{ content | safe }}");
    preview.await_text("/c.html", "mẫu một");
    std::fs::remove_dir_all(site.at("templates")).unwrap();
    site.write("templates/rieng.html", "<p>mẫu hai</p>{{ content | safe }}");
    preview.await_text("/c.html", "mẫu hai");
    site.write("templates/rieng.html", "<p>mẫu ba</p>{{ content | safe }}");
    preview.await_text("/c.html", "mẫu ba");
    site.write("xanh.toml", "title = \"Tên khác\"\n");
    preview.await_text("/", "Tên khác");
    std::fs::remove_dir_all(site.at("content/moi")).unwrap();
    preview.await_text("/moi/sau/b.html", "HTTP/1.1 404");
}

#[test]
fn the_index_of_search_is_of_the_last_save() {
    let site = Site::new();
    let preview = Preview::of(&site, &[]);
    preview.await_text("/search/r.js", "Một.");
    site.write("content/a.md", "---\ntitle: \"Trang A\"\n---\nHai.\n");
    let answer = preview.await_text("/search/r.js", "Hai.");
    assert!(!answer.contains("Một."), "{answer}");
    assert!(preview.get("/search/core.js").starts_with("HTTP/1.1 200"));
}

#[test]
fn a_file_that_was_only_touched_is_served() {
    let site = Site::new();
    site.write("static/a.txt", "chép");
    let preview = Preview::of(&site, &[]);
    preview.await_text("/a.txt", "chép");
    site.write("static/a.txt", "chép");
    preview.await_text("/a.txt", "chép");
    site.write("static/a.txt", "chép hai");
    preview.await_text("/a.txt", "chép hai");
}

#[test]
fn of_a_storm_the_last_state_is_seen() {
    let site = Site::new();
    let preview = Preview::of(&site, &[]);
    preview.await_text("/a.html", "Một.");
    for round in 0..3 {
        for page in 0..400 {
            site.write(
                &format!("content/r{round}/p{page}.md"),
                &format!("---\ntitle: \"P\"\n---\nLượt {round}.\n"),
            );
        }
        if round > 0 {
            std::fs::remove_dir_all(site.at(&format!("content/r{}", round - 1))).unwrap();
        }
    }
    preview.await_text("/r2/p399.html", "Lượt 2.");
    preview.await_text("/r2/p0.html", "Lượt 2.");
    preview.await_text("/r1/p7.html", "HTTP/1.1 404");
}

#[test]
fn a_fault_is_told_once_and_the_good_page_stays() {
    let site = Site::new();
    let mut preview = Preview::of(&site, &[]);
    preview.await_text("/a.html", "Một.");
    site.break_link();
    let faults = preview.await_text("/__xanh/faults", "none.md");
    assert!(faults.contains("content/a.md:4:5"), "{faults}");
    assert!(
        faults.contains("Xem <mark>[đó](none.md)</mark>."),
        "{faults}"
    );
    assert!(
        preview.get("/a.html").contains("Một."),
        "the last good page is gone"
    );
    let mut line = String::new();
    preview.err.read_line(&mut line).unwrap();
    assert!(
        line.starts_with("content/a.md:4:5: lỗi[link/broken]"),
        "{line}"
    );
    site.write("content/a.md", "---\ntitle: \"Trang A\"\n---\nXong.\n");
    preview.await_text("/a.html", "Xong.");
    assert!(!preview.get("/__xanh/faults").contains("none.md"));
}

#[test]
fn a_page_stays_while_its_file_is_saved_in_other_letters() {
    let site = Site::new();
    let preview = Preview::of(&site, &[]);
    preview.await_text("/a.html", "Một.");
    let text = "---\ntitle: \"Trang A\"\n---\nXong.\n";
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let utf16 = [&[0xFF, 0xFE][..], wide.as_slice()].concat();
    // `đ` of windows-1258, `®` of TCVN3.
    let letters = [
        (utf16, "UTF-16"),
        (b"---\ntitle: A\n---\n\xF0i\n".to_vec(), "windows-1258"),
        (b"---\ntitle: A\n---\n\xAEi\n".to_vec(), "windows-1258"),
    ];
    for (bytes, told) in letters {
        std::fs::write(site.at("content/a.md"), bytes).unwrap();
        preview.await_text("/__xanh/faults", told);
        let page = preview.get("/a.html");
        assert!(page.starts_with("HTTP/1.1 200"), "{page}");
        assert!(page.contains("Một."), "the last good page is gone: {page}");
    }
    site.write("content/a.md", text);
    preview.await_text("/a.html", "Xong.");
    assert!(!preview.get("/__xanh/faults").contains("read/encoding"));
}

#[test]
fn errors_stand_before_warnings() {
    let site = Site::new();
    site.write("content/a.md", "---\ntitle: \"Trang A\"\n---\n#Dính\n");
    site.write(
        "content/b.md",
        "---\ntitle: \"Trang B\"\n---\n[x](none.md)\n",
    );
    let preview = Preview::of(&site, &[]);
    let faults = preview.await_text("/__xanh/faults", "none.md");
    let codes: Vec<&str> = faults
        .split("<article class=\"")
        .skip(1)
        .filter_map(|part| part.split('"').next())
        .collect();
    assert_eq!(codes, ["error", "warning"], "{faults}");
}

#[test]
fn a_template_that_never_worked_shows_the_faults() {
    let site = Site::new();
    site.write("templates/page.html", "{% if %}");
    let preview = Preview::of(&site, &[]);
    let answer = preview.await_text("/a.html", "theme/template");
    assert!(answer.starts_with("HTTP/1.1 500"), "{answer}");
    assert!(
        answer.contains("templates/page.html:1:7") || answer.contains("templates/page.html:1:"),
        "{answer}"
    );
    site.write("templates/page.html", "{{ content | safe }}");
    preview.await_text("/a.html", "Một.");
}

#[test]
fn a_browser_is_told_what_to_do() {
    let site = Site::new();
    site.write(
        "themes/t/theme.toml",
        "name = \"t\"\nparent = \"xanh\"\ncontract = 2\n",
    );
    site.write("themes/t/styles/9.css", "p { color: red }");
    site.write("xanh.toml", "title = \"Thử\"\n[theme]\nname = \"t\"\n");
    let preview = Preview::of(&site, &[]);
    let page = preview.get("/a.html");
    let made = page
        .split("data-made=\"")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .to_string();
    let mut stream = preview.stream();
    let head = "Accept: text/event-stream\r\n\r\n";
    write!(
        stream,
        "GET /__xanh/events?page=%2Fa.html&made={made} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n{head}",
        preview.port
    )
    .unwrap();
    let mut events = BufReader::new(stream)
        .lines()
        .map_while(Result::ok)
        .filter_map(|line| line.strip_prefix("event: ").map(str::to_string));
    let mut next = |wanted: &str| {
        events
            .by_ref()
            .find(|event| event != "state" || wanted == "state")
            .unwrap_or_default()
    };
    assert_eq!(next("state"), "state");
    std::thread::sleep(Duration::from_millis(400));
    site.write("themes/t/styles/9.css", "p { color: green }");
    assert_eq!(next("styles"), "styles");
    assert_eq!(next("made"), "made");
    site.write("content/a.md", "---\ntitle: \"Trang A\"\n---\nHai.\n");
    assert_eq!(next("reload"), "reload");
}

#[test]
fn one_text_or_a_folder_of_texts_is_a_site() {
    let site = Site::new();
    site.write("roi/bai.md", "# Bài một\n\nChữ một. [Ảnh](b.md)\n");
    site.write("roi/b.md", "# Bài hai\n\nChữ hai.\n");
    let folder = Preview::of(&site, &["roi"]);
    assert!(folder.get("/bai.html").contains("Chữ một."));
    assert!(folder.get("/").contains("Bài hai"));
    let one = Preview::of(&site, &["roi/b.md"]);
    assert!(one.get("/").contains("location: /b.html"));
    assert!(one.get("/b.html").contains("Chữ hai."));
    assert!(one.get("/bai.html").starts_with("HTTP/1.1 404"));
    site.write("roi/b.md", "# Bài hai\n\nChữ ba.\n");
    one.await_text("/b.html", "Chữ ba.");
    folder.await_text("/b.html", "Chữ ba.");
}

#[test]
#[cfg(unix)]
fn an_interrupt_ends_it_at_once() {
    let site = Site::new();
    let mut preview = Preview::of(&site, &[]);
    preview.await_text("/a.html", "Một.");
    let began = Instant::now();
    std::process::Command::new("kill")
        .args(["-INT", &preview.child.id().to_string()])
        .status()
        .unwrap();
    preview.child.wait().unwrap();
    assert!(began.elapsed() < Duration::from_secs(2));
    let mut rest = String::new();
    preview.err.read_to_string(&mut rest).unwrap();
    assert_eq!(rest, "");
}
