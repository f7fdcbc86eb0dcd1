//! What a feature is, and what it makes.
#![deny(clippy::string_slice)]

use crate::base::diagnostic::{Diagnostic, StaticMessage};
use crate::base::digest::Digest;
use crate::base::inputs::{Form, Format};
use crate::base::path::{OutPath, SourcePath};
use crate::base::variants::Variant;
use crate::graph::site::Site;
use crate::select::context::Context;
use crate::theme::Theme;
use std::hash::Hash;
use std::sync::Arc;

/// A feature that makes outputs. `plan` selects and is cheap; the jobs it gives compute.
pub struct Publisher {
    pub name: &'static str,
    pub about: StaticMessage,
    pub plan: fn(Context) -> Planned,
}

/// A feature that only looks.
pub struct Check {
    pub name: &'static str,
    pub about: StaticMessage,
    pub run: fn(&Site, &Theme) -> Vec<Diagnostic>,
}

/// The features of one program.
pub struct Rules {
    pub publishers: &'static [Publisher],
    pub checks: &'static [Check],
    /// The forms in which a site offers its packs.
    pub packs: &'static [PackForm],
}

/// A form of a pack: a file made of all that its publishers make.
pub struct PackForm {
    /// Of its name: `zip`.
    pub ending: &'static str,
    pub publishers: &'static [Publisher],
    /// All outputs as an archive with sums; else the one that there is.
    pub is_archive: bool,
}

/// Files below this folder are named by what they hold. Pages that were opened before a site was
/// published again, and hosts that keep copies, still ask for those of the publication before.
pub const NAMED_BY_CONTENT: &str = "search/i/";

/// Of a picture that is written anew as large as it is; artefacts of screenshots and faces are not
/// seen yet.
pub const JPEG_QUALITY: u8 = 82;

/// The jobs of a publisher, and what was wrong.
pub type Planned = (Vec<Job>, Vec<Diagnostic>);

/// What a job gives: an output where there is one, and what was wrong.
pub type Made = (Option<Body>, Vec<Diagnostic>);

/// One output to be made. For a `Body::Folder`, `path` names the folder, which the job owns.
#[derive(Clone)]
pub struct Job {
    pub path: OutPath,
    /// To make it tells nothing of the site, whatever stands there: a preview makes it only when it
    /// is asked for.
    pub skips_diagnostics: bool,
    /// It takes longer than all others, and is begun first.
    pub takes_long: bool,
    /// A build makes it only where its input is another than the last time.
    pub is_kept: bool,
    select: Arc<Select>,
}

type Select = dyn Fn(Context) -> Ready + Send + Sync;

/// A job with all that its output is made of.
pub struct Ready {
    digest: Box<dyn Fn() -> Digest + Send>,
    make: Box<dyn FnOnce(&Theme) -> Made + Send>,
}

impl Job {
    /// `make` is a plain `fn`: it can capture nothing, so `input` and the theme are all it sees.
    pub fn new<I>(path: OutPath, input: I, make: fn(&I, &Theme) -> Made) -> Job
    where
        I: Hash + Send + Sync + 'static,
    {
        let (input, out) = (Arc::new(input), path.clone());
        Job {
            path,
            skips_diagnostics: false,
            takes_long: false,
            is_kept: false,
            select: Arc::new(move |_| Ready::new(&out, input.clone(), make)),
        }
    }

    /// A job whose input is selected only when the output is asked for: by `select`, of `key` and
    /// the site.
    pub fn lazy<K, I>(
        path: OutPath,
        key: K,
        select: fn(&K, Context) -> I,
        make: fn(&I, &Theme) -> Made,
    ) -> Job
    where
        K: Send + Sync + 'static,
        I: Hash + Send + Sync + 'static,
    {
        let out = path.clone();
        Job {
            path,
            skips_diagnostics: false,
            takes_long: false,
            is_kept: false,
            select: Arc::new(move |context| {
                Ready::new(&out, Arc::new(select(&key, context)), make)
            }),
        }
    }

    /// The same job, of which nothing wrong is told.
    pub fn skipping_diagnostics(self) -> Job {
        Job {
            skips_diagnostics: true,
            ..self
        }
    }

    /// The same job, begun before others.
    pub fn taking_long(self) -> Job {
        Job {
            takes_long: true,
            ..self
        }
    }

    /// The same job, whose output stays from one build to the next. Its faults are told only when
    /// it is made.
    pub fn kept(self) -> Job {
        Job {
            is_kept: true,
            ..self
        }
    }

    /// Selects the input.
    pub fn ready(&self, context: Context) -> Ready {
        (self.select)(context)
    }
}

impl Ready {
    fn new<I>(path: &OutPath, input: Arc<I>, make: fn(&I, &Theme) -> Made) -> Ready
    where
        I: Hash + Send + Sync + 'static,
    {
        let (path, same) = (path.clone(), input.clone());
        let digest = move || Digest::of(&(std::any::type_name::<I>(), path.as_str(), &*same));
        Ready {
            digest: Box::new(digest),
            make: Box::new(move |theme| make(&input, theme)),
        }
    }

    /// Of the input.
    pub fn digest(&self) -> Digest {
        (self.digest)()
    }

    pub fn make(self, theme: &Theme) -> Made {
        (self.make)(theme)
    }
}

/// An output: its bytes, or what the shell makes them of.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Body {
    Bytes(Vec<u8>),
    /// The bytes of an asset, as they are.
    Copy(SourcePath),
    /// A picture of the site, turned upright, without metadata, at most `width` pixels wide, in
    /// `format`.
    Image {
        from: SourcePath,
        width: u32,
        format: Format,
        /// Of JPEG, from 1 to 100.
        quality: u8,
    },
    /// An archive of `files` in this order; with `sums`, a last file `SHA256SUMS` of them all.
    Zip {
        files: Vec<(OutPath, Body)>,
        sums: bool,
    },
    /// A text that holds other outputs inside.
    Parts(Vec<Part>),
    /// Files whose names are known only when they are made, below the folder that the job's path
    /// names.
    Folder(Vec<(OutPath, Body)>),
    /// A script, an expression, called with what is published below a folder: a table of paths,
    /// each with its size in bytes and the first digits of its digest. It is written when all else
    /// is made; where that is not known, the table is empty.
    Listing {
        script: String,
        below: String,
    },
}

/// A piece of a text that holds other outputs.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    Text(String),
    /// `data:TYPE;base64,…` of the output.
    DataUri(Body),
    /// The bytes of the output in base64.
    Base64(Body),
}

/// The files that `body` becomes at `path`: one, or those of a folder, which bear their whole
/// paths.
pub fn flat(path: OutPath, body: Body) -> Vec<(OutPath, Body)> {
    match body {
        Body::Folder(files) => {
            let files = files.into_iter();
            files.flat_map(|(path, body)| flat(path, body)).collect()
        }
        body => vec![(path, body)],
    }
}

impl Body {
    /// A file of the site as readers get it: its bytes as they are; a picture that is turned, or
    /// that says in its metadata where and by whom it was taken, is written anew without that, and
    /// a drawing without what runs or loads.
    pub fn of_file(file: &SourcePath, form: Option<&Form>) -> Body {
        match form {
            Some(Form::Picture {
                width,
                format,
                turned,
                private,
                ..
            }) if (*turned || *private) && *format != Format::Gif => Body::Image {
                from: file.clone(),
                width: *width,
                format: *format,
                quality: JPEG_QUALITY,
            },
            Some(Form::Svg {
                cleaned: Some(cleaned),
                ..
            }) => Body::Bytes(cleaned.text.clone().into_bytes()),
            _ => Body::Copy(file.clone()),
        }
    }

    /// A picture made smaller.
    pub fn of_variant(file: &SourcePath, variant: &Variant) -> Body {
        Body::Image {
            from: file.clone(),
            width: variant.width,
            format: variant.format,
            quality: variant.quality,
        }
    }

    pub fn text(text: Option<String>) -> Option<Body> {
        text.map(|text| Body::Bytes(text.into_bytes()))
    }
}
