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

/// `2026-11-24` or `24-Nov-2026`
fn day(text: &str) -> Option<Date> {
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let mut parts = text.split('-');
    let (first, second, third) = (parts.next()?, parts.next()?, parts.next()?);
    let named = MONTHS.iter().position(|month| *month == second);
    let (year, month, day) = match named.and_then(|index| u8::try_from(index + 1).ok()) {
        Some(month) => (third, month, first),
        None => (first, second.parse().ok()?, third),
    };
    Date::from_calendar_date(year.parse().ok()?, Month::try_from(month).ok()?, day.parse().ok()?).ok()
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

#[cfg(test)]
#[path = "date_tests.rs"]
mod tests;
