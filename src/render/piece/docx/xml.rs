//! Elements of a document of Word, one call each.

use crate::base::escape::valid;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// A file that is being written.
pub struct Xml(Writer<Vec<u8>>);

pub type Attributes<'a> = &'a [(&'a str, &'a str)];

impl Xml {
    /// A file with its declaration.
    pub fn new() -> Self {
        let mut xml = Xml(Writer::new(Vec::new()));
        xml.event(Event::Decl(BytesDecl::new(
            "1.0",
            Some("UTF-8"),
            Some("yes"),
        )));
        xml
    }

    pub fn open(&mut self, name: &str, attributes: Attributes) {
        self.event(Event::Start(start(name, attributes)));
    }

    pub fn close(&mut self, name: &str) {
        self.event(Event::End(BytesEnd::new(name)));
    }

    /// An element without content.
    pub fn leaf(&mut self, name: &str, attributes: Attributes) {
        self.event(Event::Empty(start(name, attributes)));
    }

    /// An element around what `inside` writes.
    pub fn within(&mut self, name: &str, attributes: Attributes, inside: impl FnOnce(&mut Xml)) {
        self.open(name, attributes);
        inside(self);
        self.close(name);
    }

    /// Text; what XML may not hold is replaced.
    pub fn text(&mut self, text: &str) {
        self.event(Event::Text(BytesText::new(&valid(text))));
    }

    pub fn finish(self) -> Vec<u8> {
        self.0.into_inner()
    }

    /// Writing to memory does not fail.
    fn event(&mut self, event: Event) {
        let _ = self.0.write_event(event);
    }
}

fn start<'a>(name: &'a str, attributes: Attributes) -> BytesStart<'a> {
    let mut start = BytesStart::new(name);
    for (key, value) in attributes {
        start.push_attribute((*key, &*valid(value)));
    }
    start
}
