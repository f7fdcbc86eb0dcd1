//! A page to begin with: a head with every key of its kind, and a body that shows how it is
//! written.

use super::{files, quoted};
use crate::base::date::Date;
use crate::base::diagnostic::Language;
use crate::base::path::SourcePath;
use crate::model::meta::KindName;
use crate::read::fields::{FIELDS, Field, Owner};
use crate::text::vi;

/// A page that is asked for.
pub struct Request<'a> {
    pub kind: KindName,
    pub title: &'a str,
    pub today: Date,
    pub language: Language,
    /// The code of a module, where the page is one: `MD-02`.
    pub code: &'a str,
}

/// The name of the file for a title: its slug, `phong-trao-3t.md`.
pub fn file_name(title: &str) -> String {
    format!("{}.md", vi::slug(title))
}

/// The text of the page: the head of the sample of its kind with the title that was asked for and
/// room for a description, all other keys of the kind as remarks, then the body of the sample.
pub fn text(request: &Request) -> String {
    let sample = files::sample(request.kind).map_or("", |file| file.text(request.language));
    let (head, body) = parted(sample);
    let mut out = format!("---\ntitle: {}\n", quoted(request.title));
    for line in head.lines().filter(|line| !line.starts_with("title:")) {
        let line = match line {
            "{plan}" => continue,
            _ if line.starts_with("code: ") => format!("code: {}", request.code),
            _ if line.starts_with("description: ") => description(request.language).to_string(),
            _ => line.replace("{today}", &request.today.to_string()),
        };
        out.push_str(&line);
        out.push('\n');
    }
    out.push_str(&remarks(request.kind, head, request.language));
    out.push_str("---\n");
    out.push_str(match request.kind {
        KindName::Page => plain(request.language),
        _ => body,
    });
    out
}

/// What stands for a description until a person writes one.
fn description(language: Language) -> &'static str {
    match language {
        Language::Vietnamese => "description: \"Một câu: trang này nói gì, cho ai.\"",
        Language::English => "description: \"One sentence: what this page says, and for whom.\"",
    }
}

/// The body of a page of no other kind.
fn plain(language: Language) -> &'static str {
    match language {
        Language::Vietnamese => {
            "\nViết vào đây. Dòng trống ngăn hai đoạn.\n\n## Một đầu đề\n\n- Một việc\n- Một việc \
                nữa\n"
        }
        Language::English => {
            "\nWrite here. An empty line parts two paragraphs.\n\n## A heading\n\n- One thing\n- \
             Another\n"
        }
    }
}

/// The entry of `content/registers/levels.toml` that a page of a level or a body needs; `above`:
/// the level that is lowest so far. `None` for other kinds.
pub fn register_entry(
    kind: KindName,
    id: &str,
    title: &str,
    above: Option<&str>,
) -> Option<String> {
    let (table, key) = match kind {
        KindName::Level => ("level", "above"),
        KindName::Body => ("body", "level"),
        _ => return None,
    };
    let mut entry = format!("\n[[{table}]]\nid = \"{id}\"\nname = {}\n", quoted(title));
    if let Some(above) = above {
        entry.push_str(&format!("{key} = \"{above}\"\n"));
    }
    Some(entry)
}

/// The path of the page for `file_name` in the section of its kind as presets call it.
pub fn default_path(kind: KindName, file_name: &str, language: Language) -> SourcePath {
    let section = files::section(kind).map(|file| file.path(language));
    let folder = section.map_or("content", |path| path.trim_end_matches("/_index.md"));
    SourcePath::new(&format!("{folder}/{file_name}"))
}

/// Head and body of a page that begins with `---`.
fn parted(text: &str) -> (&str, &str) {
    let inner = text.strip_prefix("---\n").unwrap_or(text);
    inner.split_once("---\n").unwrap_or(("", inner))
}

/// The keys that the sample does not use, a remark each: `# weight: …`.
fn remarks(kind: KindName, head: &str, language: Language) -> String {
    let lead = match language {
        Language::Vietnamese => "# Các khóa khác dùng được ở đây (bỏ dấu # để dùng):\n",
        Language::English => "# Other keys that may stand here (take the # away to use one):\n",
    };
    let unused = FIELDS
        .iter()
        .filter(|field| belongs(field, kind) && !has_key(head, field.key));
    let lines = unused.map(|field| {
        let about = field.about.within(language);
        format!("# {}: {about}\n", field.key)
    });
    std::iter::once(lead.to_string()).chain(lines).collect()
}

fn belongs(field: &Field, kind: KindName) -> bool {
    let is_offered = !matches!(field.key, "kind" | "title");
    is_offered
        && match field.owner {
            Owner::Every => true,
            Owner::Kinds(kinds) => kinds.contains(&kind),
            Owner::Section => false,
        }
}

fn has_key(head: &str, key: &str) -> bool {
    head.lines().any(|line| {
        line.strip_prefix(key)
            .is_some_and(|rest| rest.starts_with(':'))
    })
}
