//! What heads say, kind by kind, and damaged ones.

use super::*;

#[test]
fn what_every_page_says() {
    let text = "\n---\r\ntieu_de: \"Tắt điện: khi về\"\r\nngay: 22/11/2026\r\ndang_tu: 2026-11-23 \
        08:00\r\ncap: [co-so]\r\n\
                dieu_khoan: [II.3/3t, '57-kh-tld#II.1-3']\r\nchu_de: [Điện]\r\ntim_kiem: 0.5\r\n\
                thu_tu: 3\r\nban_nhap:\r\n---\r\nChữ.\r\n";
    let (head, faults) = read(KindName::Form, text);
    assert_eq!(faults, "");
    let meta = head.meta;
    assert_eq!(
        (meta.title.value.as_str(), meta.weight, meta.draft),
        ("Tắt điện: khi về", Some(3), false)
    );
    assert_eq!(
        meta.date.map(|date| date.to_string()).as_deref(),
        Some("2026-11-22")
    );
    assert_eq!(meta.publish.map(|moment| moment.0), Some(1_795_395_600));
    assert_eq!(
        meta.levels
            .iter()
            .map(|level| level.value.as_str())
            .collect::<Vec<_>>(),
        ["co-so"]
    );
    assert_eq!(
        meta.clauses
            .iter()
            .map(|clause| clause.clause.as_str())
            .collect::<Vec<_>>(),
        ["II.3", "II.1"]
    );
    assert_eq!(meta.terms["topics"][0].value, "Điện");
    assert_eq!(meta.search, crate::model::meta::SearchVisibility::Weight(5));
    assert_eq!(&text[meta.title.span.range()], "\"Tắt điện: khi về\"");
    assert_eq!(
        (&text[head.body..], head.kind, head.section),
        ("Chữ.\r\n", Kind::Form, None)
    );
    assert_eq!(&text[..meta.span.start as usize], "\n");
}

#[test]
fn a_section_tells_the_kind_of_its_pages_and_is_a_page_itself() {
    let file = SourcePath::new("content/dao-tao/_index.md");
    let text = "---\ntitle: A\nkind: module\nsort: weight\npaginate: 0\n---\n";
    let (head, wrong) = front_matter(&file, text, Role::Section, &defaults("vi"));
    let section = SectionMeta {
        kind: Some(KindName::Module),
        sort: Some(crate::model::meta::Sort::Weight),
        paginate: Some(0),
    };
    assert_eq!(
        (head.kind, head.section, wrong),
        (Kind::Page, Some(section), vec![])
    );
    let (head, wrong) = front_matter(
        &file,
        "---\ntitle: A\nduration: 9\n---\n",
        Role::Section,
        &defaults("vi"),
    );
    let fault = "head/unknown-key 3:1 the key `duration` belongs to pages of kind `module`; this \
        is the page of a section -> move this line to its own page";
    assert_eq!(
        (
            head.kind,
            lines(&wrong, "---\ntitle: A\nduration: 9\n---\n").as_str()
        ),
        (Kind::Page, fault)
    );
}

#[test]
fn a_kind_on_the_page_goes_before_that_of_its_section() {
    let (head, faults) = read(
        KindName::Column,
        "---\ntitle: A\nkind: module\nduration: 10\nmode: [self-study]\nobjectives: {MT2: x, MT1: \
         y}\n---\n",
    );
    let Kind::Module(module) = head.kind else {
        panic!("not a module")
    };
    assert_eq!(
        (
            faults.as_str(),
            module.duration.map(|minutes| minutes.value)
        ),
        ("", Some(10))
    );
    assert_eq!(module.mode, [crate::model::meta::Mode::SelfStudy]);
    let ids: Vec<_> = module
        .objectives
        .iter()
        .map(|(id, _)| id.value.as_str())
        .collect();
    assert_eq!(ids, ["MT2", "MT1"]);
}

#[test]
fn a_column_and_a_plan_say_all_they_may() {
    let (head, faults) = read(
        KindName::Column,
        "---\ntitle: A\ntit: {bao_in: P, sms: S}\nimages: [{file: a.png, alt: x, reprint: no}]\n\
         cai_chinh: [{date: 1/2/2026, text: x}]\ngo_bai: sai\n---\n",
    );
    let Kind::Column(column) = head.kind else {
        panic!("not a column")
    };
    let [print, sms] = [&column.headlines.print, &column.headlines.sms]
        .map(|headline| headline.as_ref().map(|one| one.value.as_str()));
    assert_eq!((faults.as_str(), print, sms), ("", Some("P"), Some("S")));
    assert_eq!(
        (column.images[0].reprint, column.corrections[0].date.month()),
        (Some(crate::model::meta::Reprint::No), 2)
    );
    let (head, faults) = read(
        KindName::Plan,
        "---\ntitle: A\nso: 57/KH-TLĐ\nperiod: 2014–2020\nlayout: dieu-khoan-diem\n---\n",
    );
    let Kind::Plan(plan) = head.kind else {
        panic!("not a plan")
    };
    assert_eq!(
        (
            faults.as_str(),
            plan.number.as_str(),
            plan.period.map(|years| years.value)
        ),
        ("", "57/KH-TLĐ", Some((2014, 2020)))
    );
    let layout = crate::model::official::Layout::ArticleClausePoint;
    assert_eq!(plan.layout, Some(layout));
}

/// Every text that ends early, lacks a character, or has something odd in its place.
fn damaged(text: &str) -> impl Iterator<Item = String> {
    text.char_indices().flat_map(move |(at, c)| {
        let (before, after) = (&text[..at], &text[at + c.len_utf8()..]);
        [
            before.to_string(),
            format!("{before}{after}"),
            format!("{before}“\t: {after}"),
            format!("{before}\"{c}{after}"),
        ]
    })
}

#[test]
fn no_damage_makes_the_reader_fail_and_every_fault_has_a_place() {
    let yaml = "---\ntitle: \"Tắt: điện\"\ndate: 31/12/2026\nclauses: [II.3, 'III.4.1/3t']\nkind: \
        column\ntit: {print: “Á”}\n\
                images:\n  - file: a.png\n    alt: |\n      Ảnh\nsearch: 0.5 # lời bàn\n---\n\
                Chữ.\n";
    let toml = "+++\ntitle = \"Tắt: điện\"\ndate = 2026-12-31\nclauses = [\"II.3\", 'III']\nsearch \
        = 0.5\n[headlines]\nprint = '''Á'''\n\
                [[images]]\nfile = \"a\"\n+++\nChữ.\n";
    for text in damaged(yaml).chain(damaged(toml)) {
        let (head, wrong) = front_matter(
            &SourcePath::new("a.md"),
            &text,
            Role::Page(KindName::Module),
            &defaults("vi"),
        );
        assert!(text.is_char_boundary(head.body), "{text:?}");
        for fault in wrong {
            let range = fault.span.map(|span| span.range()).unwrap_or_default();
            assert!(
                text.get(range.clone()).is_some() && !fault.message.vi.is_empty(),
                "{range:?} of {text:?}"
            );
        }
    }
}
