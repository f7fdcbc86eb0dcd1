use super::*;
use crate::base::date::Moment;
use crate::base::diagnostic::lines;
use crate::base::digest::Hashed;
use crate::model::config::{Plain, WishShape};
use crate::model::meta::KindName;

fn read(text: &str, base_url: Option<&str>) -> (Config, String) {
    let options = Options {
        base_url: base_url.map(str::to_string),
        ..Options::default()
    };
    let texts = BTreeMap::from([(options.config.clone(), Hashed::text(text.to_string()))]);
    let inputs = Inputs {
        texts,
        assets: BTreeMap::new(),
        refused: BTreeMap::new(),
        options,
        now: Moment(0),
        resizer: Default::default(),
    };
    let (config, wrong) = config(&inputs);
    (config, lines(&wrong, text))
}

#[track_caller]
fn faults(text: &str, expected: &str) {
    assert_eq!(read(text, None).1, expected);
}

#[test]
fn mistakes_are_told_at_their_bytes() {
    faults(
        "titel = \"A\"",
        "config/unknown-key 1:1 no key `titel` -> did you mean `title`?",
    );
    faults(
        "lang = \"fr\"",
        "config/value 1:8 `fr` is no value of this key -> its values: `vi`, `en`",
    );
    faults(
        "html = \"sanitized\"",
        "config/value 1:8 `sanitized` is no value of this key -> did you mean `sanitised`?",
    );
    faults(
        "paginate = \"x\"",
        "config/type 1:12 a whole number is wanted here, this is the text `x` -> write digits, \
         like `20`",
    );
    let url = "is not the address of a site -> write all of it, like `https://example.org/xanh/`";
    faults(
        "base_url = \"/xanh\"",
        &format!("config/base-url 1:12 `/xanh` {url}"),
    );
    faults(
        "base_url = \"https://\"",
        &format!("config/base-url 1:12 `https://` {url}"),
    );
    faults(
        "zone = \"Hà Nội\"",
        "config/zone 1:8 no time zone `Hà Nội` -> write `+07:00` or `Asia/Ho_Chi_Minh`",
    );
    faults(
        "[taxonomies]\nweight = \"x\"",
        "config/taken 2:1 `weight` is a key of pages already -> choose another name",
    );
    faults(
        "[fields.colum]\na = {}",
        "config/unknown-key 1:9 no key `colum` -> did you mean `column`?",
    );
    faults(
        "[fields.column]\na = { typ = \"text\" }",
        "config/unknown-key 2:7 no key `typ` -> did you mean `type`?",
    );
    faults(
        "[[menu]]\ntitle = \"x\"",
        "config/missing 1:1 `page` is missing -> add `page = \"…\"`",
    );
    faults(
        "[feeds.more]\na = 1",
        "config/type 1:1 a text, a number, `true`, `false` or a list is wanted here, this is a \
         table of keys and values -> write the value right after `=`, without keys below it",
    );
    faults(
        "title = \"A\"\ntitle = \"B\"",
        "config/duplicate 2:1 the key `title` stands twice -> keep one of the two",
    );
}

#[test]
fn a_site_that_says_nothing_has_defaults() {
    assert_eq!(read("", None), (defaults("vi"), String::new()));
    let inputs = Inputs {
        texts: BTreeMap::new(),
        assets: BTreeMap::new(),
        refused: BTreeMap::new(),
        options: Options {
            base_url: Some("example.org".into()),
            ..Options::default()
        },
        now: Moment(0),
        resizer: Default::default(),
    };
    let (found, wrong) = config(&inputs);
    assert_eq!(
        (found, wrong[0].code, &wrong[0].span),
        (defaults("vi"), "config/base-url", &None)
    );
}

#[test]
fn all_settings_are_read() {
    let text = "title = \"Xanh\"\nbase_url = \"https://example.org/a\"\nlang = \"en\"\nplan = \
        \"57-kh-tld\"\nhtml = \"escaped\"\n\
                [theme]\nname = \"rung\"\nwide = true\n[taxonomies]\nnganh = \"Ngành nghề\"\n\
                [fields.column]\nphoto = { type = \"list\", label = \"Ảnh\" }\n[[menu]]\npage = \
                \"a/_index.md\"\n[feeds]\nentries = 20\n";
    let (config, faults) = read(text, None);
    assert_eq!(faults, "");
    assert_eq!(
        (
            config.title.as_str(),
            config.base_url.as_deref(),
            config.lang.as_str()
        ),
        ("Xanh", Some("https://example.org/a/"), "en")
    );
    assert_eq!(
        (config.theme.as_str(), &config.theme_settings["wide"].value),
        ("rung", &Plain::Flag(true))
    );
    assert_eq!(
        (
            config.taxonomies["nganh"].slug.as_str(),
            config.taxonomies["topics"].title.as_str()
        ),
        ("nganh-nghe", "Topics")
    );
    assert_eq!(
        config.fields[&KindName::Column]["photo"].shape,
        WishShape::List
    );
    assert_eq!(
        (config.menu[0].page.as_str(), config.html),
        ("a/_index.md", RawHtml::Escaped)
    );
    assert_eq!(
        (
            &config.features["feeds"].settings["entries"].value,
            config.features["feeds"].span.line_col(text)
        ),
        (&Plain::Number(20), (15, 2))
    );
    assert_eq!(
        read("theme = \"rung\"", Some("http://localhost:8080"))
            .0
            .base_url
            .as_deref(),
        Some("http://localhost:8080/")
    );
}
