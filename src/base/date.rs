//! Days and moments, as readers and as feeds want them.

mod spoken;

use jiff::civil;
use jiff::tz::TimeZone;
use serde::Serialize;
use std::fmt;

/// A day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(civil::Date);

/// A point in time, in seconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Moment(pub i64);

/// A zone by its name, `Asia/Ho_Chi_Minh`, or by its offset, `+07:00`.
#[derive(Clone, Debug, PartialEq)]
pub struct Zone {
    name: String,
    zone: TimeZone,
}

impl Date {
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        civil::Date::new(year, month, day).ok().map(Date)
    }

    /// The day written as `2014-09-25`, `25/09/2014` or `25-9-2014`; `None` where it is none of
    /// these or there is no such day.
    pub fn parse(text: &str) -> Option<Self> {
        let parts: Vec<&str> = text.trim().split(['-', '/', '.']).collect();
        let [a, b, c] = parts[..] else { return None };
        let digits = |part: &str, most: usize| {
            (1..=most).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit())
        };
        if a.len() == 4 && digits(a, 4) && digits(b, 2) && digits(c, 2) {
            return Self::new(a.parse().ok()?, b.parse().ok()?, c.parse().ok()?);
        }
        if digits(a, 2) && digits(b, 2) && c.len() == 4 && digits(c, 4) {
            return Self::new(c.parse().ok()?, b.parse().ok()?, a.parse().ok()?);
        }
        None
    }

    /// The day written alone, or the day in `zone` of a moment: `2024-01-05T23:30:00+07:00`.
    pub fn of_moment(text: &str, zone: &Zone) -> Option<Self> {
        Self::parse(text).or_else(|| Some(Moment::parse(text, zone)?.day(zone)))
    }

    /// The day in words that name a month: `5 March 2026`, `Jan 5, 2026`, `ngày 5 tháng 3 năm
    /// 2026`.
    pub fn spoken(text: &str) -> Option<Self> {
        spoken::day(text)
    }

    /// The day after; `None` at the end of the calendar.
    pub fn next(self) -> Option<Self> {
        self.0.tomorrow().ok().map(Date)
    }

    pub fn year(self) -> i16 {
        self.0.year()
    }

    pub fn month(self) -> i8 {
        self.0.month()
    }

    pub fn day(self) -> i8 {
        self.0.day()
    }

    /// As Vietnamese readers write it: `25/09/2014`.
    pub fn short(self) -> String {
        format!("{:02}/{:02}/{}", self.day(), self.month(), self.year())
    }

    /// `5 March 2026`.
    pub fn english(self) -> String {
        let month = spoken::MONTHS[self.month() as usize - 1];
        format!("{} {month} {}", self.day(), self.year())
    }

    /// As the head of a document has it: `ngày 25 tháng 09 năm 2014`; months 3 to 9 and days below
    /// 10 bear a zero only where the rule asks.
    ///
    /// Source: Decree 30/2020/NĐ-CP, Annex I, II.4: a zero before days below 10 and before months 1
    /// and 2.
    pub fn long(self) -> String {
        let month = if self.month() < 3 {
            format!("0{}", self.month())
        } else {
            self.month().to_string()
        };
        format!("ngày {:02} tháng {month} năm {}", self.day(), self.year())
    }

    /// This day as a feed wants it: its midnight in `zone`, `2026-11-22T00:00:00+07:00`.
    ///
    /// Source: RFC 4287 §3.3, which takes the form from RFC 3339 §5.6.
    pub fn to_atom(self, zone: &Zone) -> String {
        zone.start(self).to_atom(zone)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(
            f,
            "{:04}-{:02}-{:02}",
            self.year(),
            self.month(),
            self.day()
        )
    }
}

impl Serialize for Date {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Moment {
    /// The moment written as a day (its midnight in `zone`), a day and a time, `2026-11-22 08:00`
    /// or `22/11/2026 08:00`, or with a zone of its own as other programs write it: RFC 3339,
    /// `2026-11-22 08:00:00 +0700`.
    pub fn parse(text: &str, zone: &Zone) -> Option<Self> {
        let (day, time) = text
            .trim()
            .split_once([' ', 'T', 't'])
            .unwrap_or((text.trim(), ""));
        let date = Date::parse(day)?;
        let (time, own) = zoned_time(time.trim());
        let time = if time.is_empty() {
            civil::Time::midnight()
        } else {
            clock(time)?
        };
        own.as_ref().unwrap_or(zone).at(date.0.to_datetime(time))
    }

    /// The day it is in `zone`.
    pub fn day(self, zone: &Zone) -> Date {
        Date(self.zoned(zone).date())
    }

    /// `2026-11-22T08:00:00+07:00`. Source: RFC 3339 §5.6.
    pub fn to_atom(self, zone: &Zone) -> String {
        self.zoned(zone)
            .strftime("%Y-%m-%dT%H:%M:%S%:z")
            .to_string()
    }

    /// `Sun, 22 Nov 2026 08:00:00 +0700`. Source: RSS 2.0, which takes the form from RFC 822 with a
    /// year of four digits.
    pub fn to_rss(self, zone: &Zone) -> String {
        self.zoned(zone)
            .strftime("%a, %d %b %Y %H:%M:%S %z")
            .to_string()
    }

    fn zoned(self, zone: &Zone) -> jiff::Zoned {
        jiff::Timestamp::from_second(self.0)
            .unwrap_or(jiff::Timestamp::UNIX_EPOCH)
            .to_zoned(zone.zone.clone())
    }
}

/// A time and the zone at its end: `08:00:00 +0700`, `08:00Z`.
fn zoned_time(text: &str) -> (&str, Option<Zone>) {
    for name in ["Z", "z", "UTC", "GMT"] {
        if let Some(time) = text.strip_suffix(name) {
            return (time.trim_end(), Zone::parse("+00:00"));
        }
    }
    let Some(sign) = text.rfind(['+', '-']) else {
        return (text, None);
    };
    let (time, offset) = text.split_at(sign);
    let written = match offset.len() {
        3 => format!("{offset}:00"),
        5 if offset.is_ascii() => format!("{}:{}", &offset[..3], &offset[3..]),
        _ => offset.to_string(),
    };
    match Zone::parse(&written) {
        Some(zone) => (time.trim_end(), Some(zone)),
        None => (text, None),
    }
}

/// `8:00`, `08:00`, `08:00:30` or `08:00:30.125`; what is below a second is left out.
fn clock(text: &str) -> Option<civil::Time> {
    let text = text.trim();
    let (text, fraction) = text.split_once('.').unwrap_or((text, ""));
    if !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let mut parts = text.split(':').map(|part| part.parse::<i8>().ok());
    let (hour, minute, second) = (
        parts.next()??,
        parts.next()??,
        parts.next().unwrap_or(Some(0))?,
    );
    civil::Time::new(hour, minute, second, 0).ok()
}

impl Zone {
    /// The zone as it was written: `+07:00`, `Asia/Ho_Chi_Minh`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// `+07:00`, `-05:30`, `UTC` or a name of the IANA database.
    pub fn parse(name: &str) -> Option<Self> {
        let zone = match name.strip_prefix(['+', '-']) {
            Some(rest) => offset(name.starts_with('-'), rest)?,
            None => TimeZone::get(name).ok()?,
        };
        Some(Zone {
            name: name.to_string(),
            zone,
        })
    }

    /// The moment a day begins.
    pub fn start(&self, day: Date) -> Moment {
        self.at(day.0.to_datetime(civil::Time::midnight()))
            .unwrap_or(Moment(0))
    }

    fn at(&self, when: civil::DateTime) -> Option<Moment> {
        when.to_zoned(self.zone.clone())
            .ok()
            .map(|zoned| Moment(zoned.timestamp().as_second()))
    }
}

impl std::hash::Hash for Zone {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.name.hash(state);
    }
}

impl Eq for Zone {}

impl Default for Zone {
    /// Việt Nam: `+07:00` all year.
    fn default() -> Self {
        Zone {
            name: "+07:00".into(),
            zone: TimeZone::fixed(jiff::tz::offset(7)),
        }
    }
}

fn offset(west: bool, text: &str) -> Option<TimeZone> {
    let (hours, minutes) = text.split_once(':')?;
    let seconds = hours.parse::<i32>().ok()? * 3600 + minutes.parse::<i32>().ok()? * 60;
    let offset = jiff::tz::Offset::from_seconds(if west { -seconds } else { seconds }).ok()?;
    Some(TimeZone::fixed(offset))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn day(text: &str, expected: Option<&str>) {
        assert_eq!(
            Date::parse(text).map(|date| date.to_string()),
            expected.map(str::to_string)
        );
    }

    #[test]
    fn days_as_people_write_them() {
        day("2014-09-25", Some("2014-09-25"));
        day("25/09/2014", Some("2014-09-25"));
        day("5/9/2014", Some("2014-09-05"));
        day("31/02/2026", None);
        day("09-25-2014", None);
        day("2014", None);
    }

    #[test]
    fn a_day_with_a_time_is_the_day_in_the_zone_of_the_site() {
        let zone = Zone::default();
        let day = |text| Date::of_moment(text, &zone).map(|day| day.to_string());
        assert_eq!(
            day("2024-01-05T23:30:00+07:00").as_deref(),
            Some("2024-01-05")
        );
        assert_eq!(day("2024-01-05T23:30:00Z").as_deref(), Some("2024-01-06"));
        assert_eq!(day("5/1/2024").as_deref(), Some("2024-01-05"));
    }

    #[test]
    fn moments_are_read_in_the_zone_of_the_site() {
        let zone = Zone::default();
        let moment = Moment::parse("22/11/2026 8:00", &zone).unwrap();
        assert_eq!(moment.to_atom(&zone), "2026-11-22T08:00:00+07:00");
        assert_eq!(moment.to_rss(&zone), "Sun, 22 Nov 2026 08:00:00 +0700");
        for same in [
            "2026-11-22T01:00:00Z",
            "2026-11-22T08:00:00+07:00",
            "2026-11-22 08:00:00 +0700",
            "2026-11-22T08:00+07",
            "2026-11-22 01:00:00.250 UTC",
            "2026-11-21T20:00:00-05:00",
        ] {
            assert_eq!(Moment::parse(same, &zone), Some(moment), "{same}");
        }
        assert_eq!(Moment::parse("2026-11-22 08:00 sáng", &zone), None);
        assert_eq!(
            Moment::parse("2026-11-22", &zone)
                .unwrap()
                .day(&zone)
                .to_string(),
            "2026-11-22"
        );
    }

    #[test]
    fn the_head_of_a_document_bears_zeros_where_the_rule_asks() {
        assert_eq!(
            Date::new(2014, 2, 5).unwrap().long(),
            "ngày 05 tháng 02 năm 2014"
        );
        assert_eq!(
            Date::new(2014, 9, 25).unwrap().long(),
            "ngày 25 tháng 9 năm 2014"
        );
    }
}
