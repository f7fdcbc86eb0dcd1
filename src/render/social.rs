//! The picture of a page where someone shares its address: 1200 × 630 pixels, drawn with a font of
//! our own, so that it is the same on every machine.

pub mod font;
mod palette;

use font::Font;
use tiny_skia::{Color, FillRule, Paint, PathBuilder, Pixmap, Rect, Transform};

/// Width and height in pixels, as networks show it.
///
/// Source: the Open Graph guides of the networks ask for 1.91 to 1.
pub const SIZE: (u32, u32) = (1200, 630);

/// Red, green, blue.
pub type Rgb = [u8; 3];

/// What a picture tells.
#[derive(Clone, Debug, Hash)]
pub struct SocialCard {
    pub site: String,
    /// Kind and levels: `Mô-đun · Cơ sở`.
    pub kicker: String,
    pub title: String,
}

/// What it is drawn in.
#[derive(Clone, Copy, Debug)]
pub struct SocialColours {
    pub paper: Rgb,
    pub ink: Rgb,
    pub muted: Rgb,
    pub accent: Rgb,
    pub leaf: Rgb,
}

/// Pixels from the left and right border to text.
const MARGIN: f32 = 88.0;

/// Sizes of a title in pixels, the largest first, each with the most lines of it.
const TITLES: [(f32, usize); 5] = [(84.0, 3), (72.0, 4), (62.0, 4), (54.0, 5), (46.0, 6)];

/// The picture as PNG; `None` where it cannot be drawn.
pub fn png(card: &SocialCard, colours: &SocialColours) -> Option<Vec<u8>> {
    let (width, height) = (SIZE.0 as f32, SIZE.1 as f32);
    let mut canvas = Canvas {
        pixels: Pixmap::new(SIZE.0, SIZE.1)?,
        font: Font::new()?,
    };
    canvas.pixels.fill(colour(colours.paper));
    canvas.rect(0.0, 0.0, width, 20.0, colours.accent);
    canvas.rect(0.0, height - 116.0, width, 116.0, colours.leaf);
    let room = width - 2.0 * MARGIN;
    let site = canvas.font.cut(&card.site, 36.0, room);
    canvas.line(&site, (MARGIN, height - 46.0), 36.0, colours.accent);
    let kicker = canvas.font.cut(&card.kicker, 34.0, room);
    canvas.line(&kicker, (MARGIN, 112.0), 34.0, colours.muted);
    let (size, lines) = canvas.title(&card.title, room);
    for (at, line) in lines.iter().enumerate() {
        let y = 132.0 + size * (1.0 + 1.24 * at as f32);
        canvas.line(line, (MARGIN, y), size, colours.ink);
    }
    let SocialColours {
        paper,
        ink,
        muted,
        accent,
        leaf,
    } = *colours;
    palette::png(&canvas.pixels, &[paper, ink, muted, accent, leaf])
}

struct Canvas {
    pixels: Pixmap,
    font: Font,
}

impl Canvas {
    fn rect(&mut self, x: f32, y: f32, width: f32, height: f32, rgb: Rgb) {
        if let Some(rect) = Rect::from_xywh(x, y, width, height) {
            self.pixels
                .fill_rect(rect, &paint(rgb), Transform::identity(), None);
        }
    }

    /// Writes `text` from `(x, y)` on, where its letters stand.
    fn line(&mut self, text: &str, (x, y): (f32, f32), size: f32, rgb: Rgb) {
        let mut path = PathBuilder::new();
        self.font.outline(text, (x, y), size, &mut path);
        if let Some(path) = path.finish() {
            let (paint, identity) = (paint(rgb), Transform::identity());
            self.pixels
                .fill_path(&path, &paint, FillRule::Winding, identity, None);
        }
    }

    /// The largest size at which a title fits, and its lines; the last is cut where none does.
    fn title(&self, title: &str, room: f32) -> (f32, Vec<String>) {
        let fits = TITLES.iter().find_map(|(size, most)| {
            let lines = self.font.lines(title, *size, room);
            let is_wide = lines.iter().any(|line| self.font.width(line, *size) > room);
            (lines.len() <= *most && !is_wide).then_some((*size, lines))
        });
        fits.unwrap_or_else(|| {
            let (size, most) = TITLES[TITLES.len() - 1];
            let lines = self.font.lines(title, size, room);
            let is_cut = lines.len() > most;
            let mut lines: Vec<String> = lines.into_iter().take(most).collect();
            if let Some(last) = lines.last_mut().filter(|_| is_cut) {
                last.push_str(" …");
            }
            let cut = lines.iter().map(|line| self.font.cut(line, size, room));
            (size, cut.collect())
        })
    }
}

fn colour([red, green, blue]: Rgb) -> Color {
    Color::from_rgba8(red, green, blue, 255)
}

fn paint(rgb: Rgb) -> Paint<'static> {
    let mut paint = Paint::default();
    paint.set_color(colour(rgb));
    paint.anti_alias = true;
    paint
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLOURS: SocialColours = SocialColours {
        paper: [251, 250, 245],
        ink: [27, 33, 28],
        muted: [81, 90, 82],
        accent: [15, 91, 58],
        leaf: [221, 235, 221],
    };

    /// The picture of a title, each pixel as red, green and blue.
    fn drawn(title: &str) -> (u32, u32, Vec<Rgb>) {
        let card = SocialCard {
            site: "Sống xanh công đoàn".to_string(),
            kicker: "Mô-đun · Cơ sở".to_string(),
            title: title.to_string(),
        };
        let bytes = png(&card, &COLOURS).unwrap();
        let mut decoder = ::png::Decoder::new(std::io::Cursor::new(bytes));
        decoder.set_transformations(::png::Transformations::EXPAND);
        let mut reader = decoder.read_info().unwrap();
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut pixels).unwrap();
        let pixels = pixels.chunks(3).map(|rgb| [rgb[0], rgb[1], rgb[2]]);
        (info.width, info.height, pixels.collect())
    }

    #[test]
    fn a_picture_has_the_size_that_networks_show() {
        let (width, height, _) = drawn("Phong trào 3T");
        assert_eq!((width, height), SIZE);
    }

    /// No letter reaches the right border or the stripe of the site, however long the title is.
    #[test]
    fn a_long_title_stays_within_its_room() {
        let words = "Nghiêng nghiêng ".repeat(60);
        let word = "Nghiêng".repeat(60);
        for title in [words.as_str(), word.as_str()] {
            let (width, _, pixels) = drawn(title);
            let is_paper = |x: u32, y: u32| pixels[(y * width + x) as usize] == COLOURS.paper;
            let right = (30..500).all(|y| is_paper(1190, y));
            let below = (0..1200).all(|x| is_paper(x, 510));
            assert!(right && below, "{title}");
        }
    }

    #[test]
    fn the_same_card_is_the_same_bytes() {
        assert!(drawn("Điều 9") == drawn("Điều 9"));
    }
}
