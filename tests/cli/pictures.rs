//! Pictures in the widths of screens: finished bytes, cold and warm.

use super::{Site, tree};
use image::codecs::jpeg::JpegEncoder;
use image::{ImageDecoder, ImageEncoder, ImageFormat, ImageReader, RgbImage};
use std::fs;
use std::io::{Cursor, Read};

/// EXIF that turns a picture by a quarter and names its artist, "An". Source: TIFF 6.0 §2, EXIF 2.3
/// §4.6.4.
const EXIF: &[u8] = b"II*\0\x08\0\0\0\x02\0\
    \x12\x01\x03\0\x01\0\0\0\x06\0\0\0\x3B\x01\x02\0\x03\0\0\0An\0\0\0\0\0\0";

/// Where the program keeps pictures for its next build.
const KEPT: &str = ".public.xanh/pictures";

/// A picture of soft light and grain.
fn photo() -> RgbImage {
    let mut grain = 7u32;
    RgbImage::from_fn(200, 100, |x, y| {
        grain = grain.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let grain = (grain >> 28) as u8;
        image::Rgb([x as u8 + grain, y as u8 + grain, 90 + grain])
    })
}

/// A page with a photo that lies on its side, a screenshot, and the widths 40 and 80.
fn site() -> Site {
    let site = Site::new();
    let mut photo_bytes = vec![];
    let mut encoder = JpegEncoder::new_with_quality(&mut photo_bytes, 98);
    encoder.set_exif_metadata(EXIF.to_vec()).unwrap();
    photo().write_with_encoder(encoder).unwrap();
    let mut shot = Cursor::new(vec![]);
    photo().write_to(&mut shot, ImageFormat::Png).unwrap();
    fs::write(site.at("content/may.jpg"), photo_bytes).unwrap();
    fs::write(site.at("content/man.png"), shot.into_inner()).unwrap();
    site.write(
        "xanh.toml",
        "title = \"Thử\"\n[pictures]\nwidths = [40, 80]\n",
    );
    let text = "---\ntitle: \"Trang A\"\n---\n![Máy](may.jpg)\n\n![Màn](man.png)\n";
    site.write("content/a.md", text);
    site
}

#[test]
fn a_photo_is_published_upright_in_its_widths_and_tells_nothing() {
    let site = site();
    site.build();
    let public = site.public();
    for (width, height) in [(40, 80), (80, 160)] {
        let bytes = &public[&format!("may.jpg.sizes/{width}.jpg")];
        let reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format();
        let mut decoder = reader.unwrap().into_decoder().unwrap();
        let told = (decoder.dimensions(), decoder.exif_metadata().unwrap());
        assert_eq!(told, ((width, height), None));
    }
    let page = String::from_utf8(public["a.html"].clone()).unwrap();
    let tags: Vec<&str> = page
        .match_indices("<img ")
        .map(|(at, _)| &page[at..])
        .collect();
    let tag = |at: usize| tags[at].split_once('>').unwrap().0;
    let set = "srcset=\"may.jpg.sizes/40.jpg 40w, may.jpg.sizes/80.jpg 80w\" \
        sizes=\"(max-width: 46rem) 100vw, 46rem\" width=\"100\" height=\"200\"";
    let expected = format!("<img src=\"may.jpg\" alt=\"Máy\" {set}");
    assert_eq!(&tag(0)[..expected.len()], expected);
}

#[test]
fn warm_and_cold_builds_of_any_threads_have_the_same_pictures() {
    let site = site();
    site.build();
    let cold = site.public();
    let kept = tree(&site.at(KEPT));
    // Two photos with a list of variants each.
    assert_eq!(kept.len(), 2 + 4);
    fs::remove_dir_all(site.at("public")).unwrap();
    site.build();
    assert_eq!(
        (site.public(), tree(&site.at(KEPT))),
        (cold.clone(), kept.clone())
    );
    for (at, name) in kept.keys().enumerate() {
        let bytes = match at % 2 {
            0 => kept[name][..kept[name].len() / 2].to_vec(),
            _ => kept.values().next().unwrap().clone(),
        };
        fs::write(site.at(KEPT).join(name), bytes).unwrap();
    }
    fs::write(site.at(KEPT).join("la"), "x").unwrap();
    fs::remove_dir_all(site.at("public")).unwrap();
    for threads in ["1", "2"] {
        assert_eq!(site.run(&["build", "-j", threads]).code, 0);
        assert_eq!(
            (site.public(), tree(&site.at(KEPT))),
            (cold.clone(), kept.clone())
        );
        site.write(
            "content/b.md",
            &format!("---\ntitle: B\ndraft: true\n---\n{threads}\n"),
        );
    }
}

#[test]
fn what_no_page_shows_any_more_is_kept_no_longer() {
    let site = site();
    site.build();
    site.write(
        "content/a.md",
        "---\ntitle: \"Trang A\"\n---\n![Máy](may.jpg)\n",
    );
    site.build();
    assert_eq!(tree(&site.at(KEPT)).len(), 1 + 2);
    assert!(!site.at("public/man.png.sizes").exists());
}

#[test]
fn a_damaged_picture_is_told_and_published_as_it_is() {
    let site = site();
    let shot = fs::read(site.at("content/man.png")).unwrap();
    fs::write(site.at("content/man.png"), &shot[..shot.len() / 2]).unwrap();
    let run = site.run(&["build", "--lang", "en"]);
    let told = "content/man.png: warning[image/damaged]";
    let told: Vec<bool> = run.err.lines().map(|line| line.starts_with(told)).collect();
    assert_eq!(
        (run.code, told.iter().filter(|is| **is).count()),
        (0, 1),
        "{}",
        run.err
    );
    assert_eq!(site.public()["man.png"], shot[..shot.len() / 2]);
    let check = site.run(&["check", "--lang", "en"]);
    assert_eq!(
        check.err.matches("warning[image/damaged]").count(),
        1,
        "{}",
        check.err
    );
}

#[test]
fn a_book_and_a_page_alone_hold_each_picture_once() {
    let site = site();
    site.build();
    for form in ["--epub", "--single"] {
        let run = site.run(&["pack", form, "-o", "goi"]);
        assert_eq!(run.code, 0, "{}", run.err);
    }
    let packed = tree(&site.at("goi"));
    let of = |ending: &str| {
        let found = packed.iter().find(|(name, _)| name.ends_with(ending));
        found.unwrap().1.clone()
    };
    let mut book = zip::ZipArchive::new(Cursor::new(of(".epub"))).unwrap();
    let names: Vec<String> = book
        .file_names()
        .map(|name| name.unwrap().into_owned())
        .collect();
    let pictures = names.iter().filter(|name| name.starts_with("EPUB/anh-"));
    let photo = pictures
        .clone()
        .find(|name| name.ends_with(".jpg"))
        .unwrap();
    assert_eq!(pictures.count(), 2);
    let mut bytes = vec![];
    book.by_name(photo)
        .unwrap()
        .read_to_end(&mut bytes)
        .unwrap();
    assert_eq!(bytes, site.public()["may.jpg.sizes/80.jpg"]);
    let page = String::from_utf8(of(".html")).unwrap();
    assert_eq!(page.matches("src=\"data:image/").count(), 2);
    assert_eq!(page.matches("srcset").count(), 0);
}

#[test]
fn a_drawing_is_published_without_what_runs_or_loads() {
    let site = Site::new();
    let head = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"";
    let text = format!("{head} onload=\"a()\"><script>b()</script><g/></svg>\n");
    site.write("content/ve.svg", &text);
    site.write("content/yen.svg", &format!("{head}><g/></svg>\n"));
    let page = "---\ntitle: \"Trang A\"\n---\n![Vẽ](ve.svg)\n\n![Yên](yen.svg)\n";
    site.write("content/a.md", page);
    let run = site.run(&["build", "--lang", "en"]);
    let told: Vec<&str> = run
        .err
        .lines()
        .filter(|line| line.contains("image/unsafe]"))
        .collect();
    let expected = ["onload", "script"].map(|what| {
        let at = text.find(what).unwrap() + if what == "script" { 0 } else { 1 };
        format!(
            "content/ve.svg:1:{at}: warning[image/unsafe]: `{what}` is taken out of the drawing \
             where it is published"
        )
    });
    assert_eq!(
        (run.code, told),
        (0, expected.iter().map(String::as_str).collect())
    );
    let left = format!("{head}><g/></svg>\n");
    let public = site.public();
    for name in ["ve.svg", "yen.svg"] {
        assert_eq!(public[name], left.as_bytes(), "{name}");
    }
    assert_eq!(site.run(&["pack", "--single", "-o", "goi"]).code, 0);
    let packed = tree(&site.at("goi"));
    let page = String::from_utf8(packed.into_values().next().unwrap()).unwrap();
    assert_eq!(page.matches("src=\"data:image/svg+xml;base64,").count(), 2);
}
