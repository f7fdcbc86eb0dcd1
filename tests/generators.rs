//! Small sites of other generators: what each becomes, as `tests/generators.expect` has it, and that
//! it builds without an error.

use crate::imports::expect;
use crate::support::{BuildOptions, Built, built};
use std::collections::{BTreeMap, BTreeSet};
use xanh::base::diagnostic::Language;
use xanh::import::site::{Files, site};

type Site = &'static [(&'static str, &'static str)];

const SITES: [(&str, Site); 11] = [
    (
        "hugo",
        &[
            (
                "hugo.toml",
                "title = \"Bản tin\"\nbaseURL = \"https://example.org/\"\nlanguageCode = \"vi\"\n",
            ),
            (
                "content/_index.md",
                "---\ntitle: Nhà\n---\nXem [bài một]({{< ref \"/bai/mot\" >}}) và [hai](/bai/hai/).\n",
            ),
            (
                "content/bai/mot.md",
                "+++\ntitle = \"Một\"\ntags = [\"rác\"]\ndate = 2024-03-05T08:00:00+07:00\ndraft = true\nlayout = \"x\"\n+++\n\
                 ![Hình](/img/a.png) [mất](/khong-co/)\n\n{{% notice tip %}}\nNhớ *tắt* đèn.\n{{% /notice %}}\n\n\
                 {{< youtube abc >}}\n\n{{< bieu-do x=\"1\" >}}\n",
            ),
            (
                "content/bai/hai.md",
                "---\ntitle: Hai\nurl: /cu/hai/\n---\n## Mục A {.to}\n\n[lên](#muc-a) [một](../mot/#khong)\n",
            ),
            ("static/img/a.png", "x"),
        ],
    ),
    (
        "zola",
        &[
            (
                "config.toml",
                "base_url = \"https://example.org\"\ntitle = \"Sổ\"\n",
            ),
            (
                "content/_index.md",
                "+++\ntitle = \"Nhà\"\nsort_by = \"weight\"\n+++\n[một](@/mot.md)\n",
            ),
            (
                "content/mot.md",
                "+++\ntitle = \"Một\"\n[taxonomies]\ntags = [\"rác\"]\n+++\n{{ youtube(id=\"abc\") }}\n\n```rust,linenos\na::b\n```\n",
            ),
        ],
    ),
    (
        "mkdocs",
        &[
            ("mkdocs.yml", "site_name: Tài liệu\n"),
            (
                "docs/index.md",
                "# Nhà\n\n[mục](muc/bai.md#phan-hai) ![x](anh.png){ width=30 }\n",
            ),
            (
                "docs/muc/bai.md",
                "# Bài\n\n!!! warning \"Coi chừng\"\n\n    Nóng.\n\n    ```\n    mã\n    ```\n\n=== \"Một\"\n\n    - a\n\n=== \"Hai\"\n\n    b\n\n## Phần hai\n\n[[không]] ::: for\n",
            ),
            ("docs/anh.png", "x"),
        ],
    ),
    (
        "docusaurus",
        &[
            ("docusaurus.config.js", "module.exports = {}\n"),
            (
                "docs/intro.mdx",
                "---\nsidebar_position: 2\ntitle: Mở đầu\n---\nimport X from './x';\n\n:::tip[Mẹo]\n\nLàm **thế**.\n\n:::\n\n[sau](./sau.md)\n",
            ),
            (
                "docs/sau.md",
                "# Sau\n\n::::note\n\n:::lạ\n\ntrong\n\n:::\n\n::::\n",
            ),
            (
                "docs/khoi.md",
                "# Khối\n\n:::exercise\n\nBài [^khong].\n\n- một\n\n:::\n\n:::tip Mẹo\n\nLàm.\n\n:::\n",
            ),
            (
                "docs/the.mdx",
                "# Thẻ\n\n<Tabs>\n  <TabItem value=\"a\" label=\"Ở xưởng\">\n\nTắt máy.\n\n  </TabItem>\n  \
                 <TabItem value=\"b\" label=\"Ở phòng\">\n\nTắt đèn.\n\n  </TabItem>\n</Tabs>\n\n\
                 <iframe src=\"https://example.org/ban-do\" title=\"Bản đồ\"></iframe>\n\n\
                 <div id=\"moc\">\n\nMốc.\n\n</div>\n",
            ),
            (
                "docs/mo.md",
                "# Mở\n\nTrước.\n\n:::note\n\nKhông đóng.\n\n```js\nlet a = 1\n",
            ),
        ],
    ),
    (
        "jekyll",
        &[
            ("_config.yml", "title: Nhật ký\n"),
            (
                "index.md",
                "---\ntitle: Nhà\n---\n[bài](/posts/ten/) {% include x.html %}\n",
            ),
            (
                "_posts/2024-03-05-ten.md",
                "---\ntitle: Tên\ncategories: [a, b]\n---\n> Chú ý.\n{: .warning}\n\n\
                 > ## Làm thử\n> Viết.\n> > ## Xong\n> > Rồi.\n> {: .solution}\n{: .challenge}\n\n\
                 > - Hiểu\n{: .objectives}\n\n> Lạ.\n{: .to .dam}\n\n{% highlight ruby %}\nputs 1\n{% endhighlight %}\n",
            ),
        ],
    ),
    (
        "carpentries",
        &[
            (
                "config.yaml",
                "carpentry: 'swc'\ntitle: 'Bài học'\nlang: vi\n",
            ),
            ("index.md", "---\ntitle: Nhà\n---\nLời.\n"),
            (
                "episodes/mot.md",
                "---\ntitle: Một\nteaching: 10\nexercises: 5\n---\n\n::::: questions\n\n- Hỏi gì?\n\n:::::\n\n\
                 :::: challenge\n\n## Làm thử\n\nViết.\n\n::: solution\n\nXong.\n\n:::\n\n::::\n\n::: instructor\n\nbimat\n\n:::\n",
            ),
            (
                "episodes/hai.md",
                "---\ntitle: Hai\n---\n\n\
                 ::: questions\n\n- Vì sao?\n\n:::\n\n::: objectives\n\n- Kể ra\n\n:::\n\n\
                 ::: prereq\n\nBiết đọc.\n\n:::\n\n:::: checklist\n\n::: hint\n\nXem.\n\n:::\n\n::::\n\n\
                 ::: spoiler\n\n### Trên Windows\n\nGõ.\n\n:::\n\n::: caution\n\nNóng.\n\n:::\n",
            ),
            ("instructors/notes.md", "---\ntitle: Ghi chú\n---\nbimat\n"),
        ],
    ),
    (
        "hugo-json",
        &[
            ("hugo.yaml", "title: Vườn\ndefaultContentLanguage: vi\n"),
            (
                "content/la.md",
                "{\n  \"title\": \"Lá {xanh}\",\n  \"aliases\": [\"/la-cu/\"]\n}\n\n\
                 {{< tabs >}}\n{{% tab name=\"Lớp 1\" %}}\nNhặt.\n{{% /tab %}}\n{{< /tabs >}}\n\n\
                 {{< details \"Mở ra\" >}}\nBên trong.\n{{< /details >}}\n\n\
                 {{< highlight py \"linenos=table\" >}}\nif a < b: [x]\n{{< /highlight >}}\n\n\
                 {{< figure src=\"/a.png\" alt=\"Lá\" caption=\"Lá *bàng*\" >}}\n",
            ),
            ("static/a.png", "x"),
        ],
    ),
    (
        "zola-aliases",
        &[
            ("config.toml", "title = \"Sổ\"\n"),
            (
                "content/mot.md",
                "+++\ntitle = \"Một\"\naliases = [\"cu/mot\"]\n+++\n",
            ),
        ],
    ),
    (
        "mkdocs-snippets",
        &[
            (
                "mkdocs.yml",
                "site_name: Sổ tay\ntheme:\n  name: material\n  language: vi\nnav:\n  - index.md\n  - Việc nhà:\n    - nha/mot.md\n",
            ),
            ("docs/index.md", "# Nhà\n\n--8<-- \"chao.md\"\n"),
            ("docs/_phan/chao.md", "Chào cả lớp.\n"),
            ("docs/nha/mot.md", "# Một\n\nGiữ{>>bimat<<}.\n"),
        ],
    ),
    (
        "docusaurus-partials",
        &[
            (
                "docusaurus.config.js",
                "export default { title: 'Sách', i18n: {defaultLocale: 'vi'} };\n",
            ),
            (
                "docs/nhom/_category_.json",
                "{\"label\": \"Nhóm bài\", \"position\": 2, \"link\": {\"description\": \"Về cây.\"}}",
            ),
            (
                "docs/nhom/mot.mdx",
                "---\ntitle: Một\n---\nimport Cay from './_cay.mdx';\n\n<Cay />\n",
            ),
            ("docs/nhom/_cay.mdx", "Cây dùng chung.\n"),
            ("blog/2024-03-04-dau.md", "---\ntitle: Đầu\n---\nChữ.\n"),
        ],
    ),
    (
        "jekyll-drafts",
        &[
            ("_config.yml", "title: Nhật ký\n"),
            ("index.md", "---\nlayout: home\n---\nChào.\n"),
            ("_drafts/nhap.md", "---\ntitle: Nháp\n---\nbimat\n"),
            (
                "_posts/2024-03-05-ten.md",
                "---\ntitle: Tên\n---\n![Cây]({{ \"/assets/a.png\" | relative_url }}) \
                 [sau]({% post_url 2024-04-05-sau %})\n",
            ),
            (
                "_posts/2024-04-05-sau.md",
                "---\ntitle: Sau\n---\n![](/assets/a.png){alt=\"Cây bàng\"}\n",
            ),
            ("assets/a.png", "x"),
        ],
    ),
];

fn files(site: &[(&str, &str)]) -> Files {
    site.iter()
        .map(|(name, text)| (name.to_string(), text.as_bytes().to_vec()))
        .collect()
}

fn texts(files: &Files) -> BTreeMap<String, String> {
    let text = |bytes: &Vec<u8>| String::from_utf8_lossy(bytes).into_owned();
    files
        .iter()
        .map(|(name, bytes)| (name.clone(), text(bytes)))
        .collect()
}

fn secrets(built: &Built) -> Vec<String> {
    let paths = built.outputs.keys().map(|path| path.as_str().to_string());
    paths
        .filter(|path| built.text(path).contains("bimat"))
        .collect()
}

#[test]
fn a_site_of_another_generator_becomes_one_that_builds() {
    let mut shown = String::new();
    for (name, old) in SITES {
        let (imported, faults) = site(name, &files(old), &BTreeSet::new());
        assert!(faults.is_empty(), "{name}: {faults:?}");
        let imported = imported.unwrap();
        let texts = texts(&imported.files);
        for (path, text) in texts.iter().filter(|(path, _)| !path.ends_with(".png")) {
            shown.push_str(&format!("===== {name}: {path}\n{}\n", text.trim_end()));
        }
        let lines = imported.report.lines();
        for line in lines.iter().map(|line| line.within(Language::English)) {
            shown.push_str(&format!("# {line}\n"));
        }
        let built = built(&texts, &BuildOptions::default());
        let errors: Vec<_> = built
            .diagnostics
            .iter()
            .filter(|fault| fault.is_error())
            .collect();
        assert!(errors.is_empty(), "{name}: {errors:?}");
        assert_eq!(secrets(&built), Vec::<String>::new(), "{name}");
    }
    expect("tests/generators.expect".as_ref(), &shown);
}

#[test]
fn a_damaged_picture_is_told_and_its_words_stand() {
    let old = [
        ("mkdocs.yml", "site_name: T\n"),
        (
            "docs/index.md",
            "# Nhà\n\n![Cây](a/b.png) ![Hoa](hoa.png)\n",
        ),
        ("docs/a/b.png", "x"),
        ("docs/hoa.png", "x"),
    ];
    let damaged = BTreeSet::from(["docs/a/b.png".to_string()]);
    let imported = site("t", &files(&old), &damaged).0.unwrap();
    let text = &texts(&imported.files)["content/_index.md"];
    assert_eq!(text.lines().last(), Some("(Cây) ![Hoa](hoa.png)"));
    let places = &imported.report.left["damaged-picture"];
    let places: Vec<_> = places
        .iter()
        .map(|one| (one.line, one.text.as_str()))
        .collect();
    assert_eq!(places, [(3, "a/b.png")]);
}

#[test]
fn a_folder_of_no_generator_is_told() {
    let (imported, faults) = site("x", &files(&[("a.md", "# A\n")]), &BTreeSet::new());
    assert_eq!((imported, faults[0].code), (None, "import/generator"));
}
