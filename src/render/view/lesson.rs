//! What the template of a lesson plan gets besides the frame.

use serde::Serialize;

/// A session as its trainer needs it.
#[derive(Serialize)]
pub struct LessonView {
    /// `08:00`
    pub start: String,
    pub end: String,
    pub minutes: u32,
    /// Periods (*tiết*), as a number with at most one decimal.
    pub periods: String,
    pub rows: Vec<LessonRow>,
    pub questions: Vec<KeyView>,
}

/// An activity, or with `part` a part of one.
#[derive(Serialize)]
pub struct LessonRow {
    pub part: bool,
    pub from: String,
    pub to: String,
    pub minutes: u32,
    pub title: String,
    /// The anchor on the page of the module.
    pub id: String,
    pub objectives: Vec<String>,
    /// How it is done: names of its blocks, or the whole class.
    pub methods: Vec<String>,
    /// Sheets and hand-outs, by title.
    pub aids: Vec<String>,
    /// What trainers are told, as HTML.
    pub notes: String,
}

/// A question and its answer, as HTML.
#[derive(Serialize)]
pub struct KeyView {
    pub id: String,
    pub stem: String,
    /// One line a piece of the answer.
    pub answers: Vec<String>,
    pub explanation: String,
    pub points: u32,
    pub objectives: Vec<String>,
}
