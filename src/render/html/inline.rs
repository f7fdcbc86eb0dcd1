//! What stands in a line.

use super::Syntax;
use super::writer::{Marks, Writer};
use crate::graph::links::Target;
use crate::model::markdown::math::{Markup, mathml};
use crate::render::flow::{Image, Inline, Link, Math, words};
use crate::render::xml::escape;
use crate::text::vi::fold;

impl<'w> Writer<'w> {
    /// Writes a whole line.
    pub fn line(&mut self, items: &'w [Inline<'w>]) {
        self.inlines(items, true);
    }

    /// Writes items of a line; `ends`: nothing more stands on the line behind them.
    fn inlines(&mut self, items: &'w [Inline<'w>], ends: bool) {
        let mut behind = "";
        for (at, item) in items.iter().enumerate() {
            let next = items.get(at + 1);
            let is_last = match next {
                None => ends,
                Some(next) => matches!(next, Inline::Break),
            };
            match item {
                Inline::Text(text) => behind = self.text(text, next, is_last),
                Inline::Emphasis(inner) => self.wrapped("em", inner, is_last),
                Inline::Strong(inner) => self.wrapped("strong", inner, is_last),
                Inline::Strike(inner) => self.wrapped("del", inner, true),
                Inline::Superscript(inner) => self.wrapped("sup", inner, true),
                Inline::Subscript(inner) => self.wrapped("sub", inner, true),
                Inline::Code(text) => {
                    self.out.push_str("<code>");
                    self.escaped(text);
                    self.out.push_str("</code>");
                }
                Inline::Math(math) => self.math(math),
                Inline::Link(link) => self.link(link),
                Inline::Image(image) => self.image(image),
                Inline::NoteMark(number) => self.note_mark(*number),
                Inline::Citation { target, text } => {
                    let tag = self.setting.links.tag(target, self.page);
                    self.around(tag.map(|tag| (tag + ">", "</a>")), text);
                    self.out.push_str(std::mem::take(&mut behind));
                }
                Inline::Abbreviation { long, text } => {
                    let tag = format!("<abbr title=\"{}\">", escape(long));
                    self.around(Some((tag, "</abbr>")), text);
                    self.out.push_str(std::mem::take(&mut behind));
                }
                Inline::Html(html) => self.raw(html),
                Inline::Address { target, goal } => {
                    let address = self.setting.links.of(target, self.page);
                    self.raw(&address.unwrap_or_else(|| goal.to_string()));
                }
                Inline::Tick(done) => self.tick(*done),
                Inline::SoftBreak => self.out.push('\n'),
                Inline::Break => self.put(&["<br", self.void(), "\n"]),
            }
        }
    }

    fn wrapped(&mut self, tag: &str, inner: &'w [Inline<'w>], ends: bool) {
        self.put(&["<", tag, ">"]);
        self.inlines(inner, ends);
        self.put(&["</", tag, ">"]);
    }

    /// A word with the element around it, where it has one.
    fn around(&mut self, element: Option<(String, &str)>, text: &'w [Inline<'w>]) {
        let (open, close) = element.unwrap_or_default();
        self.out.push_str(&open);
        self.inlines(text, false);
        self.out.push_str(close);
    }

    /// A formula; one that cannot be read as it is written.
    fn math(&mut self, math: &Math) {
        let markup = match self.setting.syntax {
            Syntax::Html => Markup::Html,
            Syntax::Xhtml => Markup::Xml,
        };
        match mathml(&math.tex, math.is_display, markup) {
            Ok(written) => {
                self.out.push_str(&written);
                self.formulas.push(written);
            }
            Err(_) => self.put(&["<code>", &escape(&math.written()), "</code>"]),
        }
    }

    fn link(&mut self, link: &'w Link<'w>) {
        let tag = link
            .target
            .and_then(|target| self.setting.links.tag(target, self.page));
        if let Some(mut tag) = tag.clone() {
            if !link.title.is_empty() && !tag.contains(" title=") {
                tag.push_str(&format!(" title=\"{}\"", escape(&link.title)));
            }
            self.put(&[&tag, ">"]);
        }
        match link.label {
            Some(label) => self.escaped(label),
            None => self.inlines(&link.text, true),
        }
        self.out.push_str(tag.map_or("", |_| "</a>"));
        let links = self.setting.links;
        if let Some(title) = link.target.and_then(|target| links.left(target)) {
            self.left(link.label.unwrap_or(&words(&link.text)), title);
        }
    }

    /// The title of a page that is not at hand, unless the words say it.
    fn left(&mut self, said: &str, title: &str) {
        if !fold(said).contains(&fold(title)) {
            self.put(&[" <span class=\"left\">(", &escape(title), ")</span>"]);
        }
    }

    /// A picture that is there; where it cannot be shown, what it shows in words.
    fn image(&mut self, image: &Image) {
        let Some(Target::Picture {
            out, width, height, ..
        }) = image.target
        else {
            return;
        };
        let alt = escape(&image.alt);
        let Some(address) = self.setting.links.picture(out) else {
            let told = self.setting.theme.word("picture_told");
            let told = told.replace("{alt}", image.alt.trim());
            return self.put(&["[", &escape(&told), "]"]);
        };
        let set = self.source_set(out, (&address, *width));
        self.put(&["<img src=\"", &address, "\" alt=\"", &alt, "\"", &set]);
        if *width > 0 {
            let size = format!(" width=\"{width}\" height=\"{height}\"");
            self.out.push_str(&size);
        }
        let lazy = match self.is_on_first_screen() {
            true => "",
            false => " loading=\"lazy\"",
        };
        let tone = self.tone(out);
        self.put(&[lazy, " decoding=\"async\"", &tone]);
        if !image.title.is_empty() {
            self.put(&[" title=\"", &escape(&image.title), "\""]);
        }
        self.out.push_str(self.void());
    }

    fn note_mark(&mut self, number: usize) {
        match self.marks {
            Marks::Linked => {
                let mark = self.notes.mention(self.setting.prefix, number);
                self.out.push_str(&mark);
            }
            Marks::Plain => self.put(&["<sup>", &number.to_string(), "</sup>"]),
            Marks::Dropped => {}
        }
    }

    fn tick(&mut self, done: bool) {
        let label = self.word(if done { "task_done" } else { "task_open" });
        let checked = if done {
            self.flag("checked")
        } else {
            String::new()
        };
        let disabled = self.flag("disabled");
        self.put(&["<input type=\"checkbox\"", &disabled, &checked]);
        self.put(&[" aria-label=\"", &label, "\"", self.void(), " "]);
    }
}
