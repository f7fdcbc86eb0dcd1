//! Licences that nobody knows.

use crate::base::diagnostic::{Diagnostic, Message, StaticMessage, message};
use crate::base::span::Spanned;
use crate::base::value;
use crate::graph::site::Site;
use crate::model::licence::{LICENCES, Licence};
use crate::rule::Check;
use crate::text::nearest::nearest;
use crate::theme::Theme;

pub const CHECK: Check = Check {
    name: "licences",
    about: StaticMessage {
        vi: "Giấy phép phải là một trong các giấy phép đã biết, để người đăng lại biết mình được \
            làm gì.",
        en: "A licence must be one that is known, so that who republishes knows what is allowed.",
    },
    run,
};

/// Diagnostics: `licence/unknown` with the nearest one.
fn run(site: &Site, _: &Theme) -> Vec<Diagnostic> {
    let licences = site
        .pages
        .values()
        .filter_map(|page| page.meta.license.as_ref());
    licences
        .filter(|licence| Licence::of(&licence.value).is_none())
        .map(unknown)
        .collect()
}

fn unknown(licence: &Spanned<String>) -> Diagnostic {
    let message = Message::new(
        format!("không có giấy phép `{}`", licence.value),
        format!("no licence `{}`", licence.value),
    );
    let ids = LICENCES.iter().map(|licence| licence.id);
    let fault = Diagnostic::error("licence/unknown", licence.span.clone(), message);
    match nearest(&licence.value, ids.clone()) {
        Some(near) => value::suggest(fault, &licence.value, near),
        None => {
            let all = ids.collect::<Vec<_>>().join(", ");
            fault.help(message!(vi: "các giấy phép: {all}", en: "the licences: {all}"))
        }
    }
}
