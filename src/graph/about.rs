//! Who answers for a site: the section `[about]` of `xanh.toml`.

use crate::base::date::Date;
use crate::base::setting::{Plain, Setting};
use crate::model::config::{Config, FeatureSettings};

/// Keys that are texts.
pub const TEXTS: [&str; 3] = ["owner", "responsible", "contact"];
/// Keys that are days.
pub const DAYS: [&str; 2] = ["checked", "next_check"];

/// The section, where the site has it.
pub fn section(config: &Config) -> Option<&FeatureSettings> {
    config.features.get("about")
}

/// The text of the key `name`; empty where the site does not say.
pub fn text(config: &Config, name: &str) -> String {
    match setting(config, name).map(|setting| &setting.value) {
        Some(Plain::Text(text)) => text.trim().to_string(),
        _ => String::new(),
    }
}

/// The day of the key `name`.
pub fn day(config: &Config, name: &str) -> Option<Date> {
    Date::parse(&text(config, name))
}

fn setting<'a>(config: &'a Config, name: &str) -> Option<&'a Setting> {
    section(config)?.settings.get(name)
}
