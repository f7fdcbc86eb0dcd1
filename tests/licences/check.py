"""Every crate that Cargo.lock names bears a licence that `.cargo/deny.toml` allows; no network beyond cargo's own.

    python3 tests/licences/check.py
"""

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def crates():
    """Every package of the lock file but our own, for all systems, as cargo tells of it."""
    run = ["cargo", "metadata", "--format-version", "1", "--locked"]
    packages = json.loads(subprocess.run(run, cwd=ROOT, check=True, stdout=subprocess.PIPE).stdout)["packages"]
    return [package for package in packages if package["source"] is not None]


def fits(licence, allowed):
    """Whether the SPDX expression `licence` (`A OR (B AND C)`, also the old `A/B`) can be met by `allowed` alone."""
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


def main():
    allowed = set(tomllib.loads((ROOT / ".cargo/deny.toml").read_text(encoding="utf8"))["licenses"]["allow"])
    found = crates()
    wrong = [one for one in found if not fits(one["license"] or "none told", allowed)]
    for one in wrong:
        print(f"{one['name']} {one['version']}: {one['license'] or 'no licence told'}", file=sys.stderr)
    print(f"licences: {len(found)} crates, {len(wrong)} not allowed")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
