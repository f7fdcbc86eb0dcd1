//! Files beside the pages that nothing leads to.

use crate::base::diagnostic::{Diagnostic, message, warning};
use crate::base::inputs::Inputs;
use crate::base::path::{SourcePath, encode};
use crate::base::span::Span;
use crate::graph::links::Target;
use crate::graph::site::Site;
use std::collections::BTreeSet;

/// The files of the content that no page links to and no text names, hidden ones included: they
/// are not on the site. `xanh check` reports them; a build does not, for they do no harm.
///
/// Diagnostics: `file/unlinked`, at the file.
pub fn unlinked(site: &Site, inputs: &Inputs) -> Vec<Diagnostic> {
    let targets = site.links.values().flat_map(|links| links.targets.values());
    let used: BTreeSet<&SourcePath> = targets
        .filter_map(|target| match target {
            Target::File { source, .. } | Target::Picture { source, .. } => Some(source),
            _ => None,
        })
        .collect();
    let left = site
        .assets
        .keys()
        .filter(|file| is_plain(file) && !used.contains(file));
    left.filter(|file| !is_named(inputs, file))
        .map(fault)
        .collect()
}

/// A file beside the pages that the program itself reads nothing from; texts of an office have a
/// check of their own.
fn is_plain(file: &SourcePath) -> bool {
    let inside = file.below("content");
    let read = [
        "toml", "yaml", "yml", "json", "csv", "txt", "lock", "docx", "odt",
    ];
    inside.is_some_and(|inside| !inside.starts_with("registers/"))
        && !read
            .iter()
            .any(|ending| file.extension().eq_ignore_ascii_case(ending))
}

/// Whether a text names the file, in whatever way.
fn is_named(inputs: &Inputs, file: &SourcePath) -> bool {
    let names = [
        file.name().to_string(),
        encode(file.name()),
        file.name().replace(' ', "%20"),
    ];
    let mut texts = inputs.texts.iter().filter(|(file, _)| file.is_markdown());
    texts.any(|(_, text)| names.iter().any(|name| text.contains(name.as_str())))
}

fn fault(file: &SourcePath) -> Diagnostic {
    let fault = warning!(
        "file/unlinked",
        Span::new(file, 0..0),
        vi: "không trang nào dẫn tới tệp này, nên nó không có trên trang web",
        en: "no page leads to this file, so it is not on the site",
    );
    fault.help(message!(
        vi: "dẫn tới nó từ một trang, chuyển nó vào `static/`, hoặc thêm nó vào `ignore` trong \
            `xanh.toml`",
        en: "link to it from a page, move it to `static/`, or add it to `ignore` in `xanh.toml`",
    ))
}
