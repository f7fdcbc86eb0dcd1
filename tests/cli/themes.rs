//! `xanh theme`.

use super::Site;

/// A theme with one fault of each kind.
fn faulty(site: &Site) {
    site.write(
        "themes/sai/theme.toml",
        "name = \"sai\"\nparent = \"xanh\"\ncontract = 2\n[settings.rong]\ndefault = true\nchoises \
         = []\n\
         [queries.\"home.html\"]\nmoi = { kind = \"colum\", limt = 3 }\n[blocks.trich]\nattributes \
         = { nam = \"so\" }\ntemplate = \"blocks/trich.html\"\n",
    );
    site.write("themes/sai/strings/vi.toml", "rieng = \"Riêng\"\n");
    site.write("themes/sai/templates/colum.html", "x\n");
    site.write(
        "themes/sai/templates/page.html",
        "{% extends \"base.html\" %}\n{% block main %}<h1>{{ page.title }}</h1>{% if \
         page.descripton %}x{% endif %}\n\
         {% for card in list %}{{ card.ulr }}{% endfor %}{{ strings.khong_co }}{% if settings.hep \
         or queries.cu or assets.khac_css %}y{% endif %}\n\
         {% if page.subtitle is defined %}z{% endif %}{{ content | safe }}{% endblock main %}\n",
    );
    site.write(
        "themes/sai/templates/form.html",
        "<p>{{ page.titel }}</p>\n",
    );
    site.write(
        "themes/sai/templates/column.html",
        "{% include \"partials/crumb.html\" %}\n",
    );
    site.write(
        "themes/sai/templates/guide.html",
        "<p>{% if page.title %}</p>\n",
    );
    site.write(
        "themes/sai/templates/term.html",
        "{% for bai in list %}{{ loop.index }}{{ pages.title }}{% endfor %}{{ subtitle }}\n",
    );
    site.write(
        "themes/sai/templates/terms.html",
        "{% extends \"bas.html\" %}\n",
    );
    site.write(
        "themes/sai/templates/search.html",
        "{% blok main %}{{ page.title }}{% endblock %}\n",
    );
    site.write("themes/sai/templates/glossary.html", "{{ page.title }\n");
}

#[test]
fn every_fault_of_a_theme_is_told_with_its_place_in_both_languages() {
    let site = Site::new();
    faulty(&site);
    let run = site.run(&["theme", "check", "sai", "--lang", "en"]);
    assert_eq!(run.code, 1, "{}", run.err);
    let told: Vec<&str> = run
        .err
        .lines()
        .filter(|line| line.starts_with("themes/") || line.starts_with("help: "))
        .collect();
    assert_eq!(
        told,
        include_str!("themes/sai.en.txt")
            .lines()
            .collect::<Vec<_>>(),
        "{}",
        run.err
    );
    let vi = site.run(&["giao-dien", "check", "sai"]);
    let told: Vec<&str> = vi
        .err
        .lines()
        .filter(|line| line.starts_with("themes/") || line.starts_with("sửa: "))
        .collect();
    assert_eq!(
        told,
        include_str!("themes/sai.vi.txt")
            .lines()
            .collect::<Vec<_>>(),
        "{}",
        vi.err
    );
}

#[test]
fn a_theme_of_another_contract_is_refused_and_looked_at_no_further() {
    let site = Site::new();
    faulty(&site);
    for (number, what) in [(0, "old"), (3, "new")] {
        site.write(
            "themes/sai/theme.toml",
            &format!("name = \"sai\"\ncontract = {number}\n"),
        );
        let run = site.run(&["theme", "check", "sai", "--lang", "en"]);
        let expected = format!(
            "themes/sai/theme.toml:2:12: error[theme/contract]: the theme keeps contract {number}, \
             too {what}: this program keeps contract 2\n \
             2 | contract = {number}\n   |            ^\nhelp: use a theme and a program that fit; \
             see themes/README.md\nwhy, with an example: xanh explain theme/contract\n"
        );
        assert_eq!((run.err, run.code), (expected, 1));
    }
}

#[test]
fn a_new_theme_is_sound_and_is_never_written_over() {
    let site = Site::new();
    let run = site.run(&["theme", "new", "cua-toi"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(site.at("themes/cua-toi/styles/cua-toi.css").is_file());
    assert_eq!(
        std::fs::read_to_string(site.at("themes/README.md")).unwrap(),
        include_str!("../../themes/README.md")
    );
    let check = site.run(&["theme", "check", "cua-toi", "--lang", "en", "--strict"]);
    assert_eq!(
        (check.err.as_str(), check.code),
        ("theme `cua-toi` shows every kind of page\n", 0)
    );
    site.write("themes/cua-toi/styles/cua-toi.css", ":root {}\n");
    let again = site.run(&["theme", "new", "cua-toi", "--lang", "en"]);
    assert_eq!((again.out.as_str(), again.code), ("", 2));
    assert!(
        again
            .err
            .starts_with("error[theme/exists]: `themes/cua-toi` is there already\n"),
        "{}",
        again.err
    );
    assert_eq!(
        std::fs::read_to_string(site.at("themes/cua-toi/styles/cua-toi.css")).unwrap(),
        ":root {}\n"
    );
    site.write("xanh.toml", "title = \"Thử\"\ntheme = \"cua-toi\"\n");
    site.build();
}

#[test]
fn names_that_cannot_be_are_told_with_one_that_can() {
    let site = Site::new();
    let told = |arguments: &[&str]| {
        let run = site.run(arguments);
        (run.err.lines().collect::<Vec<_>>().join(" / "), run.code)
    };
    let new = told(&["theme", "new", "Của Tôi", "--lang", "en"]);
    assert_eq!(
        new,
        (
            "error[theme/name]: a theme cannot be called `Của Tôi` / help: for example `cua-toi`"
                .to_string(),
            2
        )
    );
    let check = told(&["theme", "check", "xnah"]);
    assert_eq!(
        check,
        (
            "lỗi[theme/unknown]: không có giao diện `xnah` / sửa: có phải bạn muốn viết `xanh`?"
                .to_string(),
            2
        )
    );
    assert!(!site.at("themes").exists());
}

#[test]
fn themes_are_listed_with_what_they_stand_upon() {
    let site = Site::new();
    site.write(
        "themes/a/theme.toml",
        "name = \"a\"\nversion = \"2.1\"\nparent = \"b\"\ncontract = 2\nmin_program = \"0.1\"\n",
    );
    site.write("themes/b/theme.toml", "name = \"b\"\ncontract = 2\n");
    let run = site.run(&["theme", "list", "--format", "csv"]);
    let lines: Vec<&str> = run.out.lines().collect();
    assert_eq!(
        lines[0],
        "name,used,place,parents,version,contract,program,description"
    );
    assert_eq!(
        &lines[1..3],
        ["a,,themes/a,b xanh,2.1,2,0.1,", "b,,themes/b,xanh,,2,,"]
    );
    assert!(lines[3].starts_with("xanh,*,,,1.0,2,,"), "{}", lines[3]);
    assert_eq!((lines.len(), run.code), (4, 0));
}
