//! Which file holds: the site's own over the theme's over its parent's over the default's.

use super::keys::{CODES, text};
use super::{File, embedded};
use crate::base::diagnostic::{Diagnostic, fault, message};
use crate::base::inputs::Inputs;
use crate::base::path::{OutPath, SourcePath};
use crate::base::span::Span;
use crate::base::value::{self, Node};
use crate::text::nearest::nearest;
use std::collections::{BTreeMap, BTreeSet};

/// The name of the theme inside the program.
pub const DEFAULT: &str = "xanh";

/// A text of a theme and where it comes from.
#[derive(Clone, Debug)]
pub struct Layer {
    pub file: SourcePath,
    pub text: String,
}

/// One theme, or the site's own overrides: its texts and other files by name below its folder.
#[derive(Default)]
pub struct Folder {
    pub name: String,
    pub texts: BTreeMap<String, Layer>,
    pub others: BTreeMap<String, File>,
}

/// Folders from the default theme up to the site's own.
pub struct Stack(pub Vec<Folder>);

/// A file that a theme or the site's overrides may consist of.
pub fn is_theme_file(file: &SourcePath) -> bool {
    ["themes", "templates", "static", "styles", "scripts"]
        .iter()
        .any(|folder| file.below(folder).is_some())
}

/// The folders that make up theme `name`, which is asked for at `span`.
///
/// Diagnostics: `theme/unknown` where it or a parent of it is not there, `theme/cycle`.
pub fn stack(inputs: &Inputs, name: &str, span: Option<&Span>) -> (Stack, Vec<Diagnostic>) {
    let (mut folders, mut diagnostics, mut seen) = (vec![own(inputs)], vec![], BTreeSet::new());
    let mut next = Some((name.to_string(), span.cloned()));
    while let Some((name, span)) = next.take().filter(|(name, _)| name != DEFAULT) {
        if !seen.insert(name.clone()) {
            diagnostics.push(fault!(
                "theme/cycle",
                span,
                vi: "giao diện `{name}` kế thừa chính nó",
                en: "theme `{name}` inherits from itself",
            ));
            break;
        }
        let folder = on_disk(inputs, &name);
        if folder.texts.is_empty() && folder.others.is_empty() {
            diagnostics.push(unknown(inputs, &name, span));
            break;
        }
        next = parent(&folder);
        folders.push(folder);
    }
    folders.push(on_disk(inputs, DEFAULT));
    folders.push(built_in());
    folders.reverse();
    (Stack(folders), diagnostics)
}

/// The theme that `folder` builds upon, and where it says so.
fn parent(folder: &Folder) -> Option<(String, Option<Span>)> {
    let layer = folder.texts.get("theme.toml")?;
    let (read, _) = value::toml(&layer.file, &layer.text, 0..layer.text.len(), &CODES);
    match &read.node {
        Node::Table(table) => table
            .get("parent")
            .and_then(|value| Some((text(value)?, Some(value.span.clone())))),
        _ => None,
    }
}

/// A template that is named but not there, with the nearest that is.
pub fn no_template(name: &str, span: Span, stack: &Stack) -> Diagnostic {
    let fault = fault!(
        "theme/manifest",
        span,
        vi: "không có khuôn mẫu `{name}`",
        en: "no template `{name}`",
    );
    let known = stack.folder("templates", ".html");
    match nearest(name, known.iter().map(|(name, _)| name.as_str())) {
        Some(near) => value::suggest(fault, name, near),
        None => fault.help(message!(
            vi: "tạo tệp `templates/{name}` trong giao diện",
            en: "make a file `templates/{name}` in the theme",
        )),
    }
}

fn unknown(inputs: &Inputs, name: &str, span: Option<Span>) -> Diagnostic {
    let themes = inputs
        .texts
        .keys()
        .filter_map(|file| Some(file.below("themes")?.split_once('/')?.0));
    let known: BTreeSet<&str> = themes.chain([DEFAULT]).collect();
    let message = message!(vi: "không có giao diện `{name}`", en: "no theme `{name}`");
    let near = nearest(name, known.iter().copied()).unwrap_or(DEFAULT);
    let help = message!(vi: "có phải bạn muốn dùng `{near}`?", en: "did you mean `{near}`?");
    Diagnostic::error("theme/unknown", span, message).help(help)
}

fn built_in() -> Folder {
    let mut folder = Folder {
        name: DEFAULT.to_string(),
        ..Folder::default()
    };
    for (name, bytes) in embedded::files() {
        match std::str::from_utf8(bytes) {
            Ok(text) if !name.starts_with("static/") => {
                let file = SourcePath::new(&format!("themes/{DEFAULT}/{name}"));
                folder.texts.insert(
                    name,
                    Layer {
                        file,
                        text: text.to_string(),
                    },
                );
            }
            _ => drop(folder.others.insert(name, File::Bytes(bytes.to_vec()))),
        }
    }
    folder
}

fn on_disk(inputs: &Inputs, name: &str) -> Folder {
    below(inputs, &format!("themes/{name}"), name, |_| true)
}

/// The site's own `templates/`, `static/`, `styles/` and `scripts/`.
fn own(inputs: &Inputs) -> Folder {
    let folders = ["templates", "static", "styles", "scripts"];
    below(inputs, "", "", |name| {
        folders.iter().any(|folder| {
            name.strip_prefix(folder)
                .is_some_and(|rest| rest.starts_with('/'))
        })
    })
}

fn below(inputs: &Inputs, root: &str, name: &str, keep: impl Fn(&str) -> bool) -> Folder {
    let inside = |file: &SourcePath| {
        if root.is_empty() {
            Some(file.as_str().to_string())
        } else {
            file.below(root).map(str::to_string)
        }
    };
    let mut folder = Folder {
        name: name.to_string(),
        ..Folder::default()
    };
    for file in inputs.assets.keys() {
        if let Some(name) = inside(file).filter(|name| keep(name) && name.starts_with("static/")) {
            folder.others.insert(name, File::Site(file.clone()));
        }
    }
    for (file, text) in &inputs.texts {
        if let Some(name) = inside(file).filter(|name| keep(name) && !name.starts_with("static/")) {
            folder.texts.insert(
                name,
                Layer {
                    file: file.clone(),
                    text: text.to_string(),
                },
            );
        }
    }
    folder
}

impl Stack {
    /// The texts of that name, the default theme's first.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = (&'a Folder, &'a Layer)> {
        self.0
            .iter()
            .filter_map(move |folder| Some((folder, folder.texts.get(name)?)))
    }

    /// Whether any folder has a template of that name.
    pub fn has_template(&self, name: &str) -> bool {
        self.all(&format!("templates/{name}")).next().is_some()
    }

    /// The texts of a folder with that ending, by name, the highest of each name; names in the
    /// order of their first theme, then by name.
    pub fn folder(&self, folder: &str, ending: &str) -> Vec<(String, &Layer)> {
        let mut order: Vec<(String, &Layer)> = vec![];
        for layer in &self.0 {
            for (name, text) in &layer.texts {
                let Some(inner) = name
                    .strip_prefix(folder)
                    .and_then(|rest| rest.strip_prefix('/'))
                    .filter(|inner| inner.ends_with(ending))
                else {
                    continue;
                };
                match order.iter_mut().find(|(known, _)| known == inner) {
                    Some(known) => known.1 = text,
                    None => order.push((inner.to_string(), text)),
                }
            }
        }
        order
    }

    /// Whether a folder besides that of the program holds templates.
    pub fn has_templates_of_others(&self) -> bool {
        let mut others = self.0.iter().filter(|folder| folder.name != DEFAULT);
        let is_template = |name: &String| name.starts_with("templates/");
        others.any(|folder| folder.texts.keys().any(is_template))
    }

    /// Templates by name; also as `THEME/NAME` where another names it so, for one that extends its
    /// namesake below.
    pub fn templates(&self) -> BTreeMap<String, Layer> {
        let (mut templates, mut below) = (BTreeMap::new(), BTreeMap::new());
        for folder in &self.0 {
            for (name, layer) in folder
                .texts
                .iter()
                .filter_map(|(name, layer)| Some((name.strip_prefix("templates/")?, layer)))
            {
                below.insert(format!("{}/{name}", folder.name), layer.clone());
                templates.insert(name.to_string(), layer.clone());
            }
        }
        let named = |name: &String| {
            below
                .values()
                .any(|layer| layer.text.contains(&format!("\"{name}\"")))
        };
        let asked: Vec<(String, Layer)> = below
            .iter()
            .filter(|(name, _)| named(name))
            .map(|(name, layer)| (name.clone(), layer.clone()))
            .collect();
        templates.extend(asked);
        templates
    }

    /// Whether a folder has the file `name`.
    pub fn has_file(&self, name: &str) -> bool {
        let has =
            |folder: &Folder| folder.texts.contains_key(name) || folder.others.contains_key(name);
        self.0.iter().any(has)
    }

    /// All but the files of these names.
    pub fn without(mut self, names: &BTreeSet<String>) -> Stack {
        for folder in &mut self.0 {
            folder.texts.retain(|name, _| !names.contains(name));
            folder.others.retain(|name, _| !names.contains(name));
        }
        self
    }

    /// What is written as it is, by output.
    pub fn files(&self) -> BTreeMap<OutPath, File> {
        let all = self.0.iter().flat_map(|folder| &folder.others);
        all.filter_map(|(name, file)| {
            Some((
                OutPath::checked(name.strip_prefix("static/")?)?,
                file.clone(),
            ))
        })
        .collect()
    }
}
