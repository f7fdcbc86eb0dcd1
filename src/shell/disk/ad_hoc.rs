//! A text, or a folder of texts, that is no site yet, read as if it were one.

use super::rescan::same;
use super::walk;
use super::{Source, gather};
use crate::base::date::Moment;
use crate::base::digest::Hashed;
use crate::base::inputs::{Inputs, Options};
use crate::base::path::SourcePath;
use crate::shell::failure::Failure;
use std::path::Path;

/// All Markdown files of the folder `root`, or `only` one, as the content of a site named `title`.
/// `before` is the last reading and its clock.
///
/// Where nobody wrote a home page, an empty one lists what is there.
/// Failures: `disk/unreadable`.
pub fn ad_hoc(
    root: &Path,
    only: Option<&Path>,
    title: &str,
    before: Option<(&(Inputs, Source), i64)>,
    (options, now): (Options, Moment),
) -> Result<(Inputs, Source), Failure> {
    let known = |found: &walk::Found| before.and_then(|(before, read)| same(found, before, read));
    let config = options.config.clone();
    let (mut inputs, source) = gather(root, walk::ad_hoc(root, only), options, now, &known)?;
    let quoted = title
        .replace('\\', "\\\\")
        .replace('"', "\\\"")
        .replace(char::is_control, " ");
    let mut add = |file: SourcePath, text: String| inputs.texts.insert(file, Hashed::text(text));
    add(config, format!("title = \"{quoted}\"\n"));
    let homes = ["content/_index.md", "content/index.md"].map(SourcePath::new);
    if only.is_none() && !homes.iter().any(|home| source.files().contains_key(home)) {
        add(homes[0].clone(), format!("---\ntitle: \"{quoted}\"\n---\n"));
    }
    Ok((inputs, source))
}
