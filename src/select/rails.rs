//! The picture of a path: each step a dot in a lane, a line from it down to every step that builds
//! on it.

use crate::render::view::Rail;

/// A wider picture leaves a phone no room for words.
const MOST: usize = 8;

/// A rail for each step, and how many lanes they need. `before[n]` holds the steps, counted from 0,
/// that step `n` builds on, all of them smaller than `n`. `None` where the picture would be too
/// wide, or where no step builds on another.
pub fn rails(before: &[Vec<usize>]) -> Option<(Vec<Rail>, usize)> {
    let mut last = vec![0; before.len()];
    before
        .iter()
        .enumerate()
        .for_each(|(step, before)| before.iter().for_each(|one| last[*one] = step));
    let (mut rails, mut lanes): (Vec<Rail>, Vec<Option<usize>>) = (vec![], vec![]);
    for (step, before) in before.iter().enumerate() {
        let mut from: Vec<usize> = before.iter().map(|one| rails[*one].lane).collect();
        from.sort_unstable();
        from.dedup();
        let ends = |line: &Option<usize>| line.is_some_and(|line| last[line] == step);
        let freed = from.iter().copied().find(|lane| ends(&lanes[*lane]));
        lanes
            .iter_mut()
            .filter(|line| ends(line))
            .for_each(|line| *line = None);
        let lane = freed
            .or_else(|| lanes.iter().position(Option::is_none))
            .unwrap_or(lanes.len());
        let through = (0..lanes.len())
            .filter(|lane| lanes[*lane].is_some())
            .collect();
        if lane == lanes.len() {
            lanes.push(None);
        }
        lanes[lane] = (last[step] > step).then_some(step);
        rails.push(Rail {
            lane,
            through,
            from,
            goes_on: last[step] > step,
        });
        if lanes.len() > MOST {
            return None;
        }
    }
    last.iter()
        .any(|last| *last > 0)
        .then_some((rails, lanes.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Draws `before`, a line a step: `o` its dot, `|` a line that passes by, then the lanes that
    /// lead to it, and `.` where nothing goes on from it.
    #[track_caller]
    fn check(before: &[&[usize]], expected: &[&str]) {
        let before: Vec<Vec<usize>> = before.iter().map(|one| one.to_vec()).collect();
        let (rails, lanes) = rails(&before).unwrap();
        let drawn = rails.iter().map(|rail| {
            let sign = |lane| {
                if lane == rail.lane {
                    'o'
                } else if rail.through.contains(&lane) {
                    '|'
                } else {
                    ' '
                }
            };
            let from = rail
                .from
                .iter()
                .map(|lane| format!(" {lane}"))
                .collect::<String>();
            format!(
                "{}{from}{}",
                (0..lanes).map(sign).collect::<String>(),
                if rail.goes_on { "" } else { " ." }
            )
        });
        assert_eq!(drawn.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn a_chain_stays_in_one_lane() {
        check(&[&[], &[0], &[1]], &["o", "o 0", "o 0 ."]);
    }

    #[test]
    fn a_line_goes_on_until_nothing_more_builds_on_it() {
        check(
            &[&[], &[0], &[0], &[0], &[]],
            &["o ", "|o 0 .", "|o 0 .", "o  0 .", "o  ."],
        );
    }

    #[test]
    fn a_step_takes_the_lane_of_what_ends_with_it() {
        check(
            &[&[], &[0], &[0], &[1, 2], &[1]],
            &["o ", "|o 0", "o| 0", "o| 0 1 .", " o 1 ."],
        );
    }

    #[test]
    fn what_cannot_be_drawn_is_left_out() {
        let fan: Vec<Vec<usize>> = (0..9).map(|_| vec![]).chain([(0..9).collect()]).collect();
        assert!(rails(&fan).is_none(), "nine lanes");
        assert!(
            rails(&[vec![], vec![]]).is_none(),
            "no step builds on another"
        );
        assert!(rails(&[]).is_none());
    }
}
