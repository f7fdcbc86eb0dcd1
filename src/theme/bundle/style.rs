//! One style sheet, made small; what it may not hold.

use super::super::fault::words::told_by;
use super::super::layers::Layer;
use super::words::ROWS;
use crate::base::address::{self, Host};
use crate::base::diagnostic::{Diagnostic, fault, message};
use crate::base::loads;
use crate::base::span::Span;
use lightningcss::dependencies::{Dependency, DependencyOptions, SourceRange};
use lightningcss::error::Error;
use lightningcss::stylesheet::{MinifyOptions, ParserOptions, PrinterOptions, StyleSheet};
use lightningcss::targets::{Browsers, Targets};
use std::fmt::Display;

/// Brackets of any kind that may stand one in the other; people need five.
const MOST_DEPTH: usize = 64;

/// What is wrong, at a line (from 0) and column (from 1, in UTF-16 units) where there is one.
type Wrong = (Option<(u32, u32)>, String);

/// A style sheet without what browsers do not need, for browsers as old as Chrome 95.
///
/// Diagnostics: `theme/style` where it cannot be read or is nested too deep, `load/host` where it
/// loads from another host.
pub fn small(layer: &Layer) -> (String, Vec<Diagnostic>) {
    if let Some(at) = too_deep(&layer.text) {
        return (String::new(), vec![deep(layer, at)]);
    }
    printed(layer).unwrap_or_else(|(place, reason)| {
        let at = place.map_or(0, |(line, column)| byte(&layer.text, line, column));
        let (said, _) = told_by(ROWS, &reason);
        let (vi, en) = (&said.vi, &said.en);
        let fault = fault!(
            "theme/style",
            Span::new(&layer.file, at..at),
            vi: "không đọc được kiểu trình bày này: {vi}",
            en: "this style sheet cannot be read: {en}",
        );
        (layer.text.clone(), vec![fault])
    })
}

fn printed(layer: &Layer) -> Result<(String, Vec<Diagnostic>), Wrong> {
    let options = ParserOptions {
        filename: layer.file.to_string(),
        ..ParserOptions::default()
    };
    let targets = Targets::from(Browsers {
        chrome: Some(95 << 16),
        firefox: Some(95 << 16),
        safari: Some(15 << 16),
        ..Browsers::default()
    });
    let mut sheet = StyleSheet::parse(&layer.text, options).map_err(wrong)?;
    let faults = hosts(layer, &sheet)?;
    let minify = MinifyOptions {
        targets,
        ..MinifyOptions::default()
    };
    sheet.minify(minify).map_err(wrong)?;
    let print = PrinterOptions {
        minify: true,
        targets,
        ..PrinterOptions::default()
    };
    let code = sheet.to_css(print).map_err(wrong)?.code;
    Ok((code, faults))
}

/// Addresses that a browser would load from another host, in `url(…)` and `@import`.
fn hosts(layer: &Layer, sheet: &StyleSheet) -> Result<Vec<Diagnostic>, Wrong> {
    let options = PrinterOptions {
        analyze_dependencies: Some(DependencyOptions::default()),
        ..PrinterOptions::default()
    };
    let found = sheet.to_css(options).map_err(wrong)?.dependencies;
    let addresses = found.iter().flatten().map(|dependency| match dependency {
        Dependency::Import(import) => (&import.url, &import.loc),
        Dependency::Url(url) => (&url.url, &url.loc),
    });
    let foreign = addresses.filter(|(url, _)| !matches!(address::host(url), Host::Own));
    let faults = foreign.map(|(url, at)| host(layer, url, at));
    Ok(faults
        .chain(loads::in_sheet(&layer.file, &layer.text))
        .collect())
}

/// The place of a dependency may lie behind its address, so that is looked for from the line on.
fn host(layer: &Layer, url: &str, place: &SourceRange) -> Diagnostic {
    let start = byte(&layer.text, place.start.line.saturating_sub(1), 1);
    let range = match layer.text[start..].find(url) {
        Some(from) => start + from..start + from + url.len(),
        None => start..start,
    };
    address::foreign(Some(Span::new(&layer.file, range)), url)
}

fn wrong<T: Display>(error: Error<T>) -> Wrong {
    let place = error.loc.map(|at| (at.line, at.column));
    (place, error.kind.to_string())
}

/// The bracket that is one too many inside others.
fn too_deep(text: &str) -> Option<usize> {
    let (bytes, mut depth, mut at) = (text.as_bytes(), 0usize, 0);
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 1,
            b'/' if bytes.get(at + 1) == Some(&b'*') => {
                at = text[at + 2..]
                    .find("*/")
                    .map_or(text.len(), |end| at + 3 + end);
            }
            mark @ (b'"' | b'\'') => at = string_end(bytes, at, mark),
            b'(' | b'[' | b'{' => {
                depth += 1;
                if depth > MOST_DEPTH {
                    return Some(at);
                }
            }
            b')' | b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        at += 1;
    }
    None
}

/// The byte at which the string that begins at `at` ends: its mark, or the end of its line.
fn string_end(bytes: &[u8], at: usize, mark: u8) -> usize {
    let mut at = at + 1;
    while at < bytes.len() && bytes[at] != mark && bytes[at] != b'\n' {
        at += if bytes[at] == b'\\' { 2 } else { 1 };
    }
    at
}

fn deep(layer: &Layer, at: usize) -> Diagnostic {
    fault!(
        "theme/style",
        Span::new(&layer.file, at..at + 1),
        vi: "ngoặc lồng nhau quá {MOST_DEPTH} tầng",
        en: "brackets lie more than {MOST_DEPTH} deep in each other",
    )
    .help(message!(
        vi: "viết quy tắc này ra ngoài, hoặc tìm ngoặc chưa đóng ở trên",
        en: "write this rule outside of the others, or look above for a bracket that is not closed",
    ))
}

/// The byte at line (from 0) and column (from 1, in UTF-16 units) of `text`.
fn byte(text: &str, line: u32, column: u32) -> usize {
    let start: usize = text
        .split_inclusive('\n')
        .take(line as usize)
        .map(str::len)
        .sum();
    let mut units = 1;
    let inside = text[start..].char_indices().find(|(_, c)| {
        let here = units >= column as usize;
        units += c.len_utf16();
        here
    });
    inside.map_or(text.len(), |(at, _)| start + at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::diagnostic::lines;
    use crate::base::path::SourcePath;
    use crate::base::span::line_col;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let layer = Layer {
            file: SourcePath::new("themes/a/styles/a.css"),
            text: text.to_string(),
        };
        assert_eq!(lines(&small(&layer).1, text), expected);
    }

    #[test]
    fn a_style_sheet_loads_nothing_from_another_host() {
        check(
            "a { background: url(dot.svg) }\nb { background: url(data:,x) }",
            "",
        );
        check("a::after { content: \"https://example.org\" }", "");
        let help = " -> copy the file into the site, and name it by its path";
        for (text, url) in [
            (
                "@import \"https://example.org/a.css\";",
                "https://example.org/a.css",
            ),
            (
                "a { background: url(//example.org/a.png) }",
                "//example.org/a.png",
            ),
            (
                "a {\n background: \\75rl(\"HTTP://example.org\") }",
                "HTTP://example.org",
            ),
            ("a { --b: url(https://example.org) }", "https://example.org"),
            (
                "a { background: image-set(\"https://example.org/a.png\" 1x) }",
                "https://example.org/a.png",
            ),
            (
                "a { background: src(\"//example.org/a.png\") }",
                "//example.org/a.png",
            ),
        ] {
            let (line, column) = line_col(text, text.find(url).unwrap());
            let told = format!("`{url}` is loaded from another host{help}");
            check(text, &format!("load/host {line}:{column} {told}"));
        }
    }

    #[test]
    fn a_style_sheet_is_not_nested_without_end() {
        let nested = |depth: usize| format!("{}{}", "a{".repeat(depth), "}".repeat(depth));
        check(&nested(MOST_DEPTH), "");
        let help = "write this rule outside of the others, or look above for a bracket that is not \
                    closed";
        for text in [nested(100_000), nested(65), format!("/*{{*/{}", nested(65))] {
            let column = text.match_indices('{').map(|(at, _)| at + 1);
            let column = column.filter(|at| text.len() < 1000 || *at > 0);
            let skip = if text.starts_with('/') { 65 } else { 64 };
            let column = column.clone().nth(skip).unwrap();
            check(
                &text,
                &format!(
                    "theme/style 1:{column} brackets lie more than 64 deep in each other -> {help}"
                ),
            );
        }
        check(&format!("a{{content:\"{}\"}}", "(".repeat(999)), "");
        check(&format!("/*{}*/", "{".repeat(999)), "");
    }
}
