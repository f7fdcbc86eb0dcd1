//! Licences that a piece may bear, in one table.

use crate::base::diagnostic::StaticMessage;

/// A licence and what it allows a newspaper.
#[derive(Debug, PartialEq, Eq, Hash)]
pub struct Licence {
    /// As written in front matter; the SPDX name where there is one.
    pub id: &'static str,
    pub name: StaticMessage,
    /// The deed, for readers; empty where there is none.
    pub url: &'static str,
    pub republish: Republish,
    /// What who prints it again has to heed.
    pub terms: StaticMessage,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Republish {
    Allowed,
    Refused,
}

/// Every licence that the program knows.
///
/// Source: the deeds of Creative Commons, version 4.0, and CC0 1.0.
pub const LICENCES: &[Licence] = &[
    Licence {
        id: "CC-BY-4.0",
        name: StaticMessage {
            vi: "Creative Commons Ghi công 4.0",
            en: "Creative Commons Attribution 4.0",
        },
        url: "https://creativecommons.org/licenses/by/4.0/",
        republish: Republish::Allowed,
        terms: StaticMessage {
            vi: "Được đăng lại, cắt ngắn, đổi tít, kể cả trên báo có quảng cáo. Ghi nguồn, dẫn \
                giấy phép và nói rõ nếu có sửa.",
            en: "May be printed again, cut and retitled, in papers with advertising too. Name the \
                source and the licence, and say what was changed.",
        },
    },
    Licence {
        id: "CC-BY-SA-4.0",
        name: StaticMessage {
            vi: "Creative Commons Ghi công - Chia sẻ tương tự 4.0",
            en: "Creative Commons Attribution-ShareAlike 4.0",
        },
        url: "https://creativecommons.org/licenses/by-sa/4.0/",
        republish: Republish::Allowed,
        terms: StaticMessage {
            vi: "Được đăng lại và sửa. Ghi nguồn, nói rõ nếu có sửa; bản đã sửa phải phát hành \
                theo đúng giấy phép này.",
            en: "May be printed again and changed. Name the source, say what was changed; a \
                changed text bears this same licence.",
        },
    },
    Licence {
        id: "CC-BY-NC-4.0",
        name: StaticMessage {
            vi: "Creative Commons Ghi công - Phi thương mại 4.0",
            en: "Creative Commons Attribution-NonCommercial 4.0",
        },
        url: "https://creativecommons.org/licenses/by-nc/4.0/",
        republish: Republish::Allowed,
        terms: StaticMessage {
            vi: "Được đăng lại và sửa ở nơi không nhằm mục đích thương mại. Ghi nguồn và nói rõ \
                nếu có sửa.",
            en: "May be printed again and changed where nothing is sold. Name the source and say \
                what was changed.",
        },
    },
    Licence {
        id: "CC-BY-ND-4.0",
        name: StaticMessage {
            vi: "Creative Commons Ghi công - Không phái sinh 4.0",
            en: "Creative Commons Attribution-NoDerivatives 4.0",
        },
        url: "https://creativecommons.org/licenses/by-nd/4.0/",
        republish: Republish::Allowed,
        terms: StaticMessage {
            vi: "Được đăng lại nguyên văn. Ghi nguồn; không sửa, không cắt trừ chỗ bài đã đánh dấu \
                là cắt được.",
            en: "May be printed again as it is. Name the source; no change, no cut but where the \
                piece itself marks one.",
        },
    },
    Licence {
        id: "CC0-1.0",
        name: StaticMessage {
            vi: "Creative Commons CC0 1.0 (phạm vi công cộng)",
            en: "Creative Commons CC0 1.0 (public domain)",
        },
        url: "https://creativecommons.org/publicdomain/zero/1.0/",
        republish: Republish::Allowed,
        terms: StaticMessage {
            vi: "Được đăng lại và sửa tự do; ghi nguồn thì quý.",
            en: "May be printed again and changed freely; a line that names the source is welcome.",
        },
    },
    Licence {
        id: "all-rights-reserved",
        name: StaticMessage {
            vi: "Giữ mọi quyền",
            en: "All rights reserved",
        },
        url: "",
        republish: Republish::Refused,
        terms: StaticMessage {
            vi: "Muốn đăng lại, hãy hỏi tác giả.",
            en: "Ask the author before printing it again.",
        },
    },
];

impl Licence {
    /// The licence of that id, whatever its letters' case.
    pub fn of(id: &str) -> Option<&'static Licence> {
        LICENCES
            .iter()
            .find(|licence| licence.id.eq_ignore_ascii_case(id.trim()))
    }

    pub fn allows_republishing(&self) -> bool {
        self.republish == Republish::Allowed
    }
}
