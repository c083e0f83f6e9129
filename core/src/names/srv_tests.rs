use super::super::Answer;
use super::*;

fn srv(list: &[(u16, u16, u16, &str)]) -> Asked {
    let one = |(priority, weight, port, host): &(u16, u16, u16, &str)| Record::Srv {
        priority: *priority,
        weight: *weight,
        port: *port,
        host: (*host).into(),
    };
    Ok(Answer { records: list.iter().map(one).collect(), ..Answer::default() })
}

#[test]
fn the_order_is_priority_then_weight_then_implicit_tls() {
    let implicit = srv(&[(10, 1, 465, "b.test"), (20, 0, 465, "c.test")]);
    let plain = srv(&[(10, 9, 587, "a.test"), (10, 1, 587, "b.test")]);
    let places: Vec<String> =
        srv_targets(&[implicit, plain]).iter().map(|t| format!("{}:{}", t.host, t.port)).collect();
    assert_eq!(places, ["a.test:587", "b.test:465", "b.test:587", "c.test:465"]);
}

#[test]
fn a_dot_means_not_offered() {
    let asked = [srv(&[(0, 0, 0, ".")]), Err(LookFault::NotFound)];
    assert_eq!(srv_targets(&asked), []);
    let facts = srv_facts("d.test", &asked);
    assert!(facts[0].text.contains("not offered"), "{}", facts[0].text);
    assert!(facts[1].text.contains("none"), "{}", facts[1].text);
}

#[test]
fn servers_of_the_domain_itself() {
    let within = |host: &str| SrvTarget { host: host.into(), port: 465, implicit: true }.is_within("D.test");
    assert!(within("d.test") && within("mail.d.test"));
    assert!(!within("baddeed.test") && !within("evil.test") && !within("d.test.evil.test"));
}
