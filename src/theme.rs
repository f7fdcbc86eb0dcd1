//! Looks: templates, words, styles and scripts of a theme. It knows no page.

pub mod about;
mod block;
mod budget;
mod bundle;
mod colours;
mod contract;
mod embedded;
pub mod examine;
mod fault;
mod filters;
pub mod highlight;
mod keys;
mod layers;
mod manifest;
mod names;
mod prepared;
mod script;
mod setting;
mod strings;

use crate::base::derived::Derived;
use crate::base::diagnostic::Diagnostic;
use crate::base::digest::Digest;
use crate::base::escape::escape_quotes;
use crate::base::inputs::Inputs;
use crate::base::loads;
use crate::base::path::{OutPath, SourcePath};
use crate::base::setting::Setting;
use crate::base::span::Span;
use crate::typeset::nowrap::Compounds;
use serde::Serialize;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use tera::{Context, Tera, TeraResult};

pub use block::{AttributeKind, BlockSpec};
pub use embedded::{GUIDE, fixture, sample, text as embedded_text};
pub use manifest::{CONTRACT, Manifest, Query};
pub use prepared::Prepared;
pub use script::small as small_script;
pub use setting::SettingValue;

/// Bytes that most pages need.
const PAGE: usize = 16 * 1024;

/// A theme that is ready to render.
pub struct Theme {
    /// Of all that it was loaded from.
    pub digest: Digest,
    pub manifest: Manifest,
    /// Scripts of the search, by file name.
    pub search: BTreeMap<String, String>,
    /// Colours of its custom properties by light, by name.
    pub colours: BTreeMap<String, [u8; 3]>,
    /// The same as they are published, for all sites that one build makes.
    pub published: Derived<BTreeMap<String, Vec<u8>>>,
    /// Style and script of books and one-file pages, by file name.
    pub book: BTreeMap<String, String>,
    /// Files that are written as they are.
    pub files: BTreeMap<OutPath, File>,
    tera: Tera,
    /// Tags of templates that are counted while a page is filled.
    places: Vec<budget::Place>,
    charged: BTreeMap<String, budget::Charged>,
    /// Where each template comes from and its text.
    sources: BTreeMap<String, layers::Layer>,
    /// Whether a template is none of the program's own.
    is_of_others: bool,
    /// Addresses of other hosts that the templates hold as they are.
    loaded: BTreeSet<String>,
    words: BTreeMap<String, String>,
    highlighter: highlight::Highlighter,
}

/// A file of a theme or of `static/`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum File {
    Site(SourcePath),
    Bytes(Vec<u8>),
}

/// What a site says of its theme.
#[derive(Clone, Copy, Hash)]
pub struct ThemeRequest<'a> {
    pub name: &'a str,
    /// Where the site names it.
    pub span: Option<&'a Span>,
    /// The language of the interface.
    pub lang: &'a str,
    pub settings: &'a BTreeMap<String, Setting>,
    /// Words of the site that titles do not part.
    pub compounds: &'a Compounds,
}

/// The style sheet `text` of `file` as it is published, alone.
///
/// Diagnostics: `theme/style`, `load/host`, `xanh/fault`.
pub fn style(file: &SourcePath, text: &str) -> (String, Vec<Diagnostic>) {
    let (file, text) = (file.clone(), text.to_string());
    bundle::sheet(&layers::Layer { file, text })
}

/// The digest of all that `Theme::load` would look at.
pub fn digest(inputs: &Inputs, wanted: &ThemeRequest) -> Digest {
    let ours = |file: &&SourcePath| layers::is_theme_file(file);
    let texts: Vec<_> = inputs
        .texts
        .iter()
        .filter(|(file, _)| ours(file))
        .map(|(file, text)| (file, text.digest()))
        .collect();
    let assets: Vec<_> = inputs
        .assets
        .iter()
        .filter(|(file, _)| ours(file))
        .map(|(file, asset)| (file, asset.digest))
        .collect();
    Digest::of(&(wanted, texts, assets))
}

impl Theme {
    /// The theme that a site wants: its files over those of its parent over the default ones.
    ///
    /// Diagnostics: `theme/unknown`, `theme/cycle`, `theme/template`, `theme/manifest`,
    /// `theme/setting`, `theme/contract`, `theme/style`, `theme/strings`.
    pub fn load(inputs: &Inputs, wanted: &ThemeRequest) -> (Theme, Vec<Diagnostic>) {
        let (stack, mut diagnostics) = layers::stack(inputs, wanted.name, wanted.span);
        let (manifest, faults) = manifest::manifest(&stack, wanted.settings);
        diagnostics.extend(faults);
        let stack = stack.without(&manifest.left_out);
        let (words, faults) = strings::words(&stack, wanted.lang);
        diagnostics.extend(faults);
        let (bundles, faults) = bundle::bundles(&stack);
        diagnostics.extend(faults);
        let sources = stack.templates();
        let mut places = vec![];
        let caught = budget::caught(&sources);
        let charged = |(name, layer): (&String, &layers::Layer)| {
            let is_caught = caught.contains(name.as_str());
            let text = budget::charged(name, layer, is_caught, &mut places);
            (name.clone(), text)
        };
        let charged: BTreeMap<_, _> = sources.iter().map(charged).collect();
        let (mut tera, faults) = compiled(&sources, &charged, wanted.compounds);
        diagnostics.extend(faults);
        let whole = |layer: &layers::Layer| 0..layer.text.len();
        let mut loaded = BTreeSet::new();
        for layer in sources.values() {
            let faults = loads::foreign(&layer.file, &layer.text, whole(layer));
            let written = faults.iter().filter_map(|fault| fault.span.as_ref());
            loaded.extend(written.map(|span| layer.text[span.range()].to_string()));
            diagnostics.extend(faults);
        }
        let addresses = bundles
            .iter()
            .map(|(key, (out, _))| (key.clone(), out.address()));
        let globals = tera.global_context();
        globals.insert("strings", &words);
        globals.insert("settings", &manifest.settings);
        globals.insert("assets", &addresses.collect::<BTreeMap<_, _>>());
        let site_colours = bundles
            .get("site_css")
            .map(|(_, css)| colours::colours(&String::from_utf8_lossy(css)))
            .unwrap_or_default();
        let mut files = stack.files();
        let bundles = bundles.into_values();
        files.extend(bundles.map(|(out, bytes)| (out, File::Bytes(bytes))));
        let texts = |folder, ending| {
            let layers = stack.folder(folder, ending).into_iter();
            layers.map(|(name, layer)| (name, layer.text.clone()))
        };
        let theme = Theme {
            book: texts("book", ".css").chain(texts("book", ".js")).collect(),
            digest: digest(inputs, wanted),
            manifest,
            published: Derived::default(),
            colours: site_colours,
            search: texts("search", ".js").collect(),
            files,
            tera,
            places,
            charged,
            is_of_others: stack.has_templates_of_others(),
            loaded,
            sources,
            words,
            highlighter: highlight::Highlighter::default(),
        };
        (theme, diagnostics)
    }

    /// A word of the interface in the site's language; the key itself where the theme has no such
    /// word.
    pub fn word<'a>(&'a self, key: &'a str) -> &'a str {
        self.words.get(key).map_or(key, String::as_str)
    }

    /// `template` filled with `view`; `page` is the output that it is for, which a fault names.
    ///
    /// Diagnostics: `theme/render`, `theme/endless` at the place in the template.
    pub fn render(
        &self,
        template: &str,
        view: &impl Serialize,
        page: &OutPath,
    ) -> (Option<String>, Vec<Diagnostic>) {
        let context = Context::from_serialize(view);
        let bytes = context.and_then(|context| self.filled(template, &context));
        let text = bytes.and_then(|bytes| Ok(String::from_utf8(bytes)?));
        self.rendered(text, template, page)
    }

    /// As `render`, with a prepared value beside those of `view`, by its name; the bytes are those
    /// of a text.
    pub fn render_with<T>(
        &self,
        template: &str,
        view: &impl Serialize,
        (name, value): (&'static str, &Prepared<T>),
        page: &OutPath,
    ) -> (Option<Vec<u8>>, Vec<Diagnostic>) {
        let context = Context::from_serialize(view).map(|mut context| {
            context.insert_value(name, value.shown.clone());
            context
        });
        // Bytes: to look through all of them again for a text costs time.
        let bytes = context.and_then(|context| self.filled(template, &context));
        self.rendered(bytes, template, page)
    }

    fn filled(&self, template: &str, context: &Context) -> TeraResult<Vec<u8>> {
        let mut bytes = budget::Page::begin(PAGE);
        self.tera.render_to(template, context, &mut bytes)?;
        Ok(bytes.bytes())
    }

    fn rendered<T>(
        &self,
        result: TeraResult<T>,
        template: &str,
        page: &OutPath,
    ) -> (Option<T>, Vec<Diagnostic>) {
        match result {
            Ok(text) => (Some(text), vec![]),
            Err(error) => {
                let fault = budget::excess(&self.places, page).unwrap_or_else(|| {
                    fault::rendering(&error, (&self.sources, &self.charged), template, page)
                });
                (None, vec![fault])
            }
        }
    }

    /// What a filled page would load from another host, where templates are not only those of the
    /// program: an address that they put together stands in none of them. `known` is what was
    /// looked at before: the text of the page, and the address of the site.
    ///
    /// Diagnostics: `load/host`, `load/script` at the start of the template.
    pub fn loads(&self, page: &[u8], template: &str, known: &[&str]) -> Vec<Diagnostic> {
        let (Some(layer), true) = (self.sources.get(template), self.is_of_others) else {
            return vec![];
        };
        let mut text = String::from_utf8_lossy(page);
        for known in known.iter().filter(|known| !known.is_empty()) {
            text = text.replace(known, "").into();
        }
        let found = loads::foreign(&layer.file, &text, 0..text.len()).into_iter();
        let is_new = |fault: &Diagnostic| {
            let written = fault.span.as_ref().map(|span| &text[span.range()]);
            written.is_none_or(|written| !self.loaded.contains(written))
        };
        let at_start = |fault| Diagnostic {
            span: Some(Span::new(&layer.file, 0..0)),
            ..fault
        };
        found.filter(is_new).map(at_start).collect()
    }

    /// The block of that name, where the theme declares it with a template.
    pub fn templated(&self, block: &str) -> Option<&BlockSpec> {
        self.manifest
            .blocks
            .iter()
            .find(|wish| wish.name == block && !wish.template.is_empty())
    }

    /// Whether there is a template of that name.
    pub fn has_template(&self, name: &str) -> bool {
        self.sources.contains_key(name)
    }

    /// Whether `template` is `base`, or builds upon it by `extends`.
    pub fn builds_upon(&self, template: &str, base: &str) -> bool {
        let text = |name: &str| self.sources.get(name).map(|layer| layer.text.as_str());
        let chain = std::iter::successors(Some(template), |name| names::extends(text(name)?));
        chain
            .take(self.sources.len())
            .any(|name| name.rsplit('/').next() == Some(base))
    }

    /// The names of all templates.
    pub fn templates(&self) -> impl Iterator<Item = &str> {
        self.sources.keys().map(String::as_str)
    }

    /// A block of code as HTML; `words` are those after the fence: language first.
    pub fn code(&self, words: &str, code: &str) -> String {
        self.highlighter.html(words, code)
    }

    /// Takes over blocks of code that an earlier build coloured with the same program.
    pub fn code_of_before(&self, blocks: BTreeMap<Digest, String>) {
        self.highlighter.recall(blocks);
    }

    /// All blocks of code that were asked for, by the digest of what they are made of.
    pub fn blocks_of_code(&self) -> BTreeMap<Digest, String> {
        self.highlighter.blocks()
    }
}

/// Every template, compiled. Of one with a fault only its blocks stay, empty, so that the others
/// are looked at too.
fn compiled(
    sources: &BTreeMap<String, layers::Layer>,
    charged: &BTreeMap<String, budget::Charged>,
    own: &Compounds,
) -> (Tera, Vec<Diagnostic>) {
    let mut texts: BTreeMap<&str, Cow<str>> = charged
        .iter()
        .map(|(name, charged)| (name.as_str(), Cow::Borrowed(charged.text.as_str())))
        .collect();
    let (mut diagnostics, mut lacking) = (vec![], fault::Lacking::default());
    loop {
        let mut tera = Tera::new();
        tera.set_escape_fn(|text, out| {
            budget::escaped(text)?;
            out.write_all(escape_quotes(text).as_bytes())
        });
        filters::register(&mut tera, own);
        budget::register(&mut tera);
        match tera.add_raw_templates(texts.iter().map(|(name, text)| (*name, text.as_ref()))) {
            Ok(()) => {
                diagnostics.extend(lacking.told(sources));
                return (tera, diagnostics);
            }
            Err(error) => {
                let (name, fault) = fault::loading(&error, sources, charged);
                match name.and_then(|name| texts.get_mut(name.as_str())) {
                    Some(text @ Cow::Borrowed(_)) => {
                        if !lacking.takes(&error, sources) {
                            diagnostics.push(fault);
                        }
                        *text = Cow::Owned(names::outline(text));
                    }
                    // Its fault was told.
                    Some(text) if !text.is_empty() => *text = Cow::Owned(String::new()),
                    _ => {
                        diagnostics.push(fault);
                        return (Tera::new(), diagnostics);
                    }
                }
            }
        }
    }
}
