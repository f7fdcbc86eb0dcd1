//! The blocks `:::` as HTML.

use super::writer::Writer;
use crate::model::block::{Block, Directive, DirectiveKind};
use crate::model::markdown::SpannedEvent;
use crate::render::view::BlockView;
use crate::render::xml::escape;
use pulldown_cmark::Event;
use std::ops::Range;

impl Writer<'_> {
    /// Writes `blocks`; `events` are those of the whole document.
    pub fn blocks(&mut self, blocks: &[Block], events: &[SpannedEvent]) {
        for block in blocks {
            match block {
                Block::Text(range) => self.events(within(events, range)),
                Block::Directive(directive) if directive.is_exam() => {}
                Block::Directive(directive) => self.boxed(directive, events),
            }
        }
    }

    fn boxed(&mut self, directive: &Directive, events: &[SpannedEvent]) {
        self.line();
        match directive.kind {
            DirectiveKind::Hint | DirectiveKind::Solution => self.folded(directive, events),
            DirectiveKind::Quiz => self.question(directive, events),
            DirectiveKind::Table => {
                self.data_table(directive);
                self.blocks(&directive.blocks, events);
            }
            DirectiveKind::Cut => self.cut(directive, events),
            DirectiveKind::Theme(_) => self.themed(directive, events),
            _ => self.ordinary(directive, events),
        }
    }

    /// Newspapers may leave out what follows the mark.
    fn cut(&mut self, directive: &Directive, events: &[SpannedEvent]) {
        let mark = escape(self.word("cut_here"));
        self.out
            .push_str(&format!("<p class=\"cut-mark\">{mark}</p>\n"));
        self.blocks(&directive.blocks, events);
    }

    /// A block of the theme in its template; as any other where it has none, or where it cannot be
    /// filled, which a check tells.
    fn themed(&mut self, directive: &Directive, events: &[SpannedEvent]) {
        let Some((setting, wish)) = self
            .setting
            .and_then(|setting| Some((setting, setting.theme.templated(directive.kind.name())?)))
        else {
            return self.ordinary(directive, events);
        };
        let before = std::mem::take(&mut self.out);
        self.blocks(&directive.blocks, events);
        self.line();
        let content = std::mem::replace(&mut self.out, before);
        let view = BlockView {
            content,
            ..BlockView::of(directive, wish)
        };
        match setting.theme.render(&wish.template, &view, setting.from) {
            (Some(html), _) => self.out.push_str(&html),
            (None, _) => self.out.push_str(&format!(
                "<div class=\"block block-{}\">\n{}</div>",
                directive.kind.name(),
                view.content
            )),
        }
        self.line();
    }

    fn folded(&mut self, directive: &Directive, events: &[SpannedEvent]) {
        let name = directive.kind.name();
        let title = self.title(directive);
        self.out.push_str(&format!(
            "<details class=\"block block-{name}\"{}>\n<summary>{title}</summary>\n",
            id(directive)
        ));
        self.blocks(&directive.blocks, events);
        self.line();
        self.out.push_str("</details>\n");
    }

    fn ordinary(&mut self, directive: &Directive, events: &[SpannedEvent]) {
        let name = directive.kind.name();
        let title = self.title(directive);
        self.out.push_str(&format!(
            "<div class=\"block block-{name}\"{}{}>\n",
            id(directive),
            level_ids(directive)
        ));
        if !title.is_empty() {
            self.out
                .push_str(&format!("<p class=\"block-title\">{title}</p>\n"));
        }
        if let Some(levels) = self.levels(directive) {
            self.out
                .push_str(&format!("<p class=\"block-for-levels\">{levels}</p>\n"));
        }
        match directive.kind {
            DirectiveKind::Steps => self.steps(directive, events),
            _ => self.blocks(&directive.blocks, events),
        }
        self.lines(directive);
        self.line();
        self.out.push_str("</div>\n");
    }

    /// Its own title, else the name of its kind in the language of the site.
    pub fn title(&self, directive: &Directive) -> String {
        let named = !matches!(
            directive.kind,
            DirectiveKind::For | DirectiveKind::Slide | DirectiveKind::Theme(_)
        );
        match directive.title.as_str() {
            "" if named => escape(self.word(&format!("block_{}", directive.kind.name()))),
            title => escape(title),
        }
    }

    fn levels(&self, directive: &Directive) -> Option<String> {
        let names = self.setting.as_ref()?.levels;
        let shown: Vec<&str> = directive
            .levels()
            .filter_map(|id| names.get(id))
            .map(String::as_str)
            .collect();
        (!shown.is_empty()).then(|| escape(&shown.join(" · ")))
    }

    /// Lines to write on.
    fn lines(&mut self, directive: &Directive) {
        let count = directive
            .attribute("lines")
            .and_then(|lines| lines.parse::<usize>().ok())
            .unwrap_or(0)
            .min(60);
        if directive.kind == DirectiveKind::Worksheet && count > 0 {
            self.out.push_str(&format!(
                "<div class=\"writing-lines\" aria-hidden=\"true\">{}</div>\n",
                "<span></span>".repeat(count)
            ));
        }
    }
}

pub fn id(directive: &Directive) -> String {
    directive
        .id
        .as_ref()
        .map(|id| format!(" id=\"{}\"", escape(id)))
        .unwrap_or_default()
}

/// For scripts: the levels that a box is for.
fn level_ids(directive: &Directive) -> String {
    let ids: Vec<&str> = directive.levels().collect();
    if ids.is_empty() {
        String::new()
    } else {
        format!(" data-levels=\"{}\"", escape(&ids.join(" ")))
    }
}

/// The events that stand in `range`.
pub fn within<'a, 'b>(
    events: &'a [SpannedEvent<'b>],
    range: &Range<usize>,
) -> &'a [SpannedEvent<'b>] {
    let first = events.partition_point(|event| position(event) < range.start);
    let last = events.partition_point(|event| position(event) < range.end);
    &events[first..last.max(first)]
}

/// A byte that grows from event to event: an end stands at its last byte.
fn position((event, at): &SpannedEvent) -> usize {
    match event {
        Event::End(_) if at.start < at.end => at.end - 1,
        _ => at.start,
    }
}
