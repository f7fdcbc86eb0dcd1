//! Reads the registers, and for each page of kind plan the official text beside it.

use super::{plan, registers};
use crate::base::diagnostic::{Diagnostic, Said};
use crate::base::digest::Hashed;
use crate::base::inputs::Inputs;
use crate::base::path::SourcePath;
use crate::model::clause::PlanId;
use crate::model::meta::{Kind, PlanMeta};
use crate::model::page::Page;
use crate::model::plan::Plan;
use crate::model::sources::Sources;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Reads what stands beside `pages`.
///
/// Diagnostics: those of each register and text; `plan/no-text` where a plan has no `text.txt`.
pub fn sources(inputs: &Inputs, pages: &BTreeMap<SourcePath, Hashed<Page>>) -> (Sources, Vec<Diagnostic>) {
    let mut all = vec![];
    let sources = Sources {
        levels: Hashed::new(register(inputs, "levels.toml", registers::levels, &mut all)),
        documents: Hashed::new(register(inputs, "documents.toml", registers::documents, &mut all)),
        coverage: Hashed::new(register(inputs, "coverage.toml", registers::coverage, &mut all)),
        words: Hashed::new(register(inputs, "words.toml", registers::words, &mut all)),
        plans: plans(inputs, pages, &mut all),
    };
    (sources, all)
}

type Reader<T> = fn(&SourcePath, &str) -> (T, Vec<Diagnostic>);

/// A register of the site; an empty one where the file is not there.
fn register<T: Default>(inputs: &Inputs, name: &str, read: Reader<T>, all: &mut Vec<Diagnostic>) -> T {
    let file = SourcePath::new(&format!("content/registers/{name}"));
    beside(inputs, &file, read, all).unwrap_or_default()
}

fn beside<T>(inputs: &Inputs, file: &SourcePath, read: Reader<T>, all: &mut Vec<Diagnostic>) -> Option<T> {
    let (value, faults) = read(file, inputs.texts.get(file)?);
    all.extend(faults);
    Some(value)
}

fn plans(inputs: &Inputs, pages: &BTreeMap<SourcePath, Hashed<Page>>, all: &mut Vec<Diagnostic>) -> BTreeMap<SourcePath, Hashed<Plan>> {
    let mut plans = BTreeMap::new();
    for (file, page) in pages {
        if let (Kind::Plan(meta), None) = (&page.kind, &page.section)
            && let Some(plan) = one(inputs, page, meta, all)
        {
            plans.insert(file.clone(), Hashed::new(plan));
        }
    }
    plans
}

fn one(inputs: &Inputs, page: &Page, meta: &PlanMeta, all: &mut Vec<Diagnostic>) -> Option<Plan> {
    let folder = page.source.folder();
    let file = SourcePath::new(&format!("{folder}/text.txt"));
    let Some(text) = inputs.texts.get(&file) else {
        if !inputs.refused.contains_key(&file) {
            let message = Said::new("kế hoạch này không có tệp văn bản `text.txt`", "this plan has no text `text.txt`");
            let help = Said::new(format!("đặt nguyên văn vào `{file}`"), format!("put the official text into `{file}`"));
            all.push(Diagnostic::error("plan/no-text", page.meta.title.span.clone(), message).help(help));
        }
        return None;
    };
    let (official, faults) = plan::official(&file, &Arc::from(text.as_str()), meta.layout);
    all.extend(faults);
    let notes = SourcePath::new(&format!("{folder}/notes.toml"));
    let lock = SourcePath::new(&format!("{folder}/clauses.lock"));
    Some(Plan {
        id: PlanId(page.stem().to_string()),
        official,
        notes: beside(inputs, &notes, registers::notes, all).unwrap_or_default(),
        lock: beside(inputs, &lock, registers::locked, all),
    })
}
