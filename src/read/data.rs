//! Tables from data files: CSV, TOML, YAML and JSON.

use crate::base::csv;
use crate::base::diagnostic::{Diagnostic, Message, fault, message};
use crate::base::path::SourcePath;
use crate::base::span::Span;
use crate::base::value::{self, Codes, Node, Table, Value};
use crate::model::block::Directive;
use crate::model::data::DataTable;
use crate::model::page::Page;
use crate::text::nearest::nearest;

const CODES: Codes = Codes::of_one("table/form");

/// The table in `file`. CSV: the first row holds the heads. TOML: the first list of tables in it.
/// YAML and JSON: a list of tables, or of lists of which the first holds the heads.
///
/// Diagnostics: `table/form` where the text is no such table, at the row that is longer or shorter
/// than the heads.
pub fn table(file: &SourcePath, text: &str) -> (Option<DataTable>, Vec<Diagnostic>) {
    match file.extension().to_ascii_lowercase().as_str() {
        "csv" | "tsv" => of_csv(file, text),
        "toml" => of_value(file, value::toml(file, text, 0..text.len(), &CODES)),
        "yaml" | "yml" | "json" => of_value(file, value::yaml(file, text, 0..text.len(), &CODES)),
        _ => {
            let message = Message::new(
                format!("không đọc bảng từ tệp `{}`", file.name()),
                format!("no table is read from `{}`", file.name()),
            );
            let help = message!(
                vi: "dùng tệp .csv, .toml, .yaml hoặc .json",
                en: "use a .csv, .toml, .yaml or .json file",
            );
            (
                None,
                vec![Diagnostic::error("table/form", Span::new(file, 0..0), message).help(help)],
            )
        }
    }
}

/// What is wrong where a page asks for a table that is not there, or does not say which.
pub fn no_file<'a>(
    page: &Page,
    directive: &Directive,
    files: impl Iterator<Item = &'a SourcePath>,
) -> Diagnostic {
    let Some(from) = directive.attribute("from") else {
        let message = message!(
            vi: "khối bảng không nói lấy số liệu từ tệp nào",
            en: "the table does not say where its data is",
        );
        let help = message!(
            vi: "viết `::: table [Tiêu đề] {{from=so-lieu.csv}}`",
            en: "write `::: table [Title] {{from=data.csv}}`",
        );
        return Diagnostic::error("table/no-file", directive.fence.clone(), message).help(help);
    };

    let fault = fault!(
        "table/no-file",
        directive.fence.clone(),
        vi: "không có tệp số liệu `{from}`",
        en: "no data file `{from}`",
    );
    let folder = page.source.folder();
    let known: Vec<&str> = files
        .filter_map(|file| file.below(folder))
        .filter(|file| !file.ends_with(".md"))
        .collect();
    match nearest(from, known) {
        Some(near) => fault
            .help(message!(vi: "có phải bạn muốn viết `{near}`?", en: "did you mean `{near}`?")),
        None => {
            fault.help(message!(vi: "đặt tệp cạnh trang này", en: "put the file beside this page"))
        }
    }
}

/// The file that a block names.
pub fn source(page: &Page, directive: &Directive) -> Option<SourcePath> {
    page.source.resolve(directive.attribute("from")?)
}

fn of_csv(file: &SourcePath, text: &str) -> (Option<DataTable>, Vec<Diagnostic>) {
    let rows = match csv::read(text) {
        Ok(rows) => rows,
        Err((reason, at)) => return (None, vec![form(Span::new(file, at..at), &reason, &reason)]),
    };
    let mut rows = rows.into_iter();
    let Some((heads, _)) = rows.next() else {
        return (None, vec![empty(file)]);
    };
    let (mut kept, mut faults) = (vec![], vec![]);
    for (cells, range) in rows {
        match cells.len() == heads.len() {
            true => kept.push(cells),
            false => faults.push(uneven(Span::new(file, range), cells.len(), heads.len())),
        }
    }
    (Some(DataTable { heads, rows: kept }), faults)
}

fn of_value(
    file: &SourcePath,
    (value, mut faults): (Value, Vec<Diagnostic>),
) -> (Option<DataTable>, Vec<Diagnostic>) {
    if !faults.is_empty() {
        return (None, faults);
    }
    let list = match &value.node {
        Node::List(list) => Some(list),
        Node::Table(table) => table.entries.iter().find_map(|entry| {
            if let Node::List(list) = &entry.value.node {
                Some(list)
            } else {
                None
            }
        }),
        _ => None,
    };
    let Some(first) = list.and_then(|list| list.first()) else {
        return (None, vec![empty(file)]);
    };
    let (heads, skip) = match &first.node {
        Node::Table(table) => (
            table
                .entries
                .iter()
                .map(|entry| entry.key.name.clone())
                .collect::<Vec<_>>(),
            0,
        ),
        Node::List(cells) => (cells.iter().map(plain).collect(), 1),
        _ => {
            return (
                None,
                vec![form(
                    first.span.clone(),
                    "mỗi hàng phải là một bảng khóa–giá trị hoặc một danh sách",
                    "each row must be a table or a list",
                )],
            );
        }
    };
    let mut rows = vec![];
    for row in list.into_iter().flatten().skip(skip) {
        match cells(row, &heads) {
            Ok(cells) => rows.push(cells),
            Err(fault) => faults.push(*fault),
        }
    }
    (Some(DataTable { heads, rows }), faults)
}

fn cells(row: &Value, heads: &[String]) -> Result<Vec<String>, Box<Diagnostic>> {
    match &row.node {
        Node::List(cells) if cells.len() == heads.len() => Ok(cells.iter().map(plain).collect()),
        Node::List(cells) => Err(Box::new(uneven(row.span.clone(), cells.len(), heads.len()))),
        Node::Table(table) => keyed(table, heads),
        _ => Err(Box::new(form(
            row.span.clone(),
            "hàng này không phải bảng hay danh sách",
            "this row is no table and no list",
        ))),
    }
}

/// A missing key leaves its cell empty; a key that the first row has not is a fault.
fn keyed(table: &Table, heads: &[String]) -> Result<Vec<String>, Box<Diagnostic>> {
    if let Some(odd) = table
        .entries
        .iter()
        .find(|entry| !heads.contains(&entry.key.name))
    {
        let name = &odd.key.name;
        let fault = form(
            odd.key.span.clone(),
            &format!("hàng đầu không có cột `{name}`"),
            &format!("the first row has no column `{name}`"),
        );
        return Err(Box::new(fault));
    }
    Ok(heads
        .iter()
        .map(|head| table.get(head).map(plain).unwrap_or_default())
        .collect())
}

fn plain(value: &Value) -> String {
    match &value.node {
        Node::Nothing => String::new(),
        Node::Text(text) => text.clone(),
        Node::Number(number) => number.to_string(),
        Node::Flag(flag) => flag.to_string(),
        Node::List(list) => list.iter().map(plain).collect::<Vec<_>>().join(", "),
        Node::Table(_) => String::new(),
    }
}

fn form(span: Span, vi: &str, en: &str) -> Diagnostic {
    fault!("table/form", span, vi: "bảng số liệu sai: {vi}", en: "data table: {en}")
}

fn uneven(span: Span, cells: usize, heads: usize) -> Diagnostic {
    form(
        span,
        &format!("hàng này có {cells} ô, hàng tiêu đề có {heads}"),
        &format!("this row has {cells} cells, the heads are {heads}"),
    )
    .help(message!(
        vi: "thêm hoặc bớt ô; ô có dấu phẩy thì đặt trong ngoặc kép",
        en: "add or take cells; put quotes around a cell with a comma",
    ))
}

fn empty(file: &SourcePath) -> Diagnostic {
    form(
        Span::new(file, 0..0),
        "tệp không có hàng nào",
        "the file has no row",
    )
}
