//! Hosts of this machine that answer as hosts do.

use super::*;
use crate::base::date::Moment;
use crate::check::external::Silence;
use std::io::{Read, Write};
use std::net::TcpListener;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// A host that answers each request with what `say` makes of its first line, and remembers them.
struct Fake {
    origin: String,
    asked: Arc<Mutex<Vec<(String, Instant)>>>,
}

impl Fake {
    fn new(say: fn(&str, usize) -> String) -> Fake {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let origin = format!("http://{}", listener.local_addr().unwrap());
        let asked = Arc::new(Mutex::new(vec![]));
        let told = asked.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let told = told.clone();
                std::thread::spawn(move || answer(stream, say, &told));
            }
        });
        Fake { origin, asked }
    }

    fn asked(&self) -> Vec<String> {
        let asked = crate::base::mutex::locked(&self.asked);
        asked.iter().map(|(line, _)| line.clone()).collect()
    }

    fn look(&self, path: &str) -> Answer {
        let address = format!("{}{path}", self.origin);
        let found = ask(&[address.clone()].into(), quick(), &|| {});
        found[&address].clone()
    }
}

fn answer(
    mut stream: std::net::TcpStream,
    say: fn(&str, usize) -> String,
    told: &Mutex<Vec<(String, Instant)>>,
) {
    let mut head = vec![];
    let mut byte = [0];
    while !head.ends_with(b"\r\n\r\n") && stream.read(&mut byte).is_ok_and(|read| read == 1) {
        head.push(byte[0]);
    }
    let head = String::from_utf8_lossy(&head).into_owned();
    let line = head.lines().next().unwrap_or_default();
    let line = line.trim_end_matches(" HTTP/1.1").to_string();
    let before = {
        let mut told = crate::base::mutex::locked(told);
        told.push((line.clone(), Instant::now()));
        told.iter().filter(|(one, _)| *one == line).count()
    };
    let said = say(&line, before);
    if said.is_empty() {
        // Says nothing, and keeps the line open.
        let _ = stream.read(&mut byte);
        return;
    }
    let _ = write!(
        stream,
        "HTTP/1.1 {said}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    );
}

fn quick() -> Manners {
    Manners {
        pause: Duration::from_millis(60),
        patience: Duration::from_millis(800),
        longest_wait: Duration::from_secs(1),
    }
}

fn many(line: &str, before: usize) -> String {
    match (line, before) {
        (line, _) if line.ends_with("/fine") => "200 OK",
        ("HEAD /get", _) => "405 Method Not Allowed",
        ("GET /get", _) => "200 OK",
        (line, _) if line.ends_with("/moved") => "301 Moved\r\nLocation: /fine",
        (line, _) if line.ends_with("/found") => "302 Found\r\nLocation: /fine",
        (line, _) if line.ends_with("/round") => "302 Found\r\nLocation: /round",
        (line, _) if line.ends_with("/shut") => "403 Forbidden",
        (line, _) if line.ends_with("/broken") => "500 Oh",
        (line, _) if line.ends_with("/stuck") => "",
        ("HEAD /later", 1) => "429 Slow\r\nRetry-After: 1",
        ("HEAD /later", _) => "200 OK",
        (line, _) if line.ends_with("/busy") => "503 Busy\r\nRetry-After: 600",
        _ => "404 Not Found",
    }
    .to_string()
}

#[test]
fn what_a_host_says_is_understood() {
    let host = Fake::new(many);
    assert_eq!(host.look("/fine"), Answer::Fine);
    assert_eq!(host.look("/get"), Answer::Fine);
    assert_eq!(host.look("/none"), Answer::Gone(404));
    assert_eq!(host.look("/found"), Answer::Fine);
    let there = format!("{}/fine", host.origin);
    assert_eq!(host.look("/moved"), Answer::Moved(there));
    assert_eq!(host.look("/round"), Answer::Silent(Silence::Circle));
    assert_eq!(host.look("/shut"), Answer::Refused(403));
    assert_eq!(host.look("/broken"), Answer::Silent(Silence::Status(500)));
    assert_eq!(host.look("/stuck"), Answer::Silent(Silence::Timeout));
    assert_eq!(host.look("/later"), Answer::Fine);
    assert_eq!(host.look("/busy"), Answer::Limited(Some(600)));
    assert_eq!(host.asked()[..3], ["HEAD /fine", "HEAD /get", "GET /get"]);
}

#[test]
fn a_host_that_is_gone_is_told() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}/", listener.local_addr().unwrap());
    drop(listener);
    let found = ask(&[address.clone()].into(), quick(), &|| {});
    assert_eq!(found[&address], Answer::Silent(Silence::Connection));
}

#[test]
fn a_host_gets_one_request_at_a_time_and_rest_between() {
    let host = Fake::new(many);
    let addresses = ["/fine", "/a", "/b"].map(|path| format!("{}{path}", host.origin));
    ask(&addresses.into(), quick(), &|| {});
    let asked = crate::base::mutex::locked(&host.asked);
    let times: Vec<Instant> = asked.iter().map(|(_, at)| *at).collect();
    assert_eq!(times.len(), 5);
    let rests = times.windows(2).map(|pair| pair[1] - pair[0]);
    assert!(rests.min() >= Some(quick().pause));
}

#[test]
fn a_host_that_wants_peace_has_it() {
    let host = Fake::new(|_, _| "429 Slow\r\nRetry-After: 600".to_string());
    let addresses = ["/a", "/b", "/c"].map(|path| format!("{}{path}", host.origin));
    let found = ask(&addresses.into(), quick(), &|| {});
    assert!(found.values().all(|one| *one == Answer::Limited(Some(600))));
    assert_eq!(host.asked(), ["HEAD /a"]);
}

#[test]
fn answers_are_remembered_for_a_while() {
    let folder = tempfile::tempdir().unwrap();
    let side = folder.path().join(".public.xanh");
    let answers = [
        ("a", Answer::Fine),
        ("b", Answer::Gone(404)),
        ("c", Answer::Silent(Silence::Timeout)),
    ];
    let answers = answers.map(|(address, answer)| (address.to_string(), answer));
    let mut known = Known::default();
    known.add(&answers.into(), Moment(1_000));
    known.write(folder.path(), &side).unwrap();
    let known = Known::load(&side);
    let at = |day: i64| ["a", "b", "c"].map(|one| known.of(one, Moment(1_000 + day * 86_400)));
    assert_eq!(at(0), [Some(&Answer::Fine), Some(&Answer::Gone(404)), None]);
    assert_eq!(at(2), [Some(&Answer::Fine), None, None]);
    assert_eq!(at(8), [None, None, None]);
    assert_eq!(
        std::fs::read_to_string(side.join(".gitignore")).unwrap(),
        "*\n"
    );
}
