//! The stretches of an official text that count anew: the text itself, a plan issued with a
//! decision, appendices.

use super::candidate::{Candidate, Score, score};
use super::cell;
use super::label;
use super::line::{Lines, ends_sentence, is_capitals};
use super::number::{self, Value};
use super::order::Division;
use super::quote::Quotes;
use super::style::{Label, Style};
use super::{tail, title};
use std::ops::Range;

/// One stretch.
#[derive(Clone, Debug)]
pub struct Piece {
    /// Its lines, the line of its base included.
    pub lines: Range<usize>,
    /// The appendix or attachment that holds all its clauses, with the line it is named on; `None`
    /// for the text itself.
    pub base: Option<(usize, Label)>,
}

/// The stretches of a text, in order; the first is the text itself.
pub fn pieces(lines: &Lines, quotes: &Quotes) -> Vec<Piece> {
    let mut pieces = vec![Piece {
        lines: 0..lines.all.len(),
        base: None,
    }];
    let (mut titled, mut signed) = (false, false);
    for line in
        (0..lines.all.len()).filter(|&line| !quotes.hold(line) && may_begin(lines.text(line)))
    {
        let last = pieces.last().and_then(|piece| piece.base.as_ref());
        signed |= tail::is_end(lines.text(line));
        let begun = annex(lines, line, last, signed)
            .map(|label| (line, label))
            .or_else(|| {
                let first = !titled;
                titled |= title::is_kind(lines.text(line));
                attachment(lines, line)
                    .filter(|_| !first && !is_title(lines, line, last))
                    .map(|start| (start, attached()))
            });
        let Some((start, label)) = begun else {
            continue;
        };
        if let Some(piece) = pieces.last_mut().filter(|piece| {
            piece
                .base
                .as_ref()
                .map_or(piece.lines.start, |(line, _)| line + 1)
                <= start
        }) {
            piece.lines.end = start;
            pieces.push(Piece {
                lines: start..lines.all.len(),
                base: Some((line, label)),
            });
        }
    }
    pieces
}

/// Whether a line is short and begins with a capital, as a title and the name of an appendix do.
fn may_begin(text: &str) -> bool {
    text.starts_with(char::is_uppercase) && text.len() < 400
}

fn attached() -> Label {
    Label {
        style: Style::Attachment,
        value: Value::Unnumbered,
        number: String::new(),
        width: 0,
        sign: ' ',
    }
}

/// The label of an appendix or a form on `line`: its number comes after that of the last one; that
/// of a form may begin again.
///
/// A list in the text may name forms. One begins where the text is `signed`, after another annex,
/// and where its name stands apart.
fn annex(lines: &Lines, line: usize, base: Option<&(usize, Label)>, signed: bool) -> Option<Label> {
    let text = lines.text(line);
    let label = label::readings(text)
        .into_iter()
        .find(|label| label.style.is_annexed())?;
    let is_form = label.style == Style::Form;
    let last = base
        .filter(|(_, last)| last.style == label.style)
        .map(|(_, last)| last.value);
    let on = match (last, label.value) {
        (None | Some(Value::Unnumbered), _) | (_, Value::Unnumbered) => true,
        (Some(last), value) => {
            value.follows(last) || value.skips(last) || is_form && value.is_first()
        }
    };
    let score = score(lines, line, 0);
    let is_alone = text.len() == label.width;
    let is_apart = score == Score::Sure && (!is_form || is_alone);
    // `Phụ lục 01` on a line of its own, below a whole sentence or item, its title below it.
    let is_titled = || {
        let before = lines.before(line, 0).map_or("", |at| lines.text(at));
        let title = lines.next_told(line + 1, lines.all.len());
        let title = title.map_or("", |at| lines.text(at));
        let is_whole = last.is_some() || ends_sentence(before) || label::is_labelled(before);
        is_whole && title.starts_with(char::is_uppercase)
    };
    let is_behind = is_form && (signed || base.is_some_and(|(_, base)| base.style.is_annexed()));
    let is_capital = is_capitals(&text[..label.width]);
    let set_apart = is_apart || is_behind || is_capital || is_alone && !is_form && is_titled();
    (on && set_apart && score >= Score::Likely).then_some(label)
}

/// Whether `line` is the title of the annex that `base` names: nothing of a list stands between.
fn is_title(lines: &Lines, line: usize, base: Option<&(usize, Label)>) -> bool {
    let Some((named, _)) = base.filter(|(_, label)| label.style.is_annexed()) else {
        return false;
    };
    let mut between = *named + 1..line;
    between.all(|at| !label::is_labelled(lines.text(at)))
}

/// The first line of a document issued with this one whose title stands on `line`: a note in
/// brackets says so.
fn attachment(lines: &Lines, line: usize) -> Option<usize> {
    if !title::is_kind(lines.text(line)) {
        return None;
    }
    let near = (line + 1..lines.all.len())
        .filter(|&at| !lines.is_blank(at))
        .take(8);
    let noted = near
        .take_while(|&at| label::readings(lines.text(at)).is_empty())
        .any(|at| is_issued_with(lines.text(at)));
    noted.then(|| {
        let before = (0..line)
            .rev()
            .take_while(|&at| lines.is_blank(at) || is_own_head(lines.text(at)));
        before
            .filter(|&at| !lines.is_blank(at))
            .last()
            .unwrap_or(line)
    })
}

fn is_issued_with(text: &str) -> bool {
    cell::is_note(text) && crate::text::vi::fold(text).contains("kem theo")
}

fn is_own_head(text: &str) -> bool {
    cell::is_head(text) && !tail::is_signature(text)
}

/// How a stretch is divided: into articles where several lines name one, or one does before any
/// other list begins; `None` where no line begins a list.
pub fn division(candidates: &[Candidate]) -> Option<Division> {
    let likely = || {
        let likely = candidates.iter().filter(|one| one.score >= Score::Likely);
        likely.flat_map(|candidate| &candidate.readings)
    };
    let articles = likely().filter(|label| label.style == Style::Article);
    if articles.take(2).count() == 2 {
        return Some(Division::Articles);
    }
    likely()
        .filter(|label| label.value.is_first())
        .find_map(|label| match label.style {
            Style::Article => Some(Division::Articles),
            Style::Roman | Style::Letter | Style::Section | Style::Chapter | Style::Number => {
                Some(Division::Sections)
            }
            _ => None,
        })
}

/// `MỤC I` of a text in sections is what others print as `I.`, unless `I.` stands below it.
pub fn settle(candidates: &mut [Candidate], division: Division) {
    let bears = |one: &Candidate, style: Style| {
        let first = |label: &Label| label.style == style && label.value.is_first();
        one.score >= Score::Likely && one.readings.iter().any(first)
    };
    let mut after = candidates
        .iter()
        .skip_while(|one| !bears(one, Style::Section));
    if division == Division::Articles || after.any(|one| bears(one, Style::Roman)) {
        return;
    }
    let labels = candidates
        .iter_mut()
        .flat_map(|candidate| candidate.readings.iter_mut());
    for label in labels.filter(|label| label.style == Style::Section) {
        if number::roman(&label.number).is_some() {
            label.style = Style::Roman;
        }
    }
}
