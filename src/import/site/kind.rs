//! Which program made a site, by its files.

use super::Files;
use serde::Serialize;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Generator {
    Hugo,
    Zola,
    MkDocs,
    Docusaurus,
    Jekyll,
    Carpentries,
}

impl Generator {
    pub fn of(files: &Files) -> Option<Generator> {
        let has = |name: &str| files.contains_key(name);
        let below = |folder: &str| files.keys().any(|name| name.starts_with(folder));
        let says = |name: &str, word: &str| {
            files
                .get(name)
                .is_some_and(|bytes| String::from_utf8_lossy(bytes).contains(word))
        };
        let config = [
            "docusaurus.config.js",
            "docusaurus.config.ts",
            "docusaurus.config.mjs",
        ];
        let hugo = [
            "hugo.toml",
            "hugo.yaml",
            "hugo.yml",
            "hugo.json",
            "config/_default/hugo.toml",
        ];
        let hugo = hugo.into_iter().any(has) || below("config/_default/") || below("archetypes/");
        let of_zola = says("config.toml", "base_url") && !says("config.toml", "baseURL");
        match () {
            () if has("mkdocs.yml") || has("mkdocs.yaml") => Some(Generator::MkDocs),
            () if config.into_iter().any(has) => Some(Generator::Docusaurus),
            () if says("config.yaml", "carpentry") => Some(Generator::Carpentries),
            () if hugo => Some(Generator::Hugo),
            () if of_zola || has("zola.toml") => Some(Generator::Zola),
            () if has("config.toml") || has("config.yaml") => Some(Generator::Hugo),
            () if has("_config.yml") || has("_config.yaml") => Some(Generator::Jekyll),
            () => None,
        }
    }

    pub fn name(self) -> &'static str {
        match self {
            Generator::Hugo => "Hugo",
            Generator::Zola => "Zola",
            Generator::MkDocs => "MkDocs",
            Generator::Docusaurus => "Docusaurus",
            Generator::Jekyll => "Jekyll",
            Generator::Carpentries => "Carpentries",
        }
    }
}
