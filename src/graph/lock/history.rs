//! What declared changes tell of each clause, for those who come by an old number.

use super::change::Changes;
use super::standing;
use crate::model::clause::ClauseId;
use crate::model::official::OfficialText;
use crate::model::plan::{Change, What};
use std::collections::BTreeMap;

/// What a change did to the clause that it is told of.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Past {
    /// It bore this id.
    Was(ClauseId),
    /// Another clause bears its old id, which was that of the clause now called so.
    NowAt(ClauseId),
    /// A clause that it held is gone.
    Lost(ClauseId),
    Amended,
    Corrected,
    Repealed,
}

/// The words of `clause` before `change`, and those that came in their place: those before the next
/// change of it in `told`, which is its history, else those of today.
pub fn former<'a>(
    change: &'a Change,
    told: &'a [(Past, &'a Change)],
    today: &'a str,
) -> Option<(&'a str, &'a str)> {
    let is_same = |(_, other): &&(Past, &Change)| std::ptr::eq(*other, change);
    let later = told.iter().skip_while(|one| !is_same(one)).skip(1);
    let later = later.filter(|(past, _)| matches!(past, Past::Amended | Past::Corrected));
    let mut words = later.map(|(_, change)| change.former.as_str());
    let next = words.find(|words| !words.is_empty());
    (!change.former.is_empty()).then_some((&change.former, next.unwrap_or(today)))
}

/// The past of each clause of `official`, in the order that `changes` declare.
pub fn history<'a>(
    official: &OfficialText,
    changes: &'a [Change],
) -> BTreeMap<ClauseId, Vec<(Past, &'a Change)>> {
    let all = Changes::new(changes.iter());
    let mut history: BTreeMap<ClauseId, Vec<_>> = BTreeMap::new();
    let mut tell = |id: &ClauseId, past: Past, change: &'a Change| {
        history.entry(id.clone()).or_default().push((past, change))
    };
    for change in changes {
        match &change.what {
            What::Renumbered { from, .. } => {
                let now = all.target_after(from, change);
                if official.get(from).is_some() && now != *from {
                    tell(from, Past::NowAt(now.clone()), change);
                }
                tell(&now, Past::Was(from.clone()), change);
            }
            What::Repealed(id) if official.get(id).is_none() || is_taken(changes, id) => {
                let above =
                    id.0.rsplit_once('.')
                        .map_or(id.0.as_str(), |(above, _)| above);
                let holder = standing(official, &ClauseId(above.to_string()));
                if let Some(holder) = holder {
                    tell(&holder, Past::Lost(id.clone()), change);
                }
            }
            What::Repealed(id) => tell(id, Past::Repealed, change),
            What::Amended(id) => tell(id, Past::Amended, change),
            What::Corrected(id) => tell(id, Past::Corrected, change),
        }
    }
    history.retain(|id, _| official.get(id).is_some());
    history
}

/// Whether another clause bears the number of the one called `id` now.
fn is_taken(changes: &[Change], id: &ClauseId) -> bool {
    changes
        .iter()
        .any(|change| matches!(&change.what, What::Renumbered { to, .. } if to == id))
}
