//! A site is read again: only what changed.

use super::beneath::Beneath;
use super::walk::{self, Found, Kind};
use super::{Entry, Seen, Source, gather, take_in};
use crate::base::date::Moment;
use crate::base::inputs::{Cause, Inputs};
use crate::base::path::SourcePath;
use crate::shell::failure::Failure;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// What may have changed since a reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Changed {
    /// Files and folders below the root, by their names on the disk.
    Files(BTreeSet<PathBuf>),
    /// Nobody knows: every file is looked at, and opened where size or time differ.
    All,
}

impl Changed {
    /// Both changes as one.
    pub fn and(self, other: Changed) -> Changed {
        match (self, other) {
            (Changed::Files(mut some), Changed::Files(more)) => {
                some.extend(more);
                Changed::Files(some)
            }
            _ => Changed::All,
        }
    }
}

/// A file whose time is this near to the reading may have changed once more within one tick of the
/// disk's clock; nanoseconds.
const TICK: i64 = 2_000_000_000;

/// Reads the site at `root` once more after `before`, which was read at the clock `read`, in
/// nanoseconds.
///
/// Failures: `disk/unreadable`.
pub fn rescan(
    root: &Path,
    before: &(Inputs, Source),
    changed: &Changed,
    read: i64,
    now: Moment,
) -> Result<(Inputs, Source), Failure> {
    let whole = || {
        let found = walk::walk(root, &before.0.options.config);
        gather(root, found, before.0.options.clone(), now, &|found| {
            same(found, before, read)
        })
    };
    match changed {
        Changed::Files(names)
            if before
                .0
                .refused
                .values()
                .all(|refused| refused.cause != Cause::SameName) =>
        {
            some(root, before, names, now).map_or_else(whole, Ok)
        }
        _ => whole(),
    }
}

/// What is known of a file that looks as it did.
pub(super) fn same(found: &Found, (inputs, source): &(Inputs, Source), read: i64) -> Option<Entry> {
    let seen = source
        .files()
        .get(&found.path)
        .filter(|seen| seen.real == found.real)?;
    let Kind::File(stamp) = &found.kind else {
        return None;
    };
    if *stamp != seen.stamp || stamp.changed > read - TICK {
        return None;
    }
    let text = inputs.texts.get(&found.path).cloned().map(Ok);
    let refused = || inputs.refused.get(&found.path).cloned().map(Err);
    Some(Entry {
        text: text.or_else(refused),
        asset: inputs.assets.get(&found.path).cloned(),
        seen: seen.clone(),
    })
}

/// Reads what stands at `names` and below; `None` where that is not all there is to look at.
fn some(
    root: &Path,
    (inputs, source): &(Inputs, Source),
    names: &BTreeSet<PathBuf>,
    now: Moment,
) -> Option<(Inputs, Source)> {
    let beneath = Beneath::open(root).ok()?;
    let mut reading = (
        Inputs {
            now,
            ..inputs.clone()
        },
        source.files().clone(),
    );
    for name in names {
        let gone = forget(&walk::shown(name), &mut reading);
        // The same name, its marks put together in another way.
        if gone.iter().any(|real| !real.starts_with(name)) {
            return None;
        }
        let found = walk::below(root, name);
        if found
            .iter()
            .any(|found| reading.1.contains_key(&found.path))
        {
            return None;
        }
        take_in(root, &beneath, found, &|_| None, &mut reading);
    }
    Some((reading.0, Source::new(beneath, reading.1)))
}

/// Forgets the file `name`, or all files below the folder of that name; gives their names on the
/// disk.
fn forget(
    name: &SourcePath,
    (inputs, seen): &mut (Inputs, BTreeMap<SourcePath, Seen>),
) -> Vec<PathBuf> {
    let near = |path: &&SourcePath| path.as_str().starts_with(name.as_str());
    let meant = |path: &&SourcePath| *path == name || path.below(name.as_str()).is_some();
    let refused = inputs
        .refused
        .range(name.clone()..)
        .map(|(path, _)| path)
        .take_while(near);
    let known = seen
        .range(name.clone()..)
        .map(|(path, _)| path)
        .take_while(near);
    let gone: Vec<SourcePath> = known.chain(refused).filter(meant).cloned().collect();
    let forget_one = |path: SourcePath| {
        inputs.texts.remove(&path);
        inputs.assets.remove(&path);
        inputs.refused.remove(&path);
        seen.remove(&path).map(|seen| seen.real)
    };
    gone.into_iter().filter_map(forget_one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::inputs::Options;
    use crate::shell::disk::read;
    use std::fs;

    /// Names that are told of, and what was done to them.
    type Step<'a> = (&'a [&'a str], &'a dyn Fn(&Path));

    /// After each of `steps`, what is read again by names is what is read anew.
    #[track_caller]
    fn check(steps: &[Step]) {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        fs::create_dir_all(root.join("content/a")).unwrap();
        for name in [
            "content/a.md",
            "content/a/b.md",
            "content/a/p.png",
            "xanh.toml",
        ] {
            fs::write(root.join(name), name).unwrap();
        }
        let mut before = read(root, Options::default(), Moment(0)).unwrap();
        for (names, step) in steps {
            step(root);
            let changed = Changed::Files(names.iter().map(PathBuf::from).collect());
            before = rescan(root, &before, &changed, 0, Moment(0)).unwrap();
            let anew = read(root, Options::default(), Moment(0)).unwrap();
            assert_eq!(
                format!("{:?}", before.0),
                format!("{:?}", anew.0),
                "{names:?}"
            );
            assert_eq!(
                format!("{:?}", before.1.files()),
                format!("{:?}", anew.1.files()),
                "{names:?}"
            );
        }
    }

    #[test]
    fn what_is_read_again_is_what_is_read_anew() {
        check(&[
            (&["content/a.md"], &|root| {
                fs::write(root.join("content/a.md"), "changed").unwrap()
            }),
            (&["content/a", "content/c"], &|root| {
                fs::rename(root.join("content/a"), root.join("content/c")).unwrap()
            }),
            (&["content/c/b.md"], &|root| {
                fs::remove_file(root.join("content/c/b.md")).unwrap()
            }),
            (&["content/é.md"], &|root| {
                fs::write(root.join("content/é.md"), [0xFF]).unwrap()
            }),
            (&["content/e\u{301}.md"], &|root| {
                fs::write(root.join("content/e\u{301}.md"), "two").unwrap()
            }),
            (&["content/é.md"], &|root| {
                fs::remove_file(root.join("content/é.md")).unwrap()
            }),
            (&["themes"], &|root| {
                fs::create_dir_all(root.join("themes/t/templates")).unwrap();
                fs::write(root.join("themes/t/templates/page.html"), "x").unwrap();
            }),
            (&["content"], &|root| {
                fs::remove_dir_all(root.join("content")).unwrap()
            }),
        ]);
    }
}
