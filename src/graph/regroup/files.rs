//! Pages with some levels as one: their heads, their blocks, the files that bear the name of a
//! level, and the links that lead to them.

use super::places::{Named, of_fence};
use super::{CODES, Regrouped, Regrouping};
use crate::base::diagnostic::{Fix, message};
use crate::base::edit::{line_end, renamed};
use crate::base::path::{SourcePath, decode};
use crate::base::span::Span;
use crate::base::value::{Node, Table, Value, quoted, toml, yaml};
use crate::model::document::Link;
use crate::model::meta::KindName;
use crate::model::page::Page;

impl Regrouping<'_> {
    /// Levels in heads and in fences.
    pub fn pages(&self, done: &mut Regrouped) {
        for (page, text) in self.texts() {
            let of_head = page.meta.levels.iter().map(|level| Named {
                level: level.value.0.clone(),
                span: level.span.clone(),
            });
            done.add(self.list(text, &of_head.collect::<Vec<_>>()));
            let mut before: Option<String> = None;
            for directive in page.document.directives() {
                let named = of_fence(&page.source, text, directive);
                let fix = self.list(text, &named);
                let own = named.iter().find(|item| self.is_member(&item.level));
                if let Some(own) = own {
                    let is_other = before.as_ref().is_some_and(|known| *known != own.level);
                    if is_other {
                        done.left.push((directive.fence.clone(), self.twice()));
                    }
                    before = Some(own.level.clone());
                }
                done.add(fix);
            }
        }
    }

    fn twice(&self) -> crate::base::diagnostic::Message {
        let name = self.name.as_str();
        message!(
            vi: "khối này và khối ở trên nay cùng cho cấp `{name}`: gộp lại, hoặc sửa tiêu đề",
            en: "this block and one above are both for `{name}` now: make them one, or change a \
                 title",
        )
    }

    /// Every page and part with its text.
    fn texts(&self) -> impl Iterator<Item = (&Page, &str)> {
        let pages = self.site.pages.values().chain(self.site.parts.values());
        pages.filter_map(|page| Some((&**page, self.inputs.texts.get(&page.source)?.as_str())))
    }

    /// The page of the levels: one bears their name, the others become ordinary pages.
    pub fn files(&self, done: &mut Regrouped) {
        let page_of = |id: &str| {
            let mut pages = self.site.pages.values();
            let is_own = |page: &&crate::base::digest::Hashed<Page>| {
                page.kind.name() == KindName::Level && page.section.is_none() && page.stem() == id
            };
            pages.find(is_own).map(|page| &**page)
        };
        let kept = self.kept().and_then(|kept| page_of(kept.id.as_str()));
        let mut pages = self.members.iter();
        let own: Vec<&Page> = pages
            .by_ref()
            .filter_map(|level| page_of(level.id.as_str()))
            .collect();
        let Some(main) = kept.or(own.first().copied()) else {
            return;
        };
        for page in own.iter().filter(|page| page.source != main.source) {
            self.set_aside(page, main, done);
        }
        if main.stem() != self.name.as_str() {
            self.moved(main, done);
        }
    }

    /// A page of a level that is none any more keeps its address and its text.
    fn set_aside(&self, page: &Page, main: &Page, done: &mut Regrouped) {
        let (file, main) = (&page.source, &main.source);
        done.add(self.head(page, &["kind", "loai"], "page"));
        done.left.push((
            page.meta.title.span.clone(),
            message!(
                vi: "`{file}` nay là một trang thường: đưa phần còn đúng vào `{main}`",
                en: "`{file}` is an ordinary page now: take what still holds into `{main}`",
            ),
        ));
    }

    /// The file, or its folder, bears the new name, and the old address leads there.
    fn moved(&self, page: &Page, done: &mut Regrouped) {
        let name = self.name.as_str();
        let old = match page.source.stem() {
            "index" => SourcePath::new(page.source.folder()),
            _ => page.source.clone(),
        };
        let ending = &old.name()[page.stem().len()..];
        let new = SourcePath::new(&format!("{}/{name}{ending}", old.folder()));
        if page.meta.slug.is_none() {
            let out = page.out.as_str();
            let address = format!("/{}", out.strip_suffix("index.html").unwrap_or(out));
            let mut all: Vec<&str> = page
                .meta
                .aliases
                .iter()
                .map(|one| one.value.as_str())
                .collect();
            if !all.contains(&address.as_str()) {
                all.push(&address);
            }
            let all: Vec<String> = all.into_iter().map(quoted).collect();
            let listed = format!("[{}]", all.join(", "));
            done.add(self.head(page, &["aliases", "dia_chi_cu"], &listed));
        }
        self.links((&old, &new), done);
        self.menu((&old, &new), done);
        done.moves.push((old, new));
    }

    /// The edit that gives a key of a head the value `value`, in place of the one that stands
    /// there, or in a line of its own.
    fn head(&self, page: &Page, names: &[&str; 2], value: &str) -> Option<Fix> {
        let text = self.inputs.texts.get(&page.source)?.as_str();
        let (range, file) = (page.meta.span.range(), &page.source);
        let key = names[0];
        let insert = |at: usize, replacement: String| {
            Some(Fix {
                span: Span::new(file, at..at),
                replacement,
            })
        };
        let head = text.get(range.clone())?;
        let first = head.lines().next().unwrap_or_default();
        let inner = range.start + head.find('\n').map_or(head.len(), |at| at + 1);
        let end = line_end(text);
        let is_toml = first.trim() == "+++";
        if head.trim().is_empty() {
            return insert(0, format!("---{end}{key}: {value}{end}---{end}"));
        }
        let last = head
            .trim_end()
            .rfind('\n')
            .map_or(range.end, |at| range.start + at + 1);
        let read = if is_toml { toml } else { yaml };
        let (table, _) = read(file, text, inner..last, &CODES);
        let value = match is_toml && !value.starts_with('[') {
            true => quoted(value),
            false => value.to_string(),
        };
        let Some(found) = entry(&table, names) else {
            let mark = if is_toml { " =" } else { ":" };
            return insert(inner, format!("{key}{mark} {value}{end}"));
        };
        let raw = text.get(found.span.range())?;
        // A list in lines of its own may end with the line behind it.
        let rest = &raw[raw.trim_end().len()..];
        (raw.trim_end() != value).then(|| Fix {
            span: found.span.clone(),
            replacement: format!("{value}{rest}"),
        })
    }

    fn links(&self, (old, new): (&SourcePath, &SourcePath), done: &mut Regrouped) {
        for (page, text) in self.texts() {
            for link in &page.document.links {
                let path = link.goal.split(['#', '?']).next().unwrap_or_default();
                let leads = match path.strip_prefix('/').or_else(|| path.strip_prefix("@/")) {
                    Some(path) => Some(SourcePath::new(&format!("content/{}", decode(path)))),
                    None => page.source.resolve(&decode(path)),
                };
                let is_meant = leads.is_some_and(|file| is_within(&file, old));
                if path.is_empty() || !is_meant {
                    continue;
                }
                let fix =
                    place(text, link).and_then(|span| renamed(text, &span, old.name(), new.name()));
                if fix.is_none() {
                    done.left.push((
                        link.span.clone(),
                        message!(
                            vi: "sửa tay: liên kết này nay dẫn tới `{new}`",
                            en: "by hand: this link leads to `{new}` now",
                        ),
                    ));
                }
                done.add(fix);
            }
        }
    }

    /// Paths of pages in the configuration.
    fn menu(&self, (old, new): (&SourcePath, &SourcePath), done: &mut Regrouped) {
        let Some((value, text)) = self.toml(&self.site.options.config) else {
            return;
        };
        for (written, span) in texts(&value) {
            let file = SourcePath::new(&format!("content/{}", written.trim_start_matches('/')));
            if is_within(&file, old) {
                done.add(renamed(text, span, old.name(), new.name()));
            }
        }
    }
}

fn entry<'v>(table: &'v Value, names: &[&str]) -> Option<&'v Value> {
    let Node::Table(Table { entries }) = &table.node else {
        return None;
    };
    let mut entries = entries.iter();
    let found = entries.find(|entry| names.contains(&entry.key.name.as_str()))?;
    Some(&found.value)
}

fn is_within(file: &SourcePath, old: &SourcePath) -> bool {
    file == old || file.below(old.as_str()).is_some()
}

/// Where the goal of a link is written: in the link, or in the line that defines it.
fn place(text: &str, link: &Link) -> Option<Span> {
    let range = link.span.range();
    let goal = link.goal.as_str();
    let within = text
        .get(range.clone())?
        .rfind(goal)
        .map(|at| range.start + at);
    let defined = || {
        let mut places = text.match_indices(goal).map(|(at, _)| at);
        places.find(|at| text[..*at].trim_end_matches([' ', '<']).ends_with("]:"))
    };
    let at = within.or_else(defined)?;
    Some(Span::new(&link.span.file, at..at + goal.len()))
}

/// Every text in a tree, with its place.
fn texts(value: &Value) -> Vec<(&str, &Span)> {
    match &value.node {
        Node::Text(text) => vec![(text.as_str(), &value.span)],
        Node::List(items) => items.iter().flat_map(texts).collect(),
        Node::Table(table) => {
            let values = table.entries.iter().map(|entry| &entry.value);
            values.flat_map(texts).collect()
        }
        _ => vec![],
    }
}
