//! A fault of the program itself is called one.

use std::panic::PanicHookInfo;

/// From now on a panic says in both languages that it is not the fault of the person, and where it
/// happened. The program ends with 101.
pub fn hook() {
    std::panic::set_hook(Box::new(|fault| eprint!("{}", told(fault))));
}

fn told(fault: &PanicHookInfo) -> String {
    let what = fault
        .payload_as_str()
        .unwrap_or("?")
        .replace(char::is_control, " ");
    let place = fault
        .location()
        .map(|place| format!("{}:{}", place.file(), place.line()))
        .unwrap_or_default();
    let version = env!("CARGO_PKG_VERSION");
    format!(
        "lỗi[xanh/fault]: xanh gặp lỗi của chính nó, không phải lỗi của bạn; trang đã dựng trước \
         đó vẫn nguyên\n\
         error[xanh/fault]: a fault of xanh itself, not of yours; the site built before is as it \
         was\n\
         sửa: báo cho người làm xanh dòng sau · help: report this line\n  xanh {version} {place}: \
         {what}\n"
    )
}
