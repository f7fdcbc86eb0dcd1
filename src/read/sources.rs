//! Reads the registers, and for each page of kind plan the official text beside it.

use super::cite::running;
use super::{data, plan, registers};
use crate::base::cache::Cache;
use crate::base::diagnostic::{Diagnostic, message};
use crate::base::digest::{Digest, Hashed};
use crate::base::inputs::Inputs;
use crate::base::path::SourcePath;
use crate::model::block::DirectiveKind;
use crate::model::clause::PlanId;
use crate::model::data::DataTable;
use crate::model::meta::Kind;
use crate::model::official::Speech;
use crate::model::page::Page;
use crate::model::plan::Plan;
use crate::model::register::Lexicon;
use crate::model::sources::{Registers, Sources};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Plans that were read before.
pub type Memo = Cache<(Option<Hashed<Plan>>, Vec<Diagnostic>)>;

/// Reads what stands beside `pages`.
///
/// Diagnostics: those of each register and text; `plan/no-text` where a plan has no `text.txt`,
/// `table/no-file`.
pub fn sources(
    inputs: &Inputs,
    pages: &Pages,
    registers: Registers,
    memo: &Memo,
) -> (Sources, Vec<Diagnostic>) {
    let mut reader = SourceReader {
        inputs,
        wrong: vec![],
    };
    let (plans, tables) = (reader.plans(pages, &registers, memo), reader.tables(pages));
    let Registers {
        levels,
        documents,
        coverage,
        words,
        ..
    } = registers;
    (
        Sources {
            levels,
            documents,
            coverage,
            words,
            plans,
            tables,
        },
        reader.wrong,
    )
}

type Pages = BTreeMap<SourcePath, Hashed<Page>>;

/// Reads the registers of a site whose clauses are called in `speech`. Diagnostics: those of each.
pub fn registers(inputs: &Inputs, speech: Speech) -> (Registers, Vec<Diagnostic>) {
    let mut reader = SourceReader {
        inputs,
        wrong: vec![],
    };
    let levels = Hashed::new(reader.register("levels.toml", registers::levels));
    let documents = Hashed::new(reader.register("documents.toml", registers::documents));
    let coverage = Hashed::new(reader.register("coverage.toml", |file, text| {
        registers::coverage(file, text, &levels)
    }));
    let words = Hashed::new(reader.register("words.toml", registers::words));
    let lexicon = Hashed::new(Lexicon::new(&documents, &words));
    (
        Registers {
            levels,
            documents,
            coverage,
            words,
            lexicon,
            speech,
        },
        reader.wrong,
    )
}

/// The files that are read and what was wrong with them.
struct SourceReader<'a> {
    inputs: &'a Inputs,
    wrong: Vec<Diagnostic>,
}

impl SourceReader<'_> {
    /// A register of the site; an empty one where the file is not there.
    fn register<T: Default>(
        &mut self,
        name: &str,
        read: impl Fn(&SourcePath, &str) -> (T, Vec<Diagnostic>),
    ) -> T {
        self.file(&SourcePath::new(&format!("content/registers/{name}")), read)
            .unwrap_or_default()
    }

    fn file<T>(
        &mut self,
        file: &SourcePath,
        read: impl Fn(&SourcePath, &str) -> (T, Vec<Diagnostic>),
    ) -> Option<T> {
        let (value, faults) = read(file, self.inputs.texts.get(file)?);
        self.wrong.extend(faults);
        Some(value)
    }

    /// The tables that pages ask for.
    fn tables(&mut self, pages: &Pages) -> BTreeMap<SourcePath, Hashed<DataTable>> {
        let mut tables = BTreeMap::new();
        for page in pages.values() {
            for directive in page
                .document
                .directives()
                .into_iter()
                .filter(|directive| directive.kind == DirectiveKind::Table)
            {
                match data::source(page, directive)
                    .filter(|file| self.inputs.texts.contains_key(file))
                {
                    Some(file) if tables.contains_key(&file) => {}
                    Some(file) => {
                        if let Some(table) = self.file(&file, data::table).flatten() {
                            tables.insert(file, Hashed::new(table));
                        }
                    }
                    None => {
                        self.wrong
                            .push(data::no_file(page, directive, self.inputs.texts.keys()))
                    }
                }
            }
        }
        tables
    }

    fn plans(
        &mut self,
        pages: &Pages,
        registers: &Registers,
        memo: &Memo,
    ) -> BTreeMap<SourcePath, Hashed<Plan>> {
        let of_plan =
            |page: &&Hashed<Page>| matches!(page.kind, Kind::Plan(_)) && page.section.is_none();
        let pages: Vec<&Hashed<Page>> = pages.values().filter(of_plan).collect();
        let keys: Vec<Digest> = pages.iter().map(|page| self.key(page, registers)).collect();
        let read = memo.all(&keys, |at| plan(pages[at], self.inputs, registers));
        let mut plans = BTreeMap::new();
        for (page, (plan, faults)) in pages.into_iter().zip(read) {
            plans.extend(plan.map(|plan| (page.source.clone(), plan)));
            self.wrong.extend(faults);
        }
        plans
    }

    /// The digest of all that a plan is read from.
    fn key(&self, page: &Hashed<Page>, registers: &Registers) -> Digest {
        let files = FILES.map(|name| annotation_file(page, name));
        let texts: Vec<_> = files
            .iter()
            .map(|file| {
                (
                    self.inputs.texts.get(file),
                    self.inputs.refused.contains_key(file),
                )
            })
            .collect();
        let known = (&registers.levels, &registers.lexicon, registers.speech);
        Digest::of(&(page, known, texts))
    }
}

/// What stands beside the page of a plan.
const FILES: [&str; 3] = ["text.txt", "notes.toml", "clauses.lock"];

fn annotation_file(page: &Page, name: &str) -> SourcePath {
    SourcePath::new(&format!("{}/{name}", page.source.folder()))
}

fn plan(
    page: &Page,
    inputs: &Inputs,
    registers: &Registers,
) -> (Option<Hashed<Plan>>, Vec<Diagnostic>) {
    let (mut reader, Kind::Plan(meta)) = (
        SourceReader {
            inputs,
            wrong: vec![],
        },
        &page.kind,
    ) else {
        return (None, vec![]);
    };
    let [file, notes, lock] = FILES.map(|name| annotation_file(page, name));
    let Some(text) = inputs.texts.get(&file) else {
        let is_refused = inputs.refused.contains_key(&file);
        return (
            None,
            if is_refused {
                vec![]
            } else {
                vec![no_text(page, &file)]
            },
        );
    };
    let layout = meta.layout.unwrap_or_else(|| plan::layout(text));
    let (official, faults) = plan::official(&file, &Arc::from(text.as_str()), layout);
    let official = official.called_in(registers.speech);
    reader.wrong.extend(faults);
    let plan = Plan {
        id: PlanId(page.stem().to_string()),
        citations: running::of_plan(&official, &registers.lexicon),
        official,
        notes: reader
            .file(&notes, |file, text| {
                registers::notes(file, text, &registers.levels)
            })
            .unwrap_or_default(),
        lock: reader.file(&lock, registers::locked),
    };
    (Some(Hashed::new(plan)), reader.wrong)
}

fn no_text(page: &Page, file: &SourcePath) -> Diagnostic {
    let message = message!(
        vi: "kế hoạch này không có tệp văn bản `text.txt`",
        en: "this plan has no text `text.txt`",
    );
    let help =
        message!(vi: "đặt nguyên văn vào `{file}`", en: "put the official text into `{file}`");
    Diagnostic::error("plan/no-text", page.meta.title.span.clone(), message).help(help)
}
