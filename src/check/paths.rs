//! Modules build on modules that are there, and never in a circle.

use crate::base::diagnostic::{Diagnostic, Message, StaticMessage, message};
use crate::base::span::Spanned;
use crate::base::value;
use crate::graph::paths::{Modules, modules};
use crate::graph::site::Site;
use crate::model::meta::ModuleMeta;
use crate::model::page::Page;
use crate::rule::Check;
use crate::text::nearest::nearest;
use crate::theme::Theme;

pub const CHECK: Check = Check {
    name: "paths",
    about: StaticMessage {
        vi: "Mô-đun học trước có thật, không vòng lặp, không hai mô-đun cùng mã.",
        en: "Prerequisites are there and lead in no circle; no two modules bear one code.",
    },
    run,
};

/// Diagnostics: `session/same-code`, `session/prerequisite`, `session/cycle`, each at the code that
/// is wrong.
fn run(site: &Site, _: &Theme) -> Vec<Diagnostic> {
    let modules = modules(&site.pages);
    modules
        .all
        .values()
        .flat_map(|(page, module)| faults(page, module, &modules))
        .collect()
}

fn faults(page: &Page, module: &ModuleMeta, modules: &Modules) -> Vec<Diagnostic> {
    let unknown = module
        .prerequisites
        .iter()
        .filter(|code| !modules.by_code.contains_key(code.value.as_str()));
    let mut faults: Vec<Diagnostic> = unknown.map(|code| no_module(code, modules)).collect();
    let taken = module
        .code
        .as_ref()
        .and_then(|code| Some((code, *modules.by_code.get(code.value.as_str())?)));
    if let Some((code, first)) = taken.filter(|(_, first)| **first != page.source) {
        let message = Message::new(
            format!("`{first}` đã mang mã `{}`", code.value),
            format!("`{first}` bears the code `{}`", code.value),
        );
        let help =
            message!(vi: "đặt cho mô-đun này một mã khác", en: "give this module another code");
        faults.push(Diagnostic::error("session/same-code", code.span.clone(), message).help(help));
    }
    if let Some((first, way)) = modules.cycle(&page.source) {
        let way = way.join(" → ");
        let message = message!(
            vi: "các mô-đun đòi học trước lẫn nhau: {way}",
            en: "the prerequisites lead in a circle: {way}",
        );
        let help = message!(
            vi: "bỏ một mô-đun khỏi `prerequisites`",
            en: "take one module out of `prerequisites`",
        );
        faults.push(Diagnostic::error("session/cycle", first.span.clone(), message).help(help));
    }
    faults
}

fn no_module(code: &Spanned<String>, modules: &Modules) -> Diagnostic {
    let message = Message::new(
        format!("không có mô-đun mã `{}`", code.value),
        format!("no module has the code `{}`", code.value),
    );
    let fault = Diagnostic::error("session/prerequisite", code.span.clone(), message);
    match nearest(&code.value, modules.by_code.keys().copied()) {
        Some(near) => value::suggest(fault, &code.value, near),
        None => fault.help(message!(
            vi: "viết mã (`code`) của một mô-đun đang có trên trang",
            en: "write the `code` of a module that the site shows",
        )),
    }
}
