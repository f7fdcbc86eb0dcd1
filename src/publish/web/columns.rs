//! The pages of columns, with the box for who prints them again.

use super::pages::{self, Text, text};
use super::{frame, toc};
use crate::base::diagnostic::StaticMessage;
use crate::base::digest::Hashed;
use crate::graph::site::Site;
use crate::model::meta::{Headlines, Kind, KindName, Spanned};
use crate::publish::piece::{self, Outs};
use crate::render::piece::{self as pieces, Source, html, text as plain};
use crate::render::view::{CountView, Frame, HeadlineView, LinkView, RepublishView, View};
use crate::rule::{Body, Job, Made, Planned, Publisher};
use crate::text::sms;
use crate::theme::Theme;
use serde::Serialize;

pub const PUBLISHER: Publisher = Publisher {
    name: "columns",
    about: StaticMessage {
        vi: "Ghi trang của mỗi chuyên mục, kèm ô đăng lại khi giấy phép cho phép.",
        en: "Writes the page of each column, with a box to republish it where the licence allows.",
    },
    plan,
};

/// All that the page of a column is made of.
#[derive(Hash)]
struct ColumnInput {
    text: Text,
    frame: Frame,
    /// `None` where it may not be printed again.
    source: Option<Hashed<Source>>,
}

/// What the template of a column gets.
#[derive(Serialize)]
struct ColumnPage<'a> {
    #[serde(flatten)]
    view: View<'a>,
    republish: Option<RepublishView>,
}

fn plan(site: &Site, theme: &Theme) -> Planned {
    let shared = frame::site_view(site, theme);
    let levels = frame::level_names(site);
    let columns = site.pages.values().filter(|page| {
        page.section.is_none() && page.kind.name() == KindName::Column && site.has_own_address(page)
    });
    let jobs = columns.map(|page| {
        Job::lazy(
            page.out.clone(),
            (page.clone(), shared.clone(), levels.clone()),
            select,
            make,
        )
    });
    (jobs.collect(), vec![])
}

fn select((page, shared, levels): &pages::PageKey, site: &Site, theme: &Theme) -> ColumnInput {
    let source = piece::source(site, page).map(Hashed::new);
    ColumnInput {
        text: text(site, page, levels),
        frame: pages::asked(site, theme, shared, page),
        source,
    }
}

fn make(input: &ColumnInput, theme: &Theme) -> Made {
    let page = &input.text.page;
    let view = View {
        frame: &input.frame,
        content: input.text.html(theme),
        toc: toc::headings(&page.document.headings, 3),
        plan: None,
    };
    let republish = input.source.as_ref().map(|source| republish(source, theme));
    let (text, faults) = theme.render(
        &super::pages::template(page, theme),
        &ColumnPage { view, republish },
        &page.out,
    );
    (Body::text(text), faults)
}

fn republish(source: &Source, theme: &Theme) -> RepublishView {
    let piece = pieces::piece(source, theme);
    let counts = piece.counts();
    let absolute = |known: &pieces::KnownPicture| {
        (!source.base_url.is_empty()).then(|| format!("{}{}", source.base_url, known.out.address()))
    };
    let english = source.lang == "en";
    RepublishView {
        licence: LinkView {
            title: if english {
                source.licence.name.en
            } else {
                source.licence.name.vi
            }
            .to_string(),
            url: source.licence.url.to_string(),
        },
        terms: if english {
            source.licence.terms.en
        } else {
            source.licence.terms.vi
        }
        .to_string(),
        html: html::fragment(&piece, &absolute),
        text: plain::text(&piece),
        cut_mark: piece.cut_mark.clone(),
        rule: plain::RULE,
        whole: count(counts.whole),
        cut: counts.cut.map(count),
        headlines: headlines(source, theme),
        files: files(&piece::outs(&source.page.out), theme),
        pictures: source
            .pictures
            .iter()
            .map(|known| pieces::told(source, theme, known))
            .collect(),
    }
}

fn count(count: pieces::Count) -> CountView {
    CountView {
        words: count.words,
        characters: count.characters,
        without_spaces: count.without_spaces,
    }
}

/// The headlines that are given, each with its length; of a text message also how many are sent.
fn headlines(source: &Source, theme: &Theme) -> Vec<HeadlineView> {
    let Kind::Column(column) = &source.page.kind else {
        return vec![];
    };
    let Headlines {
        print,
        short,
        sms,
        social,
    } = &column.headlines;
    let view = |key: &str, headline: &Option<Spanned<String>>| {
        let text = headline.as_ref()?.value.clone();
        let parts = (key == "headline_sms").then(|| sms::message(&text).parts);
        Some(HeadlineView {
            label: theme.word(key).to_string(),
            characters: text.chars().count(),
            text,
            parts,
        })
    };
    [
        ("headline_print", print),
        ("headline_short", short),
        ("headline_sms", sms),
        ("headline_social", social),
    ]
    .into_iter()
    .filter_map(|(key, headline)| view(key, headline))
    .collect()
}

fn files(outs: &Outs, theme: &Theme) -> Vec<LinkView> {
    let link = |key: &str, out: &crate::base::path::OutPath| LinkView {
        title: theme.word(key).to_string(),
        url: out.address(),
    };
    vec![
        link("file_docx", &outs.docx),
        link("file_text", &outs.text),
        link("file_html", &outs.html),
        link("file_zip", &outs.zip),
    ]
}
