//! What was asked before.

use crate::base::date::Moment;
use crate::check::external::Answer;
use crate::shell::failure::Failure;
use crate::shell::put::Target;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::Path;

/// Seconds for which it counts that an address is there, and that it is gone.
const THERE: i64 = 7 * 24 * 3600;
const GONE: i64 = 24 * 3600;

/// The name of the file in the folder beside the output.
const FILE: &str = "external.json";

/// Answers of before, each with the second in which it was given.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Known {
    answers: BTreeMap<String, (i64, Answer)>,
}

impl Known {
    /// What is remembered in the folder `side`; nothing where that cannot be read.
    pub fn load(side: &Path) -> Known {
        let bytes = std::fs::read(side.join(FILE)).unwrap_or_default();
        serde_json::from_slice(&bytes).unwrap_or_default()
    }

    /// The answer that still holds at `now`.
    pub fn of(&self, address: &str, now: Moment) -> Option<&Answer> {
        let (given, answer) = self.answers.get(address)?;
        let age = now.0 - given;
        (0..life(answer)).contains(&age).then_some(answer)
    }

    /// Remembers `answers`; those that no longer hold, and what only says that nothing is known,
    /// go.
    pub fn add(&mut self, answers: &BTreeMap<String, Answer>, now: Moment) {
        for (address, answer) in answers {
            self.answers
                .insert(address.clone(), (now.0, answer.clone()));
        }
        self.answers
            .retain(|_, (given, answer)| (0..life(answer)).contains(&(now.0 - *given)));
    }

    /// Writes it to the folder `side`, beside the output of the site at `root`.
    ///
    /// Failures: `disk/link`, `disk/unwritable`.
    pub fn write(&self, root: &Path, side: &Path) -> Result<(), Failure> {
        let text = serde_json::to_vec(self).unwrap_or_default();
        // The folder is nothing to publish.
        let ignored = (".gitignore".to_string(), b"*\n".to_vec());
        Target::new(root, side)?.write(&[ignored, (FILE.to_string(), text)])
    }
}

fn life(answer: &Answer) -> i64 {
    match answer {
        Answer::Fine | Answer::Moved(_) | Answer::Refused(_) => THERE,
        Answer::Gone(_) => GONE,
        Answer::Limited(_) | Answer::Silent(_) => 0,
    }
}
