//! Rows in files of their own: cut where a key says so, so that an edit moves no other cut.

use crate::base::digest::Digest;

/// A line of the index: its key, and the line with its line end.
pub struct Row {
    pub key: String,
    pub text: String,
    /// A row that is seldom read stands in a file of its own.
    pub is_alone: bool,
}

/// Rows in the order of keys.
pub struct Shard {
    pub first: String,
    pub last: String,
    pub rows: String,
}

/// Raw bytes of a shard: the least, the usual, and the most unless a single row is longer.
#[derive(Clone, Copy)]
pub struct Size {
    least: usize,
    usual: usize,
    most: usize,
}

/// Bytes of rows up to which an index is small: few files, each near the 32 KB that a stick gives
/// to any; and up to which it is of middle size.
const SMALL: usize = 2 << 20;
const MIDDLE: usize = 8 << 20;

impl Size {
    /// The size that suits rows of `total` bytes.
    pub fn of(total: usize) -> Size {
        let kib = |least: usize, usual: usize, most: usize| Size {
            least: least << 10,
            usual: usual << 10,
            most: most << 10,
        };
        if total <= SMALL {
            kib(22, 26, 32)
        } else if total <= MIDDLE {
            kib(12, 15, 24)
        } else {
            kib(10, 12, 20)
        }
    }
}

/// The rows in shards.
pub fn shards(rows: impl IntoIterator<Item = Row>, size: Size) -> Vec<Shard> {
    let mut shards: Vec<Shard> = Vec::new();
    let mut is_open = false;
    for row in rows {
        match shards.last_mut() {
            Some(shard) if is_open && !row.is_alone && !size.cuts(shard.rows.len(), &row) => {
                shard.rows.push_str(&row.text);
                shard.last = row.key;
            }
            _ => {
                is_open = !row.is_alone;
                shards.push(Shard {
                    first: row.key.clone(),
                    last: row.key,
                    rows: row.text,
                });
            }
        }
    }
    shards
}

impl Size {
    /// Whether a new shard begins with `row` after `bytes` of others: told by the key alone, where
    /// there is room.
    fn cuts(self, bytes: usize, row: &Row) -> bool {
        if bytes + row.text.len() > self.most {
            return true;
        }
        let is_edge = row.key.ends_with(['(', ')']);
        bytes >= self.least && !is_edge && chance(&row.key) < row.text.len() as f64 / self.rest()
    }

    fn rest(self) -> f64 {
        (self.usual - self.least) as f64
    }
}

/// A number from 0 to 1 that a key always has.
fn chance(key: &str) -> f64 {
    let digits = Digest::of_bytes(key.as_bytes()).short();
    f64::from(u32::from_str_radix(&digits, 16).unwrap_or(0)) / f64::from(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(number: usize) -> Row {
        let key = format!("k{number:05}");
        let text = format!("{key}\t{}\n", "A".repeat(40 + number % 30));
        Row {
            key,
            text,
            is_alone: false,
        }
    }

    fn cut(rows: impl Iterator<Item = Row>) -> Vec<String> {
        let shards = shards(rows, Size::of(1));
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
