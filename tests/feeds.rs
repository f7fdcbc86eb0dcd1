//! Feeds read back by well-kept parsers: titles intact, links absolute, ids stable over two builds.

use crate::support::{BuildOptions, Built, built};
use std::collections::BTreeMap;

const TITLE: &str = "<Đảng> & 'a'";

fn site() -> Built {
    let files = BTreeMap::from([
        (
            "content/tin/_index.md".to_string(),
            "---\ntitle: Tin\nkind: column\n---\n".to_string(),
        ),
        (
            "content/tin/mot.md".to_string(),
            format!(
                "---\ntitle: \"{TITLE}\"\ndate: 2026-11-01\nupdated: 2026-11-02\ntopics: [\"Điện & \
                 nước\"]\n---\nXem [bài](hai.md).\n"
            ),
        ),
        (
            "content/tin/hai.md".to_string(),
            "---\ntitle: Hai\ndate: 2026-10-01\n---\nChữ.\n".to_string(),
        ),
    ]);
    built(
        &files,
        &BuildOptions::parse("base_url = https://example.org/x/"),
    )
}

#[test]
fn atom_is_read_back() {
    let feed = |site: &Built| {
        site.text("tin/atom.xml")
            .parse::<atom_syndication::Feed>()
            .unwrap()
    };
    let (one, two) = (feed(&site()), feed(&site()));
    assert_eq!(one, two);
    let first = &one.entries()[0];
    assert_eq!(first.title().as_str(), TITLE);
    assert_eq!(first.id(), "tag:example.org,2026-11-01:tin/mot");
    assert_eq!(first.updated().to_rfc3339(), "2026-11-02T00:00:00+07:00");
    assert_eq!(
        first.links()[0].href(),
        "https://example.org/x/tin/mot.html"
    );
    assert_eq!(first.categories()[0].term(), "Điện & nước");
    assert_eq!(
        first.content().unwrap().value().unwrap(),
        "<p>Xem <a href=\"https://example.org/x/tin/hai.html\">bài</a>.</p>\n"
    );
    assert_eq!(one.entries().len(), 2);
}

#[test]
fn rss_is_read_back_and_valid() {
    use rss::validation::Validate;
    let channel = rss::Channel::read_from(site().text("rss.xml").as_bytes()).unwrap();
    channel.validate().unwrap();
    let first = &channel.items()[0];
    assert_eq!(first.title(), Some(TITLE));
    assert_eq!(
        first.guid().map(|guid| (guid.value(), guid.is_permalink())),
        Some(("tag:example.org,2026-11-01:tin/mot", false))
    );
    assert_eq!(
        first.content(),
        Some("<p>Xem <a href=\"https://example.org/x/tin/hai.html\">bài</a>.</p>")
    );
    assert_eq!(channel.items().len(), 2);
}

#[test]
fn json_feed_says_the_same() {
    let feed: serde_json::Value = serde_json::from_str(&site().text("tin/feed.json")).unwrap();
    assert_eq!(feed["version"], "https://jsonfeed.org/version/1.1");
    assert_eq!(feed["items"][0]["title"], TITLE);
    assert_eq!(feed["items"][0]["id"], "tag:example.org,2026-11-01:tin/mot");
    assert_eq!(feed["items"].as_array().unwrap().len(), 2);
}
