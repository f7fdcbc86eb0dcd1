//! Every code of a diagnostic: what it means, why it matters, an example, and the cure.
//!
//! The table is Markdown, a file for each room (`codes/link.md` holds `link/broken`); those that
//! every file of keys and values shares stand in `codes/registers.md`; a long room goes on in a
//! second file. An entry begins with its
//! codes, a line `# room/fault` each; then come lines `what vi: …`, `why`, `cure`, in both
//! languages, which go on in lines without a key; then the example, in fences `~~~~wrong FILE` and
//! `~~~~right`, or told in lines `wrong vi: …` where no text of a site can show it.

use crate::base::diagnostic::Message;

/// What a code means.
#[derive(Clone, Debug, Default)]
pub struct Code {
    /// One code, or those that every file of keys and values shares.
    pub names: Vec<&'static str>,
    pub what: Message,
    pub why: Message,
    pub cure: Message,
    pub wrong: Message,
    pub right: Message,
    /// The file below the root of a site that the example stands in; `None` where it is told in
    /// words.
    pub file: Option<&'static str>,
}

macro_rules! rooms {
    ($($room:literal)*) => {
        &[$(include_str!(concat!("codes/", $room, ".md"))),*]
    };
}

const ROOMS: &[&str] = rooms! {
    "about" "block" "citation" "clause" "cli" "column" "config" "coverage" "disk" "docx" "explain"
    "export" "external" "feeds" "file" "head" "image" "import" "include" "init" "letters" "level"
    "levels" "licence" "link" "load" "lock" "markdown" "new" "notes" "odt" "output" "pack" "page"
    "pdf" "pictures" "plan" "pwa" "quiz" "quiz_more" "read" "registers" "rename" "renumber" "report"
    "schema" "search" "serve" "session" "social" "start" "table" "term" "theme" "xanh" "zip"
};

/// Every code, in the order of its room.
pub fn all() -> Vec<Code> {
    ROOMS.iter().flat_map(|text| room(text)).collect()
}

/// The entry that holds the code `name`.
pub fn find(name: &str) -> Option<Code> {
    all().into_iter().find(|code| code.names.contains(&name))
}

fn room(text: &'static str) -> Vec<Code> {
    let mut codes: Vec<Code> = vec![];
    let (mut lines, mut was_name, mut open) = (text.lines(), false, "");
    while let Some(line) = lines.next() {
        let name = line.strip_prefix("# ");
        if let Some(name) = name {
            if !was_name {
                codes.push(Code::default());
            }
            codes
                .iter_mut()
                .last()
                .into_iter()
                .for_each(|code| code.names.push(name));
        } else if let Some(code) = codes.last_mut() {
            match line.strip_prefix("~~~~") {
                Some(words) => code.example(words, &mut lines),
                None => open = code.line(line, open),
            }
        }
        was_name = name.is_some();
    }
    codes
}

impl Code {
    /// Takes a line `what vi: …`, or goes on with the sentence `open`; gives what is open now.
    fn line(&mut self, line: &'static str, open: &'static str) -> &'static str {
        let keyed = line
            .split_once(": ")
            .filter(|(key, _)| self.slot(key).is_some());
        let (key, words) = keyed.unwrap_or((open, line));
        if let Some(slot) = self.slot(key) {
            if !slot.is_empty() && !words.is_empty() {
                slot.push(' ');
            }
            slot.push_str(words);
        }
        key
    }

    fn slot(&mut self, key: &str) -> Option<&mut String> {
        let (name, language) = key.split_once(' ')?;
        let sentence = match name {
            "what" => &mut self.what,
            "why" => &mut self.why,
            "cure" => &mut self.cure,
            "wrong" => &mut self.wrong,
            "right" => &mut self.right,
            _ => return None,
        };
        match language {
            "vi" => Some(&mut sentence.vi),
            "en" => Some(&mut sentence.en),
            _ => None,
        }
    }

    /// Takes a fence: `words` are `wrong FILE` or `right`.
    fn example(&mut self, words: &'static str, lines: &mut std::str::Lines<'static>) {
        let text: String = lines
            .take_while(|line| *line != "~~~~")
            .flat_map(|line| [line, "\n"])
            .collect();
        let both = Message::new(text.clone(), text);
        match words.split_once(' ') {
            Some((_, file)) => (self.wrong, self.file) = (both, Some(file)),
            None => self.right = both,
        }
    }
}
