//! `xanh theme new NAME`: a small theme of one's own, upon the default one, and the guide.

use crate::base::diagnostic::message;
use crate::cli::{Terminal, usage};
use crate::shell::failure::{Exit, Failure};
use crate::shell::put::Target;
use crate::text::vi;
use crate::theme::{GUIDE, sample};
use std::path::Path;

/// Writes the files of the sample theme under the new name, and the guide. Nothing that is there is
/// touched.
///
/// Failures: `theme/name` for a name that cannot be a folder and an address, `theme/exists`; a
/// folder that cannot be written.
pub fn new(shell: &Terminal, root: &Path, name: &str) -> Result<Exit, Failure> {
    let slug = vi::slug(name);
    if slug != name || name == "xanh" {
        return Err(bad_name(name, &slug));
    }
    let themes = root.join("themes");
    let target = Target::new(root, root)?;
    if themes.join(name).symlink_metadata().is_ok() {
        return Err(exists(name));
    }
    let own = |(file, bytes): (String, &[u8])| {
        let text = String::from_utf8_lossy(bytes);
        let text = text.replace("name = \"mau\"", &format!("name = \"{name}\""));
        let file = file.replace("mau.css", &format!("{name}.css"));
        (format!("themes/{name}/{file}"), text.into_bytes())
    };
    let mut files: Vec<(String, Vec<u8>)> = sample().into_iter().map(own).collect();
    if themes.join("README.md").symlink_metadata().is_err() {
        files.push(("themes/README.md".to_string(), GUIDE.as_bytes().to_vec()));
    }
    target.write(&files)?;
    shell.say(
        &format!(
            "đã tạo themes/{name}; ghi `theme = \"{name}\"` vào xanh.toml để dùng, soát bằng \
            `xanh theme check {name}`; hướng dẫn ở themes/README.md"
        ),
        &format!(
            "made themes/{name}; write `theme = \"{name}\"` in xanh.toml to use it, look it \
            over with `xanh theme check {name}`; the guide is themes/README.md"
        ),
    );
    Ok(Exit::Clean)
}

fn bad_name(name: &str, slug: &str) -> Failure {
    let (vi, en) = (
        format!("giao diện không đặt tên là `{name}` được"),
        format!("a theme cannot be called `{name}`"),
    );
    let near = if slug.is_empty() || slug == "xanh" {
        "giao-dien-moi"
    } else {
        slug
    };
    usage::failure("theme/name", vi, en)
        .help(message!(vi: "ví dụ `{near}`", en: "for example `{near}`"))
}

fn exists(name: &str) -> Failure {
    let failure = usage::failure(
        "theme/exists",
        format!("đã có `themes/{name}`"),
        format!("`themes/{name}` is there already"),
    );
    failure.help(message!(
        vi: "chọn tên khác, hoặc đổi tên thư mục cũ",
        en: "choose another name, or rename the old folder",
    ))
}
