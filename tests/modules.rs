//! The module that the design shows: it adds up, and any time of it five minutes off does not.

use crate::sites::{files, folders};
use crate::support::{BuildOptions, built, lines};
use std::path::Path;
use xanh::base::diagnostic::Language;

const MODULE: &str = "content/dao-tao/3t.md";

#[test]
fn five_minutes_more_in_any_activity_are_told_with_both_sums() {
    let folder = Path::new("tests/sites/mo-dun");
    assert!(
        folders().iter().any(|golden| golden == folder),
        "it is a golden site, which builds without a fault"
    );
    let whole = files(folder);
    let times: Vec<(usize, &str)> = whole[MODULE]
        .match_indices(" phút) ")
        .chain(whole[MODULE].match_indices(" phút)\n"))
        .collect();
    assert_eq!(times.len(), 4);
    for (at, _) in times {
        let mut files = whole.clone();
        let text = &whole[MODULE];
        let start = text[..at].rfind('(').unwrap() + 1;
        let minutes: u32 = text[start..at].parse().unwrap();
        files.insert(
            MODULE.to_string(),
            format!("{}{}{}", &text[..start], minutes + 5, &text[at..]),
        );
        let site = built(&files, &BuildOptions::default());
        let told = lines(&site.diagnostics, &site.inputs, Language::Vietnamese);
        let expected = "content/dao-tao/3t.md:7:11: lỗi[session/sum]: `duration` ghi 90 phút, các \
            hoạt động cộng lại 95 phút\n  sửa: thừa 5 phút\n";
        assert_eq!(told, expected);
    }
}
