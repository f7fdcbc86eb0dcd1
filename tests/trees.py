#!/usr/bin/env python3
"""Builds this repository's sites with one program and lists a digest of every output and diagnostic.

    tests/trees.py list PROGRAM > before.txt     # one line an output: site, path, SHA-256
    tests/trees.py compare before.txt after.txt  # what differs; exit code 1 where something does

A change of the house that a reader must not see leaves both lists the same. Diagnostics are listed
by file, line, column and code, so that their words may change.
"""
import hashlib
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
CLOCK = ["--clock", "2026-11-22"]
THEMES = ["toa-soan", "mau"]
BASE_URL = "https://xanh.example/ke-hoach"


def variants(scratch):
    """Every site that is built: a name, its root, the options of the build."""
    learner, trainer = [], ["--audience", "trainer"]
    for site in [ROOT, *sorted((ROOT / "tests/sites").iterdir()), ROOT / "tests/columns/site"]:
        name = "xanh" if site == ROOT else site.name
        copy = scratch / name
        copied(site, copy)
        yield f"{name}/learner", copy, learner
        yield f"{name}/trainer", copy, trainer
        yield f"{name}/base-url", copy, ["--base-url", BASE_URL]
    for theme in THEMES:
        copy = scratch / theme
        copied(ROOT, copy)
        config = copy / "xanh.toml"
        config.write_text(config.read_text().replace('theme = "xanh"', f'theme = "{theme}"'))
        yield f"xanh/{theme}", copy, learner


def copied(site, copy):
    names = ["content", "themes", "templates", "static", "styles", "scripts", "xanh.toml"]
    copy.mkdir()
    for name in names:
        if (site / name).is_dir():
            shutil.copytree(site / name, copy / name)
        elif (site / name).exists():
            shutil.copy(site / name, copy / name)


def built(program, root, options, out):
    command = [program, "build", "-o", str(out), "--format", "json", "--lang", "en"]
    done = subprocess.run([*command, *CLOCK, *options], cwd=root, capture_output=True, text=True)
    faults = []
    for line in done.stdout.splitlines():
        fault = json.loads(line)
        if "severity" in fault:
            place = [fault.get(key) for key in ("file", "line", "column", "severity", "code")]
            faults.append(" ".join(str(part) for part in place))
    return done.returncode, sorted(faults)


def listed(program):
    with tempfile.TemporaryDirectory() as scratch:
        scratch = pathlib.Path(scratch)
        for number, (name, root, options) in enumerate(variants(scratch)):
            out = scratch / f"out-{number}"
            code, faults = built(program, root, options, out)
            print(f"{name}\texit\t{code}")
            for fault in faults:
                print(f"{name}\tfault\t{fault}")
            for path in sorted(path for path in out.rglob("*") if path.is_file()):
                digest = hashlib.sha256(path.read_bytes()).hexdigest()
                print(f"{name}\t{path.relative_to(out)}\t{digest}")


def compare(before, after):
    one, other = (set(pathlib.Path(name).read_text().splitlines()) for name in (before, after))
    for line in sorted(one - other):
        print(f"- {line}")
    for line in sorted(other - one):
        print(f"+ {line}")
    print(f"{len(one & other)} lines the same, {len(one ^ other)} differ")
    return 1 if one != other else 0


def main(arguments):
    match arguments:
        case ["list", program]:
            listed(str(pathlib.Path(program).resolve()))
            return 0
        case ["compare", before, after]:
            return compare(before, after)
    print(__doc__, file=sys.stderr)
    return 2


sys.exit(main(sys.argv[1:]))
