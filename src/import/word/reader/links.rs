//! Links, fields and pictures on the way.

use super::super::xml::Tag;
use super::super::{Content, NoticeKind, Run};
use super::Reader;

impl Reader<'_> {
    /// The address that a link of the web leads to.
    pub(super) fn address(&self, tag: &Tag) -> Option<String> {
        let relation = self.relations.get(tag.attribute("id")?)?;
        let anchor = tag.attribute("anchor").map(|anchor| format!("#{anchor}"));
        let anchor = anchor.unwrap_or_default();
        relation
            .external
            .then(|| format!("{}{anchor}", relation.target))
    }

    /// Source: ECMA-376 Part 1 §17.16.18.
    pub(super) fn field(&mut self, kind: &str) {
        match kind {
            "begin" => {
                self.fields.push((String::new(), false));
                self.links.push(None);
            }
            "separate" => {
                if let Some((said, done)) = self.fields.last_mut() {
                    *done = true;
                    let link = linked(said);
                    self.links.pop();
                    self.links.push(link);
                }
            }
            "end" => {
                self.fields.pop();
                self.links.pop();
            }
            _ => {}
        }
    }

    pub(super) fn describe(&mut self, tag: &Tag) {
        let said = ["descr", "alt", "title"].iter();
        let said = said.filter_map(|key| tag.attribute(key));
        self.alt = said
            .map(str::trim)
            .find(|said| !said.is_empty())
            .unwrap_or("")
            .to_string();
    }

    /// Notes a chart, a diagram, an embedded file or a text in another form, by what describes it.
    pub(super) fn undrawn(&mut self, tag: &Tag) {
        let alt = std::mem::take(&mut self.alt);
        let part = ["id", "dm"].iter().find_map(|key| tag.attribute(key));
        let part = part.and_then(|id| self.relations.get(id));
        let part = part.map_or("", |part| part.target.as_str());
        let form = tag.attribute("ProgID").unwrap_or(&tag.name);
        self.note(NoticeKind::Drawing, &format!("{form} {part} {alt} "));
    }

    pub(super) fn picture(&mut self, tag: &Tag) {
        let id = ["embed", "link", "id"]
            .iter()
            .find_map(|key| tag.attribute(key));
        let Some(relation) = id.and_then(|id| self.relations.get(id)) else {
            return;
        };
        if relation.external || !self.tracked.is_empty() && self.is_gone() {
            return;
        }
        let part = relation.target.trim_start_matches("/word/").to_string();
        let name = part.rsplit('/').next().unwrap_or(&part).to_string();
        let alt = std::mem::take(&mut self.alt);
        let hidden = self.look.0.hidden == Some(true);
        if hidden {
            return self.note(NoticeKind::Hidden, &format!("{name} {alt}"));
        }
        self.pictures.insert(name.clone(), part.into_bytes());
        self.add(Run {
            content: Content::Picture { name, alt },
            ..Run::default()
        });
    }
}

/// The address in the code of a field: `HYPERLINK "https://…" \\o "…"`.
pub(super) fn linked(said: &str) -> Option<String> {
    let rest = said.trim_start().strip_prefix("HYPERLINK")?.trim_start();
    let address = rest.strip_prefix('"')?.split('"').next()?;
    (!address.is_empty()).then(|| address.to_string())
}
