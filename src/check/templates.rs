//! The templates that pages ask for are there.

use crate::base::diagnostic::{Diagnostic, StaticMessage, fault, message};
use crate::base::span::Spanned;
use crate::graph::site::Site;
use crate::rule::Check;
use crate::text::nearest::nearest;
use crate::theme::Theme;

pub const CHECK: Check = Check {
    name: "templates",
    about: StaticMessage {
        vi: "Mẫu trình bày mà trang đặt ở `template` có thật.",
        en: "The templates that pages ask for are there.",
    },
    run,
};

/// Diagnostics: `page/template`, at the name.
fn run(site: &Site, theme: &Theme) -> Vec<Diagnostic> {
    let asked = site
        .pages
        .values()
        .filter_map(|page| page.meta.template.as_ref());
    let unknown = asked.filter(|name| !theme.has_template(&name.value));
    unknown.map(|name| no_template(name, theme)).collect()
}

fn no_template(name: &Spanned<String>, theme: &Theme) -> Diagnostic {
    let (span, name) = (name.span.clone(), &name.value);
    let fault = fault!(
        "page/template",
        span,
        vi: "giao diện không có mẫu `{name}`",
        en: "the theme has no template `{name}`",
    );
    let whole = format!("{name}.html");
    let near = match theme.has_template(&whole) {
        true => Some(whole.as_str()),
        false => nearest(name, theme.templates()),
    };
    fault.help(match near {
        Some(near) => message!(vi: "có phải bạn muốn viết `{near}`?", en: "did you mean `{near}`?"),
        None => message!(
            vi: "thêm tệp `templates/{name}`, hoặc bỏ khóa `template`",
            en: "add the file `templates/{name}`, or take `template` out",
        ),
    })
}
