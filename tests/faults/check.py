#!/usr/bin/env python3
"""Every command that writes, with each of its system calls that change something failing once and killed once.

    python3 tests/faults/check.py PROGRAM [COMMAND ...]

After each fault what the command writes is as it was before or as a sound run leaves it, never between; the
program has not panicked; and the same command, run again without a fault, ends as a sound run does. Needs
strace, which puts the faults in. Calls are counted per thread, so every run has one thread (`-j 1`) beside the
main one: at the same count both meet the fault.
"""

import hashlib
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

# What changes a disk, and what fails instead of it.
CALLS = {
    "openat": "EIO",
    "write": "ENOSPC",
    "copy_file_range": "EIO",
    "sendfile": "EIO",
    "ftruncate": "EIO",
    "fchmod": "EPERM",
    "flock": "EIO",
    "mkdir,mkdirat": "ENOSPC",
    "rename,renameat,renameat2": "EIO",
    "unlink,unlinkat,rmdir": "EIO",
    "link,linkat": "EPERM",
}
# What a kill may leave: hidden, passed over by every command, and taken by the next one that writes there.
UNFINISHED = re.compile(r"\..*\.xanh")
EXIT_CODES = {0, 1, 2, 3}


class Command:
    """A command: how its folder is made, what it writes (relative paths), its words."""

    def __init__(self, prepare, writes, words):
        self.prepare, self.writes, self.words = prepare, writes, words


def begun(folder, program):
    run(program, folder.parent, ["init", folder.name, "--yes", "--preset", "empty"])


def plan_site(folder, program):
    (folder / "content").mkdir(parents=True)
    (folder / "xanh.toml").write_text('title = "Thử"\n')
    (folder / "content/_index.md").write_text('---\ntitle: "Trang chủ"\n---\n')
    (folder / "a.txt").write_text(
        "KẾ HOẠCH\nTrồng cây\n\nI. VIỆC CHUNG\n1. Trồng cây.\n2. Chăm cây.\n\nII. THỰC HIỆN\n1. Cơ sở trồng.\n"
    )


def with_plan(folder, program):
    plan_site(folder, program)
    run(program, folder, ["import", "plan", "a.txt", "--out", "content/a"])
    run(program, folder, ["lock"])
    text = folder / "content/a/text.txt"
    text.write_text(text.read_text() + "2. Báo cáo.\n")


def with_old_site(folder, program):
    begun(folder, program)
    run(program, folder, ["build"])
    page = next(iter(sorted(folder.glob("content/**/*.md"))))
    page.write_text(page.read_text() + "\nMột câu mới.\n")


COMMANDS = {
    "build": Command(begun, ["public"], ["build"]),
    "build again": Command(with_old_site, ["public"], ["build"]),
    "import plan": Command(plan_site, ["content"], ["import", "plan", "a.txt", "--out", "content/a"]),
    "lock": Command(with_plan, ["content"], ["lock"]),
    "new page": Command(plan_site, ["content"], ["new", "page", "Trang mới"]),
    "theme new": Command(plan_site, ["themes/moi"], ["theme", "new", "moi"]),
    "init": Command(lambda folder, program: folder.mkdir(), ["site"], ["init", "site", "--yes", "--preset", "empty"]),
}


def run(program, folder, words, fault=None):
    """The exit code and what was said; `fault` is strace's own word for it."""
    root = [] if words[0] in ("init",) else ["--root", "."]
    call = [program, *words, *root, "-j", "1"]
    if fault:
        names = fault.split(":")[0]
        call = ["strace", "-f", "-qqq", "-o", "/dev/null", "-e", f"trace={names}", "-e", f"inject={fault}", *call]
    done = subprocess.run(call, cwd=folder, capture_output=True, text=True, errors="replace", timeout=60)
    return done.returncode, done.stdout + done.stderr


def state(folder, writes):
    """Names and digests of all files below the folders that a command writes."""
    files = {}
    for top in writes:
        for path in sorted((folder / top).rglob("*")):
            if path.is_file() and not any(map(UNFINISHED.fullmatch, path.parts)):
                files[str(path.relative_to(folder))] = hashlib.sha256(path.read_bytes()).hexdigest()
    return files


def counts(program, folder, words):
    """How often a thread makes each call at most."""
    root = [] if words[0] in ("init",) else ["--root", "."]
    with tempfile.NamedTemporaryFile("r") as log:
        names = ",".join(CALLS)
        call = ["strace", "-f", "-qqq", "-o", log.name, "-e", f"trace={names}", program, *words, *root, "-j", "1"]
        subprocess.run(call, cwd=folder, capture_output=True, timeout=120)
        seen = {}
        for line in log:
            met = re.match(r"(\d+)\s+(\w+)\(", line)
            if met:
                seen[met.groups()] = seen.get(met.groups(), 0) + 1
    most = {}
    for names in CALLS:
        of_threads = {}
        for (thread, name), count in seen.items():
            if name in names.split(","):
                of_threads[thread] = of_threads.get(thread, 0) + count
        most[names] = max(of_threads.values(), default=0)
    return most


def fresh(command, program, room):
    folder = room / "site"
    shutil.rmtree(folder, ignore_errors=True)
    command.prepare(folder, program)
    return folder


def tried(name, command, program, room):
    """How many faults were put in, and what went wrong."""
    folder = fresh(command, program, room)
    before = state(folder, command.writes)
    most = counts(program, folder, command.words)
    after = state(folder, command.writes)
    kept = room / "kept"
    shutil.rmtree(kept, ignore_errors=True)
    shutil.copytree(fresh(command, program, room), kept)
    wrong, made = [], 0
    for names, error in CALLS.items():
        for at in range(1, most[names] + 1):
            for kind in (f"error={error}", "signal=KILL"):
                made += 1
                fault = f"{names}:{kind}:when={at}"
                shutil.rmtree(folder, ignore_errors=True)
                shutil.copytree(kept, folder)
                said = look(command, program, folder, fault, before, after)
                wrong += [f"{name}: {fault}: {what}" for what in said]
    return made, wrong


def look(command, program, folder, fault, before, after):
    """What is wrong after one fault."""
    code, said = run(program, folder, command.words, fault)
    wrong = []
    killed = "KILL" in fault
    if "panicked" in said or (not killed and code not in EXIT_CODES):
        wrong.append(f"exit code {code}: {said.strip()[-200:]}")
    left = state(folder, command.writes)
    if left not in (before, after):
        wrong.append(f"left between: {sorted(set(left.items()) ^ set(before.items()))[:3]}")
    elif not killed and code == 0 and left != after:
        wrong.append("told success, and nothing was written")
    if left == after and after != before and command.words[0] != "build":
        return wrong  # done: the same words again may well be refused
    code, said = run(program, folder, command.words)
    if code != 0 or state(folder, command.writes) != after:
        wrong.append(f"the run after it ends with {code}: {said.strip()[-200:]}")
    return wrong


def main():
    program = str(Path(sys.argv[1]).resolve())
    wanted = sys.argv[2:] or COMMANDS
    bad = 0
    with tempfile.TemporaryDirectory() as room:
        for name in wanted:
            made, wrong = tried(name, COMMANDS[name], program, Path(room))
            bad += len(wrong)
            print(f"{name}: {made} faults, {len(wrong)} wrong", flush=True)
            for what in wrong[:20]:
                print("  " + what)
    sys.exit(bad > 0)


main()
