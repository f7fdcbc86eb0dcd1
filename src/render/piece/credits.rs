//! What must be said below a text that is printed again: source, licence, address, clauses,
//! pictures.

use super::{KnownPicture, Purpose, Run, Source};
use crate::model::meta::{Kind, Reprint};
use crate::theme::Theme;

/// Who wrote it and its day, `Ban biên tập · 10/11/2026`.
pub fn byline(source: &Source) -> String {
    let meta = &source.page.meta;
    let authors = (!meta.authors.is_empty()).then(|| meta.authors.join(", "));
    authors
        .into_iter()
        .chain(meta.date.map(|date| date.short()))
        .collect::<Vec<_>>()
        .join(" · ")
}

/// The line that names the source: the one asked for, else the authors; and the site.
pub fn credit_line(source: &Source) -> String {
    let asked = if let Kind::Column(column) = &source.page.kind {
        column.credit.as_str()
    } else {
        ""
    };
    let by = if asked.is_empty() {
        source.page.meta.authors.join(", ")
    } else {
        asked.to_string()
    };
    match by.is_empty() || source.site.is_empty() || by.contains(&source.site) {
        true => format!("{by}{}", if by.is_empty() { &source.site } else { "" }),
        false => format!("{by}, {}", source.site),
    }
}

/// A paragraph each: source, licence, address where it is known, clauses, addresses in the text,
/// pictures of the newspaper's own.
pub fn credits(source: &Source, theme: &Theme, outside: &[(String, String)]) -> Vec<Vec<Run>> {
    let said = |key: &str, runs: Vec<Run>| {
        [
            vec![
                Run::strong(format!("{}:", theme.word(key))),
                Run::plain(" "),
            ],
            runs,
        ]
        .concat()
    };
    if source.purpose != Purpose::Reprint {
        return vec![];
    }
    let mut credits = vec![said("source_line", vec![Run::plain(credit_line(source))])];
    credits.push(said("licence", licence(source)));
    let canonical = canonical(source);
    if !canonical.is_empty() {
        credits.push(said("original", vec![Run::linked(&canonical, &canonical)]));
    }
    if !source.clauses.is_empty() {
        let plans = source
            .clauses
            .iter()
            .map(|(plan, labels)| format!("{} ({plan})", labels.join(", ")));
        credits.push(said(
            "rests_on",
            vec![Run::plain(plans.collect::<Vec<_>>().join("; "))],
        ));
    }
    for (words, address) in outside.iter().filter(|(words, address)| words != address) {
        credits.push(said(
            "links_in_text",
            vec![
                Run::plain(format!("{words}: ")),
                Run::linked(address, address),
            ],
        ));
    }
    credits
}

fn licence(source: &Source) -> Vec<Run> {
    let licence = source.licence;
    let name = if source.lang == "en" {
        licence.name.en
    } else {
        licence.name.vi
    };
    let named = Run::plain(format!("{} ({name})", licence.id));
    if licence.url.is_empty() {
        return vec![named];
    }
    vec![
        named,
        Run::plain(", "),
        Run::linked(licence.url, licence.url),
    ]
}

/// The page's own address; empty where the site has none.
pub fn canonical(source: &Source) -> String {
    if source.base_url.is_empty() {
        String::new()
    } else {
        format!("{}{}", source.base_url, source.page.out.address())
    }
}

/// The line below a picture, or in its place where it may not be given on.
pub fn caption(source: &Source, theme: &Theme, known: Option<&KnownPicture>, alt: &str) -> String {
    let described = format!(
        "{}: {}",
        theme.word("picture"),
        described(theme, known, alt)
    );
    match bound(source, theme, known) {
        None => described,
        Some(bound) => format!("[{described} {bound}]"),
    }
}

/// What a picture shows and who made it, and whether it may be given on.
pub fn told(source: &Source, theme: &Theme, known: &KnownPicture) -> String {
    let may =
        bound(source, theme, Some(known)).unwrap_or_else(|| theme.word("picture_yes").to_string());
    format!("{} {may}", described(theme, Some(known), &known.alt))
}

fn described(theme: &Theme, known: Option<&KnownPicture>, alt: &str) -> String {
    let by = credit(known)
        .map(|credit| format!(" {}: {credit}.", theme.word("picture_by")))
        .unwrap_or_default();
    let end = if alt.ends_with(['.', '?', '!', '…']) {
        ""
    } else {
        "."
    };
    format!("{alt}{end}{by}")
}

/// Why a picture may not be given on, or whom to ask; `None` where it may.
fn bound(source: &Source, theme: &Theme, known: Option<&KnownPicture>) -> Option<String> {
    match known.map(|known| known.reprint) {
        Some(Reprint::Yes) => None,
        Some(Reprint::No) => Some(theme.word("picture_no").to_string()),
        Some(Reprint::Ask) | None => {
            let asked = || credit(known).map_or_else(|| credit_line(source), str::to_string);
            let whom = if source.contact.is_empty() {
                asked()
            } else {
                source.contact.clone()
            };
            Some(theme.word("picture_ask").replace("{whom}", &whom))
        }
    }
}

fn credit(known: Option<&KnownPicture>) -> Option<&str> {
    known
        .map(|known| known.credit.as_str())
        .filter(|credit| !credit.is_empty())
}
