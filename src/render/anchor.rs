//! The opening tag of a link, for every kind of target.

use super::xml::{escape, href};
use crate::base::path::{OutPath, encode};
use crate::graph::links::Target;
use crate::graph::places::{DOCUMENTS, GLOSSARY};

/// The opening tag of a link to `target` without its `>`; `link` gives the address of an output,
/// `here` that of a place on the same page. `None` where the words stand without a link.
pub fn tag(
    target: &Target,
    link: impl Fn(&OutPath) -> String,
    here: impl Fn(&str) -> String,
) -> Option<String> {
    let titled = |class: &str, address: String, title: &str| {
        format!(
            "<a class=\"{class}\" href=\"{address}\" title=\"{}\"",
            escape(title)
        )
    };
    Some(match target {
        Target::Page { out, anchor, .. } => {
            let anchor = anchor
                .as_ref()
                .map(|anchor| format!("#{}", encode(anchor)))
                .unwrap_or_default();
            format!("<a href=\"{}{anchor}\"", link(out))
        }
        Target::Anchor(anchor) => format!("<a href=\"{}\"", here(anchor)),
        Target::File { out, .. } | Target::Picture { out, .. } => {
            format!("<a href=\"{}\"", link(out))
        }
        Target::Outside(address) => {
            let mut tag = "<a class=\"outside\" href=\"".to_string();
            href(&mut tag, address);
            tag + "\""
        }
        Target::Clauses {
            clauses,
            out,
            spoken,
            ..
        } => {
            let clause = clauses
                .first()
                .map(|address| address.to_string())
                .unwrap_or_default();
            let anchor = clauses
                .first()
                .map(|address| encode(address.clause.as_str()))
                .unwrap_or_default();
            let (address, clause, title) = (
                format!("{}#{anchor}", link(out)),
                escape(&clause),
                escape(spoken),
            );
            format!(
                "<a class=\"clause-ref\" href=\"{address}\" data-clause=\"{clause}\" \
                 title=\"{title}\""
            )
        }
        Target::Term {
            anchor, meaning, ..
        } => titled(
            "term",
            format!("{}#{}", link(&OutPath::new(GLOSSARY)), encode(anchor)),
            meaning,
        ),
        Target::Document { id, name, title } => titled(
            "citation",
            format!("{}#{}", link(&OutPath::new(DOCUMENTS)), encode(id)),
            &format!("{name}: {title}"),
        ),
        Target::Hidden | Target::Broken | Target::Part { .. } => return None,
    })
}
