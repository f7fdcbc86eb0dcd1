//! A drawing (SVG) in pixels, for Word and newsrooms, whose programs read none.

use super::social::font::{self, Font};
use crate::base::number::round_to_u32;
use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::fontdb::{Database, FaceInfo, ID, Language, Source, Stretch, Style, Weight};
use resvg::usvg::roxmltree::{Document, Node, ParsingOptions};
use resvg::usvg::{ImageHrefResolver, Options, Tree};
use std::sync::{Arc, LazyLock};

/// Bytes of a drawing in pixels.
const MOST_BYTES: usize = 256 << 10;

/// Elements within each other: each may need a layer as large as the picture.
const MOST_DEPTH: usize = 32;

/// Elements that show another once more. What they show may hold more of them: 24 multiply a
/// drawing by 3⁸ at most.
const MOST_USES: usize = 24;

/// Elements whose work is not bounded by the size of the picture, or that hold other pictures.
const FORBIDDEN: [&str; 4] = ["filter", "image", "feImage", "foreignObject"];

/// Whether `svg` can be drawn in pixels as a browser shows it: in bounded time, with all its
/// letters, without filters, pictures and variables of CSS.
pub fn is_plain(svg: &str) -> bool {
    let options = ParsingOptions {
        allow_dtd: true,
        ..ParsingOptions::default()
    };
    svg.len() <= MOST_BYTES
        && !svg.contains("var(")
        && Document::parse_with_options(svg, options).is_ok_and(|svg| has_plain_nodes(&svg))
}

fn has_plain_nodes(svg: &Document) -> bool {
    let font = Font::new();
    let is_known = |text: &str| {
        let font = font.as_ref();
        font.is_some_and(|font| text.chars().all(|letter| font.has(letter)))
    };
    let is_plain = |node: Node| match node.is_element() {
        // The document itself is an ancestor too.
        true => {
            let is_deep = node.ancestors().nth(MOST_DEPTH + 1).is_some();
            !is_deep && !FORBIDDEN.contains(&node.tag_name().name())
        }
        false => !node.is_text() || node.text().is_none_or(is_known),
    };
    let is_use = |node: &Node| node.tag_name().name() == "use";
    svg.descendants().all(is_plain) && svg.descendants().filter(is_use).count() <= MOST_USES
}

/// A drawing in pixels, row by row, three bytes each: red, green, blue.
pub struct Pixels {
    pub width: u32,
    pub height: u32,
    pub colours: Vec<u8>,
}

/// `svg` on white, `width` pixels wide; `None` where it is no drawing, or one that would have more
/// than `most` pixels.
pub fn pixels(svg: &[u8], width: u32, most: u64) -> Option<Pixels> {
    let tree = Tree::from_data(svg, &options()).ok()?;
    let scale = width as f32 / tree.size().width();
    let height = (tree.size().height() * scale).round().max(1.0);
    if width as f32 * height > most as f32 {
        return None;
    }
    let height = round_to_u32(f64::from(height));
    let mut drawn = Pixmap::new(width, height)?;
    drawn.fill(Color::WHITE);
    let transform = Transform::from_scale(scale, scale);
    resvg::render(&tree, transform, &mut drawn.as_mut());
    // Nothing shines through what stands on white.
    let opaque = drawn.data().chunks_exact(4).flat_map(|pixel| &pixel[..3]);
    Some(Pixels {
        width,
        height,
        colours: opaque.copied().collect(),
    })
}

/// No file is read: neither fonts of the machine nor pictures.
fn options() -> Options<'static> {
    static FONTS: LazyLock<Arc<Database>> = LazyLock::new(|| Arc::new(fonts()));
    Options {
        image_href_resolver: ImageHrefResolver {
            resolve_data: Box::new(|_, _, _| None),
            resolve_string: Box::new(|_, _| None),
        },
        fontdb: FONTS.clone(),
        ..Options::default()
    }
}

/// Our own font, which stands for every font that is asked for.
fn fonts() -> Database {
    const NAME: &str = "xanh";
    let mut fonts = Database::new();
    fonts.push_face_info(FaceInfo {
        id: ID::dummy(),
        source: Source::Binary(Arc::new(font::BYTES)),
        index: 0,
        families: vec![(NAME.to_string(), Language::English_UnitedStates)],
        post_script_name: NAME.to_string(),
        style: Style::Normal,
        weight: Weight::NORMAL,
        stretch: Stretch::Normal,
        monospaced: false,
    });
    // A drawing falls back to it whatever family it names.
    fonts.set_serif_family(NAME);
    fonts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn around(inside: &str) -> String {
        format!("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 20'>{inside}</svg>")
    }

    /// Width, height, and the pixels as red, green, blue and alpha.
    fn drawn(inside: &str, width: u32) -> Pixels {
        pixels(around(inside).as_bytes(), width, 1_000_000).unwrap()
    }

    #[test]
    fn a_drawing_is_drawn_on_white() {
        let drawn = drawn("<path fill='#0f0' d='M20 0h20v20h-20z'/>", 80);
        assert_eq!((drawn.width, drawn.height), (80, 40));
        let row = &drawn.colours[..80 * 3];
        assert_eq!(
            (&row[..3], &row[79 * 3..]),
            (&[255; 3][..], &[0, 255, 0][..])
        );
        assert_eq!(drawn.colours.len(), 80 * 40 * 3);
    }

    #[test]
    fn letters_are_drawn_with_our_own_font_whatever_is_asked_for() {
        let text = |font: &str| format!("<text y='18' font-family='{font}'>Ữ</text>");
        let [known, unknown] = ["Arial", "x"].map(|font| drawn(&text(font), 80).colours);
        assert!(known.contains(&0));
        assert_eq!(known, unknown);
    }

    #[test]
    fn no_more_pixels_are_made_than_are_allowed() {
        let is_drawn = |svg: &str, most| pixels(svg.as_bytes(), 80, most).is_some();
        assert!(!is_drawn(&around(""), 3_199));
        assert!(is_drawn(&around(""), 3_200));
        assert!(!is_drawn("<svg", 3_200));
    }

    #[test]
    fn a_plain_drawing_is_known() {
        let nested = |depth| "<g>".repeat(depth) + &"</g>".repeat(depth);
        let uses = |count| "<use href='#a'/>".repeat(count);
        for plain in ["<text>Tiết kiệm 5 %</text>", &nested(31), &uses(24)] {
            assert!(is_plain(&around(plain)), "{plain}");
        }
        let large = " ".repeat(MOST_BYTES);
        for other in [
            "<text>字</text>",
            "<rect filter='url(#a)'/><filter id='a'/>",
            "<image href='a.png'/>",
            "<style>a{fill:var(--b)}</style>",
            &nested(32),
            &uses(25),
            &large,
            "<g",
        ] {
            assert!(!is_plain(&around(other)), "{other}");
        }
    }
}
