use time::{Date, Month, OffsetDateTime, PrimitiveDateTime, Time, UtcOffset};

/// An instant in seconds since 1970-01-01 UTC as RFC 3339; what no calendar
/// holds is shown as the number.
pub(crate) fn rfc3339(unix: i64) -> String {
    OffsetDateTime::from_unix_timestamp(unix).map_or_else(|_| unix.to_string(), written)
}

/// A time as a log writes it, as RFC 3339 in UTC. `None` where the date, the
/// year or the offset is not told: a guess would be a wrong instant.
/// Reads `2026-11-24T13:48:47.395+01:00` (also with a blank) and
/// `24-Nov-2026 13:49:10 UTC`.
pub(crate) fn told(text: &str) -> Option<String> {
    let text = text.trim().trim_matches(['[', ']']);
    let (date, rest) = text.split_once(['T', ' '])?;
    let clock = rest.get(..8)?;
    let after = rest[8..].trim_start_matches(['.', ',']);
    let zone = after.trim_start_matches(|c: char| c.is_ascii_digit()).trim();
    let local = PrimitiveDateTime::new(day(date)?, time_of_day(clock)?);
    Some(written(local.assume_offset(offset(zone)?).to_offset(UtcOffset::UTC)))
}

fn written(t: OffsetDateTime) -> String {
    let (date, time) = (t.date(), t.time());
    format!("{date}T{:02}:{:02}:{:02}Z", time.hour(), time.minute(), time.second())
}

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// `2026-11-24` or `24-Nov-2026`
fn day(text: &str) -> Option<Date> {
    let mut parts = text.split('-');
    let (first, second, third) = (parts.next()?, parts.next()?, parts.next()?);
    let (year, month, day) = match month(second) {
        Some(month) => (third, month, first),
        None => (first, Month::try_from(second.parse::<u8>().ok()?).ok()?, third),
    };
    Date::from_calendar_date(year.parse().ok()?, month, day.parse().ok()?).ok()
}

fn time_of_day(text: &str) -> Option<Time> {
    let mut parts = text.split(':').map(str::parse::<u8>);
    Time::from_hms(parts.next()?.ok()?, parts.next()?.ok()?, parts.next()?.ok()?).ok()
}

/// `Z`, `UTC`, `+01:00`, `+0100`
fn offset(text: &str) -> Option<UtcOffset> {
    if matches!(text, "Z" | "z" | "UTC" | "GMT") {
        return Some(UtcOffset::UTC);
    }
    let sign: i8 = match text.as_bytes().first()? {
        b'+' => 1,
        b'-' => -1,
        _ => return None,
    };
    let digits: String = text[1..].chars().filter(|c| *c != ':').collect();
    let number = |part: Option<&str>| part.and_then(|p| p.parse::<i8>().ok());
    let (hours, minutes) = (number(digits.get(..2))?, number(digits.get(2..4))?);
    (digits.len() == 4).then(|| UtcOffset::from_hms(sign * hours, sign * minutes, 0).ok()).flatten()
}

/// How stamps without a year or a zone are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Clock {
    /// The time now, in seconds since 1970-01-01 UTC.
    pub(crate) now: i64,
    /// Seconds east of UTC.
    pub(crate) offset: i32,
}

/// A time as a log writes it, in seconds since 1970-01-01 UTC. A missing zone
/// is that of the clock, a missing year the last one that is not in the
/// future. Reads what [`told`] reads, `2026/11/24 13:48:47`, `Nov 24 13:48:41`,
/// `Nov 24 2026 13:48:41` and `Tue Nov 24 13:49:10.1 2026`.
pub(crate) fn instant(text: &str, clock: Clock) -> Option<i64> {
    let text = text.trim().trim_matches(['[', ']']);
    let local = UtcOffset::from_whole_seconds(clock.offset).ok()?;
    if let Some((date, rest)) = text.split_once(['T', ' ', '\t', '_'])
        && let Some(day) = day(&date.replace(['/', '.'], "-"))
    {
        let digits = rest.find(|c: char| !c.is_ascii_digit() && c != ':').unwrap_or(rest.len());
        let after = rest[digits..].trim_start_matches(['.', ',']);
        let zone = after.trim_start_matches(|c: char| c.is_ascii_digit()).trim();
        let time = time_of_day(&rest[..digits])?;
        let zone = if zone.is_empty() { local } else { offset(zone)? };
        return Some(PrimitiveDateTime::new(day, time).assume_offset(zone).unix_timestamp());
    }
    named_month(text, clock.now, local)
}

/// Seconds by which a log may be ahead of the clock.
const AHEAD: i64 = 86_400;

/// `[Tue ]Nov 24 [2026 ]13:48:41[.5][ 2026]`
fn named_month(text: &str, now: i64, local: UtcOffset) -> Option<i64> {
    let mut words = text.split_whitespace().peekable();
    let mut month = month(words.next()?);
    if month.is_none() {
        month = self::month(words.next()?);
    }
    let (month, day) = (month?, words.next()?.parse().ok()?);
    let mut year: Option<i32> = words.peek().filter(|w| !w.contains(':')).and_then(|w| w.parse().ok());
    if year.is_some() {
        words.next();
    }
    let time = time_of_day(words.next()?.split(['.', ',']).next()?)?;
    year = year.or_else(|| words.next().and_then(|w| w.parse().ok()));
    let at = |year| {
        let date = Date::from_calendar_date(year, month, day).ok()?;
        Some(PrimitiveDateTime::new(date, time).assume_offset(local).unix_timestamp())
    };
    let this = OffsetDateTime::from_unix_timestamp(now).ok()?.year();
    match year {
        Some(year) => at(year),
        None => (0..5).filter_map(|back| at(this + 1 - back)).find(|at| *at <= now.saturating_add(AHEAD)),
    }
}

fn month(text: &str) -> Option<Month> {
    let index = MONTHS.iter().position(|month| *month == text)?;
    Month::try_from(u8::try_from(index + 1).ok()?).ok()
}

#[cfg(test)]
#[path = "date_tests.rs"]
mod tests;
