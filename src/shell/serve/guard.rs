//! Who may ask: requests that name this server, from pages of this server.

use hyper::header::{self, HeaderMap, HeaderValue};
use hyper::{Method, Request, StatusCode};
use std::collections::BTreeSet;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};

/// What a page may load while it is looked at: what it may load anywhere, and what this server adds
/// to it.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' \
    data:; font-src 'self'; media-src 'self'; \
     connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors \
     'self'";

/// The names that this server answers to, with the port, in lower case.
#[derive(Clone, Debug)]
pub struct Hosts(BTreeSet<String>);

impl Hosts {
    /// The names of this machine, and `others` where other machines may ask.
    pub fn new(bound: SocketAddr, others: &[IpAddr]) -> Self {
        let own = [
            IpAddr::V4(Ipv4Addr::LOCALHOST),
            IpAddr::V6(std::net::Ipv6Addr::LOCALHOST),
            bound.ip(),
        ];
        let port = bound.port();
        let addresses = own.iter().chain(others).filter(|ip| !ip.is_unspecified());
        let mut names: BTreeSet<String> = addresses
            .map(|ip| SocketAddr::new(*ip, port).to_string())
            .collect();
        names.insert(format!("localhost:{port}"));
        if port == 80 {
            names.extend(
                names
                    .clone()
                    .iter()
                    .filter_map(|name| name.strip_suffix(":80").map(str::to_string)),
            );
        }
        Hosts(names)
    }

    fn knows(&self, name: &str) -> bool {
        self.0.contains(&name.to_ascii_lowercase())
    }

    /// Whether a request may be answered; else what it is refused with.
    ///
    /// A name that is not ours is another site's that was turned to this machine (DNS rebinding).
    pub fn accept<B>(&self, request: &Request<B>) -> Result<(), StatusCode> {
        self.known(request)?;
        match *request.method() {
            Method::GET | Method::HEAD => Ok(()),
            _ => Err(StatusCode::METHOD_NOT_ALLOWED),
        }
    }

    /// As `accept`, where a form may be sent too: from a page of this server, which says so.
    pub fn accept_form<B>(&self, request: &Request<B>) -> Result<(), StatusCode> {
        self.known(request)?;
        match *request.method() {
            Method::GET | Method::HEAD => Ok(()),
            Method::POST if request.headers().contains_key(header::ORIGIN) => Ok(()),
            Method::POST => Err(StatusCode::FORBIDDEN),
            _ => Err(StatusCode::METHOD_NOT_ALLOWED),
        }
    }

    fn known<B>(&self, request: &Request<B>) -> Result<(), StatusCode> {
        let headers = request.headers();
        let hosts: Vec<_> = headers.get_all(header::HOST).iter().collect();
        let [host] = hosts[..] else {
            return Err(StatusCode::BAD_REQUEST);
        };
        let is_ours = host.to_str().is_ok_and(|host| self.knows(host));
        let named = request
            .uri()
            .authority()
            .is_none_or(|authority| self.knows(authority.as_str()));
        if !is_ours || !named {
            return Err(StatusCode::MISDIRECTED_REQUEST);
        }
        let own = |origin: &HeaderValue| {
            origin
                .to_str()
                .ok()
                .and_then(|origin| origin.strip_prefix("http://"))
                .is_some_and(|host| self.knows(host))
        };
        if !headers.get_all(header::ORIGIN).iter().all(own) || is_foreign(headers) {
            return Err(StatusCode::FORBIDDEN);
        }
        Ok(())
    }
}

/// Whether a page of another site asks for a part of ours; following a link to it is no such thing.
///
/// Source: W3C Fetch Metadata Request Headers.
fn is_foreign(headers: &HeaderMap) -> bool {
    let told = |name: &str| {
        headers
            .get(name)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
    };
    matches!(told("sec-fetch-site"), "cross-site" | "same-site")
        && !matches!(told("sec-fetch-mode"), "navigate" | "")
}

/// What every answer bears.
pub fn dress(headers: &mut HeaderMap) {
    let rows = [
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "SAMEORIGIN"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::CACHE_CONTROL, "no-store"),
        (
            header::HeaderName::from_static("cross-origin-resource-policy"),
            "same-origin",
        ),
    ];
    for (name, value) in rows {
        // An answer that says otherwise of itself is right.
        headers
            .entry(name)
            .or_insert(HeaderValue::from_static(value));
    }
}
