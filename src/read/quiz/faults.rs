//! What can be wrong with a question.

use crate::base::diagnostic::{Diagnostic, Message};
use crate::base::span::Span;

/// A fault that waits for its place.
pub struct Fault {
    code: &'static str,
    message: Message,
    help: Message,
}

impl Fault {
    fn new(
        code: &'static str,
        message: (impl Into<String>, impl Into<String>),
        help: (impl Into<String>, impl Into<String>),
    ) -> Self {
        Fault {
            code,
            message: Message::new(message.0, message.1),
            help: Message::new(help.0, help.1),
        }
    }

    pub fn at(self, span: Span) -> Diagnostic {
        Diagnostic::error(self.code, span, self.message).help(self.help)
    }
}

pub fn same_id(id: &str, fence: Span) -> Diagnostic {
    let message = (
        format!("trang đã có một khối `#{id}`"),
        format!("the page has a block `#{id}` already"),
    );
    Fault::new(
        "block/same-id",
        message,
        ("đặt một mã khác cho khối này", "give this block another id"),
    )
    .at(fence)
}

pub fn attribute(value: &str, values: &[&str]) -> Fault {
    let all = values.join(", ");
    Fault::new(
        "quiz/attribute",
        (
            format!("câu hỏi không có giá trị `{value}` này"),
            format!("a question knows no `{value}` here"),
        ),
        (
            format!("giá trị được dùng: {all}; các kiểu khác nhận ra theo cách viết"),
            format!("values: {all}; other kinds follow from the shape"),
        ),
    )
}

pub fn points(value: &str, most: u32) -> Fault {
    Fault::new(
        "quiz/attribute",
        (
            format!("`{value}` không phải số điểm"),
            format!("`{value}` is no number of points"),
        ),
        (
            format!("viết một số từ 1 đến {most}"),
            format!("write a whole number from 1 to {most}"),
        ),
    )
}

pub fn empty() -> Fault {
    Fault::new(
        "quiz/empty",
        ("câu hỏi này không hỏi gì", "this question asks nothing"),
        (
            "viết câu hỏi trước phần trả lời",
            "write what is asked before the answers",
        ),
    )
}

pub fn inside() -> Fault {
    Fault::new(
        "quiz/inside",
        (
            "câu hỏi không đặt trong câu hỏi khác",
            "a question does not stand in another one",
        ),
        (
            "đóng câu hỏi trước rồi mới mở câu này",
            "close the other question before this one",
        ),
    )
}

pub fn note() -> Fault {
    Fault::new(
        "quiz/note",
        (
            "câu hỏi không có chú thích cuối trang",
            "a question has no footnote",
        ),
        (
            "viết nội dung ấy ngay trong câu hỏi",
            "write it into the question itself",
        ),
    )
}

pub fn one_choice() -> Fault {
    Fault::new(
        "quiz/one-choice",
        ("ở đây chỉ có một lựa chọn", "there is only one choice here"),
        ("viết ít nhất hai mục", "write two of them at least"),
    )
}

pub fn no_right() -> Fault {
    Fault::new(
        "quiz/no-right",
        ("không có phương án nào đúng", "no choice is right"),
        (
            "đánh dấu phương án đúng bằng `- [x]`",
            "mark what is right with `- [x]`",
        ),
    )
}

pub fn both() -> Fault {
    Fault::new(
        "quiz/no-right",
        (
            "câu đúng hay sai mà cả hai phương án đều đúng",
            "both true and false are marked as right",
        ),
        (
            "chỉ đánh dấu `[x]` một phương án",
            "mark one of them with `[x]`",
        ),
    )
}

pub fn same(words: &str) -> Fault {
    Fault::new(
        "quiz/same",
        (
            format!("`{words}` đã có ở trên"),
            format!("`{words}` stands above already"),
        ),
        (
            "viết lại hoặc bỏ mục này",
            "write this one anew or leave it out",
        ),
    )
}

pub fn no_box() -> Fault {
    Fault::new(
        "quiz/box",
        (
            "mục này không có ô `[ ]` hay `[x]`",
            "this item has no box `[ ]` or `[x]`",
        ),
        (
            "viết `- [ ] …` hoặc `- [x] …`",
            "write `- [ ] …` or `- [x] …`",
        ),
    )
}

pub fn unknown_checkbox() -> Fault {
    Fault::new(
        "quiz/box",
        ("đây không phải ô đánh dấu", "this is no box to tick"),
        (
            "viết `[ ]` có một dấu cách, hoặc `[x]`",
            "write `[ ]` with one space, or `[x]`",
        ),
    )
}

pub fn choice() -> Fault {
    Fault::new(
        "quiz/choice",
        (
            "một phương án chỉ gồm một đoạn và một lời nhận xét",
            "a choice is one paragraph and one comment",
        ),
        (
            "viết lời nhận xét bằng `> …` ngay dưới phương án",
            "write the comment as `> …` right below the choice",
        ),
    )
}

pub fn no_table() -> Fault {
    Fault::new(
        "quiz/table",
        (
            "câu ghép cặp cần một bảng",
            "a matching question needs a table",
        ),
        (
            "viết một bảng hai cột, mỗi hàng một cặp",
            "write a table of two columns, a pair in each row",
        ),
    )
}

pub fn columns(count: usize) -> Fault {
    Fault::new(
        "quiz/table",
        (
            format!("bảng ghép cặp có {count} cột"),
            format!("the table of pairs has {count} columns"),
        ),
        (
            "viết đúng hai cột: vế trái và vế phải",
            "write two columns: what is given and what belongs to it",
        ),
    )
}

pub fn no_order() -> Fault {
    Fault::new(
        "quiz/order",
        (
            "câu sắp xếp cần một danh sách đánh số",
            "an ordering question needs a numbered list",
        ),
        (
            "viết `1. …`, `2. …` theo thứ tự đúng",
            "write `1. …`, `2. …` in the right order",
        ),
    )
}

pub fn no_answer() -> Fault {
    Fault::new(
        "quiz/answer",
        (
            "chỗ này thiếu nội dung trả lời",
            "an answer is missing here",
        ),
        (
            "viết nội dung, hoặc bỏ dấu `|` hay mục thừa",
            "write it, or take the `|` or the item away",
        ),
    )
}

pub fn number() -> Fault {
    Fault::new(
        "quiz/number",
        ("không đọc được số này", "this number cannot be read"),
        (
            "viết như `Đáp án: 11,25 ± 0,1`; không chấm hàng nghìn: `1250 ± 0`",
            "write `Answer: 11.25 ± 0.1`, without grouping: `1250 ± 0`",
        ),
    )
}

pub fn hidden_line() -> Fault {
    Fault::new(
        "quiz/answer",
        (
            "dòng đáp án này nằm trong đề nên sẽ hiện ra",
            "this line stands inside what is asked, so it would be shown",
        ),
        (
            "để trống một dòng trước và sau dòng `Đáp án:`",
            "leave a blank line before and after it",
        ),
    )
}

pub fn told(said: &str) -> Fault {
    Fault::new(
        "quiz/answer",
        (
            "dòng này nói đáp án cho mọi người",
            "this line tells everybody the answer",
        ),
        (
            format!(
                "viết `Đáp án: {said}` trên một dòng riêng, có dòng trống ở trên; câu chọn thì \
                 đánh dấu `- [x]` rồi bỏ dòng này"
            ),
            format!(
                "write `Answer: {said}` on a line of its own with a blank line above; with \
                 choices mark `- [x]`, then take this line out"
            ),
        ),
    )
}

pub fn key_behind() -> Fault {
    Fault::new(
        "quiz/shape",
        (
            "câu hỏi này có hai cách trả lời",
            "this question is answered in two ways",
        ),
        (
            "đánh dấu `- [x]` vào phương án đúng, rồi bỏ dòng này; lời giải thích thì viết \
             `> **Giải thích:** …`",
            "mark the right choice with `- [x]`, then take this line out; an explanation is \
             written `> **Explanation:** …`",
        ),
    )
}

pub fn two_shapes() -> Fault {
    Fault::new(
        "quiz/shape",
        (
            "câu hỏi này có hai cách trả lời",
            "this question is answered in two ways",
        ),
        (
            "giữ một: danh sách chọn, bảng ghép, danh sách thứ tự hoặc dòng `Đáp án:`",
            "keep one: choices, table, ordered list or `Answer:`",
        ),
    )
}

pub fn explanation_first() -> Fault {
    Fault::new(
        "quiz/after",
        (
            "lời giải thích phải đứng cuối câu hỏi",
            "the explanation stands at the end of a question",
        ),
        (
            "chuyển nó xuống dưới phần trả lời",
            "move it below the answers",
        ),
    )
}

pub fn behind() -> Fault {
    Fault::new(
        "quiz/after",
        (
            "sau phần trả lời chỉ có lời giải thích",
            "only the explanation stands behind the answers",
        ),
        (
            "viết `> **Giải thích:** …`, hoặc chuyển đoạn này lên đề",
            "write `> **Explanation:** …`, or move this up to what is asked",
        ),
    )
}
