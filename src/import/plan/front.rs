//! The front matter of an imported plan, and notes to be filled in.

use super::capitals::{Written, first_capital, name, sentence};
use crate::base::path::SourcePath;
use crate::model::citation_name::citation_name;
use crate::model::clause::{Clause, ClauseKind};
use crate::model::official::{Layout, OfficialText, Speech};
use crate::read::plan::head::heading;
use crate::text::vi;

/// The name of the plan's folder, and its `index.md`.
pub fn index(file: &SourcePath, official: &OfficialText, layout: Layout) -> (String, String) {
    let head = heading(official);
    let body = official
        .clauses
        .iter()
        .map(|clause| official.slice(&clause.body))
        .collect::<Vec<_>>()
        .join(" ");
    let written = Written::new(&body);
    let kind = first_capital(&head.kind.to_lowercase());
    let subject = first_capital(&sentence(&head.subject, &written));
    let id = if head.number.is_empty() {
        vi::slug(file.stem())
    } else {
        vi::slug(&head.number)
    };
    let title = match (kind.is_empty(), subject.is_empty()) {
        (false, false) => format!("{kind} {}", lower_first(&subject)),
        (false, true) => kind.clone(),
        _ => {
            if subject.is_empty() {
                id.clone()
            } else {
                subject.clone()
            }
        }
    };
    let layout = match layout {
        Layout::SectionClausePoint => "muc-khoan-diem",
        Layout::ArticleClausePoint => "dieu-khoan-diem",
    };
    let date = head
        .date
        .map(|date| format!("date: {date}\n"))
        .unwrap_or_default();
    let fields = [
        ("number", head.number.clone()),
        ("type", kind),
        ("subject", subject),
        ("issuer", name(&head.issuer, &written)),
        ("place", head.place.clone()),
        ("period", period(&head.subject).unwrap_or_default()),
    ];
    let told: String = fields
        .iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(key, value)| format!("{key}: {}\n", quoted(value)))
        .collect();
    let page = format!(
        "---\ntitle: {}\nkind: plan\n{date}{told}layout: {layout}\n---\n",
        quoted(&title)
    );
    (if id.is_empty() { "ke-hoach".into() } else { id }, page)
}

const NOTES: &str = "# Ghi chú của ban biên tập, đứng cạnh văn bản. Văn bản trong text.txt không \
        bao giờ sửa.\n\
                # levels: cấp phải làm · summary: nói bằng lời thường · carries_out: điều khoản \
                được thực hiện\n\
                # Ghi chú cho điều khoản nào thì bỏ dấu # ở các dòng của điều khoản ấy.\n";

/// `notes.toml` with an entry for every clause that says something, each behind `#`: an entry that
/// says nothing would only go stale when the text is numbered anew.
pub fn notes(official: &OfficialText) -> String {
    let head = match official.speech {
        Speech::English => {
            "# Notes of the editors, beside the text. The text in text.txt is never edited.\n\
             # levels: who has to do it · summary: in plain words · carries_out: the clauses that \
             are carried out\n\
             # To note something of a clause, take the # off the lines of that clause.\n"
        }
        Speech::Vietnamese => NOTES,
    };
    let entry = |clause: &Clause| {
        let id = clause.id.as_str();
        format!(
            "\n# {}\n#[clause.\"{id}\"]\n#levels = []\n#summary = \"\"\n",
            citation_name(official, &clause.id)
        )
    };
    let holds = |clause: &&Clause| {
        !matches!(
            clause.kind,
            ClauseKind::Part | ClauseKind::Chapter | ClauseKind::Subsection
        )
    };
    head.to_string()
        + &official
            .clauses
            .iter()
            .filter(holds)
            .map(entry)
            .collect::<String>()
}

/// `2014 - 2020` of `… GIAI ĐOẠN 2014 - 2020`.
fn period(subject: &str) -> Option<String> {
    let words: Vec<&str> = subject
        .split(|c: char| !c.is_ascii_digit())
        .filter(|run| !run.is_empty())
        .collect();
    let year =
        |text: &&str| text.len() == 4 && (1945..2200).contains(&text.parse::<i16>().unwrap_or(0));
    let years: Vec<&str> = words.into_iter().filter(year).collect();
    let apart = |first: &str, last: &str| {
        let from = subject.find(first)? + first.len();
        let between = subject.get(from..from + subject[from..].find(last)?)?;
        between
            .chars()
            .all(|c| c.is_whitespace() || "-–—".contains(c))
            .then_some(())
    };
    let pair = years
        .windows(2)
        .find(|pair| pair[0] < pair[1] && apart(pair[0], pair[1]).is_some())?;
    Some(format!("{} - {}", pair[0], pair[1]))
}

/// A word that is no name begins small within a sentence: `Thực hiện` after `Kế hoạch`.
fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    let second = text.chars().nth(1).is_some_and(char::is_uppercase);
    match chars.next().filter(|_| !second) {
        Some(first) => first.to_lowercase().chain(chars).collect(),
        None => text.to_string(),
    }
}

/// A text of YAML in double quotes.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
