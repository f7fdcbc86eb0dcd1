//! The skeleton of a plan that carries out another one at a level below: official text to be
//! written, its notes, its page.

use crate::base::date::Date;
use crate::base::path::SourcePath;
use crate::graph::clauses::ShownPlan;
use crate::graph::lock::write;
use crate::graph::site::Site;
use crate::model::citation_name::citation_name;
use crate::model::clause::{Address, Clause, ClauseKind};
use crate::model::level::{Level, LevelId};
use crate::model::meta::{Kind, PlanMeta};
use crate::model::official::{Layout, Speech};
use crate::model::plan::Notes;
use crate::read::plan::official;
use std::collections::BTreeSet;

/// The files of a plan's folder with their names: a draft for `level` and those below it. For each
/// clause of `above` that they have to carry out it holds one in brackets, which carries it out as
/// soon as somebody writes it.
pub fn skeleton(site: &Site, above: &ShownPlan, level: &Level) -> Vec<(&'static str, String)> {
    let Kind::Plan(meta) = &above.page.kind else {
        return vec![];
    };
    let name = name(site, above, meta);
    let words = words(above.plan.official.speech);
    let mut draft = Draft {
        site,
        above,
        name: &name,
        text: words.head(&name),
        notes: words.notes.to_string(),
        words,
    };
    let levels = ladder(site, level);
    let duties: Vec<Vec<&Clause>> = levels.iter().map(|level| draft.duties(&level.id)).collect();
    draft.section("I", words.purpose, &draft.purposes());
    draft.section("II", words.content, &draft.contents(&duties.concat()));
    draft
        .text
        .push_str(&format!("III. {}\n", words.organisation));
    for (at, (level, duties)) in levels.iter().zip(&duties).enumerate() {
        draft.of_level(at + 1, level, duties);
    }
    let closing: Vec<&Clause> = duties
        .concat()
        .into_iter()
        .filter(|clause| clause.kind == ClauseKind::Closing)
        .collect();
    draft.closing(&closing, &levels);
    vec![
        ("clauses.lock", locked(&draft.text, site.today)),
        ("index.md", words.page(&name)),
        ("notes.toml", draft.notes),
        ("text.txt", draft.text),
    ]
}

/// The lock of the draft: a clause that is dropped later is missed, and takes no note of another
/// one.
fn locked(text: &str, today: Date) -> String {
    let file = SourcePath::new("text.txt");
    let (official, _) = official(&file, &text.into(), Layout::SectionClausePoint);
    write(&official, None, &Notes::default(), today)
}

/// What a draft says besides the words of the plan above.
struct Words {
    notes: &'static str,
    purpose: &'static str,
    content: &'static str,
    organisation: &'static str,
    write_content: &'static str,
    write_duty: &'static str,
    /// What stands before the clause that a task carries out.
    write_task: &'static str,
    closing: &'static str,
    speech: Speech,
}

const VIETNAMESE: Words = Words {
    notes: "# Mỗi việc của kế hoạch này thực hiện điều khoản nào của kế hoạch trên. Bỏ một khoản \
        của text.txt thì chạy `xanh renumber`: số điều khoản ở đây sẽ theo.\n\
        # levels: cấp phải làm · summary: nói bằng lời thường · carries_out: điều khoản được thực \
        hiện\n",
    purpose: "MỤC ĐÍCH, YÊU CẦU",
    content: "NỘI DUNG",
    organisation: "TỔ CHỨC THỰC HIỆN",
    write_content: "Viết nội dung.",
    write_duty: "Viết việc của cấp này.",
    write_task: "Viết việc của đơn vị để thực hiện",
    closing: "Trên đây là kế hoạch của [tên cơ quan ban hành]. [Viết cách báo cáo, nơi nhận báo \
        cáo.]\n",
    speech: Speech::Vietnamese,
};

const ENGLISH: Words = Words {
    notes: "# Which clause of the plan above each task of this plan carries out. After a clause of \
        text.txt is dropped, run `xanh renumber`: the numbers here follow.\n\
        # levels: who has to do it · summary: in plain words · carries_out: the clauses that are \
        carried out\n",
    purpose: "PURPOSE",
    content: "CONTENT",
    organisation: "WHO DOES WHAT",
    write_content: "Write the content.",
    write_duty: "Write what this level does.",
    write_task: "Write what your body does to carry out",
    closing: "This is the plan of [issuing body]. [Write how and to whom reports are sent.]\n",
    speech: Speech::English,
};

fn words(speech: Speech) -> &'static Words {
    match speech {
        Speech::Vietnamese => &VIETNAMESE,
        Speech::English => &ENGLISH,
    }
}

/// A text and its notes, as far as they are written.
struct Draft<'a> {
    site: &'a Site,
    above: &'a ShownPlan,
    /// How the plan above is cited: `Kế hoạch hành động số 57/KH-TLĐ`.
    name: &'a str,
    text: String,
    notes: String,
    words: &'static Words,
}

impl<'a> Draft<'a> {
    /// The clauses of the plan above that bind a level; of a clause and those below it, only the
    /// lowest.
    fn duties(&self, level: &LevelId) -> Vec<&'a Clause> {
        let official = &self.above.plan.official;
        let bound = self.site.duties.of(level);
        let binds = |clause: &Clause| bound.contains(&self.address(clause));
        let holding: BTreeSet<usize> = official
            .clauses
            .iter()
            .filter(|clause| binds(clause))
            .filter_map(|clause| clause.parent)
            .collect();
        let found = official
            .clauses
            .iter()
            .enumerate()
            .filter(|(at, clause)| binds(clause) && !holding.contains(at));
        found.map(|(_, clause)| clause).collect()
    }

    /// The clauses below a section headed "Mục đích".
    fn purposes(&self) -> Vec<&'a Clause> {
        self.above.plan.official.purposes().collect()
    }

    /// The clauses of the plan above that `duties` carry out.
    fn contents(&self, duties: &[&Clause]) -> Vec<&'a Clause> {
        let carrying: BTreeSet<Address> =
            duties.iter().map(|clause| self.address(clause)).collect();
        let carried = |clause: &&Clause| {
            self.site
                .duties
                .carried
                .get(&self.address(clause))
                .is_some_and(|by| !by.is_disjoint(&carrying))
        };
        self.above
            .plan
            .official
            .clauses
            .iter()
            .filter(carried)
            .collect()
    }

    fn address(&self, clause: &Clause) -> Address {
        Address {
            plan: self.above.plan.id.clone(),
            clause: clause.id.clone(),
        }
    }

    /// A section with a clause in brackets for each of `clauses`.
    fn section(&mut self, number: &str, heading: &str, clauses: &[&Clause]) {
        self.text.push_str(&format!("{number}. {heading}\n"));
        for (at, clause) in clauses.iter().enumerate() {
            self.text
                .push_str(&format!("{}. {}\n\n", at + 1, self.wanted(clause)));
            self.note(&format!("{number}.{}", at + 1), &[], &[clause]);
        }
        if clauses.is_empty() {
            self.text
                .push_str(&format!("1. [{}]\n\n", self.words.write_content));
        }
    }

    fn of_level(&mut self, number: usize, level: &Level, duties: &[&Clause]) {
        let name = level.name.split(';').next().unwrap_or(&level.name).trim();
        self.text.push_str(&format!("{number}. {name}\n"));
        let duties: Vec<&&Clause> = duties
            .iter()
            .filter(|clause| clause.kind != ClauseKind::Closing)
            .collect();
        for (at, clause) in duties.iter().enumerate() {
            self.text
                .push_str(&format!("- {}\n\n", self.wanted(clause)));
            self.note(
                &format!("III.{number}.{}", at + 1),
                std::slice::from_ref(&&level.id),
                &[clause],
            );
        }
        if duties.is_empty() {
            self.text
                .push_str(&format!("- [{}]\n\n", self.words.write_duty));
            self.note(
                &format!("III.{number}.1"),
                std::slice::from_ref(&&level.id),
                &[],
            );
        }
    }

    fn closing(&mut self, closing: &[&Clause], levels: &[&Level]) {
        self.text.push_str(self.words.closing);
        let first: Vec<&Clause> = closing.first().copied().into_iter().collect();
        let ids: Vec<&LevelId> = levels.iter().map(|level| &level.id).collect();
        self.note("ket", &ids, &first);
    }

    /// What somebody has to write: the clause above in the words of its editors.
    fn wanted(&self, clause: &Clause) -> String {
        let plan = &self.above.plan;
        let summary = plan
            .note(&clause.id)
            .map_or("", |note| note.summary.trim_end_matches('.'));
        let words = if summary.is_empty() {
            shortened(plan.official.slice(&clause.body))
        } else {
            summary.to_string()
        };
        let words = words.replace(['[', ']'], "");
        format!(
            "[{} {} {}: {words}.]",
            self.words.write_task,
            citation_name(&plan.official, &clause.id),
            self.words.of(self.name)
        )
    }

    fn note(&mut self, id: &str, levels: &[&LevelId], carries_out: &[&Clause]) {
        let quoted = |words: Vec<String>| {
            words
                .iter()
                .map(|word| format!("\"{word}\""))
                .collect::<Vec<_>>()
                .join(", ")
        };
        let (above, official) = (&self.above.plan.id.0, &self.above.plan.official);
        let told: String = carries_out
            .iter()
            .map(|clause| format!("# {}\n", citation_name(official, &clause.id)))
            .collect();
        let levels = if levels.is_empty() {
            String::new()
        } else {
            format!(
                "levels = [{}]\n",
                quoted(levels.iter().map(|id| id.0.clone()).collect())
            )
        };
        let carried = quoted(
            carries_out
                .iter()
                .map(|clause| format!("{above}#{}", clause.id.0))
                .collect(),
        );
        self.notes.push_str(&format!(
            "\n{told}[clause.\"{id}\"]\n{levels}summary = \"\"\ncarries_out = [{carried}]\n"
        ));
    }
}

/// The first thirty words of a clause.
fn shortened(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let end = if words.len() > 30 { "…" } else { "" };
    words[..words.len().min(30)]
        .join(" ")
        .trim_end_matches(['.', ';'])
        .to_string()
        + end
}

/// A level and those below it, from the top of the ladder down.
fn ladder<'a>(site: &'a Site, level: &Level) -> Vec<&'a Level> {
    let levels = &site.sources.levels;
    let above = |other: &Level| {
        std::iter::successors(other.above.clone(), |id| levels.get(id)?.above.clone())
            .take(levels.levels.len())
            .any(|id| id == level.id)
    };
    levels
        .levels
        .iter()
        .filter(|other| other.id == level.id || above(other))
        .collect()
}

/// `Kế hoạch hành động số 57/KH-TLĐ`, or the title of a plan without a number.
fn name(site: &Site, above: &ShownPlan, meta: &PlanMeta) -> String {
    let (plan, number) = match above.plan.official.speech {
        Speech::Vietnamese => ("Kế hoạch", "số"),
        Speech::English => ("Plan", "No."),
    };
    let form = if meta.form.is_empty() {
        plan
    } else {
        &meta.form
    };
    match meta.number.is_empty() {
        true => above.page.title().to_string(),
        false => format!("{form} {number} {}", site.clauses.number(&above.plan.id)),
    }
}

impl Words {
    /// The plan above as the object of a task.
    fn of(&self, name: &str) -> String {
        match self.speech {
            Speech::Vietnamese => name.to_string(),
            Speech::English => format!("of {name}"),
        }
    }

    fn head(&self, name: &str) -> String {
        match self.speech {
            Speech::Vietnamese => head(name),
            Speech::English => format!(
                "ISSUING BODY\n-------\nNo.: …\n…, … 20…\n\nPLAN\nTO CARRY OUT {}\n\n\
                 To carry out {name}, [issuing body] makes this plan:\n\n",
                name.to_uppercase()
            ),
        }
    }

    fn page(&self, name: &str) -> String {
        let title = name.replace('\\', "\\\\").replace('"', "\\\"");
        match self.speech {
            Speech::Vietnamese => page(&title),
            Speech::English => format!(
                "---\ntitle: \"Plan to carry out {title}\"\nkind: plan\nnumber: \"…\"\ntype: \
                 \"Plan\"\nlayout: muc-khoan-diem\n\
                 # Still a draft: delete the next line once the text is issued and copied into \
                 text.txt as it is.\n\
                 draft: true\n---\n"
            ),
        }
    }
}

fn head(name: &str) -> String {
    format!(
        "TÊN CƠ QUAN BAN HÀNH\n-------\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh \
         phúc\n---------------\n\n\
         Số: …/KH-…\n…, ngày … tháng … năm …\n\nKẾ HOẠCH\nTHỰC HIỆN {}\n\n\
         Thực hiện {name}, [tên cơ quan ban hành] xây dựng kế hoạch với nội dung như sau:\n\n",
        name.to_uppercase()
    )
}

fn page(title: &str) -> String {
    format!(
        "---\ntitle: \"Kế hoạch thực hiện {title}\"\nkind: plan\nnumber: \"…/KH-…\"\ntype: \"Kế \
         hoạch\"\nlayout: muc-khoan-diem\n\
         # Còn là bản nháp: xóa dòng dưới khi văn bản đã ban hành và đã chép đúng vào text.txt.\n\
         draft: true\n---\n"
    )
}
