//! The default theme, inside the program.

use crate::base::path::SourcePath;
use include_dir::{Dir, include_dir};

static THEME: Dir = include_dir!("$CARGO_MANIFEST_DIR/themes/xanh");

/// The files of the default theme: name below `themes/xanh/`, and bytes.
pub fn files() -> Vec<(String, &'static [u8])> {
    let mut files = vec![];
    collect(&THEME, &mut files);
    files
}

fn collect(dir: &'static Dir, into: &mut Vec<(String, &'static [u8])>) {
    into.extend(dir.files().filter_map(|file| Some((file.path().to_str()?.replace('\\', "/"), file.contents()))));
    dir.dirs().for_each(|dir| collect(dir, into));
}

/// The text of a file of the default theme, by the path it has in this repository.
pub fn text(file: &SourcePath) -> Option<&'static str> {
    THEME.get_file(file.below("themes/xanh")?)?.contents_utf8()
}
