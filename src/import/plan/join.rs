//! Lines that layout broke become paragraphs again.

use crate::model::plan::OfficialText;
use crate::read::plan::paragraphs;

/// A text of one paragraph a line.
pub struct Joined {
    pub text: String,
    /// Line ends that became spaces.
    pub joined: usize,
}

/// The text with every paragraph on a line of its own; one blank line stays where there were any.
pub fn join(official: &OfficialText) -> Joined {
    let mut joined = Joined {
        text: String::with_capacity(official.text.len()),
        joined: 0,
    };
    let mut last = 0;
    for range in paragraphs(official) {
        let between = &official.text[last..range.start];
        let ends = between.matches('\n').count();
        if last > 0 {
            joined.text.push_str(if ends > 1 { "\n\n" } else { "\n" });
        }
        let lines: Vec<&str> = official.text[range.clone()]
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .collect();
        joined.joined += lines.len().saturating_sub(1);
        joined.text.push_str(&lines.join(" "));
        last = range.end;
    }
    if !joined.text.is_empty() {
        joined.text.push('\n');
    }
    joined
}
