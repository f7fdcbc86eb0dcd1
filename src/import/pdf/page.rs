//! The walk over the operators of a page: which words are shown where.
//!
//! Source: ISO 32000-1 §8.3 (coordinates), §9.3 and §9.4 (text state, text objects).

use super::MOST;
use super::font::Font;
use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};
use std::collections::BTreeMap;
use std::rc::Rc;

/// Words that are shown together.
#[derive(Clone, Debug)]
pub struct Span {
    /// Where they begin, where they end, and their line, in points; up is more.
    pub x: f32,
    pub end: f32,
    pub y: f32,
    pub size: f32,
    pub text: String,
    pub font: String,
}

/// Forms that lie in one another at most.
const DEEPEST: usize = 8;

/// Operators of a page at most.
const STEPS: usize = 2_000_000;

/// `[a b c d e f]`
type Matrix = [f32; 6];

const PLAIN: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

#[derive(Clone)]
struct State {
    matrix: Matrix,
    font: Option<Rc<Font>>,
    size: f32,
    spacing: f32,
    word_spacing: f32,
    /// 1 for 100 %.
    scale: f32,
    leading: f32,
    rise: f32,
}

struct Walk<'d> {
    document: &'d Document,
    state: State,
    kept: Vec<State>,
    text: Matrix,
    line: Matrix,
    spans: Vec<Span>,
    steps: usize,
}

type Fonts = BTreeMap<Vec<u8>, Rc<Font>>;

/// The words of a page in the order in which they are shown.
pub fn spans(document: &Document, page: ObjectId) -> Vec<Span> {
    let mut walk = Walk {
        document,
        state: State {
            matrix: PLAIN,
            font: None,
            size: 1.0,
            spacing: 0.0,
            word_spacing: 0.0,
            scale: 1.0,
            leading: 0.0,
            rise: 0.0,
        },
        kept: vec![],
        text: PLAIN,
        line: PLAIN,
        spans: vec![],
        steps: 0,
    };
    let fonts = document.get_page_fonts(page).unwrap_or_default();
    let fonts = fonts
        .into_iter()
        .map(|(name, font)| (name, Rc::new(Font::read(document, font))));
    let forms = forms_of_page(document, page);
    let content = document
        .get_page_content_with_limit(page, MOST)
        .unwrap_or_default();
    walk.content(&content, (&fonts.collect(), &forms), 0);
    walk.spans
}

type Forms = BTreeMap<Vec<u8>, ObjectId>;

fn forms_of_page(document: &Document, page: ObjectId) -> Forms {
    let Ok((own, ids)) = document.get_page_resources(page) else {
        return Forms::new();
    };
    let others = ids
        .iter()
        .filter_map(|id| document.get_dictionary(*id).ok());
    let all = own.into_iter().chain(others);
    all.flat_map(|resources| forms(document, resources))
        .collect()
}

fn forms(document: &Document, resources: &Dictionary) -> Forms {
    let all = document.get_dict_in_dict(resources, b"XObject").ok();
    let all = all.into_iter().flat_map(|all| all.iter());
    all.filter_map(|(name, object)| Some((name.clone(), object.as_reference().ok()?)))
        .collect()
}

fn times(a: Matrix, b: Matrix) -> Matrix {
    [
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    ]
}

fn matrix(numbers: &[f32]) -> Matrix {
    <[f32; 6]>::try_from(numbers).unwrap_or(PLAIN)
}

impl Walk<'_> {
    fn content(&mut self, content: &[u8], named: (&Fonts, &Forms), depth: usize) {
        let Ok(content) = Content::decode(content) else {
            return;
        };
        for operation in &content.operations {
            self.steps += 1;
            if self.steps > STEPS {
                return;
            }
            let numbers: Vec<f32> = operation
                .operands
                .iter()
                .filter_map(|o| o.as_float().ok())
                .collect();
            self.step(&operation.operator, &operation.operands, &numbers, named.0);
            let name = operation
                .operands
                .first()
                .and_then(|name| name.as_name().ok());
            if let ("Do", Some(name)) = (operation.operator.as_str(), name)
                && let Some(id) = named.1.get(name).filter(|_| depth < DEEPEST)
            {
                self.form(*id, named.0, depth);
            }
        }
    }

    /// A form within the page: its own fonts and forms, else those around it.
    fn form(&mut self, id: ObjectId, around: &Fonts, depth: usize) {
        let stream = self.document.get_object(id).and_then(Object::as_stream);
        let Ok(stream) = stream else {
            return;
        };
        let kind = stream.dict.get(b"Subtype").and_then(Object::as_name);
        if kind.is_ok_and(|kind| kind != b"Form") {
            return;
        }
        let Ok(content) = stream.get_plain_content_with_limit(MOST) else {
            return;
        };
        let own = self
            .document
            .get_dict_in_dict(&stream.dict, b"Resources")
            .ok();
        let fonts = own.and_then(|own| self.document.get_dict_in_dict(own, b"Font").ok());
        let mut all = around.clone();
        for (name, font) in fonts.into_iter().flat_map(|fonts| fonts.iter()) {
            let font = self
                .document
                .dereference(font)
                .and_then(|(_, font)| font.as_dict());
            if let Ok(font) = font {
                all.insert(name.clone(), Rc::new(Font::read(self.document, font)));
            }
        }
        let forms = own.map_or(Forms::new(), |own| forms(self.document, own));
        let placed = stream
            .dict
            .get_deref(b"Matrix", self.document)
            .and_then(Object::as_array);
        let placed: Vec<f32> = placed
            .into_iter()
            .flatten()
            .filter_map(|o| o.as_float().ok())
            .collect();
        self.kept.push(self.state.clone());
        self.state.matrix = times(matrix(&placed), self.state.matrix);
        self.content(&content, (&all, &forms), depth + 1);
        self.restore();
    }

    fn restore(&mut self) {
        if let Some(state) = self.kept.pop() {
            self.state = state;
        }
    }

    fn step(&mut self, operator: &str, operands: &[Object], numbers: &[f32], fonts: &Fonts) {
        let first = numbers.first().copied().unwrap_or(0.0);
        let string = |at: usize| operands.get(at).and_then(|operand| operand.as_str().ok());
        match operator {
            "q" if self.kept.len() < 256 => self.kept.push(self.state.clone()),
            "Q" => self.restore(),
            "cm" => self.state.matrix = times(matrix(numbers), self.state.matrix),
            "BT" => (self.text, self.line) = (PLAIN, PLAIN),
            "Tf" => {
                let name = operands.first().and_then(|name| name.as_name().ok());
                self.state.font = name.and_then(|name| fonts.get(name)).cloned();
                self.state.size = first;
            }
            "Tc" => self.state.spacing = first,
            "Tw" => self.state.word_spacing = first,
            "Tz" => self.state.scale = first / 100.0,
            "TL" => self.state.leading = first,
            "Ts" => self.state.rise = first,
            "Tm" => (self.text, self.line) = (matrix(numbers), matrix(numbers)),
            "Td" | "TD" => {
                let down = numbers.get(1).copied().unwrap_or(0.0);
                if operator == "TD" {
                    self.state.leading = -down;
                }
                self.go(first, down);
            }
            "T*" => self.go(0.0, -self.state.leading),
            "Tj" => self.show(string(0).unwrap_or_default()),
            "'" => {
                self.go(0.0, -self.state.leading);
                self.show(string(0).unwrap_or_default());
            }
            "\"" => {
                self.state.word_spacing = first;
                self.state.spacing = numbers.get(1).copied().unwrap_or(0.0);
                self.go(0.0, -self.state.leading);
                self.show(string(2).unwrap_or_default());
            }
            "TJ" => self.show_all(operands.first()),
            _ => {}
        }
    }

    fn go(&mut self, right: f32, up: f32) {
        self.line = times([1.0, 0.0, 0.0, 1.0, right, up], self.line);
        self.text = self.line;
    }

    /// Strings, and numbers that draw what follows back.
    fn show_all(&mut self, array: Option<&Object>) {
        let parts = array.and_then(|array| array.as_array().ok());
        for part in parts.into_iter().flatten() {
            match (part.as_str(), part.as_float()) {
                (Ok(bytes), _) => self.show(bytes),
                (_, Ok(back)) => {
                    let by = -back / 1000.0 * self.state.size * self.state.scale;
                    self.text = times([1.0, 0.0, 0.0, 1.0, by, 0.0], self.text);
                }
                _ => {}
            }
        }
    }

    fn show(&mut self, bytes: &[u8]) {
        let Some(font) = self.state.font.clone() else {
            return;
        };
        let start = self.place();
        let mut text = String::new();
        for (words, advance, is_space) in font.codes(bytes) {
            text.push_str(words);
            let State {
                size,
                spacing,
                word_spacing,
                scale,
                ..
            } = self.state;
            let spaced = spacing + if is_space { word_spacing } else { 0.0 };
            let by = (advance / 1000.0 * size + spaced) * scale;
            self.text = times([1.0, 0.0, 0.0, 1.0, by, 0.0], self.text);
        }
        let end = self.place();
        // Letters that stand on their side are those of a margin or a stamp.
        let upright = start.3;
        if !text.is_empty() && upright {
            self.spans.push(Span {
                x: start.0,
                end: end.0,
                y: start.1,
                size: start.2,
                text,
                font: font.name.clone(),
            });
        }
    }

    /// Where the next letter stands: x, y, its size, and whether it stands upright.
    fn place(&self) -> (f32, f32, f32, bool) {
        let all = times(
            [1.0, 0.0, 0.0, 1.0, 0.0, self.state.rise],
            times(self.text, self.state.matrix),
        );
        let size = (all[2] * all[2] + all[3] * all[3]).sqrt() * self.state.size.abs();
        let upright = all[0].abs() > all[1].abs();
        (all[4], all[5], size, upright)
    }
}
