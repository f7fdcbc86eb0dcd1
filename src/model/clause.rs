//! A clause of an official text, its address, and a reference to it as people write one.

use crate::base::span::Span;
use serde::Serialize;
use std::ops::Range;

/// The name of a plan: its folder, `57-kh-tld`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct PlanId(pub String);

/// The path of a clause in its plan: `III.4.2`, `Đ5.2.đ`, `PL1.II.3`, `mo-dau`; never folded.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct ClauseId(pub String);

/// A clause of one plan: `57-kh-tld#III.4.2`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Address {
    pub plan: PlanId,
    pub clause: ClauseId,
}

/// A reference as written in a register, front matter or text: `III.4.2`, `57-kh-tld#III.4.2`,
/// `II.1-3`, `III.4.1/3t`. Not resolved yet.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ClauseRef {
    /// `None`: the site's default plan, or in a plan's own notes that plan.
    pub plan: Option<PlanId>,
    pub clause: ClauseId,
    /// The last clause of a range, as written: `3` of `II.1-3`.
    pub last: Option<String>,
    /// A named part of the clause.
    pub part: Option<String>,
    pub span: Span,
}

/// What a clause is in the order of an official text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ClauseKind {
    /// mở đầu
    Opening,
    /// phần
    Part,
    /// chương
    Chapter,
    /// mục
    Section,
    /// tiểu mục
    Subsection,
    /// điều
    Article,
    /// khoản
    Clause,
    /// điểm
    Point,
    /// gạch đầu dòng
    Dash,
    /// phụ lục
    Appendix,
    /// mẫu, biểu mẫu: a sheet to fill in that a document prescribes
    Form,
    /// A document issued with this one: the plan of a decision.
    Attachment,
    /// lời kết
    Closing,
}

/// One clause of a text. Ranges are bytes of that text; a clause's own lines end where its first
/// child begins.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Clause {
    pub id: ClauseId,
    pub kind: ClauseKind,
    /// The number as printed, without its punctuation: `III`, `4`, `đ`; empty for a dash, an
    /// opening or a closing.
    pub number: String,
    /// A title that stands on its own: `TỔ CHỨC THỰC HIỆN`; empty where the clause has none.
    pub heading: String,
    /// Its own lines, number or dash and heading included, children left out.
    pub own: Range<usize>,
    /// Its number or dash with the punctuation; empty for an opening or a closing.
    pub label: Range<usize>,
    /// The bytes of its heading, after the label.
    pub title: Range<usize>,
    /// Its own text after label and heading, without the white space around it (for a clause that
    /// is only a heading: empty).
    pub body: Range<usize>,
    /// The index of the parent in the plan's list of clauses.
    pub parent: Option<usize>,
    /// How deep it lies; 0 for mục of the seed, opening and closing.
    pub depth: usize,
}

/// One step of the way to a clause: `khoản 4`, `mục III`, `điểm đ`, `Điều 5`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Step {
    pub kind: ClauseKind,
    /// As printed, in lower case; a dash by its count.
    pub number: String,
}

impl PlanId {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl ClauseId {
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The id of what holds it, as its path says: `III.4` for `III.4.2`.
    pub fn above(&self) -> Option<ClauseId> {
        let (above, _) = self.0.rsplit_once('.')?;
        Some(ClauseId(above.to_string()))
    }

    /// Whether this is `other` or lies below it.
    pub fn is_within(&self, other: &ClauseId) -> bool {
        let rest = self.0.strip_prefix(other.as_str());
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    }

    /// The id after `moves`, pairs of an old id and a new one that happen at once; what lies below
    /// a clause goes with it. `None` where none of them moves it.
    pub fn moved<'a>(
        &self,
        moves: impl Iterator<Item = (&'a ClauseId, &'a ClauseId)>,
    ) -> Option<ClauseId> {
        let above = moves.filter(|(from, _)| self.is_within(from));
        let (from, to) = above.max_by_key(|(from, _)| from.0.len())?;
        Some(ClauseId(format!("{}{}", to.0, &self.0[from.0.len()..])))
    }
}

impl Step {
    /// The step to `clause` from what holds it.
    pub fn to(clause: &Clause) -> Self {
        let number = match clause.kind {
            ClauseKind::Dash => dash_count(clause).to_string(),
            ClauseKind::Appendix | ClauseKind::Form => {
                clause.number.trim_start_matches('0').to_lowercase()
            }
            _ => clause.number.to_lowercase(),
        };
        Step {
            kind: clause.kind,
            number,
        }
    }
}

/// The count of a dash, which ends its id.
pub fn dash_count(clause: &Clause) -> u32 {
    let last = clause.id.0.rsplit('.').next().unwrap_or("");
    last.trim_start_matches('g').parse().unwrap_or(0)
}

impl std::fmt::Display for Address {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        write!(f, "{}#{}", self.plan.0, self.clause.0)
    }
}

/// Whether the text of a clause is still to be written: nothing but dots, or in brackets as `xanh
/// new plan` leaves it.
pub fn unwritten(body: &str) -> bool {
    let whole = body
        .trim()
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'))
        .is_some_and(|inside| !inside.contains(']'));
    whole || body.contains("[Viết ") || !body.contains(char::is_alphanumeric)
}
