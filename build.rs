//! Says when the theme inside the program has changed.

#[allow(clippy::disallowed_macros, reason = "this is how a build script speaks to cargo")]
fn main() {
    println!("cargo::rerun-if-changed=themes/xanh");
}
