//! A piece as plain HTML: no class, no script, no style.

use super::{KnownPicture, Look, Part, Piece, Run, credits, line};
use crate::render::xml::{escape, escape_into, href};

/// The address of a picture in the HTML; `None` leaves its caption alone.
pub type Address<'a> = &'a dyn Fn(&KnownPicture) -> Option<String>;

/// A whole file. `canonical` is the address of the page, empty where it has none.
pub fn file(piece: &Piece, canonical: &str, address: Address) -> String {
    let (lang, title) = (escape(&piece.lang), escape(&piece.title));
    let canonical = if canonical.is_empty() {
        String::new()
    } else {
        format!("<link rel=\"canonical\" href=\"{}\">\n", escape(canonical))
    };
    format!(
        "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"robots\" content=\"noindex\">\n{canonical}<title>{title}</title>\n</head>\n\
         <body>\n<h1>{title}</h1>\n{}</body>\n</html>\n",
        body(piece, address)
    )
}

/// What is copied: from the title to the credits. The title is a paragraph, for the newsroom's own
/// page bears it as its heading.
pub fn fragment(piece: &Piece, address: Address) -> String {
    let title = escape(&piece.title);
    format!("<p><strong>{title}</strong></p>\n{}", body(piece, address))
}

/// What stands below the title.
fn body(piece: &Piece, address: Address) -> String {
    let mut writer = Writer {
        out: String::new(),
        address,
        mark: &piece.cut_mark,
    };
    if !piece.standfirst.is_empty() {
        writer.out.push_str(&format!(
            "<p><strong>{}</strong></p>\n",
            escape(&piece.standfirst)
        ));
    }
    if !piece.byline.is_empty() {
        writer
            .out
            .push_str(&format!("<p><em>{}</em></p>\n", escape(&piece.byline)));
    }
    writer.parts(&piece.parts);
    if !piece.notes.is_empty() {
        writer
            .out
            .push_str(&format!("<h2>{}</h2>\n", escape(&piece.notes_heading)));
        piece
            .notes
            .iter()
            .enumerate()
            .for_each(|(at, note)| writer.note(at + 1, note));
    }
    writer.out.push_str("<hr>\n");
    piece
        .credits
        .iter()
        .for_each(|runs| writer.block("p", runs));
    writer.out
}

struct Writer<'a> {
    out: String,
    address: Address<'a>,
    mark: &'a str,
}

impl Writer<'_> {
    fn parts(&mut self, parts: &[Part]) {
        for part in parts {
            match part {
                Part::Heading(level, runs) => self.block(&format!("h{level}"), runs),
                Part::Paragraph(runs) => self.block("p", runs),
                Part::Quote(inner) => self.within("blockquote", inner),
                Part::List { first, items } => self.list(*first, items),
                Part::Table(rows) => self.table(rows),
                Part::Code(code) => self.out.push_str(&format!("<pre>{}</pre>\n", escape(code))),
                Part::Picture { shown, caption } => self.picture(shown.as_ref(), caption),
                Part::Rule => self.out.push_str("<hr>\n"),
                Part::Cut(inner) => {
                    self.out
                        .push_str(&format!("<p><em>{}</em></p>\n", escape(self.mark)));
                    self.parts(inner);
                }
            }
        }
    }

    fn block(&mut self, tag: &str, runs: &[Run]) {
        self.out.push_str(&format!("<{tag}>"));
        self.runs(runs);
        self.out.push_str(&format!("</{tag}>\n"));
    }

    fn within(&mut self, tag: &str, parts: &[Part]) {
        self.out.push_str(&format!("<{tag}>\n"));
        self.parts(parts);
        self.out.push_str(&format!("</{tag}>\n"));
    }

    fn list(&mut self, first: Option<u64>, items: &[Vec<Part>]) {
        let (open, close) = match first {
            None => ("<ul>\n".to_string(), "</ul>\n"),
            Some(1) => ("<ol>\n".to_string(), "</ol>\n"),
            Some(first) => (format!("<ol start=\"{first}\">\n"), "</ol>\n"),
        };
        self.out.push_str(&open);
        for item in items {
            self.out.push_str("<li>");
            let (lead, rest) = match item.split_first() {
                Some((Part::Paragraph(runs), rest)) => (Some(runs), rest),
                _ => (None, item.as_slice()),
            };
            lead.into_iter().for_each(|runs| self.runs(runs));
            if !rest.is_empty() {
                self.out.push('\n');
                self.parts(rest);
            }
            self.out.push_str("</li>\n");
        }
        self.out.push_str(close);
    }

    fn note(&mut self, number: usize, parts: &[Part]) {
        let mark = Run::plain(format!("[{number}] "));
        match parts.split_first() {
            Some((Part::Paragraph(runs), rest)) => {
                self.block("p", &[vec![mark], runs.clone()].concat());
                self.parts(rest);
            }
            _ => {
                self.block("p", &[mark]);
                self.parts(parts);
            }
        }
    }

    fn table(&mut self, rows: &[Vec<Vec<Run>>]) {
        self.out.push_str("<table>\n");
        for (at, row) in rows.iter().enumerate() {
            self.out.push_str("<tr>");
            for cell in row {
                let (open, close) = if at == 0 {
                    ("<th scope=\"col\">", "</th>")
                } else {
                    ("<td>", "</td>")
                };
                self.out.push_str(open);
                self.runs(cell);
                self.out.push_str(close);
            }
            self.out.push_str("</tr>\n");
        }
        self.out.push_str("</table>\n");
    }

    fn picture(&mut self, shown: Option<&KnownPicture>, caption: &str) {
        match shown.and_then(|known| Some(((self.address)(known)?, &known.alt))) {
            Some((address, alt)) => {
                self.out.push_str("<figure><img src=\"");
                href(&mut self.out, &address);
                self.out.push_str(&format!(
                    "\" alt=\"{}\"><figcaption>{}</figcaption></figure>\n",
                    escape(alt),
                    escape(caption)
                ));
            }
            None => self
                .out
                .push_str(&format!("<p><em>{}</em></p>\n", escape(caption))),
        }
    }

    fn runs(&mut self, runs: &[Run]) {
        for run in runs {
            match run {
                Run::Break => self.out.push_str("<br>\n"),
                Run::Note(_) => self
                    .out
                    .push_str(&format!("<sup>{}</sup>", line(std::slice::from_ref(run)))),
                Run::Text { text, look } => self.text(text, look),
            }
        }
    }

    fn text(&mut self, text: &str, look: &Look) {
        let tags = [
            (look.strong, "strong"),
            (look.emphasis, "em"),
            (look.struck, "del"),
            (look.code, "code"),
            (look.raised, "sup"),
            (look.lowered, "sub"),
        ];
        let tags: Vec<&str> = tags
            .iter()
            .filter(|(on, _)| *on)
            .map(|(_, tag)| *tag)
            .collect();
        if let Some(address) = &look.link {
            self.out.push_str("<a href=\"");
            href(&mut self.out, address);
            self.out.push_str("\">");
        }
        tags.iter()
            .for_each(|tag| self.out.push_str(&format!("<{tag}>")));
        escape_into(&mut self.out, text);
        tags.iter()
            .rev()
            .for_each(|tag| self.out.push_str(&format!("</{tag}>")));
        self.out
            .push_str(if look.link.is_some() { "</a>" } else { "" });
    }
}

/// The page's own address of a piece; empty where the site has none.
pub fn canonical(source: &super::Source) -> String {
    credits::canonical(source)
}
