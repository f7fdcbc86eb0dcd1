//! A fault of the program itself is called one.

use crate::base::boundary;
use std::panic::PanicHookInfo;

/// From now on a panic says in both languages that it is not the fault of the person, and where it
/// happened. The program ends with 101, but where a boundary keeps the panic: that reports it.
pub fn hook() {
    std::panic::set_hook(Box::new(|fault| {
        if !boundary::keeps(fault) {
            eprint!("{}", told(fault));
        }
    }));
}

fn told(fault: &PanicHookInfo) -> String {
    let version = env!("CARGO_PKG_VERSION");
    format!(
        "lỗi[xanh/fault]: xanh gặp lỗi nội bộ, không phải lỗi của bạn; trang đã dựng trước \
         đó vẫn nguyên\n\
         error[xanh/fault]: a fault of xanh itself, not of yours; the site built before is as it \
         was\n\
         sửa: báo cho người làm xanh dòng sau · help: report this line\n  xanh {version} {}\n",
        boundary::told(fault)
    )
}
