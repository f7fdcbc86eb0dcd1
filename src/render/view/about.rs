use super::DateView;
use serde::Serialize;

/// Who answers for the site, from `[about]` of `xanh.toml`; empty where it does not say.
#[derive(Hash, Serialize)]
pub struct AboutView {
    /// The body that publishes the site.
    pub owner: String,
    /// Who answers for its content.
    pub responsible: String,
    /// An address, a telephone number.
    pub contact: String,
    /// When its law was last checked.
    pub checked: Option<DateView>,
    /// When it is checked again at the latest.
    pub next_check: Option<DateView>,
}
