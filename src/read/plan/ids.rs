//! The last piece of the id of each clause.

use super::number::{self, Value};
use super::outline::Found;
use super::style::Style;
use std::collections::{HashMap, HashSet};

/// `III`, `4`, `đ`, `Đ5`, `C2`: one for each clause found in a stretch, in order. A dash is counted
/// among its sisters; it is `g2` where numbers stand beside it.
pub fn names(found: &[Found]) -> Vec<String> {
    let parents = |is: fn(Style) -> bool| -> HashSet<Option<usize>> {
        let found = found.iter().filter(|one| is(one.label.style));
        found.map(|one| one.parent).collect()
    };
    let numbered = parents(|style| matches!(style, Style::Number | Style::Decimal(_)));
    let bracketed = parents(|style| style == Style::Bracketed);
    let mut dashes: HashMap<Option<usize>, u32> = HashMap::new();
    let mut name = |one: &Found| match one.label.style {
        Style::Dash(_) => {
            let count = dashes.entry(one.parent).or_default();
            *count += 1;
            format!(
                "{}{count}",
                match numbered.contains(&one.parent) || bracketed.contains(&one.parent) {
                    true => "g",
                    false => "",
                }
            )
        }
        Style::Bracketed if numbered.contains(&one.parent) => {
            format!("n{}", counted(one, Style::Bracketed))
        }
        style => format!("{}{}", prefix(style), counted(one, style)),
    };
    found.iter().map(&mut name).collect()
}

fn prefix(style: Style) -> &'static str {
    match style {
        Style::Part => "P",
        Style::Chapter => "C",
        Style::Section => "M",
        Style::Subsection => "TM",
        Style::Article => "Đ",
        _ => "",
    }
}

fn counted(found: &Found, style: Style) -> String {
    match found.label.value {
        _ if matches!(style, Style::Letter | Style::Roman) => found.label.number.clone(),
        Value::Number { main, suffix: 0 } => main.to_string(),
        Value::Number { main, suffix } => format!("{main}{}", number::letter_at(suffix)),
        Value::Letter(place, 0) => number::letter_at(place),
        Value::Letter(place, figure) => format!("{}{figure}", number::letter_at(place)),
        Value::Unnumbered => String::new(),
    }
}
