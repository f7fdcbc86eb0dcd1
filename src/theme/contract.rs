//! The contract of templates as types: read from the tables of `themes/README.md`, which the tests
//! hold to `render/view.rs`.

use super::embedded::GUIDE;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// What a value of the view is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A text, a number, a flag: nothing stands in it.
    Plain,
    /// A table of the guide, by name.
    Shape(String),
    List(Box<Kind>),
    /// Values by keys that are not known beforehand.
    Table(Box<Kind>),
    /// Not known: nothing can be said of what stands in it.
    Any,
}

/// The values of each shape by name.
pub type Shapes = BTreeMap<String, BTreeMap<String, Kind>>;

/// Every shape of the contract; a value whose own values stand beside it is replaced by them.
pub fn shapes() -> &'static Shapes {
    static SHAPES: LazyLock<Shapes> = LazyLock::new(|| read(GUIDE));
    &SHAPES
}

/// What the guide says of a value whose own values stand beside it.
const FLAT: &str = "All its values stand beside these. |";

fn read(guide: &str) -> Shapes {
    let mut shapes = Shapes::new();
    let (mut open, mut flat) = (String::new(), vec![]);
    for line in guide.lines() {
        if let Some(name) = line.strip_prefix("### ") {
            open = name.trim().to_string();
        } else if let Some((name, kind)) = row(line).filter(|_| !open.is_empty()) {
            let shape = shapes.entry(open.clone()).or_default();
            match kind {
                Kind::Shape(inner) if line.ends_with(FLAT) => flat.push((open.clone(), inner)),
                kind => drop(shape.insert(name.to_string(), kind)),
            }
        }
    }
    for (outer, inner) in flat {
        let values = shapes.get(&inner).cloned().unwrap_or_default();
        shapes.entry(outer).or_default().extend(values);
    }
    shapes
}

/// `| \`name\` | type | …`
fn row(line: &str) -> Option<(&str, Kind)> {
    let mut cells = line.strip_prefix("| `")?.split(" | ");
    Some((cells.next()?.strip_suffix('`')?, kind(cells.next()?)))
}

/// `list of [Card](#card)`, `[DateView](#dateview) or \`null\``, `table of text`, `number`.
fn kind(told: &str) -> Kind {
    if let Some(inner) = told.strip_prefix("list of ") {
        Kind::List(Box::new(kind(inner)))
    } else if let Some(inner) = told.strip_prefix("table of ") {
        Kind::Table(Box::new(kind(inner)))
    } else if let Some((name, _)) = told.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Kind::Shape(name.to_string())
    } else {
        Kind::Plain
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_of_the_guide_are_types() {
        let view = &shapes()["View"];
        assert_eq!(view["content"], Kind::Plain);
        assert_eq!(view["page"], Kind::Shape("PageView".into()));
        assert_eq!(
            view["crumbs"],
            Kind::List(Box::new(Kind::Shape("LinkView".into())))
        );
        assert_eq!(
            view["queries"],
            Kind::Table(Box::new(Kind::List(Box::new(Kind::Shape("Card".into())))))
        );
    }

    #[test]
    fn every_shape_that_a_table_names_has_a_table() {
        fn named(kind: &Kind) -> Option<&String> {
            match kind {
                Kind::Shape(name) => Some(name),
                Kind::List(inner) | Kind::Table(inner) => named(inner),
                Kind::Plain | Kind::Any => None,
            }
        }
        let lacking: Vec<_> = shapes()
            .values()
            .flat_map(BTreeMap::values)
            .filter_map(named)
            .filter(|name| !shapes().contains_key(*name))
            .collect();
        assert!(lacking.is_empty(), "{lacking:?}");
    }
}
