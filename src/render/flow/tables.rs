//! Tables, and lists of words with what they mean.

use super::build::Builder;
use super::events::Rest;
use super::{Alignment, Cell, Definition, Table};
use pulldown_cmark::{Event, Tag, TagEnd};

impl<'a> Builder<'_, 'a> {
    pub fn definitions(&mut self, rest: &mut Rest<'_, 'a>) -> Vec<Definition<'a>> {
        let mut found = vec![];
        while let Some((Event::Start(tag), _)) = rest.as_slice().first() {
            let is_term = matches!(tag, Tag::DefinitionListTitle);
            rest.next();
            found.push(match is_term {
                true => Definition::Term(self.line(rest)),
                false => Definition::Meaning(self.inside(rest)),
            });
            rest.next();
        }
        found
    }

    pub fn table(
        &mut self,
        alignments: &[pulldown_cmark::Alignment],
        rest: &mut Rest<'_, 'a>,
    ) -> Table<'a> {
        let mut rows: Vec<Vec<Cell<'a>>> = vec![];
        while let Some((event, _)) = rest.as_slice().first() {
            match event {
                Event::End(TagEnd::Table) => break,
                Event::Start(Tag::TableHead | Tag::TableRow) => rows.push(vec![]),
                Event::Start(Tag::TableCell) => {
                    rest.next();
                    let cell = self.line(rest);
                    rows.last_mut().into_iter().for_each(|row| row.push(vec![]));
                    if let Some(last) = rows.last_mut().and_then(|row| row.last_mut()) {
                        *last = cell;
                    }
                }
                _ => {}
            }
            rest.next();
        }
        let head = if rows.is_empty() {
            vec![]
        } else {
            rows.remove(0)
        };
        Table {
            alignments: alignments.iter().map(|one| alignment(*one)).collect(),
            head,
            rows,
        }
    }
}

fn alignment(one: pulldown_cmark::Alignment) -> Alignment {
    match one {
        pulldown_cmark::Alignment::None => Alignment::None,
        pulldown_cmark::Alignment::Left => Alignment::Left,
        pulldown_cmark::Alignment::Center => Alignment::Center,
        pulldown_cmark::Alignment::Right => Alignment::Right,
    }
}
