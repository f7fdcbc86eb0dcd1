"""Every Atom, RSS 2.0 and JSON feed of a site built with `--base-url`: the rules of its format, and links that are there.

    python3 tests/feeds/check.py FOLDER BASE_URL

Sources: RFC 4287; RSS 2.0 with its content and Atom modules; JSON Feed 1.1.
"""

import json
import re
import sys
from datetime import datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

import feedparser

ATOM = "{http://www.w3.org/2005/Atom}"
FULL_TEXT = "{http://purl.org/rss/1.0/modules/content/}encoded"
RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")


def is_rfc3339(text):
    return bool(RFC3339.fullmatch(text or "")) and bool(datetime.fromisoformat(text))


def is_rfc822(text):
    try:
        return parsedate_to_datetime(text or "").tzinfo is not None
    except ValueError:
        return False


def atom(root):
    """What of an Atom feed is against RFC 4287; and its entries as (id, link, HTML)."""
    faults = [f"<feed> has no <{name}>" for name in ("id", "title", "updated") if not root.findtext(ATOM + name)]
    if not root.findall(f"{ATOM}link[@rel='self']"):
        faults.append("<feed> has no link to itself")
    entries = root.findall(ATOM + "entry")
    for entry in entries:
        faults += [f"<entry> has no <{name}>" for name in ("id", "title", "updated") if not entry.findtext(ATOM + name)]
        if entry.find(ATOM + "author") is None and root.find(ATOM + "author") is None:
            faults.append("neither <entry> nor <feed> has an <author>")
    dates = [one.text for name in ("updated", "published") for one in root.iter(ATOM + name)]
    faults += [f"`{date}` is no date of RFC 3339" for date in dates if not is_rfc3339(date)]

    def link(entry):
        return next((one.get("href") for one in entry.findall(ATOM + "link") if one.get("rel", "alternate") == "alternate"), "")

    return faults, [(one.findtext(ATOM + "id"), link(one), one.findtext(ATOM + "content") or "") for one in entries]


def rss(root):
    """What of an RSS feed is against RSS 2.0; and its items as (guid, link, HTML)."""
    channel = root.find("channel")
    faults = [f"<channel> has no <{name}>" for name in ("title", "link", "description") if not channel.findtext(name)]
    if root.get("version") != "2.0":
        faults.append("is not of version 2.0")
    if not channel.findall(f"{ATOM}link[@rel='self']"):
        faults.append("<channel> has no link to itself")
    items = channel.findall("item")
    for item in items:
        faults += [f"<item> has no <{name}>" for name in ("title", "link", "guid", FULL_TEXT) if not item.findtext(name)]
        if item.find("pubDate") is not None and not is_rfc822(item.findtext("pubDate")):
            faults.append(f"`{item.findtext('pubDate')}` is no date of RFC 822")
    return faults, [(one.findtext("guid"), one.findtext("link"), one.findtext(FULL_TEXT) or "") for one in items]


def json_feed(feed):
    """What of a JSON feed is against JSON Feed 1.1; and its items as (id, url, HTML)."""
    faults = [f"has no `{name}`" for name in ("title", "home_page_url", "feed_url", "items") if name not in feed]
    if feed["version"] != "https://jsonfeed.org/version/1.1":
        faults.append("is not of version 1.1")
    items = feed.get("items", [])
    for item in items:
        if not isinstance(item.get("id"), str):
            faults.append("an item has no `id` that is a text")
        if not ("content_html" in item or "content_text" in item):
            faults.append("an item has no text")
        dates = [item[name] for name in ("date_published", "date_modified") if name in item]
        faults += [f"`{date}` is no date of RFC 3339" for date in dates if not is_rfc3339(date)]
    return faults, [(one.get("id"), one.get("url", ""), one.get("content_html", "")) for one in items]


def parsed(path):
    """The feed in the file `path` by its own rules; nothing where the file is no feed."""
    if path.suffix == ".json":
        feed = json.loads(path.read_text(encoding="utf8"))
        is_feed = isinstance(feed, dict) and "jsonfeed.org" in str(feed.get("version"))
        return json_feed(feed) if is_feed else None
    root = ElementTree.parse(path).getroot()
    rules = {ATOM + "feed": atom, "rss": rss}.get(root.tag)
    return rules(root) if rules else None


def against_site(entries, folder, base):
    """What is wrong between the entries of a feed and the site that it tells of."""
    ids = [one for one, _, _ in entries]
    faults = [f"the id `{one}` stands twice" for one in sorted(set(ids)) if ids.count(one) > 1]
    for _, link, html in entries:
        if not link.startswith(base):
            faults.append(f"`{link}` is not below `{base}`")
        elif not (folder / unquote(urlsplit(link[len(base) :].lstrip("/")).path)).is_file():
            faults.append(f"`{link}` leads to no page")
        near = re.findall(r'\s(?:href|src)="(?!https?:|mailto:|tel:|data:)([^"]*)"', html)
        faults += [f"`{address}` in a text is not absolute" for address in near]
    return faults


def check(path, folder, base):
    """Every fault of the file `path`; nothing where it is no feed."""
    found = parsed(path)
    if found is None:
        return None
    faults, entries = found
    faults += against_site(entries, folder, base)
    if path.suffix != ".json":
        read = feedparser.parse(path.read_bytes())
        if read.bozo:
            faults.append(f"feedparser does not read it: {read.bozo_exception}")
        if len(read.entries) != len(entries):
            faults.append(f"feedparser sees {len(read.entries)} entries of {len(entries)}")
    return [f"{path.relative_to(folder)}: {fault}" for fault in faults]


def main(folder, base):
    folder = Path(folder)
    files = sorted(path for ending in ("xml", "json") for path in folder.rglob(f"*.{ending}"))
    found = [faults for path in files if (faults := check(path, folder, base)) is not None]
    wrong = [fault for faults in found for fault in faults] if found else ["no feed is there"]
    for fault in wrong[:40]:
        print(fault, file=sys.stderr)
    print(f"feeds: {len(found)} feeds, {len(wrong)} faults")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
