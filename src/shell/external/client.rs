//! One request at a time to each host.

use crate::base::mutex::locked;
use crate::check::external::{Answer, Silence, is_web};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// How hosts are asked.
#[derive(Clone, Copy, Debug)]
pub struct Manners {
    /// Between the end of one request to a host and the beginning of the next.
    pub pause: Duration,
    /// A request that takes longer is given up.
    pub patience: Duration,
    /// A host that wants a longer wait is left alone in this run.
    pub longest_wait: Duration,
}

impl Default for Manners {
    fn default() -> Self {
        Manners {
            pause: Duration::from_secs(1),
            patience: Duration::from_secs(20),
            longest_wait: Duration::from_secs(30),
        }
    }
}

/// Who asks, so that the keeper of a host can see it and write.
const NAME: &str = concat!("xanh/", env!("CARGO_PKG_VERSION"), " (link check)");

/// Redirects that are followed.
const HOPS: usize = 10;

pub struct Client {
    agent: ureq::Agent,
    /// For this machine itself, past any proxy.
    near: ureq::Agent,
    hosts: Mutex<BTreeMap<String, Arc<Mutex<Host>>>>,
    manners: Manners,
}

/// What is known of a host in this run.
#[derive(Default)]
struct Host {
    last: Option<Instant>,
    /// It wants to be left alone; for how many seconds, where it says so.
    limited: Option<Option<u64>>,
}

/// What an answer of HTTP says.
struct Reply {
    status: u16,
    location: Option<String>,
    /// Seconds to wait.
    retry: Option<u64>,
}

impl Client {
    pub fn new(manners: Manners) -> Self {
        let config = || {
            ureq::Agent::config_builder()
                .user_agent(NAME)
                .timeout_global(Some(manners.patience))
                .max_redirects(0)
                .max_redirects_will_error(false)
                .http_status_as_error(false)
        };
        Client {
            agent: config().build().into(),
            near: config().proxy(None).build().into(),
            hosts: Mutex::default(),
            manners,
        }
    }

    /// What becomes of asking for `address`, wherever it leads on to.
    pub fn look(&self, address: &str) -> Answer {
        let (mut at, mut is_lasting) = (address.to_string(), true);
        for _ in 0..=HOPS {
            let reply = match self.reply(&at) {
                Ok(reply) => reply,
                Err(silence) => return Answer::Silent(silence),
            };
            match (reply.status, reply.location) {
                (301 | 302 | 303 | 307 | 308, Some(location)) => {
                    is_lasting &= matches!(reply.status, 301 | 308);
                    at = joined(&at, &location);
                    if !is_web(&at) {
                        return Answer::Fine;
                    }
                }
                (100..=399, _) => return arrived(address, at, is_lasting),
                (401 | 403 | 407 | 451 | 999, _) => return Answer::Refused(reply.status),
                (429 | 503, _) => return Answer::Limited(reply.retry),
                (400..=499, _) => return Answer::Gone(reply.status),
                _ => return Answer::Silent(Silence::Status(reply.status)),
            }
        }
        Answer::Silent(Silence::Circle)
    }

    /// The answer to HEAD; to GET where a host does not know HEAD. Once it waits as long as the
    /// host wants.
    fn reply(&self, address: &str) -> Result<Reply, Silence> {
        let reply = self.patient(address, "HEAD")?;
        match reply.status {
            429 | 503 | 100..=399 => Ok(reply),
            _ => self.patient(address, "GET"),
        }
    }

    fn patient(&self, address: &str, method: &str) -> Result<Reply, Silence> {
        let reply = self.request(address, method)?;
        let wait = reply.retry.map(Duration::from_secs);
        match wait
            .filter(|wait| matches!(reply.status, 429 | 503) && *wait <= self.manners.longest_wait)
        {
            Some(wait) => {
                std::thread::sleep(wait);
                self.request(address, method)
            }
            None => Ok(reply),
        }
    }

    fn request(&self, address: &str, method: &str) -> Result<Reply, Silence> {
        let name = host(address);
        let host = locked(&self.hosts).entry(name.clone()).or_default().clone();
        let mut host = locked(&host);
        if let Some(seconds) = host.limited {
            return Ok(Reply {
                status: 429,
                location: None,
                retry: seconds,
            });
        }
        let passed = host.last.map(|last| last.elapsed());
        let left = passed.and_then(|passed| self.manners.pause.checked_sub(passed));
        std::thread::sleep(left.unwrap_or_default());
        let agent = if is_near(&name) {
            &self.near
        } else {
            &self.agent
        };
        let sent = match method {
            "HEAD" => agent.head(address).call(),
            _ => agent.get(address).call(),
        };
        host.last = Some(Instant::now());
        let response = sent.map_err(silence)?;
        let text = |name: &str| {
            let value = response.headers().get(name)?;
            value.to_str().ok().map(str::to_string)
        };
        let status = response.status().as_u16();
        let retry = text("retry-after").and_then(|text| text.trim().parse().ok());
        let is_short =
            retry.is_some_and(|seconds| Duration::from_secs(seconds) <= self.manners.longest_wait);
        if matches!(status, 429 | 503) && !is_short {
            host.limited = Some(retry);
        }
        Ok(Reply {
            status,
            location: text("location"),
            retry,
        })
    }
}

/// The end of the way: moved where every step was for good and the address is another.
fn arrived(address: &str, at: String, is_lasting: bool) -> Answer {
    let is_same = at.trim_end_matches('/') == address.trim_end_matches('/');
    match is_same || !is_lasting {
        true => Answer::Fine,
        false => Answer::Moved(at),
    }
}

/// The host of an address with its port, in lower case.
pub fn host(address: &str) -> String {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let authority = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    let host = authority.rsplit('@').next().unwrap_or(authority);
    host.to_ascii_lowercase()
}

fn is_near(host: &str) -> bool {
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    matches!(name, "localhost" | "127.0.0.1" | "[::1]")
}

/// Where `location`, told in an answer of `base`, leads.
///
/// Source: RFC 9110 §10.2.2, RFC 3986 §5.2.
fn joined(base: &str, location: &str) -> String {
    let (scheme, rest) = base.split_once("://").unwrap_or(("https", base));
    let path = rest.find('/').map_or("/", |at| &rest[at..]);
    let origin = format!(
        "{scheme}://{}",
        &rest[..rest.len() - path.len().min(rest.len())]
    );
    let origin = match rest.contains('/') {
        true => origin,
        false => format!("{scheme}://{rest}"),
    };
    let has_scheme = location
        .split_once(':')
        .is_some_and(|(scheme, _)| !scheme.contains(['/', '?', '#']));
    if has_scheme {
        return location.to_string();
    }
    if let Some(rest) = location.strip_prefix("//") {
        return format!("{scheme}://{rest}");
    }
    if location.starts_with('/') {
        return format!("{origin}{location}");
    }
    let folder = path.split('?').next().unwrap_or(path);
    let folder = folder.rfind('/').map_or("/", |at| &folder[..=at]);
    format!("{origin}{folder}{location}")
}

fn silence(error: ureq::Error) -> Silence {
    match error {
        ureq::Error::Timeout(_) => Silence::Timeout,
        ureq::Error::HostNotFound => Silence::Name,
        ureq::Error::ConnectionFailed => Silence::Connection,
        ureq::Error::Tls(_) | ureq::Error::Rustls(_) => Silence::Certificate,
        ureq::Error::Io(error) => match error.kind() {
            std::io::ErrorKind::TimedOut => Silence::Timeout,
            std::io::ErrorKind::ConnectionRefused | std::io::ErrorKind::ConnectionReset => {
                Silence::Connection
            }
            _ => Silence::Other(error.to_string()),
        },
        error => Silence::Other(error.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_redirect_leads_on_from_where_it_stands() {
        let check = |base, location, expected: &str| assert_eq!(joined(base, location), expected);
        check("https://a.vn/b/c?d", "e", "https://a.vn/b/e");
        check("https://a.vn/b/c", "/e", "https://a.vn/e");
        check("https://a.vn", "e", "https://a.vn/e");
        check("http://a.vn/b", "//c.vn/d", "http://c.vn/d");
        check("http://a.vn/b", "https://c.vn/d:e", "https://c.vn/d:e");
        check("http://a.vn/b", "?c=d:e", "http://a.vn/?c=d:e");
    }

    #[test]
    fn a_host_is_what_stands_before_the_path() {
        assert_eq!(host("https://Me@A.vn:8080/b"), "a.vn:8080");
        assert_eq!(host("http://a.vn?b"), "a.vn");
        assert!(is_near("127.0.0.1:80") && is_near("localhost") && !is_near("a.vn:80"));
    }
}
