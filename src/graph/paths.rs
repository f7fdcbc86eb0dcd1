//! Learning paths: the modules of a level, each behind those that it builds on.

use crate::base::digest::Hashed;
use crate::base::path::SourcePath;
use crate::base::span::Spanned;
use crate::model::level::LevelId;
use crate::model::meta::{Kind, ModuleMeta};
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
    /// The module of a code, or else of a file of that name.
    pub fn named(&self, name: &str) -> Option<&'a SourcePath> {
        let by_file = || {
            let mut files = self.all.iter();
            files.find_map(|(file, (page, _))| (page.stem() == name).then_some(*file))
        };
        self.by_code.get(name).copied().or_else(by_file)
    }

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

    /// Adds `file` behind all that it builds on; without recursion, because a row of modules may be
    /// as long as the site.
    fn visit(
        &self,
        file: &'a SourcePath,
        path: &mut Vec<&'a Page>,
        seen: &mut BTreeSet<&'a SourcePath>,
    ) {
        let mut open = vec![(file, false)];
        while let Some((file, is_behind)) = open.pop() {
            let Some((page, module)) = self.all.get(file) else {
                continue;
            };
            if is_behind {
                path.push(page);
            } else if seen.insert(file) {
                open.push((file, true));
                let before: Vec<_> = self.before(module).map(|file| (file, false)).collect();
                open.extend(before.into_iter().rev());
            }
        }
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
            let mut way = self.way(start, file)?;
            way.insert(0, first.value.as_str());
            Some((first, way))
        })
    }

    /// The codes that lead from `start` to `goal`, prerequisite by prerequisite.
    fn way(&self, start: &'a SourcePath, goal: &SourcePath) -> Option<Vec<&'a str>> {
        // From which file, by which code, each file was reached first.
        let mut reached: BTreeMap<&SourcePath, Option<(&SourcePath, &str)>> = BTreeMap::new();
        let mut open: Vec<(&SourcePath, Option<(&SourcePath, &str)>)> = vec![(start, None)];
        while let Some((file, from)) = open.pop() {
            if file == goal {
                return Some(codes(from, &reached));
            }
            if reached.contains_key(file) {
                continue;
            }
            reached.insert(file, from);
            let module = self.all.get(file).map(|(_, module)| *module);
            let codes = module.into_iter().flat_map(|module| &module.prerequisites);
            let next: Vec<_> = codes
                .filter_map(|code| {
                    let next = *self.by_code.get(code.value.as_str())?;
                    Some((next, Some((file, code.value.as_str()))))
                })
                .collect();
            open.extend(next.into_iter().rev());
        }
        None
    }
}

/// The codes on the way to where `from` leads, the first one first.
fn codes<'a>(
    mut from: Option<(&'a SourcePath, &'a str)>,
    reached: &BTreeMap<&'a SourcePath, Option<(&'a SourcePath, &'a str)>>,
) -> Vec<&'a str> {
    let mut way = vec![];
    while let Some((file, code)) = from {
        way.push(code);
        from = reached.get(file).copied().flatten();
    }
    way.reverse();
    way
}
