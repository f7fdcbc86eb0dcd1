"""The program as it is released for one system: an archive and its SHA-256.

    python3 .ci/release.py [TARGET]     # this machine's own, or a target that rustup has

Writes xanh-VERSION-TARGET.tar.gz (.zip for Windows) and the same name with .sha256 to release-files
in the target folder. No path of this machine is in the program; where one is, nothing is written.
"""

import gzip
import hashlib
import os
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from io import BytesIO
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PROFILE = "published"  # of Cargo.toml
BESIDE = ["README.md", "CHANGELOG.md", "LICENSE-APACHE", "LICENSE-MIT"]


def told(*command):
    return subprocess.run(
        command, cwd=ROOT, check=True, stdout=subprocess.PIPE, encoding="utf8"
    ).stdout.strip()


def host():
    return next(
        line.removeprefix("host: ")
        for line in told("rustc", "-vV").splitlines()
        if line.startswith("host: ")
    )


def places(target_folder):
    """Folders of this machine, and the names that the program holds instead; inner ones last."""
    home = Path.home()
    cargo = Path(os.environ.get("CARGO_HOME", home / ".cargo"))
    folders = [
        (home, "home"),
        (cargo, "cargo"),
        (ROOT, "xanh"),
        (target_folder, "target"),
        (Path(told("rustc", "--print", "sysroot")), "rust"),
    ]
    return sorted(folders, key=lambda one: len(str(one[0])))


def build(target, folder, remapped):
    flags = [f"--remap-path-prefix={path}=/{name}" for path, name in remapped]
    own = os.environ.get("CARGO_ENCODED_RUSTFLAGS") or "\x1f".join(
        os.environ.get("RUSTFLAGS", "").split()
    )
    environment = {
        **os.environ,
        "CARGO_ENCODED_RUSTFLAGS": "\x1f".join([*filter(None, [own]), *flags]),
        "CARGO_TARGET_DIR": str(folder),
    }
    subprocess.run(
        ["cargo", "build", "--locked", "--profile", PROFILE, "--target", target],
        cwd=ROOT,
        env=environment,
        check=True,
    )
    return folder / target / PROFILE / ("xanh.exe" if "windows" in target else "xanh")


def betrayed(program, remapped):
    """The folders of this machine that the program still names, with either kind of slash."""
    folders = [str(path) + os.sep for path, _ in remapped]
    ways = {way for path in folders for way in (path, path.replace("\\", "/"))}
    return sorted(
        way for way in ways if way.encode("utf8") in program or way.encode("utf-16-le") in program
    )


def packed(name, program, file, moment):
    """The archive of a folder `name` with the program and what stands beside it, and its ending."""
    entries = [(file, program, 0o755), *((it, (ROOT / it).read_bytes(), 0o644) for it in BESIDE)]
    out = BytesIO()
    if file.endswith(".exe"):
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for path, data, _ in entries:
                archive.writestr(
                    zipfile.ZipInfo(f"{name}/{path}", date_time=(1980, 1, 1, 0, 0, 0)),
                    data,
                    zipfile.ZIP_DEFLATED,
                )
        return out.getvalue(), ".zip"
    with tarfile.open(fileobj=out, mode="w") as archive:
        for path, data, mode in entries:
            entry = tarfile.TarInfo(f"{name}/{path}")
            entry.size, entry.mode, entry.mtime = len(data), mode, moment
            archive.addfile(entry, BytesIO(data))
    return gzip.compress(out.getvalue(), 9, mtime=0), ".tar.gz"


def main():
    target = sys.argv[1] if len(sys.argv) > 1 else host()
    folder = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")).resolve()
    remapped = places(folder)
    file = build(target, folder, remapped)
    program = file.read_bytes()
    if found := betrayed(program, remapped):
        print(
            f"release: the program names folders of this machine: {', '.join(found)}",
            file=sys.stderr,
        )
        return 1
    version = tomllib.loads((ROOT / "Cargo.toml").read_text(encoding="utf8"))["package"]["version"]
    name = f"xanh-{version}-{target}"
    data, ending = packed(name, program, file.name, int(told("git", "log", "-1", "--format=%ct")))
    out = folder / "release-files"
    out.mkdir(exist_ok=True)
    (out / (name + ending)).write_bytes(data)
    (out / f"{name}{ending}.sha256").write_text(
        f"{hashlib.sha256(data).hexdigest()}  {name}{ending}\n", encoding="utf8", newline="\n"
    )
    print(f"release: {out / (name + ending)}, {len(data):,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
