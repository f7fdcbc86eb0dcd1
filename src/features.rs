//! Every feature of the program, in order.
#![deny(clippy::string_slice)]

use crate::check::{
    about, blocks, citations, columns as column_faults, coverage as covered, dates, drawings,
    dropped, left_out, letters, licences, lock, names, notes, paths, quizzes, renumbered, session,
    templates, unwritten,
};
use crate::publish::file::{epub, moodle, republish, scorm, single};
use crate::publish::web::{
    aliases, assets, clauses, columns, coverage, documents, feeds, glossary, index, levels,
    manifest, not_found, packs, pages, pictures, plans, previews, projection, pwa, search,
    sections, session as lessons, sitemap, social, terms,
};
use crate::rule::{PackForm, Publisher, Rules};

/// All that a build makes and looks at.
pub const ALL: Rules = Rules {
    publishers: SITE,
    packs: &[
        PackForm {
            ending: "zip",
            publishers: SITE,
            is_archive: true,
        },
        PackForm {
            ending: "html",
            publishers: SINGLE.publishers,
            is_archive: false,
        },
        PackForm {
            ending: "epub",
            publishers: EPUB.publishers,
            is_archive: false,
        },
    ],
    checks: &[
        names::CHECK,
        notes::CHECK,
        templates::CHECK,
        citations::CHECK,
        unwritten::CHECK,
        covered::CHECK,
        lock::CHECK,
        renumbered::CHECK,
        dates::CHECK,
        letters::CHECK,
        left_out::CHECK,
        dropped::CHECK,
        drawings::CHECK,
        licences::CHECK,
        column_faults::CHECK,
        paths::CHECK,
        session::CHECK,
        quizzes::CHECK,
        blocks::CHECK,
        about::CHECK,
    ],
};

/// All that makes a site.
const SITE: &[Publisher] = &[
    packs::PUBLISHER,
    pages::PUBLISHER,
    columns::PUBLISHER,
    sections::PUBLISHER,
    plans::PUBLISHER,
    levels::PUBLISHER,
    coverage::PUBLISHER,
    documents::PUBLISHER,
    glossary::PUBLISHER,
    clauses::PUBLISHER,
    previews::PUBLISHER,
    terms::PUBLISHER,
    aliases::PUBLISHER,
    projection::PUBLISHER,
    lessons::PUBLISHER,
    moodle::PUBLISHER,
    not_found::PUBLISHER,
    feeds::PUBLISHER,
    sitemap::PUBLISHER,
    social::PUBLISHER,
    manifest::PUBLISHER,
    pwa::PUBLISHER,
    republish::PUBLISHER,
    assets::PUBLISHER,
    pictures::PUBLISHER,
    search::PUBLISHER,
    index::PUBLISHER,
];

/// A pack as a book.
pub const EPUB: Rules = Rules {
    publishers: &[epub::PUBLISHER],
    checks: &[],
    packs: &[],
};

/// A pack as one page.
pub const SINGLE: Rules = Rules {
    publishers: &[single::PUBLISHER],
    checks: &[],
    packs: &[],
};

/// What a SCORM package holds beside the site.
pub const SCORM: Rules = Rules {
    publishers: &[scorm::PUBLISHER],
    checks: &[],
    packs: &[],
};
