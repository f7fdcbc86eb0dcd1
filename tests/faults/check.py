#!/usr/bin/env python3
"""Every command that writes, with each of its system calls that change something failing once and killed once.

    python3 tests/faults/check.py PROGRAM [COMMAND ...]

After each fault what the command writes is as it was before or as a sound run leaves it, never between; the
program has not panicked; another command (`xanh list`) leaves it so; and the same command, run again without a
fault, ends as a sound run does. Needs strace, which puts the faults in. Calls are counted per thread, so every
run has one thread (`-j 1`) beside the main one: at the same count both meet the fault.

What takes more than one place cannot change all at once. A kill between two of them is ended by the next command,
whichever that is: where `several` is said, what is there is looked at after `xanh list`, or after `xanh init` again.
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
    """A command: how its folder is made, what it writes (relative paths), its words.

    `several`: what it writes takes more than one place. `always`: faults of every run, in strace's words.
    """

    def __init__(self, prepare, writes, words, several=False, always=()):
        self.prepare, self.writes, self.words = prepare, writes, words
        self.several, self.always = several, always


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


def with_renumbered(folder, program):
    """A point comes before those that a page names."""
    with_plan(folder, program)
    text = folder / "content/a/text.txt"
    text.write_text(text.read_text().replace("1. Trồng cây.", "1. Chọn chỗ.\n2. Trồng cây.").replace("2. Chăm", "3. Chăm"))
    for name in ("b", "c"):
        (folder / f"content/{name}.md").write_text('---\ntitle: "Trang"\n---\nXem [[I.2]].\n')


def with_slips(folder, program):
    plan_site(folder, program)
    for name in ("b", "c"):
        (folder / f"content/{name}.md").write_text('---\ntitle: "Trang"\ntilte: "Hai"\n---\nXem [nhà](_idnex.md).\n')


def with_texts(folder, program):
    plan_site(folder, program)
    (folder / "bai.md").write_text("# Trồng cây\n\nMột câu.\n")
    (folder / "hoi.gift").write_text("::Câu 1:: Cây cần gì? {=nước ~muối}\n")
    (folder / "cu/content/tin").mkdir(parents=True)
    (folder / "cu/config.toml").write_text('title = "Trang cũ"\n')
    (folder / "cu/content/tin/mot.md").write_text('+++\ntitle = "Một"\n+++\nMột câu.\n')


def with_foreign_file(folder, program):
    with_old_site(folder, program)
    (folder / "public/ghi-chu.txt").write_text("của tôi\n")


def with_levels(folder, program):
    with_plan(folder, program)
    (folder / "content/registers").mkdir()
    (folder / "content/registers/levels.toml").write_text(
        '[[level]]\nid = "tinh"\nname = "Cấp tỉnh"\nshort = "Tỉnh"\n\n'
        '[[level]]\nid = "co-so"\nname = "Cơ sở"\nshort = "Cơ sở"\n'
    )


def with_level_pages(folder, program):
    with_levels(folder, program)
    for name in ("b", "c"):
        (folder / f"content/{name}.md").write_text('---\ntitle: "Trang"\nlevels: [co-so]\n---\nMột câu.\n')


EMPTY = ["--yes", "--preset", "empty"]
NO_EXCHANGE = ("renameat2:error=EINVAL",)

COMMANDS = {
    "build": Command(begun, ["public"], ["build"]),
    "build again": Command(with_old_site, ["public"], ["build"]),
    "build without exchange": Command(with_old_site, ["public"], ["build"], several=True, always=NO_EXCHANGE),
    "clean": Command(with_old_site, ["public"], ["clean"]),
    "clean beside files of others": Command(with_foreign_file, ["public"], ["clean"]),
    "pack": Command(begun, ["goi"], ["pack", "-o", "goi"]),
    "import plan": Command(plan_site, ["content"], ["import", "plan", "a.txt", "--out", "content/a"]),
    "import page": Command(with_texts, ["content"], ["import", "page", "bai.md"]),
    "import questions": Command(with_texts, ["content"], ["import", "questions", "hoi.gift"]),
    "import site": Command(with_texts, ["moi"], ["import", "site", "cu", "--out", "moi"]),
    "lock": Command(with_plan, ["content"], ["lock"]),
    "renumber": Command(with_renumbered, ["content"], ["renumber", "a", "--yes", "--by", "1/QĐ"], several=True),
    "fix": Command(with_slips, ["content"], ["fix"], several=True),
    "new page": Command(plan_site, ["content"], ["new", "page", "Trang mới"]),
    "new module": Command(plan_site, ["content"], ["new", "module", "Bài mới"]),
    "new level": Command(with_levels, ["content"], ["new", "level", "Cấp mới"], several=True),
    "rename level": Command(with_level_pages, ["content"], ["rename", "level", "co-so", "to"], several=True),
    "merge levels": Command(
        with_level_pages, ["content"], ["merge", "levels", "tinh", "co-so", "--into", "co-so"], several=True
    ),
    "new plan": Command(with_levels, ["content"], ["new", "plan"]),
    "theme new": Command(plan_site, ["themes"], ["theme", "new", "moi"]),
    "init": Command(lambda folder, program: folder.mkdir(), ["site"], ["init", "site", *EMPTY]),
    "init here": Command(lambda folder, program: folder.mkdir(), [""], ["init", ".", *EMPTY], several=True),
}


def run(program, folder, words, faults=()):
    """The exit code and what was said; `faults` are in strace's own words."""
    root = [] if words[0] == "init" else ["--root", "."]
    call = [program, *words, *root, "-j", "1"]
    if faults:
        names = ",".join(fault.split(":")[0] for fault in faults)
        injected = [word for fault in faults for word in ("-e", f"inject={fault}")]
        call = ["strace", "-f", "-qqq", "-o", "/dev/null", "-e", f"trace={names}", *injected, *call]
    done = subprocess.run(call, cwd=folder, capture_output=True, text=True, errors="replace", timeout=120)
    return done.returncode, done.stdout + done.stderr


def state(folder, writes):
    """Names and digests of all files below the folders that a command writes."""
    files = {}
    for top in writes:
        for path in sorted((folder / top).rglob("*")):
            inside = path.relative_to(folder)
            if path.is_file() and not any(map(UNFINISHED.fullmatch, inside.parts)):
                files[str(inside)] = hashlib.sha256(path.read_bytes()).hexdigest()
    return files


def counts(program, folder, command):
    """How often a thread makes each call at most."""
    words = command.words
    root = [] if words[0] == "init" else ["--root", "."]
    injected = [word for fault in command.always for word in ("-e", f"inject={fault}")]
    with tempfile.NamedTemporaryFile("r") as log:
        traced = ["-e", f"trace={','.join(CALLS)}", *injected]
        call = ["strace", "-f", "-qqq", "-o", log.name, *traced, program, *words, *root, "-j", "1"]
        done = subprocess.run(call, cwd=folder, capture_output=True, text=True, timeout=120)
        if done.returncode != 0:
            sys.exit(f"{' '.join(words)}: a sound run ends with {done.returncode}: {done.stdout}{done.stderr}")
        seen = {}
        for line in log:
            met = re.match(r"(\d+)\s+(\w+)\(", line)
            if met:
                seen[met.groups()] = seen.get(met.groups(), 0) + 1
    always = {fault.split(":")[0] for fault in command.always}
    most = {}
    for names in CALLS:
        of_threads = {}
        for (thread, name), count in seen.items():
            if name in names.split(",") and name not in always:
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
    most = counts(program, folder, command)
    after = state(folder, command.writes)
    if after == before:
        sys.exit(f"{name}: a sound run writes nothing")
    kept = room / "kept"
    shutil.rmtree(kept, ignore_errors=True)
    shutil.copytree(fresh(command, program, room), kept)
    wrong, made = [], 0
    for names, error in CALLS.items():
        for at in range(1, most[names] + 1):
            for kind in (f"error={error}", "signal=KILL"):
                made += 1
                own = [one for one in names.split(",") if all(one not in always for always in command.always)]
                fault = f"{','.join(own)}:{kind}:when={at}"
                shutil.rmtree(folder, ignore_errors=True)
                shutil.copytree(kept, folder)
                said = look(command, program, folder, fault, before, after)
                wrong += [f"{name}: {fault}: {what}" for what in said]
    return made, wrong


def look(command, program, folder, fault, before, after):
    """What is wrong after one fault."""
    code, said = run(program, folder, command.words, [*command.always, fault])
    wrong = []
    killed = "KILL" in fault
    if "panicked" in said or (not killed and code not in EXIT_CODES):
        wrong.append(f"exit code {code}: {said.strip()[-200:]}")
    left = state(folder, command.writes)
    is_init = command.words[0] == "init"
    if killed and not is_init:
        between = left not in (before, after) and not command.several
        run(program, folder, ["list"])
        left = left if between else state(folder, command.writes)
    if left not in (before, after) and not (killed and is_init and command.several):
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
