//! What packs need beside the pages of a site: `00-MO-TRUOC.html`, the file that one is opened by,
//! the first in its folder; on a site that offers packs, how much each weighs.

use crate::base::diagnostic::StaticMessage;
use crate::base::path::OutPath;
use crate::base::selection::Selection;
use crate::graph::places::names;
use crate::graph::site::Site;
use crate::render::xml::escape;
use crate::rule::{Body, Job, Made, Planned, Publisher};
use crate::select::context::Context;
use crate::select::pack;
use crate::theme::Theme;

pub const PUBLISHER: Publisher = Publisher {
    name: "packs",
    about: StaticMessage {
        vi: "Ghi gói mang đi mà trang mời (`[packs] offer`), và tệp mở trước của mỗi gói.",
        en: "Writes the packs that a site offers (`[packs] offer`), and what opens each.",
    },
    plan,
};

/// The script that tells the sizes of packs. It is in no pack.
const SIZES: &str = "co.js";

#[derive(Hash)]
struct StartInput {
    lang: String,
    /// Title and address of the home page, and of the page that the pack is of where that is
    /// another one.
    pages: Vec<(String, OutPath)>,
}

#[derive(Hash)]
struct SizesInput {
    /// The folder of the packs, with `/`.
    below: String,
}

fn plan(Context { site, .. }: Context) -> Planned {
    let Some(selection) = &site.options.pack else {
        return (sizes(site), pack::settings(&site.config).1);
    };
    let home = (site.config.title.clone(), OutPath::new("index.html"));
    let input = StartInput {
        lang: site.config.lang.clone(),
        pages: chief(site, selection).into_iter().chain([home]).collect(),
    };
    let out = OutPath::new(site.names().open_first);
    (vec![Job::new(out, input, make)], vec![])
}

/// A script that writes the size of each pack beside its link, where any is offered.
fn sizes(site: &Site) -> Vec<Job> {
    if pack::offered(site).is_empty() {
        return vec![];
    }
    let below = format!("{}/", names(&site.config.lang).packs);
    let out = OutPath::new(&format!("{below}{SIZES}"));
    vec![Job::new(out, SizesInput { below }, make_sizes)]
}

fn make_sizes(input: &SizesInput, theme: &Theme) -> Made {
    let script = theme.book.get("sizes.js").cloned().unwrap_or_default();
    let below = input.below.clone();
    (Some(Body::Listing { script, below }), vec![])
}

/// The page that a pack is of; `None` for the home page.
fn chief(site: &Site, selection: &Selection) -> Option<(String, OutPath)> {
    let place = site.shape.place(pack::chief(site, selection)?)?;
    Some((place.title.clone(), place.out.clone()))
}

/// Opened inside of an archive it stands without the style sheet of the site, and says that the
/// archive has to be unpacked; the sheet hides that line, as no script runs here.
fn make(input: &StartInput, theme: &Theme) -> Made {
    let word = |key| escape(theme.word(key));
    let title = input.pages.first().map_or("", |(title, _)| title);
    let sheets = theme.files.keys().map(OutPath::as_str);
    let sheet = sheets
        .filter(|out| out.ends_with(".css"))
        .find(|out| out.starts_with("assets/site-"));
    let link = |(title, out): &(String, OutPath)| {
        let (address, title) = (out.address(), escape(title));
        format!("<li><a href=\"{address}\">{title}</a></li>\n")
    };
    let html = format!(
        "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n<link rel=\"stylesheet\" href=\"{sheet}\">\n</head>\n<body>\n\
         <main class=\"shell page\">\n<h1>{title}</h1>\n\
         <p class=\"js-only\"><strong>{first}</strong></p>\n<p>{open}</p>\n<ul>\n{links}</ul>\n\
         </main>\n</body>\n</html>\n",
        lang = escape(&input.lang),
        title = escape(title),
        sheet = sheet.unwrap_or_default(),
        first = word("pack_unpack"),
        open = word("pack_open"),
        links = input.pages.iter().map(link).collect::<String>(),
    );
    (Body::text(Some(html)), vec![])
}
