//! Names in templates that the contract, the words, the settings or the lists of a theme do not
//! have.

pub mod lex;

use super::contract::{Kind, shapes};
use super::layers::Layer;
use crate::base::diagnostic::{Diagnostic, Message, fault, message};
use crate::base::span::Span;
use crate::text::nearest::nearest;
use lex::{Path, Step, Tag, paths, tags};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// What every template may name besides the view.
pub struct KnownNames {
    pub strings: BTreeSet<String>,
    pub settings: BTreeSet<String>,
    pub assets: BTreeSet<String>,
    pub queries: BTreeSet<String>,
    /// Templates of blocks, which get a view of their own.
    pub blocks: BTreeSet<String>,
    /// Names that some template gives a value of its own; a piece that is included may see that
    /// one.
    pub bound: BTreeSet<String>,
}

/// The names that `texts` bind by `for` and `set`.
pub fn bound<'a>(texts: impl Iterator<Item = &'a str>) -> BTreeSet<String> {
    let of = |text: &'a str| {
        tags(text)
            .into_iter()
            .flat_map(move |tag| binding(text, &tag).0)
            .map(move |name| text[name].to_string())
    };
    texts.flat_map(of).collect()
}

/// The names in the template `name` that are not there. Diagnostics: `theme/name`.
pub fn unknown(name: &str, layer: &Layer, known: &KnownNames) -> Vec<Diagnostic> {
    let mut roots = shapes()
        .get(shape(name, known))
        .cloned()
        .unwrap_or_default();
    if name.starts_with("partials/") {
        roots.retain(|root, _| !known.bound.contains(root));
    }
    let tags = tags(&layer.text);
    // What a component is given is named in its head alone.
    let tells_roots = !tags.iter().any(|tag| tag.word == "component");
    let mut scope = Scope {
        text: &layer.text,
        layer,
        known,
        tells_roots,
        values: vec![roots],
        faults: vec![],
    };
    tags.iter().for_each(|tag| scope.tag(tag));
    scope.faults
}

/// The table of what the template `name` gets.
fn shape(name: &str, known: &KnownNames) -> &'static str {
    match name {
        "partials/backlinks.html" => "BacklinksView",
        "partials/notice.html" => "NoticeValues",
        name if known.blocks.contains(name) => "BlockView",
        _ => "View",
    }
}

/// The template that `text` extends.
pub fn extends(text: &str) -> Option<&str> {
    let tags = tags(text);
    let tag = tags.iter().find(|tag| tag.word == "extends")?;
    text[tag.inside.clone()].split(['"', '\'']).nth(1)
}

/// What others may build upon in `text`: what it extends, and its blocks without what they hold.
pub fn outline(text: &str) -> String {
    let kept = |tag: &Tag| {
        let name = text[tag.inside.clone()].trim_matches(|c: char| c.is_whitespace() || c == '-');
        match tag.word {
            "extends" | "block" => format!("{{% {} {name} %}}", tag.word),
            "endblock" => "{% endblock %}".to_string(),
            _ => String::new(),
        }
    };
    tags(text).iter().map(kept).collect()
}

/// Names that a template has besides its view.
const BESIDE: [&str; 6] = [
    "strings",
    "settings",
    "assets",
    "queries",
    "loop",
    "__tera_context",
];

/// The values that are in sight, the innermost last.
struct Scope<'a> {
    text: &'a str,
    layer: &'a Layer,
    known: &'a KnownNames,
    /// Whether a first name that nothing gives is a fault.
    tells_roots: bool,
    values: Vec<BTreeMap<String, Kind>>,
    faults: Vec<Diagnostic>,
}

impl Scope<'_> {
    fn tag(&mut self, tag: &Tag) {
        let (names, rest) = binding(self.text, tag);
        let found = paths(self.text, rest);
        if matches!(tag.word, "" | "if" | "elif" | "for" | "set" | "set_global") {
            found.iter().for_each(|path| self.root(path));
        }
        found.iter().for_each(|path| self.path(path));
        match tag.word {
            "for" => {
                let kind = self.whole(&found);
                self.values.push(each(&names, self.text, kind));
            }
            "endfor" if self.values.len() > 1 => drop(self.values.pop()),
            "set" | "set_global" => {
                let kind = self.whole(&found);
                let named = names
                    .into_iter()
                    .map(|name| (self.text[name].to_string(), kind.clone()));
                self.values
                    .last_mut()
                    .into_iter()
                    .for_each(|values| values.extend(named.clone()));
            }
            _ => {}
        }
    }

    /// What an expression gives: known only where a value stands alone in it. What is wrong with it
    /// is told already.
    fn whole(&mut self, found: &[Path]) -> Kind {
        let told = self.faults.len();
        let kind = match found {
            [path] if !path.is_filtered => self.kind(path).unwrap_or(Kind::Any),
            _ => Kind::Any,
        };
        self.faults.truncate(told);
        kind
    }

    /// Tells a path that begins with a name that nothing gives.
    fn root(&mut self, path: &Path) {
        let Some(Step::Name(root)) = path.steps.first() else {
            return;
        };
        let word = &self.text[root.clone()];
        let is_given = BESIDE.contains(&word)
            || self.known.bound.contains(word)
            || self.values.iter().any(|values| values.contains_key(word));
        if !is_given && !path.is_asked && self.tells_roots {
            let names = self
                .values
                .iter()
                .flat_map(BTreeMap::keys)
                .map(String::as_str)
                .chain(BESIDE);
            let fault = self.lacking(root.clone(), root, names);
            self.faults.push(fault);
        }
    }

    /// Tells the first step of a path that is not there.
    fn path(&mut self, path: &Path) {
        if path.is_asked {
            return;
        }
        let [Step::Name(root), Step::Name(key), ..] = &path.steps[..] else {
            return drop(self.kind(path));
        };
        let own = match &self.text[root.clone()] {
            "strings" => Some(&self.known.strings),
            "settings" => Some(&self.known.settings),
            "assets" => Some(&self.known.assets),
            "queries" => Some(&self.known.queries),
            _ => None,
        };
        match own {
            Some(known) if !known.contains(&self.text[key.clone()]) => {
                let fault =
                    self.lacking(root.start..key.end, key, known.iter().map(String::as_str));
                self.faults.push(fault);
            }
            Some(_) => {}
            None => drop(self.kind(path)),
        }
    }

    /// What a path leads to; `None` where that is not known. Tells a step that is not there.
    fn kind(&mut self, path: &Path) -> Option<Kind> {
        let Step::Name(root) = path.steps.first()? else {
            return None;
        };
        let mut kind = self
            .values
            .iter()
            .rev()
            .find_map(|values| values.get(&self.text[root.clone()]))?
            .clone();
        let mut walked = root.clone();
        for step in &path.steps[1..] {
            kind = match (kind, step) {
                (Kind::List(inner) | Kind::Table(inner), Step::Index)
                | (Kind::Table(inner), Step::Name(_)) => *inner,
                (Kind::Shape(shape), Step::Name(name)) => {
                    let fields = shapes().get(&shape)?;
                    let Some(found) = fields.get(&self.text[name.clone()]) else {
                        let fault = self.lacking(
                            walked.start..name.end,
                            name,
                            fields.keys().map(String::as_str),
                        );
                        self.faults.push(fault);
                        return None;
                    };
                    found.clone()
                }
                (Kind::Plain | Kind::List(_), Step::Name(name)) => {
                    let fault = self.lacking(walked.start..name.end, name, []);
                    self.faults.push(fault);
                    return None;
                }
                _ => return None,
            };
            if let Step::Name(name) = step {
                walked.end = name.end;
            }
        }
        Some(kind)
    }

    fn lacking<'k>(
        &self,
        whole: Range<usize>,
        name: &Range<usize>,
        known: impl IntoIterator<Item = &'k str>,
    ) -> Diagnostic {
        let (whole, word) = (&self.text[whole], &self.text[name.clone()]);

        let fault = fault!(
            "theme/name",
            Span::new(&self.layer.file, name.clone()),
            vi: "không có giá trị `{whole}`",
            en: "no value `{whole}`",
        );
        match nearest(word, known) {
            Some(near) => fault.suggest(near),
            None => fault.help(fix(whole, word)),
        }
    }
}

/// Where a name of a theme's own would be given, or where all names stand.
fn fix(whole: &str, word: &str) -> Message {
    match whole.split('.').next() {
        Some("strings") => {
            message!(
                vi: "thêm `{word} = \"…\"` vào `strings/vi.toml` và `strings/en.toml`",
                en: "add `{word} = \"…\"` to `strings/vi.toml` and `strings/en.toml`",
            )
        }
        Some("settings") => {
            message!(
                vi: "thêm `[settings.{word}]` với `default` vào `theme.toml`",
                en: "add `[settings.{word}]` with `default` to `theme.toml`",
            )
        }
        Some("queries") => {
            message!(
                vi: "thêm `{word} = {{ kind = \"…\" }}` dưới `[queries.\"TÊN-KHUÔN-MẪU\"]` trong \
                    `theme.toml`",
                en: "add `{word} = {{ kind = \"…\" }}` under `[queries.\"TEMPLATE\"]` in \
                    `theme.toml`",
            )
        }
        Some("assets") => {
            message!(
                vi: "`X_css` là `styles/pages/X.css`, `X_js` là `scripts/pages/X.js`",
                en: "`X_css` is `styles/pages/X.css`, `X_js` is `scripts/pages/X.js`",
            )
        }
        _ => {
            message!(
                vi: "mọi giá trị có trong themes/README.md",
                en: "every value stands in themes/README.md",
            )
        }
    }
}

/// The names that a `for` or `set` binds, and where the rest of the tag stands.
fn binding(text: &str, tag: &Tag) -> (Vec<Range<usize>>, Range<usize>) {
    let inside = &text[tag.inside.clone()];
    let end = match tag.word {
        "for" => inside.find(" in ").map(|at| (at, 4)),
        "set" | "set_global" => Some(inside.find('=').map_or((inside.len(), 0), |at| (at, 1))),
        _ => None,
    };
    let Some((end, skip)) = end else {
        return (vec![], tag.inside.clone());
    };
    let at = tag.inside.start;
    let names = paths(text, at..at + end)
        .into_iter()
        .filter_map(|path| match path.steps.first() {
            Some(Step::Name(name)) => Some(name.clone()),
            _ => None,
        });
    (names.collect(), at + end + skip..tag.inside.end)
}

/// What the names of a `for` over `kind` stand for.
fn each(names: &[Range<usize>], text: &str, kind: Kind) -> BTreeMap<String, Kind> {
    let inner = match kind {
        Kind::List(inner) | Kind::Table(inner) => *inner,
        _ => Kind::Any,
    };
    let name = |at: usize| names.get(at).map(|name| text[name.clone()].to_string());
    match names.len() {
        2 => name(0)
            .into_iter()
            .zip([Kind::Plain])
            .chain(name(1).into_iter().zip([inner]))
            .collect(),
        _ => name(0).into_iter().zip([inner]).collect(),
    }
}
