//! No text is set in letters of the years before Unicode.

use crate::base::diagnostic::{Diagnostic, StaticMessage, message, warning};
use crate::base::path::SourcePath;
use crate::base::span::Span;
use crate::graph::site::Site;
use crate::import::letters::{Legacy, stray};
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
    let pages = pages.filter_map(|page| {
        let title = &page.meta.title;
        let in_title = || Some(fault(title.span.clone(), stray(&title.value)?.1));
        in_text(&page.document.file, &page.document.text).or_else(in_title)
    });
    let plans = site.sources.plans.values();
    let plans = plans.filter_map(|plan| in_text(&plan.official.source, &plan.official.text));
    pages.chain(plans).collect()
}

fn in_text(file: &SourcePath, text: &str) -> Option<Diagnostic> {
    let (range, legacy) = stray(text)?;
    Some(fault(Span::new(file, range), legacy))
}

fn fault(span: Span, legacy: Legacy) -> Diagnostic {
    let name = legacy.name();
    let fault = warning!(
        "letters/old",
        span,
        vi: "chữ trông như {name}, không phải Unicode",
        en: "the letters look like {name}, not like Unicode",
    );
    fault.help(message!(
        vi: "nhập lại từ tệp gốc bằng `xanh import`, hoặc đổi đoạn này sang Unicode",
        en: "take it in again from its file with `xanh import`, or turn it into Unicode",
    ))
}
