use super::super::changes::tests::report;
use super::repeated;
use crate::compare::{Pause, pauses};
use crate::report::{RepeatedRow, Report};

fn row<'a>(rows: &'a [RepeatedRow], what: &str) -> &'a RepeatedRow {
    rows.iter().find(|row| row.what == what).expect("a row")
}

#[test]
fn members_of_a_pool_are_counted() {
    let one = || report("192.0.2.1", "mx1.example.com ESMTP", &["STARTTLS"], "2026-12-01T00:00:00Z");
    let two = report("192.0.2.2", "mx2.example.com ESMTP", &["STARTTLS"], "2026-12-01T00:00:00Z");
    let all = repeated(&[two, one(), one()], 3, None);
    assert_eq!((all.probes, all.wanted), (3, 3));
    assert!(row(&all.rows, "verdict").equal && row(&all.rows, "certificate").equal);
    let names = row(&all.rows, "greeting name");
    assert!(!names.equal);
    let seen: Vec<_> =
        names.values.iter().map(|v| (v.value.as_deref(), v.count, v.addresses.join(" "))).collect();
    assert_eq!(
        seen,
        [
            (Some("mx1.example.com"), 2, "192.0.2.1".to_owned()),
            (Some("mx2.example.com"), 1, "192.0.2.2".to_owned()),
        ]
    );
    assert!(!all.rows.iter().any(|row| row.what == "login"), "nobody tried it");
}

#[test]
fn what_one_member_lacks_is_a_difference() {
    let one = report("192.0.2.1", "mx ESMTP", &["STARTTLS"], "2026-12-01T00:00:00Z");
    let all = repeated(&[one, Report::unknown("No answer.")], 2, None);
    let names = row(&all.rows, "greeting name");
    assert_eq!(names.values.iter().filter(|v| v.value.is_none()).count(), 1);
    assert!(repeated(&[], 2, None).rows.is_empty());
}

#[test]
fn a_refused_login_is_not_repeated() {
    let mut refused = report("192.0.2.1", "mx ESMTP", &[], "2026-12-01T00:00:00Z");
    assert_eq!(pauses(&refused), None);
    refused.sessions[0].auth = Some("refused".into());
    assert_eq!(pauses(&refused), Some(Pause::Login));
}
