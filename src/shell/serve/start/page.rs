//! The start page as HTML. It is a part of the program: no script, no theme.

use super::{Made, Wish};
use crate::base::diagnostic::{Language, StaticMessage};
use crate::base::escape::escape;
use crate::shell::failure::Failure;

pub const STYLE: &str = include_str!("start.css");

/// What a site may be for.
#[derive(Clone, Debug)]
pub struct Choice {
    pub name: &'static str,
    pub about: StaticMessage,
}

/// What every form of the page holds.
pub struct Page<'a> {
    pub language: Language,
    pub choices: &'a [Choice],
    pub token: &'a str,
}

impl Page<'_> {
    fn say(&self, vi: &'static str, en: &'static str) -> &'static str {
        StaticMessage { vi, en }.within(self.language)
    }

    fn code(&self) -> &'static str {
        self.say("vi", "en")
    }

    fn document(&self, title: &str, main: &str) -> String {
        let (code, title) = (self.code(), escape(title));
        format!(
            "<!doctype html>\n<html lang=\"{code}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <title>{title} · xanh</title>\n<link rel=\"icon\" href=\"data:,\">\n<link \
             rel=\"stylesheet\" href=\"/start.css\">\n\
             </head>\n<body>\n<main>\n{main}</main>\n</body>\n</html>\n"
        )
    }
}

/// The form, with what was written into it, and what is wrong with that.
pub fn asks(page: &Page, wish: &Wish, failure: Option<&Failure>) -> String {
    let title = page.say("Bắt đầu một trang mới", "Begin a new site");
    let (other, label) = match page.language {
        Language::Vietnamese => ("en", "English"),
        Language::English => ("vi", "Tiếng Việt"),
    };
    let wrong = failure.map_or(String::new(), |failure| fault(page, failure));
    let lead = page.say(
        "xanh làm trang web từ các tệp văn bản trong một thư mục. Chọn nơi đặt và loại trang; mọi \
         thứ nằm trên máy này, không gửi đi đâu.",
        "xanh makes a site out of text files in a folder. Choose where it goes and what it is \
         for; all stays on this machine, nothing is sent anywhere.",
    );
    let (folder, hint) = (
        page.say("Thư mục", "Folder"),
        page.say(
            "Một thư mục mới hoặc còn trống; chưa có thì xanh tạo.",
            "A new folder or an empty one; xanh makes it where it is not there.",
        ),
    );
    let (name, kind) = (
        page.say("Tên của trang", "Title of the site"),
        page.say("Trang để làm gì?", "What is the site for?"),
    );
    let (button, code) = (page.say("Tạo trang", "Make the site"), page.code());
    let (folder_value, title_value) = (escape(&wish.folder), escape(&wish.title));
    let choices: String = page
        .choices
        .iter()
        .map(|choice| {
            let is_chosen = choice.name == wish.preset;
            let (name, about) = (choice.name, escape(choice.about.within(page.language)));
            let checked = if is_chosen { " checked" } else { "" };
            format!(
                "<label class=\"choice\"><input type=\"radio\" name=\"preset\" \
                 value=\"{name}\"{checked} required> {about}</label>\n"
            )
        })
        .collect();
    let token = page.token;
    page.document(
        title,
        &format!(
            "<header><h1>{title}</h1><a href=\"/?lang={other}\" lang=\"{other}\">{label}</a>\
             </header>\n<p>{lead}</p>\n{wrong}<form method=\"post\" action=\"/?lang={code}\">\n\
             <input type=\"hidden\" name=\"token\" value=\"{token}\">\n\
             <label for=\"folder\">{folder}</label>\n\
             <input id=\"folder\" name=\"folder\" value=\"{folder_value}\" required \
             aria-describedby=\"hint\" autocomplete=\"off\" spellcheck=\"false\">\n\
             <p id=\"hint\" class=\"hint\">{hint}</p>\n\
             <label for=\"title\">{name}</label>\n\
             <input id=\"title\" name=\"title\" value=\"{title_value}\" autocomplete=\"off\">\n\
             <fieldset><legend>{kind}</legend>\n{choices}</fieldset>\n\
             <button>{button}</button>\n</form>\n"
        ),
    )
}

fn fault(page: &Page, failure: &Failure) -> String {
    let message = escape(failure.why.message.within(page.language));
    let help = failure.why.help.as_ref();
    let help = help.map_or(String::new(), |help| {
        format!("<p>{}</p>", escape(help.within(page.language)))
    });
    format!("<div class=\"fault\" role=\"alert\"><p>{message}</p>{help}</div>\n")
}

/// What was made, and what comes next.
pub fn made(page: &Page, made: &Made) -> String {
    let title = page.say("Trang đã sẵn sàng", "The site is ready");
    let (folder, address) = (escape(&made.folder), escape(&made.address));
    let (see, lies) = (
        page.say("Xem trang", "See the site"),
        page.say("Các tệp nằm ở", "Its files lie in"),
    );
    let steps = page.say(
        "<li>Mở một tệp <code>.md</code> trong <code>content</code>, sửa rồi lưu: trang đang xem \
         mới lại ngay.</li>\n<li>Thêm trang: mở cửa sổ lệnh ở thư mục ấy, gõ <code>xanh new page \
         \"Tên trang\"</code>.</li>\n<li>Dựng để mang đi: <code>xanh build</code>, rồi chép thư \
         mục <code>public</code>.</li>",
        "<li>Open a file <code>.md</code> in <code>content</code>, change and save it: the site \
         in the browser follows.</li>\n<li>Add a page: in a terminal in that folder, type \
         <code>xanh new page \"Title\"</code>.</li>\n<li>Build it to take along: <code>xanh \
         build</code>, then copy the folder <code>public</code>.</li>",
    );
    let stay = page.say(
        "Để cửa sổ xanh mở trong khi xem; đóng nó là thôi xem, các tệp vẫn còn.",
        "Leave xanh running while you look; when it ends the files are still there.",
    );
    page.document(
        title,
        &format!(
            "<header><h1>{title}</h1></header>\n<p><a class=\"button\" href=\"{address}\">{see}\
             </a></p>\n<p>{lies} <code>{folder}</code>.</p>\n<ol>\n{steps}\n</ol>\n\
             <p class=\"hint\">{stay}</p>\n"
        ),
    )
}
