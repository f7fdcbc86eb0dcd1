//! A text that was taken in before comes in again: what changed, and after each save.

use super::taken;
use crate::base::diagnostic::message;
use crate::cli::Terminal;
use crate::cli::import::ImportArgs;
use crate::import::diff::diff;
use crate::import::page::ImportedPage;
use crate::shell::failure::{Exit, Failure};
use crate::shell::put::Target;
use crate::shell::report::show;
use crate::shell::watch::{RecursiveMode, Watch, Watched};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Lines of a change that are shown; of more only the number is.
const MOST: usize = 60;

/// Word writes a file in several steps: what happens within this time is one save.
const SAVE: Duration = Duration::from_millis(400);

/// Shows what differs between two texts: how many lines, and the first of them.
pub fn changed(shell: &Terminal, old: &str, new: &str) {
    let lines = diff(old, new);
    let count = |sign: char| lines.iter().filter(|line| line.starts_with(sign)).count();
    let (added, gone) = (count('+'), count('-'));
    for line in lines.iter().take(MOST) {
        show(&format!("{line}\n"));
    }
    let more = lines.len().saturating_sub(MOST);
    if more > 0 {
        shell.say(
            &format!("… và {more} dòng nữa"),
            &format!("… and {more} more lines"),
        );
    }
    shell.say(
        &format!("khác bản đang có: thêm {added} dòng, bớt {gone} dòng"),
        &format!("unlike the page that is there: {added} lines more, {gone} lines less"),
    );
}

/// `new` with the head that `old` has.
pub fn with_head(old: &str, new: &str) -> String {
    match (head(old), head(new)) {
        (Some(own), Some(other)) => {
            let (own, body) = (old.get(..own), new.get(other..));
            format!("{}{}", own.unwrap_or(""), body.unwrap_or(""))
        }
        _ => new.to_string(),
    }
}

/// The byte behind the head of a page.
fn head(text: &str) -> Option<usize> {
    let fence = text
        .lines()
        .next()
        .map(str::trim_end)
        .filter(|line| matches!(*line, "---" | "+++"))?;
    let mut at = 0;
    for (number, line) in text.split_inclusive('\n').enumerate() {
        at += line.len();
        if number > 0 && line.trim_end() == fence {
            return Some(at);
        }
    }
    None
}

/// The page as it was written last.
struct Written {
    folder: PathBuf,
    text: String,
}

/// Brings the file in again after each save, with the head that the page has by then; ends with the
/// program. Where somebody changed the text of the page meanwhile, it stays.
///
/// Failures: those of reading and writing the page.
pub fn watch(
    shell: &Terminal,
    root: &Path,
    import: &ImportArgs,
    (folder, first): (PathBuf, ImportedPage),
) -> Result<Exit, Failure> {
    let file = import
        .file
        .canonicalize()
        .map_err(|error| Failure::read(&import.file, &error))?;
    let beside = file.parent().map(Path::to_path_buf).unwrap_or_default();
    let mut watch = Watch::begin(
        Watched {
            root: beside,
            config: None,
            mode: RecursiveMode::NonRecursive,
        },
        SAVE,
    );
    let mut page = Written {
        folder,
        text: text(&first),
    };
    let mut bytes = std::fs::read(&file).ok();
    shell.say(
        "đang chờ: mỗi lần lưu tệp là trang được nhập lại; kết thúc bằng Ctrl-C",
        "waiting: after each save the page is taken in again; end with Ctrl-C",
    );
    loop {
        watch.wait(None);
        // A file that is being saved is not there for a moment, or not whole yet.
        let new = std::fs::read(&file).ok().filter(|new| !new.is_empty());
        if new.is_none() || new == bytes {
            continue;
        }
        bytes = new;
        if let Some(imported) = taken(shell, import)? {
            page.renew(shell, root, &imported)?;
        }
    }
}

fn text(imported: &ImportedPage) -> String {
    let page = imported.files.iter().find(|(name, _)| name == "index.md");
    page.map_or(String::new(), |(_, bytes)| {
        String::from_utf8_lossy(bytes).into_owned()
    })
}

fn body(text: &str) -> &str {
    text.get(head(text).unwrap_or(0)..).unwrap_or(text)
}

impl Written {
    fn renew(
        &mut self,
        shell: &Terminal,
        root: &Path,
        imported: &ImportedPage,
    ) -> Result<(), Failure> {
        let path = self.folder.join("index.md");
        let old = std::fs::read_to_string(&path).map_err(|error| Failure::read(&path, &error))?;
        let new = text(imported);
        if body(&old) != body(&self.text) {
            changed(shell, body(&old), body(&new));
            shell.say(
                "lời của trang đã được sửa bằng tay, nên giữ nguyên",
                "the text of the page was changed by hand and stays as it is",
            );
            return Ok(());
        }
        if body(&old) == body(&new) {
            return Ok(());
        }
        changed(shell, body(&old), body(&new));
        let mut files = imported.files.clone();
        for (name, bytes) in &mut files {
            if name == "index.md" {
                *bytes = with_head(&old, &new).into_bytes();
            }
        }
        Target::new(root, &self.folder)?.write(&files)?;
        self.text = new;
        let place = self.folder.display();
        shell.say(
            &format!("đã nhập lại `{place}`"),
            &format!("took `{place}` in again"),
        );
        Ok(())
    }
}

/// Nothing would be another.
pub fn same(shell: &Terminal, place: &Path) {
    let place = place.display();
    let line = message!(
        vi: "`{place}` đã đúng như tệp này, không có gì thay đổi",
        en: "`{place}` is as this file already, nothing changes",
    );
    shell.say(&line.vi, &line.en);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_keeps_its_own_head() {
        let old = "---\ntitle: Của tôi\ntopics: [a]\n---\n\nCũ.\n";
        let new = "---\ntitle: Của tệp\n---\n\nMới.\n\n---\n";
        let kept = "---\ntitle: Của tôi\ntopics: [a]\n---\n\nMới.\n\n---\n";
        assert_eq!(with_head(old, new), kept);
        assert_eq!(with_head("Không đầu.\n", new), new);
    }
}
