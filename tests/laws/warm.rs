//! A warm build gives what a cold one gives, whatever was edited between.

use super::edits::{Dice, Files, edit, site};
use crate::support::{BuildOptions, Built, inputs, lines, make};
use xanh::base::date::{Moment, Zone};
use xanh::base::diagnostic::Language;
use xanh::engine::{self, Memo};
use xanh::features;

/// Edits in the ordinary run, and in a long one (`XANH_LONG=1`).
const STEPS: (usize, usize) = (40, 4000);

#[test]
fn whatever_is_edited_warm_is_cold() {
    let steps = if std::env::var_os("XANH_LONG").is_some() {
        STEPS.1
    } else {
        STEPS.0
    };
    let (mut files, mut dice, memo) = (site(), Dice(57), Memo::lasting());
    let mut done = vec![];
    for step in 0..steps {
        done.push(edit(&mut files, &mut dice, step));
        if dice.throw(40) == 0 {
            files = site();
            done.push("all is as it was".to_string());
        }
        same(&files, &asked(&mut dice), &memo, &mut dice, &done);
    }
}

fn asked(dice: &mut Dice) -> BuildOptions {
    let mut asked = BuildOptions::default();
    asked.options.drafts = dice.throw(10) == 0;
    if dice.throw(6) == 0 {
        asked.now = Moment::parse("2026-12-02", &Zone::default()).unwrap();
    }
    asked
}

#[track_caller]
fn same(files: &Files, asked: &BuildOptions, memo: &Memo, dice: &mut Dice, done: &[String]) {
    let last = || done[done.len().saturating_sub(6)..].join("\n");
    if dice.throw(3) == 0 {
        look(files, asked, memo, &last());
    }
    let (warm, cold) = (
        make(inputs(files, asked), memo),
        make(inputs(files, asked), &Memo::once()),
    );
    let names = |built: &Built| {
        built
            .outputs
            .keys()
            .map(|path| path.to_string())
            .collect::<Vec<_>>()
    };
    assert_eq!(names(&warm), names(&cold), "{}", last());
    for (path, body) in &cold.outputs {
        assert!(
            warm.outputs[path] == *body,
            "{path} after\n{}\nwarm:\n{}\ncold:\n{}",
            last(),
            warm.text(path.as_str()),
            cold.text(path.as_str())
        );
    }
    let told = |built: &Built| lines(&built.diagnostics, &built.inputs, Language::English);
    assert_eq!(told(&warm), told(&cold), "{}", last());
}

/// What is found wrong behind, without any output, is what making everything finds wrong.
#[track_caller]
fn look(files: &Files, asked: &BuildOptions, memo: &Memo, last: &str) {
    let (warm, once) = (inputs(files, asked), Memo::once());
    let planned = engine::plan(&warm, &features::ALL, memo);
    let anew = engine::plan(&warm, &features::ALL, &once);
    let looked = engine::look(&planned, memo, &|_| vec![], &|| false).unwrap();
    let made = engine::make(&anew, &once, &|_, _| std::ops::ControlFlow::Continue(()));
    assert_eq!(
        lines(&looked, &warm, Language::English),
        lines(&made, &warm, Language::English),
        "{last}"
    );
    assert_eq!(engine::look(&planned, memo, &|_| vec![], &|| true), None);
}
