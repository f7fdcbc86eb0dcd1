//! YAML as a tree of values: one document, no anchors, aliases or tags, so that nothing can grow
//! beyond what was written.

mod lints;
mod signs;

use self::lints::{Mark, unsupported};
use super::source::Source;
use super::{Codes, Entry, Key, Node, Table, Value};
use crate::base::diagnostic::Diagnostic;
use crate::base::path::SourcePath;
use serde_saphyr::granit_parser::{Event, Parser, ScalarStyle, Span, options};
use std::ops::Range;

/// Collections within one another that are still read.
const DEPTH: usize = 32;

/// The value written in bytes `range` of `text`, and what is wrong with it; what stands after a
/// fault of syntax is left out of it.
///
/// Spans are bytes of the whole `text`. An empty text is an empty table. Of two values for one key
/// the first stays. Plain `true`, `false`, `null`, `~` and whole numbers are what they say (YAML
/// 1.2, core schema); all else is text, dates too. Diagnostics: `syntax`, `duplicate`, `colon`,
/// `curly_quotes`, `tab`, `unsupported` of `codes`.
pub fn yaml(
    file: &SourcePath,
    text: &str,
    range: Range<usize>,
    codes: &Codes,
) -> (Value, Vec<Diagnostic>) {
    let source = Source::new(file, text, range, codes);
    let mut builder = Builder {
        source: &source,
        open: vec![],
        root: None,
        documents: 0,
        wrong: vec![],
    };
    let options = options! {
        flow_nesting_limit: DEPTH,
        block_nesting_limit: DEPTH,
        emit_comments: false,
        emit_anchor_events: true,
        emit_unresolved_aliases: true,
    };
    for next in Parser::new_from_str_with_options(source.inner(), options) {
        match next {
            Ok((event, span)) => builder.event(event, span),
            Err(error) => {
                let at = error.marker().byte_offset().unwrap_or(0);
                builder.broken(lints::fault(&source, error.kind(), at));
                break;
            }
        }
    }
    builder.finish()
}

/// A collection that is not closed yet, and where it began.
struct Open {
    items: Items,
    start: usize,
}

enum Items {
    List(Vec<Value>),
    /// With the key whose value comes next.
    Table(Table, Option<Key>),
}

struct Builder<'a> {
    source: &'a Source<'a>,
    open: Vec<Open>,
    root: Option<Value>,
    documents: usize,
    wrong: Vec<Diagnostic>,
}

impl Builder<'_> {
    fn event(&mut self, event: Event, span: Span) {
        let at = span.byte_range().unwrap_or(0..0);
        if let Some(tag) = span.tag_span().and_then(|tag| tag.byte_range()) {
            self.wrong.push(unsupported(self.source, Mark::Tag, tag));
        }
        match event {
            Event::DocumentStart(..) => self.document(at),
            Event::Scalar(text, style, ..) => self.scalar(&text, style, at),
            Event::SequenceStart(..) => self.open.push(Open {
                items: Items::List(vec![]),
                start: at.start,
            }),
            Event::MappingStart(..) => self.open.push(Open {
                items: Items::Table(Table::default(), None),
                start: at.start,
            }),
            Event::SequenceEnd | Event::MappingEnd => self.close(at.end),
            Event::Anchor(..) => self.wrong.push(unsupported(self.source, Mark::Anchor, at)),
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                self.wrong
                    .push(unsupported(self.source, Mark::Alias, at.clone()));
                self.put(self.source.value(Node::Nothing, at));
            }
            _ => {}
        }
    }

    fn document(&mut self, at: Range<usize>) {
        self.documents += 1;
        if self.documents == 2 {
            self.wrong
                .push(unsupported(self.source, Mark::Document, at));
        }
    }

    fn scalar(&mut self, text: &str, style: ScalarStyle, at: Range<usize>) {
        let plain = style == ScalarStyle::Plain;
        let (text, faults) = match plain {
            true => self.plain(text, &at),
            false => (text.to_string(), vec![]),
        };
        self.wrong.extend(faults);
        match self.open.last_mut() {
            Some(Open {
                items: Items::Table(_, wanted @ None),
                ..
            }) => {
                *wanted = Some(Key {
                    name: text,
                    span: self.source.span(at),
                });
            }
            _ => self.put(self.source.value(
                if plain {
                    resolved(&text)
                } else {
                    Node::Text(text)
                },
                at,
            )),
        }
    }

    /// The parser goes no further. A sign of YAML that it met just before at the same place is the
    /// same fault.
    fn broken(&mut self, fault: Diagnostic) {
        let place = |fault: &Diagnostic| fault.span.as_ref().map(|span| span.start);
        self.wrong.retain(|other| place(other) != place(&fault));
        self.wrong.push(fault);
    }

    /// A scalar without quotes as it was meant, and what YAML makes of it unseen.
    fn plain(&self, text: &str, at: &Range<usize>) -> (String, Vec<Diagnostic>) {
        let (text, sign) = signs::without(self.source, at, text);
        let curly = lints::curly_text(self.source, at);
        let comment = match resolved(&text) {
            Node::Flag(_) | Node::Number(_) => None,
            Node::Nothing if at.is_empty() => lints::comment(self.source, at, ""),
            _ => lints::comment(self.source, at, &text),
        };
        let faults = [sign, curly, comment];
        (text, faults.into_iter().flatten().collect())
    }

    fn close(&mut self, end: usize) {
        let Some(Open { items, start }) = self.open.pop() else {
            return;
        };
        let node = match items {
            Items::List(values) => Node::List(values),
            Items::Table(table, _) => Node::Table(table),
        };
        self.put(self.source.value(node, start..end.max(start)));
    }

    /// Gives a finished value to what it stands in.
    fn put(&mut self, value: Value) {
        match self.open.last_mut().map(|open| &mut open.items) {
            Some(Items::List(values)) => values.push(value),
            Some(Items::Table(table, key)) => match key.take() {
                Some(key) if table.get(&key.name).is_some() => {
                    self.wrong.push(self.source.twice(&key))
                }
                Some(key) => table.entries.push(Entry { key, value }),
                None => {
                    self.wrong.push(lints::no_key(self.source, &value));
                    *key = Some(Key {
                        name: String::new(),
                        span: value.span,
                    });
                }
            },
            None if self.documents < 2 => self.root = Some(value),
            None => {}
        }
    }

    fn finish(mut self) -> (Value, Vec<Diagnostic>) {
        let end = self.source.inner().len();
        while !self.open.is_empty() {
            self.close(end);
        }
        if let Some(Value {
            node: Node::Text(_),
            span,
        }) = &self.root
            && self.wrong.is_empty()
        {
            let at = span.range().start.saturating_sub(self.source.start());
            self.wrong.extend(lints::no_pair(self.source, at));
        }
        let root = self.root.filter(|root| root.node != Node::Nothing);
        (
            root.unwrap_or_else(|| Value {
                node: Node::Table(Table::default()),
                span: self.source.all(),
            }),
            self.wrong,
        )
    }
}

/// A text without quotes as the core schema reads it. Numbers with signs of their own (`01`, `+1`,
/// `0x1`) stay text.
///
/// Source: YAML 1.2.2 §10.3.
fn resolved(text: &str) -> Node {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Node::Nothing,
        "true" | "True" | "TRUE" => Node::Flag(true),
        "false" | "False" | "FALSE" => Node::Flag(false),
        _ => match text.parse::<i64>() {
            Ok(number) if number.to_string() == text => Node::Number(number),
            _ => Node::Text(text.to_string()),
        },
    }
}
