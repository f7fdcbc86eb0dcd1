//! One screen as HTML: how large its letters are, what is hidden until it is asked for.

/// Letters of text that a screen of ordinary size holds.
pub const HOLDS: usize = 680;

/// The class of a screen that asks.
pub const QUESTION: &str = " screen-question";

/// How what is right begins.
const ANSWER: &str = "<div class=\"answer ";

/// What all see, and what trainers are told beside it.
#[derive(Default)]
pub struct Screen {
    /// What it is, for the style: ` screen-part`; may be empty.
    pub class: String,
    /// Minutes that its activity takes.
    pub minutes: Option<u32>,
    /// Its heading, as HTML.
    pub title: String,
    pub inside: String,
    pub notes: String,
    /// Whether text may be added to it.
    pub is_open: bool,
    /// Of a screen that opens an activity or a part of one: whether it says more than that.
    pub opens: Option<bool>,
}

impl Screen {
    pub fn html(&self) -> String {
        let inside = self.inside.trim_start();
        let shown = inside.split(ANSWER).next().unwrap_or_default();
        let size = match weight(inside) > HOLDS && shown != inside {
            true => format!("{} long", size(shown)),
            false => size(shown).to_string(),
        };
        let class = &self.class;
        let minutes = self
            .minutes
            .map(|minutes| format!(" data-minutes=\"{minutes}\""));
        let minutes = minutes.unwrap_or_default();
        match self.notes.as_str() {
            "" => format!("<div class=\"screen{class} {size}\"{minutes}>\n{inside}</div>\n"),
            notes => {
                format!(
                    "<div class=\"screen screen-told{class} \
                     {size}\"{minutes}>\n<div>\n{inside}</div>\n<div \
                     class=\"screen-notes\">\n{notes}</div>\n</div>\n"
                )
            }
        }
    }
}

/// The less a screen holds, the larger its letters are.
fn size(html: &str) -> &'static str {
    match weight(html) {
        0..110 => "size-1",
        110..240 => "size-2",
        240..380 => "size-3",
        380..560 => "size-4",
        560..820 => "size-5",
        _ => "size-6",
    }
}

/// How much room HTML takes, in letters: its text, and what its paragraphs, items and rows leave
/// free.
pub fn weight(html: &str) -> usize {
    let text = html.split('<').map(|piece| match piece.split_once('>') {
        Some((_, text)) => text.trim().chars().count(),
        None => piece.trim().chars().count(),
    });
    let breaks = ["<p", "<li", "<tr", "<h2"].map(|tag| html.matches(tag).count() * 25);
    text.sum::<usize>() + breaks.iter().sum::<usize>()
}

/// What is right, for the end of a screen; empty where there is nothing.
pub fn answer(html: &str) -> String {
    match html.trim() {
        "" => String::new(),
        html => format!("{ANSWER}{}\">\n{html}\n</div>\n", size(html)),
    }
}
