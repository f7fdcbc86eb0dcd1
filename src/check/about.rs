//! Whether the site tells who answers for it.

use crate::base::date::Date;
use crate::base::diagnostic::{Diagnostic, StaticMessage, fault, message, warning};
use crate::base::setting::{Plain, Setting};
use crate::graph::about::{DAYS, TEXTS, section, text};
use crate::graph::site::Site;
use crate::model::config::FeatureSettings;
use crate::rule::Check;
use crate::text::nearest::nearest;
use crate::theme::Theme;

pub const CHECK: Check = Check {
    name: "about",
    about: StaticMessage {
        vi: "Trang có địa chỉ trên mạng nói rõ ai chịu trách nhiệm, liên hệ ở đâu.",
        en: "A site with an address on the net says who answers for it and how to reach them.",
    },
    run,
};

/// Diagnostics, of the section `[about]`: `about/unknown-key` at a key that is not there,
/// `about/value` at a value that is no text, `about/day` at one that is no day, `about/empty`
/// (warning) where a site with `base_url` does not say its owner or contact.
fn run(site: &Site, _: &Theme) -> Vec<Diagnostic> {
    let Some(section) = section(&site.config) else {
        return vec![];
    };
    let settings = section.settings.iter();
    let mut faults: Vec<Diagnostic> = settings
        .filter_map(|(name, setting)| wrong(name, setting))
        .collect();
    if site.config.base_url.is_some() {
        let missing = ["owner", "contact"]
            .into_iter()
            .filter(|name| text(&site.config, name).is_empty());
        faults.extend(missing.map(|name| empty(section, name)));
    }
    faults
}

fn wrong(name: &str, setting: &Setting) -> Option<Diagnostic> {
    let (is_text, is_day) = (TEXTS.contains(&name), DAYS.contains(&name));
    match &setting.value {
        _ if !is_text && !is_day => Some(unknown(name, setting)),
        Plain::Text(text) if is_day => Date::parse(text).is_none().then(|| no_day(setting)),
        Plain::Text(_) => None,
        _ => Some(no_text(name, setting)),
    }
}

fn unknown(name: &str, setting: &Setting) -> Diagnostic {
    let fault = fault!(
        "about/unknown-key",
        setting.span.clone(),
        vi: "mục `[about]` không có khóa `{name}`",
        en: "the section `[about]` has no key `{name}`",
    );
    match nearest(name, TEXTS.iter().chain(&DAYS).copied()) {
        Some(near) => {
            fault.help(message!(vi: "có thể viết `{near}`", en: "did you mean `{near}`?"))
        }
        None => {
            let all = [&TEXTS[..], &DAYS].concat().join(", ");
            fault.help(message!(vi: "các khóa: {all}", en: "the keys: {all}"))
        }
    }
}

fn no_text(name: &str, setting: &Setting) -> Diagnostic {
    let fault = fault!(
        "about/value",
        setting.span.clone(),
        vi: "`{name}` phải là chữ",
        en: "`{name}` has to be a text",
    );
    fault.help(message!(vi: "viết trong ngoặc kép", en: "write it in quotation marks"))
}

fn no_day(setting: &Setting) -> Diagnostic {
    let fault = fault!(
        "about/day",
        setting.span.clone(),
        vi: "đây không phải ngày",
        en: "this is no day",
    );
    fault.help(message!(
        vi: "viết như `2026-11-30` hoặc `30/11/2026`",
        en: "write it as `2026-11-30` or `30/11/2026`",
    ))
}

fn empty(section: &FeatureSettings, name: &str) -> Diagnostic {
    let fault = warning!(
        "about/empty",
        section.span.clone(),
        vi: "trang có địa chỉ trên mạng mà mục `[about]` chưa có `{name}`",
        en: "the site has an address on the net, and `[about]` has no `{name}`",
    );
    fault.help(message!(
        vi: "điền `{name}`: người đọc cần biết ai chịu trách nhiệm và liên hệ ở đâu",
        en: "fill in `{name}`: readers need to know who answers for it and how to reach them",
    ))
}
