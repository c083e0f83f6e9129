use time::{Date, Duration, Month, OffsetDateTime, PrimitiveDateTime, Time, UtcOffset};

/// A point in time as people give it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Moment {
    /// So many seconds before now.
    Ago(i64),
    /// A time of day; `None`: in the zone of this machine.
    At(PrimitiveDateTime, Option<UtcOffset>),
    /// A day in the zone of this machine.
    Day(Date),
}

const EXPECTED: &str = "such as 2h, 3d, 2026-11-24, \"2026-11-24 13:00\" or 2026-11-24T13:00:00Z";

/// Reads `2h`, `2026-11-24`, `2026-11-24 13:00` or RFC 3339.
pub(crate) fn parse(text: &str) -> Result<Moment, String> {
    let text = text.trim();
    relative(text).or_else(|| absolute(text)).ok_or_else(|| EXPECTED.into())
}

impl Moment {
    /// The first second that it means.
    pub(crate) fn first(self, now: i64, local: UtcOffset) -> i64 {
        match self {
            Self::Ago(seconds) => now.saturating_sub(seconds),
            Self::At(time, zone) => time.assume_offset(zone.unwrap_or(local)).unix_timestamp(),
            Self::Day(day) => day.midnight().assume_offset(local).unix_timestamp(),
        }
    }

    /// The last second that it means: a day counts to its end.
    pub(crate) fn last(self, now: i64, local: UtcOffset) -> i64 {
        match self {
            Self::Day(day) => {
                let next = day.midnight().saturating_add(Duration::days(1));
                next.assume_offset(local).unix_timestamp() - 1
            }
            other => other.first(now, local),
        }
    }
}

/// The zone of this machine now; UTC where it is not known.
pub(crate) fn zone() -> UtcOffset {
    OffsetDateTime::now_local().map_or(UtcOffset::UTC, OffsetDateTime::offset)
}

fn relative(text: &str) -> Option<Moment> {
    let text = text.strip_suffix("ago").unwrap_or(text).trim();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let unit = match text[digits..].trim() {
        "s" | "sec" => 1,
        "m" | "min" => 60,
        "h" | "hour" | "hours" => 3600,
        "d" | "day" | "days" => 86_400,
        "w" | "week" | "weeks" => 7 * 86_400,
        _ => return None,
    };
    text[..digits].parse::<i64>().ok()?.checked_mul(unit).map(Moment::Ago)
}

fn absolute(text: &str) -> Option<Moment> {
    let (day, rest) = (text.get(..10)?, text.get(10..)?);
    let day = date(day)?;
    if rest.is_empty() {
        return Some(Moment::Day(day));
    }
    let rest = rest.strip_prefix(['T', 't', ' '])?;
    let length = rest.find(|c: char| !c.is_ascii_digit() && c != ':').unwrap_or(rest.len());
    let clock = time_of_day(&rest[..length])?;
    let fraction = rest[length..].strip_prefix('.');
    let rest = fraction.map_or(&rest[length..], |f| f.trim_start_matches(|c: char| c.is_ascii_digit()));
    let zone = match rest {
        "" => None,
        rest => Some(offset(rest)?),
    };
    Some(Moment::At(PrimitiveDateTime::new(day, clock), zone))
}

fn date(text: &str) -> Option<Date> {
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let month = Month::try_from(month.parse::<u8>().ok()?).ok()?;
    Date::from_calendar_date(year.parse().ok()?, month, day.parse().ok()?).ok()
}

fn time_of_day(text: &str) -> Option<Time> {
    let parts: Vec<u8> = text.split(':').map(str::parse).collect::<Result<_, _>>().ok()?;
    match parts[..] {
        [hour, minute] => Time::from_hms(hour, minute, 0).ok(),
        [hour, minute, second] => Time::from_hms(hour, minute, second).ok(),
        _ => None,
    }
}

/// `Z`, `+01:00`
fn offset(text: &str) -> Option<UtcOffset> {
    if text.eq_ignore_ascii_case("z") {
        return Some(UtcOffset::UTC);
    }
    let sign = match text.as_bytes().first()? {
        b'+' => 1,
        b'-' => -1,
        _ => return None,
    };
    let (hours, minutes) = text.get(1..)?.split_once(':')?;
    UtcOffset::from_hms(sign * hours.parse::<i8>().ok()?, sign * minutes.parse::<i8>().ok()?, 0).ok()
}

#[cfg(test)]
#[path = "moment_tests.rs"]
mod tests;
