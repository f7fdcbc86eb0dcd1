//! The blocks `:::` as HTML.

use super::writer::Writer;
use crate::model::block::{Block, BoxKind, Boxed};
use crate::model::document::Placed;
use crate::render::view::BlockView;
use crate::render::xml::escape;
use pulldown_cmark::Event;
use std::ops::Range;

impl Writer<'_> {
    /// Writes `blocks`; `events` are those of the whole document.
    pub fn blocks(&mut self, blocks: &[Block], events: &[Placed]) {
        for block in blocks {
            match block {
                Block::Text(range) => self.events(within(events, range)),
                Block::Boxed(boxed) if boxed.is_exam() => {}
                Block::Boxed(boxed) => self.boxed(boxed, events),
            }
        }
    }

    fn boxed(&mut self, boxed: &Boxed, events: &[Placed]) {
        self.line();
        match boxed.kind {
            BoxKind::Hint | BoxKind::Solution => self.folded(boxed, events),
            BoxKind::Quiz => self.question(boxed, events),
            BoxKind::Table => {
                self.data_table(boxed);
                self.blocks(&boxed.blocks, events);
            }
            BoxKind::Cut => self.cut(boxed, events),
            BoxKind::Theme(_) => self.themed(boxed, events),
            _ => self.ordinary(boxed, events),
        }
    }

    /// Newspapers may leave out what follows the mark.
    fn cut(&mut self, boxed: &Boxed, events: &[Placed]) {
        let mark = escape(self.word("cut_here"));
        self.out
            .push_str(&format!("<p class=\"cut-mark\">{mark}</p>\n"));
        self.blocks(&boxed.blocks, events);
    }

    /// A block of the theme in its template; as any other where it has none, or where it cannot be
    /// filled, which a check tells.
    fn themed(&mut self, boxed: &Boxed, events: &[Placed]) {
        let Some((setting, wish)) = self
            .setting
            .and_then(|setting| Some((setting, setting.theme.templated(boxed.kind.name())?)))
        else {
            return self.ordinary(boxed, events);
        };
        let before = std::mem::take(&mut self.out);
        self.blocks(&boxed.blocks, events);
        self.line();
        let content = std::mem::replace(&mut self.out, before);
        let view = BlockView {
            content,
            ..BlockView::of(boxed, wish)
        };
        match setting.theme.render(&wish.template, &view, setting.from) {
            (Some(html), _) => self.out.push_str(&html),
            (None, _) => self.out.push_str(&format!(
                "<div class=\"block block-{}\">\n{}</div>",
                boxed.kind.name(),
                view.content
            )),
        }
        self.line();
    }

    fn folded(&mut self, boxed: &Boxed, events: &[Placed]) {
        let name = boxed.kind.name();
        let title = self.title(boxed);
        self.out.push_str(&format!(
            "<details class=\"block block-{name}\"{}>\n<summary>{title}</summary>\n",
            id(boxed)
        ));
        self.blocks(&boxed.blocks, events);
        self.line();
        self.out.push_str("</details>\n");
    }

    fn ordinary(&mut self, boxed: &Boxed, events: &[Placed]) {
        let name = boxed.kind.name();
        let title = self.title(boxed);
        self.out.push_str(&format!(
            "<div class=\"block block-{name}\"{}{}>\n",
            id(boxed),
            level_ids(boxed)
        ));
        if !title.is_empty() {
            self.out
                .push_str(&format!("<p class=\"block-title\">{title}</p>\n"));
        }
        if let Some(levels) = self.levels(boxed) {
            self.out
                .push_str(&format!("<p class=\"block-for-levels\">{levels}</p>\n"));
        }
        match boxed.kind {
            BoxKind::Steps => self.steps(boxed, events),
            _ => self.blocks(&boxed.blocks, events),
        }
        self.lines(boxed);
        self.line();
        self.out.push_str("</div>\n");
    }

    /// Its own title, else the name of its kind in the language of the site.
    pub fn title(&self, boxed: &Boxed) -> String {
        let named = !matches!(
            boxed.kind,
            BoxKind::For | BoxKind::Slide | BoxKind::Theme(_)
        );
        match boxed.title.as_str() {
            "" if named => escape(self.word(&format!("block_{}", boxed.kind.name()))),
            title => escape(title),
        }
    }

    fn levels(&self, boxed: &Boxed) -> Option<String> {
        let names = self.setting.as_ref()?.levels;
        let shown: Vec<&str> = boxed
            .levels()
            .filter_map(|id| names.get(id))
            .map(String::as_str)
            .collect();
        (!shown.is_empty()).then(|| escape(&shown.join(" · ")))
    }

    /// Lines to write on.
    fn lines(&mut self, boxed: &Boxed) {
        let count = boxed
            .attribute("lines")
            .and_then(|lines| lines.parse::<usize>().ok())
            .unwrap_or(0)
            .min(60);
        if boxed.kind == BoxKind::Worksheet && count > 0 {
            self.out.push_str(&format!(
                "<div class=\"writing-lines\" aria-hidden=\"true\">{}</div>\n",
                "<span></span>".repeat(count)
            ));
        }
    }
}

pub fn id(boxed: &Boxed) -> String {
    boxed
        .id
        .as_ref()
        .map(|id| format!(" id=\"{}\"", escape(id)))
        .unwrap_or_default()
}

/// For scripts: the levels that a box is for.
fn level_ids(boxed: &Boxed) -> String {
    let ids: Vec<&str> = boxed.levels().collect();
    if ids.is_empty() {
        String::new()
    } else {
        format!(" data-levels=\"{}\"", escape(&ids.join(" ")))
    }
}

/// The events that stand in `range`.
pub fn within<'a, 'b>(events: &'a [Placed<'b>], range: &Range<usize>) -> &'a [Placed<'b>] {
    let first = events.partition_point(|event| position(event) < range.start);
    let last = events.partition_point(|event| position(event) < range.end);
    &events[first..last.max(first)]
}

/// A byte that grows from event to event: an end stands at its last byte.
fn position((event, at): &Placed) -> usize {
    match event {
        Event::End(_) if at.start < at.end => at.end - 1,
        _ => at.start,
    }
}
