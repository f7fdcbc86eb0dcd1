//! A small site with something of everything, and what people do to it, at random.

use std::collections::BTreeMap;

pub type Files = BTreeMap<String, String>;

/// The site before anybody edits it.
pub fn site() -> Files {
    let rows: [(&str, &str); 18] = [
        (
            "xanh.toml",
            "title = \"Thử\"\npaginate = 3\n[packs]\noffer = [\"level\", \"module\"]\n",
        ),
        (
            "templates/page.html",
            "<title>{{ page.title }}</title>{{ content | safe }}{% for one in crumbs %}<i>{{ \
             one.title }}</i>{% endfor %}{% if next %}{{ next.title }}{% endif %}\n",
        ),
        (
            "templates/section.html",
            "<h1>{{ page.title }}</h1>{{ content | safe }}{% for card in list %}<a href=\"{{ root \
             }}{{ card.url }}\">{{ card.title }}</a>{{ card.description }}{% endfor %}\n",
        ),
        (
            "content/registers/levels.toml",
            "[[level]]\nid = \"tinh\"\nname = \"Cấp tỉnh\"\nshort = \"Tỉnh\"\nsummary = \"Một\"\n\n\
             [[level]]\nid = \"co-so\"\nname = \"Cơ sở\"\nshort = \"Cơ sở\"\nsummary = \"Hai\"\n",
        ),
        (
            "content/registers/words.toml",
            "[[term]]\nword = \"rác hữu cơ\"\nmeaning = \"Rác phân hủy được\"\n",
        ),
        (
            "content/_index.md",
            "---\ntitle: \"Trang chủ\"\n---\nXem [tin](tin/_index.md).\n",
        ),
        (
            "content/ke-hoach/p/index.md",
            "---\ntitle: \"Kế hoạch P\"\nkind: plan\nnumber: \"1/KH\"\n---\nGiới thiệu.\n",
        ),
        (
            "content/ke-hoach/p/text.txt",
            "KẾ HOẠCH\nI. MỤC ĐÍCH\n1. Một việc.\n2. Hai việc.\nII. NHIỆM VỤ\n1. Làm sạch.\n- Quét \
             dọn.\n- Trồng cây.\n",
        ),
        (
            "content/ke-hoach/p/notes.toml",
            "[clause.\"II.1\"]\nlevels = [\"co-so\"]\nsummary = \"Sạch\"\n",
        ),
        (
            "content/tin/_index.md",
            "---\ntitle: \"Tin\"\nkind: column\n---\nCác bài.\n",
        ),
        (
            "content/tin/a.md",
            "---\ntitle: \"Bài A\"\ndate: 2026-03-01\nlevels: [co-so]\nclauses: [II.1]\ntopics: \
             [rác]\n---\n## Mở đầu\nXem [B](b.md#ket) và [[I.2]].\n",
        ),
        (
            "content/tin/b.md",
            "---\ntitle: \"Bài B\"\ndate: 2026-03-02\ntopics: [cây, rác]\nseries: \"Loạt\"\n---\n\
             ## Kết {#ket}\n[[rác hữu cơ]] và ![[II.1]]\n",
        ),
        (
            "content/tin/c.md",
            "---\ntitle: \"Bài C\"\ndate: 2026-03-03\nseries: \"Loạt\"\n---\n![Ảnh](anh.png)\n",
        ),
        (
            "content/tin/d.md",
            "---\ntitle: \"Bài D\"\ndate: 2026-02-01\npublish: 2026-12-01\n---\nSẽ đăng.\n",
        ),
        ("content/tin/anh.png", "một ảnh"),
        (
            "content/dao-tao/_index.md",
            "---\ntitle: \"Đào tạo\"\nkind: module\n---\n",
        ),
        (
            "content/dao-tao/m1.md",
            "---\ntitle: \"Mô-đun 1\"\ncode: M1\nduration: 30\n---\n## Một (30 phút)\nLàm.\n",
        ),
        (
            "content/dao-tao/m2.md",
            "---\ntitle: \"Mô-đun 2\"\ncode: M2\nprerequisites: [M1]\n---\nXem [một](m1.md).\n",
        ),
    ];
    rows.map(|(name, text)| (name.to_string(), text.to_string()))
        .into()
}

/// Numbers that look random and are the same in every run (SplitMix64).
pub struct Dice(pub u64);

impl Dice {
    /// A number below `sides`.
    pub fn throw(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) % sides.max(1) as u64) as usize
    }

    fn page(&mut self, files: &Files) -> Option<String> {
        let pages: Vec<&String> = files.keys().filter(|name| name.ends_with(".md")).collect();
        pages
            .get(self.throw(pages.len()))
            .map(|name| name.to_string())
    }
}

/// One edit; what it was.
pub fn edit(files: &mut Files, dice: &mut Dice, step: usize) -> String {
    let Some(page) = dice.page(files) else {
        files.extend(site());
        return "begin anew".into();
    };
    let toggle = |files: &mut Files, name: &str, one: &str, other: &str| {
        let known = files.get(name).is_some_and(|text| text == one);
        files.insert(
            name.to_string(),
            if known { other } else { one }.to_string(),
        );
        name.to_string()
    };
    let replace = |files: &mut Files, name: &str, from: &str, to: &str| {
        if let Some(text) = files.get_mut(name) {
            *text = if text.contains(from) {
                text.replacen(from, to, 1)
            } else {
                text.replacen(to, from, 1)
            };
        }
        format!("{name}: {from} / {to}")
    };
    match dice.throw(22) {
        0 | 1 => {
            files
                .entry(page.clone())
                .and_modify(|text| text.push_str(&format!("\nThêm {step}.\n")));
            format!("edit {page}")
        }
        2 => {
            files
                .entry(page.clone())
                .and_modify(|text| text.push_str(&format!("\n## Mục {step}\nChữ.\n")));
            format!("add a heading to {page}")
        }
        3 => replace(files, &page, "title: \"", "title: \"Mới "),
        4 | 5 => {
            let name = format!(
                "content/{}/x{step}.md",
                ["tin", "dao-tao", "khac/sau", "tin/sau"][dice.throw(4)]
            );
            let text = format!(
                "---\ntitle: \"Thêm {step}\"\ndate: 2026-04-{:02}\ntopics: [cây]\n---\nXem \
                 [đó](../tin/a.md#muc-{step}).\n",
                1 + dice.throw(28)
            );
            files.insert(name.clone(), text);
            format!("add {name}")
        }
        6 => {
            files.remove(&page);
            format!("remove {page}")
        }
        7 | 8 => {
            let name = page.rsplit('/').next().unwrap_or_default();
            let to = format!(
                "content/{}/{}{name}",
                ["tin", "dao-tao", "khac"][dice.throw(3)],
                ["", "doi-"][dice.throw(2)]
            );
            let text = files.remove(&page).unwrap_or_default();
            files.insert(to.clone(), text);
            format!("move {page} to {to}")
        }
        9 => replace(files, &page, "date: 2026-03", "date: 2026-05"),
        10 => replace(files, "templates/page.html", "<title>", "<title>x"),
        11 => replace(
            files,
            "templates/section.html",
            "{{ card.description }}",
            "{{ card.titel }}",
        ),
        12 => toggle(
            files,
            "templates/term.html",
            "{{ page.title }} {% if %}",
            "{{ page.title }} {{ list | length }}",
        ),
        13 => toggle(
            files,
            "xanh.toml",
            "title = \"Thử hai\"\nbase_url = \"https://vi.du/\"\npaginate = 2\n",
            "title = \"Thử\"\npaginate = 3\nplan = \"p\"\n",
        ),
        14 => toggle(
            files,
            "xanh.toml",
            "title = \"Thử\"\n[theme]\nname = \"xanh\"\naccent = 3\n",
            "title = \"Thử\"\nlang = \"en\"\n",
        ),
        15 => replace(
            files,
            "content/registers/levels.toml",
            "Cơ sở",
            "Công đoàn cơ sở",
        ),
        16 => replace(files, "content/registers/words.toml", "rác hữu cơ", "rác"),
        17 => replace(
            files,
            "content/ke-hoach/p/text.txt",
            "2. Hai việc.",
            "2. Hai việc.\n3. Ba việc.",
        ),
        18 => replace(files, "content/ke-hoach/p/notes.toml", "co-so", "tinh"),
        19 => replace(files, &page, "title:", "titel:"),
        20 => toggle(files, "content/tin/anh.png", "một ảnh", "ảnh khác"),
        _ => toggle(files, "static/s.css", "a{}", "b{}"),
    }
}
