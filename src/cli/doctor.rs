//! `xanh doctor`: this machine, this site, and what would help.

use super::global::Global;
use super::list::table::{Cell, Column, Table, column};
use super::{Terminal, site};
use crate::base::diagnostic::{Diagnostic, Language, StaticMessage};
use crate::base::inputs::Inputs;
use crate::engine::{self, Memo, Planned};
use crate::features;
use crate::shell::disk;
use crate::shell::environment;
use crate::shell::failure::{Exit, Failure};
use crate::shell::publish::Place;
use crate::shell::report;

const COLUMNS: &[Column] = &[
    column("what", "Gì", "What"),
    column("found", "Thấy", "Found"),
    column("help", "Nên làm", "What would help"),
];

/// One thing that was looked at; `help` is empty where all is well.
struct Row {
    what: StaticMessage,
    found: String,
    help: String,
}

/// What rows are made of.
struct Look<'a> {
    language: Language,
    global: &'a Global,
}

/// Prints a row a thing. Nothing is written; faults of the site are counted, not listed.
pub fn doctor(terminal: &Terminal, global: &Global) -> Result<Exit, Failure> {
    let look = Look {
        language: terminal.language,
        global,
    };
    let mut rows = look.machine();
    let options = site::configured(global)?;
    match disk::expect_site(&global.root, &options.config) {
        Err(failure) => rows.push(look.no_site(&failure)),
        Ok(()) => {
            let (inputs, _) = disk::read(&global.root, options, environment::now())?;
            rows.extend(look.site(&inputs));
        }
    }
    let cells = |row: Row| {
        let what = row.what.within(terminal.language).to_string();
        [what, row.found, row.help].map(Cell::Text).into()
    };
    let table = Table::new(COLUMNS, rows.into_iter().map(cells));
    report::put(&table.text(global.format, terminal.language));
    Ok(Exit::Clean)
}

impl Look<'_> {
    fn say(&self, vi: &str, en: &str) -> String {
        match self.language {
            Language::Vietnamese => vi.to_string(),
            Language::English => en.to_string(),
        }
    }

    /// A row; `help` where something would be better.
    fn row(&self, what: (&'static str, &'static str), found: String, help: Option<String>) -> Row {
        Row {
            what: StaticMessage {
                vi: what.0,
                en: what.1,
            },
            found,
            help: help.unwrap_or_default(),
        }
    }

    fn machine(&self) -> Vec<Row> {
        let none = || self.say("không có", "none");
        let system = format!("{} {}", std::env::consts::OS, std::env::consts::ARCH);
        let cores = environment::cores();
        let editor = environment::text_editor().map(|(name, value)| format!("{value} ({name})"));
        let jump = environment::editor();
        let no_editor = editor.is_none().then(|| {
            self.say(
                "đặt EDITOR để `xanh new --edit` mở tệp",
                "set EDITOR so that `xanh new --edit` opens files",
            )
        });
        let no_jump = jump.is_none().then(|| {
            self.say(
                "đặt XANH_EDITOR=vscode để bấm vào lỗi là mở đúng dòng",
                "set XANH_EDITOR=vscode to open a fault at its line",
            )
        });
        let opener = environment::opener();
        let no_opener = opener.is_none().then(|| {
            self.say(
                "mở địa chỉ mà `xanh serve` in ra bằng tay",
                "open the address that `xanh serve` prints by hand",
            )
        });
        let threads = self.say(&format!("{cores} luồng"), &format!("{cores} threads"));
        vec![
            self.row(
                ("chương trình", "program"),
                concat!("xanh ", env!("CARGO_PKG_VERSION")).to_string(),
                None,
            ),
            self.row(("máy", "machine"), format!("{system}, {threads}"), None),
            self.row(
                ("soạn thảo", "editor"),
                editor.unwrap_or_else(none),
                no_editor,
            ),
            self.row(
                ("mở lỗi bằng", "faults open in"),
                jump.unwrap_or_else(none),
                no_jump,
            ),
            self.row(
                ("trình duyệt", "browser"),
                opener.map_or_else(none, str::to_string),
                no_opener,
            ),
            self.printer(),
        ]
    }

    fn printer(&self) -> Row {
        let browser = environment::chromium();
        let help = browser.is_none().then(|| {
            self.say(
                "cài Chromium, Chrome hoặc Edge để dùng `xanh pack --pdf`",
                "install Chromium, Chrome or Edge for `xanh pack --pdf`",
            )
        });
        let found = browser.map(|path| path.display().to_string());
        let found = found.unwrap_or_else(|| self.say("không có", "none"));
        self.row(("in ra PDF", "prints PDFs"), found, help)
    }

    fn no_site(&self, failure: &Failure) -> Row {
        let why = &failure.why;
        let help = why
            .help
            .as_ref()
            .map(|help| help.within(self.language).to_string());
        let found = why.message.within(self.language).to_string();
        self.row(("trang", "site"), found, help)
    }

    fn site(&self, inputs: &Inputs) -> Vec<Row> {
        let planned = engine::plan(inputs, &features::ALL, &Memo::once());
        let mut found = engine::check(&planned, &features::ALL);
        found.extend(planned.diagnostics.iter().cloned());
        vec![
            self.size(inputs, &planned),
            self.faults(&engine::sorted(found)),
            self.output(),
            self.address(&planned),
            self.words(&planned),
            self.locks(&planned),
            self.schemas(),
        ]
    }

    fn size(&self, inputs: &Inputs, planned: &Planned) -> Row {
        let (pages, files) = (planned.site.pages.len(), inputs.assets.len());
        let title = &planned.site.config.title;
        let found = self.say(
            &format!("“{title}”: {pages} trang, {files} tệp"),
            &format!("“{title}”: {pages} pages, {files} files"),
        );
        let empty = (pages < 2).then(|| {
            self.say(
                "thêm trang: xanh new page \"Tên trang\"",
                "add a page: xanh new page \"Title\"",
            )
        });
        self.row(("trang", "site"), found, empty)
    }

    fn faults(&self, found: &[Diagnostic]) -> Row {
        let errors = found.iter().filter(|fault| fault.is_error()).count();
        let warnings = found.len() - errors;
        let fixed = found.iter().filter(|fault| !fault.fixes.is_empty()).count();
        let counted = self.say(
            &format!("{errors} lỗi, {warnings} cảnh báo"),
            &format!("{errors} errors, {warnings} warnings"),
        );
        let help = match (found.len(), fixed) {
            (0, _) => None,
            (_, 0) => Some(self.say("xem: xanh check", "see: xanh check")),
            (_, fixed) => Some(self.say(
                &format!("xem: xanh check; tự sửa {fixed} chỗ: xanh fix"),
                &format!("see: xanh check; {fixed} can be mended by: xanh fix"),
            )),
        };
        self.row(("lỗi", "faults"), counted, help)
    }

    fn output(&self) -> Row {
        let output = site::output(self.global, None);
        let shown = output.display().to_string();
        let place = Place::new(&self.global.root, &output, environment::home().as_deref());
        let (found, help) = match place {
            Err(failure) => {
                let why = &failure.why;
                let help = why.help.as_ref();
                let help = help.map(|help| help.within(self.language).to_string());
                (why.message.within(self.language).to_string(), help)
            }
            Ok(place) if place.output.is_dir() => (shown, None),
            Ok(_) => {
                let found = self.say(
                    &format!("{shown} (chưa dựng)"),
                    &format!("{shown} (not built yet)"),
                );
                (
                    found,
                    Some(self.say("dựng: xanh build", "build it: xanh build")),
                )
            }
        };
        self.row(("nơi dựng", "output"), found, help)
    }

    fn address(&self, planned: &Planned) -> Row {
        let address = planned.site.config.base_url.clone();
        let help = address.is_none().then(|| {
            self.say(
                "trang lên mạng thì ghi base_url trong xanh.toml: feed và sitemap cần nó",
                "for the web write base_url into xanh.toml: feeds and sitemap need it",
            )
        });
        let none = || self.say("không có", "none");
        self.row(("địa chỉ", "address"), address.unwrap_or_else(none), help)
    }

    fn words(&self, planned: &Planned) -> Row {
        let pages = planned.site.pages.values();
        let bare = pages.filter(|page| page.meta.description.trim().is_empty());
        let count = bare.count();
        let found = self.say(
            &format!("{count} trang không có `description`"),
            &format!("{count} pages without a `description`"),
        );
        let help = (count > 0).then(|| {
            self.say(
                "thêm một câu `description`: nó hiện trong danh sách và tìm kiếm",
                "write a sentence as `description`: lists and search show it",
            )
        });
        self.row(("lời tóm tắt", "descriptions"), found, help)
    }

    fn locks(&self, planned: &Planned) -> Row {
        let plans = planned.site.sources.plans.values();
        let (mut all, mut open) = (0, 0);
        for plan in plans {
            all += 1;
            open += usize::from(plan.lock.is_none());
        }
        let found = self.say(
            &format!("{all} kế hoạch, {open} chưa khóa"),
            &match all {
                1 => format!("1 plan, {open} not locked"),
                _ => format!("{all} plans, {open} not locked"),
            },
        );
        let help = (open > 0).then(|| {
            self.say(
                "giữ lời văn: xanh lock",
                "keep the text as it is: xanh lock",
            )
        });
        self.row(("kế hoạch", "plans"), found, help)
    }

    fn schemas(&self) -> Row {
        let folder = self.global.root.join(".vscode");
        let is_there = folder.join("settings.json").is_file();
        let found = match is_there {
            true => ".vscode/settings.json".to_string(),
            false => self.say("không có", "none"),
        };
        let help = (!is_there).then(|| {
            self.say(
                "dùng VS Code thì chạy trong thư mục của trang: xanh init --vscode",
                "with VS Code run in the folder of the site: xanh init --vscode",
            )
        });
        self.row(("lược đồ", "schemas"), found, help)
    }
}
