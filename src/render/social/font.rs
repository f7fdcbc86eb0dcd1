//! The one font of pictures that are drawn here: its letters as outlines. Vietnamese letters are
//! glyphs of their own, so nothing has to be shaped.

use tiny_skia::PathBuilder;
use ttf_parser::{Face, GlyphId, OutlineBuilder};

/// A subset of Noto Sans SemiBold: made by `font.py`, under the licence in `OFL.txt`.
pub const BYTES: &[u8] = include_bytes!("font.ttf");

pub struct Font(Face<'static>);

impl Font {
    pub fn new() -> Option<Font> {
        Face::parse(BYTES, 0).ok().map(Font)
    }

    /// Whether the font has a letter, or it shows nothing.
    pub fn has(&self, letter: char) -> bool {
        letter.is_whitespace() || self.0.glyph_index(letter).is_some()
    }

    /// The glyph of a letter; of one that the font lacks that of the space.
    fn glyph(&self, letter: char) -> GlyphId {
        let known = self.0.glyph_index(letter);
        known
            .or_else(|| self.0.glyph_index(' '))
            .unwrap_or_default()
    }

    /// Pixels of an em of the font at `size`.
    fn scale(&self, size: f32) -> f32 {
        size / f32::from(self.0.units_per_em())
    }

    fn advance(&self, glyph: GlyphId) -> f32 {
        f32::from(self.0.glyph_hor_advance(glyph).unwrap_or_default())
    }

    /// How wide `text` is, in pixels.
    pub fn width(&self, text: &str, size: f32) -> f32 {
        let advances = text.chars().map(|letter| self.advance(self.glyph(letter)));
        advances.sum::<f32>() * self.scale(size)
    }

    /// Adds the outlines of `text` to `path`, from `(x, y)` on, where the letters stand.
    pub fn outline(&self, text: &str, (mut x, y): (f32, f32), size: f32, path: &mut PathBuilder) {
        let scale = self.scale(size);
        for letter in text.chars() {
            let glyph = self.glyph(letter);
            let mut pen = Pen { path, x, y, scale };
            self.0.outline_glyph(glyph, &mut pen);
            x += self.advance(glyph) * scale;
        }
    }

    /// `text` in lines of at most `room` pixels, broken at spaces; a word that is wider stands on a
    /// line of its own.
    pub fn lines(&self, text: &str, size: f32, room: f32) -> Vec<String> {
        let mut lines: Vec<String> = vec![];
        for word in text.split(' ').filter(|word| !word.is_empty()) {
            match lines.last_mut() {
                Some(line) if self.width(&format!("{line} {word}"), size) <= room => {
                    line.push(' ');
                    line.push_str(word);
                }
                _ => lines.push(word.to_string()),
            }
        }
        lines
    }

    /// `text` as far as it is at most `room` pixels wide, with `…` where something is left out.
    pub fn cut(&self, text: &str, size: f32, room: f32) -> String {
        if self.width(text, size) <= room {
            return text.to_string();
        }
        let mut kept = String::new();
        for letter in text.trim_end_matches([' ', '…']).chars() {
            if self.width(&format!("{kept}{letter}…"), size) > room {
                break;
            }
            kept.push(letter);
        }
        format!("{}…", kept.trim_end())
    }
}

struct Pen<'a> {
    path: &'a mut PathBuilder,
    x: f32,
    y: f32,
    scale: f32,
}

impl Pen<'_> {
    /// A point of the font, whose y axis leads up, on the picture.
    fn at(&self, x: f32, y: f32) -> (f32, f32) {
        (self.x + x * self.scale, self.y - y * self.scale)
    }
}

impl OutlineBuilder for Pen<'_> {
    fn move_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.at(x, y);
        self.path.move_to(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.at(x, y);
        self.path.line_to(x, y);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        let ((x1, y1), (x, y)) = (self.at(x1, y1), self.at(x, y));
        self.path.quad_to(x1, y1, x, y);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        let ((x1, y1), (x2, y2), (x, y)) = (self.at(x1, y1), self.at(x2, y2), self.at(x, y));
        self.path.cubic_to(x1, y1, x2, y2, x, y);
    }

    fn close(&mut self) {
        self.path.close();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::UnicodeNormalization;

    /// The letters of Vietnamese: twelve vowels in six tones and the consonants, in both cases.
    fn letters() -> Vec<char> {
        let tones = ["", "\u{300}", "\u{309}", "\u{303}", "\u{301}", "\u{323}"];
        let vowels = "aăâeêioôơuưy".chars();
        let toned = vowels
            .flat_map(|vowel| tones.map(|tone| format!("{vowel}{tone}").nfc().next().unwrap()));
        let lower: Vec<char> = toned.chain("bcdđghklmnpqrstvx".chars()).collect();
        let upper = lower.iter().flat_map(|letter| letter.to_uppercase());
        lower.iter().copied().chain(upper).collect()
    }

    #[test]
    fn every_letter_digit_and_sign_has_a_glyph_with_ink() {
        let font = Font::new().unwrap();
        let signs = "fjwzFJWZ0123456789.,;:!?…-–—'\"‘’“”()[]{}/\\&%+=*#@§°×·•";
        let lacking: Vec<char> = letters()
            .into_iter()
            .chain(signs.chars())
            .filter(|letter| {
                let mut path = PathBuilder::new();
                font.outline(&letter.to_string(), (0.0, 0.0), 40.0, &mut path);
                font.0.glyph_index(*letter).is_none() || path.finish().is_none()
            })
            .collect();
        assert_eq!(lacking, Vec::<char>::new());
        assert_eq!(letters().len(), 2 * 89);
    }

    #[test]
    fn the_font_is_small() {
        assert!(BYTES.len() <= 150 * 1024, "{} bytes", BYTES.len());
    }

    #[test]
    fn lines_are_broken_at_spaces_and_cut_with_an_ellipsis() {
        let font = Font::new().unwrap();
        let room = font.width("Một hai", 40.0);
        assert_eq!(font.lines("Một hai  ba", 40.0, room), ["Một hai", "ba"]);
        assert_eq!(font.cut("Một hai", 40.0, room), "Một hai");
        let cut = font.cut("Một hai ba bốn", 40.0, room);
        assert!(
            cut.ends_with('…') && font.width(&cut, 40.0) <= room,
            "{cut}"
        );
    }
}
