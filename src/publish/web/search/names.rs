//! What else a page or document is called by those who look for it.

use crate::model::register::CitedDocument;

/// The ways to write the number of a document: `57/KH-TLĐ`, `KH57`, `KH 57`, `Kế hoạch 57`; of one
/// with a year `Luật Công đoàn 2024` too.
pub fn of_document(document: &CitedDocument, number: &str) -> Vec<String> {
    let mut names = vec![document.full_number(number)];
    names.extend(document.short.clone());
    names.extend(document.also.iter().cloned());
    names.extend(of_number(&document.number, &document.kind));
    if let Some(year) = year(&document.number) {
        names.push(format!("{} {year}", document.title));
    }
    distinct(names)
}

/// The ways to write a number: `kind` is the word that stands before it.
pub fn of_number(number: &str, kind: &str) -> Vec<String> {
    let parts: Vec<&str> = number.split('/').collect();
    let (first, last) = (parts[0], parts[parts.len() - 1]);
    let code = last.split('-').next().unwrap_or(last);
    let mut names = vec![number.to_string()];
    if parts.len() > 1 && first.chars().all(|c| c.is_ascii_digit()) {
        names.extend([format!("{code}{first}"), format!("{code} {first}")]);
        if !kind.is_empty() {
            names.push(format!("{kind} {first}"));
        }
    }
    names
}

fn year(number: &str) -> Option<&str> {
    let parts: Vec<&str> = number.split('/').collect();
    let is_year = |part: &&&str| part.len() == 4 && part.chars().all(|c| c.is_ascii_digit());
    parts.get(1).filter(is_year).copied()
}

/// What a title puts in quotes: the name of a campaign.
pub fn quoted(title: &str) -> Option<String> {
    let (_, rest) = title.split_once('“')?;
    let (name, _) = rest.split_once('”')?;
    Some(name.to_string())
}

/// The pattern `{q} là gì; định nghĩa {q}` filled in for each of `names`.
pub fn asked(pattern: &str, names: &[String]) -> Vec<String> {
    let forms = pattern
        .split(';')
        .map(str::trim)
        .filter(|form| !form.is_empty());
    let filled = forms.flat_map(|form| names.iter().map(move |name| form.replace("{q}", name)));
    filled.collect()
}

/// Each once, in order.
pub fn distinct(names: Vec<String>) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    for name in names {
        if !name.trim().is_empty() && !kept.contains(&name) {
            kept.push(name);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    #[track_caller]
    fn check(number: &str, kind: &str, expected: &[&str]) {
        assert_eq!(super::of_number(number, kind), expected);
    }

    #[test]
    fn a_number_is_written_in_many_ways() {
        let plan = ["57/KH-TLĐ", "KH57", "KH 57", "Kế hoạch 57"];
        check("57/KH-TLĐ", "Kế hoạch", &plan);
        check("12/2012/QH13", "", &["12/2012/QH13", "QH1312", "QH13 12"]);
        check("không số", "Công văn", &["không số"]);
    }
}
