//! What people call blocks besides their names.

use crate::text::vi::slug;

/// Words, lower case, without marks, joined by `-`, each row with the block that is meant: its name
/// and its Vietnamese one.
const ROWS: &[(&[&str], [&str; 2])] = &[
    (
        &[
            "buoc",
            "cac-buoc",
            "buoc-lam",
            "viec",
            "viec-lam",
            "danh-sach",
            "step",
            "checklist",
            "check-list",
            "task",
            "tasks",
            "todo",
            "procedure",
        ],
        ["steps", "viec-can-lam"],
    ),
    (
        &[
            "ghi-chu",
            "ghi-chu-giang-vien",
            "giao-vien",
            "nguoi-day",
            "teacher",
            "instructor",
            "tutor",
            "facilitator",
        ],
        ["trainer", "giang-vien"],
    ),
    (
        &[
            "hoi",
            "trac-nghiem",
            "kiem-tra",
            "de-thi",
            "question",
            "questions",
            "test",
            "exam",
            "mcq",
        ],
        ["quiz", "cau-hoi"],
    ),
    (
        &[
            "bai-lam",
            "luyen-tap",
            "thuc-hanh",
            "practice",
            "activity",
            "challenge",
            "task-card",
        ],
        ["exercise", "bai-tap"],
    ),
    (&["meo", "huong-dan", "clue"], ["hint", "goi-y"]),
    (
        &["dap-an", "tra-loi", "giai", "answer", "answers", "key"],
        ["solution", "loi-giai"],
    ),
    (
        &["bieu-mau", "mau", "to-phieu", "form", "sheet"],
        ["worksheet", "phieu"],
    ),
    (
        &[
            "to-roi",
            "tai-lieu",
            "leaflet",
            "flyer",
            "take-away",
            "takeaway",
        ],
        ["handout", "phat-tay"],
    ),
    (
        &[
            "ghi-nho",
            "y-chinh",
            "tom-tat",
            "diem-chinh",
            "can-nho",
            "key-points",
            "summary",
            "keypoint",
            "highlights",
        ],
        ["keypoints", "cot-loi"],
    ),
    (
        &[
            "nhom",
            "hoi-nhom",
            "trao-doi",
            "discuss",
            "group",
            "group-work",
        ],
        ["discussion", "thao-luan"],
    ),
    (
        &[
            "vi-du",
            "cau-chuyen",
            "truong-hop",
            "case-study",
            "scenario",
            "story",
            "example",
        ],
        ["case", "tinh-huong"],
    ),
    (
        &["cap", "danh-cho", "rieng", "level", "levels", "only"],
        ["for", "cho"],
    ),
    (
        &["trang-chieu", "chieu", "trinh-chieu", "slides", "screen"],
        ["slide", "man-hinh"],
    ),
    (
        &["bang-so-lieu", "so-lieu", "csv", "data"],
        ["table", "bang"],
    ),
    (&["cat", "co-the-cat", "optional"], ["cut", "cat-duoc"]),
];

/// The block that `name` means: by its Vietnamese name where the word is Vietnamese, that is where
/// no English one is spelt so.
pub fn called(name: &str) -> Option<&'static str> {
    let plain = slug(name);
    let (words, [english, vietnamese]) = ROWS
        .iter()
        .find(|(words, _)| words.contains(&plain.as_str()))?;
    let at = words.iter().position(|word| *word == plain)?;
    // English words stand behind the Vietnamese ones of a row.
    let is_english = words[..=at].iter().any(|word| ENGLISH.contains(word));
    Some(if is_english { english } else { vietnamese })
}

/// The first English word of each row.
const ENGLISH: &[&str] = &[
    "step",
    "teacher",
    "question",
    "practice",
    "clue",
    "answer",
    "form",
    "leaflet",
    "key-points",
    "discuss",
    "case-study",
    "level",
    "slides",
    "csv",
    "optional",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::block::BLOCKS;

    #[test]
    fn words_of_people_lead_to_blocks() {
        let found = ["Bước", "cac-buoc", "checklist", "Đáp án", "exam", "quiz"].map(called);
        let expected = ["viec-can-lam", "viec-can-lam", "steps", "loi-giai", "quiz"];
        assert_eq!(found[..5], expected.map(Some));
        assert_eq!(found[5], None);
    }

    #[test]
    fn each_row_names_a_block_and_no_word_is_one() {
        let names: Vec<[&str; 2]> = BLOCKS.iter().map(|row| [row.name, row.alias]).collect();
        for (words, block) in ROWS {
            assert!(names.contains(block), "{block:?}");
            let taken = words
                .iter()
                .find(|word| names.iter().any(|row| row.contains(word)));
            assert_eq!(taken, None);
        }
    }
}
