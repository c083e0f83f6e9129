use super::*;

fn addresses(v4: u8, v6: u16) -> Vec<IpAddr> {
    let four = (0..v4).map(|n| IpAddr::from([192, 0, 2, n]));
    let six = (0..v6).map(|n| IpAddr::from([0x2001, 0xdb8, 0, 0, 0, 0, 0, n]));
    four.chain(six).collect()
}

fn route(found: &[IpAddr], family: Family) -> VecDeque<IpAddr> {
    let mut route = Route::new(&plan());
    route.set_addresses(found, family);
    route.addresses
}

fn plan() -> Plan {
    Plan::new("mail.example.com", 587)
}

#[test]
fn a_bounded_number_of_both_families() {
    let list = route(&addresses(20, 1), Family::Any);
    assert_eq!(list.len(), limits::PROBE_ADDRESSES);
    assert!(list.iter().any(IpAddr::is_ipv6));
    assert_eq!(route(&addresses(2, 3), Family::V6).len(), 3);
    assert_eq!(route(&addresses(2, 0), Family::V6).len(), 0);
    let twice = [addresses(1, 0), addresses(1, 0)].concat();
    assert_eq!(route(&twice, Family::Any).len(), 1);
}

#[test]
fn the_port_decides_the_mode() {
    assert_eq!(Route::first_mode(&plan()), TlsMode::StartTls);
    assert_eq!(Route::first_mode(&Plan { port: 465, ..plan() }), TlsMode::Implicit);
    let forced = Plan { port: 465, tls: TlsChoice::StartTls, ..plan() };
    assert_eq!(Route::first_mode(&forced), TlsMode::StartTls);
}
