//! `xanh pack`: the site, or a part of it, as a file or a folder to take along.

mod part;
mod split;
mod written;

use super::Terminal;
use super::global::{BuildArgs, Global};
use super::site::{self, Work};
use super::usage;
use crate::engine::Memo;
use crate::shell::disk;
use crate::shell::failure::{Exit, Failure};
use clap::Args;
use part::Part;
use std::path::PathBuf;
use std::sync::Arc;
use written::{Form, Packer};

/// What is packed, and how.
#[derive(Debug, Args)]
pub struct PackArgs {
    #[arg(short, long = "output-dir", id = "pack_dir")]
    pub output_dir: Option<PathBuf>,
    #[arg(long, group = "as")]
    pub folder: bool,
    #[arg(long = "level", id = "pack_level", group = "of")]
    pub level: Option<String>,
    #[arg(long = "module", id = "pack_module", group = "of")]
    pub module: Option<String>,
    #[arg(long = "plan", id = "pack_plan", group = "of")]
    pub plan: Option<String>,
    #[arg(long, group = "of")]
    pub series: Option<String>,
    #[arg(long, group = "as")]
    pub epub: bool,
    #[arg(long, group = "as")]
    pub single: bool,
    #[arg(long, group = "as")]
    pub scorm: bool,
    #[arg(long, group = "as")]
    pub pdf: bool,
    #[arg(long, conflicts_with = "folder")]
    pub mail: Option<String>,
    #[command(flatten)]
    pub wish: BuildArgs,
}

/// A file that a mail takes where nothing is said, in bytes: most take 25 MB, and an attachment
/// grows by a third.
///
/// Source: RFC 2045 §6.8, four characters for three bytes.
const MAIL: u64 = 18 << 20;

/// Packs the site. What is wrong with it is told as `xanh check` does, and nothing is written then.
///
/// Failures: `pack/unknown` for a level, module or plan that is not there; `pack/no-browser` for a
/// PDF; `cli/size`; those of reading, of printing and of writing.
pub fn pack(shell: &Terminal, global: &Global, args: &PackArgs) -> Result<Exit, Failure> {
    let mail = args.mail.as_deref().map(size).transpose()?;
    let form = Form::asked(args)?;
    let options = site::options(global, &args.wish)?;
    disk::expect_site(&global.root, &options.config)?;
    let (inputs, source) = disk::read(&global.root, options, site::moment(&args.wish)?)?;
    let source = Arc::new(source);
    let pictures = site::pictures(global, &source);
    let inputs = pictures.attached(inputs);
    let work = Work::plan(inputs.clone(), &args.wish, &Memo::once().into(), shell);
    shell.tell(&work.shown());
    if work.is_wrong() {
        shell.say(
            "trang có lỗi: không có gói nào được ghi",
            "the site has errors: nothing was packed",
        );
        return Ok(Exit::Faults);
    }
    let site = &work.planned.site;
    let part = Part::asked(site, args)?;
    let output = args.output_dir.clone();
    let packer = Packer {
        shell,
        site,
        inputs: &inputs,
        source: &source,
        pictures: &pictures,
        wish: &args.wish,
        form,
        output: output.unwrap_or_else(|| global.root.join(site.names().packed)),
    };
    match (args.folder, mail) {
        (true, _) => packer.folder(&part, global),
        (false, None) => packer.file(&part, MAIL),
        (false, Some(limit)) => packer.files(part, limit),
    }
}

/// Bytes: `18M`, `900K`, `1G` or a plain number.
///
/// Failures: `cli/size`.
fn size(text: &str) -> Result<u64, Failure> {
    let upper = text.trim().to_uppercase();
    let upper = upper.strip_suffix('B').unwrap_or(&upper);
    let units = [('K', 10), ('M', 20), ('G', 30)];
    let with_unit = |(unit, shift)| Some((upper.strip_suffix(unit)?, shift));
    let (number, shift) = units.into_iter().find_map(with_unit).unwrap_or((upper, 0));
    let number: Option<u32> = number.trim().parse().ok().filter(|number| *number > 0);
    number
        .map(|number| u64::from(number) << shift)
        .ok_or_else(|| {
            let (vi, en) = (
                format!("`--mail` không hiểu cỡ `{text}`"),
                format!("`--mail` does not understand the size `{text}`"),
            );
            let help = crate::base::diagnostic::Message::new("viết như 18M", "write it like 18M");
            usage::failure("cli/size", vi, en).help(help)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read_in_steps_of_1024() {
        let read = |text| size(text).ok();
        assert_eq!(read("18M"), Some(18 << 20));
        assert_eq!(read("900kb"), Some(900 << 10));
        assert_eq!(read("1 G"), Some(1 << 30));
        assert_eq!(read("4096"), Some(4096));
        assert_eq!(["", "M", "0", "-1M", "1.5M", "đ"].map(read), [None; 6]);
    }
}
