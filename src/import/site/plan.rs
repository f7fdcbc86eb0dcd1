//! Which file goes where, and which address it had.

use super::settings::{Settings, documents};
use super::{Files, Generator, parts, plain_path};
use crate::import::unshown::{self, Hidden};
use std::collections::{BTreeMap, BTreeSet};

/// Where the files of a site go.
pub struct Plan {
    pub generator: Generator,
    pub settings: Settings,
    pub pages: Vec<Planned>,
    /// Old addresses of pages, `/a/b/`, and old paths, `content/a/b.md`: the new path.
    pub places: BTreeMap<String, String>,
    /// Addresses that pages have here: `a/b.html`, `a/index.html`.
    pub outputs: BTreeSet<String>,
    /// Old paths of other files, and their addresses: the new path.
    pub moved: BTreeMap<String, String>,
    /// Old paths of pages that stand as code: no heading of theirs can be led to.
    pub failed: BTreeSet<String>,
    /// New paths of pictures that cannot be opened.
    pub damaged: BTreeSet<String>,
}

/// A page.
pub struct Planned {
    pub old: String,
    pub new: String,
    /// `/a/b/`
    pub address: String,
    /// Without what no reader of it sees.
    pub text: String,
    /// What was taken out of it: the line from 1.
    pub hidden: Vec<(usize, Hidden)>,
    /// Whether it is for trainers alone.
    pub closed: bool,
}

/// Folders that no page or picture of a site lies in.
const SKIPPED: [&str; 12] = [
    "node_modules/",
    "public/",
    "_site/",
    ".",
    "themes/",
    "layouts/",
    "templates/",
    "archetypes/",
    "resources/",
    "_layouts/",
    "_includes/",
    "_sass/",
];

const PICTURES: [&str; 8] = ["png", "jpg", "jpeg", "gif", "webp", "svg", "pdf", "csv"];

impl Plan {
    pub fn new(generator: Generator, files: &Files, damaged: &BTreeSet<String>) -> Plan {
        let roots = roots(generator, files);
        let mut plan = Plan {
            generator,
            settings: Settings::read(generator, files),
            pages: vec![],
            places: BTreeMap::new(),
            outputs: BTreeSet::new(),
            moved: BTreeMap::new(),
            failed: BTreeSet::new(),
            damaged: BTreeSet::new(),
        };
        for (old, bytes) in files
            .iter()
            .filter(|(old, _)| !is_skipped(old) && !is_readme(old, files))
        {
            let Some((root, below)) = roots.iter().find_map(|root| {
                let below = old.strip_prefix(root.0.as_str())?;
                Some((root, below.to_string()))
            }) else {
                continue;
            };
            match (is_page(&below), std::str::from_utf8(bytes)) {
                (true, Ok(_)) if root.2 && parts::is_part(generator, old, files) => {}
                (true, Ok(text)) if root.2 => {
                    let text = parts::whole(generator, files, old, text);
                    plan.page(old, root, &below, &text);
                }
                _ => plan.asset(old, root, &below),
            }
        }
        let damaged = damaged.iter().filter_map(|old| plan.moved.get(old));
        plan.damaged = damaged.cloned().collect();
        plan
    }

    fn page(&mut self, old: &str, (_, address, _): &Root, below: &str, text: &str) {
        let below = if below.is_empty() { "index.md" } else { below };
        let trimmed = below.trim_start_matches("./").replace("_posts/", "posts/");
        let (folder, name) = trimmed.rsplit_once('/').unwrap_or(("", trimmed.as_str()));
        let stem = name.split('.').next().unwrap_or(name);
        let index = matches!(stem.to_lowercase().as_str(), "index" | "_index" | "readme");
        let bundles = matches!(self.generator, Generator::Hugo | Generator::Zola);
        let bundle = stem == "index" && bundles;
        let stem = if index && bundle {
            "index"
        } else if index {
            "_index"
        } else {
            stem
        };
        let at = format!("content{address}{folder}");
        let at = plain_path(at.trim_end_matches('/'));
        let name = match stem {
            "_index" | "index" => format!("{stem}.md"),
            stem => format!("{}.md", crate::text::vi::slug(stem)),
        };
        let new = format!("{at}/{name}");
        let shown = match index {
            true => format!("{address}{folder}/"),
            false => format!("{address}{folder}/{}/", dateless(stem)),
        };
        let shown = shown.replace("//", "/");
        let taken = self.pages.iter().any(|page| page.new == new);
        if taken || name == ".md" {
            self.moved
                .insert(old.to_string(), format!("unplaced/{}", plain_path(old)));
            return;
        }
        self.outputs.insert(output(&new));
        self.places.insert(old.to_string(), new.clone());
        self.places.insert(shown.clone(), new.clone());
        let (text, hidden) = seen(self.generator, text);
        self.pages.push(Planned {
            old: old.to_string(),
            new,
            address: shown,
            text,
            hidden,
            closed: old.starts_with("instructors/") || below.starts_with("instructor"),
        });
    }

    fn asset(&mut self, old: &str, (_, address, pages): &Root, below: &str) {
        let ending = below.rsplit('.').next().unwrap_or("").to_lowercase();
        if *pages && !PICTURES.contains(&ending.as_str()) {
            return;
        }
        let new = match pages {
            true => plain_path(&format!("content{address}{below}")),
            false => format!("static{address}{below}"),
        };
        self.moved.insert(format!("{address}{below}"), new.clone());
        self.moved.insert(old.to_string(), new);
    }

    /// Old paths of pages that have no place.
    pub fn unplaced(&self) -> Vec<String> {
        let found = self
            .moved
            .iter()
            .filter(|(_, new)| new.starts_with("unplaced/"));
        found.map(|(old, _)| old.clone()).collect()
    }

    /// Files that are no pages, at their new places.
    pub fn assets(&self, files: &Files) -> Files {
        let known = self
            .moved
            .iter()
            .filter(|(_, new)| !new.starts_with("unplaced/"));
        known
            .filter_map(|(old, new)| Some((new.clone(), files.get(old)?.clone())))
            .collect()
    }
}

/// The address of a page: `content/a/b.md` as `a/b.html`.
fn output(new: &str) -> String {
    let path = new.strip_prefix("content/").unwrap_or(new);
    let path = path.trim_end_matches(".md");
    let path = path
        .strip_suffix("_index")
        .map(|folder| format!("{folder}index"))
        .unwrap_or(path.into());
    format!("{path}.html")
}

/// A text without comments and hidden elements of its body, and what they say.
///
/// Sources: gohugo.io, "Shortcodes" (comments); tera.netlify.app, "Comments";
/// shopify.github.io/liquid, "comment"; mdxjs.com, "Comments"; criticmarkup.com.
fn seen(generator: Generator, text: &str) -> (String, Vec<(usize, Hidden)>) {
    let own: &[unshown::Bounds] = match generator {
        Generator::Hugo => &[unshown::HTML, ("{{/*", "*/}}"), ("{{</*", "*/>}}")],
        Generator::Zola => &[unshown::HTML, ("{# ", "#}")],
        Generator::Jekyll => &[unshown::HTML, ("{% comment %}", "{% endcomment %}")],
        Generator::Docusaurus => &[unshown::HTML, ("{/*", "*/}")],
        Generator::MkDocs => &[unshown::HTML, ("{>>", "<<}")],
        Generator::Carpentries => &[unshown::HTML],
    };
    let (_, start) = super::front::parted(text);
    let before = text[..start].lines().count();
    let (body, hidden) = unshown::without(&text[start..], own);
    let moved = hidden
        .into_iter()
        .map(|(line, hidden)| (before + line, hidden));
    (text[..start].to_string() + &body, moved.collect())
}

/// A folder of the old site, the address that it has, whether it holds pages.
type Root = (String, String, bool);

fn roots(generator: Generator, files: &Files) -> Vec<Root> {
    let root =
        |folder: &str, address: &str, pages: bool| (folder.to_string(), address.to_string(), pages);
    match generator {
        Generator::Hugo => {
            let language = ["content/vi/", "content/en/"];
            let translated = language
                .into_iter()
                .find(|folder| files.contains_key(&format!("{folder}_index.md")));
            vec![
                root(translated.unwrap_or("content/"), "/", true),
                root("static/", "/", false),
            ]
        }
        Generator::Zola => vec![root("content/", "/", true), root("static/", "/", false)],
        Generator::MkDocs => vec![root(&documents(files), "/", true)],
        Generator::Docusaurus => vec![
            root("docs/", "/docs/", true),
            root("blog/", "/blog/", true),
            root("static/", "/", false),
        ],
        Generator::Carpentries => ["episodes/", "learners/", "instructors/", "profiles/"]
            .map(|folder| root(folder, &format!("/{folder}"), true))
            .into_iter()
            .chain([root("index.md", "/", true), root("fig/", "/fig/", true)])
            .collect(),
        Generator::Jekyll => vec![root("assets/", "/assets/", false), root("", "/", true)],
    }
}

fn is_skipped(path: &str) -> bool {
    SKIPPED.iter().any(|folder| path.starts_with(folder)) || path.contains("/.")
}

/// Whether a file tells of a folder that has a page of its own.
fn is_readme(path: &str, files: &Files) -> bool {
    let folder = path.strip_suffix("README.md");
    folder.is_some_and(|folder| files.contains_key(&format!("{folder}index.md")))
}

fn is_page(path: &str) -> bool {
    let ending = path.rsplit('.').next().unwrap_or("").to_lowercase();
    path.is_empty() || matches!(ending.as_str(), "md" | "mdx" | "markdown" | "rmd")
}

/// `2024-03-05-ten` as `ten`.
fn dateless(stem: &str) -> &str {
    let bytes = stem.as_bytes();
    let dated = bytes.len() > 11
        && bytes[..10].iter().enumerate().all(|(at, byte)| match at {
            4 | 7 => *byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    if dated { &stem[11..] } else { stem }
}
