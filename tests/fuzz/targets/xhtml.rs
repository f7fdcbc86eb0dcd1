//! The text of a page as XHTML, and whether XML can read it.

use quick_xml::Reader;
use quick_xml::events::Event;
use std::collections::BTreeMap;
use xanh::engine::Planned;
use xanh::graph::quotes::quotes;
use xanh::model::config::RawHtml;
use xanh::model::page::Page;
use xanh::render::flow::{Reader as FlowReader, Sources};
use xanh::render::html::{Questions, Setting, Syntax, html};
use xanh::render::links::{LinkPolicy, Package};
use xanh::select::includes::includes;

/// The text of a page as XHTML, its links within a package of no files.
pub fn xhtml(planned: &Planned, page: &Page, raw: RawHtml) -> String {
    let site = &planned.site;
    let links = site.links.get(&page.source).cloned().unwrap();
    let (quotes, includes) = (
        quotes(site, page, &page.out),
        includes(site, page, &links, &page.out),
    );
    let sources = Sources {
        links: &links,
        quotes: &quotes,
        includes: &includes,
    };
    let package = Package::default();
    let setting = Setting {
        links: LinkPolicy::Within(&package),
        syntax: Syntax::Xhtml,
        questions: Questions::Forms,
        prefix: "",
        levels: &BTreeMap::new(),
        raw,
        pictures: &BTreeMap::new(),
        theme: &planned.theme,
    };
    html(&FlowReader::new(page, sources).flow(), setting)
}

/// What is wrong with `xhtml` as the inside of an XML element.
///
/// Source: XML 1.0, well-formedness constraints: element type match, unique attributes, legal
/// characters, entities declared.
pub fn parsed(xhtml: &str) -> Result<(), String> {
    let text = format!("<body>{xhtml}</body>");
    let mut reader = Reader::from_str(&text);
    let mut depth = 0;
    loop {
        match reader.read_event().map_err(|fault| fault.to_string())? {
            Event::Start(tag) => {
                depth += 1;
                attributes(&tag)?;
            }
            Event::Empty(tag) => attributes(&tag)?,
            Event::End(_) => depth -= 1,
            Event::GeneralRef(name) => entity(&name)?,
            Event::Eof if depth == 0 => return Ok(()),
            Event::Eof => return Err("an element is open at the end".into()),
            Event::Text(text) if text.contains('<') => return Err("a bare `<`".into()),
            _ => {}
        }
    }
}

fn attributes(tag: &quick_xml::events::BytesStart) -> Result<(), String> {
    for attribute in tag.attributes() {
        let attribute = attribute.map_err(|fault| fault.to_string())?;
        let value = attribute.value.into_owned();
        if value.contains('<') {
            return Err(format!("a bare `<` in an attribute: {value}"));
        }
        for rest in value.split('&').skip(1) {
            entity(rest.split(';').next().unwrap_or_default())?;
        }
    }
    Ok(())
}

fn entity(name: &str) -> Result<(), String> {
    let known = ["amp", "lt", "gt", "quot", "apos"].contains(&name) || name.starts_with('#');
    known.then_some(()).ok_or(format!("entity `{name}`"))
}
