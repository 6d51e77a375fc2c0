//! Calendar days, without a clock.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A day of the Gregorian calendar, written `2026-11-24`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

/// The text is not a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this is not a day; write it as year-month-day, such as 2026-11-24")]
#[non_exhaustive]
pub struct InvalidDate;

impl Date {
    /// Reads `YYYY-MM-DD`, years 1970 to 9999.
    pub fn parse(text: &str) -> Result<Self, InvalidDate> {
        let digits = |range| text.get(range).filter(|part: &&str| part.bytes().all(|b| b.is_ascii_digit()));
        let number = |range| digits(range).and_then(|part| part.parse::<u16>().ok()).ok_or(InvalidDate);
        if text.len() != 10 || text.as_bytes().get(4) != Some(&b'-') || text.as_bytes().get(7) != Some(&b'-') {
            return Err(InvalidDate);
        }
        let (year, month, day) = (number(0..4)?, number(5..7)?, number(8..10)?);
        let days = days_in(year, month);
        if year < 1970 || !(1..=days).contains(&day) {
            return Err(InvalidDate);
        }
        let small = |n: u16| u8::try_from(n).map_err(|_| InvalidDate);
        Ok(Self { year, month: small(month)?, day: small(day)? })
    }

    /// Whether more than a year lies between this day and a later one.
    pub fn is_over_a_year_before(self, later: Self) -> bool {
        (later.year, later.month, later.day) > (self.year + 1, self.month, self.day)
    }

    /// The same day so many years later; the last day of 9999 at most.
    pub(crate) fn years_later(self, years: u16) -> Self {
        let year = self.year.saturating_add(years).min(9999);
        Self { year, ..self }
    }

    /// The day, in UTC, of a number of seconds since 1970; times before or far after are held at the ends.
    pub fn from_unix(seconds: i64) -> Self {
        // Days to civil date: H. Hinnant, "chrono-compatible low-level date algorithms".
        let days = seconds.div_euclid(86_400).clamp(0, 2_932_896) + 719_468;
        let era = days.div_euclid(146_097);
        let day_of_era = days.rem_euclid(146_097);
        let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * shifted + 2) / 5 + 1;
        let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        Self {
            year: u16::try_from(year).unwrap_or(9999),
            month: u8::try_from(month).unwrap_or(1),
            day: u8::try_from(day).unwrap_or(1),
        }
    }
}

fn days_in(year: u16, month: u16) -> u16 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        _ => 0,
    }
}

impl TryFrom<String> for Date {
    type Error = InvalidDate;
    fn try_from(text: String) -> Result<Self, InvalidDate> {
        Self::parse(&text)
    }
}

impl From<Date> for String {
    fn from(date: Date) -> Self {
        date.to_string()
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_and_shown() {
        for day in ["1970-01-01", "2024-02-29", "2000-02-29", "9999-12-31"] {
            assert_eq!(Date::parse(day).unwrap().to_string(), day);
        }
        for bad in ["", "2026-2-01", "2026-02-30", "2100-02-29", "2026-13-01", "2026-00-10", "1969-12-31", "20é6-01-1"]
        {
            assert_eq!(Date::parse(bad), Err(InvalidDate), "{bad}");
        }
    }

    #[test]
    fn a_year_is_over_the_day_after_its_last() {
        let over =
            |early: &str, late: &str| Date::parse(early).unwrap().is_over_a_year_before(Date::parse(late).unwrap());
        assert!(!over("2026-11-28", "2027-11-28") && over("2026-11-28", "2027-11-29"));
        assert!(!over("2028-02-29", "2029-02-28") && over("2028-02-29", "2029-03-01"));
        assert!(!over("2027-01-01", "2026-01-01"), "a clock that runs behind");
        assert!(!over("9999-12-31", "9999-12-31"));
    }

    #[test]
    fn seconds_become_days() {
        for (seconds, day) in [
            (0, "1970-01-01"),
            (-5, "1970-01-01"),
            (951_782_399, "2000-02-28"),
            (951_782_400, "2000-02-29"),
            (1_795_478_400, "2026-11-24"),
            (i64::MAX, "9999-12-31"),
        ] {
            assert_eq!(Date::from_unix(seconds).to_string(), day);
        }
    }
}
