//! `xanh import questions`: a bank of questions becomes the page of a module.

use super::page::written;
use super::{ImportArgs, changes, encoding, name, reported, unknown_form};
use crate::cli::Terminal;
use crate::cli::global::Global;
use crate::import::questions::{self, Form, Options, Purpose};
use crate::model::meta::KindName;
use crate::shell::failure::{Exit, Failure};
use crate::shell::report::Shown;

/// Takes the bank in.
///
/// Failures: `import/form`, `import/exists`.
pub fn import(shell: &Terminal, global: &Global, import: &ImportArgs) -> Result<Exit, Failure> {
    let name = name(import);
    let bytes = std::fs::read(&import.file).map_err(|error| Failure::read(&import.file, &error))?;
    let forms = ".xml, .gift, .txt, .csv, .docx, .html, .md";
    let form = Form::of(&name, &bytes).ok_or_else(|| unknown_form(&name, forms))?;
    let options = Options {
        purpose: if import.practice {
            Purpose::Practice
        } else {
            Purpose::Exam
        },
        changes: changes(import),
        encoding: encoding(import),
    };
    let (imported, faults) = questions::questions(&name, &bytes, form, &options);
    shell.tell(&Shown::all(&faults, |_| None));
    let Some(imported) = imported else {
        return Ok(Exit::Faults);
    };
    let files = (imported.id.as_str(), imported.files.as_slice());
    let folder = written(shell, global, import, KindName::Module, files)?;
    reported(shell, global, &imported.report, &imported.report.lines());
    let (place, count) = (folder.display(), imported.questions);
    shell.say(
        &format!("đã ghi {count} câu hỏi vào `{place}`"),
        &format!("wrote {count} questions to `{place}`"),
    );
    if !import.practice {
        shell.say(
            "câu hỏi có use=exam: chỉ bản cho giảng viên và ngân hàng Moodle có; thêm `--practice` \
             để học viên tự luyện",
            "questions bear use=exam: only the trainers' site and the Moodle bank hold them; add \
             `--practice` to let learners answer them",
        );
    }
    Ok(Exit::Clean)
}
