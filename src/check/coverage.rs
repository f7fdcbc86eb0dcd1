//! What the register of coverage asks for is there.

use crate::base::diagnostic::{Diagnostic, Message, StaticMessage, message};
use crate::graph::coverage::{Cell, Row, State, coverage};
use crate::graph::site::Site;
use crate::model::meta::KindName;
use crate::rule::Check;
use crate::theme::Theme;

pub const CHECK: Check = Check {
    name: "coverage",
    about: StaticMessage {
        vi: "Ô mà `coverage.toml` đòi đã có tài liệu.",
        en: "What `coverage.toml` asks for is there.",
    },
    run,
};

/// Diagnostics: `coverage/missing`, as strict as the register says; `coverage/mentioned` (warning)
/// where pages only mention the clause; those of references that lead nowhere.
fn run(site: &Site, _: &Theme) -> Vec<Diagnostic> {
    let (coverage, mut diagnostics) = coverage(site);
    for row in &coverage.rows {
        diagnostics.extend(row.cells.iter().filter_map(|cell| fault(site, row, cell)));
    }
    diagnostics
}

fn fault(site: &Site, row: &Row, cell: &Cell) -> Option<Diagnostic> {
    let (severity, span) = cell.required.as_ref()?;
    let label = site.clauses.label(&row.address);
    let clause = row
        .part
        .as_ref()
        .map_or_else(|| label.clone(), |(part, _)| format!("{label}/{part}"));
    let level = site
        .sources
        .levels
        .get(&cell.level)
        .map_or(cell.level.as_str(), |level| &level.short);
    let (vi, en) = words(cell.kind);
    let message = match cell.state {
        State::Missing => {
            message!(
                vi: "điều khoản {clause}, cấp {level}: còn thiếu {vi}",
                en: "clause {clause}, level {level}: no {en}",
            )
        }
        State::Mentioned => {
            message!(
                vi: "điều khoản {clause}, cấp {level}: {vi} chỉ nhắc đến",
                en: "clause {clause}, level {level}: a {en} only mentions it",
            )
        }
        _ => return None,
    };
    let help = Message::new(
        format!(
            "thêm `clauses: [{clause}]` và `levels: [{}]` vào {vi} bàn về điều khoản này",
            cell.level.as_str()
        ),
        format!(
            "write `clauses: [{clause}]` and `levels: [{}]` in a {en} about it",
            cell.level.as_str()
        ),
    );
    let fault = match cell.state {
        State::Missing => Diagnostic {
            severity: *severity,
            ..Diagnostic::error("coverage/missing", span.clone(), message)
        },
        _ => Diagnostic::warning("coverage/mentioned", span.clone(), message),
    };
    Some(fault.help(help))
}

fn words(kind: KindName) -> (&'static str, &'static str) {
    match kind {
        KindName::Column => ("bài báo", "column"),
        KindName::Module => ("mô-đun", "module"),
        KindName::Form => ("biểu mẫu", "form"),
        _ => ("cẩm nang", "guide"),
    }
}
