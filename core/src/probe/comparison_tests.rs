use super::*;

const V4: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(192, 0, 2, 1));

#[test]
fn connections_stay_few() {
    let v6 = IpAddr::from([0x2001, 0xdb8, 0, 0, 0, 0, 0, 1]);
    assert!(same_host(&[], 587).is_empty());
    assert_eq!(same_host(&[V4], 587).len(), 4);
    assert_eq!(same_host(&[V4], 2587).len(), 5);
    // With the two that failed, a single digit.
    assert_eq!(same_host(&[V4, v6], 587).len(), 6);
    assert!(!same_host(&[V4, v6], 587).iter().any(|look| look.port() == 587));
}

#[test]
fn each_look_has_one_result() {
    let mut looks = Looks::default();
    let to = SocketAddr::new(V4, 465);
    assert!(looks.add(to, Whose::Host(0)));
    assert!(!looks.add(to, Whose::Second));
    assert_eq!(looks.running(), [to]);
    assert!(looks.set(SocketAddr::new(V4, 25), Ok(())).is_none());
    assert!(looks.set(to, Err(ConnectFault::Refused)).is_some());
    assert!(looks.set(to, Ok(())).is_none());
    assert!(looks.running().is_empty());
    assert_eq!(looks.best(Whose::Host(0), 465), Some(AttemptState::Refused));
    assert_eq!(looks.best(Whose::Second, 465), None);
}
