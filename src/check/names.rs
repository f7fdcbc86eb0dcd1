//! Files whose names a disk of Windows cannot hold.

use crate::base::diagnostic::{Diagnostic, StaticMessage, message, warning};
use crate::base::path::windows_name;
use crate::base::span::Span;
use crate::graph::site::Site;
use crate::rule::Check;
use crate::theme::Theme;

pub const CHECK: Check = Check {
    name: "names",
    about: StaticMessage {
        vi: "Tên tệp mà Windows không giữ được.",
        en: "Names of files that Windows cannot hold.",
    },
    run,
};

/// Diagnostics: `page/reserved-name`, at the file, its `slug` or its alias.
fn run(site: &Site, _: &Theme) -> Vec<Diagnostic> {
    let files = site.pages.keys().chain(site.assets.keys());
    let of_files = files.filter_map(|file| {
        let inside = file.below("content").or_else(|| file.below("static"))?;
        fault(Span::new(file, 0..0), inside)
    });
    let metas = site.pages.values().map(|page| &page.meta);
    let written = metas.flat_map(|meta| meta.slug.iter().chain(&meta.aliases));
    let of_heads = written.filter_map(|name| fault(name.span.clone(), &name.value));
    of_files.chain(of_heads).collect()
}

fn fault(span: Span, path: &str) -> Option<Diagnostic> {
    let (name, sound) = path
        .split('/')
        .find_map(|name| Some((name, windows_name(name)?)))?;
    let fault = warning!(
        "page/reserved-name",
        span,
        vi: "Windows không giữ được tên `{name}`, nên địa chỉ trên trang web đổi khác",
        en: "Windows cannot hold the name `{name}`, so its address on the site is another",
    );
    Some(fault.help(message!(
        vi: "đổi tên, ví dụ thành `{sound}`",
        en: "give it another name, such as `{sound}`",
    )))
}
