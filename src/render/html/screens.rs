//! A flow as screens to project, one thought at a time: each activity opens with a screen of its
//! own, then comes what a class looks at together; or what its author chose, and nothing else.

mod blocks;
mod screen;

use super::Setting;
use super::writer::Writer;
use crate::model::block::{self, DirectiveKind};
use crate::render::flow::{Block, Directive, Flow, Heading, Question};
use crate::render::xml::escape;
use blocks::{apart, is_chosen, teaches};
use screen::{HOLDS, QUESTION, Screen, answer, weight};

/// The screens of a text, each a `.screen` with one heading; what trainers are told stands beside
/// the one before it.
pub fn screens(flow: &Flow, setting: Setting) -> String {
    let mut screens = Screens {
        writer: Writer::on_screens(flow.page, setting),
        shown: vec![],
        title: String::new(),
        wants_lead: false,
        reads: false,
        chosen: false,
        awaited: None,
    };
    let opens = |block: &Block| matches!(block, Block::Heading(heading) if heading.level <= 2);
    let mut rest = flow.blocks.as_slice();
    while !rest.is_empty() {
        let next = rest.iter().skip(1).position(opens);
        let (part, others) = rest.split_at(next.map_or(rest.len(), |at| at + 1));
        screens.leave();
        screens.reads = !part.iter().any(teaches);
        screens.chosen = part.iter().any(is_chosen);
        screens.blocks(part);
        rest = others;
    }
    screens.leave();
    screens.announce();
    screens.shown.iter().map(Screen::html).collect()
}

struct Screens<'w> {
    writer: Writer<'w>,
    shown: Vec<Screen>,
    /// Of the activity or the part of one that is being read.
    title: String,
    /// Whether the next paragraph goes to the screen that opened the activity.
    wants_lead: bool,
    /// Whether nothing else of the activity is shown, so that its text is.
    reads: bool,
    /// Whether the activity shows only what its author chose, and its key messages.
    chosen: bool,
    /// What the next chosen screen bears of its activity: kicker, minutes, notes.
    awaited: Option<Screen>,
}

impl<'w> Screens<'w> {
    fn blocks(&mut self, blocks: &'w [Block<'w>]) {
        for block in blocks {
            match block {
                Block::Directive(directive) => self.directive(directive),
                Block::Question(question) => {
                    if self.shows(question.of) {
                        self.question(question);
                    }
                    self.blocks(&question.others);
                }
                Block::Heading(heading) => self.heading(heading),
                Block::Paragraph(_) | Block::List(_) | Block::Table(_) | Block::ClauseQuote(_)
                    if self.wants_lead =>
                {
                    self.lead(block)
                }
                Block::Paragraph(_)
                | Block::Line(_)
                | Block::List(_)
                | Block::Quote { .. }
                | Block::Definitions(_)
                | Block::Code { .. }
                | Block::Table(_)
                | Block::ClauseQuote(_)
                | Block::Included(_)
                    if self.reads && !self.title.is_empty() =>
                {
                    self.read(block)
                }
                Block::Paragraph(_)
                | Block::Line(_)
                | Block::List(_)
                | Block::Quote { .. }
                | Block::Definitions(_)
                | Block::Code { .. }
                | Block::Table(_)
                | Block::ClauseQuote(_)
                | Block::Included(_)
                | Block::Note(_)
                | Block::Html(_)
                | Block::Rule => {}
            }
        }
    }

    /// A heading of level 2 opens an activity; one of level 3 that takes time is a screen and a
    /// line of the one that opened the activity, as any other is a line.
    fn heading(&mut self, heading: &Heading) {
        let Some(named) = heading.named else { return };
        let words = escape(&named.text);
        let unit = self.writer.word("minutes");
        let time = named.minutes.map(|minutes| format!("{minutes} {unit}"));
        if self.chosen {
            return self.awaits((named.level, words), named.minutes, time);
        }
        match (named.level, &time) {
            (0..=2, _) => self.opening(" screen-part", &words, named.minutes, time),
            (3, _) => {
                let line = match &time {
                    Some(time) => format!("<p class=\"part\">{words} · {time}</p>\n"),
                    None => format!("<p class=\"part\">{words}</p>\n"),
                };
                let is_part = |screen: &&mut Screen| screen.class == " screen-part";
                if let Some(screen) = self.shown.iter_mut().rev().find(is_part) {
                    screen.inside.push_str(&line);
                    screen.opens = Some(true);
                }
                match time {
                    Some(_) => self.opening("", &words, named.minutes, time),
                    None => self.title = words,
                }
            }
            _ => {}
        }
    }

    /// An activity ends: what is told of a part that shows nothing stands beside its last screen.
    fn leave(&mut self) {
        self.wants_lead = false;
        let awaited = self.awaited.take().unwrap_or_default();
        if let Some(screen) = self.shown.last_mut() {
            screen.notes.push_str(&awaited.notes);
        }
    }

    /// An activity, or a part of one, whose first chosen screen bears its name and its minutes.
    fn awaits(&mut self, (level, words): (u8, String), minutes: Option<u32>, time: Option<String>) {
        if level > 3 {
            return;
        }
        if level < 3 || time.is_some() {
            let kicker = [Some(words.clone()), time].into_iter().flatten();
            let kicker = kicker.collect::<Vec<_>>().join(" · ");
            self.awaited = Some(Screen {
                minutes,
                inside: format!("<p class=\"kicker\">{kicker}</p>\n"),
                ..self.awaited.take().unwrap_or_default()
            });
        }
        self.title = words;
    }

    fn opening(&mut self, class: &str, words: &str, minutes: Option<u32>, time: Option<String>) {
        let kicker = time.map(|time| format!("<p class=\"kicker\">{time}</p>\n"));
        self.title = words.to_string();
        self.wants_lead = true;
        self.shown.push(Screen {
            class: class.to_string(),
            minutes,
            title: words.to_string(),
            inside: format!("{}<h2>{words}</h2>\n", kicker.unwrap_or_default()),
            opens: Some(false),
            ..Screen::default()
        });
    }

    /// The first words of an activity, on the screen that opened it.
    fn lead(&mut self, block: &'w Block<'w>) {
        self.wants_lead = false;
        let html = self.html(std::slice::from_ref(block));
        if let Some(screen) = self.shown.last_mut() {
            screen.inside.push_str(&html);
            screen.opens = Some(true);
        }
    }

    /// A screen that opens an activity and says nothing more tells what follows: the titles of the
    /// screens up to the next that opens one, and how many questions.
    fn announce(&mut self) {
        let unit = self.writer.word("questions_count");
        for at in 0..self.shown.len() {
            if self.shown[at].opens != Some(false) {
                continue;
            }
            let behind = self.shown[at + 1..].iter();
            let follows = behind.take_while(|screen| screen.opens.is_none());
            let (asked, told): (Vec<&Screen>, Vec<&Screen>) =
                follows.partition(|screen| screen.class == QUESTION);
            let own = &self.shown[at].title;
            let mut lines: Vec<String> = told.iter().map(|screen| screen.title.clone()).collect();
            lines.dedup();
            lines.retain(|title| title != own);
            if !asked.is_empty() {
                lines.push(format!("{} {unit}", asked.len()));
            }
            let lines = lines.iter().take(5);
            let lines: String = lines
                .map(|line| format!("<p class=\"part\">{line}</p>\n"))
                .collect();
            self.shown[at].inside.push_str(&lines);
        }
    }

    /// Text that is shown because its activity shows nothing else.
    fn read(&mut self, block: &'w Block<'w>) {
        self.wants_lead = false;
        let html = self.html(std::slice::from_ref(block));
        let room = |screen: &&mut Screen| {
            screen.is_open && weight(&screen.inside) + weight(&html) <= HOLDS
        };
        match self.shown.last_mut().filter(room) {
            Some(screen) => screen.inside.push_str(&html),
            None => {
                let title = self.title.clone();
                self.show("", &title, html);
                if let Some(screen) = self.shown.last_mut() {
                    screen.is_open = true;
                }
            }
        }
    }

    fn show(&mut self, class: &str, title: &str, inside: String) {
        self.wants_lead = false;
        let of = self.awaited.take().unwrap_or_default();
        self.shown.push(Screen {
            class: class.to_string(),
            title: title.to_string(),
            inside: format!("{}<h2>{title}</h2>\n{inside}", of.inside),
            ..of
        });
    }

    /// Whether a block that a class works on is shown: as its author says, else where nothing of
    /// the activity is chosen.
    fn shows(&self, of: &block::Directive) -> bool {
        of.attribute("slide")
            .map_or(!self.chosen, |slide| slide == "true")
    }

    fn directive(&mut self, directive: &'w Directive<'w>) {
        match &directive.of.kind {
            DirectiveKind::Slide => {
                let form = directive.of.attribute("form");
                let class = form.map(|form| format!(" screen-{}", escape(form)));
                self.block(&class.unwrap_or_default(), directive);
            }
            DirectiveKind::Keypoints => self.block(" screen-key", directive),
            DirectiveKind::Discussion
            | DirectiveKind::Case
            | DirectiveKind::Exercise
            | DirectiveKind::Worksheet
                if !self.shows(directive.of) =>
            {
                let apart = directive.blocks.iter().filter_map(apart);
                apart.for_each(|inner| self.directive(inner))
            }
            DirectiveKind::Discussion | DirectiveKind::Case | DirectiveKind::Exercise => {
                self.task(directive)
            }
            DirectiveKind::Worksheet => self.sheet(directive),
            DirectiveKind::Trainer => self.told(directive),
            DirectiveKind::Hint | DirectiveKind::Solution | DirectiveKind::Handout => {}
            DirectiveKind::Quiz
            | DirectiveKind::Steps
            | DirectiveKind::For
            | DirectiveKind::Table
            | DirectiveKind::Cut
            | DirectiveKind::Tabs
            | DirectiveKind::Theme(_) => self.blocks(&directive.blocks),
        }
    }

    /// A block as one screen.
    fn block(&mut self, class: &str, directive: &'w Directive<'w>) {
        let title = self.title_of(directive);
        let inside = self.html(&directive.blocks);
        self.show(class, &title, inside);
    }

    /// Its own title, else that of the activity.
    fn title_of(&mut self, directive: &'w Directive<'w>) -> String {
        match self.writer.title(directive.of) {
            title if title.is_empty() => self.title.clone(),
            title => title,
        }
    }

    /// What a class works on: as many screens as it takes; a solution is hidden until it is asked
    /// for, on the last of them.
    fn task(&mut self, directive: &'w Directive<'w>) {
        let title = self.title_of(directive);
        let mut inside = String::new();
        let mut answers = String::new();
        for block in &directive.blocks {
            match block {
                Block::Directive(inner) if inner.of.kind == DirectiveKind::Solution => {
                    answers.push_str(&self.html(&inner.blocks));
                }
                block if apart(block).is_some() => {}
                block => {
                    let html = self.html(std::slice::from_ref(block));
                    if !inside.is_empty() && weight(&inside) + weight(&html) > HOLDS {
                        let full = std::mem::take(&mut inside);
                        self.show(" screen-task", &title, full);
                    }
                    inside.push_str(&html);
                }
            }
        }
        let inside = format!("{inside}{}", answer(&answers));
        self.show(" screen-task", &title, inside);
        let apart = directive.blocks.iter().filter_map(apart);
        apart.for_each(|inner| self.directive(inner));
    }

    /// A sheet to fill in, small, as it lies on the table.
    fn sheet(&mut self, directive: &'w Directive<'w>) {
        let title = self.title_of(directive);
        let inside = self.html(&directive.blocks);
        let inside = format!("<div class=\"paper\" inert>\n{inside}</div>\n");
        self.show(" screen-sheet", &title, inside);
    }

    /// What is asked; what is right is hidden until it is asked for.
    fn question(&mut self, question: &'w Question<'w>) {
        let [stem, choices, right] = self.writer.asked(question);
        let explanation = self.html(&question.explanation);
        let answer = answer(&format!("{right}{explanation}"));
        self.show(QUESTION, &stem, format!("{choices}{answer}"));
    }

    fn told(&mut self, directive: &'w Directive<'w>) {
        let inside = self.html(&directive.blocks);
        let title = self.writer.title(directive.of);
        let notes = format!(
            "<aside class=\"block block-trainer\">\n<p class=\"block-title\">{title}</p>\n\
             {inside}</aside>\n"
        );
        if let Some(awaited) = &mut self.awaited {
            return awaited.notes.push_str(&notes);
        }
        if self.shown.is_empty() {
            self.show("", &title, String::new());
        }
        if let Some(screen) = self.shown.last_mut() {
            screen.notes.push_str(&notes);
        }
    }

    /// Blocks as they stand on a screen.
    fn html(&mut self, blocks: &'w [Block<'w>]) -> String {
        self.writer.apart(|writer| {
            writer.safely(|writer| writer.on_screen(blocks));
            writer.new_line();
        })
    }
}

impl<'w> Writer<'w> {
    /// Blocks on a screen, which has a heading of its own and no foot for notes: headings become
    /// bold paragraphs, blocks are what stands in them, a question is what it asks.
    fn on_screen(&mut self, blocks: &'w [Block<'w>]) {
        for block in blocks {
            match block {
                Block::Heading(heading) => {
                    self.open("<p><strong>");
                    self.line(&heading.text);
                    self.out.push_str("</strong></p>\n");
                }
                Block::Directive(directive) => self.on_screen(&directive.blocks),
                Block::Question(question) => self.on_screen(&question.stem),
                Block::Note(_) => {}
                Block::Paragraph(_)
                | Block::Line(_)
                | Block::List(_)
                | Block::Quote { .. }
                | Block::Code { .. }
                | Block::Table(_)
                | Block::Definitions(_)
                | Block::ClauseQuote(_)
                | Block::Included(_)
                | Block::Html(_)
                | Block::Rule => self.block(block),
            }
        }
    }
}
