//! Files as they are: those of the theme, `static/`, and what shown text refers to.

use crate::base::diagnostic::StaticMessage;
use crate::base::inputs::Asset;
use crate::base::path::{OutPath, SourcePath};
use crate::graph::links::Target;
use crate::graph::places::asset_out;
use crate::graph::site::Site;
use crate::model::document::exams;
use crate::rule::{Body, Job, Made, Planned, Publisher};
use crate::select::context::Context;
use crate::select::cover;
use crate::theme::{File, Theme};
use std::collections::{BTreeMap, BTreeSet};

pub const PUBLISHER: Publisher = Publisher {
    name: "assets",
    about: StaticMessage {
        vi: "Chép tệp của giao diện, `static/` và các tệp mà bài viết dùng.",
        en: "Copies the theme's files, `static/` and the files that pages use.",
    },
    plan,
};

#[derive(Hash)]
struct BundleInput {
    file: File,
    /// What a file of the site is, with the digest of its bytes.
    asset: Option<Asset>,
}

fn plan(Context { site, theme, .. }: Context) -> Planned {
    let of_theme = theme
        .files
        .iter()
        .map(|(out, file)| job(site, out, file.clone()));
    let used = used(site);
    let of_pages = used
        .iter()
        .filter(|(out, _)| !theme.files.contains_key(out))
        .map(|(out, source)| job(site, out, File::Site(source.clone())));
    (of_theme.chain(of_pages).collect(), vec![])
}

/// What the pages that are shown and the texts that they include refer to, and the pictures that
/// stand for them; what an exam alone refers to goes with the exam.
fn used(site: &Site) -> BTreeMap<OutPath, SourcePath> {
    let covers = site
        .pages
        .values()
        .filter_map(|page| cover::wished(page))
        .map(|(file, _)| (asset_out(&file), file));
    let mut files: BTreeMap<_, _> = covers
        .filter(|(_, file)| site.assets.contains_key(file))
        .collect();
    let mut open: Vec<&SourcePath> = site.pages.keys().collect();
    let mut seen = BTreeSet::new();
    while let Some(file) = open.pop() {
        let Some(links) = site.links.get(file).filter(|_| seen.insert(file)) else {
            continue;
        };
        let exams = site
            .page(file)
            .or_else(|| site.parts.get(file))
            .map(|page| exams(&page.document.blocks))
            .unwrap_or_default();
        let shown = |at: u32| !exams.contains(at as usize);
        for (_, target) in links.targets.iter().filter(|(at, _)| shown(**at)) {
            match target {
                Target::File { source, out } | Target::Picture { source, out, .. } => {
                    drop(files.insert(out.clone(), source.clone()))
                }
                Target::Part { source } => open.push(source),
                _ => {}
            }
        }
    }
    files
}

fn job(site: &Site, out: &OutPath, file: File) -> Job {
    let asset = if let File::Site(source) = &file {
        site.assets.get(source).cloned()
    } else {
        None
    };
    Job::new(out.clone(), BundleInput { file, asset }, make)
}

fn make(input: &BundleInput, _: &Theme) -> Made {
    let body = match &input.file {
        File::Bytes(bytes) => Body::Bytes(bytes.clone()),
        File::Site(file) => Body::of_file(file, input.asset.as_ref().map(|asset| &asset.form)),
    };
    (Some(body), vec![])
}
