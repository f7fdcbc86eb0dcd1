//! Packs are made and written, and their sizes told.

mod told;

use super::PackArgs;
use super::part::Part;
use super::split::split;
use crate::base::inputs::{Inputs, Options};
use crate::base::path::OutPath;
use crate::cli::Terminal;
use crate::cli::global::{BuildArgs, Global};
use crate::cli::site::Work;
use crate::features;
use crate::graph::site::Site;
use crate::publish::file::scorm;
use crate::rule::{Body, Rules};
use crate::shell::body::{Maker, flat};
use crate::shell::disk::Source;
use crate::shell::environment;
use crate::shell::failure::{Exit, Failure};
use crate::shell::pictures::Pictures;
use crate::shell::printer;
use crate::shell::publish::{BuildKey, Lock, Place, Publication, Record, Way};
use crate::shell::put::Target;
use crate::shell::report::Shown;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard};
use told::{NOTE, megabytes, note, too_large};

/// What a pack becomes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Form {
    /// A site, as a zip or a folder.
    Site,
    Epub,
    /// One page.
    Single,
    /// A site as a package of a course page.
    Scorm,
    /// One page, printed by the browser at that path.
    Pdf(PathBuf),
}

impl Form {
    /// What the command line asks for.
    ///
    /// Failures: `pack/no-browser`.
    pub fn asked(args: &PackArgs) -> Result<Form, Failure> {
        Ok(match args {
            PackArgs { epub: true, .. } => Form::Epub,
            PackArgs { single: true, .. } => Form::Single,
            PackArgs { scorm: true, .. } => Form::Scorm,
            PackArgs { pdf: true, .. } => Form::Pdf(printer::browser()?),
            _ => Form::Site,
        })
    }

    fn rules(&self) -> &'static [&'static Rules] {
        match self {
            Form::Site => &[&features::ALL],
            Form::Epub => &[&features::EPUB],
            Form::Single | Form::Pdf(_) => &[&features::SINGLE],
            Form::Scorm => &[&features::ALL, &features::SCORM],
        }
    }

    fn ending(&self) -> &'static str {
        match self {
            Form::Site => "zip",
            Form::Scorm => "scorm.zip",
            Form::Epub => "epub",
            Form::Single => "html",
            Form::Pdf(_) => "pdf",
        }
    }
}

/// All that packs are made of.
pub struct Packer<'a> {
    pub shell: &'a Terminal,
    /// The whole site.
    pub site: &'a Site,
    pub inputs: &'a Inputs,
    pub source: &'a Source,
    pub pictures: &'a Pictures,
    pub wish: &'a BuildArgs,
    pub form: Form,
    pub output: PathBuf,
}

/// A pack as a file.
pub struct Packed {
    pub part: Part,
    pub name: String,
    pub bytes: Vec<u8>,
}

type Outputs = BTreeMap<OutPath, Body>;

impl Packer<'_> {
    /// One file, with a warning where it is larger than `limit`.
    pub fn file(&self, part: &Part, limit: u64) -> Result<Exit, Failure> {
        match self.packed(part)? {
            Some(packed) => self.write(&[packed], limit),
            None => Ok(Exit::Faults),
        }
    }

    /// A file, or as many as are needed so that none is larger than `limit`.
    pub fn files(&self, part: Part, limit: u64) -> Result<Exit, Failure> {
        let (mut open, mut done) = (vec![part], vec![]);
        while let Some(part) = open.pop() {
            let Some(packed) = self.packed(&part)? else {
                return Ok(Exit::Faults);
            };
            let parts = match packed.bytes.len() as u64 > limit {
                true => split(self.site, &part),
                false => vec![],
            };
            match parts.is_empty() {
                true => done.push(packed),
                false => open.extend(parts.into_iter().rev()),
            }
        }
        // A module of two levels is one file.
        let mut seen = BTreeSet::new();
        done.retain(|pack: &Packed| seen.insert(pack.name.clone()));
        self.write(&done, limit)
    }

    /// A folder, as a build writes one.
    pub fn folder(&self, part: &Part, global: &Global) -> Result<Exit, Failure> {
        let Some(outputs) = self.outputs(part)? else {
            return Ok(Exit::Faults);
        };
        let folder = self.output.join(part.stem(self.site));
        let home = environment::home();
        let lock = Lock::take(Place::new(&global.root, &folder, home.as_deref())?)?;
        let asked = BuildKey {
            program: environment::program(),
            options: format!("{:?}", part.selection),
            ..BuildKey::default()
        };
        let sums = self.sums(&outputs)?;
        let publication = Publication::begin(&lock, self.maker(), &asked.program);
        for (path, body) in &outputs {
            publication.put(path, body)?;
        }
        publication.put(&OutPath::new("SHA256SUMS"), &sums)?;
        let record = Record {
            asked,
            ..Record::default()
        };
        publication.finish(record, Way::Best)?;
        let (place, title) = (folder.display().to_string(), &part.title);
        let count = outputs.len() + 1;
        self.shell.say(
            &format!("{place}: {title}, {count} tệp"),
            &format!("{place}: {title}, {count} files"),
        );
        Ok(Exit::Clean)
    }

    fn maker(&self) -> Maker<'_> {
        Maker::new(self.source, environment::source_date()).with_pictures(self.pictures)
    }

    fn packed(&self, part: &Part) -> Result<Option<Packed>, Failure> {
        let Some(outputs) = self.outputs(part)? else {
            return Ok(None);
        };
        let body = match &self.form {
            Form::Site => Body::Zip {
                files: outputs.into_iter().collect(),
                sums: true,
            },
            Form::Scorm => Body::Zip {
                files: outputs.into_iter().collect(),
                sums: false,
            },
            // A book is one output.
            Form::Epub | Form::Single | Form::Pdf(_) => match outputs.into_values().next() {
                Some(body) => body,
                None => return Ok(None),
            },
        };
        let bytes = self.maker().bytes(&body)?;
        let bytes = match &self.form {
            Form::Pdf(browser) => printer::pdf(browser, &bytes)?,
            _ => bytes,
        };
        Ok(Some(Packed {
            name: format!("{}.{}", part.stem(self.site), self.form.ending()),
            bytes,
            part: part.clone(),
        }))
    }

    /// Every output of the site that holds `part` alone, in the order of names; `None` where one of
    /// them is wrong, which is told.
    fn outputs(&self, part: &Part) -> Result<Option<Outputs>, Failure> {
        let inputs = Inputs {
            options: Options {
                pack: Some(part.selection.clone()),
                ..self.inputs.options.clone()
            },
            ..self.inputs.clone()
        };
        let found = Mutex::new(Outputs::new());
        let take = |path: &OutPath, body: &Body| {
            let flat = flat(path, body).into_iter();
            held(&found).extend(flat.map(|(path, body)| (path, body.clone())));
            Ok(())
        };
        let mut last = None;
        for rules in self.form.rules() {
            let mut work = Work::part(inputs.clone(), rules, self.wish);
            work.make(&take, self.shell)?;
            if work.is_wrong() {
                self.shell.tell(&work.shown());
                return Ok(None);
            }
            last = Some(work);
        }
        let mut outputs = std::mem::take(&mut *held(&found));
        if let (Form::Scorm, Some(work)) = (&self.form, last) {
            let manifest = scorm::manifest(&work.planned.site, outputs.keys());
            let body = Body::Bytes(manifest.into_bytes());
            outputs.insert(OutPath::new(scorm::MANIFEST), body);
        }
        Ok(Some(outputs))
    }

    fn sums(&self, outputs: &Outputs) -> Result<Body, Failure> {
        let mut lines = String::new();
        for (path, body) in outputs {
            let sum = crate::shell::body::sha256(&self.maker().bytes(body)?);
            lines.push_str(&format!("{sum}  {path}\n"));
        }
        Ok(Body::Bytes(lines.into_bytes()))
    }

    /// Writes the packs, with a note beside them where they are parts of one; tells what each
    /// weighs.
    fn write(&self, packs: &[Packed], limit: u64) -> Result<Exit, Failure> {
        let mut files: Vec<(String, Vec<u8>)> = packs
            .iter()
            .map(|pack| (pack.name.clone(), pack.bytes.clone()))
            .collect();
        if packs.len() > 1 {
            files.push((
                NOTE.to_string(),
                note(packs, &self.site.config.lang).into_bytes(),
            ));
        }
        Target::new(&self.shell.root, &self.output)?.write(&files)?;
        for pack in packs {
            let path = self.output.join(&pack.name).display().to_string();
            let (size, title) = (pack.bytes.len() as u64, &pack.part.title);
            let (vi, en) = (megabytes(size, ','), megabytes(size, '.'));
            self.shell.say(
                &format!("{path}: {title}, {vi}"),
                &format!("{path}: {title}, {en}"),
            );
        }
        let large = packs.iter().filter(|pack| pack.bytes.len() as u64 > limit);
        let large: Vec<Shown> = large
            .map(|pack| {
                let can_be_split = !split(self.site, &pack.part).is_empty();
                Shown::bare(&too_large(pack, limit, can_be_split))
            })
            .collect();
        self.shell.tell(&large);
        Ok(Exit::Clean)
    }
}

fn held(outputs: &Mutex<Outputs>) -> MutexGuard<'_, Outputs> {
    outputs.lock().unwrap_or_else(|held| held.into_inner())
}
