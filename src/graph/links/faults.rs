//! What is said of a link that leads nowhere.

use super::{LinkIndex, nearest, vi};
use crate::base::diagnostic::{Diagnostic, Message, did_you_mean, message};
use crate::base::path::{SourcePath, is_markdown};
use crate::base::span::Span;
use crate::model::document::{Link, LinkForm};
use crate::model::page::Page;
use std::collections::BTreeSet;

mod pictures;

pub use pictures::{broken_picture, format, huge, no_alt, remote};

type Fault = Box<Diagnostic>;

fn error(code: &'static str, link: &Link, message: Message, help: Message) -> Fault {
    Box::new(Diagnostic::error(code, link.span.clone(), message).help(help))
}

/// "Did you mean `near`?", with the edit that writes it where `old` stands in the text of the link,
/// once. A definition elsewhere may hold the address: then there is no edit.
fn suggest(fault: Diagnostic, page: &Page, (old, near): (&str, &str)) -> Fault {
    let edit = fault.span.as_ref().and_then(|span| {
        let written = page.document.text.get(span.range())?;
        let at = written
            .rfind(old)
            .filter(|at| written.find(old) == Some(*at))?;
        let start = span.range().start + at;
        Some(Span::new(&span.file, start..start + old.len()))
    });
    let asked = fault.help(did_you_mean(near));
    Box::new(match edit {
        Some(span) => asked.fix(span, near),
        None => asked,
    })
}

/// `path` as it would be written in `page`.
fn written(page: &Page, file: &SourcePath) -> String {
    if let Some(inside) = file.below("static") {
        return format!("/{inside}");
    }
    let from: Vec<&str> = page.source.folder().split('/').collect();
    let to: Vec<&str> = file.as_str().split('/').collect();
    let shared = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    format!(
        "{}{}",
        "../".repeat(from.len() - shared),
        to[shared..].join("/")
    )
}

pub fn broken(link: &Link, page: &Page, path: &str, book: &LinkIndex) -> Fault {
    let what = if is_markdown(path) {
        ("trang", "page")
    } else {
        ("tệp", "file")
    };
    let message = Message::new(
        format!("không có {} `{path}`", what.0),
        format!("no {} `{path}`", what.1),
    );
    let fault = Diagnostic::error("link/broken", link.span.clone(), message);
    if let Some(address) = outside_address(path) {
        return suggest(fault, page, (path, &address));
    }
    match near(page, path, book).map(|file| written(page, &file)) {
        Some(near) => suggest(fault, page, (path, &near)),
        None if is_markdown(path) => Box::new(fault.help(message!(
            vi: "đường dẫn tính từ thư mục chứa trang này, đến tệp `.md`",
            en: "a path starts at the folder of this page and leads to the `.md` file",
        ))),
        None => Box::new(fault.help(message!(
            vi: "đường dẫn tính từ thư mục chứa trang này; để tệp cạnh trang, hoặc trong `static/`",
            en: "a path starts at the folder of this page; put the file beside the page, or in \
                `static/`",
        ))),
    }
}

/// `www.vd.vn`, `vd.vn/tin`, `a@vd.vn` as addresses of another host, or of mail.
fn outside_address(path: &str) -> Option<String> {
    let domains = ["vn", "com", "org", "net", "edu", "gov", "info", "io"];
    let host = path.rsplit('@').next()?.split(['/', '?']).next()?;
    let (name, domain) = host.rsplit_once('.')?;
    let is_host = !name.is_empty() && domains.contains(&domain) || path.starts_with("www.");
    let scheme = ["https://", "mailto:"][usize::from(path.contains('@'))];
    is_host.then(|| format!("{scheme}{path}"))
}

/// The file that `path` may have meant: of the same name elsewhere, an index of a folder, or spelt
/// nearly so.
fn near(page: &Page, path: &str, book: &LinkIndex) -> Option<SourcePath> {
    let files: Vec<&SourcePath> = book
        .pages
        .keys()
        .chain(
            book.assets
                .keys()
                .filter(|file| file.below("content").is_some()),
        )
        .collect();
    let of_static = SourcePath::new(&format!("static/{}", path.trim_start_matches("../")));
    if book.assets.contains_key(&of_static) {
        return Some(of_static);
    }
    let wanted = page.source.resolve(path.trim_end_matches('/'))?;
    let in_folder =
        ["_index.md", "index.md"].map(|name| SourcePath::new(&format!("{wanted}/{name}")));
    if let Some(index) = in_folder
        .into_iter()
        .find(|index| book.pages.contains_key(index))
    {
        return Some(index);
    }
    let stem = vi::slug(wanted.stem());
    let twins = |file: &&&SourcePath| vi::slug(file.stem()) == stem;
    if let Some(twin) = files
        .iter()
        .filter(twins)
        .min_by_key(|file| (file.folder() != wanted.folder(), file.as_str().len()))
    {
        return Some((*twin).clone());
    }
    // The name alone is compared: two names in one long folder have most letters in common.
    let is_beside = |file: &&&SourcePath| file.folder() == wanted.folder();
    let beside: Vec<&SourcePath> = files.iter().filter(is_beside).copied().collect();
    [beside, files]
        .iter()
        .find_map(|files| by_name(wanted.stem(), files))
}

/// The first of `files` whose name without its ending is nearest to `stem`; none for a name so
/// short that any is near.
fn by_name(stem: &str, files: &[&SourcePath]) -> Option<SourcePath> {
    if stem.chars().count() < 3 {
        return None;
    }
    let near = nearest(stem, files.iter().map(|file| file.stem()))?;
    let found = files.iter().find(|file| file.stem() == near)?;
    Some((*found).clone())
}

/// `from`: the page of the link; `page`: the one that it leads to.
pub fn anchor(link: &Link, (from, page): (&Page, &Page), anchor: &str) -> Fault {
    let message = Message::new(
        format!("trang `{}` không có chỗ `#{anchor}`", page.source.name()),
        format!("page `{}` has no place `#{anchor}`", page.source.name()),
    );
    let anchors: BTreeSet<&str> = page.document.anchors().collect();
    let help = match nearest(anchor, anchors.iter().copied()) {
        Some(near) => {
            let fault = Diagnostic::error("link/anchor", link.span.clone(), message);
            let words = (format!("#{anchor}"), format!("#{near}"));
            return suggest(fault, from, (&words.0, &words.1));
        }
        None if anchors.is_empty() => {
            message!(vi: "trang đó không có tiêu đề nào", en: "that page has no heading")
        }
        None => {
            let all = anchors
                .iter()
                .take(6)
                .map(|anchor| format!("#{anchor}"))
                .collect::<Vec<_>>()
                .join(", ");
            message!(vi: "các chỗ có trong trang: {all}", en: "places in that page: {all}")
        }
    };
    error("link/anchor", link, message, help)
}

pub fn absolute(link: &Link, page: &Page, book: &LinkIndex) -> Fault {
    let path = link.goal.trim_start_matches('@').trim_start_matches('/');
    let near = near(page, path, book).map(|file| written(page, &file));
    let message = Message::new(
        format!("trang web không có gì ở địa chỉ `{}`", link.goal),
        format!("the site has nothing at the address `{}`", link.goal),
    );
    let fault = Diagnostic::error("link/absolute", link.span.clone(), message);
    match near {
        Some(near) => suggest(fault, page, (&link.goal, &near)),
        None => Box::new(fault.help(message!(
            vi: "viết đường dẫn tính từ thư mục chứa trang này, đến tệp `.md`, hoặc đặt tệp vào \
                `static/`",
            en: "write a path from the folder of this page to the `.md` file, or put the file in \
                `static/`",
        ))),
    }
}

pub fn drive(link: &Link) -> Fault {
    let message = Message::new(
        format!("`{}` là đường dẫn trên máy của bạn", link.goal),
        format!("`{}` is a path on your own computer", link.goal),
    );
    error(
        "link/drive",
        link,
        message,
        message!(
            vi: "chép tệp vào cạnh trang này rồi viết tên tệp, dùng dấu `/`",
            en: "copy the file beside this page and write its name, with `/`",
        ),
    )
}

pub fn empty(link: &Link) -> Fault {
    error(
        "link/empty",
        link,
        message!(vi: "liên kết này không có địa chỉ", en: "this link has no address"),
        message!(
            vi: "viết địa chỉ vào giữa hai ngoặc tròn; nếu không dẫn tới đâu thì chỉ để lại chữ",
            en: "write the address between the round brackets; leave only the words where it leads \
                nowhere",
        ),
    )
}

pub fn outside(link: &Link) -> Fault {
    let message = Message::new(
        format!("`{}` đi ra ngoài trang web", link.goal),
        format!("`{}` leads out of the site", link.goal),
    );
    error(
        "link/broken",
        link,
        message,
        message!(vi: "bớt `../`", en: "take a `../` away"),
    )
}

pub fn scheme(link: &Link) -> Fault {
    let message = Message::new(
        format!("không liên kết được tới `{}`", link.goal),
        format!("`{}` cannot be linked to", link.goal),
    );
    error(
        "link/scheme",
        link,
        message,
        message!(
            vi: "dùng https, mailto hoặc tel, hoặc đường dẫn tới tệp của trang web",
            en: "use https, mailto or tel, or the path of a file of the site",
        ),
    )
}

pub fn hidden(link: &Link) -> Diagnostic {
    let message = Message::new(
        format!(
            "trang `{}` chưa được hiện, nên liên kết thành chữ thường",
            link.goal
        ),
        format!(
            "page `{}` is not shown yet, so the link becomes plain text",
            link.goal
        ),
    );
    Diagnostic::warning("link/hidden", link.span.clone(), message)
}

/// A file that an attribute names lies beside the page: nothing is asked of another host.
pub fn elsewhere(link: &Link) -> Fault {
    let message = Message::new(
        format!("tệp `{}` nằm ở máy khác", link.goal),
        format!("file `{}` lies on another host", link.goal),
    );
    error(
        "link/broken",
        link,
        message,
        message!(
            vi: "tải tệp về, đặt cạnh trang này rồi viết tên tệp",
            en: "download it, put it beside this page and write its name",
        ),
    )
}

pub fn inline_part(link: &Link) -> Fault {
    let message = message!(
        vi: "tệp Markdown chỉ ghép được khi đứng một mình trên dòng",
        en: "a Markdown file is included only on a line of its own",
    );
    error(
        "include/inline",
        link,
        message,
        message!(
            vi: "đặt trên một dòng riêng, có dòng trống ở trên và dưới",
            en: "put it on its own line, with a blank line above and below",
        ),
    )
}

/// What a link in two brackets means to other programs: a place, a picture, a page by its name.
fn of_others(link: &Link, page: &Page, book: &LinkIndex) -> Option<Message> {
    let goal = link.goal.split('|').next().unwrap_or_default().trim();
    let (path, place) = goal.split_once('#').unwrap_or((goal, ""));
    if goal.trim_matches('_').eq_ignore_ascii_case("toc") {
        return Some(message!(
            vi: "bỏ đi: trang tự có mục lục từ các tiêu đề",
            en: "take it out: a page has its contents by itself, from its headings",
        ));
    }
    if path.is_empty() {
        return Some(message!(
            vi: "viết `[chữ](#{place})`",
            en: "write `[words](#{place})`",
        ));
    }
    let named = |source: &SourcePath, title: &str| {
        let stem = source.name().trim_end_matches(".md");
        let same = |name: &str| vi::fold(name) == vi::fold(path);
        same(source.name()) || same(stem) || same(title)
    };
    let mut pages = book.pages.iter();
    let file = pages.find(|(source, one)| named(source, one.title()));
    let file = file.map(|(source, _)| source).or_else(|| {
        let mut assets = book.assets.keys();
        assets.find(|source| named(source, ""))
    });
    let is_file = path.rsplit_once('.').is_some_and(|(_, ending)| {
        (2..=4).contains(&ending.len()) && ending.bytes().all(|b| b.is_ascii_alphanumeric())
    });
    let address = match file {
        Some(file) => written(page, file),
        None => is_file.then(|| path.to_string())?,
    };
    let address = match address.contains(' ') {
        true => format!("<{address}>"),
        false => address,
    };
    Some(match link.form == LinkForm::Quote {
        true if is_markdown(&address) => message!(
            vi: "viết `![]({address})` trên một dòng riêng để ghép trang ấy vào",
            en: "write `![]({address})` on a line of its own to include that page",
        ),
        true => message!(
            vi: "viết `![ảnh cho thấy gì]({address})`",
            en: "write `![what it shows]({address})`",
        ),
        false => message!(vi: "viết `[chữ]({address})`", en: "write `[words]({address})`"),
    })
}

pub fn term(link: &Link, page: &Page, book: &LinkIndex) -> Fault {
    let message = Message::new(
        format!("không có điều khoản hay thuật ngữ `{}`", link.goal),
        format!("no clause or glossary word `{}`", link.goal),
    );
    let words = book.words.terms.iter().map(|term| term.word.as_str());
    let help = match (of_others(link, page, book), nearest(&link.goal, words)) {
        (Some(help), _) => help,
        (None, Some(near)) => {
            message!(vi: "có phải bạn muốn viết `[[{near}]]`?", en: "did you mean `[[{near}]]`?")
        }
        (None, None) => {
            message!(
                vi: "thêm thuật ngữ vào `content/registers/words.toml`, hoặc viết điều khoản như \
                    `II.3` hay `khoản 3, mục II`",
                en: "add the word to `content/registers/words.toml`, or write a clause as `II.3` \
                    or `khoản 3, mục II`",
            )
        }
    };
    error("term/unknown", link, message, help)
}
