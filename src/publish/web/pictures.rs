//! The pictures of pages in the widths of screens: `anh/cay.jpg.sizes/480.jpg`.

use crate::base::diagnostic::{Diagnostic, StaticMessage, message, warning};
use crate::base::path::{OutPath, SourcePath};
use crate::base::span::Span;
use crate::base::variants::Variants;
use crate::graph::links::Target;
use crate::graph::site::Site;
use crate::rule::{Body, Job, Made, Planned, Publisher};
use crate::select::context::Context;
use crate::select::variants::{folder, of_file, outs, settings};
use crate::theme::Theme;
use std::collections::BTreeMap;
use std::sync::Arc;

pub const PUBLISHER: Publisher = Publisher {
    name: "pictures",
    about: StaticMessage {
        vi: "Ghi ảnh của các trang theo bề ngang của điện thoại và máy tính (`[pictures]`).",
        en: "Writes the pictures of pages in the widths of phones and desktops (`[pictures]`).",
    },
    plan,
};

#[derive(Hash)]
struct PictureInput {
    file: SourcePath,
    out: OutPath,
    variants: Option<Arc<Variants>>,
}

fn plan(Context { site, .. }: Context) -> Planned {
    let job =
        |(out, file): (OutPath, SourcePath)| Job::lazy(folder(&out), (out, file), select, make);
    let jobs = shown(site).into_iter().map(job);
    (jobs.collect(), settings(&site.config).1)
}

/// The pictures that texts show.
fn shown(site: &Site) -> BTreeMap<OutPath, SourcePath> {
    let links = site.links.values();
    let targets = links.flat_map(|links| links.targets.values());
    targets
        .filter_map(|target| match target {
            Target::Picture { source, out, .. } => Some((out.clone(), source.clone())),
            _ => None,
        })
        .collect()
}

fn select((out, file): &(OutPath, SourcePath), context: Context) -> PictureInput {
    PictureInput {
        file: file.clone(),
        out: out.clone(),
        variants: of_file(context.site, file),
    }
}

fn make(input: &PictureInput, _: &Theme) -> Made {
    let Some(variants) = &input.variants else {
        return (None, vec![]);
    };
    let files = outs(&input.out, variants).into_iter();
    let files: Vec<_> = files
        .map(|(out, variant)| (out, Body::of_variant(&input.file, &variant)))
        .collect();
    let body = (!files.is_empty()).then_some(Body::Folder(files));
    (body, damaged(input, variants).into_iter().collect())
}

fn damaged(input: &PictureInput, variants: &Variants) -> Option<Diagnostic> {
    let why = variants.broken.as_ref()?;
    let fault = warning!(
        "image/damaged",
        Span::new(&input.file, 0..0),
        vi: "ảnh này chỉ đọc được một phần: {why}",
        en: "this picture can be read only in part: {why}",
    );
    Some(fault.help(message!(
        vi: "xuất lại ảnh ra tệp PNG hoặc JPEG",
        en: "export the picture again, as PNG or JPEG",
    )))
}
