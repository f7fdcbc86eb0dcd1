"""What xanh is built from: licences, sources and number of its crates, without a network.

    python3 tests/supply/check.py

Every package of Cargo.lock, for all systems, bears a licence that `.cargo/deny.toml` allows, comes
from crates.io and has its checksum. The crates that Cargo.toml names, and how many are built with
them (normal and build dependencies, default features, Linux), are those written here. The lock
file of fuzzing holds the same crates.
"""

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CRATES_IO = "registry+https://github.com/rust-lang/crates.io-index"
LINUX = "x86_64-unknown-linux-gnu"

# A commit that adds a crate names it with its reason; MOST rises by what it brings, never over 340.
DIRECT = set(
    """
    ammonia annotate-snippets anstream anstyle base64 blake3 clap clap_complete csv
    dialoguer hyper hyper-util icu_collator icu_locale_core image include_dir indicatif jiff kamadak-exif lightningcss lopdf
    memchr notify notify-debouncer-full png pulldown-cmark pulldown-latex quick-xml rayon resvg rustix serde serde-saphyr
    serde_json sha2 slug snowball_stemmers_rs syntect tera tiny-skia tokio toml ttf-parser
    unicode-normalization ureq walkdir zip
    """.split()
)
MOST = 314


def metadata(*options):
    """All that cargo tells of the packages of the lock file."""
    run = ["cargo", "metadata", "--format-version", "1", "--locked", *options]
    return json.loads(subprocess.run(run, cwd=ROOT, check=True, stdout=subprocess.PIPE).stdout)


def fits(licence, allowed):
    """Whether `allowed` meets the SPDX expression `licence`: `A OR (B AND C)`, or the old `A/B`."""
    tokens = re.findall(r"\(|\)|[^\s()]+", licence.replace("/", " OR "))

    def one():
        token = tokens.pop(0)
        if token == "(":
            met = choice()
            tokens.pop(0)
            return met
        if tokens[:1] == ["WITH"]:
            token = " ".join([token, tokens.pop(0), tokens.pop(0)])
        return token in allowed

    def both():
        met = one()
        while tokens[:1] == ["AND"]:
            tokens.pop(0)
            met = one() and met
        return met

    def choice():
        met = both()
        while tokens[:1] == ["OR"]:
            tokens.pop(0)
            met = both() or met
        return met

    return choice()


def licences(packages):
    """A line for each package whose licence `.cargo/deny.toml` does not allow."""
    allowed = set(
        tomllib.loads((ROOT / ".cargo/deny.toml").read_text(encoding="utf8"))["licenses"]["allow"]
    )
    for one in packages:
        if not fits(one["license"] or "none", allowed):
            yield f"{one['name']} {one['version']}: licence {one['license'] or 'not named'}"


def sources(lock):
    """A line for each package of the lock file, our own apart, of another source or unsummed."""
    for one in lock["package"]:
        source = one.get("source")
        if one["name"] == "xanh" and source is None:
            continue
        if source != CRATES_IO:
            yield f"{one['name']} {one['version']}: source {source or 'a folder'}"
        elif "checksum" not in one:
            yield f"{one['name']} {one['version']}: no checksum"


def built(node):
    """The packages that `node` of the resolved graph is built from, tests apart."""
    used = [
        one
        for one in node["deps"]
        if any(kind["kind"] in (None, "build") for kind in one["dep_kinds"])
    ]
    return [one["pkg"] for one in used]


def reached(nodes, root):
    """Every package below `root` that a build of it compiles."""
    found, left = set(), [root]
    while left:
        for package in built(nodes[left.pop()]):
            if package not in found:
                found.add(package)
                left.append(package)
    return found


def numbers(found):
    """A line for each direct crate that is new or gone and for a number over MOST; that number."""
    names = {one["id"]: one["name"] for one in found["packages"]}
    nodes = {one["id"]: one for one in found["resolve"]["nodes"]}
    root = found["resolve"]["root"]
    direct = {names[one] for one in built(nodes[root])}
    count = len(reached(nodes, root))
    wrong = [
        f"{name}: a direct crate that `DIRECT` does not name" for name in sorted(direct - DIRECT)
    ]
    wrong += [
        f"{name}: no direct crate any more, take it from `DIRECT`"
        for name in sorted(DIRECT - direct)
    ]
    if count > MOST:
        wrong.append(
            f"{count} crates, {MOST} at most: name what came in the commit, and raise `MOST` by it"
        )
    return wrong, count


def fuzzed(found):
    """A line for each crate that the program is built from and the lock file of fuzzing lacks: its
    targets could not be built."""
    lock = tomllib.loads((ROOT / "tests/fuzz/Cargo.lock").read_text(encoding="utf8"))
    locked = {(one["name"], one["version"]) for one in lock["package"]}
    packages = {one["id"]: (one["name"], one["version"]) for one in found["packages"]}
    nodes = {one["id"]: one for one in found["resolve"]["nodes"]}
    used = {packages[one] for one in reached(nodes, found["resolve"]["root"])}
    for name, version in sorted(used - locked):
        yield f"{name} {version}: not in tests/fuzz/Cargo.lock; run `cargo fetch` there"


def main():
    packages = [one for one in metadata()["packages"] if one["source"] is not None]
    lock = tomllib.loads((ROOT / "Cargo.lock").read_text(encoding="utf8"))
    linux = metadata("--filter-platform", LINUX)
    wrong, count = numbers(linux)
    wrong = [*licences(packages), *sources(lock), *wrong, *fuzzed(linux)]
    for line in wrong:
        print(line, file=sys.stderr)
    print(
        f"supply: {len(packages)} crates for all systems, "
        f"{count} of {MOST} on Linux, {len(wrong)} faults"
    )
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
