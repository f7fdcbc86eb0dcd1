//! What the reader of style sheets says of a fault, in Vietnamese.

use super::super::fault::words::table::Row;

/// A sentence of lightningcss, with `{}` where it names something, and the same in Vietnamese.
pub const ROWS: &[Row] = &[
    row("Invalid @ rule body", "phần trong ngoặc của quy tắc @ sai"),
    row("Invalid @ rule prelude", "phần sau tên của quy tắc @ sai"),
    row("Unknown at rule: @{}", "không có quy tắc `@{0}`"),
    row("Unexpected end of input", "hết tệp khi chưa viết xong"),
    row("Invalid declaration", "khai báo sai"),
    row("Invalid media query", "điều kiện `@media` sai"),
    row("The brackets cannot be empty", "trong ngoặc phải có gì đó"),
    row("Invalid nesting", "lồng quy tắc sai chỗ"),
    row(
        "The @nest rule is deprecated",
        "quy tắc `@nest` không còn dùng",
    ),
    row(
        "The @value rule is deprecated",
        "quy tắc `@value` không còn dùng",
    ),
    row("Invalid page selector", "bộ chọn của `@page` sai"),
    row("Invalid value", "giá trị sai"),
    row(
        "Invalid qualified rule",
        "quy tắc thiếu bộ chọn hoặc ngoặc nhọn",
    ),
    row(
        "@import rules must precede all rules aside from @charset and @layer statements",
        "`@import` phải đứng trước mọi quy tắc khác",
    ),
    row(
        "@namespaces rules must precede all rules aside from @charset, @import, and @layer \
         statements",
        "`@namespace` phải đứng trước mọi quy tắc khác",
    ),
    row("Overflowed the maximum nesting depth", "lồng nhau quá sâu"),
    row("Unexpected token {}", "không chờ `{0}` ở đây"),
    row("Invalid empty selector", "bộ chọn rỗng"),
    row(
        "No qualified name in attribute selector: {}",
        "bộ chọn thuộc tính thiếu tên: `{0}`",
    ),
    row(
        "Invalid token in attribute selector: {}",
        "bộ chọn thuộc tính có `{0}` sai chỗ",
    ),
    row(
        "Unexpected token in attribute selector: {}",
        "bộ chọn thuộc tính có `{0}` sai chỗ",
    ),
    row(
        "Unsupported pseudo class or element: {}",
        "không có lớp giả hay phần tử giả `{0}`",
    ),
    row(
        "\"{}\" is not recognized as a valid pseudo-{}",
        "không có lớp giả hay phần tử giả `{0}`",
    ),
    row("Unknown vendor prefix {}", "không có tiền tố `{0}`"),
];

const fn row(en: &'static str, vi: &'static str) -> Row {
    Row(en, vi, None)
}
