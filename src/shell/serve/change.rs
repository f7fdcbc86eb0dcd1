//! What has changed between two makings of a page, as its reader sees it.

/// How a browser gets from one to the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    Nothing,
    /// Only style sheets have other addresses: each old and new one.
    Styles(Vec<(String, String)>),
    Page,
}

/// The change from `old` to `new`, both HTML.
pub fn change(old: &str, new: &str) -> Change {
    if old == new {
        return Change::Nothing;
    }
    let ((old, from), (new, to)) = (without_styles(old), without_styles(new));
    match old == new && from.len() == to.len() {
        true => Change::Styles(
            from.into_iter()
                .zip(to)
                .filter(|(from, to)| from != to)
                .collect(),
        ),
        false => Change::Page,
    }
}

/// A page without the addresses of its style sheets, and these.
fn without_styles(page: &str) -> (String, Vec<String>) {
    let (mut rest, mut out, mut found) = (page, String::with_capacity(page.len()), vec![]);
    while let Some(at) = rest.find("<link") {
        let end = rest[at..].find('>').map_or(rest.len(), |end| at + end);
        let tag = &rest[at..end];
        let address = tag.contains("stylesheet").then(|| href(tag)).flatten();
        match address {
            Some(address) => {
                out.push_str(&rest[..at]);
                out.push_str(&tag.replacen(address, "", 1));
                found.push(address.to_string());
            }
            None => out.push_str(&rest[..end]),
        }
        rest = &rest[end..];
    }
    (out + rest, found)
}

fn href(tag: &str) -> Option<&str> {
    let value = tag.split_once("href=")?.1;
    match value.strip_prefix('"') {
        Some(value) => value.split('"').next(),
        None => value.split([' ', '/', '>']).next(),
    }
    .filter(|address| !address.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_style_sheets_are_told_apart() {
        let page = |style: &str, text: &str| {
            format!(
                "<head><link rel=\"icon\" href=\"i\"><link rel=\"stylesheet\" \
                 href=\"{style}\"></head>{text}"
            )
        };
        assert_eq!(
            change(&page("a.css", "x"), &page("a.css", "x")),
            Change::Nothing
        );
        assert_eq!(
            change(&page("a.css", "x"), &page("b.css", "x")),
            Change::Styles(vec![("a.css".into(), "b.css".into())])
        );
        assert_eq!(
            change(&page("a.css", "x"), &page("b.css", "y")),
            Change::Page
        );
        assert_eq!(change("", "x"), Change::Page);
    }
}
