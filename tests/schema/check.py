#!/usr/bin/env python3
"""Every JSON Schema of the program keeps the 2020-12 meta-schema, and every head, configuration and
register of this repository's site keeps its schema: `check.py PROGRAM`.

A wrong key, a wrong type and a missing key are tried as well: a schema that takes everything is none.
"""

import copy
import datetime
import json
import pathlib
import re
import subprocess
import sys
import tomllib

import yaml
from jsonschema import Draft202012Validator


class Loader(yaml.SafeLoader):
    """Days stay text, as xanh reads them."""


# YAML 1.2 has no days, and of yes and no only these.
OTHERS = ("tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool")
Loader.yaml_implicit_resolvers = {
    sign: [(tag, pattern) for tag, pattern in resolvers if tag not in OTHERS]
    for sign, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Loader.add_implicit_resolver(OTHERS[1], re.compile(r"^(true|false)$"), list("tf"))


def run(program, *arguments):
    run = subprocess.run([program, *arguments, "--lang", "en"], capture_output=True, text=True)
    return run.stdout, run.stderr


def schemas(program):
    """Every schema by its name; an unknown name makes the program list them."""
    listed = re.search(r"there are: (.*)", run(program, "schema", "?")[1])
    names = listed[1].split(", ")
    return {name: json.loads(run(program, "schema", name)[0]) for name in names}


def plain(value):
    """TOML as JSON: days and times as text."""
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [plain(one) for one in value]
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    return value


def head(path):
    parts = re.split(r"^---\s*$", path.read_text(encoding="utf-8"), maxsplit=2, flags=re.M)
    return yaml.load(parts[1], Loader=Loader) or {}


def documents(program):
    """Each file of the site with the schema that it has to keep."""
    pages = json.loads(run(program, "list", "pages", "--format", "json")[0])
    for page in pages:
        path = pathlib.Path(page["file"])
        yield path, "section" if path.name == "_index.md" else page["kind"], head(path)
    toml = lambda path: plain(tomllib.loads(path.read_text(encoding="utf-8")))
    yield pathlib.Path("xanh.toml"), "config", toml(pathlib.Path("xanh.toml"))
    for path in sorted(pathlib.Path("content").rglob("*.toml")):
        yield path, path.stem, toml(path)


def refused(schema, value):
    return any(Draft202012Validator(schema).iter_errors(value))


def tried(schemas):
    """What each of these schemas must refuse."""
    yield "module", {"duration": "two hours"}
    yield "module", {"thoi_luong": -5}
    yield "column", {"title": ["a"]}
    yield "page", {"draft": "yes"}
    yield "page", {"date": "tomorrow"}
    yield "config", {"lang": "fr"}
    yield "config", {"menu": [{"title": "A"}]}
    yield "levels", {"level": [{"id": "a"}]}
    yield "levels", {"levle": []}
    yield "documents", {"document": [{"id": "a", "number": "1", "title": "T", "tiltle": "x"}]}
    yield "notes", {"clauses": {}}


def main():
    program = sys.argv[1]
    known = schemas(program)
    faults, count = [], 0
    for name, schema in known.items():
        Draft202012Validator.check_schema(schema)
    for path, name, value in documents(program):
        count += 1
        for error in Draft202012Validator(known[name]).iter_errors(copy.deepcopy(value)):
            faults.append(f"{path}: {error.json_path}: {error.message[:200]}")
    for name, value in tried(known):
        if not refused(known[name], value):
            faults.append(f"schema {name} takes {value}")
    print("\n".join(faults) or f"{len(known)} schemas, {count} files keep them")
    sys.exit(bool(faults))


main()
