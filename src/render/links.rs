//! Where links lead from: a page of the site, anywhere, a package of files, nowhere.

use super::xml::{escape, href};
use crate::base::path::{OutPath, encode};
use crate::graph::links::Target;
use std::collections::BTreeMap;

/// How the links and pictures of a text find what they lead to.
#[derive(Clone, Copy, Debug)]
pub enum LinkPolicy<'a> {
    /// The text stands on this page of the site.
    Relative { from: &'a OutPath },
    /// The text is read elsewhere; `base_url` is where the site stands and ends in `/`.
    Absolute { base_url: &'a str },
    /// The text goes together with some files.
    Within(&'a Package),
    /// Words alone stand: a link is its words, a picture what it shows.
    None,
}

/// Files that go together with a text: those of an EPUB, those beside a question of Moodle.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Package {
    /// The address of each file that it holds, as the text has to name it: `../anh/so-do.png`. One
    /// that begins with `#` is the start of the ids of a page that stands in the same file as the
    /// text: `#c3-`.
    pub files: BTreeMap<OutPath, String>,
    /// Titles of pages that it does not hold: they stand where a link would lead there.
    pub titles: BTreeMap<OutPath, String>,
    /// Where the site stands, ending in `/`: what the package does not hold is linked there.
    /// `None`: it stays words.
    pub base_url: Option<String>,
}

impl LinkPolicy<'_> {
    /// The address of an output; `None` where words stand alone.
    pub fn address(&self, out: &OutPath) -> Option<String> {
        match self {
            LinkPolicy::Relative { from } => Some(from.link_to(out)),
            LinkPolicy::Absolute { base_url } => Some(format!("{base_url}{}", out.address())),
            LinkPolicy::Within(package) => package.address(out),
            LinkPolicy::None => None,
        }
    }

    /// The address of a picture that is shown; `None` where it is told in words.
    pub fn picture(&self, out: &OutPath) -> Option<String> {
        match self {
            LinkPolicy::Within(package) => package.files.get(out).cloned(),
            LinkPolicy::Relative { .. } | LinkPolicy::Absolute { .. } | LinkPolicy::None => {
                self.address(out)
            }
        }
    }

    /// The address of a place on `page`, which the text is of.
    pub fn place(&self, page: &OutPath, anchor: &str) -> Option<String> {
        let place = format!("#{}", encode(anchor));
        let is_here = match self {
            LinkPolicy::Relative { from } => *from == page,
            LinkPolicy::Within(package) => match package.files.get(page) {
                Some(start) if start.starts_with('#') => return Some(below(start, anchor)),
                file => file.is_some(),
            },
            LinkPolicy::Absolute { .. } | LinkPolicy::None => false,
        };
        if is_here {
            return Some(place);
        }
        Some(self.address(page)? + &place)
    }

    /// Whether the text stands with its notes in a package, as a chapter of a book.
    pub fn is_chapter(&self, page: &OutPath) -> bool {
        matches!(self, LinkPolicy::Within(package) if package.files.contains_key(page))
    }

    /// How a page that the package does not hold is called, where a link would lead to it.
    pub fn left<'t>(&'t self, target: &'t Target) -> Option<&'t str> {
        let LinkPolicy::Within(package) = self else {
            return match target {
                Target::Left(title) => Some(title),
                _ => None,
            };
        };
        let held = |out: &OutPath| package.files.contains_key(out);
        match target {
            Target::Left(title) => Some(title),
            Target::Page { out, .. } if !held(out) => package.titles.get(out).map(String::as_str),
            Target::Clauses { out, spoken, .. } if !held(out) => {
                package.titles.get(out).map(|_| spoken.as_str())
            }
            _ => None,
        }
    }

    /// Whether the text stands on a page of the site, with its styles and scripts.
    pub fn is_page(&self) -> bool {
        matches!(self, LinkPolicy::Relative { .. })
    }

    /// The opening tag of a link to `target` without its `>`; `page` is the one that the text is
    /// of. `None` where the words stand without a link.
    pub fn tag(&self, target: &Target, page: &OutPath) -> Option<String> {
        let address = self.of(target, page)?;
        let (class, title) = match target {
            Target::Page { .. }
            | Target::Anchor(_)
            | Target::File { .. }
            | Target::Picture { .. }
            | Target::Part { .. }
            | Target::Hidden
            | Target::Left(_)
            | Target::Broken => return Some(format!("<a href=\"{address}\"")),
            Target::Outside(_) => return Some(format!("<a class=\"outside\" href=\"{address}\"")),
            Target::Clauses {
                clauses, spoken, ..
            } => {
                let clause = clauses.first().map(ToString::to_string);
                let clause = escape(&clause.unwrap_or_default());
                let address = format!("{address}\" data-clause=\"{clause}");
                return Some(titled("clause-ref", &address, spoken));
            }
            Target::Term { meaning, .. } => ("term", meaning.clone()),
            Target::Document { name, title, .. } => ("citation", format!("{name}: {title}")),
        };
        Some(titled(class, &address, &title))
    }

    /// The whole address of what a target is, as an attribute wants it.
    pub fn of(&self, target: &Target, page: &OutPath) -> Option<String> {
        let at = |out: &OutPath, anchor: &str| {
            let address = self.address(out)?;
            Some(match address.starts_with('#') {
                true => below(&address, anchor),
                false => format!("{address}#{}", encode(anchor)),
            })
        };
        match target {
            Target::Page { out, anchor, .. } => match anchor {
                Some(anchor) => at(out, anchor),
                None => self.address(out),
            },
            Target::Anchor(anchor) => self.place(page, anchor),
            Target::File { out, .. } | Target::Picture { out, .. } => self.address(out),
            Target::Outside(address) => {
                let mut escaped = String::new();
                href(&mut escaped, address);
                Some(escaped)
            }
            Target::Clauses { clauses, out, .. } => {
                let first = clauses.first().map(|address| address.clause.as_str());
                at(out, first.unwrap_or_default())
            }
            Target::Term { out, anchor, .. } => at(out, anchor),
            Target::Document { out, id, .. } => at(out, id),
            Target::Hidden | Target::Left(_) | Target::Broken | Target::Part { .. } => None,
        }
    }
}

impl Package {
    /// The address of a file that it holds, else of one on the site.
    fn address(&self, out: &OutPath) -> Option<String> {
        let on_site = || Some(format!("{}{}", self.base_url.as_ref()?, out.address()));
        self.files.get(out).cloned().or_else(on_site)
    }
}

/// A place on a page whose ids begin with `start`: `#c3-`.
fn below(start: &str, anchor: &str) -> String {
    format!("{start}{}", encode(anchor))
}

fn titled(class: &str, address: &str, title: &str) -> String {
    let title = escape(title);
    format!("<a class=\"{class}\" href=\"{address}\" title=\"{title}\"")
}
