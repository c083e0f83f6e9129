use super::*;
use std::net::Ipv4Addr;

fn router(last: u8) -> IpAddr {
    Ipv4Addr::new(192, 0, 2, last).into()
}

fn way(port: u16, hops: &[Hop]) -> Trace {
    Trace { port, hops: hops.to_vec() }
}

#[test]
fn the_hop_behind_which_it_is_dropped() {
    let mail = way(25, &[Hop::Passed(router(1)), Hop::Passed(router(2)), Hop::Silent, Hop::Silent]);
    let web = way(443, &[Hop::Passed(router(1)), Hop::Silent, Hop::Silent, Hop::Reached { open: true }]);
    let words = "traced: port 25 is dropped behind hop 2 (192.0.2.2); port 443 goes on to hop 4";
    assert_eq!(conclude(&mail, &web), Traced::Failure(words.into()));
    assert_eq!(mail.lines().last().map(String::as_str), Some("port 25, from hop 3: silence"));
}

#[test]
fn a_router_that_rejects() {
    let mail = way(25, &[Hop::Passed(router(1)), Hop::Rejected(router(2))]);
    let words = "traced: port 25 is rejected by hop 2 (192.0.2.2)";
    assert_eq!(conclude(&mail, &way(443, &[])), Traced::Failure(words.into()));
}

#[test]
fn ways_that_end_alike_show_no_block() {
    let same = |port| way(port, &[Hop::Passed(router(1)), Hop::Silent]);
    assert!(matches!(conclude(&same(25), &same(443)), Traced::Note(_)));
    assert!(matches!(conclude(&way(25, &[]), &way(443, &[Hop::Silent])), Traced::Note(_)));
    let open = way(25, &[Hop::Reached { open: true }]);
    assert!(matches!(conclude(&open, &open), Traced::Note(_)));
}
