//! The blocks `:::` as HTML.

use super::Syntax;
use super::writer::Writer;
use crate::base::months::months;
use crate::model::block::{self, DirectiveKind, TitleRun};
use crate::render::flow::Directive;
use crate::render::view::BlockView;
use crate::render::xml::escape;
use crate::theme::BlockSpec;

impl<'w> Writer<'w> {
    pub fn directive(&mut self, directive: &'w Directive<'w>) {
        self.new_line();
        match &directive.of.kind {
            DirectiveKind::Hint | DirectiveKind::Solution => self.folded(directive),
            DirectiveKind::Table => {
                self.data_table(directive);
                self.blocks(&directive.blocks);
            }
            DirectiveKind::Cut => self.cut(directive),
            DirectiveKind::Theme(name) => self.themed(directive, name),
            DirectiveKind::Trainer
            | DirectiveKind::Quiz
            | DirectiveKind::Exercise
            | DirectiveKind::Worksheet
            | DirectiveKind::Handout
            | DirectiveKind::Keypoints
            | DirectiveKind::Discussion
            | DirectiveKind::Case
            | DirectiveKind::Steps
            | DirectiveKind::For
            | DirectiveKind::Slide
            | DirectiveKind::Tabs => self.ordinary(directive),
        }
    }

    /// Newspapers may leave out what follows the mark.
    fn cut(&mut self, directive: &'w Directive<'w>) {
        let mark = self.word("cut_here");
        self.put(&["<p class=\"cut-mark\">", &mark, "</p>\n"]);
        self.blocks(&directive.blocks);
    }

    /// A block of the theme in its template; as any other where it has none, or where it cannot be
    /// filled, which a check tells.
    fn themed(&mut self, directive: &'w Directive<'w>, name: &str) {
        let theme = self.setting.theme;
        let spec = theme
            .templated(name)
            .filter(|_| self.setting.syntax == Syntax::Html);
        match spec {
            Some(spec) => self.templated(directive, name, spec),
            None => self.ordinary(directive),
        }
    }

    fn templated(&mut self, directive: &'w Directive<'w>, name: &str, spec: &BlockSpec) {
        let content = self.apart(|writer| {
            writer.blocks(&directive.blocks);
            writer.new_line();
        });
        let of = self.view_of(directive, spec);
        let view = BlockView { content, ..of };
        match self
            .setting
            .theme
            .render(&spec.template, &view, self.stands_at())
        {
            (Some(html), _) => self.out.push_str(&html),
            (None, _) => {
                self.put(&["<div class=\"block block-", name, "\">\n"]);
                self.put(&[&view.content, "</div>"]);
            }
        }
        self.new_line();
    }

    fn view_of(&self, directive: &Directive, spec: &BlockSpec) -> BlockView {
        let file = |key: &str| {
            let (_, target) = directive.files.iter().find(|(known, _)| *known == key)?;
            self.setting.links.of(target, self.page)
        };
        let view = BlockView::of(directive.of, spec, file);
        let id = match view.id.is_empty() {
            true => String::new(),
            false => format!("{}{}", self.setting.prefix, view.id),
        };
        BlockView { id, ..view }
    }

    fn folded(&mut self, directive: &'w Directive<'w>) {
        let (name, title) = (directive.of.kind.name(), self.title(directive.of));
        let id = self.id(directive.of.id.as_deref());
        self.put(&["<details class=\"block block-", name, "\"", &id, ">\n"]);
        self.put(&["<summary>", &title, "</summary>\n"]);
        self.blocks(&directive.blocks);
        self.new_line();
        self.out.push_str("</details>\n");
    }

    fn ordinary(&mut self, directive: &'w Directive<'w>) {
        let of = directive.of;
        let (id, levels, months) = (self.id(of.id.as_deref()), level_ids(of), months_of(of));
        let form = of
            .attribute("form")
            .map(|form| format!(" slide-{}", escape(form)));
        self.put(&[
            "<div class=\"block block-",
            of.kind.name(),
            form.as_deref().unwrap_or_default(),
            "\"",
            &id,
            &levels,
            &months,
        ]);
        self.out.push_str(">\n");
        let title = self.title(of);
        if !title.is_empty() {
            self.put(&["<p class=\"block-title\">", &title, "</p>\n"]);
        }
        if let Some(levels) = self.levels(of) {
            self.put(&["<p class=\"block-for-levels\">", &levels, "</p>\n"]);
        }
        if of.kind == DirectiveKind::Steps {
            self.steps(&directive.blocks);
        } else {
            self.blocks(&directive.blocks);
        }
        self.lines_to_write_on(of);
        self.new_line();
        self.out.push_str("</div>\n");
    }

    /// Its own title, else the name of its kind in the language of the site.
    pub fn title(&self, directive: &block::Directive) -> String {
        match directive.title.as_str() {
            "" if directive.kind.is_named() => {
                self.word(&format!("block_{}", directive.kind.name()))
            }
            _ => titled(directive),
        }
    }

    fn levels(&self, directive: &block::Directive) -> Option<String> {
        let shown: Vec<&str> = directive
            .levels()
            .filter_map(|id| self.setting.levels.get(id))
            .map(String::as_str)
            .collect();
        (!shown.is_empty()).then(|| escape(&shown.join(" · ")))
    }

    fn lines_to_write_on(&mut self, directive: &block::Directive) {
        let lines = directive.attribute("lines");
        let count = lines.and_then(|lines| lines.parse::<usize>().ok());
        let count = count.unwrap_or(0).min(60);
        if directive.kind == DirectiveKind::Worksheet && count > 0 {
            let lines = "<span></span>".repeat(count);
            self.put(&["<div class=\"writing-lines\" aria-hidden=\"true\">", &lines]);
            self.out.push_str("</div>\n");
        }
    }
}

/// The title of a block as HTML.
pub fn titled(directive: &block::Directive) -> String {
    let run = |run: &TitleRun| {
        let open: String = run
            .marks
            .iter()
            .map(|mark| format!("<{}>", mark.tag()))
            .collect();
        let close = run
            .marks
            .iter()
            .rev()
            .map(|mark| format!("</{}>", mark.tag()));
        open + &escape(&run.text) + &close.collect::<String>()
    };
    directive.title_runs.iter().map(run).collect()
}

/// For scripts: the levels that a block is for.
fn level_ids(directive: &block::Directive) -> String {
    let ids: Vec<&str> = directive.levels().collect();
    if ids.is_empty() {
        String::new()
    } else {
        format!(" data-levels=\"{}\"", escape(&ids.join(" ")))
    }
}

/// For scripts: the months that a block is for.
fn months_of(directive: &block::Directive) -> String {
    let months = directive
        .attribute("months")
        .and_then(months)
        .unwrap_or_default();
    let months: Vec<String> = months.iter().map(u32::to_string).collect();
    if months.is_empty() {
        String::new()
    } else {
        format!(" data-months=\"{}\"", months.join(" "))
    }
}
