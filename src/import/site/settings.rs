//! Settings of other generators: names, menus, taxonomies, the order of pages.

mod own;

use super::front::CODES;
use super::{Files, Generator};
use crate::base::path::SourcePath;
use crate::base::value::{Node, Table, Value, quoted, toml, yaml};
use crate::read::fields::FIELDS;

/// What the settings of a site say.
#[derive(Default)]
pub struct Settings {
    pub title: Option<String>,
    description: Option<String>,
    language: Option<String>,
    address: Option<String>,
    /// The words of each entry, and where it leads in the old site.
    pub menu: Vec<(String, String)>,
    /// Keys of front matter whose values are terms, besides those that become topics.
    pub taxonomies: Vec<String>,
    /// Old paths of pages in the order that the settings give.
    pub order: Vec<String>,
}

/// Files that settings stand in; the first that is there says most.
const HUGO: [&str; 12] = [
    "hugo.toml",
    "hugo.yaml",
    "hugo.yml",
    "config.toml",
    "config.yaml",
    "config.yml",
    "config/_default/hugo.toml",
    "config/_default/hugo.yaml",
    "config/_default/config.toml",
    "config/_default/config.yaml",
    "config/_default/languages.toml",
    "config/_default/params.toml",
];

/// Files that hold menus of Hugo alone.
const MENUS: [&str; 7] = [
    "config/_default/menus.toml",
    "config/_default/menu.toml",
    "config/_default/menus.yaml",
    "config/_default/menus.en.toml",
    "config/_default/menus.vi.toml",
    "config/_default/menu.en.toml",
    "config/_default/menu.yaml",
];

impl Settings {
    pub fn read(generator: Generator, files: &Files) -> Settings {
        let names: &[&str] = match generator {
            Generator::Hugo => &HUGO,
            Generator::Zola => &["config.toml", "zola.toml"],
            Generator::MkDocs => &["mkdocs.yml", "mkdocs.yaml"],
            Generator::Docusaurus => &[],
            Generator::Jekyll => &["_config.yml", "_config.yaml"],
            Generator::Carpentries => &["config.yaml"],
        };
        let mut settings = Settings::default();
        for table in names.iter().filter_map(|name| table(files, name)) {
            settings.take(&table);
            match generator {
                Generator::Hugo => settings.of_hugo(&table),
                Generator::Zola => settings.of_zola(&table),
                Generator::MkDocs => settings.of_mkdocs(&table, &documents(files)),
                Generator::Carpentries => settings.of_carpentries(&table),
                Generator::Jekyll | Generator::Docusaurus => {}
            }
        }
        match generator {
            Generator::Hugo => {
                let menus = MENUS.iter().filter_map(|name| table(files, name));
                menus.for_each(|table| settings.entries(at(&table, &["main"])));
            }
            Generator::Jekyll => settings.of_jekyll(files),
            Generator::Docusaurus => settings.of_docusaurus(files),
            _ => {}
        }
        settings.taxonomies.retain(|name| is_own(name));
        settings
    }

    pub fn is_vietnamese(&self) -> bool {
        let language = self.language.as_deref();
        language.is_some_and(|text| text.starts_with("vi"))
    }

    /// `xanh.toml` of the site; `place` gives the new file below `content/` that an entry of a menu
    /// leads to.
    pub fn written(&self, name: &str, place: &dyn Fn(&str) -> Option<String>) -> String {
        let title = self.title.as_deref().unwrap_or(name);
        let mut out = format!("title = {}\n", quoted(title));
        let description = self.description.as_ref();
        out.extend(description.map(|text| format!("description = {}\n", quoted(text.trim()))));
        let language = if self.is_vietnamese() { "vi" } else { "en" };
        out.push_str(&format!("lang = \"{language}\"\n"));
        let address = self
            .address
            .as_deref()
            .filter(|address| address.starts_with("https://"));
        out.extend(address.map(|address| {
            let address = address.trim_end_matches('/');
            format!("# base_url = {}\n", quoted(&format!("{address}/")))
        }));
        for (words, goal) in &self.menu {
            if let Some(page) = place(goal) {
                out.push_str(&format!("\n[[menu]]\npage = {}\n", quoted(&page)));
                if !words.is_empty() {
                    out.push_str(&format!("title = {}\n", quoted(words)));
                }
            }
        }
        if !self.taxonomies.is_empty() {
            out.push_str("\n[taxonomies]\n");
            for name in &self.taxonomies {
                out.push_str(&format!(
                    "{name} = {}\n",
                    quoted(&name.replace(['-', '_'], " "))
                ));
            }
        }
        out
    }

    /// What every generator calls nearly the same.
    fn take(&mut self, table: &Table) {
        let said = |keys: &[&str]| keys.iter().find_map(|key| words(at(table, &[key])?));
        let set = |field: &mut Option<String>, said: Option<String>| {
            *field = field.take().or(said.filter(|text| !text.trim().is_empty()));
        };
        set(&mut self.title, said(&["title", "site_name"]));
        set(
            &mut self.description,
            said(&["description", "site_description", "tagline"]),
        );
        set(
            &mut self.language,
            said(&[
                "languageCode",
                "defaultContentLanguage",
                "default_language",
                "lang",
                "locale",
            ]),
        );
        set(
            &mut self.address,
            said(&["baseURL", "base_url", "site_url", "url"]),
        );
    }

    /// Source: gohugo.io, "Menus", "Taxonomies".
    fn of_hugo(&mut self, table: &Table) {
        for path in [&["menu", "main"], &["menus", "main"]] {
            self.entries(at(table, path));
        }
        let languages = at(table, &["languages"]).map(tables).unwrap_or_default();
        for language in languages.iter().take(1) {
            for path in [&["menu", "main"], &["menus", "main"]] {
                self.entries(at(language, path));
            }
        }
        let taxonomies = at(table, &["taxonomies"]);
        if let Some(Node::Table(all)) = taxonomies.map(|value| &value.node) {
            self.taxonomies
                .extend(all.entries.iter().filter_map(|one| words(&one.value)));
        }
    }

    /// Source: getzola.org, "Configuration"; menus are a custom of themes.
    fn of_zola(&mut self, table: &Table) {
        let taxonomies = at(table, &["taxonomies"]).map(items).unwrap_or_default();
        let names = taxonomies.iter().filter_map(|one| match &one.node {
            Node::Table(table) => words(at(table, &["name"])?),
            _ => None,
        });
        self.taxonomies.extend(names);
        if let Some(Node::Table(extra)) = at(table, &["extra"]).map(|value| &value.node) {
            for entry in &extra.entries {
                let name = entry.key.name.to_lowercase();
                if name.contains("menu") || name.contains("nav") {
                    self.entries(Some(&entry.value));
                }
            }
        }
    }

    /// Source: mkdocs.org, "Configuration", `nav`.
    fn of_mkdocs(&mut self, table: &Table, folder: &str) {
        let theme = at(table, &["theme", "language"]).and_then(words);
        self.language = self.language.take().or(theme);
        for entry in at(table, &["nav"]).map(items).unwrap_or_default() {
            let mut pages = vec![];
            paths(entry, &mut pages);
            let pages: Vec<String> = pages
                .into_iter()
                .map(|page| format!("{folder}{page}"))
                .collect();
            let title = match &entry.node {
                Node::Table(table) => table.entries.first().map(|one| one.key.name.clone()),
                _ => None,
            };
            if let Some(first) = pages.first() {
                self.menu.push((title.unwrap_or_default(), first.clone()));
            }
            self.order.extend(pages);
        }
    }

    /// Source: carpentries.github.io/workbench, "config.yaml".
    fn of_carpentries(&mut self, table: &Table) {
        for folder in ["episodes", "learners", "instructors", "profiles"] {
            let mut pages = vec![];
            if let Some(value) = at(table, &[folder]) {
                paths(value, &mut pages);
            }
            self.order
                .extend(pages.into_iter().map(|page| format!("{folder}/{page}")));
        }
    }

    /// A list of entries, by their weights.
    fn entries(&mut self, list: Option<&Value>) {
        let mut found: Vec<(i64, String, String)> = vec![];
        for item in list.map(items).unwrap_or_default() {
            let Node::Table(table) = &item.node else {
                continue;
            };
            let said = |keys: &[&str]| keys.iter().find_map(|key| words(at(table, &[key])?));
            let weight = match at(table, &["weight"]).map(|value| &value.node) {
                Some(Node::Number(weight)) => *weight,
                _ => 0,
            };
            let goal = said(&["pageRef", "pageref", "url", "path", "href", "link"]);
            let title = said(&["name", "title", "label", "text"]);
            found.extend(goal.map(|goal| (weight, title.unwrap_or_default(), goal)));
        }
        found.sort_by_key(|(weight, ..)| *weight);
        self.menu
            .extend(found.into_iter().map(|(_, title, goal)| (title, goal)));
    }
}

/// Whether the program reads no key of this name itself, and takes it for no terms of its own.
fn is_own(name: &str) -> bool {
    let known = [
        "tags",
        "categories",
        "tag",
        "category",
        "topics",
        "authors",
        "author",
    ];
    let plain = name
        .chars()
        .all(|c| c.is_ascii_lowercase() || c == '_' || c.is_ascii_digit());
    plain && !known.contains(&name) && !FIELDS.iter().any(|field| field.is(name))
}

pub fn table(files: &Files, name: &str) -> Option<Table> {
    match value(files, name)?.node {
        Node::Table(table) => Some(table),
        _ => None,
    }
}

fn value(files: &Files, name: &str) -> Option<Value> {
    let text = String::from_utf8_lossy(files.get(name)?).into_owned();
    let file = SourcePath::new(name);
    if name.ends_with("toml") {
        return Some(toml(&file, &text, 0..text.len(), &CODES).0);
    }
    // What a tag of a program names is nothing here: `!!python/name:…`, `!ENV [A, b]`.
    let lines = text.lines().map(|line| match line.split_once(" !") {
        Some((before, _)) if before.trim_end().ends_with([':', '-']) => before,
        _ => line,
    });
    let text = lines.collect::<Vec<_>>().join("\n") + "\n";
    Some(yaml(&file, &text, 0..text.len(), &CODES).0)
}

pub fn at<'t>(table: &'t Table, path: &[&str]) -> Option<&'t Value> {
    let (first, rest) = path.split_first()?;
    let value = &table
        .entries
        .iter()
        .find(|entry| entry.key.name == *first)?
        .value;
    match (rest.is_empty(), &value.node) {
        (true, _) => Some(value),
        (false, Node::Table(table)) => at(table, rest),
        _ => None,
    }
}

pub fn items(value: &Value) -> Vec<&Value> {
    match &value.node {
        Node::List(items) => items.iter().collect(),
        _ => vec![],
    }
}

fn tables(value: &Value) -> Vec<&Table> {
    let Node::Table(table) = &value.node else {
        return vec![];
    };
    let inner = table.entries.iter().map(|entry| &entry.value.node);
    let inner = inner.filter_map(|node| match node {
        Node::Table(table) => Some(table),
        _ => None,
    });
    inner.collect()
}

pub fn words(value: &Value) -> Option<String> {
    match &value.node {
        Node::Text(text) => Some(text.clone()),
        _ => None,
    }
}

/// Every text below a value that names a page, in order.
fn paths(value: &Value, out: &mut Vec<String>) {
    match &value.node {
        Node::Text(text) if !text.contains("://") => out.push(text.clone()),
        Node::List(items) => items.iter().for_each(|item| paths(item, out)),
        Node::Table(table) => table
            .entries
            .iter()
            .for_each(|entry| paths(&entry.value, out)),
        _ => {}
    }
}

/// The folder of pages of MkDocs: `docs_dir`.
pub fn documents(files: &Files) -> String {
    let text = files.get("mkdocs.yml").or(files.get("mkdocs.yaml"));
    let text = text.map_or(String::new(), |bytes| {
        String::from_utf8_lossy(bytes).into_owned()
    });
    let said = text.lines().find_map(|line| line.strip_prefix("docs_dir:"));
    let folder = said.map_or("docs", |said| said.trim().trim_matches(['"', '\'']));
    format!("{}/", folder.trim_end_matches('/'))
}
