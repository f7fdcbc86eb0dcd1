//! PDFs with a layer of text, made here: each word comes in, and those that hold none say why.

use xanh::base::path::SourcePath;
use xanh::import::pdf;
use xanh::import::plan::{Form, Options, plan};

/// A PDF of these objects, the first of them the catalogue.
fn file(objects: &[String], trailer: &str) -> Vec<u8> {
    let mut out = "%PDF-1.4\n".to_string();
    let mut places = vec![];
    for (at, object) in objects.iter().enumerate() {
        places.push(out.len());
        out.push_str(&format!("{} 0 obj\n{object}\nendobj\n", at + 1));
    }
    let start = out.len();
    out.push_str(&format!(
        "xref\n0 {}\n0000000000 65535 f \n",
        objects.len() + 1
    ));
    for place in places {
        out.push_str(&format!("{place:010} 00000 n \n"));
    }
    let size = objects.len() + 1;
    out.push_str(&format!(
        "trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n"
    ));
    out.into_bytes()
}

fn stream(dictionary: &str, text: &str) -> String {
    let length = text.len();
    format!("<< {dictionary} /Length {length} >>\nstream\n{text}\nendstream")
}

/// A page for each of `pages`, a line of text each 20 points, in a font whose codes are those of
/// UTF-16, or in `.VnTime`.
fn pages(pages: &[&str], old: bool) -> Vec<u8> {
    let font = match old {
        true => "<< /Type /Font /Subtype /TrueType /BaseFont /ABCDEF+.VnTime /Encoding \
                 /WinAnsiEncoding >>"
            .to_string(),
        false => "<< /Type /Font /Subtype /Type0 /BaseFont /Tinos /Encoding /Identity-H \
                  /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /DW 500 >>] /ToUnicode 4 \
                  0 R >>"
            .to_string(),
    };
    let table = "1 beginbfrange <0000> <FFFF> <0000> endbfrange";
    let mut objects = vec![String::new(), String::new(), font, stream("", table)];
    let mut kids = vec![];
    for text in pages {
        let mut content = "BT /F1 12 Tf 72 780 Td 0 Tw\n".to_string();
        for line in text.lines() {
            let codes: String = match old {
                true => line
                    .chars()
                    .map(|c| format!("{:02X}", u32::from(c)))
                    .collect(),
                false => line
                    .encode_utf16()
                    .map(|unit| format!("{unit:04X}"))
                    .collect(),
            };
            content.push_str(&format!("<{codes}> Tj 0 -20 Td\n"));
        }
        objects.push(stream("", &(content + "ET")));
        let number = objects.len();
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {number} 0 R /Resources \
             << /Font << /F1 3 0 R >> >> >>"
        ));
        kids.push(format!("{} 0 R", objects.len()));
    }
    objects[0] = "<< /Type /Catalog /Pages 2 0 R >>".to_string();
    let count = kids.len();
    objects[1] = format!(
        "<< /Type /Pages /Kids [{}] /Count {count} >>",
        kids.join(" ")
    );
    file(&objects, "")
}

const FIRST: &str = "KẾ HOẠCH
Trồng cây xanh
I. MỤC ĐÍCH
1. Các cấp công đoàn trồng cây ở nơi làm việc và
chăm sóc cây đã trồng.
a) Mỗi tổ một cây;
b) Mỗi tháng một buổi.";

const SECOND: &str = "2
II. TỔ CHỨC THỰC HIỆN
1. Đoàn viên thực hiện.";

fn code(bytes: &[u8]) -> &'static str {
    pdf::read(&SourcePath::new("a.pdf"), bytes)
        .unwrap_err()
        .code
}

#[test]
fn a_pdf_with_text_becomes_a_plan() {
    let bytes = pages(&[FIRST, SECOND], false);
    let (imported, faults) = plan(
        "a.pdf",
        &bytes,
        Form::of("a.pdf").unwrap(),
        &Options::default(),
    );
    assert!(faults.iter().all(|fault| !fault.is_error()), "{faults:?}");
    let imported = imported.unwrap();
    let (_, text) = imported
        .files
        .iter()
        .find(|(name, _)| *name == "text.txt")
        .unwrap();
    let letters = |text: &str| -> String { text.split_whitespace().collect() };
    let removed: Vec<&str> = imported
        .report
        .removed
        .iter()
        .map(|one| one.text.trim())
        .collect();
    let all = letters(FIRST) + letters(SECOND).trim_start_matches('2');
    match removed.as_slice() {
        ["2"] => assert_eq!(letters(text), all),
        removed => assert_eq!(
            (removed, letters(text)),
            (&[][..], letters(FIRST) + &letters(SECOND))
        ),
    }
    assert!(
        text.contains("1. Các cấp công đoàn trồng cây ở nơi làm việc và chăm sóc"),
        "{text}"
    );
    assert_eq!(imported.report.clauses, 6);
}

#[test]
fn letters_of_old_fonts_are_known_in_a_pdf() {
    let bytes = pages(&["C¸c cÊp c«ng ®oµn thùc hiÖn"], true);
    let (imported, _) = plan("a.pdf", &bytes, Form::Pdf, &Options::default());
    let imported = imported.unwrap();
    let (_, text) = imported
        .files
        .iter()
        .find(|(name, _)| *name == "text.txt")
        .unwrap();
    assert_eq!(text.trim(), "Các cấp công đoàn thực hiện");
}

#[test]
fn a_pdf_without_text_says_why() {
    assert_eq!(code(b"no pdf"), "pdf/broken");
    assert_eq!(code(b"%PDF-1.7\nhalf"), "pdf/broken");
    let whole = pages(&[FIRST], false);
    for cut in (9..whole.len()).step_by(97) {
        // Half a file may still hold its words.
        if let Err(fault) = pdf::read(&SourcePath::new("a.pdf"), &whole[..cut]) {
            assert!(
                matches!(fault.code, "pdf/broken" | "pdf/scan"),
                "{}",
                fault.code
            );
        }
    }
    let picture = "/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace \
                   /DeviceGray";
    let scan = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_string(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_string(),
        "<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /XObject << /I 5 0 R >> >> >>"
            .to_string(),
        stream("", "q 100 0 0 100 0 0 cm /I Do Q"),
        stream(picture, "x"),
    ];
    assert_eq!(code(&file(&scan, "")), "pdf/scan");
    let zeros = "0".repeat(64);
    let locked = format!(
        "/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O <{zeros}> /U <{zeros}> >> /ID \
         [<00> <00>]"
    );
    assert_eq!(code(&file(&scan, &locked)), "pdf/locked");
    let many = vec!["a"; 1501];
    assert_eq!(code(&pages(&many, false)), "pdf/long");
}
