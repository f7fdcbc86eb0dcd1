//! Bounds on work that hold on every machine: allocations, bytes and files, not time.

use crate::support::{BuildOptions, Built, built};
use allocations::{Allocations, counted};
use std::collections::BTreeMap;
use std::fmt::Write;
use xanh::base::path::OutPath;
use xanh::rule::Body;

mod allocations;
mod growth;

/// Holds the allocations of a page with its part of lists, feeds and search, as a number;
/// `XANH_BLESS=1` writes it anew. It is to fall: who lets it rise says in the commit why.
const BOUND: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/bounds/allocations.txt");

const SENTENCES: [&str; 8] = [
    "Công đoàn cơ sở lập danh sách đoàn viên cần hỗ trợ và gửi công đoàn cấp trên trực tiếp.",
    "Mỗi tổ công đoàn chọn một việc xanh, làm được trong một tháng và đo được bằng con số.",
    "Tắt đèn, tắt máy khi ra về giúp giảm tiền điện mà không ai phải mua thêm thiết bị nào.",
    "Kết quả được ghi vào sổ của tổ, chụp ảnh trước và sau, rồi báo cho ban chấp hành.",
    "Ban chấp hành họp vào tuần đầu của quý, nghe báo cáo và quyết định việc của quý sau.",
    "Người lao động có thể góp ý bằng phiếu giấy, bằng điện thoại hoặc ngay trong buổi họp.",
    "Nước dùng để rửa được gom lại, lọc qua cát và tưới cho vườn cây trước nhà ăn ca.",
    "Theo Luật Công đoàn, cán bộ công đoàn được dùng một phần giờ làm việc cho công tác này.",
];

/// Pages of one section with terms, links, a list, a table, code and a footnote; all dated.
fn site(count: usize) -> BTreeMap<String, String> {
    let section = "---\ntitle: Tin\nkind: column\n---\n".to_string();
    let mut files = BTreeMap::from([("content/tin/_index.md".to_string(), section)]);
    for at in 0..count {
        files.insert(format!("content/tin/bai-{at}.md"), page(at, count));
    }
    files
}

fn page(at: usize, count: usize) -> String {
    let sentence = |number: usize| SENTENCES[(at * 5 + number * 3 + number / 8) % SENTENCES.len()];
    let (day, month, year) = (1 + at % 28, 1 + at / 28 % 12, 2000 + at / 336);
    let topic = ["Điện", "Nước", "Rác", "Cây"][at % 4];
    let mut text = format!(
        "---\ntitle: \"Việc xanh số {at}\"\ndate: {year}-{month:02}-{day:02}\ntopics: [{topic}]\n\
         description: \"{}\"\n---\n",
        sentence(0)
    );
    for part in 1..=5 {
        let line = |number: usize| sentence(part * 7 + number);
        let other = (at * 17 + part) % count;
        writeln!(
            text,
            "\n## Bước {part}\n\n{} {} {}",
            line(0),
            line(1),
            line(2)
        )
        .unwrap();
        writeln!(text, "Xem [bài {other}](bai-{other}.md).[^{part}]\n").unwrap();
        writeln!(
            text,
            "- {}\n- {}\n\n[^{part}]: {}",
            line(3),
            line(4),
            line(5)
        )
        .unwrap();
    }
    text.push_str(
        "\n| Việc | Số |\n| --- | --- |\n| Đèn | 12 |\n\n```toml\ntitle = \"Xanh\"\n```\n",
    );
    text
}

fn options() -> BuildOptions {
    BuildOptions::parse("base_url = https://example.org/")
}

fn built_in_order(count: usize) -> Allocations {
    let (files, options) = (site(count), options());
    counted(|| drop(built(&files, &options)))
}

#[test]
fn a_page_makes_no_more_allocations_than_before() {
    // Tables and expressions that are made once.
    built_in_order(20);
    let (less, more) = (built_in_order(100), built_in_order(200));
    let page = (more.count - less.count) as f64 / 100.0;
    println!("{page} allocations a page, {less:?}, {more:?}");
    if std::env::var_os("XANH_BLESS").is_some() {
        std::fs::write(BOUND, format!("{page:.0}\n")).unwrap();
    }
    let bound: f64 = std::fs::read_to_string(BOUND)
        .unwrap()
        .trim()
        .parse()
        .unwrap();
    assert!(
        page <= bound * 1.05,
        "{page} allocations a page, not {bound}"
    );
}

#[test]
fn ten_times_the_pages_are_at_most_eleven_times_the_work() {
    let most = if std::env::var_os("XANH_LONG").is_some() {
        10_000
    } else {
        600
    };
    built_in_order(20);
    let (less, more) = (built_in_order(most / 10), built_in_order(most));
    println!("{less:?}, {more:?}");
    assert!(
        more.count <= 11 * less.count,
        "allocations: {less:?}, {more:?}"
    );
    assert!(more.bytes <= 11 * less.bytes, "bytes: {less:?}, {more:?}");
}

#[test]
fn a_sheet_of_a_list_does_not_grow_with_the_list() {
    let sheet = |count: usize| {
        built(&site(count), &options())
            .text("tin/trang-5.html")
            .len()
    };
    let (less, more) = (sheet(200), sheet(400));
    assert!(
        more <= less + less / 50,
        "{less} bytes of 200 pages, {more} of 400"
    );
}

#[test]
fn an_edit_changes_few_files_and_nothing_changes_without_one() {
    let mut files = site(200);
    let before = outputs(built(&files, &options()));
    assert_eq!(changed(&before, &outputs(built(&files, &options()))), 0);
    let page = files.get_mut("content/tin/bai-77.md").unwrap();
    *page = page.replacen(
        "\n- ",
        "\nMột câu mới về việc của tổ trong quý sau.\n\n- ",
        1,
    );
    let edited = changed(&before, &outputs(built(&files, &options())));
    assert!((1..=30).contains(&edited), "{edited} files");
}

/// Every file by its path.
fn outputs(built: Built) -> BTreeMap<OutPath, Body> {
    let flat = |(path, body)| match body {
        Body::Folder(files) => files,
        body => vec![(path, body)],
    };
    built.outputs.into_iter().flat_map(flat).collect()
}

/// Files that are new or others than before.
fn changed(before: &BTreeMap<OutPath, Body>, after: &BTreeMap<OutPath, Body>) -> usize {
    let stays = |(path, body): &(&OutPath, &Body)| before.get(*path) == Some(*body);
    after.iter().filter(|one| !stays(one)).count()
}
