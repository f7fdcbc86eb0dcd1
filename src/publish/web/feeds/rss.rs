//! RSS 2.0 with `content:encoded`. Source: the RSS 2.0 specification of the RSS Advisory Board; the
//! content module of RSS 1.0.

use super::content::xml;
use crate::base::date::Date;
use crate::render::xml::escape;
use crate::select::feeds::{Entry, Feed};
use crate::theme::Theme;

pub fn rss(feed: &Feed, theme: &Theme) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<rss version=\"2.0\" \
         xmlns:atom=\"http://www.w3.org/2005/Atom\" \
         xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n<channel>\n",
    );
    let description = if feed.description.is_empty() {
        &feed.title
    } else {
        &feed.description
    };
    out.push_str(&format!(
        "<title>{}</title>\n<link>{}</link>\n",
        escape(&feed.title),
        escape(&feed.address(&feed.home))
    ));
    out.push_str(&format!(
        "<description>{}</description>\n<language>{}</language>\n",
        escape(description),
        escape(&feed.lang)
    ));
    out.push_str(&format!(
        "<lastBuildDate>{}</lastBuildDate>\n<generator>xanh</generator>\n",
        stamp(feed, feed.updated())
    ));
    out.push_str(&format!(
        "<atom:link rel=\"self\" type=\"application/rss+xml\" href=\"{}\"/>\n",
        escape(&feed.address(&feed.out))
    ));
    for entry in &feed.entries {
        out.push_str(&head(feed, entry));
        out.push_str("<content:encoded>");
        out.push_str(xml(entry, feed, theme));
        out.push_str("</content:encoded>\n</item>\n");
    }
    out + "</channel>\n</rss>\n"
}

/// An item but for its text.
fn head(feed: &Feed, entry: &Entry) -> String {
    let page = entry.page();
    let mut out = format!(
        "<item>\n<title>{}</title>\n<link>{}</link>\n",
        escape(page.title()),
        escape(&feed.address(&page.out))
    );
    out.push_str(&format!(
        "<guid isPermaLink=\"false\">{}</guid>\n",
        escape(&feed.id(&page.out, entry.published))
    ));
    out.push_str(&format!(
        "<pubDate>{}</pubDate>\n",
        stamp(feed, entry.published)
    ));
    page.meta
        .authors
        .iter()
        .for_each(|author| out.push_str(&format!("<dc:creator>{}</dc:creator>\n", escape(author))));
    entry
        .topics
        .iter()
        .for_each(|topic| out.push_str(&format!("<category>{}</category>\n", escape(topic))));
    out.push_str(&format!(
        "<description>{}</description>\n",
        escape(&entry.summary())
    ));
    out
}

fn stamp(feed: &Feed, day: Date) -> String {
    feed.zone.start(day).to_rss(&feed.zone)
}
