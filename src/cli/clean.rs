//! `xanh clean`: removes what a build wrote.

use super::global::Global;
use super::{Terminal, site};
use crate::shell::environment;
use crate::shell::failure::{Exit, Failure};
use crate::shell::publish::{Lock, Place, clean as remove};
use crate::shell::report;
use clap::Args;
use std::path::PathBuf;

/// Which folder is emptied.
#[derive(Debug, Args)]
pub struct CleanArgs {
    #[arg(short, long)]
    pub output_dir: Option<PathBuf>,
    #[arg(long)]
    pub check: bool,
}

/// Removes the files that the manifest of the output folder lists, where they are as they were
/// written. With `--check` it only lists them.
pub fn clean(terminal: &Terminal, global: &Global, args: &CleanArgs) -> Result<Exit, Failure> {
    let output = site::output(global, args.output_dir.as_ref());
    let home = environment::home();
    let place = Place::new(&global.root, &output, home.as_deref())?;
    let found = remove::found(&place.output)?;
    let shown = output.display();
    for name in &found.changed {
        terminal.say(
            &format!("giữ lại `{name}`: đã bị sửa từ lần dựng trước"),
            &format!("kept `{name}`: it was changed since the build"),
        );
    }
    if found.ours.is_empty() {
        if !args.check {
            remove::clean_beside(&place)?;
        }
        terminal.say(
            &format!("`{shown}` không có gì do xanh ghi"),
            &format!("`{shown}` holds nothing that xanh wrote"),
        );
        return Ok(Exit::Clean);
    }
    let count = found.ours.len();
    if args.check {
        let lines = found.ours.iter().map(|name| format!("{name}\n"));
        report::show(&lines.collect::<String>());
        terminal.say(
            &format!("{count} tệp sẽ bị xóa khỏi `{shown}`; chưa xóa gì"),
            &format!("{count} files would be removed from `{shown}`; nothing was removed"),
        );
        return Ok(Exit::Clean);
    }
    remove::clean(Lock::take(place)?, &found)?;
    terminal.say(
        &format!("đã xóa {count} tệp khỏi `{shown}`; dựng lại bằng `xanh build`"),
        &format!("removed {count} files from `{shown}`; build again with `xanh build`"),
    );
    Ok(Exit::Clean)
}
