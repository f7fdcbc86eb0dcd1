//! How the program speaks.

use super::{Run, Site};

fn broken() -> Site {
    let site = Site::new();
    site.break_link();
    site
}

#[test]
fn the_language_is_chosen_by_option_then_environment() {
    let site = broken();
    let word = |arguments: &[&str], variables: &[(&str, &str)]| {
        let run = Run::of(
            site.command(arguments)
                .envs(variables.iter().copied())
                .output()
                .unwrap(),
        );
        if run.err.contains("lỗi[") {
            "vi"
        } else {
            "en"
        }
    };
    assert_eq!(word(&["check"], &[]), "vi");
    assert_eq!(word(&["check"], &[("LANG", "C.UTF-8")]), "vi");
    assert_eq!(word(&["check"], &[("LANG", "en_US.UTF-8")]), "en");
    assert_eq!(
        word(
            &["check"],
            &[("LANG", "en_US.UTF-8"), ("LC_ALL", "vi_VN.UTF-8")]
        ),
        "vi"
    );
    assert_eq!(
        word(
            &["check"],
            &[("LC_ALL", "vi_VN.UTF-8"), ("XANH_LANG", "en")]
        ),
        "en"
    );
    assert_eq!(
        word(&["check", "--lang", "vi"], &[("XANH_LANG", "en")]),
        "vi"
    );
    assert_eq!(word(&["biuld", "--lang", "en"], &[]), "en");
}

#[test]
fn colours_are_shown_only_where_they_are_wanted() {
    let site = broken();
    let is_coloured = |variables: &[(&str, &str)]| {
        let run = Run::of(
            site.command(&["check"])
                .envs(variables.iter().copied())
                .output()
                .unwrap(),
        );
        run.err.contains('\u{1b}')
    };
    assert!(!is_coloured(&[]));
    assert!(is_coloured(&[("CLICOLOR_FORCE", "1")]));
    assert!(!is_coloured(&[("NO_COLOR", "1")]));
}

#[test]
fn data_goes_to_stdout_and_messages_to_stderr() {
    let site = broken();
    let human = site.run(&["check"]);
    assert_eq!(human.out, "");
    assert!(human.err.starts_with("content/a.md:4:"), "{}", human.err);
    let json = site.run(&["check", "--format", "json"]);
    let line: serde_json::Value = serde_json::from_str(json.out.lines().next().unwrap()).unwrap();
    assert_eq!(
        (&line["file"], &line["line"], &line["severity"]),
        (&"content/a.md".into(), &4.into(), &"error".into())
    );
    assert!(!json.err.contains("content/a.md"), "{}", json.err);
    let github = site.run(&["check", "--format", "github", "-q"]);
    assert!(
        github.out.starts_with("::error file=content/a.md,line=4,"),
        "{}",
        github.out
    );
    assert_eq!(github.err, "");
}

#[test]
fn help_is_shown_in_the_language_asked_for() {
    let site = Site::new();
    let help = site.run(&["build", "--help", "--lang", "vi"]);
    assert_eq!((help.code, help.err.as_str()), (0, ""));
    assert!(
        help.out
            .starts_with("Dựng trang ra thư mục public\n\nCách dùng: xanh build [TÙY CHỌN]\n"),
        "{}",
        help.out
    );
    let help = site.run(&["--help", "--lang", "en"]);
    assert!(
        help.out.contains("\nUsage: xanh [OPTIONS] COMMAND\n"),
        "{}",
        help.out
    );
}

#[test]
fn quiet_is_quiet() {
    let run = Site::new().run(&["build", "-q"]);
    assert_eq!((run.code, run.out + &run.err), (0, String::new()));
}
