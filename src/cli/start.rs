//! `xanh` without a command: how to begin.

use super::Terminal;
use crate::base::diagnostic::Language;
use crate::shell::failure::Exit;
use crate::shell::report::{self, Style};

const VI: &str = "\
xanh làm trang web tĩnh từ các tệp văn bản; trang mở được từ USB, không cần mạng.

  xanh init trang-cua-toi     tạo một trang mới (hỏi vài câu)
  xanh serve --open           xem trong trình duyệt, lưu tệp là thấy ngay
  xanh new page \"Tên trang\"   thêm trang; cũng có module, guide, column, form…
  xanh check                  soát lỗi, nói rõ dòng nào, sửa ra sao
  xanh build                  dựng ra thư mục public/, chép đi đâu cũng mở được

Mọi lệnh: xanh --help. Một lệnh: xanh build --help. English: xanh --lang en
";

const EN: &str = "\
xanh makes static sites out of text files; they open from a USB stick, without a network.

  xanh init my-site           begin a new site (it asks a few questions)
  xanh serve --open           look at it in the browser; it follows every save
  xanh new page \"Title\"       add a page; also module, guide, column, form…
  xanh check                  find what is wrong: which line, and the cure
  xanh build                  build it into public/, a folder that opens anywhere

All commands: xanh --help. One command: xanh build --help. Tiếng Việt: xanh --lang vi
";

/// Says how to begin; the exit code is that of a command line without a command.
pub fn start(terminal: &Terminal) -> Exit {
    let text = match terminal.language {
        Language::Vietnamese => VI,
        Language::English => EN,
    };
    report::print(text, Style::Human);
    Exit::Usage
}
