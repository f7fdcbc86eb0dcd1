//! Says when the files inside the program have changed.

#[allow(
    clippy::disallowed_macros,
    reason = "this is how a build script speaks to cargo"
)]
fn main() {
    for inside in ["themes/xanh", "themes/mau", "src/theme/fixture"] {
        println!("cargo::rerun-if-changed={inside}");
    }
}
