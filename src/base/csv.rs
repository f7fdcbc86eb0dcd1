//! Tables of values with commas between.

use crate::base::number::to_usize;
use std::ops::Range;

/// A row of a table: its cells, and the bytes it stands at.
pub type Row = (Vec<String>, Range<usize>);

/// The rows of `text`; the mark between cells is the one of `,`, `;` and tab that its first line
/// has most of. Empty lines are left out.
///
/// The error is what is wrong, and the byte it stands at.
pub fn read(text: &str) -> Result<Vec<Row>, (String, usize)> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(mark(text))
        .from_reader(text.as_bytes());
    let (mut rows, mut record) = (vec![], csv::StringRecord::new());
    loop {
        match reader.read_record(&mut record) {
            Ok(false) => return Ok(rows),
            Err(error) => {
                return Err((
                    error.to_string(),
                    error.position().map_or(0, |at| to_usize(at.byte())),
                ));
            }
            Ok(true) => {
                let start = record.position().map_or(0, |at| to_usize(at.byte()));
                let end = text[start..]
                    .find('\n')
                    .map_or(text.len(), |length| start + length);
                rows.push((
                    record.iter().map(|cell| cell.trim().to_string()).collect(),
                    start..end,
                ));
            }
        }
    }
}

fn mark(text: &str) -> u8 {
    let first = text.lines().next().unwrap_or_default();
    [b',', b';', b'\t']
        .into_iter()
        .max_by_key(|mark| {
            (
                first.bytes().filter(|byte| byte == mark).count(),
                *mark == b',',
            )
        })
        .unwrap_or(b',')
}

/// Rows as text. A cell that a spreadsheet would take for a formula stands behind `'`.
///
/// Source: RFC 4180, with single line ends; OWASP, "CSV Injection", for the first characters.
pub fn write(rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(vec![]);
    // Writing to memory cannot fail.
    rows.into_iter()
        .for_each(|row| drop(writer.write_record(row.iter().map(as_text))));
    writer
        .into_inner()
        .ok()
        .and_then(|bytes| String::from_utf8(bytes).ok())
        .unwrap_or_default()
}

/// Some programs pass over what is not seen in front of a formula, and some part cells at `;`.
fn as_text(cell: &String) -> String {
    let passed = |c: char| c.is_whitespace() || c.is_control() || ";\u{200B}\u{FEFF}".contains(c);
    let is_formula = cell.starts_with(['\t', '\r', '\n'])
        || cell
            .trim_start_matches(passed)
            .starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    match is_formula {
        true => format!("'{cell}"),
        false => cell.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::{read, write};

    #[test]
    fn a_formula_is_text() {
        let cells = ["=1+1", "+84", "-", "@a", "\tb", "\rc", "1-2", "a=b"];
        let row = cells.map(String::from).to_vec();
        assert_eq!(write([row]), "'=1+1,'+84,'-,'@a,'\tb,\"'\rc\",1-2,a=b\n");
        let cells = [" =1", ";=1", "\u{feff}=1", "\u{200b}@a", " a", "; b"];
        let row = cells.map(String::from).to_vec();
        let expected = "' =1,';=1,'\u{feff}=1,'\u{200b}@a, a,; b\n";
        assert_eq!(write([row]), expected);
    }

    #[test]
    fn the_mark_between_cells_is_found() {
        let cells = |text: &str| {
            read(text)
                .unwrap()
                .into_iter()
                .map(|(cells, _)| cells)
                .collect::<Vec<_>>()
        };
        assert_eq!(cells("a,\"b, c\"\n1,2\n"), [["a", "b, c"], ["1", "2"]]);
        assert_eq!(cells("a;b\r\n1,5;2\r\n"), [["a", "b"], ["1,5", "2"]]);
        assert_eq!(cells("a\tb\n"), [["a", "b"]]);
        assert_eq!(
            write([vec!["a".into(), "b, \"c\"".into()]]),
            "a,\"b, \"\"c\"\"\"\n"
        );
    }
}
