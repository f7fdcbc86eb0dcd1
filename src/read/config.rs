//! `xanh.toml`: the settings of a site.

mod sections;

use super::codes::CONFIG;
use super::reporter::{Reporter, Written};
use super::table::{TableReader, keys};
use crate::base::address::{self, Host};
use crate::base::date::Zone;
use crate::base::diagnostic::{Diagnostic, Message, fault, message};
use crate::base::inputs::{Inputs, Options};
use crate::base::span::{Span, Spanned};
use crate::base::value::{Node, Value, toml};
use crate::model::clause::PlanId;
use crate::model::config::{Config, Pattern, RawHtml};
use std::collections::BTreeMap;

/// Languages of a site.
pub const LANGUAGES: &[&str] = &["vi", "en"];
/// What is done with HTML in texts.
pub const HTML: &[&str] = &["sanitised", "escaped", "trusted"];

/// The settings of the site in the file that the options name; the defaults where there is no such
/// file.
///
/// An address and a theme asked for in the options go before those of the file; a pack has no
/// address.
/// Diagnostics: those of `codes::CONFIG`, `config/base-url`, `config/report`, `config/zone`,
/// `config/taken`.
pub fn config(inputs: &Inputs) -> (Config, Vec<Diagnostic>) {
    let file = &inputs.options.config;
    let (config, mut wrong) = match inputs.texts.get(file) {
        Some(text) => {
            let (value, found) = toml(file, text, 0..text.len(), &CONFIG);
            read(&value, Reporter::new(&CONFIG, Written::Toml, found))
        }
        None => (defaults("vi"), vec![]),
    };
    let base_url = asked(&inputs.options, &mut wrong).or(config.base_url);
    let base_url = base_url.filter(|_| inputs.options.pack.is_none());
    let config = Config { base_url, ..config };
    (dressed(config, inputs.options.theme.as_ref()), wrong)
}

/// The site in the theme `asked`; settings of another theme are not for this one.
fn dressed(config: Config, asked: Option<&String>) -> Config {
    match asked.filter(|asked| **asked != config.theme) {
        Some(theme) => Config {
            theme: theme.clone(),
            theme_span: None,
            theme_settings: BTreeMap::new(),
            ..config
        },
        None => config,
    }
}

/// A site that says nothing of itself, in the language `vi` or `en`.
pub fn defaults(lang: &str) -> Config {
    let (title, topics) = if lang == "en" {
        ("A green site", "Topics")
    } else {
        ("Trang xanh", "Chủ đề")
    };
    Config {
        title: title.to_string(),
        description: String::new(),
        base_url: None,
        lang: lang.to_string(),
        theme: "xanh".to_string(),
        theme_span: None,
        zone: Zone::default(),
        default_plan: None,
        html: RawHtml::Sanitised,
        paginate: 50,
        period_minutes: 45,
        report: None,
        ignore: vec![],
        menu: vec![],
        taxonomies: BTreeMap::from([("topics".to_string(), sections::taxonomy(topics))]),
        fields: BTreeMap::new(),
        theme_settings: BTreeMap::new(),
        features: BTreeMap::new(),
    }
}

fn read(value: &Value, mut wrong: Reporter) -> (Config, Vec<Diagnostic>) {
    let config = keys(value, &mut wrong, settings).unwrap_or_else(|| defaults("vi"));
    (config, wrong.into_diagnostics())
}

fn settings(keys: &mut TableReader) -> Config {
    let lang = keys.one_of("lang", LANGUAGES).unwrap_or("vi");
    let defaults = defaults(lang);
    let (named, theme_settings) = sections::theme(keys).unwrap_or_default();
    let (theme, theme_span) = named.map_or((defaults.theme, None), |named| {
        (named.value, Some(named.span))
    });
    Config {
        title: keys
            .text("title")
            .map_or(defaults.title, |title| title.value),
        description: keys.words("description"),
        base_url: keys
            .text("base_url")
            .and_then(|url| base_url(keys.wrong, &url)),
        lang: defaults.lang,
        theme,
        theme_span,
        zone: keys
            .text("zone")
            .and_then(|name| zone(keys.wrong, &name))
            .unwrap_or(defaults.zone),
        default_plan: keys.text("plan").map(|plan| Spanned {
            value: PlanId(plan.value),
            span: plan.span,
        }),
        html: html(keys),
        paginate: keys
            .number("paginate", 0..=1000)
            .and_then(|number| usize::try_from(number).ok())
            .unwrap_or(defaults.paginate),
        period_minutes: keys
            .number("period_minutes", 1..=600)
            .and_then(|number| u32::try_from(number).ok())
            .unwrap_or(defaults.period_minutes),
        report: keys
            .text("report")
            .and_then(|address| report(keys.wrong, address)),
        ignore: keys
            .strings("ignore")
            .iter()
            .map(|text| Pattern::new(text))
            .collect(),
        menu: sections::menu(keys),
        taxonomies: sections::taxonomies(keys, defaults.taxonomies),
        fields: sections::fields(keys),
        theme_settings,
        features: sections::features(keys),
    }
}

/// The address that readers report mistakes to, as a link to click.
fn report(wrong: &mut Reporter, address: Spanned<String>) -> Option<String> {
    let is_data = || {
        address
            .value
            .trim()
            .to_ascii_lowercase()
            .starts_with("data:")
    };
    if address::host(&address.value) != Host::Script && !is_data() {
        return Some(address.value);
    }
    let fault = fault!(
        "config/report",
        address.span,
        vi: "`report` không nhận địa chỉ chạy mã hay chứa dữ liệu",
        en: "`report` takes no address that runs code or holds data",
    );
    wrong.add(fault.help(message!(
        vi: "viết địa chỉ trang, như `https://…`, hoặc thư điện tử: `mailto:…`",
        en: "write the address of a page, as `https://…`, or of mail: `mailto:…`",
    )));
    None
}

fn html(keys: &mut TableReader) -> RawHtml {
    match keys.one_of("html", HTML) {
        Some("escaped") => RawHtml::Escaped,
        Some("trusted") => RawHtml::Trusted,
        _ => RawHtml::Sanitised,
    }
}

fn zone(wrong: &mut Reporter, name: &Spanned<String>) -> Option<Zone> {
    let zone = Zone::parse(&name.value);
    if zone.is_none() {
        let message = Message::new(
            format!("không có múi giờ `{}`", name.value),
            format!("no time zone `{}`", name.value),
        );
        let help = message!(
            vi: "viết `+07:00` hoặc `Asia/Ho_Chi_Minh`",
            en: "write `+07:00` or `Asia/Ho_Chi_Minh`",
        );
        wrong.add(Diagnostic::error("config/zone", name.span.clone(), message).help(help));
    }
    zone
}

fn base_url(wrong: &mut Reporter, url: &Spanned<String>) -> Option<String> {
    let absolute = absolute(&url.value);
    if absolute.is_none() {
        wrong.add(no_base(&url.value, url.span.clone().into()));
    }
    absolute
}

/// The address that the options ask for.
fn asked(options: &Options, wrong: &mut Vec<Diagnostic>) -> Option<String> {
    let url = options.base_url.as_ref()?;
    let absolute = absolute(url);
    if absolute.is_none() {
        wrong.push(no_base(url, None));
    }
    absolute
}

fn no_base(url: &str, span: Option<Span>) -> Diagnostic {
    let message = message!(
        vi: "`{url}` không phải địa chỉ gốc của trang web",
        en: "`{url}` is not the address of a site",
    );
    let help = message!(
        vi: "viết đủ như `https://example.org/xanh/`",
        en: "write all of it, like `https://example.org/xanh/`",
    );
    Diagnostic::error("config/base-url", span, message).help(help)
}

/// `url` with `/` at its end, where it is an absolute address of a folder on the web.
fn absolute(url: &str) -> Option<String> {
    let rest = url
        .strip_prefix("https://")
        .or_else(|| url.strip_prefix("http://"))?;
    let host = rest
        .split('/')
        .next()
        .filter(|host| !host.is_empty() && !host.starts_with(':'))?;
    let valid = |c: char| c.is_alphanumeric() || "-._~:[]@".contains(c);
    let plain =
        !rest.contains(|c: char| c.is_whitespace() || c.is_control() || "?#\\\"<>".contains(c));
    (plain && host.chars().all(valid)).then(|| format!("{}/", url.trim_end_matches('/')))
}

/// Whether a value is a table, as a section is.
fn is_section(value: &Value) -> bool {
    matches!(value.node, Node::Table(_))
}

#[cfg(test)]
mod tests;
