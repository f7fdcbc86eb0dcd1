//! What newsrooms take away of a column with pictures: finished bytes, read back.

use super::Site;
use image::codecs::jpeg::JpegEncoder;
use image::{ImageDecoder, ImageEncoder, ImageFormat, ImageReader, RgbImage};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read};

type Files = BTreeMap<String, Vec<u8>>;

/// EXIF that turns a picture by a quarter and names its artist, "An". Source: TIFF 6.0 §2, EXIF 2.3
/// §4.6.4.
const EXIF: &[u8] = b"II*\0\x08\0\0\0\x02\0\
    \x12\x01\x03\0\x01\0\0\0\x06\0\0\0\x3B\x01\x02\0\x03\0\0\0An\0\0\0\0\0\0";

const COLUMN: &str = "---
title: Bài có ảnh
kind: column
date: 2026-11-01
authors: [An]
license: CC-BY-4.0
images:
  - { file: duoc.png, alt: Cây xanh, credit: An, reprint: yes }
  - { file: dung.jpg, alt: Cây đứng, credit: An, reprint: yes }
  - { file: ve.svg, alt: Cây vẽ, credit: An, reprint: yes }
  - { file: khong.png, alt: Cây riêng, credit: Bình, reprint: no }
  - { file: hoi.png, alt: Cây chờ, credit: Chi, reprint: ask }
---

![Cây xanh](duoc.png)

![Cây đứng](dung.jpg)

![Cây vẽ](ve.svg)

![Cây riêng](khong.png)

![Cây chờ](hoi.png)
";

#[test]
fn a_pack_holds_the_pictures_that_may_be_printed_and_tells_of_the_others() {
    let site = site("");
    site.build();
    let public = site.public();
    let pack = unzipped(&public["bao/bai.zip"]);
    let names: Vec<&str> = pack.keys().map(String::as_str).collect();
    assert_eq!(
        names,
        [
            "GHI-NGUON.txt",
            "SHA256SUMS",
            "anh/anh-1.png",
            "anh/anh-2.jpg",
            "anh/anh-3.png",
            "anh/anh-3.svg",
            "bai.docx",
            "bai.html",
            "bai.txt"
        ]
    );
    let sums: String = [
        "bai.txt",
        "bai.html",
        "bai.docx",
        "GHI-NGUON.txt",
        "anh/anh-1.png",
        "anh/anh-2.jpg",
        "anh/anh-3.svg",
        "anh/anh-3.png",
    ]
    .map(|name| {
        format!(
            "{}  {name}\n",
            Sha256::digest(&pack[name])
                .iter()
                .map(|byte| format!("{byte:02x}"))
                .collect::<String>()
        )
    })
    .concat();
    assert_eq!(text(&pack["SHA256SUMS"]), sums);
    let expected = "\u{feff}Bài có ảnh\n\nNguồn: An, Thử\n\nGiấy phép: CC-BY-4.0 (Creative Commons \
        Ghi công 4.0), https://creativecommons.org/licenses/by/4.0/\n\n\
        anh/anh-1.png: Ảnh: Cây xanh. Nguồn ảnh: An.\n\nanh/anh-2.jpg: Ảnh: Cây đứng. Nguồn ảnh: \
        An.\n\nanh/anh-3.svg, anh/anh-3.png: Ảnh: Cây vẽ. Nguồn ảnh: An.\n\n\
        [Ảnh: Cây riêng. Nguồn ảnh: Bình. Ảnh không được đăng lại.]\n\n\
        [Ảnh: Cây chờ. Nguồn ảnh: Chi. Muốn dùng ảnh này, hãy hỏi: bbt@example.org.]\n";
    assert_eq!(text(&pack["GHI-NGUON.txt"]).replace("\r\n", "\n"), expected);
    let shown: Vec<String> = text(&pack["bai.html"])
        .split(" src=\"")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap().to_string())
        .collect();
    assert_eq!(shown, ["anh/anh-1.png", "anh/anh-2.jpg", "anh/anh-3.svg"]);
    for (name, bytes) in pack.iter().chain(&unzipped(&pack["bai.docx"])) {
        assert!(
            ![
                &site.at("content/bao/khong.png"),
                &site.at("content/bao/hoi.png")
            ]
            .iter()
            .any(|file| fs::read(file).unwrap() == *bytes),
            "{name}"
        );
    }
}

#[test]
fn a_document_of_word_has_upright_pictures_that_name_nobody() {
    let site = site("");
    site.build();
    let word = unzipped(&site.public()["bao/bai.docx"]);
    let pictures: Vec<&str> = word
        .keys()
        .filter(|name| name.starts_with("word/media/"))
        .map(String::as_str)
        .collect();
    assert_eq!(
        pictures,
        ["anh-1.png", "anh-2.jpg", "anh-3.png"].map(|name| format!("word/media/{name}"))
    );
    let document = text(&word["word/document.xml"]);
    let alts: Vec<&str> = document
        .split("<wp:docPr ")
        .skip(1)
        .map(|rest| {
            rest.split(" descr=\"")
                .nth(1)
                .unwrap()
                .split('"')
                .next()
                .unwrap()
        })
        .collect();
    assert_eq!(alts, ["Cây xanh", "Cây đứng", "Cây vẽ"]);
    let mut decoder = ImageReader::with_format(
        Cursor::new(&word["word/media/anh-2.jpg"]),
        ImageFormat::Jpeg,
    )
    .into_decoder()
    .unwrap();
    assert_eq!(
        (decoder.dimensions(), decoder.exif_metadata().unwrap()),
        ((20, 30), None)
    );
    let extents: Vec<&str> = document
        .split("<wp:extent ")
        .skip(1)
        .map(|rest| rest.split("/>").next().unwrap())
        .collect();
    assert_eq!(
        extents,
        [
            "cx=\"285750\" cy=\"190500\"",
            "cx=\"190500\" cy=\"285750\"",
            "cx=\"285750\" cy=\"190500\"",
        ]
    );
}

/// Each build is a cold one, in a folder of its own.
#[test]
fn another_machine_makes_the_same_bytes() {
    let (one, other) = (site(""), site(""));
    one.build();
    other.build();
    let (one, other) = (one.public(), other.public());
    assert_eq!(
        one.keys().collect::<Vec<_>>(),
        other.keys().collect::<Vec<_>>()
    );
    let differ: Vec<&String> = one
        .iter()
        .filter(|(name, bytes)| other[*name] != **bytes)
        .map(|(name, _)| name)
        .collect();
    assert!(differ.is_empty(), "{differ:?}");
}

#[test]
fn before_its_time_no_file_of_the_column_is_there() {
    let site = site("publish: 2099-01-01\n");
    site.build();
    let names: Vec<String> = site
        .public()
        .into_keys()
        .filter(|name| name.starts_with("bao/"))
        .collect();
    assert_eq!(names, ["bao/index.html"]);
    for (name, bytes) in site.public() {
        assert!(
            !String::from_utf8_lossy(&bytes).contains("Bài có ảnh"),
            "{name}"
        );
    }
}

/// A site with a column that shows pictures of every kind; `head` goes into its front matter.
fn site(head: &str) -> Site {
    let site = Site::new();
    site.write(
        "xanh.toml",
        "title = \"Thử\"\n\n[republish]\ncontact = \"bbt@example.org\"\n",
    );
    site.write(
        "content/bao/_index.md",
        "---\ntitle: Báo\nkind: column\n---\n",
    );
    site.write(
        "content/bao/bai.md",
        &COLUMN.replace("kind: column\n", &format!("kind: column\n{head}")),
    );
    site.write(
        "content/bao/ve.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"30\" \
        height=\"20\"><title>Cây</title></svg>\n",
    );
    for (name, green) in [("duoc", 90), ("khong", 120), ("hoi", 150)] {
        let mut bytes = Cursor::new(vec![]);
        RgbImage::from_pixel(30, 20, image::Rgb([0, green, 0]))
            .write_to(&mut bytes, ImageFormat::Png)
            .unwrap();
        fs::write(
            site.at(&format!("content/bao/{name}.png")),
            bytes.into_inner(),
        )
        .unwrap();
    }
    let mut bytes = vec![];
    let mut encoder = JpegEncoder::new(&mut bytes);
    encoder.set_exif_metadata(EXIF.to_vec()).unwrap();
    encoder
        .write_image(
            &RgbImage::new(30, 20),
            30,
            20,
            image::ExtendedColorType::Rgb8,
        )
        .unwrap();
    fs::write(site.at("content/bao/dung.jpg"), bytes).unwrap();
    site
}

fn unzipped(bytes: &[u8]) -> Files {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let count = archive.len();
    let file = |at| {
        let mut file = archive.by_index(at).unwrap();
        let mut bytes = vec![];
        file.read_to_end(&mut bytes).unwrap();
        (file.name().unwrap().to_string(), bytes)
    };
    (0..count).map(file).collect()
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}
