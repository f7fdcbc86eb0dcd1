//! Rows in files of their own: cut where a key says so, so that an edit moves no other cut.

use super::directory;
use crate::base::digest::Digest;

/// A line of the index, which begins with its key.
pub struct Row {
    pub key: String,
    pub text: String,
    /// A row that is seldom read stands in a file of its own.
    pub is_alone: bool,
}

/// Rows in the order of keys, each without what it shares with the one before.
pub struct Shard {
    pub first: String,
    pub last: String,
    pub rows: String,
}

/// Raw bytes of a shard: the least, the usual, and the most unless a single row is longer.
#[derive(Clone, Copy)]
struct Size {
    least: usize,
    usual: usize,
    most: usize,
}

/// Bytes of rows from which on there are many.
const MANY: usize = 8 << 20;

impl Size {
    /// Of rows of pairs, which every query reads.
    const PAIRS: Size = Size::kib(9, 11, 16);
    /// Of other rows, which are read where pairs do not tell enough: near the 32 KB that a stick
    /// gives to any file.
    const OTHERS: Size = Size::kib(22, 26, 32);
    /// Of all rows where there are many: what a query reads stands in many files then.
    const MANY: Size = Size::kib(10, 12, 20);

    const fn kib(least: usize, usual: usize, most: usize) -> Size {
        Size {
            least: least << 10,
            usual: usual << 10,
            most: most << 10,
        }
    }

    /// The size that suits the row of `key` among rows of `total` bytes.
    fn of(key: &str, total: usize) -> Size {
        match key.starts_with(['!', '$']) {
            _ if total > MANY => Size::MANY,
            true => Size::OTHERS,
            false => Size::PAIRS,
        }
    }
}

/// The rows in shards.
pub fn shards(rows: Vec<Row>) -> Vec<Shard> {
    let total = rows.iter().map(|row| row.text.len()).sum();
    let mut shards: Vec<Shard> = Vec::new();
    let mut before: Option<Row> = None;
    for row in rows {
        let open = before
            .as_ref()
            .filter(|before| !before.is_alone && !row.is_alone);
        let shared = open.map_or(0, |before| directory::shared(&before.text, &row.text, 31));
        let (size, own) = (Size::of(&row.key, total), row.text.len() - shared + 2);
        match shards.last_mut() {
            Some(shard) if open.is_some() && !size.cuts(shard.rows.len(), &row.key, own) => {
                let before = open.map_or("", |before| &before.text);
                directory::push_line(&mut shard.rows, before, &row.text);
                shard.last.clone_from(&row.key);
            }
            _ => shards.push(Shard::begin(&row)),
        }
        before = Some(row);
    }
    shards
}

impl Shard {
    fn begin(row: &Row) -> Shard {
        let mut rows = String::new();
        directory::push_line(&mut rows, "", &row.text);
        Shard {
            first: row.key.clone(),
            last: row.key.clone(),
            rows,
        }
    }
}

impl Size {
    /// Whether a new shard begins with the row of `key`, of `own` bytes, after `bytes` of others:
    /// told by the key alone, where there is room.
    fn cuts(self, bytes: usize, key: &str, own: usize) -> bool {
        if bytes + own > self.most {
            return true;
        }
        let is_edge = key.ends_with(['(', ')']);
        bytes >= self.least && !is_edge && chance(key) < own as f64 / self.rest()
    }

    fn rest(self) -> f64 {
        (self.usual - self.least) as f64
    }
}

/// A number from 0 to 1 that a key always has.
fn chance(key: &str) -> f64 {
    f64::from(Digest::of_bytes(key.as_bytes()).head()) / f64::from(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(number: usize) -> Row {
        let key = format!("k{number:05}");
        let text = format!("{key}\t{}", "A".repeat(40 + number % 30));
        Row {
            key,
            text,
            is_alone: false,
        }
    }

    fn cut(rows: impl Iterator<Item = Row>) -> Vec<String> {
        let shards = shards(rows.collect());
        shards.into_iter().map(|shard| shard.rows).collect()
    }

    #[test]
    fn a_new_row_moves_no_cut_far_from_it() {
        let before = cut((0..9000).filter(|number| *number != 4000).map(row));
        let after = cut((0..9000).map(row));
        let fresh = after.iter().filter(|rows| !before.contains(rows)).count();
        assert!(fresh <= 2, "{fresh} of {} shards differ", after.len());
        assert!(after.iter().all(|rows| rows.len() <= 32 << 10));
    }
}
