//! Sites in memory, built as the program builds them.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::sync::{Arc, Mutex};
use xanh::base::date::{Moment, Zone};
use xanh::base::diagnostic::{Diagnostic, Language, Severity};
use xanh::base::digest::{Digest, Hashed};
use xanh::base::inputs::{self, Asset, Audience, Form, Inputs, Options};
use xanh::base::path::{OutPath, SourcePath};
use xanh::base::selection::Selection;
use xanh::base::variants::{Resizer, Variant, Variants};
use xanh::engine::{self, Memo};
use xanh::features;
use xanh::rule::{Body, Part, Rules};

/// What a case asks of its build.
pub struct BuildOptions {
    pub options: Options,
    pub now: Moment,
}

impl Default for BuildOptions {
    fn default() -> Self {
        BuildOptions {
            options: Options::default(),
            now: Moment::parse("2026-11-23", &Zone::default()).unwrap(),
        }
    }
}

impl BuildOptions {
    /// Lines `audience = trainer`, `drafts`, `future`, `expired`, `clock = 2027-01-01`, `base_url =
    /// https://…`, `pack = level co-so`.
    pub fn parse(text: &str) -> Self {
        let mut asked = BuildOptions::default();
        for line in text.lines() {
            match line.split_once(" = ").unwrap_or((line, "")) {
                ("audience", "trainer") => asked.options.audience = Audience::Trainer,
                ("drafts", _) => asked.options.drafts = true,
                ("future", _) => asked.options.future = true,
                ("expired", _) => asked.options.expired = true,
                ("clock", when) => asked.now = Moment::parse(when, &Zone::default()).expect(when),
                ("pack", what) => asked.options.pack = Some(selection(what)),
                ("base_url", url) => asked.options.base_url = Some(url.to_string()),
                _ => panic!("an option that is not known: {line}"),
            }
        }
        asked
    }
}

/// `site`, `level co-so`, `module CS-01`, `plan 57-kh-tld`, `series Chuyện xưởng`.
pub fn selection(what: &str) -> Selection {
    match what.split_once(' ').unwrap_or((what, "")) {
        ("site", _) => Selection::Site,
        ("level", id) => Selection::Level(id.to_string()),
        ("module", code) => Selection::Module(code.to_string()),
        ("plan", id) => Selection::Plan(id.to_string()),
        ("series", name) => Selection::Series(name.to_string()),
        _ => panic!("no pack is of {what}"),
    }
}

/// A site that was built in memory.
pub struct Built {
    pub inputs: Inputs,
    pub outputs: BTreeMap<OutPath, Body>,
    pub diagnostics: Vec<Diagnostic>,
}

impl Built {
    /// An output as text; what the shell would make of it is told in a line.
    pub fn text(&self, path: &str) -> String {
        match self.outputs.get(&OutPath::new(path)) {
            Some(Body::Bytes(bytes)) => {
                String::from_utf8_lossy(bytes).into_owned()
                    + if bytes.ends_with(b"\n") { "" } else { "\n" }
            }
            Some(Body::Parts(parts)) => parts.iter().map(part).collect(),
            Some(body) => format!("{body:?}\n"),
            None => "(not made)\n".to_string(),
        }
    }
}

fn part(part: &Part) -> String {
    match part {
        Part::Text(text) => text.clone(),
        Part::DataUri(body) | Part::Base64(body) => format!("{body:?}"),
    }
}

/// Builds `files`; a site without templates gets bare ones, so that a case shows what it is about.
pub fn built(files: &BTreeMap<String, String>, asked: &BuildOptions) -> Built {
    make(inputs(files, asked), &Memo::once())
}

/// The inputs that `files` make.
pub fn inputs(files: &BTreeMap<String, String>, asked: &BuildOptions) -> Inputs {
    let mut inputs = Inputs {
        texts: BTreeMap::new(),
        assets: BTreeMap::new(),
        refused: BTreeMap::new(),
        options: asked.options.clone(),
        now: asked.now,
        resizer: resizer(),
    };
    for (name, text) in files {
        add(&mut inputs, name, text.replace("\\r", "\r").into_bytes());
    }
    if !files
        .keys()
        .any(|name| name.starts_with("themes/") && name.contains("/templates/"))
    {
        for entry in std::fs::read_dir("themes/xanh/templates").unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            if name.ends_with(".html") && !files.contains_key(&format!("templates/{name}")) {
                add(
                    &mut inputs,
                    &format!("templates/{name}"),
                    b"{{ content | safe }}".to_vec(),
                );
            }
        }
    }
    inputs
}

/// Adds a file as the shell would.
pub fn add(inputs: &mut Inputs, name: &str, bytes: Vec<u8>) {
    let file = SourcePath::new(name);
    let form = match file.extension() {
        "png" | "jpg" => picture(&bytes),
        "svg" => Form::Svg {
            width: 30,
            height: 10,
            cleaned: None,
            is_plain: true,
        },
        _ => Form::Other,
    };
    inputs.assets.insert(
        file.clone(),
        Asset {
            digest: Digest::of_bytes(&bytes),
            bytes: bytes.len() as u64,
            form,
        },
    );
    match inputs::text(&file, bytes) {
        Ok(text) => drop(inputs.texts.insert(file, Hashed::text(text))),
        Err(refused) => drop(inputs.refused.insert(file, refused)),
    }
}

/// A picture of the size that its bytes say, `1600x1200`; else a small one.
fn picture(bytes: &[u8]) -> Form {
    let text = std::str::from_utf8(bytes).unwrap_or_default().trim();
    let size = text.split_once('x');
    let size = size.and_then(|(width, height)| Some((width.parse().ok()?, height.parse().ok()?)));
    let (width, height) = size.unwrap_or((4, 3));
    Form::Picture {
        width,
        height,
        format: inputs::Format::Png,
        turned: false,
        private: false,
    }
}

/// Stands for the shell: a picture that is wider than a screen has a variant of each width, of a
/// byte for each pixel across.
fn resizer() -> Resizer {
    Resizer::new(|_, asset, widths| {
        let Form::Picture { width, height, .. } = asset.form else {
            return Default::default();
        };
        let narrower = widths.widths.iter().filter(|narrow| **narrow < width);
        let variant = |narrow: &u32| Variant {
            width: *narrow,
            height: narrow * height / width,
            format: inputs::Format::WebP,
            quality: widths.quality,
            bytes: u64::from(*narrow),
        };
        let all: Vec<Variant> = narrower.map(variant).collect();
        Arc::new(Variants {
            is_whole: widths.widths.last().is_some_and(|widest| *widest < width),
            colour: (!all.is_empty()).then_some([255, 130, 10]),
            all,
            broken: None,
        })
    })
}

/// Plans and makes everything.
pub fn make(inputs: Inputs, memo: &Memo) -> Built {
    made_by(&features::ALL, inputs, memo)
}

/// Plans and makes what some features make.
pub fn made_by(rules: &Rules, inputs: Inputs, memo: &Memo) -> Built {
    let planned = engine::plan(&inputs, rules, memo);
    let outputs = Mutex::new(BTreeMap::new());
    let checked = engine::check(&planned, rules);
    let faults = engine::make(&planned, memo, &|path, body| {
        outputs.lock().unwrap().insert(path.clone(), body);
        ControlFlow::Continue(())
    });
    let diagnostics = engine::sorted(
        planned
            .diagnostics
            .into_iter()
            .chain(checked)
            .chain(faults)
            .collect(),
    );
    Built {
        inputs,
        outputs: outputs.into_inner().unwrap(),
        diagnostics,
    }
}

/// Each diagnostic as `path:line:column: error[code]: message`, its cure on the next line.
pub fn lines(diagnostics: &[Diagnostic], inputs: &Inputs, language: Language) -> String {
    diagnostics
        .iter()
        .map(|diagnostic| line(diagnostic, inputs, language))
        .collect()
}

fn line(diagnostic: &Diagnostic, inputs: &Inputs, language: Language) -> String {
    let place = diagnostic.span.as_ref().map(|span| {
        let text = inputs
            .shown(&span.file)
            .or_else(|| xanh::theme::embedded_text(&span.file))
            .unwrap_or_default();
        let (line, column) = span.line_col(text);
        format!("{}:{line}:{column}: ", span.file)
    });
    let (error, warning, cure) = match language {
        Language::Vietnamese => ("lỗi", "cảnh báo", "sửa"),
        Language::English => ("error", "warning", "help"),
    };
    let severity = if diagnostic.severity == Severity::Error {
        error
    } else {
        warning
    };
    let help = diagnostic
        .help
        .as_ref()
        .map(|help| format!("  {cure}: {}\n", help.within(language)));
    format!(
        "{}{severity}[{}]: {}\n{}",
        place.unwrap_or_default(),
        diagnostic.code,
        diagnostic.message.within(language),
        help.unwrap_or_default()
    )
}
