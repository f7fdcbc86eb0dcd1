//! The colours of a theme by light, for what is drawn without a browser.

use std::collections::BTreeMap;

/// The custom properties `--NAME` that rules for `:root` alone set to colours `#rgb` or `#rrggbb`;
/// of two rules the later holds. `css` is as the program publishes it.
pub fn colours(css: &str) -> BTreeMap<String, [u8; 3]> {
    let mut colours = BTreeMap::new();
    for rule in outer_rules(css) {
        let Some((":root", body)) = rule.split_once('{').map(|(name, body)| (name.trim(), body))
        else {
            continue;
        };
        let declarations = body.split([';', '}']).filter_map(|one| one.split_once(':'));
        for (name, value) in declarations {
            let name = name.trim().strip_prefix("--");
            if let Some((name, rgb)) = name.zip(hexadecimal(value.trim())) {
                colours.insert(name.to_string(), rgb);
            }
        }
    }
    colours
}

/// The rules that stand in no other.
fn outer_rules(css: &str) -> Vec<&str> {
    let (mut rules, mut depth, mut start) = (vec![], 0usize, 0);
    for (at, sign) in css.char_indices() {
        match sign {
            '{' => depth += 1,
            '}' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    rules.push(&css[start..=at]);
                    start = at + 1;
                }
            }
            ';' if depth == 0 => start = at + 1,
            _ => {}
        }
    }
    rules
}

fn hexadecimal(text: &str) -> Option<[u8; 3]> {
    let digits = text.strip_prefix('#')?;
    let digits: String = match digits.len() {
        3 => digits.chars().flat_map(|digit| [digit, digit]).collect(),
        6 => digits.to_string(),
        _ => return None,
    };
    let byte = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
    Some([byte(0)?, byte(2)?, byte(4)?])
}

#[cfg(test)]
mod tests {
    #[test]
    fn later_rules_for_the_root_hold_and_those_for_the_dark_do_not() {
        let css = "@import 'a';:root{--ink:#1b211c;--s1:4px;--surface:#fff}\
                   @media (prefers-color-scheme:dark){:root{--ink:#eee}}\
                   :root[data-look=dark]{--ink:#ddd}:root{--ink:#102030}";
        let colours = super::colours(css);
        let expected = [("ink", [16, 32, 48]), ("surface", [255, 255, 255])];
        let expected = expected.map(|(name, rgb)| (name.to_string(), rgb));
        assert_eq!(colours.into_iter().collect::<Vec<_>>(), expected);
    }
}
