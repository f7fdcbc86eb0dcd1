//! Learning paths: the modules of a level, each behind those that it builds on.

use crate::base::digest::Hashed;
use crate::base::path::SourcePath;
use crate::model::level::LevelId;
use crate::model::meta::{Kind, ModuleMeta, Spanned};
use crate::model::page::Page;
use std::collections::{BTreeMap, BTreeSet};

/// The modules of a site by code and by file.
pub struct Modules<'a> {
    pub all: BTreeMap<&'a SourcePath, (&'a Page, &'a ModuleMeta)>,
    pub by_code: BTreeMap<&'a str, &'a SourcePath>,
}

/// The modules among `pages`. Of two that bear one code, the first has it.
pub fn modules(pages: &BTreeMap<SourcePath, Hashed<Page>>) -> Modules<'_> {
    let mut modules = Modules {
        all: BTreeMap::new(),
        by_code: BTreeMap::new(),
    };
    for (file, page) in pages.iter().filter(|(_, page)| page.section.is_none()) {
        if let Kind::Module(module) = &page.kind {
            modules.all.insert(file, (page, module));
            if let Some(code) = &module.code {
                modules.by_code.entry(&code.value).or_insert(file);
            }
        }
    }
    modules
}

impl<'a> Modules<'a> {
    /// The modules of `level` and those that they build on, each behind its prerequisites; else by
    /// weight, then by title.
    pub fn path(&self, level: &LevelId) -> Vec<&'a Page> {
        let mut own: Vec<(&SourcePath, &Page)> = self
            .all
            .iter()
            .map(|(file, (page, _))| (*file, *page))
            .collect();
        own.retain(|(_, page)| page.meta.levels.iter().any(|one| one.value == *level));
        own.sort_by(|(_, a), (_, b)| {
            (a.meta.weight.unwrap_or(i64::MAX))
                .cmp(&b.meta.weight.unwrap_or(i64::MAX))
                .then_with(|| a.order.cmp(&b.order))
        });
        let (mut path, mut seen) = (vec![], BTreeSet::new());
        own.into_iter()
            .for_each(|(file, _)| self.visit(file, &mut path, &mut seen));
        path
    }

    fn visit(
        &self,
        file: &'a SourcePath,
        path: &mut Vec<&'a Page>,
        seen: &mut BTreeSet<&'a SourcePath>,
    ) {
        let Some((page, module)) = self.all.get(file).filter(|_| seen.insert(file)) else {
            return;
        };
        self.before(module)
            .for_each(|before| self.visit(before, path, seen));
        path.push(page);
    }

    /// The files of the modules that `module` names as its prerequisites.
    pub fn before(&self, module: &'a ModuleMeta) -> impl Iterator<Item = &'a SourcePath> {
        module
            .prerequisites
            .iter()
            .filter_map(|code| self.by_code.get(code.value.as_str()).copied())
    }

    /// The prerequisite of `file` that leads back to `file`, and the way: `A → B → A`.
    pub fn cycle(&self, file: &'a SourcePath) -> Option<(&'a Spanned<String>, Vec<&'a str>)> {
        let (_, module) = self.all.get(file)?;
        module.prerequisites.iter().find_map(|first| {
            let start = self.by_code.get(first.value.as_str())?;
            let mut way = vec![];
            self.leads(start, file, &mut way, &mut BTreeSet::new())
                .then_some(())?;
            way.push(first.value.as_str());
            way.reverse();
            Some((first, way))
        })
    }

    /// Whether the prerequisites of `from` lead to `goal`; `way` holds the codes, the last first.
    fn leads(
        &self,
        from: &'a SourcePath,
        goal: &SourcePath,
        way: &mut Vec<&'a str>,
        seen: &mut BTreeSet<&'a SourcePath>,
    ) -> bool {
        if from == goal {
            return true;
        }
        let Some((_, module)) = self.all.get(from).filter(|_| seen.insert(from)) else {
            return false;
        };
        for code in &module.prerequisites {
            let next = self.by_code.get(code.value.as_str());
            if next.is_some_and(|next| self.leads(next, goal, way, seen)) {
                way.push(&code.value);
                return true;
            }
        }
        false
    }
}
