//! Front matter of other generators, through the table of foreign keys.

use super::Generator;
use super::front::{first_heading, parted};
use super::plan::{Plan, Planned};
use super::report::Left;
use crate::base::date::Date;
use crate::base::value::{Entry, Node, Value, quoted};
use crate::graph::claims;
use crate::read::fields::{FIELDS, Owner};
use crate::read::front_matter::foreign::rows::{Here, ROWS};
use crate::text::vi;
use std::collections::BTreeMap;

/// The head of a page here, fences included.
pub fn head(plan: &Plan, planned: &Planned, left: &mut Left) -> String {
    let (table, _) = parted(&planned.text);
    let mut keys: BTreeMap<&str, String> = BTreeMap::new();
    let (mut topics, mut aliases): (Vec<String>, Vec<String>) = (vec![], vec![]);
    let mut terms: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for entry in &table.entries {
        if plan.settings.taxonomies.contains(&entry.key.name) {
            terms.insert(entry.key.name.clone(), texts(&entry.value));
            left.done("head");
        } else {
            take(entry, &mut keys, (&mut topics, &mut aliases), left);
        }
    }
    let order = &plan.settings.order;
    if let Some(at) = order.iter().position(|old| *old == planned.old) {
        keys.entry("weight").or_insert((at + 1).to_string());
    }
    keys.entry("title")
        .or_insert_with(|| quoted(&title(plan, planned)));
    if planned.old.starts_with("_drafts/") {
        keys.insert("draft", "true".to_string());
    }
    if let Some(day) = day_of_name(plan.generator, &planned.old) {
        keys.entry("date").or_insert(day);
    }
    let is_section = planned.new.ends_with("index.md");
    if !is_section && !planned.address.is_empty() {
        aliases.insert(0, planned.address.clone());
    }
    let lists = [
        ("topics".to_string(), topics),
        ("aliases".to_string(), plain(plan, aliases)),
    ];
    fenced(keys, lists.into_iter().chain(terms))
}

/// The title of a page whose head has none: its first heading, or else the name of the site or of
/// its file.
fn title(plan: &Plan, planned: &Planned) -> String {
    let home = matches!(
        planned.new.as_str(),
        "content/_index.md" | "content/index.md"
    );
    let site = plan.settings.title.clone().filter(|_| home);
    let mut names = planned.new.rsplit('/');
    let stem = names.next().unwrap_or("").trim_end_matches(".md");
    let folder = names.next().unwrap_or("");
    let name = if stem.ends_with("index") {
        folder
    } else {
        stem
    };
    let named = || site.unwrap_or_else(|| name.replace('-', " "));
    first_heading(&planned.text).unwrap_or_else(named)
}

/// The day that the name of a post of Jekyll or Docusaurus begins with.
fn day_of_name(generator: Generator, old: &str) -> Option<String> {
    let day = old.rsplit('/').next()?.get(..10)?;
    let is_post = generator == Generator::Jekyll || old.starts_with("blog/");
    let is_dated = is_post && Date::parse(day).is_some();
    is_dated.then(|| day.to_string())
}

/// Keys and lists between the fences of a head, the title first.
fn fenced(
    mut keys: BTreeMap<&str, String>,
    lists: impl Iterator<Item = (String, Vec<String>)>,
) -> String {
    let mut out = "---\n".to_string();
    if let Some(title) = keys.remove("title") {
        out.push_str(&format!("title: {title}\n"));
    }
    out.extend(keys.iter().map(|(key, value)| format!("{key}: {value}\n")));
    for (key, values) in lists.filter(|(_, values)| !values.is_empty()) {
        let values: Vec<String> = values.iter().map(|value| quoted(value)).collect();
        out.push_str(&format!("{key}: [{}]\n", values.join(", ")));
    }
    out + "---\n"
}

/// Addresses within the site that no page has, each once.
fn plain(plan: &Plan, aliases: Vec<String>) -> Vec<String> {
    let mut known = vec![];
    for alias in aliases {
        // Those of Zola begin at the root without saying so.
        let alias = format!("/{}", alias.trim_start_matches('/'));
        let out = claims::address(&alias);
        let sound = alias.len() > 1
            && alias
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || "/-_.".contains(c))
            && !alias.contains("..")
            && !alias.contains("//")
            && out.is_none_or(|out| !plan.outputs.contains(out.as_str()));
        if sound && !known.contains(&alias) {
            known.push(alias);
        }
    }
    known
}

type Lists<'a> = (&'a mut Vec<String>, &'a mut Vec<String>);

fn take(
    entry: &Entry,
    keys: &mut BTreeMap<&'static str, String>,
    (topics, aliases): Lists,
    left: &mut Left,
) {
    let name = vi::slug(&entry.key.name).replace('-', "_");
    let own = FIELDS.iter().find(|field| {
        field.is(&name)
            && matches!(field.owner, Owner::Every)
            && name != "template"
            && name != "image"
    });
    let here = ROWS
        .iter()
        .find(|row| row.keys.contains(&name.as_str()))
        .map(|row| row.here);
    let key = match (own, here) {
        (Some(field), _) => Some(field.key),
        (None, Some(Here::Key(key))) => FIELDS.iter().find(|field| field.is(key)).map(|f| f.key),
        _ => None,
    };
    let all = || texts(&entry.value);
    let flag = match &entry.value.node {
        Node::Flag(flag) => *flag,
        Node::Text(text) => !matches!(text.as_str(), "false" | "no" | "never"),
        _ => true,
    };
    match (key, here) {
        (Some("topics"), _) | (None, Some(Here::Terms)) => topics.extend(all()),
        (Some("aliases"), _) | (None, Some(Here::Address)) => aliases.extend(all()),
        (Some(key), _) => match written(key, &entry.value) {
            Some(value) => {
                keys.entry(key).or_insert(value);
            }
            None => return left.leave("head", 1, &shown(entry)),
        },
        (None, Some(Here::Draft { when })) if flag == when => {
            keys.insert("draft", "true".to_string());
        }
        (None, Some(Here::Unsearched { when })) if flag == when => {
            keys.insert("search", "false".to_string());
        }
        (None, Some(Here::Draft { .. } | Here::Unsearched { .. })) => {}
        _ => return left.leave("head", 1, &shown(entry)),
    }
    left.done("head");
}

fn shown(entry: &Entry) -> String {
    format!("{}: {}", entry.key.name, texts(&entry.value).join(", "))
}

/// A value as YAML for a key of ours; `None` where it does not fit.
fn written(key: &str, value: &Value) -> Option<String> {
    let text = texts(value).join(", ");
    match key {
        "title" | "description" => Some(quoted(&text)).filter(|_| !text.trim().is_empty()),
        "date" | "updated" | "expires" | "publish" => {
            let day = text.get(..10)?;
            Date::parse(day).map(|_| day.to_string())
        }
        "draft" => Some(matches!(value.node, Node::Flag(true)).to_string()),
        "weight" => match value.node {
            Node::Number(number) => Some(number.clamp(-1_000_000, 1_000_000).to_string()),
            _ => None,
        },
        "authors" => {
            let all: Vec<String> = texts(value).iter().map(|text| quoted(text)).collect();
            (!all.is_empty()).then(|| format!("[{}]", all.join(", ")))
        }
        "lang" => (text == "vi" || text == "en").then_some(text),
        "slug" => (vi::slug(&text) == text && !text.is_empty()).then_some(text),
        _ => None,
    }
}

fn texts(value: &Value) -> Vec<String> {
    match &value.node {
        Node::Text(text) => vec![text.clone()],
        Node::Number(number) => vec![number.to_string()],
        Node::Flag(flag) => vec![flag.to_string()],
        Node::List(items) => items.iter().flat_map(texts).collect(),
        Node::Table(table) => {
            let named = table.entries.iter().find(|entry| entry.key.name == "name");
            match named {
                Some(entry) => texts(&entry.value),
                None => table
                    .entries
                    .iter()
                    .flat_map(|entry| texts(&entry.value))
                    .collect(),
            }
        }
        Node::Nothing => vec![],
    }
}
