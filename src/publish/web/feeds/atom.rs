//! Atom. Source: RFC 4287.

use super::content::xml;
use crate::render::xml::escape;
use crate::select::feeds::{Entry, Feed};
use crate::theme::Theme;

pub fn atom(feed: &Feed, theme: &Theme) -> String {
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" \
         xml:lang=\"{}\">\n",
        escape(&feed.lang)
    );
    out.push_str(&format!("<title>{}</title>\n", escape(&feed.title)));
    if !feed.description.is_empty() {
        out.push_str(&format!(
            "<subtitle>{}</subtitle>\n",
            escape(&feed.description)
        ));
    }
    out.push_str(&format!("<id>{}</id>\n", escape(&feed.address(&feed.home))));
    out.push_str(&format!(
        "<updated>{}</updated>\n",
        feed.updated().to_atom(&feed.zone)
    ));
    out.push_str(&format!(
        "<link rel=\"self\" type=\"application/atom+xml\" href=\"{}\"/>\n",
        escape(&feed.address(&feed.out))
    ));
    out.push_str(&format!(
        "<link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>\n",
        escape(&feed.address(&feed.home))
    ));
    out.push_str(&format!(
        "<author><name>{}</name></author>\n<generator>xanh</generator>\n",
        escape(&feed.title)
    ));
    for one in &feed.entries {
        out.push_str(&head(feed, one));
        out.push_str("<content type=\"html\">");
        out.push_str(xml(one, feed, theme));
        out.push_str("</content>\n</entry>\n");
    }
    out + "</feed>\n"
}

/// An entry but for its text.
fn head(feed: &Feed, entry: &Entry) -> String {
    let page = entry.page();
    let mut out = format!("<entry>\n<title>{}</title>\n", escape(page.title()));
    out.push_str(&format!(
        "<id>{}</id>\n",
        escape(&feed.id(&page.out, entry.published))
    ));
    out.push_str(&format!(
        "<published>{}</published>\n<updated>{}</updated>\n",
        entry.published.to_atom(&feed.zone),
        entry.updated.to_atom(&feed.zone)
    ));
    out.push_str(&format!(
        "<link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>\n",
        escape(&feed.address(&page.out))
    ));
    page.meta.authors.iter().for_each(|author| {
        out.push_str(&format!(
            "<author><name>{}</name></author>\n",
            escape(author)
        ))
    });
    entry
        .topics
        .iter()
        .for_each(|topic| out.push_str(&format!("<category term=\"{}\"/>\n", escape(topic))));
    if !entry.summary().is_empty() {
        out.push_str(&format!(
            "<summary>{}</summary>\n",
            escape(&entry.summary())
        ));
    }
    out
}
