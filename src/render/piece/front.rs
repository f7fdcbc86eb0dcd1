//! What the head of a page says of it, for who approves it.

use super::{Part, Purpose, Run, Source};
use crate::model::meta::{GuideMeta, Kind, ModuleMeta, PlanMeta};
use crate::theme::Theme;

/// Paragraphs and lists before the text; none where it is printed again.
pub fn parts(source: &Source, theme: &Theme) -> Vec<Part> {
    match (&source.page.kind, source.purpose) {
        (_, Purpose::Reprint) => vec![],
        (Kind::Module(module), _) => of_module(module, theme),
        (Kind::Guide(guide), _) => of_guide(guide, theme),
        (Kind::Plan(plan), _) => of_plan(plan),
        _ => vec![],
    }
}

fn of_module(module: &ModuleMeta, theme: &Theme) -> Vec<Part> {
    let minutes = module.duration.as_ref().map(|minutes| minutes.value);
    let minutes = minutes.map(|minutes| format!("{minutes} {}", theme.word("minutes")));
    let mut parts = said(theme, "duration", &minutes.unwrap_or_default());
    parts.extend(said(theme, "audience", &module.audience));
    let objectives = module.objectives.iter().map(|(_, text)| text.as_str());
    parts.extend(listed(theme, "objectives", objectives));
    let materials = module.materials.iter().map(String::as_str);
    parts.extend(listed(theme, "materials", materials));
    parts
}

fn of_guide(guide: &GuideMeta, theme: &Theme) -> Vec<Part> {
    let mut parts = said(theme, "campaign", &guide.campaign);
    parts.extend(said(theme, "period", &guide.period));
    parts.extend(said(theme, "partners", &guide.partners.join(", ")));
    parts.extend(said(theme, "outcome", &guide.outcome));
    let indicators = guide.indicators.iter().map(String::as_str);
    parts.extend(listed(theme, "indicators", indicators));
    parts
}

fn of_plan(plan: &PlanMeta) -> Vec<Part> {
    let named = [&plan.form, &plan.number].map(String::as_str).join(" ");
    let lines = [named.trim(), plan.subject.as_str(), plan.issuer.as_str()];
    let lines = lines.into_iter().filter(|line| !line.is_empty());
    lines
        .map(|line| Part::Paragraph(vec![Run::plain(line)]))
        .collect()
}

/// `Thời lượng: 90 phút`
fn said(theme: &Theme, key: &str, value: &str) -> Vec<Part> {
    match value.is_empty() {
        true => vec![],
        false => vec![Part::Paragraph(vec![
            Run::strong(format!("{}:", theme.word(key))),
            Run::plain(format!(" {value}")),
        ])],
    }
}

/// A heading and a list below it.
fn listed<'a>(theme: &Theme, key: &str, values: impl Iterator<Item = &'a str>) -> Vec<Part> {
    let item = |value: &str| vec![Part::Paragraph(vec![Run::plain(value)])];
    let items: Vec<Vec<Part>> = values.map(item).collect();
    match items.is_empty() {
        true => vec![],
        false => vec![
            Part::Heading(2, vec![Run::plain(theme.word(key))]),
            Part::List { first: None, items },
        ],
    }
}
