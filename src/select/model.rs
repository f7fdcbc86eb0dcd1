//! A whole page: all that its bytes are made of, but for the theme.

use super::excerpts::Excerpt;
use super::template::Choice;
use super::text::Text;
use crate::base::digest::Hashed;
use crate::base::path::OutPath;
use crate::graph::marks::Marks;
use crate::graph::validity::Standing;
use crate::model::clause::ClauseId;
use crate::model::meta::PlanMeta;
use crate::model::plan::Plan;
use crate::render::piece::Source;
use crate::render::view::{
    BacklinksView, Base, BodyView, Card, ColumnView, CoverageView, DateView, DocumentView,
    ExtraView, GuideView, LevelView, ModuleView, NoticeValues, Pager, PartView, PathView,
    SectionView,
};
use crate::theme::Theme;
use std::collections::BTreeMap;

/// A page with its template, which is chosen once.
#[derive(Hash)]
pub struct PageModel {
    pub out: OutPath,
    pub template: String,
    pub base: Base,
    pub notices: Vec<NoticeValues>,
    /// `None` where nobody wrote one, and on the further pages of a list.
    pub text: Option<Text>,
    pub parts: Parts,
    pub body: Body,
}

impl PageModel {
    /// A page without a text of its own.
    pub fn without_text(out: &OutPath, template: &str, base: Base, body: Body) -> PageModel {
        PageModel {
            out: out.clone(),
            template: template.to_string(),
            base,
            notices: vec![],
            text: None,
            parts: Parts::default(),
            body,
        }
    }
}

/// What a page has because of what it is.
#[derive(Hash)]
pub enum Body {
    /// Its text is all.
    Text,
    /// Of a section, a taxonomy or a term.
    List(List),
    Plan(PlanBody),
    Level(Box<LevelBody>),
    Body(BodyView),
    Module(ModuleView),
    Guide(GuideView),
    Column(Box<ColumnBody>),
    /// The projection page of a module.
    Screens(ModuleView),
    /// The lesson plan of a module.
    Lesson(LessonBody),
    Coverage(CoverageView),
    Documents(Vec<DocumentView>),
    /// The glossary, or the page of search.
    Extra(ExtraView),
}

/// What lies below a page.
#[derive(Default, Hash)]
pub struct List {
    pub sections: Vec<SectionView>,
    pub pages: Vec<Card>,
    pub pager: Option<Pager>,
    pub paths: Vec<PathView>,
}

#[derive(Hash)]
pub struct PlanBody {
    pub plan: Hashed<Plan>,
    /// As the register of documents says; `None` where it has no entry.
    pub standing: Option<Standing>,
    pub meta: PlanMeta,
    /// `Kế hoạch hành động số 57/KH-TLĐ`
    pub name: String,
    pub date: Option<DateView>,
    pub backlinks: BTreeMap<ClauseId, BacklinksView>,
    pub marks: Marks,
}

#[derive(Hash)]
pub struct LevelBody {
    pub level: Option<LevelView>,
    pub steps: Vec<Excerpt>,
    pub notes: Vec<Excerpt>,
}

#[derive(Hash)]
pub struct ColumnBody {
    pub column: ColumnView,
    /// `None` where it may not be printed again.
    pub source: Option<Hashed<Source>>,
}

#[derive(Hash)]
pub struct LessonBody {
    pub module: ModuleView,
    /// Minutes after midnight at which the session begins.
    pub start: u32,
    /// Minutes of a period.
    pub period: u32,
}

/// The sections that the template of a kind adds before and after the text, those that the page
/// has.
#[derive(Default, Hash)]
pub struct Parts {
    pub before: Vec<Part>,
    pub after: Vec<Part>,
    /// Whether the table of contents names them: the template of the page is that of its kind, or
    /// builds upon it.
    pub are_listed: bool,
}

#[derive(Hash)]
pub struct Part {
    /// What templates call it by, and its word in the theme.
    pub name: &'static str,
    pub view: PartView,
    /// It has a heading only where the page has a text of its own.
    pub needs_text: bool,
}

/// When a page has a section of its template.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum When {
    Always,
    WithText,
    Never,
}

/// A section of a template: its name, its anchor, and when the page has it.
pub type Given = (&'static str, &'static str, When);

impl When {
    pub fn if_any<T>(list: &[T]) -> When {
        When::of(!list.is_empty())
    }

    pub fn of(is_there: bool) -> When {
        if is_there { When::Always } else { When::Never }
    }
}

impl Parts {
    /// Those of a page that has the template of `choice`.
    pub fn new(theme: &Theme, choice: &Choice, before: &[Given], after: &[Given]) -> Parts {
        let part = |(name, id, when): &Given| {
            let view = PartView {
                id: id.to_string(),
                title: theme.word(name).to_string(),
            };
            (*when != When::Never).then_some(Part {
                name,
                view,
                needs_text: *when == When::WithText,
            })
        };
        Parts {
            before: before.iter().filter_map(part).collect(),
            after: after.iter().filter_map(part).collect(),
            are_listed: theme.builds_upon(&choice.template, &choice.usual),
        }
    }

    /// With `title` in place of the word of the part `name`.
    pub fn titled(mut self, name: &str, title: &str) -> Parts {
        let mut parts = self.before.iter_mut().chain(&mut self.after);
        if let Some(part) = parts.find(|part| part.name == name) {
            part.view.title = title.to_string();
        }
        self
    }

    /// By name, those of a page that has a text or none.
    pub fn by_name(&self, has_text: bool) -> BTreeMap<&'static str, &PartView> {
        let parts = self.before.iter().chain(&self.after);
        let there = parts.filter(|part| has_text || !part.needs_text);
        there.map(|part| (part.name, &part.view)).collect()
    }
}
