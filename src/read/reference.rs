//! References to clauses, as people write them.

use crate::base::span::Span;
use crate::model::clause::{ClauseId, ClauseRef, PlanId};

/// Letters that number the points of a clause. Source: the Vietnamese alphabet, with f, j, w and z
/// for lists that have them.
const POINTS: &str = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";

/// The reference that `text` is: `III.4.2`, `57-kh-tld#III.4.2`, `II.1-3`, `III.4.1/3t`, `Đ5.2.đ`,
/// `PL1.II.3`, `mo-dau`, `ket`.
///
/// `None` where it is none. Nothing is looked up. An en dash is read as a hyphen in a range, and
/// `Ð` as `Đ`.
pub fn clause_ref(text: &str, span: Span) -> Option<ClauseRef> {
    let text = text
        .trim()
        .replace(['–', '‑'], "-")
        .replace('Ð', "Đ")
        .replace('ð', "đ");
    let (plan, rest) = match text.split_once('#') {
        Some((plan, rest)) => (
            Some(PlanId(Some(plan).filter(|plan| is_name(plan))?.to_string())),
            rest,
        ),
        None => (None, text.as_str()),
    };
    let (path, part) = match rest.split_once('/') {
        Some((path, part)) => (
            path,
            Some(Some(part).filter(|part| is_name(part))?.to_string()),
        ),
        None => (rest, None),
    };
    let (path, last) = range(path)?;
    (last.is_none() || part.is_none()).then_some(ClauseRef {
        plan,
        clause: ClauseId(path),
        last,
        part,
        span,
    })
}

/// Whether `text` is the path of a clause: `III.4.2`, `Đ5.2.đ`, `mo-dau`.
pub fn is_clause(text: &str) -> bool {
    let (held, last) = text
        .rsplit_once('.')
        .map_or((None, text), |(held, last)| (Some(held), last));
    let step = |step: &str| is_number(step) || is_point(step) || is_named(step);
    held.is_none_or(|held| held.split('.').all(step))
        && (step(last) || matches!(last, "mo-dau" | "ket"))
}

/// A path, and the last step of a range.
fn range(path: &str) -> Option<(String, Option<String>)> {
    if is_clause(path) {
        return Some((path.to_string(), None));
    }
    let (from, last) = path.split_once('-')?;
    (is_clause(from) && (is_number(last.trim()) || is_point(last.trim())))
        .then(|| (from.to_string(), Some(last.trim().to_string())))
}

/// Roman figures, or Arabic ones with a letter where the number was put in later: `5a`.
fn is_number(step: &str) -> bool {
    let digits = step.trim_end_matches(|c| POINTS.contains(c));
    let arabic = (1..=4).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    let roman = !step.is_empty() && step.bytes().all(|b| b"IVXLC".contains(&b));
    roman || (arabic && step[digits.len()..].chars().count() <= 1)
}

fn is_point(step: &str) -> bool {
    let mut letters = step.chars();
    letters.next().is_some_and(|letter| POINTS.contains(letter)) && letters.next().is_none()
}

/// A step that bears the name of what it is: Điều `Đ5`, phụ lục `PL1` or `PL`, phần `P1`, chương
/// `C2`, mục `M1`, tiểu mục `TM1`, a dash beside numbers `g1`, what a decision issues `KT`, `KT2`,
/// or one letter `A`.
fn is_named(step: &str) -> bool {
    let numbered = ["PL", "TM", "KT", "Đ", "P", "C", "M", "g"]
        .iter()
        .filter_map(|name| step.strip_prefix(name))
        .any(is_number);
    numbered
        || step == "PL"
        || step == "KT"
        || (step.len() == 1 && step.bytes().all(|b| b.is_ascii_uppercase()))
}

/// The id of a plan, or the name of a part: ASCII lower case, digits and hyphens.
fn is_name(text: &str) -> bool {
    !text.is_empty()
        && text
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::path::SourcePath;

    /// `plan|clause|last|part`, missing ones empty.
    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        let span = Span::new(&SourcePath::new("a.md"), 0..text.len());
        let found = clause_ref(text, span).map(|found| {
            let plan = found.plan.map_or(String::new(), |plan| plan.0);
            format!(
                "{plan}|{}|{}|{}",
                found.clause.0,
                found.last.unwrap_or_default(),
                found.part.unwrap_or_default()
            )
        });
        assert_eq!(found.as_deref(), expected, "{text}");
    }

    #[test]
    fn references_as_people_write_them() {
        check("III.4.2", Some("|III.4.2||"));
        check("57-kh-tld#III.4.2", Some("57-kh-tld|III.4.2||"));
        check(" II.1-3 ", Some("|II.1|3|"));
        check("II.1–3", Some("|II.1|3|"));
        check("III.4.1/3t", Some("|III.4.1||3t"));
        check("Đ5.2.đ", Some("|Đ5.2.đ||"));
        check("Ð5.2.a-c", Some("|Đ5.2.a|c|"));
        check("Đ5a.1", Some("|Đ5a.1||"));
        check("PL1.II.3", Some("|PL1.II.3||"));
        check("57-kh-tld#mo-dau", Some("57-kh-tld|mo-dau||"));
        check("ket", Some("|ket||"));
        check("KT.mo-dau", Some("|KT.mo-dau||"));
        check("KT2.I.3.g1", Some("|KT2.I.3.g1||"));
    }

    #[test]
    fn words_are_no_references() {
        for text in [
            "",
            "tăng trưởng xanh",
            "3T",
            "CNVCLĐ",
            "rác",
            "III.",
            "III..4",
            "iii.4",
            "#III",
            "Kế hoạch#III",
            "II.3/",
            "II.1-3/3t",
            "12345",
            "CO2",
        ] {
            check(text, None);
        }
    }
}
