//! Every sentence of Tera that a template author may meet, and what to do about it.

use crate::base::diagnostic::StaticMessage;

/// A sentence of Tera, with `{}` where it names something, the same in Vietnamese with `{0}`,
/// `{1}`, and the fix.
pub struct Row(
    pub &'static str,
    pub &'static str,
    pub Option<StaticMessage>,
);

const fn fix(vi: &'static str, en: &'static str) -> Option<StaticMessage> {
    Some(StaticMessage { vi, en })
}

const FUNCTIONS: Option<StaticMessage> = fix(
    "khuôn mẫu chỉ gọi được `range` và `throw`; giá trị có sẵn được liệt kê trong themes/README.md",
    "templates call `range` and `throw` alone; the values there are stand in themes/README.md",
);
const COMPONENT: Option<StaticMessage> = fix(
    "khai báo nó bằng `{% component tên() %} … {% endcomponent %}` hoặc dùng `{% include \"…\" %}`",
    "declare it with `{% component name() %} … {% endcomponent %}`, or write `{% include \"…\" %}`",
);
const PARENT: Option<StaticMessage> = fix(
    "viết tên một khuôn mẫu có thật, chẳng hạn `base.html`",
    "write the name of a template that is there, such as `base.html`",
);
const CIRCLE: Option<StaticMessage> = fix(
    "bỏ một mắt trong vòng; bản mặc định của một tệp là `xanh/TÊN`",
    "take one link out; the default of a file is `xanh/NAME`",
);
const ARGUMENT: Option<StaticMessage> = fix(
    "viết tên và giá trị trong ngoặc: `tên=giá trị`",
    "write name and value in the brackets: `name=value`",
);
const KIND: Option<StaticMessage> = fix(
    "đưa vào một giá trị đúng loại; `int`, `float`, `str` đổi loại, `split` tách chuỗi thành danh \
     sách",
    "give a value of that kind; `int`, `float` and `str` change the kind, `split` makes a list of \
     a string",
);
const LIST: Option<StaticMessage> = fix(
    "lặp trên một danh sách: `{% for x in list %}`; trên từng cặp của một bảng: `{% for k, v in \
     bang %}`",
    "loop over a list: `{% for x in list %}`; over the pairs of a map: `{% for k, v in map %}`",
);
const ZERO: Option<StaticMessage> = fix(
    "hỏi trước: `{% if số > 0 %} … {% endif %}`",
    "ask first: `{% if number > 0 %} … {% endif %}`",
);
const NUMBER: Option<StaticMessage> = fix(
    "đổi sang số bằng `| int` hoặc `| float`; nối chữ bằng dấu `~`",
    "make it a number with `| int` or `| float`; join strings with `~`",
);
const COMPARE: Option<StaticMessage> = fix(
    "so sánh hai giá trị cùng loại; số phần tử của danh sách là `| length`",
    "compare two values of one kind; a list's number of items is `| length`",
);
const DEFINED: Option<StaticMessage> = fix(
    "hỏi trước bằng `is defined` hoặc đặt giá trị thay bằng `| default(value=\"\")`",
    "ask first with `is defined`, or put `| default(value=\"\")` behind it",
);
const TAG: Option<StaticMessage> = fix(
    "thẻ đóng phải hợp với thẻ đang mở; mở bằng if, for, set, block, include, extends, component, \
     raw, filter",
    "a closing tag fits the one that is open; if, for, set, block, include, extends, component, \
     raw and filter open",
);
const CLOSE: Option<StaticMessage> = fix(
    "đóng mọi `{{` bằng `}}`, mọi `{%` bằng `%}`, mọi if, for, block, set bằng thẻ `end…` của nó",
    "close every `{{` with `}}`, every `{%` with `%}`, every if, for, block and set with its \
     `end…`",
);
const VALUE: Option<StaticMessage> = fix(
    "viết một giá trị ở đây: tên, số, chuỗi trong ngoặc kép; phủ định là `not`, hoặc là `or`, và \
     là `and`",
    "write a value here: a name, a number, a string in quotes; write `not`, `or` and `and` for !, \
     || and &&",
);
const SIGN: Option<StaticMessage> = fix(
    "thêm dấu còn thiếu trước chỗ này; tham số được viết `tên=giá trị`",
    "add what is missing before this place; an argument is written `name=value`",
);
const LOOP: Option<StaticMessage> = fix(
    "dùng nó giữa `{% for … %}` và `{% endfor %}`",
    "use it between `{% for … %}` and `{% endfor %}`",
);
const FIELD: Option<StaticMessage> = fix(
    "chỉ có `index` (từ 1), `index0` (từ 0), `first`, `last`, `length`",
    "there are `index` (from 1), `index0` (from 0), `first`, `last` and `length`",
);
const NAME: Option<StaticMessage> = fix(
    "viết một tên ở đây; tham số được viết `tên=giá trị`",
    "write a name here; an argument is written `name=value`",
);
const ONCE: Option<StaticMessage> = fix(
    "giữ một, bỏ hoặc đổi tên cái kia",
    "keep one, take the other out or call it otherwise",
);
const INSIDE: Option<StaticMessage> = fix(
    "đặt nó vào một `{% block … %}`",
    "put it into a `{% block … %}`",
);
const SIMPLER: Option<StaticMessage> = fix(
    "tách ra bằng `{% set … %}`",
    "take it apart with `{% set … %}`",
);

pub const ROWS: &[Row] = &[
    Row("Unknown template `{}`", "không có khuôn mẫu `{0}`", PARENT),
    Row("Unknown filter `{}`", "không có bộ lọc `{0}`", None),
    Row("Unknown test `{}`", "không có phép thử `{0}`", None),
    Row("Unknown function `{}`", "không có hàm `{0}`", FUNCTIONS),
    Row(
        "Unknown component `{}`",
        "không có thành phần `{0}`",
        COMPONENT,
    ),
    Row(
        "Field `{}` is not defined",
        "không có giá trị `{0}`",
        DEFINED,
    ),
    Row(
        "Variable `{}` is not defined",
        "không có giá trị `{0}`",
        DEFINED,
    ),
    Row(
        "Variable `{}` exists but its value is undefined",
        "`{0}` chưa có giá trị",
        DEFINED,
    ),
    Row(
        "Tried to render a variable that is undefined",
        "chỗ này không có giá trị nào",
        DEFINED,
    ),
    Row(
        "Block `{}` is not defined in any parent template",
        "không khuôn mẫu nào bên dưới có `{% block {0} %}`",
        None,
    ),
    Row(
        "Circular include detected for template '{}'. Include chain: `{}`",
        "`{0}` ghép vòng về chính nó: {1}",
        CIRCLE,
    ),
    Row(
        "Circular extend detected for template '{}'. Inheritance chain: `{}`",
        "`{0}` kế thừa vòng về chính nó: {1}",
        CIRCLE,
    ),
    Row(
        "Missing keyword argument `{}`",
        "thiếu tham số `{0}`",
        ARGUMENT,
    ),
    Row(
        "Keyword argument `{}` is defined more than once",
        "tham số `{0}` được viết hai lần",
        ONCE,
    ),
    Row(
        "Invalid type for the value, expected `{}` but got `{}`",
        "cần {0} mà gặp {1}",
        KIND,
    ),
    Row(
        "Value `{}` is out of range for `{}`",
        "số `{0}` vượt quá khoảng dùng được",
        NUMBER,
    ),
    Row(
        "Iteration not possible on type `{}`",
        "không lặp được trên {0}",
        LIST,
    ),
    Row(
        "Key/value iteration is not possible on type `{}`, only on maps",
        "không lặp từng cặp được trên {0}",
        LIST,
    ),
    Row("Cannot divide by 0", "chia cho 0", ZERO),
    Row(
        "`{}` requires both operands to be numbers, found `{}` and `{}`",
        "`{0}` đứng giữa hai số, mà đây là {1} và {2}",
        NUMBER,
    ),
    Row(
        "Math operations can only be done on numbers, found `{}`",
        "chỉ tính được với số, mà đây là {0}",
        NUMBER,
    ),
    Row(
        "Only numbers can be used in arithmetic. This is a `{}`",
        "chỉ tính được với số, mà đây là {0}",
        NUMBER,
    ),
    Row(
        "Only numbers can be negated. This is a `{}`",
        "chỉ đổi dấu được số, mà đây là {0}",
        NUMBER,
    ),
    Row("Unable to perform {}", "kết quả của {0} quá lớn", NUMBER),
    Row(
        "The string `{}` cannot be converted to an int in base {}",
        "chuỗi `{0}` không phải số nguyên",
        NUMBER,
    ),
    Row(
        "The string `{}` cannot be converted to a float",
        "chuỗi `{0}` không phải số",
        NUMBER,
    ),
    Row(
        "The float {} cannot be converted to an int (non-integer or out of i128 range)",
        "{0} không phải số nguyên",
        NUMBER,
    ),
    Row(
        "Value of type {} cannot be converted to an int",
        "không đổi được {0} sang số nguyên",
        NUMBER,
    ),
    Row(
        "Value of type {} cannot be converted to a float",
        "không đổi được {0} sang số",
        NUMBER,
    ),
    Row("Value of type {} has no length", "không đếm được {0}", KIND),
    Row(
        "Value of type {} cannot be reversed",
        "không đảo ngược được {0}",
        KIND,
    ),
    Row(
        "This filter can only be used on a number, received `{}`",
        "bộ lọc này cần một số, mà gặp {0}",
        NUMBER,
    ),
    Row(
        "Invalid argument for `method`: {}",
        "`method` không nhận giá trị này",
        KIND,
    ),
    Row(
        "Cannot compare `{}` with `{}`",
        "không so sánh được {0} với {1}",
        COMPARE,
    ),
    Row(
        "Cannot sort: `{}` and `{}` are not comparable",
        "không sắp được {0} cùng với {1}",
        COMPARE,
    ),
    Row(
        "Value at index {} (a {}) does not have an attribute at path: {}",
        "phần tử thứ {0} (từ 0) không có `{2}`",
        DEFINED,
    ),
    Row(
        "Map does not have a key {} and no default values were defined",
        "bảng không có khóa {0}",
        DEFINED,
    ),
    Row(
        "{} index must be an integer, got `{}`",
        "số thứ tự phải là số nguyên, mà đây là {1}",
        KIND,
    ),
    Row(
        "Slice {} must be an integer, got `{}`",
        "giới hạn của đoạn cắt phải là số nguyên, mà đây là {1}",
        KIND,
    ),
    Row(
        "Slicing can only be used on arrays or strings, not on `{}`",
        "chỉ cắt đoạn được của danh sách hay chuỗi, mà đây là {0}",
        KIND,
    ),
    Row("Slicing step cannot be 0", "bước của đoạn cắt là 0", KIND),
    Row(
        "Function `range` {}",
        "`range` không nhận các giá trị này",
        NUMBER,
    ),
    Row(
        "Unexpected end of input",
        "hết tệp mà còn thẻ chưa đóng",
        CLOSE,
    ),
    Row(
        "unexpected end of {}",
        "hết tệp mà phần này chưa đóng",
        CLOSE,
    ),
    Row(
        "String opened with `{}` is missing its closing `{}`",
        "chuỗi mở bằng `{0}` chưa được đóng",
        CLOSE,
    ),
    Row("Unknown tag", "không có thẻ này", TAG),
    Row(
        "Found {} but was expecting `elif`, `else` or `endif`",
        "gặp {0} mà cần `elif`, `else` hoặc `endif`",
        TAG,
    ),
    Row(
        "Found {} but expected one of: {}",
        "gặp {0} mà cần một giá trị",
        VALUE,
    ),
    Row(
        "Found {} but expected identifier",
        "gặp {0} mà cần một tên",
        NAME,
    ),
    Row(
        "Found {} but expected string",
        "gặp {0} mà cần một chuỗi trong ngoặc kép",
        VALUE,
    ),
    Row("Found {} but expected {}", "gặp {0} mà cần `{1}`", SIGN),
    Row(
        "Unexpected character",
        "ký tự này không có nghĩa ở đây",
        VALUE,
    ),
    Row(
        "Found invalid field of `loop`: {}. Only {} exist",
        "`loop` không có `{0}`",
        FIELD,
    ),
    Row(
        "{} can only be used in a for loop",
        "`{0}` chỉ đứng trong vòng lặp",
        LOOP,
    ),
    Row(
        "Template already contains a block named `{}`",
        "tệp này có hai khối `{0}`",
        ONCE,
    ),
    Row(
        "Template already contains a component named `{}`",
        "tệp này có hai thành phần `{0}`",
        ONCE,
    ),
    Row(
        "Template is already extending `{}`",
        "tệp này kế thừa `{0}` rồi",
        ONCE,
    ),
    Row(
        "Blocks cannot be written inside a {}",
        "khối không đứng trong phần này được",
        ONCE,
    ),
    Row(
        "This content would be ignored: {}",
        "phần này sẽ không hiện: tệp kế thừa khuôn mẫu khác",
        INSIDE,
    ),
    Row(
        "Function calls are only allowed at the first element of a chain",
        "chỉ gọi hàm được ở đầu biểu thức",
        FUNCTIONS,
    ),
    Row(
        "Invalid syntax for `set`: {}",
        "`set` cần dấu `=` và một giá trị",
        SIGN,
    ),
    Row(
        "The expression is too complex",
        "biểu thức quá phức tạp",
        SIMPLER,
    ),
    Row(
        "The template nesting is too deep",
        "các thẻ lồng nhau quá sâu",
        SIMPLER,
    ),
];
