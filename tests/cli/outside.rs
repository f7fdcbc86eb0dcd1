//! `check --external`: a host of this machine stands for another one.

use super::Site;
use std::io::{Read, Write};
use std::net::TcpListener;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// A host that knows nothing, and how often it was asked.
fn host() -> (String, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}/x", listener.local_addr().unwrap());
    let asked = Arc::new(AtomicUsize::new(0));
    let count = asked.clone();
    std::thread::spawn(move || {
        for mut stream in listener.incoming().map_while(Result::ok) {
            count.fetch_add(1, Ordering::Relaxed);
            let _ = stream.read(&mut [0; 2048]);
            let none = "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
            let _ = stream.write_all(none.as_bytes());
        }
    });
    (address, asked)
}

#[test]
fn a_link_to_another_host_is_asked_for_once_a_week_and_only_where_it_is_wanted() {
    let (site, (address, asked)) = (Site::new(), host());
    let text = format!("---\ntitle: \"A\"\n---\nXem [đó]({address}#muc).\n");
    site.write("content/a.md", &text);
    let told = |arguments: &[&str]| {
        let run = site.run(arguments);
        let lines = run.err.lines().filter(|line| line.contains("external/"));
        let lines: Vec<String> = lines.map(str::to_string).collect();
        (run.code, lines)
    };
    let nothing: Vec<String> = vec![];
    assert_eq!(told(&["check"]), (0, nothing));
    assert_eq!(asked.load(Ordering::Relaxed), 0);
    let fault = vec![
        format!("content/a.md:4:5: cảnh báo[external/broken]: `{address}` không còn (404)"),
        "vì sao, và ví dụ: xanh explain external/broken".to_string(),
    ];
    assert_eq!(told(&["check", "--external"]), (0, fault.clone()));
    // By HEAD, then by GET.
    assert_eq!(asked.load(Ordering::Relaxed), 2);
    assert_eq!(told(&["check", "--external", "--strict"]), (1, fault));
    assert_eq!(asked.load(Ordering::Relaxed), 2);
    assert!(site.at(".public.xanh/external.json").is_file());
    // A build does not mind what lies there.
    site.build();
    assert!(site.at(".public.xanh/external.json").is_file());
}
