//! Banks of questions in every form, with notes where people leave them.

use super::{Canaries, home, keeps, page_of};
use xanh::import::questions::{Form, Options, Purpose, questions};
use xanh::import::word::Changes;

/// A bank of one name: what it holds, and in which form.
type Made = (&'static str, String);

/// Banks whose every word is for exams.
fn exams(all: &mut Canaries, first: usize) -> Vec<Made> {
    let mut page = first;
    let mut words = || {
        let words: Vec<String> = (0..4).map(|_| all.closed(page)).collect();
        page += 1;
        words
    };
    let gift = |w: &[String]| format!("::t:: {} {{={}#{} ~sai####{}}}\n", w[0], w[1], w[2], w[3]);
    let xml = |w: &[String]| {
        format!(
            "<quiz><question type=\"multichoice\"><name><text>t</text></name><questiontext \
             format=\"html\"><text>{}</text></questiontext><generalfeedback><text>{}</text>\
             </generalfeedback><single>true</single><answer fraction=\"100\"><text>{}</text>\
             <feedback><text>{}</text></feedback></answer><answer fraction=\"0\"><text>sai</text>\
             </answer></question></quiz>",
            w[0], w[1], w[2], w[3]
        )
    };
    let school = |w: &[String]| {
        format!(
            "Câu 1: {}\nA. {}\nB. {}\nĐáp án: A\nGiải thích: {}\n",
            w[0], w[1], w[2], w[3]
        )
    };
    let sheet = |w: &[String]| {
        format!(
            "Câu hỏi,A,B,Đáp án,Giải thích\n{},{},{},A,{}\n",
            w[0], w[1], w[2], w[3]
        )
    };
    vec![
        ("a.gift", gift(&words())),
        ("a.xml", xml(&words())),
        ("a.txt", school(&words())),
        ("a.csv", sheet(&words())),
        (
            "a.html",
            school(&words())
                .lines()
                .map(|line| format!("<p>{line}</p>"))
                .collect(),
        ),
    ]
}

/// Banks that learners answer: what is said beside the questions is for trainers.
fn exercises(all: &mut Canaries, first: usize) -> Vec<Made> {
    let of = |all: &mut Canaries, at: usize| {
        (
            all.open(first + at),
            all.closed(first + at),
            all.buried(first + at),
        )
    };
    let (open, closed, buried) = of(all, 0);
    let xml = format!(
        "<quiz><!-- {buried} --><question type=\"essay\"><name><text>t</text></name><questiontext>\
         <text>{open}</text></questiontext><graderinfo><text>{closed}</text></graderinfo>\
         </question></quiz>"
    );
    let (open, closed, buried) = of(all, 1);
    let cloze = format!(
        "<quiz><question type=\"essay\"><name><text>t</text></name><questiontext><text>{open} \
         <span style=\"display:none\">{buried}</span></text></questiontext></question><question \
         type=\"cloze\"><name><text>u</text></name><questiontext><text>{{1:SA:={closed}}}</text>\
         </questiontext></question></quiz>"
    );
    let (open, closed, buried) = of(all, 2);
    let gift = format!("// {buried}\n{open} {{=a ~b}}\n\nKhông có ngoặc đúng: {{~{closed} ~c}}\n");
    let (open, closed, _) = of(all, 3);
    all.buried.pop();
    let school = format!(
        "Câu 1: {open}\nA. một\nB. hai\nGhi chú cho giảng viên: {closed}\nĐáp án: A\n\nCâu 2: Hai?\n\
         A. một\nB. hai\nĐáp án: A\n"
    );
    let (open, closed, _) = of(all, 4);
    all.buried.pop();
    let sheet = format!("Câu hỏi,A,B,Đáp án,Lưu ý giảng viên\n{open},một,hai,A,{closed}\n");
    let (open, closed, _) = of(all, 5);
    all.buried.pop();
    let stem =
        format!("Câu 1: {open}\n(Dành cho giảng viên: {closed})\nA. một\nB. hai\nĐáp án: A\n");
    vec![
        ("a.xml", xml),
        ("a.xml", cloze),
        ("a.gift", gift),
        ("a.txt", school),
        ("a.csv", sheet),
        ("a.txt", stem),
    ]
}

#[test]
fn no_bank_that_is_imported_shows_what_is_for_trainers() {
    let mut all = Canaries::default();
    let (mut files, mut sources) = (home(), vec![]);
    let exams = exams(&mut all, 0);
    let exercises = exercises(&mut all, exams.len());
    let exams = exams.into_iter().map(|made| (made, Purpose::Exam));
    let exercises = exercises.into_iter().map(|made| (made, Purpose::Practice));
    for (at, ((name, text), purpose)) in exams.chain(exercises).enumerate() {
        let form = Form::of(name, text.as_bytes()).unwrap();
        let options = Options {
            purpose,
            changes: Changes::Accept,
            encoding: None,
        };
        let (imported, faults) = questions(name, text.as_bytes(), form, &options);
        assert!(faults.is_empty(), "{name}: {faults:?}");
        let page = String::from_utf8(imported.unwrap().files[0].1.clone()).unwrap();
        files.insert(format!("content/bai-{at}.md"), page.clone().into_bytes());
        sources.push(format!("{text}\n{page}"));
    }
    keeps(&files, &all, &|word| sources[page_of(word)].clone());
}
