//! The program as people run it: on small sites in folders of their own.

mod amended;
mod begin;
mod exits;
mod exported;
mod killed;
mod lists;
mod locks;
mod mended;
mod newsrooms;
mod outside;
#[cfg(unix)]
mod packs;
mod pictures;
mod plans;
mod published;
mod regrouped;
mod reports;
mod safe;
mod started;
mod themes;
mod walks;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

/// A folder with a small site.
pub struct Site {
    folder: TempDir,
}

/// What a run of the program gave.
pub struct Run {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Site {
    /// A home page and one page below it.
    pub fn new() -> Self {
        let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
        let site = Site { folder };
        site.write("xanh.toml", "title = \"Thử\"\n");
        site.write(
            "content/_index.md",
            "---\ntitle: \"Trang chủ\"\n---\nXin chào.\n",
        );
        site.write("content/a.md", "---\ntitle: \"Trang A\"\n---\nMột.\n");
        site
    }

    pub fn at(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn write(&self, name: &str, text: &str) {
        fs::create_dir_all(self.at(name).parent().unwrap()).unwrap();
        fs::write(self.at(name), text).unwrap();
    }

    /// A page with a link that leads nowhere.
    pub fn break_link(&self) {
        self.write(
            "content/a.md",
            "---\ntitle: \"Trang A\"\n---\nXem [đó](none.md).\n",
        );
    }

    /// The program, about to run in the site, in Vietnamese and without colours.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xanh"));
        for name in [
            "XANH_LANG",
            "LC_ALL",
            "LC_MESSAGES",
            "LANG",
            "NO_COLOR",
            "CLICOLOR",
            "CLICOLOR_FORCE",
            "SOURCE_DATE_EPOCH",
            "XANH_BASE_URL",
            "XANH_OUTPUT_DIR",
            "XANH_THEME",
            "XANH_JOBS",
            "DISPLAY",
            "WAYLAND_DISPLAY",
        ] {
            command.env_remove(name);
        }
        command.args(arguments).current_dir(self.folder.path());
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Run {
        Run::of(self.command(arguments).output().unwrap())
    }

    /// Builds and expects no fault.
    #[track_caller]
    pub fn build(&self) {
        let run = self.run(&["build"]);
        assert_eq!(run.code, 0, "{}", run.err);
    }

    pub fn public(&self) -> BTreeMap<String, Vec<u8>> {
        tree(&self.at("public"))
    }
}

impl Run {
    pub fn of(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Run {
            code: output.status.code().unwrap(),
            out: text(output.stdout),
            err: text(output.stderr),
        }
    }
}

/// Every file below `folder` with its bytes; empty where there is no folder.
pub fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let Ok(entries) = fs::read_dir(folder) else {
        return BTreeMap::new();
    };
    let mut files = BTreeMap::new();
    for entry in entries.map(Result::unwrap) {
        let name = entry.file_name().into_string().unwrap();
        if entry.file_type().unwrap().is_dir() {
            files.extend(
                tree(&entry.path())
                    .into_iter()
                    .map(|(below, bytes)| (format!("{name}/{below}"), bytes)),
            );
        } else {
            files.insert(name, fs::read(entry.path()).unwrap_or_default());
        }
    }
    files
}

/// Every file and folder below `folder` with what tells whether it was touched: inode, time of
/// change of its bytes, time of change at all.
#[cfg(unix)]
pub fn touched(folder: &Path) -> BTreeMap<PathBuf, (u64, i64, i64)> {
    use std::os::unix::fs::MetadataExt;
    let entries = walkdir::WalkDir::new(folder)
        .into_iter()
        .map(Result::unwrap);
    entries
        .map(|entry| {
            let metadata = entry.metadata().unwrap();
            let stamp = |seconds: i64, nanoseconds: i64| seconds * 1_000_000_000 + nanoseconds;
            let changed = stamp(metadata.mtime(), metadata.mtime_nsec());
            (
                entry.into_path(),
                (
                    metadata.ino(),
                    changed,
                    stamp(metadata.ctime(), metadata.ctime_nsec()),
                ),
            )
        })
        .collect()
}
