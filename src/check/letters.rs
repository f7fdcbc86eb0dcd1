//! No text is set in letters of the years before Unicode.

use crate::base::diagnostic::{Diagnostic, StaticMessage, message, warning};
use crate::base::path::SourcePath;
use crate::base::span::Span;
use crate::graph::site::Site;
use crate::import::letters::stray;
use crate::rule::Check;
use crate::theme::Theme;

pub const CHECK: Check = Check {
    name: "letters",
    about: StaticMessage {
        vi: "Trang có chữ trông như TCVN3 hoặc VNI.",
        en: "Texts whose letters look like TCVN3 or VNI.",
    },
    run,
};

/// Diagnostics: `letters/old`, a warning at the first line of a file that looks so.
fn run(site: &Site, _: &Theme) -> Vec<Diagnostic> {
    let pages = site.pages.values();
    let pages = pages.filter_map(|page| fault(&page.document.file, &page.document.text));
    let plans = site.sources.plans.values();
    let plans = plans.filter_map(|plan| fault(&plan.official.source, &plan.official.text));
    pages.chain(plans).collect()
}

fn fault(file: &SourcePath, text: &str) -> Option<Diagnostic> {
    let (range, legacy) = stray(text)?;
    let name = legacy.name();
    let fault = warning!(
        "letters/old",
        Span::new(file, range),
        vi: "chữ trông như {name}, không phải Unicode",
        en: "the letters look like {name}, not like Unicode",
    );
    Some(fault.help(message!(
        vi: "nhập lại từ tệp gốc bằng `xanh import`, hoặc đổi đoạn này sang Unicode",
        en: "take it in again from its file with `xanh import`, or turn it into Unicode",
    )))
}
