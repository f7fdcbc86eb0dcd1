//! How much of a site a pack holds.

/// What a pack is of.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Selection {
    /// All of the site.
    Site,
    /// What one level needs, by the id of the level.
    Level(String),
    /// The same without modules.
    Guidance(String),
    /// What is for no level.
    General,
    /// One module, by its code or the name of its file.
    Module(String),
    /// One plan, by its id, with the levels and bodies that it binds.
    Plan(String),
    /// The columns of a series, by its name.
    Series(String),
}

impl Selection {
    /// The id of the level whose blocks alone are read; `None` where those of all are.
    pub fn level(&self) -> Option<&str> {
        match self {
            Selection::Level(id) | Selection::Guidance(id) => Some(id),
            Selection::Site
            | Selection::General
            | Selection::Module(_)
            | Selection::Plan(_)
            | Selection::Series(_) => None,
        }
    }

    /// What tells it apart from any other: `level/co-so`.
    pub fn name(&self) -> String {
        match self {
            Selection::Site => "site".to_string(),
            Selection::Level(id) => format!("level/{id}"),
            Selection::Guidance(id) => format!("guidance/{id}"),
            Selection::General => "general".to_string(),
            Selection::Module(code) => format!("module/{code}"),
            Selection::Plan(id) => format!("plan/{id}"),
            Selection::Series(name) => format!("series/{name}"),
        }
    }
}
