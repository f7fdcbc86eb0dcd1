//! Who wants which address: pages, aliases, files beside pages and in `static/`.

use super::target::{Links, Target};
use crate::base::diagnostic::{Diagnostic, Message, message};
use crate::base::digest::Hashed;
use crate::base::inputs::Asset;
use crate::base::path::{OutPath, SourcePath};
use crate::base::span::{Span, Spanned};
use crate::model::page::Page;
use std::collections::{BTreeMap, BTreeSet};

/// An old address of a page.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Alias {
    pub from: OutPath,
    /// As written, for `_redirects`.
    pub written: String,
    pub to: OutPath,
    pub title: String,
}

/// One who wants an address.
struct AddressClaim {
    out: OutPath,
    /// The file that the claim stands in.
    file: SourcePath,
    span: Span,
    what: What,
}

#[derive(PartialEq)]
enum What {
    Page,
    Alias,
    File,
}

/// The aliases of all pages.
///
/// Diagnostics: `page/alias` for one that is no address; `page/same-address` for every address that
/// two or more want, also where they differ only in case: it names them all.
pub fn aliases(
    pages: &BTreeMap<SourcePath, Hashed<Page>>,
    files: &BTreeSet<(OutPath, SourcePath)>,
) -> (Vec<Alias>, Vec<Diagnostic>) {
    let (mut found, mut claims, mut diagnostics) = (vec![], vec![], vec![]);
    for page in pages.values() {
        let span = page
            .meta
            .slug
            .as_ref()
            .map_or_else(|| page.meta.title.span.clone(), |slug| slug.span.clone());
        claims.push(AddressClaim {
            out: page.out.clone(),
            file: page.source.clone(),
            span,
            what: What::Page,
        });
        for alias in &page.meta.aliases {
            match address(&alias.value) {
                Some(out) => {
                    claims.push(AddressClaim {
                        out: out.clone(),
                        file: page.source.clone(),
                        span: alias.span.clone(),
                        what: What::Alias,
                    });
                    found.push(Alias {
                        from: out,
                        written: alias.value.clone(),
                        to: page.out.clone(),
                        title: page.title().to_string(),
                    });
                }
                None => diagnostics.push(no_address(alias)),
            }
        }
    }
    let file = |(out, file): &(OutPath, SourcePath)| AddressClaim {
        span: Span::new(file, 0..0),
        out: out.clone(),
        file: file.clone(),
        what: What::File,
    };
    claims.extend(files.iter().map(file));
    diagnostics.extend(conflicts(claims));
    (found, diagnostics)
}

/// `/cu/bai/` -> `cu/bai/index.html`, `cu/bai.html` as it is.
pub fn address(written: &str) -> Option<OutPath> {
    let path = written.trim().trim_start_matches('/').trim_end_matches('/');
    match path.rsplit('/').next()?.ends_with(".html") {
        true => OutPath::checked(path),
        false => OutPath::checked(&format!("{path}/index.html")),
    }
}

fn no_address(alias: &Spanned<String>) -> Diagnostic {
    let message = Message::new(
        format!("`{}` không phải địa chỉ trong trang web", alias.value),
        format!("`{}` is no address of the site", alias.value),
    );
    let help = message!(
        vi: "viết địa chỉ cũ từ gốc trang web: `/tin/bai-cu/`",
        en: "write the old address from the root of the site: `/news/old-page/`",
    );
    Diagnostic::error("page/alias", alias.span.clone(), message).help(help)
}

/// Files that are written: those of `static/`, and those that pages refer to.
pub fn files(
    links: &BTreeMap<SourcePath, Hashed<Links>>,
    assets: &BTreeMap<SourcePath, Asset>,
) -> BTreeSet<(OutPath, SourcePath)> {
    let of_static = assets
        .keys()
        .filter_map(|file| Some((OutPath::checked(file.below("static")?)?, file.clone())));
    let used = links
        .values()
        .flat_map(|links| links.targets.values())
        .filter_map(|target| match target {
            Target::File { source, out } | Target::Picture { source, out, .. } => {
                Some((out.clone(), source.clone()))
            }
            _ => None,
        });
    of_static.chain(used).collect()
}

fn conflicts(claims: Vec<AddressClaim>) -> Vec<Diagnostic> {
    let mut groups: BTreeMap<String, Vec<AddressClaim>> = BTreeMap::new();
    for claim in claims {
        groups
            .entry(claim.out.as_str().to_lowercase())
            .or_default()
            .push(claim);
    }
    groups
        .into_values()
        .filter(|group| group.len() > 1)
        .map(|group| quarrel(&group))
        .collect()
}

fn quarrel(group: &[AddressClaim]) -> Diagnostic {
    let named = |vi: bool| {
        let one = |claim: &AddressClaim| match (&claim.what, vi) {
            (What::Alias, true) => format!("`{}` (địa chỉ cũ)", claim.file),
            (What::Alias, false) => format!("`{}` (alias)", claim.file),
            _ => format!("`{}`", claim.file),
        };
        group.iter().map(one).collect::<Vec<_>>().join(", ")
    };
    let (out, count) = (&group[0].out, group.len());
    let message = Message::new(
        format!("{count} nơi cùng muốn địa chỉ `{out}`: {}", named(true)),
        format!("{count} want the address `{out}`: {}", named(false)),
    );
    let help = message!(
        vi: "đổi tên tệp, hoặc đặt `slug` khác cho từng trang",
        en: "rename the files, or give each page another `slug`",
    );
    let last = group
        .iter()
        .rev()
        .find(|claim| claim.what != What::File)
        .unwrap_or(&group[group.len() - 1]);
    Diagnostic::error("page/same-address", last.span.clone(), message).help(help)
}
