"""Each column in four forms, read back by other programs: the same words, sound archives, the same bytes as beside them.

    python3 tests/columns/check.py FOLDER …
"""

import hashlib
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from html.parser import HTMLParser
from pathlib import Path

import docx
from docx.table import Table


class Text(HTMLParser):
    """The words of a body."""

    def __init__(self):
        super().__init__()
        self.inside, self.out = False, []

    def handle_starttag(self, tag, _):
        self.inside = self.inside or tag == "body"
        if tag not in ("a", "strong", "em", "del", "code", "sub", "b", "i", "u", "font", "span"):
            self.out.append(" ")

    def handle_data(self, data):
        if self.inside:
            self.out.append(data)


def words(text):
    return re.findall(r"\w+", text)


def of_text(path):
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf") and data.count(b"\n") == data.count(b"\r\n"), f"{path}: no text for old programs"
    return words(re.sub(r"(?m)^\d+\. ", "", data.decode("utf-8-sig").replace("\r\n", "\n")))


def of_html(path):
    parser = Text()
    parser.feed(path.read_text())
    return words("".join(parser.out))


def of_docx(path):
    document = docx.Document(str(path))
    assert document.core_properties.language == "vi-VN", f"{path}: language {document.core_properties.language}"
    lines = []
    for block in document.iter_inner_content():
        lines += [cell.text for row in block.rows for cell in row.cells] if isinstance(block, Table) else [block.text]
    return words("\n".join(lines))


def of_office(paths):
    """The words of each document as LibreOffice reads it; nothing where it is not installed."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if not office:
        return {}
    with tempfile.TemporaryDirectory() as room:
        # A home of its own: it makes one, and does not start where another run of it has it open.
        home = f"-env:UserInstallation=file://{room}/home"
        command = [office, home, "--headless", "--convert-to", "html", "--outdir", room, *map(str, paths)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=600)
        return {path: of_html(Path(room) / f"{path.stem}.html") for path in paths}


def pictures(path):
    """What each picture of a document shows, in words."""
    shapes = docx.Document(str(path)).inline_shapes
    return [shape._inline.docPr.get("descr") for shape in shapes]


def archive(path, beside):
    with zipfile.ZipFile(path) as pack:
        assert pack.testzip() is None, path
        sums = dict(reversed(line.split("  ", 1)) for line in pack.read("SHA256SUMS").decode().splitlines())
        names = [name for name in pack.namelist() if name != "SHA256SUMS"]
        assert sorted(sums) == sorted(names), f"{path}: sums of other files"
        for name in names:
            assert hashlib.sha256(pack.read(name)).hexdigest() == sums[name], f"{path}: {name}"
        shown = re.findall(r' src="([^"]*)"', pack.read(f"{path.stem}.html").decode())
        kept = [name for name in names if name.startswith("anh/")]
        assert set(shown) <= set(kept), f"{path}: the HTML shows {shown}, the pack has {kept}"
        for ending in (".txt", ".docx"):
            assert pack.read(path.stem + ending) == beside.with_suffix(ending).read_bytes(), f"{path}: another {ending}"


def main(folders):
    documents = sorted(path for folder in folders for path in Path(folder).rglob("*.docx"))
    columns = [path for path in documents if path.with_suffix(".dang-lai.html").exists()]
    forms = [path for path in documents if path not in columns]
    for path in forms:
        assert len(of_docx(path)) > 40, f"{path}: a form of few words"
    office, shown = {}, []
    for below in {path.parent for path in columns}:
        office |= of_office([path for path in columns if path.parent == below])
    for path in columns:
        text = of_text(path.with_suffix(".txt"))
        assert of_docx(path) == text, f"{path}: other words than the text"
        assert office.get(path, text) == text, f"{path}: LibreOffice reads other words"
        described = path.with_suffix(".txt").read_text("utf-8-sig")
        shown += [alt for alt in pictures(path) if alt and alt in described]
        assert all(alt in shown for alt in pictures(path)), f"{path}: a picture without words: {pictures(path)}"
        assert of_html(path.with_suffix(".dang-lai.html")) == text, f"{path}: other words in HTML"
        archive(path.with_suffix(".zip"), path)
    assert columns, "no column"
    print(f"{len(columns)} columns, {len(forms)} forms, {len(shown)} pictures in Word, {'also' if office else 'not'} by LibreOffice")


main(sys.argv[1:])
