//! Links to other hosts: which there are, and what is wrong with those that were asked.

use crate::base::diagnostic::{Diagnostic, Message, message, warning};
use crate::base::span::Span;
use crate::graph::links::Target;
use crate::graph::site::Site;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Addresses without what stands behind `#`, each with the links that lead there.
pub type Addresses = BTreeMap<String, BTreeSet<Span>>;

/// What became of asking for an address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Answer {
    Fine,
    /// Moved for good.
    Moved(String),
    /// The host knows it no more; the status of HTTP.
    Gone(u16),
    /// The host answers browsers alone; the status of HTTP.
    Refused(u16),
    /// The host wants to be asked later; seconds, where it says so.
    Limited(Option<u64>),
    Silent(Silence),
}

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Silence {
    /// Nobody bears this name.
    Name,
    Connection,
    Timeout,
    Certificate,
    /// It leads on and on.
    Circle,
    /// The host has a fault of its own; the status of HTTP.
    Status(u16),
    Other(String),
}

/// The addresses that texts of the site lead to, by http or https.
pub fn addresses(site: &Site) -> Addresses {
    let mut found = Addresses::new();
    let pages = site.pages.values().chain(site.parts.values());
    for page in pages {
        let Some(links) = site.links.get(&page.source) else {
            continue;
        };
        for link in &page.document.links {
            let Some(Target::Outside(address)) = links.targets.get(&link.span.start) else {
                continue;
            };
            let address = address.split('#').next().unwrap_or(address);
            if is_web(address) {
                found
                    .entry(address.to_string())
                    .or_default()
                    .insert(link.span.clone());
            }
        }
    }
    found
}

/// Whether an address begins with `http://` or `https://`.
pub fn is_web(address: &str) -> bool {
    let scheme = address.split_once("://").map(|(scheme, _)| scheme);
    scheme.is_some_and(|scheme| {
        scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https")
    })
}

/// What is told of addresses, at every link that leads to one; nothing of one that was not asked.
///
/// Diagnostics: `external/broken`, `external/moved`, `external/unreachable`, `external/limited`;
/// `external/offline` once in place of all, where no host could be found or reached.
pub fn faults(addresses: &Addresses, answers: &BTreeMap<String, Answer>) -> Vec<Diagnostic> {
    let is_cut_off = |answer: &Answer| {
        matches!(
            answer,
            Answer::Silent(Silence::Name | Silence::Connection | Silence::Timeout)
        )
    };
    if answers.len() > 1 && answers.values().all(is_cut_off) {
        return vec![offline()];
    }
    let mut found = vec![];
    for (address, spans) in addresses {
        let told = answers
            .get(address)
            .and_then(|answer| told(address, answer));
        let Some((code, message, help)) = told else {
            continue;
        };
        let fault = |span: &Span| Diagnostic::warning(code, span.clone(), message.clone());
        found.extend(spans.iter().map(|span| fault(span).help(help.clone())));
    }
    found
}

fn offline() -> Diagnostic {
    warning!(
        "external/offline",
        None,
        vi: "không hỏi được máy chủ nào",
        en: "no host could be reached",
    )
    .help(message!(
        vi: "xem máy này có mạng không, rồi chạy lại",
        en: "see whether this machine has a network, then run it again",
    ))
}

/// The code, the message and the cure of an answer; `None` where nothing is wrong.
fn told(address: &str, answer: &Answer) -> Option<(&'static str, Message, Message)> {
    Some(match answer {
        Answer::Fine | Answer::Refused(_) => return None,
        Answer::Moved(new) => (
            "external/moved",
            message!(
                vi: "`{address}` đã chuyển hẳn sang chỗ khác",
                en: "`{address}` has moved for good",
            ),
            message!(vi: "viết `{new}`", en: "write `{new}`"),
        ),
        Answer::Gone(status) => (
            "external/broken",
            message!(
                vi: "`{address}` không còn ({status})",
                en: "`{address}` is not there ({status})",
            ),
            message!(
                vi: "tìm địa chỉ mới của trang ấy, hoặc bỏ liên kết",
                en: "find its new address, or take the link out",
            ),
        ),
        Answer::Limited(seconds) => (
            "external/limited",
            message!(
                vi: "máy chủ xin hỏi sau: chưa xem được `{address}`",
                en: "the host wants to be asked later: `{address}` was not looked at",
            ),
            match seconds {
                Some(seconds) => message!(
                    vi: "chạy lại sau {seconds} giây; những gì đã hỏi được nhớ lại",
                    en: "run it again in {seconds} s; what was asked is remembered",
                ),
                None => message!(
                    vi: "chạy lại sau; những gì đã hỏi được nhớ lại",
                    en: "run it again later; what was asked is remembered",
                ),
            },
        ),
        Answer::Silent(silence) => {
            let why = why(silence);
            (
                "external/unreachable",
                Message::new(
                    format!("không hỏi được `{address}`: {}", why.vi),
                    format!("`{address}` does not answer: {}", why.en),
                ),
                message!(
                    vi: "mở thử trong trình duyệt; vẫn không được thì thay hoặc bỏ liên kết",
                    en: "try it in a browser; where it stays so, replace the link or take it out",
                ),
            )
        }
    })
}

fn why(silence: &Silence) -> Message {
    match silence {
        Silence::Name => message!(vi: "không có máy chủ tên ấy", en: "no host of that name"),
        Silence::Connection => message!(vi: "không nối được", en: "no connection"),
        Silence::Timeout => message!(vi: "quá lâu không trả lời", en: "it takes too long"),
        Silence::Certificate => message!(
            vi: "chứng thư của máy chủ không đúng",
            en: "its certificate is not right",
        ),
        Silence::Circle => message!(vi: "chuyển hướng mãi không hết", en: "it leads on and on"),
        Silence::Status(status) => message!(
            vi: "máy chủ có lỗi ({status})",
            en: "the host has a fault ({status})",
        ),
        Silence::Other(said) => message!(vi: "{said}", en: "{said}"),
    }
}
