//! A Word file that is dropped into the content: what the preview shows of it, and who may have it
//! taken in.

use super::Preview;
use crate::cli::Site;
use crate::laws::zip;
use std::fs;

/// A Word file of two paragraphs.
fn word() -> Vec<u8> {
    let paragraph = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let body = paragraph("Bài thả vào") + &paragraph("Lời của bài.");
    let document = format!("<w:document><w:body>{body}</w:body></w:document>");
    zip(&[("word/document.xml", document.as_bytes())])
}

fn post(preview: &Preview, heads: &str, form: &str) -> String {
    preview.raw(&format!(
        "POST /__xanh/import HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n{heads}Content-Type: \
         application/x-www-form-urlencoded\r\nContent-Length: {}\r\nConnection: \
         close\r\n\r\n{form}",
        form.len()
    ))
}

fn status(answer: &str) -> &str {
    answer.split(' ').nth(1).unwrap_or("none")
}

#[test]
fn a_dropped_file_is_shown_and_taken_in_by_a_button() {
    let site = Site::new();
    fs::write(site.at("content/Bài 1.docx"), word()).unwrap();
    let preview = Preview::of(&site, &[]);
    let page = preview.await_text("/bai-1.html", "tên trang: Bài thả vào");
    assert!(page.starts_with("HTTP/1.1 200"), "{page}");
    assert!(page.contains("Lời của bài."), "{page}");
    assert!(preview.get("/bai-1.docx").contains("Lời của bài."));
    let token = page.split("name=\"token\" value=\"").nth(1).unwrap();
    let token = token.split('"').next().unwrap();
    let own = "Origin: http://127.0.0.1:PORT\r\n";
    let form = |token: &str, file: &str| format!("token={token}&file={file}&kind=guide");
    let file = "content%2FB%C3%A0i+1.docx";
    let right = form(token, file);
    assert_eq!(status(&post(&preview, "", &right)), "403");
    for origin in ["http://evil.example", "null", "http://127.0.0.1:1"] {
        let heads = format!("Origin: {origin}\r\n");
        assert_eq!(status(&post(&preview, &heads, &right)), "403", "{origin}");
    }
    let cross = format!("{own}Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: cors\r\n");
    assert_eq!(status(&post(&preview, &cross, &right)), "403");
    for wrong in ["", "0", &token[1..], &"0".repeat(32)] {
        assert_eq!(
            status(&post(&preview, own, &form(wrong, file))),
            "403",
            "{wrong}"
        );
    }
    for other in [
        "content%2Fa.md",
        "xanh.toml",
        "..%2Fx.docx",
        "%2Fetc%2Fpasswd",
    ] {
        assert_eq!(
            status(&post(&preview, own, &form(token, other))),
            "404",
            "{other}"
        );
    }
    assert_eq!(status(&post(&preview, own, &"x".repeat(20_000))), "413");
    assert!(!site.at("content/bai-tha-vao").exists());

    let done = post(&preview, own, &right);
    assert_eq!(status(&done), "303", "{done}");
    assert!(done.contains("location: /bai-tha-vao/\r\n"), "{done}");
    let text = fs::read_to_string(site.at("content/bai-tha-vao/index.md")).unwrap();
    assert_eq!(
        text,
        "---\ntitle: \"Bài thả vào\"\nkind: guide\n---\n\nLời của bài.\n"
    );
    let kept = fs::read(site.at("content/bai-tha-vao/.original.docx")).unwrap();
    assert_eq!(kept, word());
    assert!(!site.at("content/Bài 1.docx").exists());
    preview.await_text("/bai-tha-vao/", "Lời của bài.");
}

#[test]
fn a_dropped_file_never_writes_over_a_page() {
    let site = Site::new();
    site.write(
        "content/bai-tha-vao/index.md",
        "---\ntitle: \"Có rồi\"\n---\nCủa tôi.\n",
    );
    fs::write(site.at("content/b.docx"), word()).unwrap();
    let preview = Preview::of(&site, &[]);
    let page = preview.await_text("/b.html", "name=\"token\"");
    let token = page.split("name=\"token\" value=\"").nth(1).unwrap();
    let token = token.split('"').next().unwrap();
    let form = format!("token={token}&file=content%2Fb.docx&kind=page");
    let answer = post(&preview, "Origin: http://127.0.0.1:PORT\r\n", &form);
    assert_eq!(status(&answer), "409", "{answer}");
    let text = fs::read_to_string(site.at("content/bai-tha-vao/index.md")).unwrap();
    assert!(text.ends_with("Của tôi.\n"), "{text}");
    assert!(site.at("content/b.docx").exists());
}
