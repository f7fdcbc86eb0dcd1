//! What only pages of one kind say.

use super::fields::Fields;
use crate::base::span::{Span, Spanned};
use crate::base::value::Value;
use crate::model::meta::{
    ColumnMeta, Correction, GuideMeta, Headlines, Kind, KindName, Mode, ModuleMeta, Picture,
    PlanMeta, Reprint,
};
use crate::model::official::Layout;

pub fn kind(given: &mut Fields, name: KindName) -> Kind {
    match name {
        KindName::Plan => Kind::Plan(plan(given)),
        KindName::Module => Kind::Module(module(given)),
        KindName::Guide => Kind::Guide(guide(given)),
        KindName::Form => Kind::Form,
        KindName::Column => Kind::Column(column(given)),
        KindName::Level => Kind::Level,
        KindName::Body => Kind::Body,
        KindName::Page => Kind::Page,
    }
}

fn plan(given: &mut Fields) -> PlanMeta {
    PlanMeta {
        number: given.words("number"),
        form: given.words("type"),
        subject: given.words("subject"),
        issuer: given.words("issuer"),
        place: given.words("place"),
        period: given.years("period"),
        example: given.flag("example"),
        layout: match given.one_of("layout") {
            Some("dieu-khoan-diem") => Some(Layout::ArticleClausePoint),
            Some(_) => Some(Layout::SectionClausePoint),
            None => None,
        },
    }
}

fn module(given: &mut Fields) -> ModuleMeta {
    let mode = |word| {
        if word == "in-person" {
            Mode::InPerson
        } else {
            Mode::SelfStudy
        }
    };
    ModuleMeta {
        code: given.text("code"),
        duration: given.number("duration").and_then(small),
        mode: given.list_of("mode").into_iter().map(mode).collect(),
        audience: given.words("audience"),
        prerequisites: given.texts("prerequisites"),
        objectives: given.objectives("objectives"),
        materials: given.strings("materials"),
        pass: given.number("pass").and_then(small).map(|pass| pass.value),
        version: given.text("version").map(|version| version.value),
    }
}

fn small(number: Spanned<i64>) -> Option<Spanned<u32>> {
    Some(Spanned {
        value: u32::try_from(number.value).ok()?,
        span: number.span,
    })
}

fn guide(given: &mut Fields) -> GuideMeta {
    GuideMeta {
        campaign: given.words("campaign"),
        period: given.words("period"),
        partners: given.strings("partners"),
        outcome: given.words("outcome"),
        indicators: given.strings("indicators"),
    }
}

fn column(given: &mut Fields) -> ColumnMeta {
    ColumnMeta {
        standfirst: given.words("standfirst"),
        headlines: given.table("headlines", headlines).unwrap_or_default(),
        series: given.text("series"),
        credit: given.words("credit"),
        images: given.tables("images", picture),
        corrections: given.tables("corrections", correction),
        withdrawn: given.text("withdrawn"),
    }
}

fn headlines(given: &mut Fields) -> Headlines {
    Headlines {
        print: given.text("print"),
        short: given.text("short"),
        sms: given.text("sms"),
        social: given.text("social"),
    }
}

fn picture(given: &mut Fields, item: &Value) -> Option<Picture> {
    let file = given.text("file");
    if file.is_none() {
        missing(given, "file", &item.span);
    }
    let reprint = match given.one_of("reprint") {
        Some("yes") => Some(Reprint::Yes),
        Some("no") => Some(Reprint::No),
        Some("ask") => Some(Reprint::Ask),
        _ => None,
    };
    Some(Picture {
        file: file?,
        alt: given.words("alt"),
        credit: given.words("credit"),
        reprint,
    })
}

fn correction(given: &mut Fields, item: &Value) -> Option<Correction> {
    let (date, text) = (given.date("date"), given.text("text"));
    for (key, there) in [
        ("date", given.get("date").is_some()),
        ("text", text.is_some()),
    ] {
        if !there {
            missing(given, key, &item.span);
        }
    }
    Some(Correction {
        date: date?.value,
        text: text?.value,
    })
}

fn missing(given: &mut Fields, key: &str, span: &Span) {
    given.wrong.missing(key, "\"…\"", span);
}
