//! What a browser, or somebody else, sends to the preview.

use std::io::{Read, Write};
use std::net::{IpAddr, Ipv4Addr, Shutdown, SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};
use std::time::Duration;
use xanh::base::diagnostic::Language;
use xanh::base::inputs::Options;
use xanh::features;
use xanh::shell::serve::address::{asked, media_type, out};
use xanh::shell::serve::{Folder, Form, Preview, ServeOptions, bind, serve};

/// What lies beside the content, where no request reaches it.
const SECRET: &str = "bimatngoaitrang";

/// A preview that runs as long as this program.
static PREVIEW: LazyLock<SocketAddr> = LazyLock::new(|| {
    let root = folder();
    let listener = bind(IpAddr::V4(Ipv4Addr::LOCALHOST), 0).unwrap();
    let address = listener.local_addr().unwrap();
    let options = ServeOptions {
        language: Language::Vietnamese,
        editor: None,
        follow: false,
        root: root.display().to_string(),
        is_loose: false,
        is_single: false,
    };
    let preview = Preview {
        folder: Folder {
            root,
            form: Form::Site,
            options: Options::default(),
            clock: None,
        },
        options,
        listener,
        others: vec![],
        debounce: Duration::from_millis(100),
        rules: &features::ALL,
        told: Arc::new(|_| {}),
    };
    std::thread::spawn(move || serve(preview, || {}).map_err(|failure| failure.why));
    address
});

fn folder() -> PathBuf {
    let name = format!("xanh-fuzz-{}", std::process::id());
    let root = std::env::temp_dir().join(name);
    let write = |name: &str, text: &str| {
        let path = root.join(name);
        std::fs::create_dir_all(path.parent().unwrap_or(Path::new("."))).unwrap();
        std::fs::write(path, text).unwrap();
    };
    write("xanh.toml", "title = \"Trang\"\nlang = \"vi\"\n");
    write("content/_index.md", "---\ntitle: Nhà\n---\nMột câu.\n");
    write(&format!("{SECRET}.txt"), SECRET);
    root.canonicalize().unwrap()
}

/// The input is what is sent, with `PORT` for the port: the answer is one of HTTP, or none.
pub fn request(input: &[u8]) {
    let port = PREVIEW.port().to_string();
    let sent = replaced(input, b"PORT", port.as_bytes());
    // What never ends is asked for by a test of its own.
    if sent.windows(6).any(|part| part == b"events") {
        return;
    }
    let mut stream = TcpStream::connect(*PREVIEW).unwrap();
    stream
        .set_read_timeout(Some(Duration::from_secs(8)))
        .unwrap();
    let _ = stream.write_all(&sent);
    let _ = stream.shutdown(Shutdown::Write);
    let mut answer = vec![];
    // A server that closes without reading all resets the connection.
    let _ = stream.read_to_end(&mut answer);
    assert!(answer.is_empty() || answer.starts_with(b"HTTP/1."));
    let is_shown = answer
        .windows(SECRET.len())
        .any(|part| part == SECRET.as_bytes());
    let is_asked = sent
        .windows(SECRET.len())
        .any(|part| part == SECRET.as_bytes());
    assert!(
        is_asked || !is_shown,
        "{}",
        String::from_utf8_lossy(&answer)
    );
}

fn replaced(text: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    let mut out = vec![];
    let mut rest = text;
    while let Some((&byte, after)) = rest.split_first() {
        match rest.strip_prefix(from) {
            Some(after) => {
                out.extend(to);
                rest = after;
            }
            None => {
                out.push(byte);
                rest = after;
            }
        }
    }
    out
}

/// The input is a path and a query.
pub fn query(input: &[u8]) {
    let Ok(text) = std::str::from_utf8(input) else {
        return;
    };
    let (path, query) = text.split_once('?').unwrap_or((text, ""));
    if let Some(out) = out(path) {
        media_type(&out);
        let climbs = |name: &str| matches!(name, "" | "." | "..");
        assert!(!out.as_str().split('/').any(climbs), "{out:?}");
        assert!(!out.as_str().contains(['\0', '\\', '\n']), "{out:?}");
    }
    for key in ["path", "line", "v"] {
        asked(Some(query), key);
    }
}
