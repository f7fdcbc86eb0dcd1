//! No drawing runs code or asks for other files.

use crate::base::diagnostic::{Diagnostic, StaticMessage, message, warning};
use crate::base::inputs::{Asset, Cut, Form};
use crate::base::path::SourcePath;
use crate::base::span::Span;
use crate::graph::site::Site;
use crate::rule::Check;
use crate::theme::Theme;

pub const CHECK: Check = Check {
    name: "drawings",
    about: StaticMessage {
        vi: "Bản vẽ SVG có mã chạy được hoặc gọi tệp khác.",
        en: "SVG drawings that run code or load other files.",
    },
    run,
};

/// Diagnostics: `image/unsafe`, a warning at each part of a drawing that is not published.
fn run(site: &Site, _: &Theme) -> Vec<Diagnostic> {
    site.assets.iter().flat_map(faults).collect()
}

fn faults((file, asset): (&SourcePath, &Asset)) -> Vec<Diagnostic> {
    match &asset.form {
        Form::Svg {
            cleaned: Some(cleaned),
            ..
        } => cleaned.cut.iter().map(|cut| fault(file, cut)).collect(),
        _ => vec![],
    }
}

fn fault(file: &SourcePath, cut: &Cut) -> Diagnostic {
    let what = &cut.what;
    let fault = warning!(
        "image/unsafe",
        Span::new(file, cut.start..cut.end),
        vi: "`{what}` bị gỡ khỏi bản vẽ khi xuất bản",
        en: "`{what}` is taken out of the drawing where it is published",
    );
    fault.help(message!(
        vi: "xuất lại bản vẽ thành SVG thuần: không mã, không tệp ngoài, ảnh nhúng bên trong",
        en: "export it as a plain SVG: no code, no other files, pictures inside",
    ))
}
