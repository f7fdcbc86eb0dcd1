//! Texts that pages take in from other files stand in the pages themselves: snippets of MkDocs,
//! partials of Docusaurus, addresses of posts of Jekyll.

use super::settings::documents;
use super::{Files, Generator};
use std::collections::BTreeMap;

/// Bytes that a page takes in at most.
const MOST: usize = 4 << 20;

/// Files that a page takes in at most.
const MOST_FILES: usize = 1000;

/// What a page may still take in.
struct Budget {
    bytes: usize,
    files: usize,
}

/// `text` of the file `old` with the files in it that it names.
pub fn whole(generator: Generator, files: &Files, old: &str, text: &str) -> String {
    let mut budget = Budget {
        bytes: MOST,
        files: MOST_FILES,
    };
    match generator {
        Generator::MkDocs => snippets(files, text, &mut budget),
        Generator::Docusaurus => partials(files, old, text, &mut budget),
        Generator::Jekyll => posts(files, text),
        _ => text.to_string(),
    }
}

/// Whether a file is a part of others, and no page of its own.
pub fn is_part(generator: Generator, old: &str, files: &Files) -> bool {
    let name = old.rsplit('/').next().unwrap_or(old);
    let mut texts = files.iter().filter(|(file, _)| file.ends_with(".mdx"));
    generator == Generator::Docusaurus
        && name.starts_with('_')
        && texts.any(|(_, bytes)| String::from_utf8_lossy(bytes).contains(name))
}

fn read(files: &Files, path: &str, budget: &mut Budget) -> Option<String> {
    let text = String::from_utf8(files.get(path)?.clone()).ok()?;
    budget.files = budget.files.checked_sub(1)?;
    budget.bytes = budget.bytes.checked_sub(text.len())?;
    let (_, start) = super::front::parted(&text);
    Some(text[start..].trim_end().to_string())
}

/// Source: facelessuser.github.io/pymdown-extensions, "Snippets".
fn snippets(files: &Files, text: &str, budget: &mut Budget) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let bare = line.trim();
        let name = bare.strip_prefix("--8<--");
        let name = name.map(|name| name.trim().trim_matches(['"', '\'']));
        let name = name.filter(|name| !name.is_empty());
        let indent = &line[..line.len() - line.trim_start().len()];
        match name.and_then(|name| snippet(files, name, budget)) {
            Some(inside) => out += &indented(&snippets(files, &inside, budget), indent),
            None => out += line,
        }
    }
    out
}

fn snippet(files: &Files, name: &str, budget: &mut Budget) -> Option<String> {
    let exact = [name.to_string(), format!("{}{name}", documents(files))];
    let mut paths = exact.iter().filter(|path| files.contains_key(*path));
    let ends = format!("/{name}");
    // A base path that the settings give.
    let path = paths
        .next()
        .or_else(|| files.keys().find(|path| path.ends_with(&ends)));
    read(files, path?, budget)
}

/// Source: docusaurus.io, "Importing Markdown".
fn partials(files: &Files, old: &str, text: &str, budget: &mut Budget) -> String {
    let folder = old.rsplit_once('/').map_or("", |(folder, _)| folder);
    let imported = text.lines().filter_map(|line| {
        let (name, path) = line.strip_prefix("import ")?.split_once(" from ")?;
        let path = path.trim().trim_end_matches(';').trim_matches(['"', '\'']);
        let path = path.strip_prefix("@site/").map_or_else(
            || format!("{folder}/{}", path.trim_start_matches("./")),
            str::to_string,
        );
        let is_text = path.ends_with(".mdx") || path.ends_with(".md");
        is_text.then(|| (name.trim(), path))
    });
    let imported: BTreeMap<&str, String> = imported.collect();
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let name = line
            .trim()
            .strip_prefix('<')
            .and_then(|bare| bare.strip_suffix("/>"));
        let path = name.and_then(|name| imported.get(name.trim()));
        match path.and_then(|path| Some((path, read(files, path, budget)?))) {
            Some((path, inside)) => out += &(partials(files, path, &inside, budget) + "\n"),
            None => out += line,
        }
    }
    out
}

/// `{% post_url 2024-01-02-ten %}` as the path of that post.
fn posts(files: &Files, text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once("{% post_url ") {
        let Some((name, after)) = behind.split_once("%}") else {
            break;
        };
        let name = name.trim().trim_start_matches('/');
        let mut paths = files.keys();
        let path = paths.find(|path| {
            let stem = path.rsplit_once('.').map_or("", |(stem, _)| stem);
            stem.split("_posts/").nth(1) == Some(name)
        });
        out.push_str(before);
        match path {
            Some(path) => out.push_str(&format!("/{path}")),
            None => out.push_str(&format!("{{% post_url {name} %}}")),
        }
        rest = after;
    }
    out + rest
}

fn indented(text: &str, indent: &str) -> String {
    text.lines()
        .map(|line| format!("{indent}{line}\n"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Files, Generator, MOST_FILES, whole};

    #[track_caller]
    fn check(generator: Generator, file: (&str, &str), text: &str, expected: &str) {
        let files = Files::from([(file.0.to_string(), file.1.as_bytes().to_vec())]);
        assert_eq!(whole(generator, &files, "docs/a.mdx", text), expected);
    }

    #[test]
    fn files_that_a_page_takes_in_stand_in_it() {
        let chao = ("docs/_phan/chao.md", "Chào.\n");
        check(
            Generator::MkDocs,
            chao,
            "a\n    --8<-- \"chao.md\"\nb\n",
            "a\n    Chào.\nb\n",
        );
        check(
            Generator::MkDocs,
            chao,
            "--8<-- \"mat.md\"\n",
            "--8<-- \"mat.md\"\n",
        );
        let cay = ("docs/_cay.mdx", "---\nid: c\n---\nCây.\n");
        let text = "import Cay from './_cay.mdx';\n\n<Cay />\n";
        let expected = "import Cay from './_cay.mdx';\n\nCây.\n";
        check(Generator::Docusaurus, cay, text, expected);
        check(
            Generator::Jekyll,
            ("_posts/2024-01-02-cu.markdown", ""),
            "[a]({% post_url 2024-01-02-cu %}) {% post_url b %}",
            "[a](/_posts/2024-01-02-cu.markdown) {% post_url b %}",
        );
    }

    #[test]
    fn a_file_that_takes_itself_in_ends() {
        let text = "--8<-- \"a.md\"\n--8<-- \"a.md\"\n";
        let files = Files::from([("docs/a.md".to_string(), text.as_bytes().to_vec())]);
        let whole = whole(Generator::MkDocs, &files, "docs/a.md", text);
        assert!(whole.len() <= MOST_FILES * text.len(), "{}", whole.len());
    }
}
