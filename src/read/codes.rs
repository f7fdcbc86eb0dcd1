//! The codes under which each kind of file of keys and values reports its faults.

use crate::base::value::Codes;

macro_rules! codes {
    ($room:literal) => {
        Codes {
            syntax: concat!($room, "/syntax"),
            duplicate: concat!($room, "/duplicate"),
            colon: concat!($room, "/colon"),
            comment: concat!($room, "/comment"),
            sign: concat!($room, "/sign"),
            curly_quotes: concat!($room, "/curly-quotes"),
            tab: concat!($room, "/tab"),
            unsupported: concat!($room, "/unsupported"),
            unknown_key: concat!($room, "/unknown-key"),
            kind: concat!($room, "/type"),
            value: concat!($room, "/value"),
            date: concat!($room, "/date"),
            missing: concat!($room, "/missing"),
            unknown: concat!($room, "/unknown"),
        }
    };
}

pub const HEAD: Codes = codes!("head");
pub const CONFIG: Codes = codes!("config");
pub const LEVELS: Codes = codes!("levels");
pub const DOCUMENTS: Codes = codes!("documents");
pub const COVERAGE: Codes = codes!("coverage");
pub const WORDS: Codes = codes!("words");
pub const NOTES: Codes = codes!("notes");
