"""Each column in four forms, read back by other programs: the same words, sound archives, the same bytes as beside them.

    python3 tests/columns/check.py FOLDER
"""

import hashlib
import re
import sys
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
        if tag not in ("a", "strong", "em", "del", "code", "sub"):
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


def archive(path, beside):
    with zipfile.ZipFile(path) as pack:
        assert pack.testzip() is None, path
        sums = dict(reversed(line.split("  ", 1)) for line in pack.read("SHA256SUMS").decode().splitlines())
        names = [name for name in pack.namelist() if name != "SHA256SUMS"]
        assert sorted(sums) == sorted(names), f"{path}: sums of other files"
        for name in names:
            assert hashlib.sha256(pack.read(name)).hexdigest() == sums[name], f"{path}: {name}"
        for ending in (".txt", ".docx"):
            assert pack.read(path.stem + ending) == beside.with_suffix(ending).read_bytes(), f"{path}: another {ending}"


def main(folder):
    columns = sorted(Path(folder).rglob("*.docx"))
    for path in columns:
        text = of_text(path.with_suffix(".txt"))
        assert of_docx(path) == text, f"{path}: other words than the text"
        assert of_html(path.with_suffix(".dang-lai.html")) == text, f"{path}: other words in HTML"
        archive(path.with_suffix(".zip"), path)
    assert columns, "no column"
    print(f"{len(columns)} columns")


main(sys.argv[1])
