//! `xanh theme list`: the themes that the site can use.

use crate::base::diagnostic::Told;
use crate::base::inputs::Inputs;
use crate::cli::Shell;
use crate::cli::args::Global;
use crate::cli::list::table::{Cell, Column, Table};
use crate::shell::failure::Exit;
use crate::theme::about::{About, about, names};

const COLUMNS: [(&str, &str, &str); 8] = [
    ("name", "Giao diện", "Theme"),
    ("used", "Đang dùng", "In use"),
    ("place", "Nơi", "Place"),
    ("parents", "Dựa trên", "Stands upon"),
    ("version", "Bản", "Version"),
    ("contract", "Hợp đồng", "Contract"),
    ("program", "Chương trình", "Program"),
    ("description", "Mô tả", "Description"),
];

/// Prints the list on stdout.
pub fn list(shell: &Shell, global: &Global, inputs: &Inputs) -> Exit {
    let (config, _) = crate::read::config::config(inputs);
    let rows = names(inputs).iter().map(|name| row(about(inputs, name), *name == config.theme)).collect();
    let columns = COLUMNS.map(|(key, vi, en)| Column { key, label: Told { vi, en } }).to_vec();
    print!("{}", Table { columns, rows }.text(global.format, shell.language));
    Exit::Clean
}

fn row(about: About, is_used: bool) -> Vec<Cell> {
    // The folder a person finds it in; nothing for the one inside the program.
    let place = if about.is_built_in { String::new() } else { format!("themes/{}", about.name) };
    let mark = if is_used { "*" } else { "" };
    vec![
        Cell::Text(about.name),
        Cell::Text(mark.to_string()),
        Cell::Text(place),
        Cell::Texts(about.parents),
        Cell::Text(about.version),
        Cell::Text(about.contract),
        Cell::Text(about.program),
        Cell::Text(about.description),
    ]
}
