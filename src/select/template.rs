//! Which template shows a page.

use crate::model::page::Page;
use crate::theme::Theme;

/// The template of a page, and that of its kind.
pub struct Choice {
    pub template: String,
    pub usual: String,
}

impl Choice {
    /// The one template of a page that nobody wrote, or that can ask for no other.
    pub fn only(template: &str) -> Choice {
        Choice {
            template: template.to_string(),
            usual: template.to_string(),
        }
    }
}

/// The template that a page asks for, else that of its kind.
pub fn choice(page: &Page, theme: &Theme) -> Choice {
    let usual = usual(page, theme);
    let asked = page.meta.template.as_ref().map(|asked| asked.value.clone());
    let is_known = |name: &String| page.section.is_some() || theme.has_template(name);
    Choice {
        template: asked.filter(is_known).unwrap_or_else(|| usual.clone()),
        usual,
    }
}

/// `home.html` or `section.html` for the pages of sections, else the one that bears the name of the
/// kind, else `page.html`.
fn usual(page: &Page, theme: &Theme) -> String {
    let of_kind = format!("{}.html", page.kind.name().as_str());
    let (wanted, other) = match (&page.section, page.out.as_str()) {
        (Some(_), "index.html") => ("home.html", "section.html"),
        (Some(_), _) => ("section.html", "section.html"),
        (None, _) => (of_kind.as_str(), "page.html"),
    };
    let found = if theme.has_template(wanted) {
        wanted
    } else {
        other
    };
    found.to_string()
}
