//! Packs that a site offers, and what tells of all that was published.

use super::{Site, tree};
use std::collections::BTreeMap;
use std::fs;

const LEVELS: &str = "[[level]]\nid = \"tinh\"\nname = \"Tỉnh\"\nshort = \"Tỉnh\"\n\
    [[level]]\nid = \"co-so\"\nname = \"Cơ sở\"\nshort = \"Cơ sở\"\nabove = \"tinh\"\n";

/// Two levels, a guide of each, and a module.
fn site() -> Site {
    let site = Site::new();
    site.write(
        "xanh.toml",
        "title = \"Thử\"\n[packs]\noffer = [\"level\", \"module\"]\n",
    );
    site.write("content/registers/levels.toml", LEVELS);
    for level in ["tinh", "co-so"] {
        site.write(
            &format!("content/viec-{level}.md"),
            &format!(
                "---\ntitle: Việc của {level}\nkind: guide\nlevels: [{level}]\n---\nLàm.\n\n\
                 ::: for {{level=co-so}}\nRiêng cơ sở.\n:::\n"
            ),
        );
    }
    site.write(
        "content/hoc.md",
        "---\ntitle: Học\nkind: module\nlevels: [co-so]\n---\nĐọc.\n",
    );
    site
}

const OFFERED: [&str; 3] = ["cap-co-so", "cap-tinh", "mo-dun-hoc"];

/// The packs of a folder by their names below `mang-di/`, each with its bytes.
fn packs(folder: &BTreeMap<String, Vec<u8>>) -> BTreeMap<&str, &[u8]> {
    let below = folder.iter();
    below
        .filter_map(|(name, bytes)| Some((name.strip_prefix("mang-di/")?, bytes.as_slice())))
        .collect()
}

#[test]
fn each_level_and_module_has_its_pack_in_three_forms() {
    let site = site();
    site.build();
    let public = site.public();
    let mut expected = vec!["co.js".to_string()];
    for name in OFFERED {
        let file = |form| format!("{name}/thu-{name}.{form}");
        expected.extend(["epub", "html", "zip"].map(file));
    }
    expected.sort();
    assert_eq!(
        packs(&public).keys().collect::<Vec<_>>(),
        expected.iter().collect::<Vec<_>>()
    );
    for (args, pack) in [
        (["--level", "co-so"], "cap-co-so/thu-cap-co-so"),
        (["--level", "tinh"], "cap-tinh/thu-cap-tinh"),
        (["--module", "hoc"], "mo-dun-hoc/thu-mo-dun-hoc"),
    ] {
        for (form, ending) in [("", "zip"), ("--single", "html"), ("--epub", "epub")] {
            let asked = ["pack", args[0], args[1], form];
            let asked: Vec<&str> = asked.into_iter().filter(|word| !word.is_empty()).collect();
            let run = site.run(&asked);
            assert_eq!(run.code, 0, "{}", run.err);
            let name = pack.split('/').next_back().unwrap();
            let packed = fs::read(site.at(&format!("goi/{name}.{ending}"))).unwrap();
            let offered = packs(&public)[format!("{pack}.{ending}").as_str()];
            assert!(
                packed == offered,
                "{pack}.{ending} is not what `xanh pack` makes"
            );
        }
    }
}

#[test]
fn a_script_tells_the_size_of_each_pack() {
    let site = site();
    site.build();
    let public = site.public();
    let script = String::from_utf8(public["mang-di/co.js"].clone()).unwrap();
    let table = script.rsplit_once(")(").unwrap().1;
    let table = table.strip_suffix(");\n").unwrap();
    let told: BTreeMap<String, (u64, String)> = serde_json::from_str(table).unwrap();
    let sizes: BTreeMap<String, u64> = packs(&public)
        .into_iter()
        .filter(|(name, _)| *name != "co.js")
        .map(|(name, bytes)| (format!("mang-di/{name}"), bytes.len() as u64))
        .collect();
    let told: BTreeMap<String, u64> = told
        .into_iter()
        .map(|(name, (size, _))| (name, size))
        .collect();
    assert_eq!(told, sizes);
}

#[test]
fn only_packs_whose_parts_changed_are_made_again() {
    let site = site();
    site.build();
    let before = times(&site);
    site.write(
        "content/viec-tinh.md",
        "---\ntitle: Việc của tinh\nkind: guide\nlevels: [tinh]\n---\nLàm khác.\n",
    );
    site.build();
    let after = times(&site);
    let changed: Vec<&String> = after
        .iter()
        .filter(|(name, time)| before.get(*name) != Some(time))
        .map(|(name, _)| name)
        .collect();
    assert_eq!(
        changed,
        [
            "cap-tinh/thu-cap-tinh.epub",
            "cap-tinh/thu-cap-tinh.html",
            "cap-tinh/thu-cap-tinh.zip"
        ]
    );
    let warm = site.public();
    fs::remove_dir_all(site.at("public")).unwrap();
    fs::remove_dir_all(site.at(".public.xanh")).unwrap();
    site.build();
    assert!(
        warm == site.public(),
        "a warm build differs from a cold one"
    );
}

/// Each pack with the inode that tells whether it was written again.
fn times(site: &Site) -> BTreeMap<String, u64> {
    use std::os::unix::fs::MetadataExt;
    let public = site.public();
    let packs = packs(&public).into_keys().filter(|name| *name != "co.js");
    packs
        .map(|name| {
            let path = site.at(&format!("public/mang-di/{name}"));
            (name.to_string(), fs::metadata(path).unwrap().ino())
        })
        .collect()
}

#[test]
fn packs_are_the_same_bytes_for_any_threads_and_zone() {
    let site = site();
    let built = |jobs: &str, zone: &str| {
        let folder = format!("ra-{jobs}");
        let asked = ["build", "-o", &folder, "--clock", "2026-11-22"];
        let mut command = site.command(&asked);
        command.env("XANH_JOBS", jobs).env("TZ", zone);
        let done = command.output().unwrap();
        assert!(
            done.status.success(),
            "{}",
            String::from_utf8_lossy(&done.stderr)
        );
        tree(&site.at(&folder))
    };
    assert!(built("1", "Asia/Ho_Chi_Minh") == built("2", "America/Lima"));
}

#[test]
fn without_a_browser_no_pdf_is_printed() {
    let site = site();
    let mut command = site.command(&["pack", "--pdf", "--lang", "en"]);
    let run = super::Run::of(
        command
            .env("PATH", "")
            .env_remove("CHROMIUM")
            .output()
            .unwrap(),
    );
    assert_eq!(run.code, 2);
    let first = run.err.lines().next().unwrap_or_default();
    let expected = "error[pack/no-browser]: this machine has no Chromium, Chrome or Edge to print a \
                    PDF with";
    assert_eq!(first, expected);
    assert!(!site.at("goi").exists());
}

/// The worker of a site that has an address knows each file that is published beside it.
#[test]
fn the_worker_knows_every_file() {
    let site = site();
    let run = site.run(&["build", "--base-url", "https://example.org/"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let public = site.public();
    let script = String::from_utf8(public["sw.js"].clone()).unwrap();
    let table = script.rsplit_once(")(").unwrap().1;
    let table = table.strip_suffix(");\n").unwrap();
    let told: BTreeMap<String, (u64, String)> = serde_json::from_str(table).unwrap();
    let is_told = |name: &&String| !["sw.js", ".xanh-manifest.json"].contains(&name.as_str());
    let files: Vec<&String> = public.keys().filter(is_told).collect();
    assert_eq!(told.keys().collect::<Vec<_>>(), files);
}
