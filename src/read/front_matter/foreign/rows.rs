//! The table of keys of other programs.

use self::Here::{Address, Draft, Key, Minutes, Nothing, Own, Terms, Unsearched};
use crate::base::diagnostic::StaticMessage;

/// A key of other programs.
pub struct Foreign {
    /// Its spellings, in lower case without marks, `_` between words.
    pub keys: &'static [&'static str],
    /// The programs that use it; empty where it is a word that people try.
    pub from: &'static str,
    pub here: Here,
    /// It is a key here too, of another kind of page: meant as theirs where its value is one word.
    pub shared: bool,
}

/// What a key of another program is here.
#[derive(Clone, Copy)]
pub enum Here {
    /// The same, by another name.
    Key(&'static str),
    /// `draft: true` where its value is `when`.
    Draft { when: bool },
    /// `search: false` where its value is `when`.
    Unsearched { when: bool },
    /// `aliases` and `slug`.
    Address,
    /// `topics`, of all texts in it.
    Terms,
    /// `duration` of a module.
    Minutes,
    /// Keys that the site declares.
    Own,
    /// Nothing, for this reason.
    Nothing(StaticMessage),
}

const fn row(keys: &'static [&'static str], from: &'static str, here: Here) -> Foreign {
    Foreign {
        keys,
        from,
        here,
        shared: false,
    }
}

const fn shared(keys: &'static [&'static str], from: &'static str, here: Here) -> Foreign {
    Foreign {
        shared: true,
        ..row(keys, from, here)
    }
}

const fn without(vi: &'static str, en: &'static str) -> Here {
    Nothing(StaticMessage { vi, en })
}

const MENU: Here = without(
    "danh mục lấy theo thư mục và `weight`, tên lấy theo `title`",
    "menus come from folders and `weight`, names from `title`",
);
const TOC: Here = without(
    "mục lục của trang tự có",
    "the table of contents is made by itself",
);
const LOOK: Here = without("giao diện lo việc này", "the theme sees to it");
const TEXT: Here = without(
    "viết ý này thành một danh sách trong bài",
    "write it as a list in the text",
);
const TEMPLATE: Here = without(
    "mẫu theo loại trang (`kind`); mẫu riêng đặt bằng `template`",
    "the template comes from the `kind` of the page; one of its own is set by `template`",
);

/// Each key once. Sources: the documentation of front matter of Hugo, Zola, Jekyll, Docusaurus,
/// Material for MkDocs, Starlight, Eleventy, Quarto and The Carpentries Workbench.
pub const ROWS: &[Foreign] = &[
    row(
        &["expirydate", "expires_at", "unpublishdate"],
        "Hugo",
        Key("expires"),
    ),
    row(
        &["publishdate", "pubdate", "published_at"],
        "Hugo, Astro",
        Key("publish"),
    ),
    row(
        &["published_time", "published_date", "created", "created_at"],
        "Ghost, Gatsby",
        Key("date"),
    ),
    row(
        &[
            "lastmod",
            "modified",
            "last_modified_at",
            "last_modified",
            "updateddate",
            "updated_at",
        ],
        "Hugo, Jekyll, Astro",
        Key("updated"),
    ),
    row(
        &["last_update", "lastupdated"],
        "Docusaurus, VitePress",
        Key("updated"),
    ),
    row(&["published"], "Jekyll", Draft { when: false }),
    row(
        &["hidden", "unlisted", "private", "headless", "draft_only"],
        "Hugo, Docusaurus",
        Draft { when: true },
    ),
    row(
        &[
            "password",
            "protected",
            "restricted",
            "visibility",
            "access",
        ],
        "Hexo, WordPress, VuePress",
        Draft { when: true },
    ),
    row(
        &["status", "post_status", "state"],
        "WordPress, Material for MkDocs",
        Draft { when: true },
    ),
    row(
        &["visible", "public", "show", "enabled", "active"],
        "Grav, Notion",
        Draft { when: false },
    ),
    row(&["render"], "Zola", Draft { when: false }),
    row(&["build"], "Hugo", Draft { when: false }),
    row(
        &["exclude", "eleventyexcludefromcollections", "excluded"],
        "Eleventy",
        Draft { when: true },
    ),
    row(
        &["in_search_index", "searchable"],
        "Zola",
        Unsearched { when: false },
    ),
    row(
        &["noindex", "search_exclude", "no_index", "nosearch"],
        "Just the Docs",
        Unsearched { when: true },
    ),
    row(&["url", "permalink", "path"], "Hugo, Jekyll, Zola", Address),
    row(
        &["redirect_from", "redirects", "alias", "old_url"],
        "Jekyll",
        Address,
    ),
    row(
        &["redirect_to", "redirect"],
        "Jekyll, Zola",
        without(
            "xóa tệp này và thêm địa chỉ của nó vào `aliases` của trang mới",
            "delete this file and add its address to the `aliases` of the new page",
        ),
    ),
    row(&["taxonomies"], "Zola", Terms),
    row(
        &[
            "tags",
            "tag",
            "categories",
            "category",
            "keywords",
            "keyword",
        ],
        "Hugo, Jekyll",
        Terms,
    ),
    row(
        &["author", "contributors", "byline"],
        "Jekyll",
        Key("authors"),
    ),
    row(
        &["summary", "excerpt", "abstract", "subtitle", "lead", "desc"],
        "Hugo, Jekyll, Quarto",
        Key("description"),
    ),
    row(
        &[
            "images",
            "cover",
            "thumbnail",
            "heroimage",
            "featured_image",
            "og_image",
            "hero",
        ],
        "Hugo, Astro, Jekyll",
        Key("image"),
    ),
    row(
        &["nav_order", "sidebar_position", "order", "position"],
        "Docusaurus, Just the Docs",
        Key("weight"),
    ),
    row(&["sort_by"], "Zola", Key("sort")),
    row(&["paginate_by"], "Zola", Key("paginate")),
    row(&["language", "locale"], "Hugo, Jekyll", Key("lang")),
    row(&["licence", "copyright", "rights"], "Hugo", Key("license")),
    row(&["page_template"], "Zola", TEMPLATE),
    shared(&["layout"], "Jekyll, Hugo", TEMPLATE),
    shared(&["type"], "Hugo", TEMPLATE),
    row(&["extra"], "Zola", Own),
    row(&["params"], "Hugo", Own),
    row(&["teaching"], "The Carpentries", Minutes),
    row(&["exercises"], "The Carpentries", Minutes),
    row(&["questions", "keypoints"], "The Carpentries", TEXT),
    row(
        &[
            "menu",
            "menus",
            "linktitle",
            "parent",
            "grand_parent",
            "has_children",
        ],
        "Hugo, Jekyll",
        MENU,
    ),
    row(
        &[
            "nav_exclude",
            "sidebar_label",
            "sidebar_class_name",
            "sidebar",
            "nav",
        ],
        "Docusaurus",
        MENU,
    ),
    row(
        &[
            "pagination_label",
            "pagination_next",
            "pagination_prev",
            "prev",
            "next",
        ],
        "Docusaurus",
        MENU,
    ),
    row(
        &["id", "hide_title", "displayed_sidebar", "custom_edit_url"],
        "Docusaurus",
        LOOK,
    ),
    row(
        &[
            "toc",
            "hide_table_of_contents",
            "tableofcontents",
            "toc_max_heading_level",
            "outline",
        ],
        "Hugo, Docusaurus",
        TOC,
    ),
    row(
        &["hide", "icon", "comments", "boost"],
        "Material for MkDocs",
        LOOK,
    ),
    row(
        &[
            "iscjklanguage",
            "markup",
            "cascade",
            "outputs",
            "resources",
            "sitemap",
            "translationkey",
        ],
        "Hugo",
        LOOK,
    ),
    row(
        &[
            "insert_anchor_links",
            "transparent",
            "generate_feeds",
            "generate_feed",
        ],
        "Zola",
        LOOK,
    ),
    row(
        &["root", "editor_options", "output"],
        "The Carpentries",
        LOOK,
    ),
    row(
        &[
            "classes", "sticky", "pin", "math", "mermaid", "share", "related",
        ],
        "Jekyll",
        LOOK,
    ),
    row(&["mo_ta", "gioi_thieu", "tom_luoc"], "", Key("tom_tat")),
    row(&["ten_bai", "tua_de", "tua"], "", Key("tieu_de")),
    row(&["ngay_dang", "ngay_viet", "ngay_tao"], "", Key("ngay")),
    row(&["ngay_cap_nhat", "ngay_sua"], "", Key("cap_nhat")),
    row(&["ngay_het_han", "het_hieu_luc"], "", Key("het_han")),
    row(&["tu_khoa", "the", "danh_muc", "nhan"], "", Key("chu_de")),
    row(&["nguoi_viet", "nguoi_soan"], "", Key("tac_gia")),
    row(&["hinh", "anh_dai_dien", "anh_bia"], "", Key("anh")),
    row(&["an", "an_trang", "nhap"], "", Draft { when: true }),
    row(&["hien", "cong_khai"], "", Draft { when: false }),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::fields::FIELDS;
    use std::collections::BTreeSet;

    #[test]
    fn a_foreign_key_stands_once_and_means_a_key_that_is_there() {
        let mut seen = BTreeSet::new();
        for row in ROWS {
            row.keys
                .iter()
                .for_each(|key| assert!(seen.insert(key), "{key} twice"));
            let ours = |key: &str| FIELDS.iter().any(|field| field.is(key));
            if let Key(key) = row.here {
                assert!(ours(key), "{key} is no key here");
            }
        }
    }
}
