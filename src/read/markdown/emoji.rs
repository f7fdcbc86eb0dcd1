//! Names of signs, as chat programs write them between colons.
//!
//! Source: the names of GitHub's emoji API, those that public Vietnamese pages use.

const SIGNS: [(&str, &str); 48] = [
    ("+1", "👍"),
    ("-1", "👎"),
    ("alarm_clock", "⏰"),
    ("arrow_right", "➡️"),
    ("bell", "🔔"),
    ("bicyclist", "🚴"),
    ("bike", "🚲"),
    ("blue_heart", "💙"),
    ("blush", "😊"),
    ("book", "📖"),
    ("books", "📚"),
    ("bulb", "💡"),
    ("calendar", "📅"),
    ("checkered_flag", "🏁"),
    ("clap", "👏"),
    ("deciduous_tree", "🌳"),
    ("droplet", "💧"),
    ("earth_asia", "🌏"),
    ("electric_plug", "🔌"),
    ("exclamation", "❗"),
    ("fire", "🔥"),
    ("green_heart", "💚"),
    ("grin", "😁"),
    ("hand", "✋"),
    ("heart", "❤️"),
    ("heavy_check_mark", "✔️"),
    ("herb", "🌿"),
    ("information_source", "ℹ️"),
    ("leaves", "🍃"),
    ("link", "🔗"),
    ("memo", "📝"),
    ("muscle", "💪"),
    ("no_entry", "⛔"),
    ("phone", "☎️"),
    ("pushpin", "📌"),
    ("question", "❓"),
    ("recycle", "♻️"),
    ("rocket", "🚀"),
    ("seedling", "🌱"),
    ("smile", "😄"),
    ("smiley", "😃"),
    ("star", "⭐"),
    ("sunny", "☀️"),
    ("tada", "🎉"),
    ("thumbsup", "👍"),
    ("warning", "⚠️"),
    ("white_check_mark", "✅"),
    ("x", "❌"),
];

/// The sign that `name` stands for.
pub fn sign(name: &str) -> Option<&'static str> {
    let found = SIGNS.binary_search_by_key(&name, |(known, _)| known);
    Some(SIGNS[found.ok()?].1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_found() {
        for (name, known) in SIGNS {
            assert_eq!(sign(name), Some(known), "{name}");
        }
    }
}
