//! One Markdown file becomes a page.

use super::blocks;
use super::front_matter::front_matter;
use super::markdown;
use crate::base::diagnostic::{Diagnostic, message};
use crate::base::digest::Hashed;
use crate::base::path::{OutPath, SourcePath};
use crate::base::span::Span;
use crate::model::config::Config;
use crate::model::meta::{Head, Meta, Role};
use crate::model::page::Page;
use crate::model::reader::Reader;
use crate::model::register::Lexicon;
use crate::text::vi;
use crate::theme::BlockSpec;
use std::borrow::Cow;
use std::ops::Range;

/// All that a page is read from, besides its text.
#[derive(Clone, Copy)]
pub struct PageContext<'a> {
    pub config: &'a Hashed<Config>,
    pub role: Role,
    pub wishes: &'a [BlockSpec],
    pub reader: &'a Reader,
    pub lexicon: &'a Lexicon,
}

/// The page in `text`, cut for its reader.
///
/// Diagnostics: those of front matter, fences and Markdown; `page/address` where no address can be
/// made of its name.
pub fn page(file: &SourcePath, text: &str, context: PageContext) -> (Page, Vec<Diagnostic>) {
    let (head, mut diagnostics) = front_matter(file, text, context.role, context.config);
    let text = &*without(text, head.heading.as_ref());
    let scanned = blocks::scan(file, text, head.body, context.wishes, context.reader);
    let cut_parts = scanned
        .uncut
        .as_ref()
        .map(|text| markdown::included(file, text))
        .unwrap_or_default();
    let (document, faults) = markdown::document(file, text, scanned, context.lexicon);
    diagnostics.extend(faults);
    let Head {
        meta,
        kind,
        section,
        ..
    } = head;
    let out = address(file, &meta, context.role).unwrap_or_else(|| {
        let message = message!(
            vi: "tên tệp này không cho được địa chỉ nào",
            en: "no address can be made of this file's name",
        );
        let help = message!(
            vi: "đặt `slug: ten-bai` trong phần đầu",
            en: "write `slug: a-name` in its front matter",
        );
        diagnostics
            .push(Diagnostic::error("page/address", Span::new(file, 0..0), message).help(help));
        OutPath::new("khong-ten.html")
    });
    (
        Page {
            cut_parts,
            ..Page::new(file, out, (meta, kind, section), document)
        },
        diagnostics,
    )
}

/// `text` with spaces over the heading that is its title, so that places stay true.
fn without<'t>(text: &'t str, heading: Option<&Range<usize>>) -> Cow<'t, str> {
    let Some(heading) = heading else {
        return Cow::Borrowed(text);
    };
    let blank = text[heading.clone()].bytes();
    let blank = blank.map(|byte| match byte {
        b'\n' | b'\r' => char::from(byte),
        _ => ' ',
    });
    let (before, after) = (&text[..heading.start], &text[heading.end..]);
    Cow::Owned(before.chars().chain(blank).chain(after.chars()).collect())
}

/// Where a page goes: `content/dao-tao/3t.md` -> `dao-tao/3t.html`, an index to `index.html`; names
/// become slugs.
fn address(file: &SourcePath, meta: &Meta, role: Role) -> Option<OutPath> {
    let inside = file.below("content").unwrap_or(file.as_str());
    let mut names: Vec<String> = inside.split('/').map(vi::slug).collect();
    names.pop();
    let index = role == Role::Section || matches!(file.stem(), "index" | "_index");
    match (&meta.slug, index) {
        (Some(slug), true) if !names.is_empty() => *names.last_mut()? = vi::slug(&slug.value),
        (Some(slug), false) => names.push(vi::slug(&slug.value)),
        (None, false) => names.push(vi::slug(file.stem())),
        _ => {}
    }
    if names.iter().any(String::is_empty) {
        return None;
    }
    let folder = names.join("/");
    match (index, folder.is_empty()) {
        (true, true) => Some(OutPath::new("index.html")),
        (true, false) => OutPath::checked(&format!("{folder}/index.html")),
        (false, _) => OutPath::checked(&format!("{folder}.html")),
    }
}
