use time::OffsetDateTime;

/// An instant in seconds since 1970-01-01 UTC as RFC 3339; what no calendar
/// holds is shown as the number.
pub(crate) fn rfc3339(unix: i64) -> String {
    OffsetDateTime::from_unix_timestamp(unix).map_or_else(
        |_| unix.to_string(),
        |t| {
            let (date, time) = (t.date(), t.time());
            format!("{date}T{:02}:{:02}:{:02}Z", time.hour(), time.minute(), time.second())
        },
    )
}
