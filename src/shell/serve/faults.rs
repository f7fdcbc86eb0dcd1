//! The page that shows what is wrong. It is a part of the program: no template, no theme, no file
//! can spoil it.

use super::version::{ServeOptions, Version};
use crate::base::diagnostic::Language;
use crate::base::path::{OutPath, SourcePath, encode};
use crate::check::dropped;
use crate::graph::places::asset_out;
use crate::shell::report::{self, Place, Shown};

/// The style of the page of faults.
pub const STYLE: &str = include_str!("faults.css");

/// Faults that are shown; of more only the number is.
const MOST: usize = 200;

/// Every fault of `version`, errors first: file, line, the line, a caret, cause and fix.
pub fn page(options: &ServeOptions, version: &Version) -> String {
    let count = report::count(&version.faults, options.language);
    let (errors, warnings): (Vec<&Shown>, Vec<&Shown>) =
        version.faults.iter().partition(|shown| shown.is_error());
    let faults: String = errors
        .into_iter()
        .chain(warnings)
        .take(MOST)
        .map(|shown| fault(options, shown))
        .collect();
    let more = version.faults.len().saturating_sub(MOST);
    let more = match (more, options.language) {
        (0, _) => String::new(),
        (more, Language::Vietnamese) => format!("<p>… và {more} nữa, xem ở cửa sổ lệnh</p>\n"),
        (more, Language::English) => format!("<p>… and {more} more, see the terminal</p>\n"),
    };
    let (title, close) = match options.language {
        Language::Vietnamese => (
            if count.is_empty() {
                "Không có lỗi".to_string()
            } else {
                count
            },
            "Đóng",
        ),
        Language::English => (
            if count.is_empty() {
                "No errors".to_string()
            } else {
                count
            },
            "Close",
        ),
    };
    document(
        options.language,
        &title,
        &format!(
            "<header><h1>{}</h1><button id=\"close\" hidden>{close}</button></header>\n\
             {faults}{more}",
            escape(&title)
        ),
    )
}

/// There is nothing at an address.
pub fn missing(options: &ServeOptions, version: &Version, out: &OutPath) -> String {
    let name = out.as_str().rsplit('/').next().unwrap_or_default();
    let near: Vec<_> = version
        .planned
        .site
        .shape
        .places
        .iter()
        .filter(|place| place.out.as_str().ends_with(name))
        .take(5)
        .collect();
    let links: String = near
        .iter()
        .map(|place| {
            format!(
                "<li><a href=\"/{}\">{}</a></li>\n",
                place.out.address(),
                escape(&place.title)
            )
        })
        .collect();
    let (title, home, perhaps) = match options.language {
        Language::Vietnamese => ("Không có trang này", "Về trang đầu", "Có thể là:"),
        Language::English => ("There is no such page", "To the first page", "Perhaps:"),
    };
    let perhaps = if near.is_empty() {
        String::new()
    } else {
        format!("<p>{perhaps}</p>\n<ul>\n{links}</ul>\n")
    };
    let body = format!(
        "<header><h1>{title}</h1></header>\n<p><code>{}</code></p>\n{perhaps}<p><a \
         href=\"/\">{home}</a></p>\n",
        escape(out.as_str())
    );
    document(options.language, title, &body)
}

pub fn document(language: Language, title: &str, body: &str) -> String {
    let lang = if language == Language::Vietnamese {
        "vi"
    } else {
        "en"
    };
    format!(
        "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n<meta \
         name=\"viewport\" content=\"width=device-width\">\n\
         <title>{}</title>\n<link rel=\"stylesheet\" href=\"/__xanh/faults.css\">\n</head>\n\
         <body>\n<main>\n{body}</main>\n</body>\n</html>\n",
        escape(title)
    )
}

fn fault(options: &ServeOptions, shown: &Shown) -> String {
    let (class, word) = match (shown.is_error(), options.language) {
        (true, Language::Vietnamese) => ("error", "lỗi"),
        (true, Language::English) => ("error", "error"),
        (false, Language::Vietnamese) => ("warning", "cảnh báo"),
        (false, Language::English) => ("warning", "warning"),
    };
    let fix = if options.language == Language::Vietnamese {
        "Sửa:"
    } else {
        "Help:"
    };
    let help = shown.help.as_ref().map(|help| {
        format!(
            "<p class=\"fix\"><strong>{fix}</strong> {}</p>\n",
            prose(help.within(options.language))
        )
    });
    format!(
        "<article class=\"{class}\">\n<p class=\"place\">{}{}<span \
         class=\"code\">{word}[{}]</span></p>\n<p class=\"cause\">{}</p>\n{}{}</article>\n",
        place(options, shown),
        seen(options, shown),
        escape(&shown.code),
        prose(shown.message.within(options.language)),
        shown.place.as_ref().map(excerpt).unwrap_or_default(),
        help.unwrap_or_default()
    )
}

/// A link to the page that a file of an office would become.
fn seen(options: &ServeOptions, shown: &Shown) -> String {
    let file = shown.file.as_deref().map(SourcePath::new);
    let file = file.filter(dropped::is_text);
    let address = file.map(|file| asset_out(&file).address());
    let word = match options.language {
        Language::Vietnamese => "xem thử thành trang",
        Language::English => "see it as a page",
    };
    address.map_or(String::new(), |address| {
        format!(
            "<a href=\"/{}\" target=\"_top\">{word}</a> ",
            escape(&address)
        )
    })
}

/// `bai.md:4:5`, as a link where an editor is known.
fn place(options: &ServeOptions, shown: &Shown) -> String {
    let Some(file) = &shown.file else {
        return String::new();
    };
    let file = if options.is_loose {
        file.strip_prefix("content/").unwrap_or(file)
    } else {
        file
    };
    let (line, column) = shown
        .place
        .as_ref()
        .map_or((1, 1), |place| (place.line, place.column));
    let at = if shown.place.is_some() {
        format!("{file}:{line}:{column}")
    } else {
        file.to_string()
    };
    let Some(editor) = &options.editor else {
        return format!("<span class=\"file\">{}</span> ", escape(&at));
    };
    let path = encode(&format!("{}/{file}", options.root));
    let goal = editor
        .replace("{path}", &path)
        .replace("{line}", &line.to_string())
        .replace("{column}", &column.to_string());
    let open = if options.language == Language::Vietnamese {
        "mở trong trình soạn thảo"
    } else {
        "open in the editor"
    };
    format!(
        "<a class=\"file\" href=\"{}\" title=\"{open}\">{}</a> ",
        escape(&goal),
        escape(&at)
    )
}

/// The line of the file, what is meant in it, and a caret below.
fn excerpt(place: &Place) -> String {
    let (start, end) = place.bytes;
    let end = end.max(start);
    let parts = place
        .text
        .get(..start)
        .zip(place.text.get(start..end))
        .zip(place.text.get(end..));
    let ((before, meant), after) = parts.unwrap_or(((place.text.as_str(), ""), ""));
    let number = place.line.to_string();
    let (margin, indent) = (
        " ".repeat(number.len()),
        before
            .chars()
            .map(|c| if c == '\t' { '\t' } else { ' ' })
            .collect::<String>(),
    );
    let carets = "^".repeat(meant.chars().count().max(1));
    format!(
        "<pre><span class=\"number\">{number} | </span>{}<mark>{}</mark>{}\n<span \
         class=\"number\">{margin} | </span>{indent}<span class=\"caret\">{carets}</span></pre>\n",
        escape(before),
        escape(meant),
        escape(after)
    )
}

/// A sentence whose words in backticks are code.
fn prose(text: &str) -> String {
    let mut parts = text.split('`').enumerate();
    parts
        .by_ref()
        .map(|(at, part)| {
            if at % 2 == 1 {
                format!("<code>{}</code>", escape(part))
            } else {
                escape(part)
            }
        })
        .collect()
}

pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&#39;")
}
