//! Reads the registers, and for each page of kind plan the official text beside it.

use super::{data, plan, registers};
use crate::base::diagnostic::{Diagnostic, Said};
use crate::base::digest::Hashed;
use crate::base::inputs::Inputs;
use crate::base::path::SourcePath;
use crate::model::block::BoxKind;
use crate::model::clause::PlanId;
use crate::model::data::DataTable;
use crate::model::level::Levels;
use crate::model::meta::{Kind, PlanMeta};
use crate::model::page::Page;
use crate::model::plan::Plan;
use crate::model::sources::Sources;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Reads what stands beside `pages`.
///
/// Diagnostics: those of each register and text; `plan/no-text` where a plan has no `text.txt`, `table/no-file`.
pub fn sources(inputs: &Inputs, pages: &BTreeMap<SourcePath, Hashed<Page>>) -> (Sources, Vec<Diagnostic>) {
    let mut desk = Desk { inputs, wrong: vec![] };
    let levels = desk.register("levels.toml", registers::levels);
    let sources = Sources {
        documents: Hashed::new(desk.register("documents.toml", registers::documents)),
        coverage: Hashed::new(desk.register("coverage.toml", |file, text| registers::coverage(file, text, &levels))),
        words: Hashed::new(desk.register("words.toml", registers::words)),
        plans: desk.plans(pages, &levels),
        tables: desk.tables(pages),
        levels: Hashed::new(levels),
    };
    (sources, desk.wrong)
}

/// The files that are read and what was wrong with them.
struct Desk<'a> {
    inputs: &'a Inputs,
    wrong: Vec<Diagnostic>,
}

impl Desk<'_> {
    /// A register of the site; an empty one where the file is not there.
    fn register<T: Default>(&mut self, name: &str, read: impl Fn(&SourcePath, &str) -> (T, Vec<Diagnostic>)) -> T {
        self.file(&SourcePath::new(&format!("content/registers/{name}")), read).unwrap_or_default()
    }

    fn file<T>(&mut self, file: &SourcePath, read: impl Fn(&SourcePath, &str) -> (T, Vec<Diagnostic>)) -> Option<T> {
        let (value, faults) = read(file, self.inputs.texts.get(file)?);
        self.wrong.extend(faults);
        Some(value)
    }

    /// The tables that pages ask for.
    fn tables(&mut self, pages: &BTreeMap<SourcePath, Hashed<Page>>) -> BTreeMap<SourcePath, Hashed<DataTable>> {
        let mut tables = BTreeMap::new();
        for page in pages.values() {
            for boxed in page.document.boxes().into_iter().filter(|boxed| boxed.kind == BoxKind::Table) {
                match data::source(page, boxed).filter(|file| self.inputs.texts.contains_key(file)) {
                    Some(file) if tables.contains_key(&file) => {}
                    Some(file) => {
                        if let Some(table) = self.file(&file, data::table).flatten() {
                            tables.insert(file, Hashed::new(table));
                        }
                    }
                    None => self.wrong.push(data::no_file(page, boxed, self.inputs.texts.keys())),
                }
            }
        }
        tables
    }

    fn plans(&mut self, pages: &BTreeMap<SourcePath, Hashed<Page>>, levels: &Levels) -> BTreeMap<SourcePath, Hashed<Plan>> {
        let mut plans = BTreeMap::new();
        for (file, page) in pages {
            if let (Kind::Plan(meta), None) = (&page.kind, &page.section)
                && let Some(plan) = self.plan(page, meta, levels)
            {
                plans.insert(file.clone(), Hashed::new(plan));
            }
        }
        plans
    }

    fn plan(&mut self, page: &Page, meta: &PlanMeta, levels: &Levels) -> Option<Plan> {
        let folder = page.source.folder();
        let file = SourcePath::new(&format!("{folder}/text.txt"));
        let Some(text) = self.inputs.texts.get(&file) else {
            if !self.inputs.refused.contains_key(&file) {
                self.wrong.push(no_text(page, &file));
            }
            return None;
        };
        let (official, faults) = plan::official(&file, &Arc::from(text.as_str()), meta.layout);
        self.wrong.extend(faults);
        let notes = SourcePath::new(&format!("{folder}/notes.toml"));
        let lock = SourcePath::new(&format!("{folder}/clauses.lock"));
        Some(Plan {
            id: PlanId(page.stem().to_string()),
            official,
            notes: self.file(&notes, |file, text| registers::notes(file, text, levels)).unwrap_or_default(),
            lock: self.file(&lock, registers::locked),
        })
    }
}

fn no_text(page: &Page, file: &SourcePath) -> Diagnostic {
    let message = Said::new("kế hoạch này không có tệp văn bản `text.txt`", "this plan has no text `text.txt`");
    let help = Said::new(format!("đặt nguyên văn vào `{file}`"), format!("put the official text into `{file}`"));
    Diagnostic::error("plan/no-text", page.meta.title.span.clone(), message).help(help)
}
