"""What the tests of Word, OpenDocument and PDF share: parts of a file, a site to take it into, and the closing line."""

import json
import re
import subprocess
import sys
import tempfile
import unicodedata
import zipfile
from collections import Counter
from contextlib import contextmanager
from pathlib import Path

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.opc.packuri import PackURI
from docx.opc.part import Part

NS = nsdecls("w")


def xml(text):
    """The element that `text` writes, its first tag without the name of the space."""
    return parse_xml(re.sub(r"^<(w:\w+)", rf"<\1 {NS}", text))


def beside(document, name, kind, content, relation):
    """A part next to the document: footnotes, comments."""
    part = Part(PackURI(f"/word/{name}.xml"), kind, content.encode(), document.part.package)
    document.part.relate_to(part, relation)


def printed(path):
    """All words of a Word file, of every part."""
    archive, words = zipfile.ZipFile(path), []
    for name in archive.namelist():
        if re.fullmatch(r"word/(document|footnotes|endnotes|comments|header\d*|footer\d*)\.xml", name):
            words += [node.text or "" for node in parse_xml(archive.read(name)).iter(qn("w:t"), qn("w:delText"))]
    return "".join(words)


def characters(text, wanted=lambda c: not c.isspace()):
    """How often each sign of `text` stands in it, whatever its case and height."""
    return Counter(c for c in unicodedata.normalize("NFKC", text).upper() if wanted(c))


def run(program, folder, *arguments):
    return subprocess.run([program, *arguments, "--lang", "en", "--format", "json"], cwd=folder, capture_output=True, text=True)


def report(done):
    """The report of an import that went well."""
    assert done.returncode == 0, done.stdout + done.stderr
    return json.loads(next(line for line in done.stdout.splitlines() if line.startswith('{"source"')))


@contextmanager
def site():
    """The folder of a site with a home page alone."""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder)
        (site / "content").mkdir()
        (site / "xanh.toml").write_text('title = "Thử"\n')
        (site / "content/_index.md").write_text('---\ntitle: "Nhà"\n---\n')
        yield site


def builds(program, site):
    built = run(program, site, "build")
    assert built.returncode == 0, built.stdout + built.stderr


def main(names, check):
    """Tries each name, or those of the command line; the exit code says whether all passed."""
    names, failed = sys.argv[2:] or list(names), 0
    for name in names:
        try:
            check(sys.argv[1], name)
            print(f"ok   {name}")
        except AssertionError as error:
            failed += 1
            print(f"FAIL {name}: {error}")
    print(f"{len(names) - failed} passed, {failed} failed")
    sys.exit(bool(failed))
