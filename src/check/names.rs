//! Files whose names a disk of Windows cannot hold.

use crate::base::diagnostic::{Diagnostic, StaticMessage, message, warning};
use crate::base::path::{SourcePath, windows_name};
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

/// Diagnostics: `page/reserved-name`, at the file.
fn run(site: &Site, _: &Theme) -> Vec<Diagnostic> {
    let pages = site
        .pages
        .keys()
        .filter_map(|file| Some((file, file.below("content")?)));
    let of_static = site
        .assets
        .keys()
        .filter_map(|file| Some((file, file.below("static")?)));
    pages
        .chain(of_static)
        .filter_map(|(file, inside)| fault(file, inside))
        .collect()
}

fn fault(file: &SourcePath, inside: &str) -> Option<Diagnostic> {
    let (name, sound) = inside
        .split('/')
        .find_map(|name| Some((name, windows_name(name)?)))?;
    let fault = warning!(
        "page/reserved-name",
        Span::new(file, 0..0),
        vi: "Windows không giữ được tên `{name}`, nên địa chỉ trên trang web đổi khác",
        en: "Windows cannot hold the name `{name}`, so its address on the site is another",
    );
    Some(fault.help(message!(
        vi: "đổi tên, ví dụ thành `{sound}`",
        en: "give it another name, such as `{sound}`",
    )))
}
