//! Files of Word and LibreOffice that lie between the texts are no pages yet.

use crate::base::diagnostic::{Diagnostic, StaticMessage, message, warning};
use crate::base::path::SourcePath;
use crate::base::span::Span;
use crate::graph::links::Target;
use crate::graph::site::Site;
use crate::rule::Check;
use crate::theme::Theme;
use std::collections::BTreeSet;

pub const CHECK: Check = Check {
    name: "dropped",
    about: StaticMessage {
        vi: "Tệp .docx, .odt nằm giữa các bài mà chưa thành trang.",
        en: "Files .docx and .odt between the texts that are no pages yet.",
    },
    run,
};

/// Diagnostics: `file/dropped`, a warning at each such file, with the command that makes a page of
/// it.
fn run(site: &Site, _: &Theme) -> Vec<Diagnostic> {
    files(site).into_iter().map(fault).collect()
}

/// Texts of an office in the content that no page leads to.
pub fn files(site: &Site) -> Vec<&SourcePath> {
    let texts = site.assets.keys().filter(|file| is_text(file));
    let texts: Vec<&SourcePath> = texts.collect();
    if texts.is_empty() {
        return texts;
    }
    let targets = site.links.values().flat_map(|links| links.targets.values());
    let linked: BTreeSet<&SourcePath> = targets
        .filter_map(|target| match target {
            Target::File { source, .. } => Some(source),
            _ => None,
        })
        .collect();
    texts
        .into_iter()
        .filter(|file| !linked.contains(file))
        .collect()
}

/// Whether a file is a text of an office, between those of the site.
pub fn is_text(file: &SourcePath) -> bool {
    let ending = file.extension().to_ascii_lowercase();
    file.below("content").is_some() && matches!(ending.as_str(), "docx" | "odt")
}

fn fault(file: &SourcePath) -> Diagnostic {
    let fault = warning!(
        "file/dropped",
        Span::new(file, 0..0),
        vi: "tệp này chưa thành trang, nên nó không có trên trang web",
        en: "this file is no page yet, so it is not on the site",
    );
    fault.help(message!(
        vi: "chạy `xanh import page \"{file}\"`, rồi chuyển tệp ra ngoài `content/`; để người đọc \
            tải nó về thì dẫn tới nó từ một trang",
        en: "run `xanh import page \"{file}\"`, then move the file out of `content/`; for readers \
            to take it away, link to it from a page",
    ))
}
