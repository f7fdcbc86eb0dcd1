//! Files as they are: those of the theme, `static/`, and what shown text refers to.

use crate::base::diagnostic::Told;
use crate::base::inputs::{Asset, Form, Format};
use crate::base::path::{OutPath, SourcePath};
use crate::graph::links::Target;
use crate::graph::site::Site;
use crate::rule::{Body, Job, Made, Planned, Publisher};
use crate::theme::{File, Theme};
use std::collections::BTreeMap;

pub const PUBLISHER: Publisher = Publisher {
    name: "assets",
    about: Told {
        vi: "Chép tệp của giao diện, `static/` và các tệp mà bài viết dùng.",
        en: "Copies the theme's files, `static/` and the files that pages use.",
    },
    plan,
};

#[derive(Hash)]
struct Input {
    file: File,
    /// What a file of the site is, with the digest of its bytes.
    asset: Option<Asset>,
}

fn plan(site: &Site, theme: &Theme) -> Planned {
    let of_theme = theme.files.iter().map(|(out, file)| job(site, out, file.clone()));
    let used = used(site);
    let of_pages = used.iter().map(|(out, source)| job(site, out, File::Site(source.clone())));
    (of_theme.chain(of_pages).collect(), vec![])
}

/// What the pages that are shown refer to.
fn used(site: &Site) -> BTreeMap<OutPath, SourcePath> {
    let targets = site.links.values().flat_map(|links| links.0.values());
    let files = targets.filter_map(|target| match target {
        Target::File { source, out } | Target::Picture { source, out, .. } => Some((out.clone(), source.clone())),
        _ => None,
    });
    files.collect()
}

fn job(site: &Site, out: &OutPath, file: File) -> Job {
    let asset = if let File::Site(source) = &file { site.assets.get(source).cloned() } else { None };
    Job::new(out.clone(), Input { file, asset }, make)
}

/// A picture that is turned, or that says in its metadata where and by whom it was taken, is written anew without that.
fn make(input: &Input, _: &Theme) -> Made {
    let form = input.asset.as_ref().map(|asset| &asset.form);
    let body = match (&input.file, form) {
        (File::Bytes(bytes), _) => Body::Bytes(bytes.clone()),
        (File::Site(from), Some(Form::Picture { width, format, turned, private, .. }))
            if (*turned || *private) && *format != Format::Gif =>
        {
            Body::Image { from: from.clone(), width: *width, format: *format }
        }
        (File::Site(source), _) => Body::Copy(source.clone()),
    };
    (Some(body), vec![])
}
