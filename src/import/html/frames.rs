//! Pictures, frames of other pages, and numbers that Word has counted.

use super::{Reader, Tag, run};
use crate::import::word::{Content, NoticeKind, Run};

impl Reader {
    pub(super) fn picture(&mut self, tag: &Tag) {
        let source = tag.attribute("src").unwrap_or("");
        let alt = tag.attribute("alt").unwrap_or("").trim().to_string();
        if self.is_hidden() {
            return self
                .build
                .note(NoticeKind::Hidden, &format!("{source} {alt}"));
        }
        let name = source.split(['?', '#']).next().unwrap_or(source);
        let name = match name.starts_with("data:") {
            true => "data".to_string(),
            false => name.to_string(),
        };
        self.build.add(Run {
            content: Content::Picture { name, alt },
            ..Run::default()
        });
    }

    /// A film or a page of the web in a frame: a link to it, as nothing here shows it.
    pub(super) fn frame(&mut self, tag: &Tag) {
        let source = tag.attribute("src").unwrap_or("").trim();
        if source.is_empty() {
            return;
        }
        if self.is_hidden() {
            return self.build.note(NoticeKind::Hidden, source);
        }
        let source = match source.starts_with("//") {
            true => format!("https:{source}"),
            false => source.to_string(),
        };
        self.build
            .note(NoticeKind::Drawing, &format!("{} {source} ", tag.name));
        if source.starts_with("https://") || source.starts_with("http://") {
            let look = super::Look {
                link: Some(source.clone()),
                ..self.look()
            };
            self.build.add(run(source, look));
        }
    }

    /// The number of a paragraph: `1.`, or `-` for the sign of a list.
    pub(super) fn number(&mut self, text: &str) {
        let text = text.replace('\u{a0}', " ");
        let text = text.trim();
        let mut signs = text.chars();
        let sign = signs.next().filter(|_| signs.next().is_none());
        let bullet = sign.is_some_and(|sign| sign == 'o' || !sign.is_alphanumeric());
        let number = &mut self.build.open().number;
        number.push_str(if bullet { "-" } else { text });
    }
}
