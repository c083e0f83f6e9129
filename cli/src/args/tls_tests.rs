use super::{CertDays, cert_days};

#[test]
fn days() {
    assert_eq!(cert_days("20,7"), Ok(CertDays::Given(20, 7)));
    assert_eq!(cert_days("30"), Ok(CertDays::Given(30, 0)));
    for wrong in ["7,20", "soon", "20,7,3", "-1", "", "x", "20,", ",7", "99999999999999999999"] {
        assert!(cert_days(wrong).is_err(), "{wrong}");
    }
}
