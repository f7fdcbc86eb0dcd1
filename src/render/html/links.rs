//! Links and pictures, and HTML that people wrote themselves.

use super::writer::Writer;
use super::{Pictures, Setting, target};
use crate::graph::links::Target;
use crate::model::markdown::SpannedEvent;
use crate::render::anchor;
use crate::render::xml::{escape, escape_into, href};
use pulldown_cmark::{Event, LinkType, Tag, TagEnd};
use std::collections::HashSet;
use std::sync::LazyLock;

/// A picture that is open.
pub struct Picture {
    at: usize,
    address: String,
    title: String,
    quote: bool,
}

impl Picture {
    pub fn new(at: usize, address: &str, title: &str, kind: LinkType) -> Self {
        Picture {
            at,
            address: address.to_string(),
            title: title.to_string(),
            quote: matches!(kind, LinkType::WikiLink { .. }),
        }
    }
}

/// Opens the link at byte `at`; gives its closing tag.
pub fn open(
    writer: &mut Writer,
    at: usize,
    address: &str,
    title: &str,
    kind: LinkType,
) -> &'static str {
    let Some(setting) = writer.setting else {
        writer.out.push_str("<a href=\"");
        if kind == LinkType::Email {
            writer.out.push_str("mailto:");
        }
        href(&mut writer.out, address);
        titled(&mut writer.out, title);
        writer.out.push('>');
        return "</a>";
    };
    let unnamed = matches!(kind, LinkType::WikiLink { has_pothole: false });
    let goal = target(&Some(setting), at);
    let Some(mut tag) = goal
        .and_then(|goal| anchor::tag(goal, |out| setting.link(out), |place| setting.here(place)))
    else {
        return "";
    };
    let label = if let Some(Target::Clauses { label, .. }) = goal {
        Some(label)
    } else {
        None
    };
    titled_tag(&mut tag, title);
    writer.out.push_str(&tag);
    writer.out.push('>');
    match label.filter(|_| unnamed) {
        Some(label) => {
            escape_into(&mut writer.out, label);
            writer.mute();
            "</a>"
        }
        None => "</a>",
    }
}

fn titled(out: &mut String, title: &str) {
    if !title.is_empty() {
        out.push_str("\" title=\"");
        escape_into(out, title);
    }
    out.push('"');
}

fn titled_tag(tag: &mut String, title: &str) {
    if !title.is_empty() && !tag.contains(" title=") {
        tag.push_str(&format!(" title=\"{}\"", escape(title)));
    }
}

/// Writes the picture whose description has been gathered.
pub fn picture(writer: &mut Writer) {
    let (Some(alt), Some(picture)) = (writer.take_alt(), writer.picture.take()) else {
        return;
    };
    let Some(setting) = writer.setting else {
        writer.out.push_str("<img src=\"");
        href(&mut writer.out, &picture.address);
        writer.out.push_str(&format!("\" alt=\"{}", escape(&alt)));
        titled(&mut writer.out, &picture.title);
        return writer.out.push_str(" />");
    };
    if picture.quote {
        return quote(writer, &picture);
    }
    if let Some(Target::Part { source }) = target(&Some(setting), picture.at) {
        return writer.part(source);
    }
    if let Some(Target::Picture {
        out, width, height, ..
    }) = target(&Some(setting), picture.at)
    {
        if setting.pictures == Pictures::StaticMessage {
            return writer.out.push_str(&format!(
                "[{}]",
                escape(
                    &setting
                        .theme
                        .word("picture_told")
                        .replace("{alt}", alt.trim())
                )
            ));
        }
        let size = if *width > 0 {
            format!(" width=\"{width}\" height=\"{height}\"")
        } else {
            String::new()
        };
        let src = setting.picture(out);
        writer.out.push_str(&format!(
            "<img src=\"{src}\" alt=\"{}\"{size} loading=\"lazy\" decoding=\"async\"",
            escape(&alt)
        ));
        titled_attribute(&mut writer.out, &picture.title);
        writer.out.push('>');
    }
}

/// A quoted clause: a block where it stands alone, a link inside a sentence.
fn quote(writer: &mut Writer, picture: &Picture) {
    let Some(setting) = writer.setting else {
        return;
    };
    if writer.only_blocks {
        let quote = setting.quotes.get(&(picture.at as u32));
        return quote
            .into_iter()
            .for_each(|quote| writer.out.push_str(quote));
    }
    let end = open(
        writer,
        picture.at,
        "",
        "",
        LinkType::WikiLink { has_pothole: false },
    );
    writer.unmute();
    writer.out.push_str(end);
}

/// Whether the paragraph that begins here holds nothing but what makes blocks of its own: quoted
/// clauses and included files.
pub fn holds_only_blocks(setting: Option<Setting>, rest: &[SpannedEvent]) -> bool {
    let inside = rest
        .iter()
        .take_while(|(event, _)| !matches!(event, Event::End(TagEnd::Paragraph)));
    let (mut open, mut blocks) = (false, 0);
    for (event, range) in inside {
        match event {
            Event::Start(Tag::Image {
                link_type: LinkType::WikiLink { .. },
                ..
            }) => (open, blocks) = (true, blocks + 1),
            Event::Start(Tag::Image { .. })
                if matches!(target(&setting, range.start), Some(Target::Part { .. })) =>
            {
                (open, blocks) = (true, blocks + 1)
            }
            Event::End(TagEnd::Image) => open = false,
            Event::SoftBreak | Event::HardBreak => {}
            _ if open => {}
            _ => return false,
        }
    }
    blocks > 0
}

fn titled_attribute(out: &mut String, title: &str) {
    if !title.is_empty() {
        out.push_str(&format!(" title=\"{}\"", escape(title)));
    }
}

/// Whether the list that begins here has boxes to tick.
pub fn is_task_list(rest: &[SpannedEvent]) -> bool {
    let items = rest
        .iter()
        .take_while(|(event, _)| !matches!(event, Event::End(TagEnd::List(_))))
        .take(4);
    items
        .map(|(event, _)| event)
        .any(|event| matches!(event, Event::TaskListMarker(_)))
        && matches!(rest.first(), Some((Event::Start(Tag::Item), _)))
}

/// A run of HTML with what could do harm taken out; what the program itself writes stays.
pub fn sanitised(html: &str) -> String {
    static SAFE: LazyLock<ammonia::Builder<'static>> = LazyLock::new(|| {
        let mut safe = ammonia::Builder::default();
        safe.add_generic_attributes([
            "id",
            "class",
            "role",
            "aria-label",
            "aria-hidden",
            "tabindex",
            "lang",
            "dir",
            "title",
        ])
        .add_tags(["section", "input", "figure", "figcaption", "picture"])
        .add_tag_attributes("input", ["disabled", "checked"])
        .add_tag_attribute_values("input", "type", ["checkbox"])
        .add_tag_attributes("img", ["loading", "decoding", "width", "height"])
        .add_tag_attributes("a", ["data-clause"])
        .add_tag_attributes("ol", ["start"])
        .url_schemes(HashSet::from(["http", "https", "mailto", "tel"]))
        .link_rel(None);
        safe
    });
    SAFE.clean(html).to_string()
}
