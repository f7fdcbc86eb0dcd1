//! Packs that a site offers: each a site of its own, made of what was read for the whole.

mod outputs;

use super::{Pages, jobs as planned_jobs};
use crate::base::digest::Hashed;
use crate::base::inputs::{Asset, Inputs, Options};
use crate::base::path::{OutPath, SourcePath};
use crate::base::selection::Selection;
use crate::graph::links::Target;
use crate::graph::site::{self, Site};
use crate::model::block::DirectiveKind;
use crate::model::config::Config;
use crate::model::data::DataTable;
use crate::model::level::LevelId;
use crate::model::meta::{Kind, Role};
use crate::model::page::Page;
use crate::model::reader::Reader;
use crate::model::register::Lexicon;
use crate::model::sources::Sources;
use crate::read;
use crate::read::page::PageContext;
use crate::rule::{Body, Job, Made, PackForm, flat};
use crate::select::context::{Context, Shared};
use crate::select::pack;
use crate::select::shared::shared;
use crate::theme::Theme;
use outputs::Outputs;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// A site as it was read, for packs to be parted from.
pub struct Reading {
    inputs: Inputs,
    config: Hashed<Config>,
    lexicon: Hashed<Lexicon>,
    theme: Arc<Theme>,
    pages: Pages,
    sources: Sources,
    outputs: Outputs,
}

/// What was read; `None` where the site offers no pack. A pack has no address on the web.
pub fn reading(
    inputs: &Inputs,
    (config, lexicon): (&Hashed<Config>, Hashed<Lexicon>),
    theme: &Arc<Theme>,
    (pages, sources): (&Pages, &Sources),
) -> Option<Arc<Reading>> {
    let is_pack = inputs.options.pack.is_some();
    if is_pack || pack::settings(config).0.is_empty() {
        return None;
    }
    let config = Config {
        base_url: None,
        ..(**config).clone()
    };
    Some(Arc::new(Reading {
        inputs: inputs.clone(),
        config: Hashed::new(config),
        lexicon,
        theme: theme.clone(),
        pages: pages.clone(),
        sources: sources.clone(),
        outputs: Outputs::default(),
    }))
}

/// A job for each pack that `site` offers: a folder with a file of each form. What only a pack
/// lacks is no fault.
pub fn jobs(reading: Option<Arc<Reading>>, site: &Site, forms: &'static [PackForm]) -> Vec<Job> {
    let Some(reading) = reading.filter(|_| !forms.is_empty()) else {
        return vec![];
    };
    let job = |selection: Selection| {
        let path = pack::folder(&site.config.lang, &selection);
        let key = PackKey {
            reading: reading.clone(),
            stem: pack::stem(site, &selection),
            selection,
            forms,
        };
        let job = Job::lazy(path, key, packed, make);
        job.skipping_diagnostics().taking_long().kept()
    };
    pack::offered(site).into_iter().map(job).collect()
}

struct PackKey {
    reading: Arc<Reading>,
    selection: Selection,
    stem: String,
    forms: &'static [PackForm],
}

/// A pack that is put together.
struct Pack {
    reading: Arc<Reading>,
    site: Site,
    shared: Shared,
    folder: OutPath,
    stem: String,
    forms: &'static [PackForm],
}

fn packed(key: &PackKey, _: Context) -> Pack {
    let PackKey {
        reading, selection, ..
    } = key;
    let inputs = Inputs {
        texts: BTreeMap::new(),
        assets: reading.inputs.assets.clone(),
        refused: BTreeMap::new(),
        options: Options {
            pack: Some(selection.clone()),
            ..reading.inputs.options.clone()
        },
        now: reading.inputs.now,
        resizer: reading.inputs.resizer.clone(),
    };
    let (config, pages) = (reading.config.clone(), reading.pages(selection));
    let (sources, memo) = (reading.sources.clone(), site::Memo::default());
    let (site, _) = Site::assemble(&inputs, config, pages, sources, &memo);
    Pack {
        shared: shared(&site, &reading.theme),
        site,
        reading: reading.clone(),
        folder: pack::folder(&reading.config.lang, selection),
        stem: key.stem.clone(),
        forms: key.forms,
    }
}

impl Reading {
    /// The pages as the reader of a pack sees them: those with blocks for some levels are read
    /// again, where the pack is of one.
    fn pages(&self, selection: &Selection) -> Pages {
        let Some(level) = selection.level() else {
            return self.pages.clone();
        };
        let reader = Reader {
            audience: self.inputs.options.audience,
            level: Some(LevelId(level.to_string())),
        };
        let roles = read::sections::roles(&self.inputs, &self.config);
        let again = |(file, page): (&SourcePath, &Hashed<Page>)| {
            let text = self.inputs.texts.get(file).filter(|_| has_levels(page));
            let Some(text) = text else {
                return (file.clone(), page.clone());
            };
            let context = PageContext {
                config: &self.config,
                role: match page.section {
                    Some(_) => Role::Section,
                    None => roles.of(file),
                },
                wishes: &self.theme.manifest.blocks,
                reader: &reader,
                lexicon: &self.lexicon,
            };
            let (page, _) = read::page::page(file, text, context);
            (file.clone(), Hashed::new(page))
        };
        self.pages.iter().map(again).collect()
    }
}

/// Whether a page has a block that only some levels see.
fn has_levels(page: &Page) -> bool {
    let directives = page.document.directives().into_iter();
    directives
        .filter(|directive| directive.kind == DirectiveKind::For)
        .any(|directive| directive.levels().next().is_some())
}

fn make(pack: &Pack, theme: &Theme) -> Made {
    let file = |form: &PackForm| {
        let name = format!("{}/{}.{}", pack.folder, pack.stem, form.ending);
        Some((OutPath::new(&name), pack.file(form, theme)?))
    };
    let files = pack.forms.iter().filter_map(file).collect();
    (Some(Body::Folder(files)), vec![])
}

impl Pack {
    /// The pack in a form; `None` where its publishers make nothing.
    fn file(&self, form: &PackForm, theme: &Theme) -> Option<Body> {
        let context = Context {
            site: &self.site,
            theme,
            shared: &self.shared,
        };
        let (jobs, _) = planned_jobs(context, form.publishers);
        let made = jobs.into_par_iter().flat_map_iter(|(path, job)| {
            let body = self.reading.outputs.of(job.ready(context), theme);
            body.map_or(vec![], |body| flat(path, body))
        });
        let files: BTreeMap<OutPath, Body> = made.collect();
        match form.is_archive {
            true => Some(Body::Zip {
                files: files.into_iter().collect(),
                sums: true,
            }),
            // A book is one output.
            false => files.into_values().next(),
        }
    }

    /// Tables that its pages ask for.
    fn tables(&self) -> Vec<&Hashed<DataTable>> {
        let tables = &self.site.sources.tables;
        let asked = self.texts().flat_map(|page| {
            let directives = page.document.directives().into_iter();
            directives.filter_map(|one| page.source.resolve(one.attribute("from")?))
        });
        asked.filter_map(|file| tables.get(&file)).collect()
    }

    /// The files that its pages refer to or name in their heads.
    fn assets(&self) -> BTreeMap<SourcePath, &Asset> {
        let links = self
            .site
            .links
            .values()
            .flat_map(|all| all.targets.values());
        let linked = links.filter_map(|target| match target {
            Target::File { source, .. } | Target::Picture { source, .. } => Some(source.clone()),
            _ => None,
        });
        let all = linked.chain(self.texts().flat_map(named));
        all.filter_map(|file| Some((file.clone(), self.site.assets.get(&file)?)))
            .collect()
    }

    fn texts(&self) -> impl Iterator<Item = &Hashed<Page>> {
        self.site.pages.values().chain(self.site.parts.values())
    }
}

/// The pictures that the head of a page names.
fn named(page: &Hashed<Page>) -> Vec<SourcePath> {
    let told = match &page.kind {
        Kind::Column(column) => column.images.iter().map(|image| &image.file).collect(),
        _ => vec![],
    };
    let names = page.meta.image.iter().chain(told);
    names
        .filter_map(|name| page.source.resolve(&name.value))
        .collect()
}

/// All that its files are made of. Of time only what changes a site: until the next change two
/// builds of one year come out the same.
impl Hash for Pack {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let site = &self.site;
        let sources = &site.sources;
        (&self.folder, &self.stem, self.reading.theme.digest).hash(state);
        (&site.config, &site.options, site.today.year()).hash(state);
        (
            site.next_change.map(|next| next.0),
            &site.pages,
            &site.parts,
        )
            .hash(state);
        (&site.links, self.assets(), self.tables(), &sources.plans).hash(state);
        (
            &sources.levels,
            &sources.documents,
            &sources.coverage,
            &sources.words,
        )
            .hash(state);
        // What lists show of pages stands in them; where pages stand, in the tree.
        (
            &site.shape.tree,
            &site.shape.level_outs,
            &site.shape.body_outs,
        )
            .hash(state);
    }
}
