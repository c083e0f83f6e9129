use super::parse;
use std::time::Duration;

#[test]
fn times_with_and_without_unit() {
    let table = [
        ("10s", 10_000),
        ("10", 10_000),
        ("500ms", 500),
        ("2m", 120_000),
        ("1.5s", 1500),
        ("60m", 3_600_000),
    ];
    for (text, ms) in table {
        assert_eq!(parse(text), Ok(Duration::from_millis(ms)), "{text}");
    }
}

#[test]
fn what_is_no_time() {
    for text in ["", "s", "0", "0s", "-1s", "10h", "61m", "ten", "nan", "inf", "1e99"] {
        assert!(parse(text).is_err(), "{text}");
    }
}
