//! What is served: a site, a folder of texts, or one text.

use crate::base::date::Moment;
use crate::base::inputs::{Inputs, Options};
use crate::shell::disk::{self, Changed, Source};
use crate::shell::environment;
use crate::shell::failure::Failure;
use crate::shell::watch::{RecursiveMode, Watched};
use std::path::{Path, PathBuf};

/// A folder and how it is read.
#[derive(Clone, Debug)]
pub struct Folder {
    /// Absolute, without links on the way.
    pub root: PathBuf,
    pub form: Form,
    pub options: Options,
    /// Always this moment; `None` follows the clock.
    pub clock: Option<Moment>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Form {
    Site,
    /// Texts without a site, or only the one of this name.
    Loose(Option<PathBuf>),
}

/// A reading and its clock in nanoseconds.
pub type Reading = ((Inputs, Source), i64);

impl Folder {
    /// Reads it, what has `changed` since `before`.
    ///
    /// Failures: `disk/unreadable`.
    pub fn read(
        &self,
        before: Option<(&(Inputs, Source), i64)>,
        changed: &Changed,
    ) -> Result<Reading, Failure> {
        let (clock, now) = (
            environment::clock(),
            self.clock.unwrap_or_else(environment::now),
        );
        let reading = match (&self.form, before) {
            (Form::Loose(only), before) => disk::ad_hoc(
                &self.root,
                only.as_deref(),
                &self.title(only.as_deref()),
                before,
                (self.options.clone(), now),
            ),
            (Form::Site, Some((before, read))) => {
                disk::rescan(&self.root, before, changed, read, now)
            }
            (Form::Site, None) => disk::read(&self.root, self.options.clone(), now),
        };
        Ok((reading?, clock))
    }

    fn title(&self, only: Option<&Path>) -> String {
        let name = only.and_then(Path::file_stem).or(self.root.file_name());
        name.map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default()
    }

    pub fn watched(&self) -> Watched {
        let mode = if matches!(self.form, Form::Loose(Some(_))) {
            RecursiveMode::NonRecursive
        } else {
            RecursiveMode::Recursive
        };
        Watched {
            root: self.root.clone(),
            config: (self.form == Form::Site).then(|| self.options.config.clone()),
            mode,
        }
    }
}

/// Whether two readings of one folder give the same site.
pub fn is_same(one: &Inputs, other: &Inputs) -> bool {
    let assets = |inputs: &Inputs| {
        inputs
            .assets
            .iter()
            .map(|(file, asset)| (file.clone(), asset.digest))
            .collect::<Vec<_>>()
    };
    let refused = |inputs: &Inputs| {
        inputs
            .refused
            .values()
            .map(|refused| refused.why.clone())
            .collect::<Vec<_>>()
    };
    one.texts == other.texts && refused(one) == refused(other) && assets(one) == assets(other)
}
