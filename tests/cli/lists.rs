//! `xanh list`.

use super::Site;

fn site() -> Site {
    let site = Site::new();
    site.write(
        "content/a.md",
        "---\ntitle: \"Đèn, \\\"quạt\\\"\"\ndate: 2026-01-02\n---\nXem \
        [trang B](b.md). Một hai ba.\n",
    );
    site.write(
        "content/b.md",
        "---\ntitle: \"Ăn\"\ndraft: true\nreview_by: 2026-03-04\n---\nMột.\n",
    );
    site.write(
        "content/c.md",
        "---\ntitle: \"An\"\npublish: 2999-01-01\n---\nMột hai.\n",
    );
    site.write(
        "content/d.md",
        "---\ntitle: \"Đường\"\nexpires: 2020-01-01\n---\n",
    );
    site
}

#[track_caller]
fn lists(arguments: &[&str], expected: &str) {
    let run = site().run(arguments);
    assert_eq!(
        (run.out.as_str(), run.err.as_str(), run.code),
        (expected, "", 0)
    );
}

#[test]
fn pages_stand_in_a_table_in_json_and_in_csv() {
    lists(
        &["list", "--sort", "title", "--lang", "vi"],
        "Tệp                Tiêu đề      Loại  Chữ  Ngày        Tình trạng     Rà soát\n\
         content/c.md       An           page    2              chưa đến ngày\n\
         content/b.md       Ăn           page    1              bản nháp       2026-03-04\n\
         content/a.md       Đèn, \"quạt\"  page    6  2026-01-02  đang hiện\n\
         content/d.md       Đường        page    0              hết hạn\n\
         content/_index.md  Trang chủ    page    2              đang hiện\n",
    );
    lists(
        &["list", "review", "--format", "csv"],
        "file,title,kind,words,date,levels,state,review_by\n\
         content/b.md,Ăn,page,1,,,draft,2026-03-04\n",
    );
    lists(
        &["list", "future", "--format", "json"],
        "[\n  {\n    \"date\": \"\",\n    \"file\": \"content/c.md\",\n    \"kind\": \
         \"page\",\n    \"levels\": [],\n    \"review_by\": \"\",\n    \
         \"state\": \"future\",\n    \"title\": \"An\",\n    \"words\": 2\n  }\n]\n",
    );
}

#[test]
fn each_kind_of_list_holds_what_it_is_named_after() {
    let files = |what: &str| {
        let run = site().run(&["list", what, "--format", "csv"]);
        run.out
            .lines()
            .skip(1)
            .map(|line| line.split(',').next().unwrap().to_string())
            .collect::<Vec<_>>()
    };
    assert_eq!(files("drafts"), ["content/b.md"]);
    assert_eq!(files("future"), ["content/c.md"]);
    assert_eq!(files("expired"), ["content/d.md"]);
    assert_eq!(
        files("orphans"),
        ["content/a.md", "content/c.md", "content/d.md"]
    );
    assert_eq!(files("pages").len(), 5);
}

#[test]
fn a_list_without_rows_keeps_its_heads() {
    let run = site().run(&["list", "citations", "--lang", "en"]);
    assert_eq!((run.out.lines().count(), run.code), (1, 0), "{}", run.out);
    assert!(!run.out.trim().is_empty());
}

/// `Quyết định này` is no name of a text that is a law, and the old law bears the new one's name.
#[test]
fn a_law_cites_itself_by_its_own_kind_alone() {
    let site = Site::new();
    site.write(
        "content/ke-hoach/vuon/index.md",
        "---\ntitle: Luật Vườn trường\nkind: plan\nlayout: dieu-khoan-diem\n\
         number: 1/2026/QH15\ndate: 2026-01-01\n---\n",
    );
    site.write(
        "content/ke-hoach/vuon/text.txt",
        "LUẬT\nVƯỜN TRƯỜNG\n\nĐiều 1. Việc của lớp\n\
         1. Hiệu trưởng giao vườn. Quyết định này được báo cho phụ huynh.\n\
         2. Nhà trường quy định chi tiết khoản này theo Luật này.\n\
         3. Áp dụng khoản 9 Điều 8 của Luật Vườn trường số 5/2005/QH11.\n",
    );
    let run = site.run(&["list", "citations", "--format", "csv"]);
    assert_eq!(
        (run.out.as_str(), run.code),
        (
            "state,citation,cites,file,line\n\
             unknown-document,5/2005/QH11,5/2005/QH11,content/ke-hoach/vuon/text.txt,7\n\
             linked,khoản này,vuon#Đ1.2,content/ke-hoach/vuon/text.txt,6\n\
             linked,Luật này,content/ke-hoach/vuon/index.md,content/ke-hoach/vuon/text.txt,6\n",
            0
        )
    );
}
