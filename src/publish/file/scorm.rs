//! A module, or the path of a level, as a SCORM 1.2 package: the pages of the pack, each module in
//! a frame that tells the course page of progress and score.

use crate::base::diagnostic::StaticMessage;
use crate::base::path::OutPath;
use crate::base::selection::Selection;
use crate::graph::paths::modules;
use crate::graph::site::Site;
use crate::model::level::LevelId;
use crate::model::meta::Kind;
use crate::model::page::Page;
use crate::render::xml::escape;
use crate::rule::{Body, Job, Made, Planned, Publisher};
use crate::select::context::Context;
use crate::select::pack;
use crate::theme::Theme;

pub const PUBLISHER: Publisher = Publisher {
    name: "scorm",
    about: StaticMessage {
        vi: "Ghi trang chạy từng mô-đun trong gói SCORM 1.2 (`xanh pack --scorm`).",
        en: "Writes the page that runs each module of a SCORM 1.2 package (`xanh pack --scorm`).",
    },
    plan,
};

/// What every package says of itself.
pub const MANIFEST: &str = "imsmanifest.xml";

const SCRIPT: &str = "scorm/scorm.js";

/// A module in its frame.
#[derive(Hash)]
struct FrameInput {
    lang: String,
    title: String,
    page: String,
    /// Per cent.
    pass: Option<u32>,
}

fn plan(Context { site, .. }: Context) -> Planned {
    let frames = lessons(site).into_iter().map(|page| {
        let out = frame_out(page);
        let input = FrameInput {
            lang: site.config.lang.clone(),
            title: page.title().to_string(),
            page: out.link_to(&page.out),
            pass: pass(page),
        };
        Job::new(out, input, make)
    });
    let script = Job::new(OutPath::new(SCRIPT), (), make_script);
    (frames.chain([script]).collect(), vec![])
}

/// The modules of a package in the order in which they are learned.
fn lessons(site: &Site) -> Vec<&Page> {
    let modules = modules(&site.pages);
    match &site.options.pack {
        Some(Selection::Level(id)) => modules.path(&LevelId(id.clone())),
        Some(Selection::Module(code)) => {
            let file = modules.named(code);
            let page = file.and_then(|file| site.page(file));
            page.map(|page| &**page).into_iter().collect()
        }
        _ => modules.all.values().map(|(page, _)| *page).collect(),
    }
}

fn frame_out(page: &Page) -> OutPath {
    let name = page.out.as_str().trim_end_matches(".html");
    OutPath::new(&format!("scorm/{}.html", name.replace('/', "-")))
}

fn pass(page: &Page) -> Option<u32> {
    match &page.kind {
        Kind::Module(module) => module.pass,
        _ => None,
    }
}

fn make(input: &FrameInput, _: &Theme) -> Made {
    let pass = input.pass.map(|pass| pass.to_string());
    let html = format!(
        "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n\
         <style>html, body {{ height: 100%; margin: 0 }} \
         iframe {{ border: 0; display: block; height: 100%; width: 100% }}</style>\n</head>\n\
         <body data-pass=\"{pass}\">\n<iframe src=\"{page}\" title=\"{title}\"></iframe>\n\
         <script src=\"scorm.js\"></script>\n</body>\n</html>\n",
        lang = escape(&input.lang),
        title = escape(&input.title),
        page = escape(&input.page),
        pass = pass.unwrap_or_default(),
    );
    (Body::text(Some(html)), vec![])
}

fn make_script((): &(), theme: &Theme) -> Made {
    (Body::text(theme.book.get("scorm.js").cloned()), vec![])
}

/// `imsmanifest.xml` of the package with `files`: one lesson a module, all on the same files.
///
/// Source: SCORM 1.2, Content Aggregation Model §2.3; IMS Content Packaging 1.1.2.
pub fn manifest<'a>(site: &Site, files: impl Iterator<Item = &'a OutPath>) -> String {
    let selection = site.options.pack.as_ref().unwrap_or(&Selection::Site);
    let title = pack::title(site, selection).unwrap_or_else(|| site.config.title.clone());
    let (mut items, mut resources) = (String::new(), String::new());
    for (at, page) in lessons(site).into_iter().enumerate() {
        let (number, title) = (at + 1, escape(page.title()));
        let mastery =
            pass(page).map(|pass| format!("<adlcp:masteryscore>{pass}</adlcp:masteryscore>"));
        items.push_str(&format!(
            "<item identifier=\"muc-{number}\" identifierref=\"bai-{number}\">\
             <title>{title}</title>{}</item>\n",
            mastery.unwrap_or_default()
        ));
        let href = frame_out(page).address();
        resources.push_str(&format!(
            "<resource identifier=\"bai-{number}\" type=\"webcontent\" adlcp:scormtype=\"sco\" \
             href=\"{href}\">\n<file href=\"{href}\"/>\n<dependency identifierref=\"chung\"/>\n\
             </resource>\n"
        ));
    }
    let shared: String = files
        .map(|file| format!("<file href=\"{}\"/>\n", file.address()))
        .collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <manifest identifier=\"xanh-{id}\" version=\"1.0\" \
         xmlns=\"http://www.imsproject.org/xsd/imscp_rootv1p1p2\" \
         xmlns:adlcp=\"http://www.adlnet.org/xsd/adlcp_rootv1p2\">\n\
         <metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata>\n\
         <organizations default=\"khoa-hoc\">\n<organization identifier=\"khoa-hoc\">\n\
         <title>{title}</title>\n{items}</organization>\n</organizations>\n\
         <resources>\n{resources}<resource identifier=\"chung\" type=\"webcontent\" \
         adlcp:scormtype=\"asset\">\n{shared}</resource>\n</resources>\n</manifest>\n",
        id = crate::base::digest::Digest::of_bytes(selection.name().as_bytes()).short(),
        title = escape(&title),
    )
}
