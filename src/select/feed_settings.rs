//! What `[feeds]` of `xanh.toml` says.

use crate::base::diagnostic::{Diagnostic, fault, message};
use crate::base::setting::{Plain, Setting};
use crate::model::config::Config;
use crate::text::nearest::one_of;

/// A form of a feed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    Atom,
    Rss,
    Json,
}

impl Form {
    pub const ALL: [Form; 3] = [Form::Atom, Form::Rss, Form::Json];

    /// As a site names it.
    pub fn name(self) -> &'static str {
        match self {
            Form::Atom => "atom",
            Form::Rss => "rss",
            Form::Json => "json",
        }
    }

    /// What the addresses of its feeds end in.
    pub fn ending(self) -> &'static str {
        match self {
            Form::Atom => "atom.xml",
            Form::Rss => "rss.xml",
            Form::Json => "feed.json",
        }
    }

    pub fn mime(self) -> &'static str {
        match self {
            Form::Atom => "application/atom+xml",
            Form::Rss => "application/rss+xml",
            Form::Json => "application/feed+json",
        }
    }
}

pub struct FeedSettings {
    /// In the order of `Form::ALL`.
    pub forms: Vec<Form>,
    /// Entries of a feed, the newest.
    pub entries: usize,
}

const KEYS: [&str; 2] = ["forms", "entries"];

/// The settings of feeds; all forms and twenty entries where nothing is said.
///
/// Diagnostics: `feeds/form` at a form that is none, `feeds/setting` at a key that is none or a
/// value that the key cannot have.
pub fn feed_settings(config: &Config) -> (FeedSettings, Vec<Diagnostic>) {
    let mut all = FeedSettings {
        forms: Form::ALL.to_vec(),
        entries: 20,
    };
    let mut diagnostics = vec![];
    for (key, setting) in config.feature("feeds") {
        match (key.as_str(), &setting.value) {
            ("forms", Plain::List(names)) => {
                let is_named = |form: &Form| names.iter().any(|name| name == form.name());
                all.forms = Form::ALL.into_iter().filter(is_named).collect();
                diagnostics.extend(unknown_forms(names, setting));
            }
            ("entries", Plain::Number(number @ 1..=1000)) => {
                all.entries = usize::try_from(*number).unwrap_or(all.entries);
            }
            _ => diagnostics.push(wrong(key, setting)),
        }
    }
    (all, diagnostics)
}

fn unknown_forms(names: &[String], setting: &Setting) -> Vec<Diagnostic> {
    let known = Form::ALL.map(Form::name);
    let unknown = names.iter().filter(|name| !known.contains(&name.as_str()));
    let fault = |name: &String| {
        fault!(
            "feeds/form",
            setting.span.clone(),
            vi: "không có dạng feed `{name}`",
            en: "no form of feeds `{name}`",
        )
        .help(one_of(name, &known))
    };
    unknown.map(fault).collect()
}

fn wrong(key: &str, setting: &Setting) -> Diagnostic {
    let (message, help) = match key {
        "forms" => (
            message!(vi: "`forms` phải là một danh sách", en: "`forms` must be a list"),
            message!(vi: "viết `forms = [\"atom\"]`", en: "write `forms = [\"atom\"]`"),
        ),
        "entries" => (
            message!(
                vi: "`entries` phải là một số nguyên từ 1 đến 1000",
                en: "`entries` must be a whole number from 1 to 1000",
            ),
            message!(vi: "viết `entries = 20`", en: "write `entries = 20`"),
        ),
        _ => (
            message!(vi: "`[feeds]` không có khóa `{key}`", en: "`[feeds]` has no key `{key}`"),
            one_of(key, &KEYS),
        ),
    };
    Diagnostic::error("feeds/setting", setting.span.clone(), message).help(help)
}
