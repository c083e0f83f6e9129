use std::time::{SystemTime, UNIX_EPOCH};

/// Seconds since 1970-01-01 UTC. A clock before that reads 0.
pub(crate) fn unix_time() -> i64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |t| i64::try_from(t.as_secs()).unwrap_or(i64::MAX))
}
