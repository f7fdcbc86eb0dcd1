use super::{foreign, own};
use crate::base::path::SourcePath;

#[track_caller]
fn check(html: &str, expected: &[&str]) {
    let text = format!("ạ{html}ạ");
    let place = "ạ".len()..text.len() - "ạ".len();
    let faults = foreign(&SourcePath::new("a.md"), &text, place);
    let found: Vec<&str> = faults
        .iter()
        .map(|fault| &text[fault.span.as_ref().unwrap().range()])
        .collect();
    assert_eq!(found, expected, "{html}");
}

#[test]
fn what_is_loaded_from_another_host_is_found() {
    let url = "https://a.example/b";
    for html in [
        "<img src=URL>",
        "<IMG\n alt='<b>' SRC = 'URL'/>",
        "<script async src=\"URL\"></script>",
        "<link rel=stylesheet href=URL>",
        "<video poster=URL></video>",
        "<object data=URL></object>",
        "<svg><image href=URL /></svg>",
        "<iframe src=URL>",
        "<body background=URL>",
        "<base href=URL>",
        "<p style='background: url(URL)'>",
        "<style>@import \"URL\";</style>",
        "<style>a { b: url( 'URL' ) }</style>",
        "<a href=b ping=URL>",
        "<p style='a: image-set(\"b.png\" 1x, \"URL\" 2x)'>",
        "<p style='background: src(\"URL\")'>",
        "<p style='background: \\75 rl(URL)'>",
        "<p style='background: /* url(b) */ url(&quot;URL&quot;)'>",
        "<rect fill='url(URL)'>",
        "<link rel='alternate stylesheet' href=URL>",
    ] {
        check(&html.replace("URL", url), &[url]);
    }
    check(
        "<img srcset='a.png 1x, //b.example/c 2x'>",
        &["a.png 1x, //b.example/c 2x"],
    );
    let refresh = "0; URL=https://a.example";
    check(
        &format!("<meta http-equiv=Refresh content='{refresh}'>"),
        &[refresh],
    );
    check("<img src='https&colon;//a'>", &["https&colon;//a"]);
    let hidden = "a: url(\\68ttps://b)";
    check(&format!("<p style='{hidden}'>"), &[hidden]);
    let frame = "&lt;img src=&quot;//a.example&quot;>";
    check(&format!("<iframe srcdoc='{frame}'></iframe>"), &[frame]);
    check("<iframe srcdoc='<img src=a.png>'></iframe>", &[]);
    check("<img src='&#104;ttps:a'>", &["&#104;ttps:a"]);
    check("<a href=' java&Tab;script:b'>", &[" java&Tab;script:b"]);
    check("<form action=javascript:b>", &["javascript:b"]);
}

#[test]
fn addresses_within_the_site_are_found_one_by_one() {
    let html = "<!-- <img src=a> --><source srcset=' a.png 1x, b/c.png 2x '>\
        <VIDEO poster=\"d e.png\" src=f.mp4></VIDEO><a href='#g'><a href=mailto:h>\
        <img src=data:,x><object data=i&amp;j>";
    let found: Vec<String> = own(html, 0..html.len())
        .into_iter()
        .map(|(_, one)| one)
        .collect();
    assert_eq!(found, ["a.png", "b/c.png", "d e.png", "f.mp4", "i&j"]);
}

#[test]
fn what_is_clicked_or_lies_in_the_site_is_free() {
    for html in [
        "<a href=https://a.example>",
        "<form action=https://a.example>",
        "<img src=a.png srcset='b.png 2x'>",
        "<img src=\"data:image/png;base64,AA==\">",
        "<meta http-equiv=refresh content='0; url=a.html'><meta name=a content=https://b>",
        "<link rel=canonical href=https://a.example>",
        "<link rel=stylesheet href=\"{{ root }}{{ assets.site_css }}\">",
        "<p style='background: url(a.png)'>",
        "<style>a { b: c }</style>",
        "a < b src=https://a.example",
        "<!-- <img src=https://a.example> -->",
        "<script>let a = '<img src=https://a.example>';</script>",
        "<p title='src=https://a.example'>",
    ] {
        check(html, &[]);
    }
}
