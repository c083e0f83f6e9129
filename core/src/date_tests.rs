use super::{Clock, instant, rfc3339, told};

#[test]
fn times_with_date_and_offset_are_told_in_utc() {
    for (text, expected) in [
        ("2026-11-24T13:48:47.395074+00:00", "2026-11-24T13:48:47Z"),
        ("2026-11-24T13:48:47+01:00", "2026-11-24T12:48:47Z"),
        ("2026-11-24 00:30:00 +0100", "2026-11-23T23:30:00Z"),
        ("[24-Nov-2026 13:49:10 UTC]", "2026-11-24T13:49:10Z"),
        ("2026-11-24T13:48:47Z", "2026-11-24T13:48:47Z"),
    ] {
        assert_eq!(told(text).as_deref(), Some(expected), "{text}");
    }
}

#[test]
fn what_is_no_instant_is_not_guessed() {
    for text in
        ["Jan 12 09:14:06", "2024-03-11 01:58:12", "13:52:19.766851", "7", "", "2026-13-40T99:99:99Z", "é é"]
    {
        assert_eq!(told(text), None, "{text}");
    }
}

#[test]
fn seconds_become_a_date() {
    assert_eq!(rfc3339(0), "1970-01-01T00:00:00Z");
}

#[test]
fn stamps_of_logs_are_read_by_the_clock() {
    // 2026-11-24 14:00 UTC, in a zone one hour east.
    let clock = Clock { now: 1_795_528_800, offset: 3600 };
    for (text, expected) in [
        ("2026-11-24T13:48:47.395074+00:00", "2026-11-24T13:48:47Z"),
        ("2026-11-24 13:48:47", "2026-11-24T12:48:47Z"),
        ("2026/11/24 13:48:47", "2026-11-24T12:48:47Z"),
        ("24-Nov-2026 13:49:10 UTC", "2026-11-24T13:49:10Z"),
        ("Nov 24 13:48:41", "2026-11-24T12:48:41Z"),
        ("Dec  3 13:48:41", "2025-12-03T12:48:41Z"),
        ("Feb 29 13:48:41", "2024-02-29T12:48:41Z"),
        ("Nov 24 2025 13:48:41", "2025-11-24T12:48:41Z"),
        ("Tue Nov 24 13:49:10.123456 2026", "2026-11-24T12:49:10Z"),
    ] {
        assert_eq!(instant(text, clock).map(rfc3339).as_deref(), Some(expected), "{text}");
    }
    for text in ["13:48:47", "", "Nov", "Foo 24 13:48:41", "2026-11-24", "é é é", "Nov 99 13:48:41"] {
        assert_eq!(instant(text, clock), None, "{text}");
    }
}
