//! A word of the command line, in both languages.

use crate::base::diagnostic::StaticMessage;

/// An argument by its name in `args`: the name of its value, and what it does.
pub struct Word {
    pub id: &'static str,
    pub value: StaticMessage,
    pub help: StaticMessage,
}

pub const fn word(id: &'static str, vi: &'static str, en: &'static str) -> Word {
    Word {
        id,
        value: StaticMessage { vi: "", en: "" },
        help: StaticMessage { vi, en },
    }
}

pub const fn valued(
    id: &'static str,
    value: (&'static str, &'static str),
    vi: &'static str,
    en: &'static str,
) -> Word {
    Word {
        id,
        value: StaticMessage {
            vi: value.0,
            en: value.1,
        },
        help: StaticMessage { vi, en },
    }
}
