//! A template in the place of one of the program's own that lacks blocks which others fill: one
//! fault of that template, not one of each of the others.

use super::{Sources, lost_name, parts};
use crate::base::diagnostic::{Diagnostic, fault, message};
use crate::base::path::SourcePath;
use crate::base::span::Span;
use crate::theme::layers::DEFAULT;
use crate::theme::{embedded_text, names};
use std::collections::{BTreeMap, BTreeSet};
use tera::Error;

/// Templates that lack blocks, with the blocks that are known to be lacking.
#[derive(Default)]
pub struct Lacking(BTreeMap<String, BTreeSet<String>>);

impl Lacking {
    /// Whether the fault is one of a template of the program itself that fills what another
    /// template, not of the program, lacks; then it is noted there.
    pub fn takes(&mut self, error: &Error, sources: &Sources) -> bool {
        let (name, reason, _) = parts(error);
        let (Some(name), Some(block)) = (name, lost_name(&reason)) else {
            return false;
        };
        if !is_own(&name, sources) {
            return false;
        }
        let text = |name: &str| sources.get(name).map(|layer| layer.text.as_str());
        let chain = std::iter::successors(Some(name.as_str()), |name| names::extends(text(name)?));
        let parents: Vec<&str> = chain.skip(1).take(sources.len()).collect();
        let Some(at) = parents.iter().position(|name| !is_own(name, sources)) else {
            return false;
        };
        let parent = parents[at];
        // A block of a template between the two is lost for what this one does not have.
        let replaced = SourcePath::new(&format!("themes/{DEFAULT}/templates/{parent}"));
        let had =
            embedded_text(&replaced).is_none_or(|text| text.contains(&format!("block {block} ")));
        if had {
            let blocks = self.0.entry(parent.to_string()).or_default();
            blocks.insert(block.to_string());
        }
        had || self.0.contains_key(parent)
    }

    /// Diagnostics: `theme/template` at each template that lacks blocks.
    pub fn told<'s>(&'s self, sources: &'s Sources) -> impl Iterator<Item = Diagnostic> + 's {
        self.0.iter().filter_map(|(name, blocks)| {
            let span = Span::new(&sources.get(name)?.file, 0..0);
            let blocks: Vec<String> = blocks.iter().map(|block| format!("`{block}`")).collect();
            let list = blocks.join(", ");
            let fault = fault!(
                "theme/template",
                span,
                vi: "khuôn mẫu này thiếu khối {list} mà các khuôn mẫu khác điền vào",
                en: "this template lacks {list}, blocks that other templates fill",
            );
            Some(fault.help(message!(
                vi: "giữ `{{% block TÊN %}}` cho từng khối, hoặc kế thừa `xanh/{name}` rồi chỉ \
                    thay \
                    khối cần thay",
                en: "keep a `{{% block NAME %}}` for each of them, or extend `xanh/{name}` and \
                    replace only the blocks that you need",
            )))
        })
    }
}

/// Whether a template is one of the program's own.
fn is_own(name: &str, sources: &Sources) -> bool {
    let layer = sources.get(name);
    layer.is_some_and(|layer| embedded_text(&layer.file) == Some(&layer.text))
}
