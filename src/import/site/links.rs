//! Links and pictures of a line, led to their new places.

use super::plan::{Plan, Planned};
use super::report::Left;
use crate::base::path::decode;
use crate::text::vi;

/// Where a target leads now.
enum Lead {
    /// As it is.
    Same,
    To(String),
    Nowhere,
}

/// `line`, number `number` of the old file, with its links led on; what leads nowhere is words.
pub fn line(plan: &Plan, page: &Planned, text: &str, number: usize, left: &mut Left) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['`', '[']) {
        let pictured = rest[..at].ends_with('!') && rest[at..].starts_with('[');
        out.push_str(&rest[..at - usize::from(pictured)]);
        rest = &rest[at..];
        if rest.starts_with('`') {
            let length = code_span(rest);
            out.push_str(&rest[..length]);
            rest = &rest[length..];
            continue;
        }
        let named = pictured.then(|| reference(&page.text, rest)).flatten();
        let Some((words, target, length)) = link(rest).or(named) else {
            // Two brackets would lead to a clause or a word of the glossary.
            out.push_str(match (pictured, rest.starts_with("[[")) {
                (true, _) => "![",
                (false, true) => "\\[",
                (false, false) => "[",
            });
            rest = &rest[1..];
            continue;
        };
        let described = alt(&rest[length..]).filter(|_| pictured && words.trim().is_empty());
        let words = described.unwrap_or(words);
        let inner = line(plan, page, words, number, left);
        out.push_str(&written(
            plan,
            page,
            (&inner, target, pictured),
            number,
            left,
        ));
        rest = &rest[length..];
        rest = without_attributes(rest);
    }
    out + rest
}

/// `{ width=300 }` behind a link or a picture.
fn without_attributes(rest: &str) -> &str {
    let inside = rest.strip_prefix("{:").or(rest.strip_prefix('{'));
    let known = inside.is_some_and(|inside| {
        let inside = inside.trim_start();
        inside.starts_with(['.', '#']) || inside.split('}').next().unwrap_or("").contains('=')
    });
    match rest.find('}').filter(|_| known) {
        Some(end) => &rest[end + 1..],
        None => rest,
    }
}

/// What `{alt="…"}` behind a picture says of it.
fn alt(behind: &str) -> Option<&str> {
    let (attributes, _) = behind.strip_prefix('{')?.split_once('}')?;
    let (_, said) = attributes.split_once("alt=")?;
    let quote = said.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    said[1..]
        .split(quote)
        .next()
        .filter(|said| !said.trim().is_empty())
}

/// The bytes of a span of code; one backtick where none closes it.
fn code_span(rest: &str) -> usize {
    let run = rest.bytes().take_while(|byte| *byte == b'`').count();
    let mark = &rest[..run];
    let mut at = run;
    while let Some(found) = rest[at..].find(mark) {
        let end = at + found + run;
        if !rest[end..].starts_with('`') {
            return end;
        }
        at = end + rest[end..].bytes().take_while(|byte| *byte == b'`').count();
    }
    run
}

/// Words, target and length of `[words][id]`, whose definition stands in the text of the page.
fn reference<'t>(text: &'t str, rest: &'t str) -> Option<(&'t str, &'t str, usize)> {
    let close = closing(rest)?;
    let inside = rest[close + 1..].strip_prefix('[')?;
    let end = inside.find(']')?;
    let id = if end == 0 {
        &rest[1..close]
    } else {
        &inside[..end]
    };
    let mut definitions = text.lines().filter_map(|line| definition(line.trim()));
    let found = definitions.find(|(known, _)| known.eq_ignore_ascii_case(id));
    let target = found.map_or("", |(_, target)| target);
    Some((&rest[1..close], target, close + 2 + end + 1))
}

/// Where the bracket closes that opens `rest`.
fn closing(rest: &str) -> Option<usize> {
    let mut depth = 0usize;
    let mut close = None;
    for (at, c) in rest.char_indices() {
        match c {
            '[' => depth += 1,
            ']' => {
                depth -= 1;
                if depth == 0 {
                    close = Some(at);
                    break;
                }
            }
            _ => {}
        }
    }
    close
}

/// Words, target and length of `[words](target "title")`.
fn link(rest: &str) -> Option<(&str, &str, usize)> {
    let close = closing(rest)?;
    let behind = rest[close + 1..].strip_prefix('(')?;
    let mut depth = 1usize;
    let end = behind.char_indices().find_map(|(at, c)| {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        (depth == 0).then_some(at)
    })?;
    let inside = behind[..end].trim();
    let target = match inside.strip_prefix('<') {
        Some(angled) => angled.split('>').next().unwrap_or(""),
        None => inside.split_whitespace().next().unwrap_or(""),
    };
    Some((&rest[1..close], target, close + 2 + end + 1))
}

fn written(
    plan: &Plan,
    page: &Planned,
    (words, target, pictured): (&str, &str, bool),
    number: usize,
    left: &mut Left,
) -> String {
    let mark = if pictured { "!" } else { "" };
    let words = match pictured && words.trim().is_empty() {
        true => "Hình",
        false => words,
    };
    match lead(plan, page, target, pictured) {
        Lead::To(_) if pictured && is_damaged(plan, page, target) => {
            left.leave("damaged-picture", number, target);
            format!("({words})")
        }
        Lead::Same => format!("{mark}[{words}]({})", target.replace(' ', "%20")),
        Lead::To(place) => {
            left.done(if pictured { "picture" } else { "link" });
            format!("{mark}[{words}]({place})")
        }
        Lead::Nowhere => {
            left.leave(if pictured { "picture" } else { "link" }, number, target);
            if pictured {
                format!("({words})")
            } else {
                words.to_string()
            }
        }
    }
}

/// Whether a picture cannot be opened: a page that shows it would not build.
fn is_damaged(plan: &Plan, page: &Planned, target: &str) -> bool {
    let path = decode(target.split(['#', '?']).next().unwrap_or(target));
    found(plan, page, &path).is_some_and(|new| plan.damaged.contains(&new))
}

/// `[id]: target`
pub fn definition(bare: &str) -> Option<(&str, &str)> {
    let (id, rest) = bare.strip_prefix('[')?.split_once("]:")?;
    let target = rest.split_whitespace().next()?.trim_matches(['<', '>']);
    (!id.starts_with('^') && !id.contains(']')).then_some((id, target))
}

/// The new place of a target in a definition: `[id]: target`.
pub fn defined(plan: &Plan, page: &Planned, target: &str) -> Option<String> {
    match lead(plan, page, target, false) {
        Lead::Same => Some(target.to_string()),
        Lead::To(place) => Some(place),
        Lead::Nowhere => None,
    }
}

fn lead(plan: &Plan, page: &Planned, target: &str, pictured: bool) -> Lead {
    let scheme = target
        .split(['/', '#', '?'])
        .next()
        .and_then(|first| first.split_once(':'));
    if let Some((scheme, _)) = scheme {
        let web = ["https", "http", "mailto", "tel"].contains(&scheme.to_lowercase().as_str());
        let shown = web && !(pictured && scheme != "https" && scheme != "http");
        return if shown && !pictured {
            Lead::Same
        } else {
            Lead::Nowhere
        };
    }
    if target.starts_with("//") || target.is_empty() {
        return Lead::Nowhere;
    }
    let (path, fragment) = target.split_once('#').unwrap_or((target, ""));
    let path = decode(path.split('?').next().unwrap_or(path));
    if path.is_empty() {
        return match anchor(&page.text, fragment) {
            Some(anchor) => Lead::To(anchor),
            None => Lead::Nowhere,
        };
    }
    let Some(new) = found(plan, page, &path) else {
        return Lead::Nowhere;
    };
    let text = plan
        .pages
        .iter()
        .find(|page| page.new == new && !plan.failed.contains(&page.old))
        .map(|page| page.text.as_str());
    let anchor = text
        .and_then(|text| anchor(text, fragment))
        .unwrap_or_default();
    Lead::To(relative(&page.new, &new) + &anchor)
}

/// `#id` where a text has a heading that bears it here.
fn anchor(text: &str, fragment: &str) -> Option<String> {
    if fragment.is_empty() {
        return None;
    }
    let wanted = vi::slug(fragment);
    let mut headings = text.lines().filter(|line| line.starts_with("##"));
    let bears = |line: &str| {
        let words = line.trim_start_matches('#').trim();
        match words.rsplit_once("{#") {
            Some((_, id)) => id.trim_end_matches('}') == fragment,
            None => vi::slug(words) == wanted && !words.contains(['[', '`', '*', '{', '<']),
        }
    };
    headings.any(bears).then(|| format!("#{wanted}"))
}

/// The new path of what a path of the old site leads to.
fn found(plan: &Plan, page: &Planned, path: &str) -> Option<String> {
    let folder = page.old.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut tries: Vec<String> = vec![];
    if let Some(inside) = path.strip_prefix("@/") {
        tries.push(format!("content/{inside}"));
    } else if path.starts_with('/') {
        tries.push(path.to_string());
        tries.push(path.trim_start_matches('/').to_string());
        tries.push(format!("content{path}"));
        tries.push(format!("static{path}"));
    } else {
        tries.extend(joined(folder, path));
        tries.extend(joined(page.address.trim_matches('/'), path).map(|path| format!("/{path}")));
        let above = page
            .address
            .trim_matches('/')
            .rsplit_once('/')
            .map_or("", |(above, _)| above);
        tries.extend(joined(above, path).map(|path| format!("/{path}")));
    }
    tries.iter().find_map(|path| place(plan, path))
}

/// The new path of an old address or path.
pub fn place(plan: &Plan, path: &str) -> Option<String> {
    let bare = path.trim_end_matches('/');
    let stem = bare
        .trim_end_matches(".html")
        .trim_end_matches(".md")
        .trim_end_matches(".Rmd");
    let forms = [
        path.to_string(),
        bare.to_string(),
        format!("{stem}/"),
        format!("{bare}.md"),
        format!("{bare}.mdx"),
        format!("{bare}/index.md"),
        format!("{bare}/_index.md"),
        format!("{stem}.md"),
        format!("{stem}.Rmd"),
    ];
    let known = |form: &String| plan.places.get(form).or(plan.moved.get(form)).cloned();
    forms
        .iter()
        .find_map(known)
        .filter(|new| !new.starts_with("unplaced/"))
}

/// A path in a folder, `..` taken; `None` where it climbs out.
fn joined(folder: &str, path: &str) -> Option<String> {
    let mut names: Vec<&str> = folder.split('/').filter(|name| !name.is_empty()).collect();
    for name in path.split('/') {
        match name {
            "" | "." => {}
            ".." => drop(names.pop()?),
            name => names.push(name),
        }
    }
    let end = if path.ends_with('/') { "/" } else { "" };
    Some(format!("{}{end}", names.join("/")))
}

/// The way from one new file to another: from a page to a file of `static/` as from the root.
fn relative(from: &str, to: &str) -> String {
    if let Some(inside) = to.strip_prefix("static/") {
        return format!("/{inside}").replace(' ', "%20");
    }
    let here: Vec<&str> = from.split('/').collect();
    let there: Vec<&str> = to.split('/').collect();
    let here = &here[..here.len() - 1];
    let same = here.iter().zip(&there).take_while(|(a, b)| a == b).count();
    let up = "../".repeat(here.len() - same);
    format!("{up}{}", there[same..].join("/")).replace(' ', "%20")
}
