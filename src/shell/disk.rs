//! The folder of a site becomes `Inputs`; `Source` gives the bytes of a file again.

mod ad_hoc;
mod beneath;
mod filter;
pub mod foreign;
pub mod measure;
mod rescan;
mod source;
pub mod walk;

pub use ad_hoc::ad_hoc;
pub use rescan::{Changed, rescan};
pub use source::{Seen, Source};

use crate::base::date::Moment;
use crate::base::diagnostic::{Message, message};
use crate::base::digest::{Digest, Hashed};
use crate::base::inputs::{self, Asset, Form, Inputs, Options, Refused};
use crate::base::path::SourcePath;
use crate::shell::failure::{Exit, Failure};
use beneath::Beneath;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read, Seek};
use std::path::Path;
use walk::Found;

/// Endings of files that are read as text.
const TEXTS: [&str; 15] = [
    "md", "markdown", "mkd", "toml", "yaml", "yml", "json", "csv", "txt", "html", "xml", "css",
    "js", "svg", "lock",
];

/// All that lies in the folders of the site at `root`, and the way back to its bytes.
///
/// A text stands in `texts` by its ending, but for `static/`, which is only ever copied; every file
/// but the pages of `content/` stands in `assets`. What the door refuses stands in `refused`.
///
/// Diagnostics, in `refused`: `disk/link`, `disk/special`, `disk/name`, `disk/same-name`,
/// `disk/unreadable`, `read/encoding`.
pub fn read(root: &Path, options: Options, now: Moment) -> Result<(Inputs, Source), Failure> {
    let found = walk::walk(root, &options.config);
    gather(root, found, options, now, &|_| None)
}

/// Reads the files of `found`, but those that `known` has the content of.
fn gather(
    root: &Path,
    found: Vec<Found>,
    options: Options,
    now: Moment,
    known: &Lookup,
) -> Result<(Inputs, Source), Failure> {
    let beneath = Beneath::open(root).map_err(|error| Failure::read(root, &error))?;
    let mut reading = (
        Inputs {
            texts: BTreeMap::new(),
            assets: BTreeMap::new(),
            refused: BTreeMap::new(),
            options,
            now,
            resizer: Default::default(),
        },
        BTreeMap::new(),
    );
    take_in(root, &beneath, found, known, &mut reading);
    Ok((reading.0, Source::new(beneath, reading.1)))
}

/// What is known of a file from an earlier reading.
type Lookup<'a> = dyn Fn(&Found) -> Option<Entry> + Sync + 'a;

/// Adds the files of `found` to a reading.
fn take_in(
    root: &Path,
    beneath: &Beneath,
    found: Vec<Found>,
    known: &Lookup,
    reading: &mut (Inputs, BTreeMap<SourcePath, Seen>),
) {
    let (inputs, seen) = reading;
    let (files, refused) = filter::accept(root, found);
    inputs.refused.extend(refused);
    let entries: Vec<_> = files
        .par_iter()
        .map(|found| known(found).map_or_else(|| entry(beneath, found), Ok))
        .collect();
    for (Found { path, .. }, entry) in files.into_iter().zip(entries) {
        match entry {
            Ok(entry) => {
                match entry.text {
                    Some(Ok(text)) => drop(inputs.texts.insert(path.clone(), text)),
                    Some(Err(why)) => drop(inputs.refused.insert(path.clone(), why)),
                    None => {}
                }
                inputs
                    .assets
                    .extend(entry.asset.map(|asset| (path.clone(), asset)));
                seen.insert(path, entry.seen);
            }
            // It went away since the walk: as if the walk had come later.
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => drop(
                inputs
                    .refused
                    .insert(path.clone(), filter::unreadable(&path, &error)),
            ),
        }
    }
}

/// Looks whether there is a site at `root` at all, with settings.
///
/// Failures: `disk/no-site`, `disk/no-config`.
pub fn expect_site(root: &Path, config: &SourcePath) -> Result<(), Failure> {
    root.read_dir()
        .map_err(|error| Failure::read(root, &error))?;
    let settings = super::plain::read(&root.join(config.as_str()));
    let is_blank = |bytes: &Vec<u8>| {
        let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        text.iter().all(u8::is_ascii_whitespace)
    };
    match settings {
        Ok(bytes) if is_blank(&bytes) => Err(no_settings(
            config,
            message!(vi: "`{config}` rỗng", en: "`{config}` is empty"),
        )),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            match root.join("content").exists() {
                true => Err(no_settings(
                    config,
                    message!(vi: "không có `{config}`", en: "there is no `{config}`"),
                )),
                false => Err(no_site(root, config)),
            }
        }
        _ if !root.join("content").is_dir() => Err(no_content(root)),
        // What is there and cannot be read is reported with the other files.
        _ => Ok(()),
    }
}

/// The site has no settings: `disk/no-config`.
fn no_settings(config: &SourcePath, message: Message) -> Failure {
    Failure::new(Exit::Usage, "disk/no-config", message).help(message!(
        vi: "ghi vào `{config}` hai dòng `title = \"Tên trang\"` và `lang = \"vi\"`, hoặc bắt đầu \
            một trang mới: `xanh init`",
        en: "write two lines into `{config}`: `title = \"Title of the site\"` and `lang = \"en\"`, \
            or begin a new site: `xanh init`",
    ))
}

/// `root` holds no site: `disk/no-site`.
pub fn no_site(root: &Path, config: &SourcePath) -> Failure {
    let shown = root.display();
    let message = message!(
        vi: "`{shown}` không có `content/` hay `{config}`",
        en: "`{shown}` has neither `content/` nor `{config}`",
    );
    Failure::new(Exit::Usage, "disk/no-site", message).help(message!(
        vi: "bắt đầu một trang mới: `xanh init`; trang đã có thì chạy lệnh trong thư mục của \
            trang, hoặc chỉ ra thư mục ấy bằng `-r`",
        en: "begin a new site: `xanh init`; where there is one, run the command in its \
            folder, or name that folder with `-r`",
    ))
}

/// There is a site, and no `content/` in it.
fn no_content(root: &Path) -> Failure {
    let message = message!(
        vi: "không có thư mục `content/`, nơi đặt các bài viết",
        en: "there is no folder `content/`, where the texts belong",
    );
    let help = match folder_of_texts(root) {
        Some(name) => message!(
            vi: "đổi tên thư mục `{name}/` thành `content/`",
            en: "rename the folder `{name}/` to `content/`",
        ),
        None => message!(
            vi: "tạo thư mục `content/` với một bài `_index.md`",
            en: "make a folder `content/` with a text `_index.md`",
        ),
    };
    Failure::new(Exit::Usage, "disk/no-content", message).help(help)
}

/// A folder that holds Markdown, in the order of names.
fn folder_of_texts(root: &Path) -> Option<String> {
    let is_text = |entry: &walkdir::DirEntry| {
        SourcePath::new(&entry.file_name().to_string_lossy()).is_markdown()
    };
    let texts = walkdir::WalkDir::new(root)
        .min_depth(2)
        .max_depth(4)
        .sort_by_file_name();
    let first = texts
        .into_iter()
        .filter_entry(|entry| !entry.file_name().to_string_lossy().starts_with('.'))
        .flatten()
        .find(is_text)?;
    let inside = first.path().strip_prefix(root).ok()?;
    let folder = inside.components().next()?;
    Some(folder.as_os_str().to_string_lossy().into_owned())
}

/// What one file gives.
struct Entry {
    text: Option<Result<Hashed<String>, Refused>>,
    asset: Option<Asset>,
    seen: Seen,
}

fn entry(beneath: &Beneath, found: &Found) -> io::Result<Entry> {
    let mut file = beneath.open_file(&found.real)?;
    let stamp = walk::Stamp::of(&file.metadata()?);
    let ending = found.path.extension().to_ascii_lowercase();
    let is_text = found.path.below("static").is_none() && TEXTS.contains(&ending.as_str());
    let (text, digest, form) = if is_text {
        text(&found.path, &ending, file)?
    } else {
        other(&ending, &mut file)?
    };
    let is_page = found.path.is_markdown() && found.path.below("content").is_some();
    let asset = (!is_page).then_some(Asset {
        digest,
        bytes: stamp.size,
        form,
    });
    Ok(Entry {
        text,
        asset,
        seen: Seen {
            real: found.real.clone(),
            stamp,
            digest,
        },
    })
}

type Measured = (Option<Result<Hashed<String>, Refused>>, Digest, Form);

fn text(path: &SourcePath, ending: &str, mut file: File) -> io::Result<Measured> {
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)?;
    let digest = Digest::of_bytes(&bytes);
    let form = measure::svg::form(path, ending, &bytes);
    Ok((
        Some(inputs::text(path, bytes).map(Hashed::text)),
        digest,
        form,
    ))
}

fn other(ending: &str, file: &mut File) -> io::Result<Measured> {
    let (digest, _) = Digest::of_reader(file)?;
    file.rewind()?;
    Ok((
        None,
        digest,
        measure::form(ending, &mut io::BufReader::new(file)),
    ))
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::fs;
    use std::os::unix::ffi::OsStrExt;

    /// What `read` refuses in a site that `make` lays out, beside a page that is sound: `path
    /// code`.
    #[track_caller]
    fn refused(make: impl Fn(&Path), expected: &[&str]) {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("content")).unwrap();
        fs::write(folder.path().join("content/valid.md"), "x").unwrap();
        make(folder.path());
        let (inputs, _) = read(folder.path(), Options::default(), Moment(0)).unwrap();
        let told: Vec<String> = inputs
            .refused
            .iter()
            .map(|(path, refused)| format!("{path} {}", refused.why.code))
            .collect();
        assert_eq!(told, expected);
        assert!(
            inputs
                .texts
                .contains_key(&SourcePath::new("content/valid.md"))
        );
    }

    #[test]
    fn links_are_refused_wherever_they_lead() {
        let link = |from: &'static str| {
            move |root: &Path| std::os::unix::fs::symlink(from, root.join("content/a.md")).unwrap()
        };
        refused(link("/etc/passwd"), &["content/a.md disk/link"]);
        refused(link("valid.md"), &["content/a.md disk/link"]);
        refused(link("nowhere"), &["content/a.md disk/link"]);
        refused(link("/"), &["content/a.md disk/link"]);
    }

    #[test]
    fn pipes_are_not_opened() {
        use rustix::fs::{CWD, FileType, Mode, mknodat};
        refused(
            |root| {
                mknodat(
                    CWD,
                    root.join("content/a.md"),
                    FileType::Fifo,
                    Mode::RWXU,
                    0,
                )
                .unwrap()
            },
            &["content/a.md disk/special"],
        );
    }

    #[test]
    fn two_spellings_of_one_name_are_refused() {
        let both = |root: &Path| {
            fs::write(root.join("content/é.md"), "").unwrap();
            fs::write(root.join("content/e\u{301}.md"), "").unwrap();
        };
        refused(both, &["content/é.md disk/same-name"]);
    }

    #[test]
    fn names_that_are_no_text_are_refused() {
        let name = |name: &'static [u8]| {
            move |root: &Path| {
                fs::write(
                    root.join("content").join(std::ffi::OsStr::from_bytes(name)),
                    "",
                )
                .unwrap()
            }
        };
        refused(name(b"\xE9.md"), &["content/\u{FFFD}.md disk/name"]);
        refused(name(b"a\\b.md"), &["content/a\\b.md disk/name"]);
        refused(name(b"a\nb.md"), &["content/a\u{FFFD}b.md disk/name"]);
    }

    #[test]
    fn what_is_read_lies_where_it_is_looked_for() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["content", "static", "public", ".git"] {
            fs::create_dir(folder.path().join(name)).unwrap();
        }
        for name in [
            "content/a.md",
            "content/e\u{301}.txt",
            "content/p.png",
            "static/s.css",
            "public/o.html",
            ".git/x",
            "xanh.toml",
            "other.md",
        ] {
            fs::write(folder.path().join(name), "x").unwrap();
        }
        let (inputs, source) = read(folder.path(), Options::default(), Moment(0)).unwrap();
        let names = |paths: Vec<&SourcePath>| {
            paths
                .into_iter()
                .map(SourcePath::to_string)
                .collect::<Vec<_>>()
        };
        assert_eq!(
            names(inputs.texts.keys().collect()),
            ["content/a.md", "content/é.txt", "xanh.toml"]
        );
        assert_eq!(
            names(inputs.assets.keys().collect()),
            [
                "content/p.png",
                "content/é.txt",
                "static/s.css",
                "xanh.toml"
            ]
        );
        assert_eq!(
            source.bytes(&SourcePath::new("content/é.txt")).unwrap(),
            b"x"
        );
        fs::write(folder.path().join("content/a.md"), "changed").unwrap();
        assert_eq!(
            source
                .bytes(&SourcePath::new("content/a.md"))
                .unwrap_err()
                .why
                .code,
            "disk/changed"
        );
    }
}
