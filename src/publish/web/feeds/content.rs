//! The text of an entry.

use crate::model::meta::{Kind, Reprint};
use crate::render::html::{self, Setting};
use crate::render::links::LinkPolicy;
use crate::render::xml::escape;
use crate::select::feeds::{Entry, Feed};
use crate::theme::Theme;

/// The whole text of an entry as HTML with absolute links; corrections first. It is the same in
/// every feed and form.
pub fn html<'a>(entry: &'a Entry, feed: &Feed, theme: &Theme) -> &'a str {
    entry.html.get(|| written(entry, feed, theme))
}

/// The same as a text in XML.
pub fn xml<'a>(entry: &'a Entry, feed: &Feed, theme: &Theme) -> &'a str {
    entry.xml.get(|| escape(html(entry, feed, theme)))
}

fn written(entry: &Entry, feed: &Feed, theme: &Theme) -> String {
    let mut html = String::new();
    if let Kind::Column(column) = &entry.page().kind {
        for correction in &column.corrections {
            html.push_str(&format!(
                "<p><strong>{} ({}):</strong> {}</p>\n",
                escape(theme.word("corrections")),
                correction.date.short(),
                escape(&correction.text)
            ));
        }
        if !column.standfirst.is_empty() {
            let standfirst = escape(&column.standfirst);
            html.push_str(&format!("<p><strong>{standfirst}</strong></p>\n"));
        }
    }
    let setting = Setting {
        links: LinkPolicy::Absolute {
            base_url: &feed.base_url,
        },
        ..entry.text.setting(theme)
    };
    html.push_str(&html::html(&entry.text.reader().flow(), setting));
    for image in entry
        .images()
        .iter()
        .filter(|image| image.reprint != Some(Reprint::No) && !image.credit.is_empty())
    {
        let (word, credit) = (theme.word("picture_by"), &image.credit);
        html.push_str(&format!("<p>{}: {}</p>\n", escape(word), escape(credit)));
    }
    html
}
