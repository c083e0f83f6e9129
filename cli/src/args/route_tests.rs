use super::fits;
use smtpdiag_core::probe::Family;
use std::net::{Ipv4Addr, Ipv6Addr};

#[test]
fn an_address_of_the_other_family_is_refused() {
    let (v4, v6) = (Some(Ipv4Addr::LOCALHOST.into()), Some(Ipv6Addr::LOCALHOST.into()));
    assert!(fits(v4, Family::V6).is_err());
    assert!(fits(v6, Family::V4).is_err());
    assert!(fits(v4, Family::V4).is_ok());
    assert!(fits(v6, Family::Any).is_ok());
    assert!(fits(None, Family::V6).is_ok());
}
