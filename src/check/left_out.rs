//! HTML in texts that is not shown, because only what can do no harm stays.

use crate::base::diagnostic::{Diagnostic, StaticMessage, message, warning};
use crate::base::path::SourcePath;
use crate::base::span::Span;
use crate::graph::site::Site;
use crate::model::config::RawHtml;
use crate::model::markdown::html;
use crate::rule::Check;
use crate::theme::Theme;

pub const CHECK: Check = Check {
    name: "left-out",
    about: StaticMessage {
        vi: "HTML trong bài bị bỏ mất: phim, tiếng, hình vẽ, ô nhập.",
        en: "HTML in texts that is left out: films, sounds, drawings, fields.",
    },
    run,
};

/// Diagnostics: `markdown/left-out`, a warning at the first such element of a line.
fn run(site: &Site, _: &Theme) -> Vec<Diagnostic> {
    if site.config.html != RawHtml::Sanitised {
        return vec![];
    }
    let documents = site.pages.values().map(|page| &page.document);
    let with_html = documents.filter(|document| document.text.contains('<'));
    with_html
        .flat_map(|document| faults(&document.file, &document.text))
        .collect()
}

fn faults(file: &SourcePath, text: &str) -> Vec<Diagnostic> {
    let mut told = 0;
    let mut found = vec![];
    for (name, range) in html::all_left_out(text) {
        if range.start < told {
            continue;
        }
        let line = text.get(range.end..).and_then(|rest| rest.find('\n'));
        told = line.map_or(text.len(), |line| range.end + line);
        found.push(fault(Span::new(file, range), &name));
    }
    found
}

fn fault(span: Span, name: &str) -> Diagnostic {
    let fault = warning!(
        "markdown/left-out",
        span,
        vi: "`<{name}>` không dùng được ở đây nên bị bỏ, cùng những gì nó hiện",
        en: "`<{name}>` does not work here and is left out, with what it shows",
    );
    fault.help(message!(
        vi: "viết bằng Markdown: ảnh `![chữ](tep.png)`, liên kết `[chữ](tep.mp4)`; để giữ mọi \
            HTML thì đặt `html = \"trusted\"` trong `xanh.toml`",
        en: "write it in Markdown: a picture `![words](file.png)`, a link `[words](file.mp4)`; to \
            keep all HTML, set `html = \"trusted\"` in `xanh.toml`",
    ))
}
