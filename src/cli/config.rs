//! `xanh config`: the settings that hold, and where each comes from.

use super::global::Global;
use super::list::table::{Cell, Column, Table, column};
use super::{Terminal, site};
use crate::base::diagnostic::Language;
use crate::base::inputs::Inputs;
use crate::base::path::SourcePath;
use crate::base::span::line_col;
use crate::base::value::{Node, Value, toml};
use crate::model::config::Config;
use crate::read::codes::CONFIG;
use crate::read::config::config as read;
use crate::shell::disk;
use crate::shell::environment;
use crate::shell::failure::{Exit, Failure};
use crate::shell::report::{self, Shown};

const COLUMNS: &[Column] = &[
    column("key", "Khóa", "Key"),
    column("value", "Giá trị", "Value"),
    column("origin", "Lấy từ", "From"),
];

/// Prints a row a setting. Faults of the configuration are told as well.
pub fn config(terminal: &Terminal, global: &Global) -> Result<Exit, Failure> {
    let options = site::configured(global)?;
    disk::expect_site(&global.root, &options.config)?;
    let (inputs, _) = disk::read(&global.root, options, environment::now())?;
    let (config, faults) = read(&inputs);
    let written = Written::new(&inputs, terminal.language);
    let mut rows = of_site(&config, &written);
    rows.extend(written.sections());
    rows.extend(of_program(terminal, global));
    let table = Table::new(COLUMNS, rows);
    report::put(&table.text(global.format, terminal.language));
    terminal.tell(&Shown::all(&faults, |file| inputs.shown(file)));
    let is_wrong = faults.iter().any(|fault| fault.is_error());
    Ok(if is_wrong { Exit::Faults } else { Exit::Clean })
}

/// The configuration as it is written.
struct Written<'i> {
    file: &'i SourcePath,
    text: &'i str,
    value: Value,
    language: Language,
}

impl<'i> Written<'i> {
    fn new(inputs: &'i Inputs, language: Language) -> Self {
        let file = &inputs.options.config;
        let text = inputs.texts.get(file).map_or("", |text| text.as_str());
        let (value, _) = toml(file, text, 0..text.len(), &CONFIG);
        Written {
            file,
            text,
            value,
            language,
        }
    }

    /// `xanh.toml:3` where the key is written, else that its value is the default.
    fn origin(&self, key: &str) -> String {
        let written = match &self.value.node {
            Node::Table(table) => table.entries.iter().find(|entry| entry.key.name == key),
            _ => None,
        };
        match written {
            Some(entry) => self.place(entry.key.span.range().start),
            None => default_word(self.language).to_string(),
        }
    }

    fn place(&self, at: usize) -> String {
        format!("{}:{}", self.file, line_col(self.text, at).0)
    }

    /// Keys of tables: `feeds.entries`.
    fn sections(&self) -> Vec<Vec<Cell>> {
        let Node::Table(root) = &self.value.node else {
            return vec![];
        };
        let mut rows = vec![];
        for section in &root.entries {
            let Node::Table(table) = &section.value.node else {
                continue;
            };
            for entry in &table.entries {
                let key = format!("{}.{}", section.key.name, entry.key.name);
                let value = self
                    .text
                    .get(entry.value.span.range())
                    .unwrap_or_default()
                    .to_string();
                rows.push(row(&key, value, self.place(entry.key.span.range().start)));
            }
        }
        rows
    }
}

fn default_word(language: Language) -> &'static str {
    match language {
        Language::Vietnamese => "mặc định",
        Language::English => "default",
    }
}

fn row(key: &str, value: String, origin: String) -> Vec<Cell> {
    [key.to_string(), value, origin].map(Cell::Text).into()
}

fn of_site(config: &Config, written: &Written) -> Vec<Vec<Cell>> {
    let same = |key: &'static str, value: String| (key, value, written.origin(key));
    let from = |key: &'static str, value: String, variable: Option<String>, name: &str| {
        let origin = variable.map_or_else(|| written.origin(key), |_| name.to_string());
        (key, value, origin)
    };
    let plan = config.default_plan.as_ref();
    let rows = [
        same("title", config.title.clone()),
        same("description", config.description.clone()),
        from(
            "base_url",
            config.base_url.clone().unwrap_or_default(),
            environment::base_url(),
            "XANH_BASE_URL",
        ),
        same("lang", config.lang.clone()),
        from(
            "theme",
            config.theme.clone(),
            environment::theme(),
            "XANH_THEME",
        ),
        same("zone", config.zone.name().to_string()),
        same(
            "plan",
            plan.map_or(String::new(), |plan| plan.value.0.clone()),
        ),
        same("html", format!("{:?}", config.html).to_lowercase()),
        same("paginate", config.paginate.to_string()),
        same("period_minutes", config.period_minutes.to_string()),
        same("report", config.report.clone().unwrap_or_default()),
        same(
            "menu",
            config
                .menu
                .iter()
                .map(|item| item.page.as_str())
                .collect::<Vec<_>>()
                .join(" "),
        ),
    ];
    rows.into_iter()
        .map(|(key, value, origin)| row(key, value, origin))
        .collect()
}

/// What the program heeds beside the configuration.
fn of_program(terminal: &Terminal, global: &Global) -> Vec<Vec<Cell>> {
    let default = || default_word(terminal.language).to_string();
    let chosen = |option: bool, name: &str, variable: Option<&str>| match (option, variable) {
        (true, _) => name.to_string(),
        (false, Some(variable)) => variable.to_string(),
        (false, None) => default(),
    };
    let output = environment::output_dir().map(|_| "XANH_OUTPUT_DIR");
    let jobs = environment::jobs();
    let threads = match (global.jobs, &jobs) {
        (Some(number), _) => number.to_string(),
        (None, Some(written)) => written.clone(),
        (None, None) => environment::cores().to_string(),
    };
    let language = match terminal.language {
        Language::Vietnamese => "vi",
        Language::English => "en",
    };
    vec![
        row(
            "output_dir",
            site::output(global, None).display().to_string(),
            chosen(false, "", output),
        ),
        row(
            "jobs",
            threads,
            chosen(
                global.jobs.is_some(),
                "--jobs",
                jobs.as_ref().map(|_| "XANH_JOBS"),
            ),
        ),
        row(
            "messages",
            language.to_string(),
            chosen(
                global.lang.is_some(),
                "--lang",
                environment::language_variable(),
            ),
        ),
    ]
}
