//! Files inside the program: the default theme, the theme that new ones begin as, and the site that
//! shows every kind of page.

use crate::base::path::SourcePath;
use include_dir::{Dir, include_dir};

static THEME: Dir = include_dir!("$CARGO_MANIFEST_DIR/themes/xanh");
static SAMPLE: Dir = include_dir!("$CARGO_MANIFEST_DIR/themes/mau");
static FIXTURE: Dir = include_dir!("$CARGO_MANIFEST_DIR/src/theme/fixture");

/// The guide for theme authors; its tables are the contract.
pub const GUIDE: &str = include_str!("../../themes/README.md");

/// The files of the default theme: name below `themes/xanh/`, and bytes.
pub fn files() -> Vec<(String, &'static [u8])> {
    all(&THEME)
}

/// The files of the theme `mau`, by name below its folder.
pub fn sample() -> Vec<(String, &'static [u8])> {
    all(&SAMPLE)
}

/// The files of a site with every kind of page, by name below its root.
pub fn fixture() -> Vec<(String, &'static [u8])> {
    all(&FIXTURE)
}

fn all(dir: &'static Dir) -> Vec<(String, &'static [u8])> {
    let mut files = vec![];
    collect(dir, &mut files);
    files
}

fn collect(dir: &'static Dir, into: &mut Vec<(String, &'static [u8])>) {
    into.extend(
        dir.files()
            .filter_map(|file| Some((file.path().to_str()?.replace('\\', "/"), file.contents()))),
    );
    dir.dirs().for_each(|dir| collect(dir, into));
}

/// The text of a file of the default theme, by the path it has in this repository.
pub fn text(file: &SourcePath) -> Option<&'static str> {
    THEME.get_file(file.below("themes/xanh")?)?.contents_utf8()
}
