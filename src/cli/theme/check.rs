//! `xanh theme check`: a theme shows a site with every kind of page, in both languages and for both
//! audiences.

use crate::base::date::{Moment, Zone};
use crate::base::diagnostic::Diagnostic;
use crate::base::digest::{Digest, Hashed};
use crate::base::inputs::{self, Asset, Audience, Inputs, Options};
use crate::base::path::SourcePath;
use crate::cli::Terminal;
use crate::engine::{self, Memo};
use crate::features;
use crate::model::meta::KindName;
use crate::shell::disk::measure;
use crate::shell::failure::{Exit, Failure};
use crate::shell::report::Shown;
use crate::theme::{examine, fixture};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

/// Tells all that is wrong with theme `name`. One of another contract is refused and not looked at
/// further.
pub fn check(shell: &Terminal, site: &Inputs, name: &str, strict: bool) -> Result<Exit, Failure> {
    let builds = ["vi", "en"]
        .into_iter()
        .flat_map(|lang| [Audience::Learner, Audience::Trainer].map(|audience| (lang, audience)));
    let inputs: Vec<Inputs> = builds
        .map(|(lang, audience)| dressed(site, name, lang, audience))
        .collect();
    let faults = faults(&inputs, name);
    let told = Shown::all(&faults, |file| {
        inputs[0]
            .shown(file)
            .or_else(|| crate::theme::embedded_text(file))
    });
    shell.tell(&told);
    let is_wrong = faults.iter().any(|fault| fault.is_error() || strict);
    if !is_wrong {
        shell.say(
            &format!("giao diện `{name}` trình bày được mọi loại trang"),
            &format!("theme `{name}` shows every kind of page"),
        );
    }
    Ok(if is_wrong { Exit::Faults } else { Exit::Clean })
}

/// The site with every kind of page, in theme `name` of `site`.
fn dressed(site: &Inputs, name: &str, lang: &str, audience: Audience) -> Inputs {
    let is_theme = |file: &SourcePath| file.below("themes").is_some();
    let themes = |(file, text): (&SourcePath, &Hashed<String>)| (file.clone(), text.clone());
    let mut texts: BTreeMap<_, _> = site
        .texts
        .iter()
        .filter(|(file, _)| is_theme(file))
        .map(themes)
        .collect();
    let mut assets: BTreeMap<_, _> = site
        .assets
        .iter()
        .filter(|(file, _)| is_theme(file))
        .map(|(file, asset)| (file.clone(), asset.clone()))
        .collect();
    for (file, bytes) in fixture() {
        let file = SourcePath::new(&file);
        assets.insert(file.clone(), asset(&file, bytes));
        if let Ok(text) = inputs::text(&file, bytes.to_vec()) {
            texts.insert(file, Hashed::text(text));
        }
    }
    texts.insert(
        SourcePath::new("xanh.toml"),
        Hashed::text(config(name, lang, audience)),
    );
    Inputs {
        texts,
        assets,
        refused: site
            .refused
            .iter()
            .filter(|(file, _)| is_theme(file))
            .map(|(file, refused)| (file.clone(), refused.clone()))
            .collect(),
        options: Options {
            audience,
            ..Options::default()
        },
        now: Moment::parse("2023-01-01", &Zone::default()).unwrap_or(site.now),
        resizer: site.resizer.clone(),
    }
}

fn asset(file: &SourcePath, bytes: &[u8]) -> Asset {
    let form = measure::form(file.extension(), &mut std::io::Cursor::new(bytes));
    Asset {
        digest: Digest::of_bytes(bytes),
        bytes: bytes.len() as u64,
        form,
    }
}

/// The site for learners says all that it may, that for trainers as little as it must.
fn config(name: &str, lang: &str, audience: Audience) -> String {
    let least =
        format!("title = \"Trang mẫu\"\nlang = \"{lang}\"\ntheme = \"{name}\"\nplan = \"mau\"\n");
    match audience {
        Audience::Learner => format!(
            "{least}report = \"mailto:a@example.org\"\nbase_url = \"https://example.org/\"\n"
        ),
        Audience::Trainer => least,
    }
}

/// What is wrong with theme `name` where it shows the sites of `all`; the same fault on many pages
/// is told for the first. Where the theme is not shown at all, why not.
fn faults(all: &[Inputs], name: &str) -> Vec<Diagnostic> {
    let (mut told, mut filled) = (vec![], vec![]);
    for inputs in all {
        let memo = Memo::once();
        let planned = engine::plan(inputs, &features::ALL, &memo);
        let refusals = &planned.theme.manifest.refusals;
        if !refusals.is_empty() {
            return refusals.clone();
        }
        told.extend(engine::check(&planned, &features::ALL));
        filled.extend(engine::make(&planned, &memo, &|_, _| {
            ControlFlow::Continue(())
        }));
        told.extend(planned.diagnostics);
    }
    // Warnings are about the site that is shown.
    told.retain(Diagnostic::is_error);
    filled.retain(Diagnostic::is_error);
    let kinds = KindName::ALL.map(KindName::as_str);
    told.extend(examine::examine(&all[0], name, &kinds));
    // What filling finds out is not told where a name is told already.
    let places: BTreeSet<_> = told.iter().filter_map(place).collect();
    filled.retain(|fault| place(fault).is_none_or(|place| !places.contains(&place)));
    once(engine::sorted([told, filled].concat()))
}

fn place(fault: &Diagnostic) -> Option<(SourcePath, u32)> {
    let span = fault.span.as_ref()?;
    Some((span.file.clone(), span.start))
}

/// Each fault of one code once a place.
fn once(faults: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut seen = BTreeSet::new();
    let is_new =
        |fault: &Diagnostic| place(fault).is_none_or(|place| seen.insert((place, fault.code)));
    faults.into_iter().filter(is_new).collect()
}
