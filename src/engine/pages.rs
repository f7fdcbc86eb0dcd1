//! The pages of a site, read.

use super::{Memo, Pages};
use crate::base::boundary::guarded;
use crate::base::diagnostic::{Diagnostic, message};
use crate::base::digest::{Digest, Hashed};
use crate::base::inputs::Inputs;
use crate::base::path::SourcePath;
use crate::base::selection::Selection;
use crate::model::block::FENCE;
use crate::model::config::Config;
use crate::model::level::LevelId;
use crate::model::meta::Role;
use crate::model::reader::Reader;
use crate::model::register::Lexicon;
use crate::read;
use crate::read::page::PageContext;
use crate::theme::Theme;
use rayon::prelude::*;

/// Every Markdown file of the content, read in parallel; the kind of a page comes from the nearest
/// `_index.md` above it.
pub fn pages(
    inputs: &Inputs,
    (config, lexicon): (&Hashed<Config>, &Hashed<Lexicon>),
    theme: &Theme,
    memo: &Memo,
) -> (Pages, Vec<Diagnostic>) {
    let options = &inputs.options;
    let level = options.pack.as_ref().and_then(Selection::level);
    let reader = Reader {
        audience: options.audience,
        level: level.map(|id| LevelId(id.to_string())),
    };
    let roles = read::sections::roles(inputs, config);
    let wishes = &theme.manifest.blocks;
    let home = read::sections::home(inputs, config);
    let texts = inputs.texts.iter();
    let texts = texts.chain(home.iter().map(|(file, text)| (file, text)));
    let files: Vec<_> = texts
        .filter(|(file, _)| read::sections::is_page(file))
        .collect();
    let role = |file: &SourcePath| match &home {
        Some((home, _)) if home == file => Role::Section,
        _ => roles.of(file),
    };
    let context = Digest::of(&(config, wishes, lexicon));
    let keys: Vec<Digest> = files
        .par_iter()
        .map(|(file, text)| {
            // Only a fence can hide anything from a reader: all others share the rest.
            let reader = text.contains(FENCE).then_some(&reader);
            Digest::of(&(file, text, role(file), reader, context))
        })
        .collect();
    let read = memo.pages.all(&keys, |at| {
        let (file, text) = files[at];
        let context = PageContext {
            config,
            role: role(file),
            wishes,
            reader: &reader,
            lexicon,
        };
        let doing = message!(vi: "đọc tệp này", en: "read this file");
        let empty = || read::page::page(file, "", context).0;
        let read = || read::page::page(file, text, context);
        let (page, faults) = guarded(Some(file), doing, empty, read);
        (Hashed::new(page), faults)
    });
    let (read, faults): (Vec<_>, Vec<_>) = read.into_iter().unzip();
    let files = files.iter().map(|(file, _)| (*file).clone());
    (
        files.zip(read).collect(),
        faults.into_iter().flatten().collect(),
    )
}
