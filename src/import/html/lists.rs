//! Lists and the numbers of their items.

/// A list that is open; `ordered` is its type: `1`, `a`, `I`.
pub struct List {
    pub ordered: Option<char>,
    pub count: u64,
}

/// What stands before the item that is open.
pub fn printed(list: &List) -> String {
    let letter = |first: u8| {
        let at = ((list.count.max(1) - 1) % 26) as u8;
        format!("{})", (first + at) as char)
    };
    let roman = || crate::text::ordinals::to_roman(list.count);
    match list.ordered {
        None => "-".to_string(),
        Some('a') => letter(b'a'),
        Some('A') => letter(b'A'),
        Some('I') => format!("{}.", roman()),
        Some('i') => format!("{}.", roman().to_lowercase()),
        Some(_) => format!("{}.", list.count),
    }
}
