//! How long a piece is, as Word counts: words are what white space parts, characters are counted
//! with and without spaces.

use super::{Part, Piece, line};

/// The length of one version.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    pub words: usize,
    /// With the spaces in a line, without the ends of paragraphs.
    pub characters: usize,
    pub without_spaces: usize,
}

/// Title, standfirst, text and notes: all of it, and without what may be cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counts {
    pub whole: Count,
    /// `None` where nothing may be cut.
    pub cut: Option<Count>,
}

#[derive(Clone, Copy, PartialEq)]
enum Version {
    Whole,
    Cut,
}

pub fn counts(piece: &Piece) -> Counts {
    let can_cut = piece.parts.iter().any(|part| matches!(part, Part::Cut(_)));
    Counts {
        whole: version(piece, Version::Whole),
        cut: can_cut.then(|| version(piece, Version::Cut)),
    }
}

fn version(piece: &Piece, version: Version) -> Count {
    let mut lines = vec![piece.title.clone(), piece.standfirst.clone()];
    gather(&piece.parts, version, &mut lines);
    piece
        .notes
        .iter()
        .for_each(|note| gather(note, version, &mut lines));
    lines
        .iter()
        .map(|line| count(line))
        .fold(Count::default(), add)
}

fn gather(parts: &[Part], version: Version, into: &mut Vec<String>) {
    for part in parts {
        match part {
            Part::Heading(_, runs) | Part::Paragraph(runs) => into.push(line(runs)),
            Part::Quote(parts) => gather(parts, version, into),
            Part::Cut(parts) if version == Version::Whole => gather(parts, version, into),
            Part::List { items, .. } => items.iter().for_each(|item| gather(item, version, into)),
            Part::Table(rows) => into.extend(rows.iter().flatten().map(|cell| line(cell))),
            Part::Code(text) => into.extend(text.lines().map(str::to_string)),
            Part::Picture { caption, .. } => into.push(caption.clone()),
            Part::Cut(_) | Part::Rule => {}
        }
    }
}

fn count(line: &str) -> Count {
    Count {
        words: line.split_whitespace().count(),
        characters: line.chars().filter(|letter| *letter != '\n').count(),
        without_spaces: line
            .chars()
            .filter(|letter| !letter.is_whitespace())
            .count(),
    }
}

fn add(a: Count, b: Count) -> Count {
    Count {
        words: a.words + b.words,
        characters: a.characters + b.characters,
        without_spaces: a.without_spaces + b.without_spaces,
    }
}

#[cfg(test)]
mod tests {
    use super::{Count, count};

    #[test]
    fn a_dash_between_spaces_is_a_word_as_in_word() {
        let expected = Count {
            words: 6,
            characters: 22,
            without_spaces: 17,
        };
        assert_eq!(count("Xanh - Sạch - Đẹp 2026"), expected);
    }
}
