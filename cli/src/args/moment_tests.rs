use super::parse;
use time::UtcOffset;

/// 2026-11-24 14:00 UTC
const NOW: i64 = 1_795_528_800;

fn both(text: &str) -> (i64, i64) {
    let local = UtcOffset::from_hms(1, 0, 0).expect("a zone");
    let moment = parse(text).unwrap_or_else(|e| panic!("{text}: {e}"));
    (moment.first(NOW, local) - NOW, moment.last(NOW, local) - NOW)
}

#[test]
fn points_in_time() {
    assert_eq!(both("2h"), (-7200, -7200));
    assert_eq!(both("3 days ago"), (-3 * 86_400, -3 * 86_400));
    assert_eq!(both("2026-11-24T14:00:00Z"), (0, 0));
    assert_eq!(both("2026-11-24T15:00:05.25+01:00"), (5, 5));
    assert_eq!(both("2026-11-24 15:00"), (0, 0), "in the zone of the machine");
    assert_eq!(both("2026-11-24"), (-15 * 3600, 9 * 3600 - 1), "a day counts to its end");
}

#[test]
fn what_is_none() {
    for text in [
        "",
        "soon",
        "2",
        "2 parsecs",
        "2026-13-01",
        "2026-11-24T",
        "2026-11-24T25:00",
        "2026-11-24T10:00+1",
        "é026-11-24",
        "99999999999999999w",
    ] {
        assert!(parse(text).is_err(), "{text}");
    }
}
