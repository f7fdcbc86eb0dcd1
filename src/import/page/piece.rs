//! The blocks of a page that is imported, as Markdown.

/// One block.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Piece {
    pub kind: PieceKind,
    /// Its words, those of pictures too: what it is recognised by.
    pub plain: String,
    /// Without its notes.
    pub markdown: String,
    /// The notes whose marks stand in it: label and Markdown.
    pub notes: Vec<(String, String)>,
    /// The paragraph of the source it begins at, from 1.
    pub paragraph: usize,
    /// Whether it is for trainers alone.
    pub closed: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PieceKind {
    /// Its level, 2 to 6.
    Heading(usize),
    /// An item of a list: the next one follows without an empty line.
    Item,
    Table,
    #[default]
    Text,
}

impl Piece {
    pub fn text(plain: &str, markdown: String, paragraph: usize) -> Piece {
        Piece {
            plain: plain.to_string(),
            markdown,
            paragraph,
            ..Piece::default()
        }
    }

    pub fn heading(&self) -> Option<usize> {
        match self.kind {
            PieceKind::Heading(level) => Some(level),
            _ => None,
        }
    }
}

/// All pieces as the body of a page; what is closed stands between `::: trainer` and `:::`.
pub fn text(pieces: &[Piece]) -> String {
    let mut out = String::new();
    let mut before: Option<&Piece> = None;
    // Columns before the first piece of a stretch: what goes on with a list that ended stands
    // alone.
    let mut indent = 0;
    for piece in pieces {
        let was_closed = before.is_some_and(|before| before.closed);
        if was_closed && !piece.closed {
            out.push_str("\n:::\n");
        }
        let follows = before.is_some_and(|before| {
            before.kind == PieceKind::Item
                && piece.kind == PieceKind::Item
                && before.closed == piece.closed
                && before.notes.is_empty()
        });
        out.push_str(if follows { "" } else { "\n" });
        if piece.closed && !was_closed {
            out.push_str("::: trainer\n\n");
        }
        if before.is_none_or(|before| before.closed != piece.closed) {
            indent = piece.markdown.len() - piece.markdown.trim_start_matches(' ').len();
        }
        out.push_str(&outdented(&piece.markdown, indent));
        out.push('\n');
        for (label, note) in &piece.notes {
            out.push_str(&format!("\n[^{label}]: {note}\n"));
        }
        before = Some(piece);
    }
    if before.is_some_and(|before| before.closed) {
        out.push_str("\n:::\n");
    }
    out
}

/// `text` with as many spaces less before each line, where it has them.
fn outdented(text: &str, columns: usize) -> String {
    let less = |line: &str| {
        let spaces = line.len() - line.trim_start_matches(' ').len();
        line[spaces.min(columns)..].to_string()
    };
    text.split('\n').map(less).collect::<Vec<_>>().join("\n")
}
