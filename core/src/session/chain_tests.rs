use super::*;

/// Certificates as `subject<issuer`, each valid for as many seconds as its place says.
fn chain(list: &[&str]) -> Vec<Certificate> {
    let one = |(i, text): (usize, &&str)| {
        let (subject, issuer) = text.split_once('<').expect("subject<issuer");
        Certificate {
            subject: format!("CN={subject},O=Test"),
            issuer: format!("CN={issuer},O=Test"),
            self_signed: subject == issuer,
            not_after: 100 - i as i64,
            issuer_url: Some(format!("http://{issuer}")),
            ..Certificate::default()
        }
    };
    list.iter().enumerate().map(one).collect()
}

#[test]
fn in_order_without_the_root() {
    let shape = ChainShape::of(&chain(&["leaf<mid", "mid<root"]));
    assert_eq!((shape.path.len(), shape.in_order, shape.strangers), (2, true, 0));
    assert_eq!(shape.next_issuer.as_deref(), Some("root"));
    assert_eq!(shape.next_issuer_url.as_deref(), Some("http://root"));
    assert_eq!(shape.root_sent, None);
}

#[test]
fn a_root_that_nobody_needs_and_a_wrong_order() {
    let shape = ChainShape::of(&chain(&["leaf<mid", "root<root", "mid<root"]));
    assert!(!shape.in_order);
    assert_eq!(shape.root_sent.as_deref(), Some("root"));
    assert_eq!(shape.next_issuer, None);
}

#[test]
fn strangers_are_counted_and_do_not_expire_for_the_rest() {
    let list = chain(&["leaf<mid", "mid<root", "other<elsewhere"]);
    let shape = ChainShape::of(&list);
    assert_eq!(shape.strangers, 1);
    assert_eq!(shape.not_after(&list), Some(99));
}

#[test]
fn a_circle_ends() {
    let shape = ChainShape::of(&chain(&["a<b", "b<a"]));
    assert_eq!(shape.path, [0, 1]);
    assert_eq!(shape.next_issuer.as_deref(), Some("a"));
    assert_eq!(ChainShape::of(&[]), ChainShape::default());
}

#[test]
fn a_self_signed_one_is_no_needless_root() {
    let shape = ChainShape::of(&chain(&["own<own"]));
    assert_eq!((shape.root_sent, shape.next_issuer), (None, None));
}
