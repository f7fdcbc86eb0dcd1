"""One made-up site of any size for xanh, Hugo and Zola: the same pages, terms, links and lists.

    python3 tests/bench/sites.py PAGES FOLDER [xanh] [xanh-plain] [hugo] [zola]

Each stands in a folder of its name below FOLDER, all four where none is named. The text is mixed
from this repository's own content: its sentences in another order, so that words, lengths and names
of documents are those of real Vietnamese. A page has some 800 words. The same content, seed and
number of pages give the same bytes. `sites/` holds what each tool needs besides: one plain look,
with the same markup, for `xanh-plain`, `hugo` and `zola`; `xanh` has its default theme.
"""

import random
import re
import shutil
import sys
from datetime import date, timedelta
from functools import cache
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
TOOLS = ("xanh", "xanh-plain", "hugo", "zola")
SEED = 57
SECTIONS = 4
LISTED = 20  # pages of a list, as the configurations in `sites/` say too
TOPICS, TAGS = 30, 4
CODE = {
    "toml": "xanh.toml",
    "bash": "tests/run",
    "javascript": "themes/xanh/scripts/tabs.js",
    "python": "tests/feeds/check.py",
}


def plain(line):
    """A line of Markdown without its marks: words, punctuation and the names of links."""
    line = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", line)
    line = re.sub(r"\[\^[^\]]*\]|\{[^}]*\}|<[^>]*>|https?://\S+", "", line)
    return re.sub(r"\s+", " ", re.sub(r"[*`\[\]|<>#~$\\{}]|_{2,}|\.{3,}|…", "", line)).strip()


def bodies():
    """The lines of every text below `content/`, without front matter, fences and code."""
    for file in sorted((ROOT / "content").rglob("*.md")):
        text = re.sub(r"\A(---|\+\+\+)\n.*?\n\1\n", "", file.read_text(encoding="utf8"), flags=re.S)
        yield re.sub(r"^(`{3,}).*?^\1[^\n]*$", "", text, flags=re.S | re.M).splitlines()


@cache
def stock():
    """Sentences of 6 to 40 words and headings of 3 to 9, each once, in the order of the files."""
    sentences, headings = {}, {}
    for lines in bodies():
        for line in lines:
            if line.startswith("#"):
                title = plain(line).rstrip(".:?")
                if 3 <= len(title.split()) <= 9:
                    headings[title] = None
            elif not line.startswith((":::", "|", ">")):
                for one in re.split(
                    r"(?<=[.!?]) (?=[A-ZÀ-Ỹ])", plain(re.sub(r"^\s*([-*+]|\d+\.) ", "", line))
                ):
                    marks = '"' in one or ":::" in one
                    if 6 <= len(one.split()) <= 40 and one[0].isupper() and not marks:
                        sentences[one if one[-1] in ".!?" else f"{one.rstrip(':;,')}."] = None
    return list(sentences), list(headings)


@cache
def listings():
    """Pieces of eight to sixteen lines of the repository's own code, with their language."""
    pieces = []
    for language, name in CODE.items():
        lines = (ROOT / name).read_text(encoding="utf8").splitlines()
        pieces += [
            (language, "\n".join(lines[at : at + 12]))
            for at in range(0, max(1, len(lines) - 12), 12)
        ]
    return [one for one in pieces if "```" not in one[1]]


class Page:
    """Page `at` of `count`, without the marks of any tool; `dice` are its own."""

    def __init__(self, at, count):
        self.at, self.count, self.dice = at, count, random.Random(f"{SEED}/{at}")
        self.sentences, self.headings = stock()
        self.section = at % SECTIONS
        self.date = date(2015, 1, 1) + timedelta(days=at * 7919 % 4000)
        self.title = f"{self.dice.choice(self.headings)} ({at})"
        self.description = self.sentence()
        self.topic, self.tag = self.rank(TOPICS), self.rank(TAGS)
        self.notes = []

    def rank(self, sides):
        """A number below `sides`, the first ones more often, as terms are used."""
        return self.dice.choices(range(sides), [1 / (one + 1) for one in range(sides)])[0]

    def sentence(self):
        return self.dice.choice(self.sentences)

    def paragraph(self, link):
        words = [self.sentence() for _ in range(self.dice.randint(2, 4))]
        if self.dice.random() < 0.4:
            other = self.dice.randrange(self.count)
            words.append(f"Xem {link(self.section, other)}.")
        if self.dice.random() < 0.03:
            self.notes.append(self.sentence())
            words[0] += f"[^{len(self.notes)}]"
        return " ".join(words)

    def items(self):
        return "\n".join(f"- {self.sentence()}" for _ in range(self.dice.randint(3, 5)))

    def table(self):
        rows = [
            [
                self.dice.choice(self.headings),
                str(self.dice.randint(1, 400)),
                str(self.date.year + row),
            ]
            for row in range(5)
        ]
        return "\n".join(
            "| " + " | ".join(row) + " |"
            for row in [["Việc", "Số lượng", "Năm"], ["---"] * 3, *rows]
        )

    def listing(self):
        language, text = self.dice.choice(listings())
        return f"```{language}\n{text}\n```"

    def part(self, link):
        yield f"## {self.dice.choice(self.headings)}"
        yield self.paragraph(link)
        if self.dice.random() < 0.5:
            yield self.items()
        if self.dice.random() < 0.3:
            yield f"### {self.dice.choice(self.headings)}"
        if self.dice.random() < 0.06:
            yield self.table()
        if self.dice.random() < 0.05:
            yield self.listing()
        if self.dice.random() < 0.15:
            yield f"> {self.sentence()}"
        yield self.paragraph(link)

    def body(self, link):
        """The Markdown of the page; `link` writes a link to another page as its tool wants it."""
        parts = [self.paragraph(link)]
        for _ in range(self.dice.randint(4, 6)):
            parts += self.part(link)
        parts += [f"[^{number}]: {note}" for number, note in enumerate(self.notes, 1)]
        return "\n\n".join(parts) + "\n"


def beside(section, other):
    """A link to another page by its file, as xanh and Hugo read it."""
    folder = "" if other % SECTIONS == section else f"../muc-{other % SECTIONS}/"
    return f"[bài {other}]({folder}bai-{other}.md)"


def absolute(_, other):
    """The same for Zola."""
    return f"[bài {other}](@/muc-{other % SECTIONS}/bai-{other}.md)"


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def head(page, tool):
    """The front matter of a page: TOML with tables for Zola, YAML for the others."""
    terms = (f'["Chủ đề {page.topic}"]', f'["Việc {page.tag}"]')
    if tool == "zola":
        lines = [
            "+++",
            f"title = {quoted(page.title)}",
            f"description = {quoted(page.description)}",
            f"date = {page.date}",
        ]
        return "\n".join(
            [*lines, "[taxonomies]", f"topics = {terms[0]}", f"tags = {terms[1]}", "+++", ""]
        )
    lines = [
        "---",
        f"title: {quoted(page.title)}",
        f"description: {quoted(page.description)}",
        f"date: {page.date}",
    ]
    return "\n".join([*lines, f"topics: {terms[0]}", f"tags: {terms[1]}", "---", ""])


def file_of(at):
    """The file of page `at`, below the folder of a tool."""
    return f"content/muc-{at % SECTIONS}/bai-{at}.md"


def section(tool, title, name):
    """The `_index.md` of a section; of the home page where `name` is empty."""
    if tool != "zola":
        return f"---\ntitle: {quoted(title)}\n---\n"
    lists = f'sort_by = "date"\npaginate_by = {LISTED}\ngenerate_feeds = true\n' if name else ""
    return f"+++\ntitle = {quoted(title)}\n{lists}+++\n"


def write(count, folder, tool):
    """The site for `tool` in the new folder `folder`, with the plain look."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(HERE / "sites" / tool, folder)

    def put(name, text):
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf8", newline="\n")

    put("static/plain.css", (HERE / "sites/plain.css").read_text(encoding="utf8"))
    put("content/_index.md", section(tool, "Trang đo", ""))
    for number in range(SECTIONS):
        put(f"content/muc-{number}/_index.md", section(tool, f"Mục {number}", f"muc-{number}"))
    link = absolute if tool == "zola" else beside
    for at in range(count):
        page = Page(at, count)
        put(file_of(at), f"{head(page, tool)}\n{page.body(link)}")
    return folder


def main():
    count, folder = int(sys.argv[1]), Path(sys.argv[2])
    for tool in sys.argv[3:] or TOOLS:
        print(write(count, folder / tool, tool))


if __name__ == "__main__":
    main()
