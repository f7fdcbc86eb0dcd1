//! `xanh theme list`: the themes that the site can use.

use crate::base::inputs::Inputs;
use crate::cli::Terminal;
use crate::cli::global::Global;
use crate::cli::list::table::{Cell, Column, Table, column};
use crate::shell::failure::Exit;
use crate::shell::report;
use crate::theme::about::{About, about, names};

const COLUMNS: &[Column] = &[
    column("name", "Giao diện", "Theme"),
    column("used", "Đang dùng", "In use"),
    column("place", "Nơi", "Place"),
    column("parents", "Dựa trên", "Stands upon"),
    column("version", "Bản", "Version"),
    column("contract", "Contract", "Contract"),
    column("program", "Chương trình", "Program"),
    column("description", "Mô tả", "Description"),
];

/// Prints the list on stdout.
pub fn list(shell: &Terminal, global: &Global, inputs: &Inputs) -> Exit {
    let (config, _) = crate::read::config::config(inputs);
    let names = names(inputs);
    let rows = names
        .iter()
        .map(|name| row(about(inputs, name), *name == config.theme));
    report::put(&Table::new(COLUMNS, rows).text(global.format, shell.language));
    Exit::Clean
}

fn row(about: About, is_used: bool) -> Vec<Cell> {
    // The folder a person finds it in; nothing for the one inside the program.
    let place = if about.is_built_in {
        String::new()
    } else {
        format!("themes/{}", about.name)
    };
    let mark = if is_used { "*" } else { "" };
    vec![
        Cell::Text(about.name),
        Cell::text(mark),
        Cell::Text(place),
        Cell::Texts(about.parents),
        Cell::Text(about.version),
        Cell::Text(about.contract),
        Cell::Text(about.program),
        Cell::Text(about.description),
    ]
}
