//! HTML in texts that is not shown, because only what can do no harm stays.

use crate::base::diagnostic::{Diagnostic, StaticMessage, fault, message, warning};
use crate::base::path::SourcePath;
use crate::base::span::Span;
use crate::graph::site::Site;
use crate::model::config::RawHtml;
use crate::model::markdown::html::{self, Loss};
use crate::rule::Check;
use crate::theme::Theme;

pub const CHECK: Check = Check {
    name: "left-out",
    about: StaticMessage {
        vi: "HTML trong bài bị bỏ mất: phim, tiếng, hình vẽ, ô nhập; chữ ẩn mà vẫn hiện.",
        en: "HTML in texts that is left out: films, sounds, drawings, fields; hidden words that \
             are shown.",
    },
    run,
};

/// Diagnostics: `markdown/left-out`, a warning at the first such element of a line;
/// `markdown/hidden`.
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
    for (loss, range) in html::losses(text) {
        let line = text.get(range.end..).and_then(|rest| rest.find('\n'));
        let end = line.map_or(text.len(), |line| range.end + line);
        match loss {
            Loss::Shown => found.push(shown(Span::new(file, range))),
            Loss::LeftOut(name) if range.start >= told => {
                told = end;
                found.push(left_out(Span::new(file, range), &name));
            }
            Loss::LeftOut(_) => {}
        }
    }
    found
}

/// What somebody meant to hide is never shown.
fn shown(span: Span) -> Diagnostic {
    let fault = fault!(
        "markdown/hidden",
        span,
        vi: "thẻ này không che được gì ở đây: mọi người sẽ thấy chữ trong nó",
        en: "this tag hides nothing here: everybody would see the words in it",
    );
    fault.help(message!(
        vi: "bỏ chữ ấy đi, hoặc đặt nó trong khối `::: trainer` nếu chỉ giảng viên được đọc",
        en: "take the words out, or put them into a block `::: trainer` where they are for \
            trainers alone",
    ))
}

fn left_out(span: Span, name: &str) -> Diagnostic {
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
