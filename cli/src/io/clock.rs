use std::time::{SystemTime, UNIX_EPOCH};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

/// Seconds since 1970-01-01 UTC. A clock before that reads 0.
pub(crate) fn unix_time() -> i64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |t| i64::try_from(t.as_secs()).unwrap_or(i64::MAX))
}

/// An instant as RFC 3339 has it, in UTC.
pub(crate) fn rfc3339(unix_time: i64) -> String {
    let at = OffsetDateTime::from_unix_timestamp(unix_time).unwrap_or(OffsetDateTime::UNIX_EPOCH);
    at.format(&Rfc3339).unwrap_or_default()
}
