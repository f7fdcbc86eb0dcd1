//! A formula of Word on one line: `(a + b)/(2)`, `√(x)`, `mc²`.
//!
//! Source: ECMA-376 Part 1 §22.1.

use super::signs;
use super::xml::{Node, Tag};

/// Formulas in one another at most; what lies deeper is read as plain words.
const DEEPEST: usize = 50;

/// The formula that `nodes` hold.
pub fn line(nodes: &[Node]) -> String {
    Part::read(&mut nodes.iter(), 0).words()
}

/// One element of a formula, by its name, with what lies in it.
#[derive(Default)]
struct Part {
    name: String,
    /// `m:val`
    value: Option<String>,
    parts: Vec<Part>,
    text: String,
}

impl Part {
    fn read<'a>(nodes: &mut impl Iterator<Item = &'a Node>, depth: usize) -> Part {
        let mut part = Part::default();
        while let Some(node) = nodes.next() {
            match node {
                Node::Open(tag) if depth < DEEPEST => {
                    let inside = Part::read(nodes, depth + 1);
                    part.parts.push(inside.called(tag));
                }
                Node::Open(_) => {}
                Node::Close(_) if depth < DEEPEST => break,
                Node::Close(_) => {}
                Node::Text(text) => part.parts.push(Part {
                    text: text.clone(),
                    ..Part::default()
                }),
            }
        }
        part
    }

    fn called(self, tag: &Tag) -> Part {
        Part {
            name: tag.name.clone(),
            value: tag.attribute("val").map(String::from),
            ..self
        }
    }

    fn words(&self) -> String {
        let of = |name: &str| self.find(name).map_or(String::new(), Part::all);
        match self.name.as_str() {
            "f" => format!("({})/({})", of("num"), of("den")),
            "sSup" => of("e") + &raised(&of("sup")),
            "sSub" => of("e") + &lowered(&of("sub")),
            "sSubSup" => of("e") + &lowered(&of("sub")) + &raised(&of("sup")),
            "rad" => format!("{}√({})", raised(&of("deg")), of("e")),
            "nary" => {
                let sign = self.said("chr").unwrap_or("∫");
                let limits = lowered(&of("sub")) + &raised(&of("sup"));
                format!("{sign}{limits}({})", of("e"))
            }
            "d" => {
                let (open, close) = (self.said("begChr"), self.said("endChr"));
                let inside = self.each("e", self.said("sepChr").unwrap_or("|"));
                format!("{}{inside}{}", open.unwrap_or("("), close.unwrap_or(")"))
            }
            "m" => format!("[{}]", self.each("mr", "; ")),
            "mr" => self.each("e", ", "),
            "eqArr" => self.each("e", "; "),
            "func" => format!("{} {}", of("fName"), of("e")),
            "limLow" => of("e") + &lowered(&of("lim")),
            name if name.ends_with("Pr") => String::new(),
            _ => self.all(),
        }
    }

    fn all(&self) -> String {
        let parts: String = self.parts.iter().map(Part::words).collect();
        self.text.clone() + &parts
    }

    fn find(&self, name: &str) -> Option<&Part> {
        self.parts.iter().find(|part| part.name == name)
    }

    /// The parts of this name with `sign` between them.
    fn each(&self, name: &str, sign: &str) -> String {
        let parts = self.parts.iter().filter(|part| part.name == name);
        parts.map(Part::words).collect::<Vec<_>>().join(sign)
    }

    /// What a property of this name says.
    fn said(&self, name: &str) -> Option<&str> {
        let mut properties = self.parts.iter().filter(|part| part.name.ends_with("Pr"));
        properties
            .find_map(|part| part.find(name))?
            .value
            .as_deref()
    }
}

fn raised(text: &str) -> String {
    moved(text, signs::raised(text), '^')
}

fn lowered(text: &str) -> String {
    moved(text, signs::lowered(text), '_')
}

/// The signs that stand above or below the line, or `^(n + 1)` where there are none.
fn moved(text: &str, signs: Option<String>, sign: char) -> String {
    match text.is_empty() {
        true => String::new(),
        false => signs.unwrap_or_else(|| format!("{sign}({text})")),
    }
}

#[cfg(test)]
mod tests {
    use super::super::xml::nodes;

    #[track_caller]
    fn check(formula: &str, expected: &str) {
        let nodes = nodes(&format!("<m:oMath xmlns:m=\"m\">{formula}</m:oMath>")).unwrap();
        assert_eq!(super::line(&nodes), expected);
    }

    #[test]
    fn formulas_stand_on_one_line() {
        let run = |text: &str| format!("<m:r><m:t>{text}</m:t></m:r>");
        let (a, b, two) = (run("a"), run("b + 1"), run("2"));
        let two_b = format!("<m:e>{a}</m:e><m:sup>{b}</m:sup>");
        for (formula, expected) in [
            (
                format!("<m:sSup><m:e>{a}</m:e><m:sup>{two}</m:sup></m:sSup>"),
                "a²",
            ),
            (format!("<m:sSup>{two_b}</m:sSup>"), "a^(b + 1)"),
            (
                format!("<m:f><m:num>{a}</m:num><m:den>{b}</m:den></m:f>"),
                "(a)/(b + 1)",
            ),
            (
                format!("<m:rad><m:radPr/><m:deg/><m:e>{b}</m:e></m:rad>"),
                "√(b + 1)",
            ),
            (
                format!("<m:d><m:dPr><m:begChr m:val=\"[\"/></m:dPr><m:e>{a}</m:e></m:d>{b}"),
                "[a)b + 1",
            ),
            (
                format!("<m:nary><m:naryPr><m:chr m:val=\"∑\"/></m:naryPr><m:e>{a}</m:e></m:nary>"),
                "∑(a)",
            ),
        ] {
            check(&formula, expected);
        }
    }

    #[test]
    fn formulas_without_end_are_read() {
        let deep = "<m:e>".repeat(3000) + "<m:t>a</m:t>" + &"</m:e>".repeat(3000);
        check(&deep, "a");
    }
}
