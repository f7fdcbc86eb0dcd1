//! What is told of packs: which part is which, what each weighs.

use super::Packed;
use crate::base::diagnostic::{Diagnostic, Message, message};
use crate::graph::places::names;

/// What says which part is which, beside the parts.
pub const NOTE: &str = "00-CAC-PHAN.txt";

/// Which part is which, in the language of the site.
pub fn note(packs: &[Packed], lang: &str) -> String {
    let first = names(lang).open_first;
    let (count, point) = (packs.len(), if lang == "en" { '.' } else { ',' });
    let lines = packs.iter().enumerate().map(|(at, pack)| {
        let (size, number) = (megabytes(pack.bytes.len() as u64, point), at + 1);
        format!(
            "{number}/{count}  {}  {}  ({size})\r\n",
            pack.name, pack.part.title
        )
    });
    let lines: String = lines.collect();
    let is_packed = packs.iter().all(|pack| pack.name.ends_with(".zip"));
    let head = match (lang, is_packed) {
        ("en", true) => format!(
            "This pack is split into {count} parts. Each opens by itself: unpack it, then open \
             {first}."
        ),
        ("en", false) => {
            format!("This pack is split into {count} parts. Each opens by itself.")
        }
        (_, true) => format!(
            "Gói này được chia thành {count} phần. Mỗi phần mở được riêng: giải nén, rồi mở \
             {first}."
        ),
        (_, false) => format!("Gói này được chia thành {count} phần. Mỗi phần mở được riêng."),
    };
    format!("\u{feff}{head}\r\n\r\n{lines}")
}

/// `1,4 MB`; a kilobyte is 1024 bytes.
pub fn megabytes(bytes: u64, point: char) -> String {
    let tenths = (bytes * 10).div_ceil(1 << 20);
    match bytes < 1 << 20 {
        true => format!("{} KB", bytes.div_ceil(1 << 10)),
        false => format!("{}{point}{} MB", tenths / 10, tenths % 10),
    }
}

/// A warning for a pack that is larger than a mail takes, with what to do.
pub fn too_large(pack: &Packed, limit: u64, can_be_split: bool) -> Diagnostic {
    let (name, bytes) = (&pack.name, pack.bytes.len() as u64);
    let message = Message::new(
        format!(
            "`{name}` nặng {}, nhiều thư điện tử không nhận",
            megabytes(bytes, ',')
        ),
        format!(
            "`{name}` weighs {}, which many mail servers refuse",
            megabytes(bytes, '.')
        ),
    );
    let megabytes = limit >> 20;
    let help = match can_be_split {
        true => message!(
            vi: "chia nhỏ bằng `--mail {megabytes}M`, hoặc chép qua USB",
            en: "split it with `--mail {megabytes}M`, or carry it on a USB stick",
        ),
        false => message!(vi: "chép qua USB", en: "carry it on a USB stick"),
    };
    Diagnostic::warning("pack/large", None, message).help(help)
}
