//! What a newsroom would trip over: headlines too long, pictures without credit, a cut that is not
//! at the end.

use crate::base::diagnostic::{Diagnostic, Message, StaticMessage, message, warning};
use crate::base::path::SourcePath;
use crate::base::span::{Span, Spanned};
use crate::graph::links::Target;
use crate::graph::site::Site;
use crate::model::block::{Block, DirectiveKind};
use crate::model::document::{Document, LinkForm};
use crate::model::meta::{ColumnMeta, Kind, Picture};
use crate::model::page::Page;
use crate::rule::Check;
use crate::text::sms;
use crate::theme::Theme;

pub const CHECK: Check = Check {
    name: "columns",
    about: StaticMessage {
        vi: "Soát chuyên mục trước khi gửi tòa soạn: độ dài tít, nguồn ảnh, quyền đăng lại ảnh, \
            chỗ cắt.",
        en: "Looks over columns before a newsroom does: lengths of headlines, credits and rights \
            of pictures, the cut.",
    },
    run,
};

/// Letters that a short headline may have.
const SHORT: usize = 40;

/// Letters of one text message in Vietnamese. Source: 3GPP TS 23.038 §6.2.3.
const MESSAGE: usize = 70;

/// Diagnostics: `column/headline`, `image/no-credit`, `image/reprint`, `image/untold`,
/// `image/missing`, `column/cut`.
fn run(site: &Site, _: &Theme) -> Vec<Diagnostic> {
    let mut found = vec![];
    for page in site.pages.values().filter(|page| page.section.is_none()) {
        found.extend(
            page.meta
                .image
                .as_ref()
                .and_then(|file| missing(site, page, file)),
        );
        if let Kind::Column(column) = &page.kind {
            found.extend(headlines(column));
            found.extend(
                column
                    .images
                    .iter()
                    .flat_map(|picture| told(site, page, picture)),
            );
            found.extend(untold(site, page, column));
            found.extend(cut(&page.document));
        }
    }
    found
}

fn headlines(column: &ColumnMeta) -> Vec<Diagnostic> {
    let short = column
        .headlines
        .short
        .as_ref()
        .and_then(|headline| too_long(headline, SHORT));
    let sms = column
        .headlines
        .sms
        .as_ref()
        .and_then(|headline| too_long(headline, MESSAGE));
    let parts = column
        .headlines
        .sms
        .as_ref()
        .map_or(0, |headline| sms::message(&headline.value).parts);
    let costs =
        message!(vi: "tin nhắn này gửi thành {parts} tin", en: "this message is sent as {parts}");
    short
        .into_iter()
        .chain(sms.map(|fault| if parts > 1 { fault.help(costs) } else { fault }))
        .collect()
}

fn too_long(headline: &Spanned<String>, most: usize) -> Option<Diagnostic> {
    let letters = headline.value.chars().count();

    (letters > most).then(|| {
        warning!(
            "column/headline",
            headline.span.clone(),
            vi: "tít dài {letters} ký tự, quá {most}",
            en: "a headline of {letters} characters, more than {most}",
        )
    })
}

/// What the front matter says of a picture.
fn told(site: &Site, page: &Page, picture: &Picture) -> Vec<Diagnostic> {
    let file = &picture.file;
    let warn = |code, vi: &str, en: &str, help: Message| {
        Diagnostic::warning(code, file.span.clone(), Message::new(vi, en)).help(help)
    };
    let mut found = vec![];
    if picture.credit.is_empty() {
        let help = message!(vi: "thêm `credit: \"Ảnh: …\"`", en: "add `credit: \"Photo: …\"`");
        found.push(warn(
            "image/no-credit",
            "ảnh không ghi nguồn",
            "a picture without credit",
            help,
        ));
    }
    if picture.reprint.is_none() {
        let help = message!(
            vi: "thêm `reprint: yes`, `no` hoặc `ask`",
            en: "add `reprint: yes`, `no` or `ask`",
        );
        found.push(warn(
            "image/reprint",
            "không rõ ảnh có được đăng lại không",
            "not said whether the picture may be printed again",
            help,
        ));
    }
    found.extend(missing(site, page, file));
    found
}

/// A picture that the front matter names and the site does not have.
fn missing(site: &Site, page: &Page, file: &Spanned<String>) -> Option<Diagnostic> {
    let message = Message::new(
        format!("không có ảnh `{}`", file.value),
        format!("no picture `{}`", file.value),
    );
    let help = message!(
        vi: "đường dẫn tính từ thư mục của bài",
        en: "the way to it starts at the folder of the page",
    );
    resolved(site, page, &file.value)
        .is_none()
        .then(|| Diagnostic::error("image/missing", file.span.clone(), message).help(help))
}

fn resolved(site: &Site, page: &Page, file: &str) -> Option<SourcePath> {
    page.source
        .resolve(file)
        .filter(|file| site.assets.contains_key(file))
}

/// Pictures in the text that the front matter does not tell of.
fn untold(site: &Site, page: &Page, column: &ColumnMeta) -> Vec<Diagnostic> {
    let known: Vec<SourcePath> = column
        .images
        .iter()
        .filter_map(|picture| resolved(site, page, &picture.file.value))
        .collect();
    let links = site.links.get(&page.source);
    let pictures = page
        .document
        .links
        .iter()
        .filter(|link| link.form == LinkForm::Picture);
    let unknown =
        pictures.filter(
            |link| match links.and_then(|links| links.targets.get(&link.span.start)) {
                Some(Target::Picture { source, .. }) => !known.contains(source),
                _ => false,
            },
        );
    unknown
        .map(|link| no_entry(&link.goal, link.span.clone()))
        .collect()
}

fn no_entry(goal: &str, span: Span) -> Diagnostic {
    let message = message!(
        vi: "không rõ nguồn và quyền đăng lại của ảnh `{goal}`",
        en: "neither credit nor rights are told of the picture `{goal}`",
    );
    let help = message!(
        vi: "thêm vào `images:` một mục `file: {goal}` với `credit` và `reprint`",
        en: "add an entry `file: {goal}` with `credit` and `reprint` to `images:`",
    );
    Diagnostic::warning("image/untold", span, message).help(help)
}

/// A cut after which the text goes on: what is left would have a hole.
fn cut(document: &Document) -> Option<Diagnostic> {
    let at = document.blocks.iter().position(|block| match block {
        Block::Directive(directive) => directive.kind == DirectiveKind::Cut,
        Block::Text(_) => false,
    })?;
    let Block::Directive(cut) = &document.blocks[at] else {
        return None;
    };
    let goes_on = document.blocks[at + 1..].iter().any(|block| match block {
        Block::Directive(_) => true,
        Block::Text(range) => says_something(document, range),
    });
    let message =
        message!(vi: "sau phần cắt được vẫn còn chữ", en: "the text goes on after what may be cut");
    let help = message!(
        vi: "đóng khối `cut` ở cuối bài",
        en: "close the block `cut` at the end of the text",
    );
    goes_on.then(|| Diagnostic::warning("column/cut", cut.fence.clone(), message).help(help))
}

/// Whether anything but white space, fences and definitions of notes and links stands in `range`.
fn says_something(document: &Document, range: &std::ops::Range<usize>) -> bool {
    let lines = document
        .text
        .get(range.clone())
        .unwrap_or_default()
        .lines()
        .map(str::trim);
    lines
        .filter(|line| !line.is_empty() && !line.starts_with('['))
        .any(|line| !line.bytes().all(|byte| matches!(byte, b'*' | b':')))
}
