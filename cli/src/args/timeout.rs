use std::time::Duration;

/// Longest limit of a step: RFC 5321 section 4.5.3.2 knows none over 10 minutes.
const LONGEST: Duration = Duration::from_secs(3600);

/// Reads a time such as `10s`, `500ms`, `2m` or `10` (seconds).
pub(crate) fn parse(text: &str) -> Result<Duration, String> {
    let number = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let unit = match &text[number.len()..] {
        "ms" => 0.001,
        "" | "s" | "sec" => 1.0,
        "m" | "min" => 60.0,
        _ => return Err("a number with ms, s or m behind it, such as 10s".into()),
    };
    let value: f64 = number.parse().map_err(|_| "a number with ms, s or m behind it, such as 10s")?;
    let time = Duration::try_from_secs_f64(value * unit).unwrap_or_default();
    if time.is_zero() || time > LONGEST {
        return Err("from 1ms to 60m".into());
    }
    Ok(time)
}

#[cfg(test)]
#[path = "timeout_tests.rs"]
mod tests;
