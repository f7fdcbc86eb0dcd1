//! Publishing, watched from outside: which files lie where, and which were touched.

use super::manifest::MANIFEST;
use super::*;
use crate::base::date::Moment;
use crate::base::inputs::Options;
use crate::base::path::SourcePath;
use crate::shell::disk;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// A site with one text and one picture that is none.
fn site() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("content")).unwrap();
    fs::write(folder.path().join("content/a.md"), "a").unwrap();
    fs::write(folder.path().join("content/p.bin"), "picture").unwrap();
    folder
}

fn asked() -> BuildKey {
    BuildKey {
        program: "xanh".into(),
        ..BuildKey::default()
    }
}

fn text(path: &str, text: &str) -> (OutPath, Body) {
    (OutPath::new(path), Body::Bytes(text.into()))
}

fn publish(site: &Path, outputs: &[(OutPath, Body)], way: Way) -> Result<Published, Failure> {
    publish_asked(site, outputs, way, asked())
}

fn publish_asked(
    site: &Path,
    outputs: &[(OutPath, Body)],
    way: Way,
    asked: BuildKey,
) -> Result<Published, Failure> {
    let lock = Lock::take(Place::new(site, &site.join("public"), None)?)?;
    let read = crate::shell::environment::clock();
    let (_, source) = disk::read(site, Options::default(), Moment(0))?;
    let publication = Publication::begin(&lock, Maker::new(&source, None), "xanh");
    outputs
        .iter()
        .try_for_each(|(path, body)| publication.put(path, body))?;
    let record = Record {
        asked,
        now: 100,
        next: Some(200),
        read,
        inputs: traces(&source),
        pages: 1,
        ..Record::default()
    };
    publication.finish(record, way)
}

/// Every file below `folder` but the manifest: `path=text`.
fn listed(folder: &Path) -> Vec<String> {
    let files = walkdir::WalkDir::new(folder)
        .sort_by_file_name()
        .into_iter()
        .flatten()
        .filter(|entry| entry.file_type().is_file());
    let names = files
        .map(|entry| {
            entry
                .path()
                .strip_prefix(folder)
                .unwrap()
                .display()
                .to_string()
        })
        .filter(|name| name != MANIFEST);
    names
        .map(|name| format!("{name}={}", fs::read_to_string(folder.join(&name)).unwrap()))
        .collect()
}

#[cfg(unix)]
fn inode(path: &Path) -> u64 {
    std::os::unix::fs::MetadataExt::ino(&path.metadata().unwrap())
}

#[test]
fn a_site_is_published_and_published_again() {
    for way in [Way::Best, Way::TwoRenames] {
        let site = site();
        let public = site.path().join("public");
        let first = [
            text("index.html", "1"),
            text("a/b.html", "b"),
            (
                OutPath::new("p.bin"),
                Body::Copy(SourcePath::new("content/p.bin")),
            ),
        ];
        assert_eq!(
            publish(site.path(), &first, way).unwrap(),
            Published {
                outputs: 3,
                made: 3,
                gone: 0
            }
        );
        assert_eq!(
            listed(&public),
            ["a/b.html=b", "index.html=1", "p.bin=picture"]
        );
        let second = [
            text("index.html", "2"),
            text("c.html", "c"),
            first[2].clone(),
        ];
        assert_eq!(
            publish(site.path(), &second, way).unwrap(),
            Published {
                outputs: 3,
                made: 2,
                gone: 1
            }
        );
        assert_eq!(
            listed(&public),
            ["c.html=c", "index.html=2", "p.bin=picture"]
        );
        assert_eq!(
            listed(&site.path().join(".public.xanh")).len(),
            3,
            "lock, record and .gitignore"
        );
    }
}

fn publish_as(site: &Path, outputs: &[(OutPath, Body)], options: &str) -> Published {
    let asked = BuildKey {
        options: options.into(),
        ..asked()
    };
    publish_asked(site, outputs, Way::Best, asked).unwrap()
}

#[test]
fn files_named_by_what_they_hold_stay_for_one_more_publication() {
    let site = site();
    let public = site.path().join("public");
    let index = |name: &str| text(&format!("search/i/{name}.js"), name);
    let all = |names: [&str; 2]| [index(names[0]), index(names[1]), text("r.js", names[1])];
    publish_as(site.path(), &all(["a", "b"]), "");
    let second = publish_as(site.path(), &all(["b", "c"]), "");
    assert_eq!((second.made, second.gone), (2, 0));
    let listed = || listed(&public.join("search/i"));
    assert_eq!(listed(), ["a.js=a", "b.js=b", "c.js=c"]);
    let again = publish_as(site.path(), &all(["b", "c"]), "");
    assert_eq!(
        (again.made, again.gone),
        (0, 0),
        "nothing is published again"
    );
    assert_eq!(listed(), ["a.js=a", "b.js=b", "c.js=c"]);
    let third = publish_as(site.path(), &all(["c", "d"]), "");
    assert_eq!((third.made, third.gone), (2, 1));
    assert_eq!(listed(), ["b.js=b", "c.js=c", "d.js=d"]);
    publish_as(site.path(), &all(["e", "f"]), "learner");
    assert_eq!(
        listed(),
        ["e.js=e", "f.js=f"],
        "asked for something else, none stays"
    );
}

#[cfg(unix)]
#[test]
fn nothing_is_written_where_nothing_differs() {
    let site = site();
    let public = site.path().join("public");
    let outputs = [text("index.html", "1"), text("a.html", "a")];
    publish(site.path(), &outputs, Way::Best).unwrap();
    let before = (inode(&public), inode(&public.join("a.html")));
    assert_eq!(
        publish(site.path(), &outputs, Way::Best).unwrap(),
        Published {
            outputs: 2,
            made: 0,
            gone: 0
        }
    );
    assert_eq!((inode(&public), inode(&public.join("a.html"))), before);
    publish(
        site.path(),
        &[text("index.html", "2"), text("a.html", "a")],
        Way::Best,
    )
    .unwrap();
    assert_ne!(inode(&public), before.0);
    assert_eq!(
        inode(&public.join("a.html")),
        before.1,
        "what stays is linked, not copied"
    );
}

#[test]
fn a_file_that_someone_changed_is_made_again() {
    let site = site();
    let outputs = [text("index.html", "1"), text("a.html", "a")];
    publish(site.path(), &outputs, Way::Best).unwrap();
    fs::write(site.path().join("public/a.html"), "vandal").unwrap();
    fs::remove_file(site.path().join("public/index.html")).unwrap();
    assert_eq!(publish(site.path(), &outputs, Way::Best).unwrap().made, 2);
    assert_eq!(
        listed(&site.path().join("public")),
        ["a.html=a", "index.html=1"]
    );
}

#[test]
fn files_of_others_are_carried_over() {
    for way in [Way::Best, Way::TwoRenames] {
        let site = site();
        let public = site.path().join("public");
        publish(
            site.path(),
            &[text("index.html", "1"), text("a/b.html", "b")],
            way,
        )
        .unwrap();
        for folder in [".git/refs", "empty"] {
            fs::create_dir_all(public.join(folder)).unwrap();
        }
        for (name, text) in [
            ("CNAME", "cname"),
            (".git/HEAD", "head"),
            ("a/note.txt", "note"),
        ] {
            fs::write(public.join(name), text).unwrap();
        }
        publish(site.path(), &[text("index.html", "2")], way).unwrap();
        assert_eq!(
            listed(&public),
            [
                ".git/HEAD=head",
                "CNAME=cname",
                "a/note.txt=note",
                "index.html=2"
            ]
        );
        assert!(public.join("empty").is_dir() && public.join(".git/refs").is_dir());
    }
}

#[cfg(unix)]
#[test]
fn links_and_closed_folders_of_others_are_carried_over() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let site = site();
    let public = site.path().join("public");
    publish(site.path(), &[text("index.html", "1")], Way::Best).unwrap();
    symlink("nowhere", public.join("link")).unwrap();
    fs::create_dir(public.join("closed")).unwrap();
    fs::write(public.join("closed/x"), "x").unwrap();
    fs::set_permissions(public.join("closed"), fs::Permissions::from_mode(0o555)).unwrap();
    publish(site.path(), &[text("index.html", "2")], Way::Best).unwrap();
    assert_eq!(
        fs::read_link(public.join("link")).unwrap(),
        Path::new("nowhere")
    );
    assert_eq!(
        public
            .join("closed")
            .metadata()
            .unwrap()
            .permissions()
            .mode()
            & 0o777,
        0o555
    );
    assert!(!site.path().join(".public.xanh/new").exists());
}

#[test]
fn a_file_of_others_in_the_way_is_not_overwritten() {
    for (name, output) in [
        ("b.html", "b.html"),
        ("b", "b/c.html"),
        ("b.html/x", "b.html"),
    ] {
        let site = site();
        let public = site.path().join("public");
        publish(site.path(), &[text("index.html", "1")], Way::Best).unwrap();
        let foreign = public.join(name);
        fs::create_dir_all(foreign.parent().unwrap()).unwrap();
        fs::write(&foreign, "mine").unwrap();
        let failure = publish(
            site.path(),
            &[text("index.html", "2"), text(output, "b")],
            Way::Best,
        )
        .unwrap_err();
        assert_eq!(failure.why.code, "disk/foreign");
        assert_eq!(
            listed(&public),
            [format!("{name}=mine"), "index.html=1".to_string()]
        );
        assert!(!site.path().join(".public.xanh/new").exists());
    }
}

#[test]
fn two_builds_do_not_meet() {
    let site = site();
    let place = || Place::new(site.path(), &site.path().join("public"), None).unwrap();
    let first = Lock::take(place()).unwrap();
    assert_eq!(Lock::take(place()).err().unwrap().why.code, "disk/busy");
    drop(first);
    assert!(Lock::take(place()).is_ok());
}

#[test]
fn what_stands_is_known_without_building() {
    let site = site();
    let stands = |asked: &BuildKey, now: i64| {
        let place = Place::new(site.path(), &site.path().join("public"), None).unwrap();
        standing(
            &place,
            asked,
            site.path(),
            &SourcePath::new("xanh.toml"),
            Moment(now),
        )
        .is_some()
    };
    let outputs = [text("index.html", "1")];
    assert!(!stands(&asked(), 100));
    publish(site.path(), &outputs, Way::Best).unwrap();
    assert!(stands(&asked(), 100) && stands(&asked(), 199));
    assert!(!stands(&asked(), 200), "a date has come");
    assert!(!stands(&asked(), 99), "the clock went back");
    assert!(!stands(
        &BuildKey {
            options: "drafts".into(),
            ..asked()
        },
        100
    ));
    fs::write(site.path().join("content/a.md"), "b").unwrap();
    assert!(
        !stands(&asked(), 100),
        "changed in the same moment, of the same size"
    );
    fs::write(site.path().join("content/a.md"), "a").unwrap();
    assert!(stands(&asked(), 100), "changed and changed back");
    fs::write(site.path().join("content/new.md"), "").unwrap();
    assert!(!stands(&asked(), 100));
    fs::remove_file(site.path().join("content/new.md")).unwrap();
    fs::remove_file(site.path().join("public/index.html")).unwrap();
    assert!(!stands(&asked(), 100));
}
