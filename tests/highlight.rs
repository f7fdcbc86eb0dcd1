//! The grammars of the program are those of two-face, with patterns that are quick to compile, and
//! colour code as these do.

use syntect::dumps::{dump_to_uncompressed_file, from_uncompressed_data};
use syntect::parsing::syntax_definition::Pattern;
use syntect::parsing::{ParseState, Regex, ScopeStackOp, SyntaxSet, SyntaxSetBuilder};
use syntect::util::LinesWithEndings;

mod patterns;

/// What `XANH_BLESS=1` writes anew, after two-face has come in another version.
const GRAMMARS: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/src/theme/highlight/grammars.bin"
);

/// Code with words of Vietnamese in comments, strings and names, by language.
const SAMPLES: [(&str, &str); 16] = [
    (
        "bash",
        "# Đếm số tổ\nfor tổ in \"${tổ_viên[@]}\"; do\n  echo \"Tổ: $tổ\" | grep -q 'ế' && số=$((số + 1))\ndone\n",
    ),
    (
        "c",
        "#include <stdio.h>\n/* Số phiếu */\nint main(void) {\n  printf(\"Đã đếm %d phiếu\\n\", 12u);\n  return 0;\n}\n",
    ),
    (
        "css",
        "/* Nền */\n.tổ-1 > a:hover::before { color: #0a7d3c; content: \"→ đọc\"; margin: 0 auto 1.5rem }\n",
    ),
    (
        "diff",
        "--- a/tổ.md\n+++ b/tổ.md\n@@ -1 +1 @@\n-Một việc\n+Hai việc\n",
    ),
    (
        "go",
        "package main\n// In ra số\nfunc đếm(n int) string { return fmt.Sprintf(\"%d tổ\", n) }\n",
    ),
    (
        "html",
        "<!-- Đầu --><p class=\"tổ\" data-số=\"1\">Chào &amp; mời</p><script>let ồ = 1;</script>\n",
    ),
    (
        "java",
        "class Tổ { private final String tên = \"Đội 1\"; // tên\n  int số() { return 0x1F; } }\n",
    ),
    (
        "js",
        "// Đọc\nconst tổ = await fetch(`/api/${số}.json`).then((r) => r.ok ? r.json() : null);\nclass Ấy { get tên() { return /ế+/u; } }\n",
    ),
    (
        "json",
        "{\"tên\": \"Tổ 1\", \"số\": [1, 2.5e3, true, null]}\n",
    ),
    (
        "md",
        "# Tiêu đề *nghiêng*\n\n- Một [liên kết](a.md) và `mã`\n\n> Trích dẫn “này”\n\n| a | b |\n|---|---|\n",
    ),
    (
        "py",
        "# Đếm\ndef đếm(tổ: list[str]) -> int:\n    \"\"\"Số tổ.\"\"\"\n    return sum(1 for một in tổ if f\"{một!r} ạ\" and not một.startswith('Ừ'))\n",
    ),
    (
        "rs",
        "/// Đếm\npub fn đếm<'a>(tổ: &'a [&str]) -> usize {\n    println!(\"{} tổ\", tổ.len());\n    0xFF_u8 as usize\n}\n",
    ),
    (
        "sql",
        "-- Lọc\nSELECT tên, COUNT(*) AS số FROM tổ WHERE ngày >= '2026-01-01' GROUP BY tên;\n",
    ),
    (
        "toml",
        "# Tên\ntitle = \"Kế hoạch\"\ndate = 2026-11-22\n[levels.\"cơ sở\"]\nsố = 1_000\nti_lệ = -2.5e3\n",
    ),
    (
        "xml",
        "<?xml version=\"1.0\"?><tổ số=\"1\"><![CDATA[Chào]]>&#10;</tổ>\n",
    ),
    (
        "yaml",
        "# Tên\ntiêu đề: Kế hoạch “xanh”\nsố: 12\nđúng: true\nmục:\n  - một: &neo [a, b]\n  - *neo\n",
    ),
];

/// The licences of the grammars, which go with them.
const LICENCES: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/src/theme/highlight/LICENCES.md"
);

fn of_the_program() -> SyntaxSet {
    from_uncompressed_data(&std::fs::read(GRAMMARS).unwrap()).unwrap()
}

/// Grammars as they came, each pattern made quick where it can be compiled then.
fn made() -> SyntaxSet {
    let mut builder = SyntaxSetBuilder::new();
    let came = two_face::syntax::extra_newlines().into_builder();
    for mut syntax in came.syntaxes().iter().cloned() {
        let patterns = syntax
            .contexts
            .values_mut()
            .flat_map(|context| &mut context.patterns);
        for pattern in patterns {
            if let Pattern::Match(found) = pattern {
                let quick = patterns::quick(found.regex.regex_str());
                if Regex::try_compile(&quick).is_none() {
                    found.regex = Regex::new(quick);
                }
            }
        }
        builder.add(syntax);
    }
    builder.build()
}

/// What the grammar of `language` says of each line of `code`.
fn said(grammars: &SyntaxSet, language: &str, code: &str) -> Vec<Vec<(usize, ScopeStackOp)>> {
    let mut state = ParseState::new(grammars.find_syntax_by_token(language).unwrap());
    let lines = LinesWithEndings::from(code);
    lines
        .map(|line| state.parse_line(line, grammars).unwrap())
        .collect()
}

#[test]
fn grammars_colour_code_as_they_did_before_they_were_made_quick() {
    if std::env::var_os("XANH_BLESS").is_some() {
        dump_to_uncompressed_file(&made(), GRAMMARS).unwrap();
    }
    let (came, quick) = (two_face::syntax::extra_newlines(), of_the_program());
    for (language, code) in SAMPLES {
        assert_eq!(
            said(&quick, language, code),
            said(&came, language, code),
            "{language}"
        );
    }
}

#[test]
fn the_program_has_every_grammar_of_two_face() {
    let names = |grammars: SyntaxSet| {
        let all = grammars.syntaxes().iter();
        all.map(|one| (one.name.clone(), one.file_extensions.clone()))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        names(of_the_program()),
        names(two_face::syntax::extra_newlines())
    );
}

#[test]
fn a_class_of_unicode_becomes_ranges() {
    let check = |pattern, expected: &str| assert_eq!(patterns::quick(pattern), expected);
    check(r"\bif\b", r"\bif\b");
    check(r"\d+[\d.]*", "[0-9]+[0-9.]*");
    check(r"[^\s\]]\S", r"[^\t-\r\x20\]][^\t-\r\x20]");
    check(r"[]\d[:alpha:]]\h\x{20}", r"[\]0-9[:alpha:]]\h\x{20}");
    check(r"\\w\[\d", r"\\w\[[0-9]");
}

#[test]
fn the_licences_of_the_grammars_stand_beside_them() {
    let told = two_face::acknowledgement::listing();
    let mut out = String::from("# Licences of the grammars in `grammars.bin`\n");
    for licence in told.for_syntaxes() {
        out.push('\n');
        licence.write_md(&mut out);
    }
    if std::env::var_os("XANH_BLESS").is_some() {
        std::fs::write(LICENCES, &out).unwrap();
    }
    assert_eq!(std::fs::read_to_string(LICENCES).unwrap(), out);
}
