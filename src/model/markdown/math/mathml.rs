//! A formula of LaTeX as MathML.

use crate::base::boundary::within;
use crate::base::escape::escape;
use pulldown_latex::config::{DisplayMode, RenderConfig};
use pulldown_latex::{Parser, Storage, push_mathml};

/// What writes `<math>`: HTML knows it, XML has to be told where it comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Markup {
    Html,
    Xml,
}

/// Why a formula cannot be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A command that is not known, with its backslash.
    Command(String),
    /// Braces, arguments or environments that do not fit.
    Form,
    /// Longer or deeper than anybody reads.
    Size,
}

/// Bytes of the longest formula, and braces that may lie in each other.
const MOST_BYTES: usize = 4000;
const MOST_DEPTH: usize = 40;

/// The formula `tex` as an element `math`, its source beside it for who copies it.
pub fn mathml(tex: &str, is_display: bool, markup: Markup) -> Result<String, Fault> {
    let depth = tex
        .bytes()
        .fold((0_usize, 0), |(now, most), byte| match byte {
            b'{' => (now + 1, most.max(now + 1)),
            b'}' => (now.saturating_sub(1), most),
            _ => (now, most),
        });
    if tex.len() > MOST_BYTES || depth.1 > MOST_DEPTH {
        return Err(Fault::Size);
    }
    if !is_sound(tex) {
        // Lines that no environment holds.
        let lines =
            ["aligned", "gathered"].map(|name| format!("\\begin{{{name}}}{tex}\\end{{{name}}}"));
        let lines = lines
            .iter()
            .find(|lines| tex.contains("\\\\") && is_sound(lines));
        if let Some(lines) = lines {
            return mathml(lines, is_display, markup);
        }
        return Err(unknown(tex).map_or(Fault::Form, Fault::Command));
    }
    let source = escape(tex.trim());
    let written = within(|| {
        let storage = Storage::new();
        let config = RenderConfig {
            display_mode: match is_display {
                true => DisplayMode::Block,
                false => DisplayMode::Inline,
            },
            annotation: Some(&source),
            xml: markup == Markup::Xml,
            ..RenderConfig::default()
        };
        let mut out = String::new();
        let done = push_mathml(&mut out, Parser::new(tex, &storage), config);
        done.is_ok().then_some(out)
    });
    let written = written.ok().flatten().ok_or(Fault::Form)?;
    match written.contains("<merror") {
        true => Err(Fault::Form),
        false => Ok(well_formed(&written)),
    }
}

/// Whether every command of `tex` is known and every brace closed.
fn is_sound(tex: &str) -> bool {
    let read = within(|| {
        let storage = Storage::new();
        Parser::new(tex, &storage).all(|event| event.is_ok())
    });
    read.unwrap_or(false)
}

/// The first command of `tex` that means nothing, whatever follows it.
fn unknown(tex: &str) -> Option<String> {
    let commands = tex.match_indices('\\').map(|(at, _)| {
        let name = &tex[at + 1..];
        let end = name.find(|c: char| !c.is_ascii_alphabetic());
        &tex[at..at + 1 + end.unwrap_or(name.len())]
    });
    let mut commands = commands.filter(|name| name.len() > 1);
    let told = |name: &&str| {
        let tex = format!("{name}{{a}}{{a}}");
        let read = within(|| {
            let storage = Storage::new();
            let mut faults = Parser::new(&tex, &storage).filter_map(Result::err);
            faults.any(|fault| fault.to_string().contains("unknown primitive"))
        });
        read.unwrap_or(false)
    };
    commands.find(told).map(str::to_string)
}

/// MathML as both HTML and XML take it: signs are escaped, attributes stand apart, and nothing
/// bears a style of its own, which a strict policy of a host refuses.
fn well_formed(written: &str) -> String {
    let written = written
        .replace("&nbsp;", "\u{a0}")
        .replace("\"minsize=", "\" minsize=");
    let mut out = String::with_capacity(written.len());
    let mut rest = written.as_str();
    while let Some(at) = rest.find(['<', '&']) {
        out.push_str(&rest[..at]);
        let (sign, behind) = rest[at..].split_at(1);
        let is_tag = behind.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/');
        let is_entity = ["amp;", "lt;", "gt;", "quot;", "#"]
            .iter()
            .any(|one| behind.starts_with(one));
        rest = behind;
        match sign {
            "<" if is_tag => {
                let end = behind.find('>').unwrap_or(behind.len());
                out.push('<');
                out.push_str(&without_style(&behind[..end]));
                rest = &behind[end..];
            }
            "<" => out.push_str("&lt;"),
            _ if is_entity => out.push('&'),
            _ => out.push_str("&amp;"),
        }
    }
    out + rest
}

/// The inside of a tag without its attribute `style`.
fn without_style(tag: &str) -> String {
    let Some((before, rest)) = tag.split_once(" style=\"") else {
        return tag.to_string();
    };
    let behind = rest.split_once('"').map_or("", |(_, behind)| behind);
    format!("{before}{behind}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mathml_is_well_formed() {
        let math = |tex| mathml(tex, false, Markup::Html).unwrap();
        let less = math("a < b");
        assert!(
            less.contains("&lt;</mo>") && less.contains("a &lt; b</annotation>"),
            "{less}"
        );
        assert_eq!(
            mathml("\\foo x", false, Markup::Html),
            Err(Fault::Command("\\foo".to_string()))
        );
        assert_eq!(mathml("\\frac{a", false, Markup::Html), Err(Fault::Form));
        assert!(!math("\\color{red} a \\! b").contains("style="));
    }
}
