use super::*;

/// What is left of a drawing, and the names of what was cut.
#[track_caller]
fn check(inside: &str, left: &str, cut: &[&str]) {
    let around = |inside: &str| format!("<svg viewBox=\"0 0 1 1\">{inside}</svg>");
    let text = around(inside);
    let found = cleaned(&text).expect("something is cut");
    let names: Vec<&str> = found.cut.iter().map(|cut| cut.what.as_str()).collect();
    assert_eq!((found.text, names), (around(left), cut.to_vec()));
}

#[track_caller]
fn stays(text: &str) {
    assert_eq!(cleaned(text).map(|cleaned| cleaned.text), None);
}

#[test]
fn what_runs_is_cut() {
    check("<script>a</script><g/>", "<g/>", &["script"]);
    check("<script href='a.js'/>", "", &["script"]);
    check("<s:SCRIPT><a><b/></a></s:SCRIPT>x", "x", &["script"]);
    check("<g onclick=\"a()\" id='b'/>", "<g id='b'/>", &["onclick"]);
    check("<g\n ONLOAD = 'a'\n>t</g>", "<g\n>t</g>", &["ONLOAD"]);
    check("<a href='java&#115;cript:x'>t</a>", "<a>t</a>", &["href"]);
    check(
        "<a><set attributeName='xlink:href' to='javascript:x'/></a>",
        "<a><set to='javascript:x'/></a>",
        &["attributeName"],
    );
    check(
        "<foreignObject><p>x<br/></p></foreignObject>",
        "",
        &["foreignobject"],
    );
}

#[test]
fn references_to_other_files_are_cut() {
    check("<use href='a.svg#b'/>", "<use/>", &["href"]);
    check(
        "<image xlink:href=\"https://a/b\" width='1'/>",
        "<image width='1'/>",
        &["xlink:href"],
    );
    check(
        "<image href='data:image/svg+xml,x'/>",
        "<image/>",
        &["href"],
    );
    check("<g fill='url(https://a#b)'/>", "<g/>", &["fill"]);
    check("<g xml:base='https://a/'/>", "<g/>", &["xml:base"]);
    check("<?xml-stylesheet href='a.css'?>", "", &["<?…?>"]);
    check(
        "<style>@import 'a.css'; g { fill: url( \"b.svg#c\" ); a: b }</style>",
        "<style> g { fill: none; a: b }</style>",
        &["url()"],
    );
    check(
        "<style><![CDATA[a > b { c: url(https://d) }]]></style>",
        "<style>a &gt; b { c: none }</style>",
        &["url()"],
    );
    check(
        "<style>a { b: u\\72l(c) }</style>",
        "<style></style>",
        &["url()"],
    );
}

#[test]
fn entities_of_a_file_hide_nothing() {
    let text = "<!DOCTYPE svg [<!ENTITY a \"<script/>\">]><svg id='&a;'>&a;</svg>";
    let found = cleaned(text).expect("something is cut");
    assert_eq!(found.text, "<svg>&a;</svg>");
}

#[test]
fn what_cannot_be_read_is_cut_to_the_end() {
    let found = cleaned("<svg><g></svg><script>a</script>").expect("something is cut");
    assert_eq!(found.text, "<svg><g>");
}

#[test]
fn a_drawing_without_harm_keeps_every_byte() {
    stays("<?xml version='1.0'?>\n<!-- a --><!DOCTYPE svg PUBLIC \"a\" \"b\">\n<svg\n a = 'b' />");
    stays("<svg xmlns:xlink='x'><use xlink:href='#a'/><g style='fill:url(#b)'>&amp;</g></svg>");
    stays("<svg><style>.a{fill:#fff}</style><image href='data:image/png;base64,AA=='/></svg>");
    stays("<svg><a href='https://a.example'>x</a><text font-family='a b'>ạ</text></svg>");
}
