//! A build that is killed leaves a whole site, and the next one clears up.

use super::Site;
use std::process::Stdio;
use std::thread::sleep;
use std::time::Instant;

const PAGES: usize = 150;
const ROUNDS: u32 = 12;

fn write(site: &Site, version: &str) {
    for page in 0..PAGES {
        site.write(
            &format!("content/p/{page}.md"),
            &format!("---\ntitle: \"Trang {page}\"\n---\nBản-{version}-này.\n"),
        );
    }
}

/// The versions that the pages of the published site bear, and how many pages there are.
fn published(site: &Site) -> (Vec<String>, usize) {
    let public = site.public();
    let pages: Vec<String> = public
        .iter()
        .filter(|(name, _)| name.starts_with("p/") && **name != "p/index.html")
        .map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned())
        .collect();
    let mut versions: Vec<String> = pages
        .iter()
        .filter_map(|page| {
            page.split("Bản-")
                .nth(1)?
                .split("-này")
                .next()
                .map(str::to_string)
        })
        .collect();
    versions.sort();
    versions.dedup();
    (versions, pages.len())
}

#[test]
fn a_build_killed_at_any_moment_leaves_one_whole_site() {
    let site = Site::new();
    write(&site, "0");
    let started = Instant::now();
    site.build();
    let whole = started.elapsed();
    for round in 1..=ROUNDS {
        write(&site, &round.to_string());
        let mut build = site
            .command(&["build", "-q"])
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        sleep(whole * round / ROUNDS);
        build.kill().unwrap();
        build.wait().unwrap();
        let (versions, pages) = published(&site);
        assert_eq!(
            (versions.len(), pages),
            (1, PAGES),
            "round {round}: {versions:?}"
        );
    }
    site.build();
    assert_eq!(published(&site), (vec![ROUNDS.to_string()], PAGES));
    for left in ["new", "old", "journal"] {
        assert!(!site.at(".public.xanh").join(left).exists(), "{left}");
    }
}

/// An exchange by two renames that was broken off between them, as the file system of another
/// machine may need it.
#[test]
fn an_exchange_broken_off_is_ended_by_the_next_command() {
    let site = Site::new();
    site.build();
    let before = site.public();
    std::fs::rename(site.at("public"), site.at(".public.xanh/old")).unwrap();
    site.write(".public.xanh/journal", "");
    site.break_link();
    assert_eq!(site.run(&["build"]).code, 1);
    assert_eq!(site.public(), before);
}
