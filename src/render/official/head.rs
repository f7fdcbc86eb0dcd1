//! The parts of an official text that are no clause: the head set as such documents are, signature and recipients.

use super::escape;
use crate::model::plan::{OfficialText, OtherPart};
use std::ops::Range;

/// Writes the part of `text` at `range`, a paragraph a line, in the order of the text; the style sheet sets it in two columns.
pub fn other(out: &mut String, text: &OfficialText, range: &Range<usize>) {
    let part = text.others.iter().find(|(_, at)| at == range).map(|(part, _)| *part);
    let (tag, name) = match part {
        Some(OtherPart::Head) => ("header", "doc-head"),
        Some(OtherPart::Signature) => ("div", "doc-signature"),
        _ => ("div", "doc-recipients"),
    };
    out.push_str(&format!("<{tag} class=\"{name}\" data-official>\n"));
    let mut title = false;
    for line in text.slice(range).lines().map(str::trim).filter(|line| !line.is_empty()) {
        let class = if part == Some(OtherPart::Head) { class(line, title) } else { "doc-line" };
        title |= class == "doc-kind";
        out.push_str(&format!("<p class=\"{class}\">{}</p>\n", escape(line)));
    }
    out.push_str(&format!("</{tag}>\n"));
}

/// What a line of the head is; `title` once the name of the document has been met.
///
/// Source: Decree 30/2020/NĐ-CP, Annex I, II.
fn class(line: &str, title: bool) -> &'static str {
    let folded = crate::base::vi::fold(line);
    let rule = line.chars().all(|c| "-_—–.*= ".contains(c));
    if rule {
        "doc-rule"
    } else if folded.starts_with("cong hoa xa hoi chu nghia") {
        "doc-nation"
    } else if folded.starts_with("doc lap") {
        "doc-motto"
    } else if folded.starts_with("so:") {
        "doc-number"
    } else if folded.contains(", ngay ") && folded.contains(" thang ") {
        "doc-place"
    } else if title {
        "doc-subject"
    } else if is_kind(&folded) {
        "doc-kind"
    } else {
        "doc-issuer"
    }
}

/// Names of documents. Source: Decree 30/2020/NĐ-CP, Article 7, and laws.
fn is_kind(folded: &str) -> bool {
    const KINDS: [&str; 16] = [
        "ke hoach",
        "nghi quyet",
        "quyet dinh",
        "chi thi",
        "quy che",
        "quy dinh",
        "thong cao",
        "thong bao",
        "huong dan",
        "chuong trinh",
        "phuong an",
        "de an",
        "bao cao",
        "luat",
        "nghi dinh",
        "thong tu",
    ];
    KINDS.iter().any(|kind| folded.starts_with(kind)) && folded.chars().count() < 80
}
