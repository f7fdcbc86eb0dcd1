//! The box of a column that may be printed again.

use crate::base::path::OutPath;
use crate::base::span::Spanned;
use crate::model::meta::{Headlines, Kind};
use crate::render::piece::{self as pieces, Source, html, text as plain};
use crate::render::view::{CountView, HeadlineView, LinkView, RepublishView};
use crate::select::republish::{Outs, outs};
use crate::text::sms;
use crate::theme::Theme;

/// What a newspaper is offered.
pub fn republish(source: &Source, theme: &Theme) -> RepublishView {
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
        files: files(&outs(&source.page.out, &source.lang), theme),
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
    let link = |key: &str, out: &OutPath| LinkView {
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
